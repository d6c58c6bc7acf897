"""Typeset a generated disclosure as PDF with reportlab: page shapes, ruled and three-line tables, cut tables."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from random import Random

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)  # fmt: skip

from benchmarks.generate.document import ABOVE, LEFT, Contents, Document, Grid, Heading, Para, marks, plain

FONTS = (
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/arphic/uming.ttc", "C:/Windows/Fonts/simsun.ttc", "/System/Library/Fonts/STHeiti Light.ttc",
)  # fmt: skip


@dataclass(frozen=True)
class Look:
    """How one document is typeset.

    rules: grid, three (三线表) or lines (horizontal). own: each table on its own page.
    kept: a title never stands alone at the foot of a page. partial: without a grid, group heads still have a rule below.
    """

    font: str
    size: float
    margin: float
    rules: str
    own: bool
    repeat: bool
    footer: str
    header: str
    joined: bool
    kept: bool
    partial: bool


def to_pdf(doc: Document, path: Path) -> None:
    """Write the disclosure to `path`; how it looks follows from its family and seed."""
    rng = Random(f"pdf {doc.family} {doc.seed}")
    look = Look(
        font=_font(rng), size=rng.choice((10.5, 12, 14)), margin=rng.choice((50, 64, 80)),
        rules=rng.choice(("grid", "grid", "grid", "three", "lines")), own=rng.random() < 0.7, repeat=rng.random() < 0.5,
        footer=rng.choice(("- {} -", "{}", "第{}页", "—{}—", "")), header=rng.choice(("", "", doc.entity)),
        joined=rng.random() < 0.6, kept=rng.random() < 0.85, partial=rng.random() < 0.7,
    )  # fmt: skip
    _Typesetter(doc, look, rng).write(path)


def _font(rng: Random) -> str:
    """A font that knows Chinese: one of this machine's, or the CID font that every viewer has."""
    if rng.random() < 0.5:
        for file in FONTS:
            if Path(file).exists():
                try:
                    pdfmetrics.registerFont(TTFont("Chinese", file, subfontIndex=0))
                except TTFError:
                    continue
                return "Chinese"
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return "STSong-Light"


class _Typesetter:
    def __init__(self, doc: Document, look: Look, rng: Random) -> None:
        self.doc, self.look, self.rng = doc, look, rng
        self.width = A4[0] - 2 * look.margin
        self.story: list[Flowable] = []
        self.wide = False

    def write(self, path: Path) -> None:
        template = BaseDocTemplate(
            str(path), pagesize=A4, title=" ".join(plain(one) for one in self.doc.cover), invariant=1
        )
        template.addPageTemplates([self._page("tall", A4), self._page("wide", landscape(A4))])
        self._cover()
        for block in self.doc.blocks:
            if isinstance(block, Contents):
                self._contents(block)
            elif isinstance(block, Heading):
                self._heading(block)
            elif isinstance(block, Para):
                self._shape(wide=False)
                self._text(plain(block.text), indent=2)
            else:
                self._grid(block)
        template.build(self.story)

    def _page(self, name: str, size: tuple[float, float]) -> PageTemplate:
        margin = self.look.margin
        frame = Frame(margin, margin, size[0] - 2 * margin, size[1] - 2 * margin, 0, 0, 0, 0)

        def marginals(canvas: Canvas, template: BaseDocTemplate) -> None:
            canvas.setFont(self.look.font, 9)
            if self.look.footer and template.page > 1:
                canvas.drawCentredString(size[0] / 2, margin / 2, self.look.footer.format(template.page - 1))
            if self.look.header and template.page > 1:
                canvas.drawString(margin, size[1] - margin / 2, self.look.header)

        return PageTemplate(name, [frame], onPage=marginals, pagesize=size)

    def _style(self, size: float, align: int = TA_LEFT, **more: float) -> ParagraphStyle:
        return ParagraphStyle(
            "p", fontName=self.look.font, fontSize=size, leading=size * 1.5, alignment=align, wordWrap="CJK", **more
        )

    def _text(
        self,
        text: str,
        *,
        size: float | None = None,
        align: int = TA_LEFT,
        indent: int = 0,
        before: float = 0,
        together: bool = False,
    ) -> None:
        size = size or self.look.size
        style = self._style(size, align, firstLineIndent=indent * size, spaceBefore=before, spaceAfter=size / 3)
        style.keepWithNext = int(together and self.look.kept)
        self.story.append(Paragraph(escape(text), style))

    def _cover(self) -> None:
        self.story.append(Spacer(1, 200))
        for one in self.doc.cover:
            self._text(plain(one), size=24, align=TA_CENTER)
        self.story.append(PageBreak())

    def _contents(self, block: Contents) -> None:
        self._text("目 录", size=18, align=TA_CENTER)
        size = 10.5
        for text, page in block.entries:
            said = plain(text)
            room = (
                int(
                    (self.width - pdfmetrics.stringWidth(f"{said}{page}", self.look.font, size))
                    / pdfmetrics.stringWidth(".", self.look.font, size)
                )
                - 2
            )
            self._text(f"{said}{'.' * max(room, 3)}{page}", size=size)
        self.story.append(PageBreak())

    def _heading(self, block: Heading) -> None:
        self._shape(wide=False)
        if block.level == 1:
            if not isinstance(self.story[-1], PageBreak):
                self.story.append(PageBreak())
            self._text(plain(block.text), size=18, align=TA_CENTER, before=6)
        else:
            self._text(plain(block.text), size=self.look.size + (1 if block.level == 2 else 0), indent=2, before=4)

    def _shape(self, *, wide: bool) -> None:
        """Turn to portrait or landscape pages."""
        if wide != self.wide:
            self.story += [NextPageTemplate("wide" if wide else "tall"), PageBreak()]
            self.wide = wide

    def _grid(self, grid: Grid) -> None:
        before = self.wide
        self._shape(wide=grid.wide and not grid.sheet)
        if (self.look.own or grid.sheet) and before == self.wide and not isinstance(self.story[-1], PageBreak):
            self.story.append(PageBreak())
        width = (A4[1] if self.wide else A4[0]) - 2 * self.look.margin
        if grid.label:
            self._text(plain(grid.label), size=10, together=True)
        self._text(plain(grid.title), size=15, align=TA_CENTER, together=True)
        if grid.under:
            self._text(plain(grid.under), size=10, align=TA_CENTER, together=True)
        if grid.owner and grid.unit and self.look.joined:
            row = [
                [
                    Paragraph(escape(plain(grid.owner)), self._style(9)),
                    Paragraph(escape(grid.unit), self._style(9, TA_RIGHT)),
                ]
            ]
            self.story.append(
                Table(
                    row,
                    colWidths=[width * 0.7, width * 0.3],
                    style=[("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)],
                )
            )
        else:
            if grid.owner:
                self._text(plain(grid.owner), size=9, together=True)
            if grid.unit:
                self._text(plain(grid.unit), size=9, align=TA_RIGHT, together=True)
        self.story.append(self._table(grid, width))
        for note in grid.notes:
            self._text(plain(note), size=9)

    def _table(self, grid: Grid, width: float) -> Table:
        size = 7.5 if len(grid.rows[0]) > 8 or grid.sheet else 9
        heads = grid.header_rows
        data = []
        for at, row in enumerate(grid.rows):
            cells = []
            for cell in row:
                said = plain(cell)
                amount = any(one.role.startswith("cell") for one in marks(cell))
                align = TA_CENTER if at < heads else TA_RIGHT if amount else TA_LEFT
                cells.append(
                    Paragraph(
                        escape(said),
                        ParagraphStyle(
                            "c",
                            fontName=self.look.font,
                            fontSize=size,
                            leading=size * 1.25,
                            alignment=align,
                            wordWrap="CJK",
                        ),
                    )
                )
            data.append(cells)
        style = [
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (0, 0), (-1, -1), 2), ("RIGHTPADDING", (0, 0), (-1, -1), 2),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5), *_spans(grid),
        ]  # fmt: skip
        rules = "grid" if grid.sheet else self.look.rules
        if rules == "grid":
            style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
        else:
            style += [
                ("LINEABOVE", (0, 0), (-1, 0), 1.2, colors.black),
                ("LINEBELOW", (0, -1), (-1, -1), 1.2, colors.black),
            ]
            if heads:
                style.append(("LINEBELOW", (0, heads - 1), (-1, heads - 1), 0.6, colors.black))
            if self.look.partial:
                style += [
                    ("LINEBELOW", corner[1], corner[2], 0.4, colors.black)
                    for corner in _spans(grid)
                    if corner[2][1] < heads - 1 and corner[1][0] < corner[2][0]
                ]
            if rules == "lines":
                style.append(("LINEBELOW", (0, heads), (-1, -1), 0.3, colors.black))
        return Table(
            data,
            colWidths=_widths(grid, width, size),
            repeatRows=heads if self.look.repeat else 0,
            style=TableStyle(style),
        )


def _spans(grid: Grid) -> list[tuple[str, tuple[int, int], tuple[int, int]]]:
    """The merged cells as SPAN commands."""
    return [("SPAN", (left, top), (right, bottom)) for top, left, bottom, right in grid.merged()]


def _widths(grid: Grid, width: float, size: float) -> list[float]:
    """Column widths: as wide as the longest amount, names share what is left."""
    wanted = []
    for column in range(len(grid.rows[0])):
        longest = 2.0
        for at, row in enumerate(grid.rows):
            if row[column] in (LEFT, ABOVE) or (column + 1 < len(row) and row[column + 1] == LEFT):
                continue
            said = plain(row[column])
            length = sum(1.0 if one > "\u2000" else 0.56 for one in said)
            words = any(one > "\u2000" for one in said)
            longest = max(longest, min(length, (5 if at < grid.header_rows else 14) if words else 20))
        wanted.append(longest * size + 6)
    return [one * width / sum(wanted) for one in wanted]
