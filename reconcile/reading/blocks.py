"""What a format's reader hands over: running text and grids in reading order, before anything is understood."""

from __future__ import annotations

from msgspec import Struct

from reconcile.disclosure import Place, PrintedLine, Rows, UnreadPage, unpacked

# The largest disclosure of a season has some 20,000 cells. More than this is refused: rules would take long.
MOST_CELLS = 200_000  # of a document; two thousand pages, the most that are read, have some 170,000
MOST_CELLS_AT_ONCE = 100_000  # of a file that cannot be read page by page; they are all in memory together
MOST_SHEETS = 1_000  # of a workbook; projects may have a sheet each


class RawText(Struct, frozen=True):
    """A paragraph or heading as printed, lines joined, white space of typesetting dropped.

    lines: where each printed line starts in `text`. size: font size in points where known. centred: set in the middle
    of the page or cell row. leader: it is a line of a contents page; `text` is then without dots and `target` is the
    page number printed at its end. markup: tags that were taken out of the text.
    """

    text: str
    place: Place
    lines: tuple[PrintedLine, ...] = ()
    size: float | None = None
    centred: bool = False
    leader: bool = False
    target: int | None = None
    markup: tuple[str, ...] = ()


class RawGrid(Struct, frozen=True):
    """A table as printed, stitched over pages. packed: its rows.

    pages: the pages it stands on. merged: whether merged cells are known (a text file does not know them). sheet: of a
    workbook, which one it stands on.
    """

    packed: bytes
    place: Place
    pages: tuple[int, ...] = ()
    merged: bool = True
    sheet: int = 0

    @property
    def rows(self) -> Rows:
        """Its rows of cells."""
        return unpacked(self.packed)


class RawDocument(Struct, frozen=True):
    """A file as its reader saw it. pages: 0 where the format has none. recognised: pages read optically."""

    format: str
    pages: int
    blocks: tuple[RawText | RawGrid, ...]
    unread: tuple[UnreadPage, ...] = ()
    recognised: tuple[int, ...] = ()
