"""What a disclosure is once it has been read: blocks in reading order, each with the place where it is printed.

Every reader (PDF, text, workbook, Word) ends here and everything after starts here. All records are frozen and can be
encoded by msgspec, which is what the cache stores.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct, msgpack

Part = Literal["table", "narrative", "sheet", "contents", "attachment"]
Kind = Literal["budget", "final"]
Level = Literal["unit", "department"]
Box = tuple[float, float, float, float]
_TENTHS = 10  # of a point: finer is noise
_EDGES = (48, 32, 16, 0)  # by how many bits each edge of a box is shifted
_FURTHEST = 2**16 - 1


class Place(Struct, frozen=True, array_like=True, omit_defaults=True, gc=False):
    """Where something is printed.

    page: from 1, or None where the format has no pages. edges: its box in one whole number, as every cell of a
    document has one; made by `boxed`. line: from 1, for text files.
    """

    page: int | None = None
    edges: int | None = None
    line: int | None = None

    @property
    def box(self) -> Box | None:
        """Left, top, right, bottom in points from the page's upper left corner, to a tenth of a point."""
        if self.edges is None:
            return None
        left, top, right, bottom = (self.edges >> shift & _FURTHEST for shift in _EDGES)
        return left / _TENTHS, top / _TENTHS, right / _TENTHS, bottom / _TENTHS


def boxed(page: int, box: Box) -> Place:
    """A place on a page by its box, as `Place.box` has it. What lies off the page, or more than two metres from its
    corner, is put at that edge.
    """
    tenths = (round(min(max(0.0, edge * _TENTHS), _FURTHEST)) for edge in box)
    return Place(page, sum(edge << shift for edge, shift in zip(tenths, _EDGES, strict=True)))


class PrintedLine(Struct, frozen=True, array_like=True, gc=False):
    """One printed line of a paragraph: the offset in the paragraph's text where it starts, and its place."""

    start: int
    place: Place


class Heading(Struct, frozen=True, tag="heading", gc=False):
    """A heading. level: 1 第一部分, 2 一、, 3 （一）, 4 1、 or 1."""

    id: str
    text: str
    level: int
    part: Part
    place: Place


class Paragraph(Struct, frozen=True, tag="paragraph", gc=False):
    """A paragraph, whole across line and page breaks, without false spaces.

    section: the headings it stands under, outermost first. markup: tags such as `<p>` that were left in the document;
    they are not in `text`.
    """

    id: str
    text: str
    part: Part
    section: tuple[str, ...]
    place: Place
    lines: tuple[PrintedLine, ...] = ()
    markup: tuple[str, ...] = ()


class Cell(Struct, frozen=True, array_like=True, gc=False):
    """One cell. text: as printed, without white space that typesetting put in. row, column: from 0.

    doubtful: it came from optical recognition and its digits are not certain. markup: as in Paragraph.
    """

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    place: Place = Place()
    doubtful: bool = False
    markup: tuple[str, ...] = ()


Rows = tuple[tuple[Cell | None, ...], ...]  # all of one width; None is a cell covered by a merged neighbour
_ROWS = msgpack.Decoder(Rows)
_AT_HAND = 32  # tables: as many as most disclosures have, and few of a thousand pages


def packed(rows: Sequence[Sequence[Cell | None]]) -> bytes:
    """The rows of a table until they are wanted; they are most of what a disclosure holds, and a tenth as large so."""
    return zlib.compress(msgpack.encode(rows), 1)


@lru_cache(_AT_HAND)
def unpacked(rows: bytes) -> Rows:
    """The rows of a table."""
    return _ROWS.decode(zlib.decompress(rows))


class Table(Struct, frozen=True, tag="table"):
    """A table, whole across pages.

    packed: its rows, as `grid` has them. header_rows: how many of the first rows are heads (a row of column numbers 1
    2 3 … counts as one). label: such as 预算公开表1. unit: as printed, such as 单位：万元. owner: the unit named above
    the table. notes: lines under the table that belong to it.
    """

    id: str
    title: str
    packed: bytes
    header_rows: int
    part: Part
    section: tuple[str, ...]
    place: Place
    label: str = ""
    unit: str = ""
    owner: str = ""
    notes: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()

    @property
    def grid(self) -> Rows:
        """Its rows of cells."""
        return unpacked(self.packed)

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.grid[0]) if self.grid else 0

    def text(self, row: int, column: int) -> str:
        """The text of a cell, or "" for one that is blank or covered."""
        cell = self.grid[row][column]
        return cell.text if cell is not None else ""


Block = Heading | Paragraph | Table


class ContentsEntry(Struct, frozen=True, array_like=True):
    """One line of the contents page. page: as printed there, or None."""

    text: str
    page: int | None
    place: Place


class UnreadPage(Struct, frozen=True, array_like=True):
    """A page that could not be read. why: a message key of `errors.ftl`."""

    page: int
    why: str


class Disclosure(Struct, frozen=True):
    """One disclosure as read. year: 0 where none was found. pages: 0 where the format has none. recognised: the pages
    that were read by optical recognition, at least in part, so that their digits are not certain.
    """

    path: str
    sha256: str
    format: str
    pages: int
    title: str
    entity: str
    year: int
    kind: Kind
    level: Level
    blocks: tuple[Block, ...]
    contents: tuple[ContentsEntry, ...] = ()
    unread: tuple[UnreadPage, ...] = ()
    recognised: tuple[int, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in document order, performance-target sheets among them (part "sheet")."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs in document order."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings in document order."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))
