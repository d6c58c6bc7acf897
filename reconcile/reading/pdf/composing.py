"""The pages' lines and grids put together: tables and paragraphs whole across pages, in reading order."""

from __future__ import annotations

from reconcile.reading.blocks import RawGrid, RawText
from reconcile.reading.pdf.contents import with_leaders
from reconcile.reading.pdf.lines import Line
from reconcile.reading.pdf.margins import without_running_lines
from reconcile.reading.pdf.pages import Grid, Page
from reconcile.reading.pdf.paragraphs import Margins, Set, goes_on, margins_of, paragraph_of
from reconcile.reading.pdf.stitching import Whole, begun, continues, extend, finished

_CAPTIONS = 4  # lines above a table that a continued one may repeat


def compose(pages: list[Page]) -> tuple[RawText | RawGrid, ...]:
    """Everything on `pages` but page numbers and running lines."""
    without_running_lines(pages)
    with_leaders(pages)
    margins = margins_of(pages)
    composer = _Composer()
    for page in pages:
        composer.add_page(page, margins[page.number])
    return composer.done()


class _Composer:
    """Holds what may still go on: a paragraph or a table, never both."""

    def __init__(self) -> None:
        self.made: list[RawText | RawGrid] = []
        self.paragraph: Set | None = None
        self.table: Whole | None = None
        self.captions: list[str] = []

    def add_page(self, page: Page, margins: Margins) -> None:
        """Add what stands on the next page."""
        for index in range(self._add_continued_table(page), len(page.blocks)):
            block = page.blocks[index]
            if isinstance(block, Line):
                self._close_table()
                self._add_line(block, page, margins)
            else:
                self._close_paragraph()
                self._close_table()
                self.table = begun(block, page.number, page.frame, self.captions[-_CAPTIONS:])
                self.captions = []

    def done(self) -> tuple[RawText | RawGrid, ...]:
        """All blocks."""
        self._close_paragraph()
        self._close_table()
        return tuple(self.made)

    def _add_continued_table(self, page: Page) -> int:
        """Where the page's first grid goes on with the table under way, take it in; the number of blocks used up."""
        if self.table is None:
            return 0
        first = next((index for index, block in enumerate(page.blocks) if isinstance(block, Grid)), None)
        if first is None:
            return 0
        grid = page.blocks[first]
        between = [block.text for block in page.blocks[:first] if isinstance(block, Line)]
        if not isinstance(grid, Grid) or not continues(self.table, grid, page.number, between):
            return 0
        extend(self.table, grid, page.number, page.frame)
        return first + 1

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
        if self.table is not None:
            self.made.append(finished(self.table))
            self.table = None
