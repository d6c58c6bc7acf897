"""The pages' lines and grids put together: tables and paragraphs whole across pages, in reading order."""

from __future__ import annotations

from itertools import takewhile

from msgspec import Struct

from reconcile.reading.blocks import RawGrid, RawText
from reconcile.reading.pdf.across.beside import means_nothing, put_beside, stands_beside
from reconcile.reading.pdf.across.contents import with_leaders
from reconcile.reading.pdf.across.ending import may_go_on
from reconcile.reading.pdf.across.margins import without_running_lines
from reconcile.reading.pdf.across.paragraphs import Margins, Set, goes_on, margins_of, paragraph_of
from reconcile.reading.pdf.across.repeating import repeated, runs_on, texts_of
from reconcile.reading.pdf.across.stitching import (
    are_captions,
    begun,
    continues,
    extend,
    finished,
    is_next_of_its_kind,
)
from reconcile.reading.pdf.across.tearing import is_top_of_row, may_be_cut
from reconcile.reading.pdf.across.wholes import Whole, same_columns
from reconcile.reading.pdf.page.columns import is_amount
from reconcile.reading.pdf.page.lines import Line
from reconcile.reading.pdf.pages import Grid, Page
from reconcile.reading.pdf.unruled.runs import is_caption

_AT_COLUMN = 4.0  # points: so near to where a column begins do its texts
_FIRST = 4  # lines of a page, which may begin with the rest of a text
_CAPTIONS = 4  # lines above a table that a continued one may repeat
_FEWEST_CELLS = 2  # of a row; a single one is a title in the frame of its table
_FEWEST_BOUNDARIES = 3  # of columns that tell a table


class Composed(Struct, frozen=True):
    """Everything but page numbers and running lines. unclear: pages with tables that were left out.

    A table whose columns cannot be told apart is not handed on wrong, nor its rest on the next page alone, nor figures
    without anything that tells what they are.
    """

    blocks: tuple[RawText | RawGrid, ...]
    unclear: frozenset[int]


def compose(pages: list[Page]) -> Composed:
    """What the pages hold, whole; the pages let it go."""
    without_running_lines(pages)
    with_leaders(pages)
    margins = margins_of(pages)
    composer = _Composer()
    for page in pages:
        composer.add_page(page, margins[page.number])
        page.blocks = []
    return Composed(composer.done(), frozenset(composer.unclear))


class _Composer:
    """Holds what may still go on: a paragraph or a table, never both.

    lost: the captions of a table that was left out, while that may still go on, with its columns. cut: the page that
    could not be read, while what the next page begins with may be the rest of a table on it. open: whether the page
    before has a table that was left out, and below it nothing that begins another. beside: whether the page before ends
    with texts beside each other.
    """

    def __init__(self) -> None:
        self.made: list[RawText | RawGrid] = []
        self.paragraph: Set | None = None
        self.table: Whole | None = None
        self.captions: list[str] = []
        self.lost: list[str] | None = None
        self.lost_xs: tuple[float, ...] = ()
        self.unclear: set[int] = set()
        self.cut = 0
        self.open = self.beside = False
        self.height = 0.0  # of the page before

    def add_page(self, page: Page, margins: Margins) -> None:
        """Add what stands on the next page."""
        if self.table is not None and _begins_with_rows(page, self.table):
            self._lose_table(self.table.captions, page.number)
        if self.open and _begins_with_cells(page):
            self.unclear.add(page.number)
        rest = self._rest_of_unread(page)
        self.cut = page.number if page.unread else self.cut if 0 < len(page.blocks) == rest else 0
        self.height = page.frame.size[1]
        for index in range(rest or self._add_continued_table(page, margins), len(page.blocks)):
            block = page.blocks[index]
            known = self._broken_above(block, page.number) if isinstance(block, Grid) else None
            if known is not None:
                self._lose_table(known, page.number)
                continue
            if self.table is not None and isinstance(block, Grid) and is_top_of_row(self.table, block, page.number):
                continue
            self._close_table()
            if isinstance(block, Line):
                self.lost = None
                self._add_line(block, page, margins)
                continue
            self._close_paragraph()
            captions, self.captions = self.captions[-_CAPTIONS:], []
            if block.lattice.unclear or means_nothing(block):
                self._lose_table(captions, page.number, block.lattice.xs)
            else:
                self.lost = None
                self.table = begun(block, page.number, page.frame, captions)
        self.open = page.number in self.unclear and not _ends_with_caption(page)
        self.beside = _ends_with_cells(page)

    def done(self) -> tuple[RawText | RawGrid, ...]:
        """All blocks."""
        self._close_paragraph()
        self._close_table()
        return tuple(self.made)

    def _rest_of_unread(self, page: Page) -> int:
        """Leave out a table that may go on over a page that could not be read, and its rest; how many blocks that is.

        With some of its rows missing, a table is wrong.
        """
        if page.unread and self.table is not None and may_go_on(self.table, self.height):
            self._lose_table(self.table.captions, page.number)
            self.lost = None
        first = page.blocks[0] if self.cut and page.blocks else None
        if not isinstance(first, Grid) or len(texts := texts_of(first, 0)) < _FEWEST_CELLS:
            return 0
        if self.cut == page.number - 1 or any(map(is_amount, texts)):
            self.unclear.add(page.number)
            return 1
        return 0

    def _add_continued_table(self, page: Page, margins: Margins) -> int:
        """Where the page's first grid goes on with the table under way, take it in; the number of blocks used up."""
        if self.table is None and self.lost is None:
            return 0
        first = next((index for index, block in enumerate(page.blocks) if isinstance(block, Grid)), None)
        if first is None:
            return 0
        grid = page.blocks[first]
        between = [block.text for block in page.blocks[:first] if isinstance(block, Line)]
        if not isinstance(grid, Grid):
            return 0
        if self.table is not None and stands_beside(self.table, grid, page.number, between):
            for line in page.blocks[:first]:
                if isinstance(line, Line):
                    self._close_paragraph()
                    self._add_line(line, page, margins)
            self._close_paragraph()
            if grid.lattice.unclear:
                self._lose_table(self.table.captions, page.number)
            else:
                put_beside(self.table, grid, page.number, page.frame)
            return first + 1
        if self.table is not None and page.number == self.table.pages[-1] + 1 and means_nothing(grid):
            self._lose_table(self.table.captions, page.number)
            return first + 1
        if self.table is not None and continues(self.table, grid, page.number, between):
            head = self.table.head
            if grid.lattice.unclear or runs_on(head, grid) or may_be_cut(self.table, grid, repeated(head, grid)[1]):
                self._lose_table(self.table.captions, page.number)
            else:
                extend(self.table, grid, page.number, page.frame)
            return first + 1
        known = self.lost if self.table is None else self.table.captions if self.table.inferred else None
        lost = [] if self.table is not None or len(self.lost_xs) < _FEWEST_BOUNDARIES else [*self.lost_xs]
        same = bool(lost) and same_columns(lost, grid.lattice.xs)
        if self.table is not None and is_next_of_its_kind(self.table, grid):
            return 0
        if known is not None and (same or grid.inferred) and are_captions(between, known):
            self._lose_table(known, page.number)
            return first + 1
        return 0

    def _broken_above(self, grid: Grid, page: int) -> list[str] | None:
        """The captions of a table that stands right above, if `grid` is a part of it that was not seen as such.

        It is, too, where the page before ends with the upper heads of its columns.
        """
        if self.table is not None:
            same_page = self.table.pages[-1] == page
            return self.table.captions if same_page and (grid.inferred or self.table.inferred) else None
        if self.paragraph is not None and grid.inferred:
            number = self.paragraph.lines[-1][1]
            if self.beside and number == page - 1 and not any(map(is_caption, self.captions[-2:])):
                self.unclear.add(number)
                return self.captions[-_CAPTIONS:]
        return self.lost if page in self.unclear and len(texts_of(grid, 0)) >= _FEWEST_CELLS else None

    def _lose_table(self, captions: list[str], page: int, xs: tuple[float, ...] = ()) -> None:
        """Leave out a table of which a part cannot be understood: half a table is a wrong one. xs: its columns."""
        if self.table is not None:
            self.unclear |= {*self.table.pages}
            xs = tuple(self.table.xs)
        self.unclear.add(page)
        self.table, self.lost, self.lost_xs = None, captions, xs or self.lost_xs

    def _add_line(self, line: Line, page: Page, margins: Margins) -> None:
        self.captions.append(line.text)
        if self.paragraph is not None:
            last, number, _ = self.paragraph.lines[-1]
            if number >= page.number - 1 and goes_on(
                last, line, self.paragraph, margins, same_page=number == page.number
            ):
                self.paragraph.lines.append((line, page.number, page.frame))
                self.paragraph.margins = margins
                return
        self._close_paragraph()
        self.paragraph = Set([(line, page.number, page.frame)], margins)

    def _close_paragraph(self) -> None:
        if self.paragraph is not None:
            self.made.append(paragraph_of(self.paragraph))
            self.paragraph = None

    def _close_table(self) -> None:
        if self.table is not None and self.table.beside:
            self.unclear |= {*self.table.pages}
        elif self.table is not None:
            self.made.append(finished(self.table))
            self.table = None


def _begins_with_cells(page: Page) -> bool:
    """Whether a page begins with texts beside each other, which are no captions."""
    lines = list(takewhile(lambda one: isinstance(one, Line) and not is_caption(one.text), page.blocks[:_FIRST]))
    return any(isinstance(line, Line) and line.shared for line in lines)


def _ends_with_cells(page: Page) -> bool:
    """Whether a page ends with texts beside each other, one of which may go on over another line."""
    last = page.blocks[-1] if page.blocks else None
    if not isinstance(last, Line):
        return False
    return any(isinstance(one, Line) and one.shared and one.bottom > last.top for one in page.blocks[-_FIRST:])


def _ends_with_caption(page: Page) -> bool:
    """Whether a caption stands below the last grid of a page."""
    last = takewhile(lambda one: isinstance(one, Line), reversed(page.blocks))
    return any(isinstance(line, Line) and is_caption(line.text) for line in last)


def _begins_with_rows(page: Page, table: Whole) -> bool:
    """Whether a page begins with what looks like rows of a table without lines, which was the last on the page before,
    and was not seen as such.
    """
    first = page.blocks[0] if page.blocks else None
    if not table.inferred or table.pages[-1] != page.number - 1 or not isinstance(first, Line) or not first.shared:
        return False
    beside = [block for block in page.blocks if isinstance(block, Line) and first.top < block.middle < first.bottom]
    at_column = any(abs(first.x0 - x) < _AT_COLUMN for x in table.xs)
    return at_column and not any(is_caption(one.text) for one in beside)
