"""A small typesetter for layouts that no file at hand shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
A4 = (595.0, 842.0)
Rows = Sequence[Sequence[str | None]]
Span = tuple[int, int, int, int]  # row, column, rows, columns

pdfmetrics.registerFont(UnicodeCIDFont(FONT))


class Typesetter:
    """Pages drawn by hand: y is measured from the top of the page."""

    def __init__(self, size: tuple[float, float] = A4) -> None:
        self.buffer = BytesIO()
        self.width, self.height = size
        self.in_the_middle, self.labels_left, self.heads_left = True, False, False  # how cells are set
        self.heads_right = False  # heads of figures; heads of groups stay in the middle
        self.leading = 1.2  # of the size: how far lines of one cell stand apart
        self.canvas = Canvas(self.buffer, pagesize=size, pageCompression=1)

    def text(self, x: float, y: float, text: str, size: float = 12) -> None:
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, self.height - y, text)

    def centred(self, y: float, text: str, size: float = 16) -> None:
        self.text((self.width - self.measure(text, size)) / 2, y, text, size)

    def lines_of(self, text: str, size: float = 16, left: float = 80) -> list[tuple[float, str]]:
        """The lines of a paragraph that is indented by two characters, each with its x."""
        lines, line, x = [], "", left + 2 * size
        for token in _tokens(text):
            if x + self.measure(line + token, size) > self.width - left:
                lines.append((x, line))
                line, x = "", left
            line += token
        return [*lines, (x, line)]

    def paragraph(self, y: float, text: str, size: float = 16, pitch: float = 28) -> float:
        """Set a paragraph; the y of the line after it."""
        for x, line in self.lines_of(text, size):
            self.text(x, y, line, size)
            y += pitch
        return y

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def next_page(self) -> None:
        self.canvas.showPage()

    def measure(self, text: str, size: float) -> float:
        return float(pdfmetrics.stringWidth(text, FONT, size))

    def table(
        self,
        y: float,
        rows: Rows,
        widths: Sequence[float],
        spans: Sequence[Span] = (),
        style: str = "full",
        size: float = 9,
        left: float = 60,
        padding: float = 3,
        header: int = 1,
        *,
        repeat: bool = True,
    ) -> float:
        """Draw a table; where the page ends it goes on over the next. The y below it.

        style: full, open (no outer sides), rows (row rules only), columns (no row rules but those of the head), frame
        (row rules and outer sides), three (三线表), word (the same, but a page break draws no line), ends (a line above and
        one below) or none.
        """
        spanned = {(r, c): (rs, cs) for r, c, rs, cs in spans}
        xs = [left + sum(widths[:column]) for column in range(len(widths) + 1)]
        lines = {
            (r, c): self._wrapped(text, sum(widths[c : c + spanned.get((r, c), (1, 1))[1]]) - 2 * padding, size)
            for r, row in enumerate(rows)
            for c, text in enumerate(row)
            if text is not None
        }
        pitch = size * self.leading
        heights = [
            max(
                [pitch]
                + [len(lines[r, c]) * pitch for c in range(len(row)) if (r, c) in lines and (r, c) not in spanned]
            )
            + 2 * padding
            for r, row in enumerate(rows)
        ]
        for (r, c), (rs, _) in spanned.items():
            missing = len(lines[r, c]) * pitch + 2 * padding - sum(heights[r : r + rs])
            if missing > 0:
                heights[r + rs - 1] += missing
        start = 0
        first = True
        while start < len(rows):
            head = list(range(header)) if start and repeat and not first else []
            room = self.height - 70 - y - sum(heights[r] for r in head)
            end = start
            while end < len(rows) and (room := room - heights[end]) >= 0:
                end += 1
            end = max(end, start + 1)
            self._fragment(
                y, [*head, *range(start, end)], rows, xs, heights, lines, spanned, style, size, padding, header
            )
            y += sum(heights[r] for r in [*head, *range(start, end)])
            start, first = end, False
            if start < len(rows):
                self.next_page()
                y = 70
        return y

    def _fragment(self, y, shown, rows, xs, heights, lines, spanned, style, size, padding, header):
        tops = [y]
        for r in shown:
            tops.append(tops[-1] + heights[r])
        covered = set()
        names = {c for row in rows[header:] for c, text in enumerate(row) if not c or not _is_number(text or "0")}
        for at, r in enumerate(shown):
            for c in range(len(rows[r])):
                if (r, c) in lines:
                    rs, cs = spanned.get((r, c), (1, 1))
                    rs = min(rs, len(shown) - at)
                    box = (xs[c], tops[at], xs[c + cs], tops[at + rs])
                    covered |= {(at + dr, c + dc, dr, dc) for dr in range(rs) for dc in range(cs)}
                    self._cell(box, lines[r, c], size, padding, self._side(r < header, c, cs, names, lines[r, c]))
                    if style in ("full", "open"):
                        self._box(box, style == "full", xs[0], xs[-1])
                    if style == "rows":
                        self.rule(box[0], box[1], box[2], box[1])
                    if style == "three" and r < header and cs > 1 and r + rs < header:
                        self.rule(box[0] + 4, box[3], box[2] - 4, box[3])
        if style in ("columns", "frame"):
            for x in xs if style == "columns" else (xs[0], xs[-1]):
                self.rule(x, tops[0], x, tops[-1])
        if style == "columns" and shown[0] == 0:
            for level in tops[1:header]:
                self.rule(xs[0], level, xs[-1], level)
        if style == "frame":
            for level in tops:
                self.rule(xs[0], level, xs[-1], level)
        if style in ("rows", "three", "columns", "ends"):
            self.rule(xs[0], tops[0], xs[-1], tops[0])
            self.rule(xs[0], tops[-1], xs[-1], tops[-1])
        if style == "word":
            for at, drawn in ((0, shown[0] == 0), (-1, shown[-1] == len(rows) - 1)):
                if drawn:
                    self.rule(xs[0], tops[at], xs[-1], tops[at])
        if style in ("three", "columns", "word") and shown[0] == 0 and len(shown) > header:
            self.rule(xs[0], tops[header], xs[-1], tops[header])

    def _box(self, box, sides, left, right):
        x0, top, x1, bottom = box
        self.rule(x0, top, x1, top)
        self.rule(x0, bottom, x1, bottom)
        if sides or x0 > left + 0.1:
            self.rule(x0, top, x0, bottom)
        if sides or x1 < right - 0.1:
            self.rule(x1, top, x1, bottom)

    def _side(self, head, column, columns, names, lines):
        """How a cell is set: left, right or middle."""
        if (
            (self.heads_right and columns == 1 and column not in names)
            if head
            else column and _is_number("".join(lines))
        ):
            return "right"
        if (self.heads_left and not (self.heads_right and columns > 1)) if head else self.labels_left:
            return "left"
        return "middle"

    def _cell(self, box, lines, size, padding, side):
        x0, top, x1, bottom = box
        pitch = size * self.leading
        y = ((top + bottom) / 2 - len(lines) * pitch / 2 if self.in_the_middle else top + padding) + size
        for line in lines:
            width = self.measure(line, size)
            x = {"left": x0 + padding, "right": x1 - padding - width, "middle": (x0 + x1 - width) / 2}[side]
            self.text(x, y, line, size)
            y += pitch

    def _wrapped(self, text: str, room: float, size: float) -> list[str]:
        lines, line = [], ""
        for char in text:
            if line and self.measure(line + char, size) > room:
                lines.append(line)
                line = ""
            line += char
        return [*lines, line] if line else lines

    def save(self, path: Path) -> Path:
        self.canvas.save()
        path.write_bytes(self.buffer.getvalue())
        return path


def _is_number(text: str) -> bool:
    return text.translate(str.maketrans("", "", ",.-%")).isdigit()


def _tokens(text: str) -> list[str]:
    """What a line can be broken between: Chinese characters, and runs of digits and letters."""
    tokens: list[str] = []
    for char in text:
        glued = char in "，。；：、）》”%" or (char in "0123456789.,%" and tokens and tokens[-1][-1] in "0123456789.,")
        if tokens and (glued or tokens[-1][-1] in "（《“"):
            tokens[-1] += char
        else:
            tokens.append(char)
    return tokens


@pytest.fixture
def typesetter() -> Callable[..., Typesetter]:
    """A maker of typesetters; each is one document."""
    return Typesetter
