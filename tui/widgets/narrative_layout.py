"""How running text is laid out: paragraphs broken into lines, with the mark of each figure behind it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from reconcile.disclosure import Block, Heading, Table
from tui.layout.marks import GLYPHS
from tui.layout.printed import clean, wrap
from tui.report.index import Index

INDENT = "    "


@dataclass(frozen=True)
class Run:
    """A figure in the text as shown, its mark's glyph included."""

    start: int
    end: int
    figure: str
    mark: str


@dataclass(frozen=True)
class ShownText:
    """One block as shown. text: with indent and marks. runs: its figures. inserted: where in the printed text marks
    were put in, as offsets.
    """

    block: str
    kind: str
    text: str
    runs: tuple[Run, ...]
    indent: int
    inserted: tuple[int, ...]

    def shown(self, offset: int) -> int:
        """The offset in the shown text of an offset in the printed text."""
        return offset + self.indent + bisect_right(self.inserted, offset - 1)


@dataclass(frozen=True)
class NarrativeLayout:
    """lines: number of a text with start and end in it; first: the first line of each text."""

    texts: tuple[ShownText, ...]
    lines: list[tuple[int, int, int]]
    first: dict[str, int]
    numbers: dict[str, int]


def show_block(block: Block, index: Index) -> ShownText:
    """A block with the marks of its figures put in."""
    if isinstance(block, Table):
        return ShownText(block.id, "table", f"[{clean(index.name(block.id))}]", (), 1, ())
    kind = "heading" if isinstance(block, Heading) else "text"
    indent = "" if isinstance(block, Heading) else INDENT
    pieces, runs, inserted = [indent], [], []
    at, length = 0, len(indent)
    for span in index.spans.get(block.id, ()):
        if span.start < at or span.end > len(block.text):
            continue
        mark = index.marks.get(span.figure, "")
        glyph = GLYPHS.get(mark, "")
        start = length + span.start - at
        length = start + span.end - span.start + len(glyph)
        pieces += (block.text[at : span.end], glyph)
        runs.append(Run(start, length, span.figure, mark))
        if glyph:
            inserted.append(span.end)
        at = span.end
    pieces.append(block.text[at:])
    return ShownText(block.id, kind, clean("".join(pieces)), tuple(runs), len(indent), tuple(inserted))


def show_all(index: Index) -> tuple[ShownText, ...]:
    """Everything between and around the tables, each table as one line."""
    return tuple(show_block(block, index) for block in index.disclosure.blocks)


def lay_out_text(texts: tuple[ShownText, ...], room: int) -> NarrativeLayout:
    """Break the texts for a pane of `room` cells."""
    lines: list[tuple[int, int, int]] = []
    first, numbers = {}, {}
    for number, text in enumerate(texts):
        if text.kind != "text" and lines and texts[lines[-1][0]].kind == "text":
            lines.append((number, 0, 0))
        first[text.block], numbers[text.block] = len(lines), number
        lines += ((number, start, end) for start, end in wrap(text.text, room))
    return NarrativeLayout(texts, lines, first, numbers)
