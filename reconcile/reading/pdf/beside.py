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
_LEVEL = 1.0  # points


def means_nothing(grid: Grid) -> bool:
    """Whether nothing tells what its figures are: neither a word nor a number of the row, such as a code or a year."""
    return _has_no_words(grid) and not all(cell.text.isdecimal() for cell in _body(grid) if cell.area.column == 0)


def stands_beside(whole: Whole, grid: Grid, page: int) -> bool:
    """Whether `grid` has no labels, and its rows at just the heights of those of `whole` on the page before."""
    ys = grid.lattice.ys
    return (
        page == whole.pages[-1] + 1
        and len(ys) == len(whole.ys)
        and all(abs(one - other) < _LEVEL for one, other in zip(ys, whole.ys, strict=True))
        and _has_no_words(grid)
    )


def _body(grid: Grid) -> list[Filled]:
    """The cells from the first row on that has a figure."""
    first = min((cell.area.row for cell in grid.cells if _FIGURE.fullmatch(cell.text)), default=len(grid.lattice.ys))
    return [cell for cell in grid.cells if cell.area.row >= first]


def _has_no_words(grid: Grid) -> bool:
    body = _body(grid)
    return len({cell.area.row for cell in body}) >= _FEWEST_ROWS and all(
        _FIGURE.fullmatch(cell.text) or _NONE.fullmatch(cell.text) for cell in body
    )


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
