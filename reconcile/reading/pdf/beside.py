"""A sheet wider than its paper: its right columns are printed on the next page, without the labels of their rows."""

from __future__ import annotations

import re

from reconcile.reading.pdf.filling import Filled
from reconcile.reading.pdf.frame import Frame
from reconcile.reading.pdf.pages import Grid
from reconcile.reading.pdf.repeating import texts_of
from reconcile.reading.pdf.stitching import Whole, pieces_of

_FIGURE = re.compile(r"[-−(（]?\d[\d,.]*%?[)）]?")
_NONE = re.compile(r"[-—–/]*")
_FEWEST_ROWS = 3  # of figures without any label
_TALLEST_HEAD = 4
_LEVEL = 1.0  # points


def means_nothing(grid: Grid) -> bool:
    """Whether nothing tells what its figures are: neither a word nor a number of the row, such as a code or a year."""
    below = _without_words(grid)
    figures = {cell.area.row for cell in below if _FIGURE.fullmatch(cell.text)}
    numbered = all(cell.text.isdecimal() for cell in below if cell.area.column == 0)
    return len(figures) >= _FEWEST_ROWS and not numbered and _is_head(grid, below)


def stands_beside(whole: Whole, grid: Grid, page: int) -> bool:
    """Whether `grid` has no labels, and its rows at just the heights of those of `whole` on the page before."""
    ys, below = grid.lattice.ys, _without_words(grid)
    return (
        page == whole.pages[-1] + 1
        and len(ys) == len(whole.ys)
        and all(abs(one - other) < _LEVEL for one, other in zip(ys, whole.ys, strict=True))
        and len({cell.area.row for cell in below}) >= _FEWEST_ROWS
        and _is_head(grid, below)
    )


def _without_words(grid: Grid) -> list[Filled]:
    """The cells below the last row with a word."""
    words = [cell for cell in grid.cells if not _FIGURE.fullmatch(cell.text) and not _NONE.fullmatch(cell.text)]
    last = max((cell.area.row + cell.area.rows for cell in words), default=0)
    return [cell for cell in grid.cells if cell.area.row >= last]


def _is_head(grid: Grid, below: list[Filled]) -> bool:
    """Whether what stands above is no more than a head: no figures, and few rows."""
    above = [cell for cell in grid.cells if cell not in below]
    low = all(cell.area.row < _TALLEST_HEAD for cell in above)
    return low and not any(_FIGURE.fullmatch(cell.text) for cell in above)


def put_beside(whole: Whole, grid: Grid, page: int, frame: Frame) -> None:
    """Put the columns of `grid` to the right of `whole`."""
    added, first = pieces_of(grid, page, frame), len(whole.xs) - 1
    for piece in added:
        piece.column += first
    shift = whole.xs[-1] - grid.lattice.xs[0]
    whole.xs += [x + shift for x in grid.lattice.xs[1:]]
    whole.pieces += added
    whole.head = [[*texts, *texts_of(grid, row)] for row, texts in enumerate(whole.head)]
    whole.lowest |= {piece.column: piece for piece in added if piece.below == whole.height}
    whole.pages.append(page)
