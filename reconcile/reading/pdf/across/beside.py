"""A sheet wider than its paper: its right columns are printed on the next page, without the labels of their rows."""

from __future__ import annotations

import re
from collections import defaultdict

from reconcile.reading.pdf.across.stitching import are_captions, pieces_of
from reconcile.reading.pdf.across.wholes import Part, Whole
from reconcile.reading.pdf.page.frame import Frame
from reconcile.reading.pdf.pages import Grid
from reconcile.reading.pdf.ruled.filling import Filled

_FIGURE = re.compile(r"[-−(（]?\d[\d,.]*%?[)）]?")
_AMOUNT = re.compile(r"[-−(（]?\d[\d,]*\.\d+%?[)）]?")
_UNIT = re.compile(r"(?:金额)?单位[:：]|[（(]?单位[:：]")
_NONE = re.compile(r"[-—–/]*")
_FEWEST_ROWS = 3  # of figures without any label
_TALLEST_HEAD = 4
_LEVEL = 1.0  # points


def means_nothing(grid: Grid) -> bool:
    """Whether nothing tells what its figures are: neither a word nor a number of the row, such as a code or a year."""
    below = _without_words(grid.cells)
    figures = {cell.area.row for cell in below if _FIGURE.fullmatch(cell.text)}
    numbered = all(cell.text.isdecimal() for cell in below if cell.area.column == 0)
    return len(figures) >= _FEWEST_ROWS and not numbered and _is_head(grid.cells, below)


def stands_beside(whole: Whole, grid: Grid, page: int, between: list[str]) -> bool:
    """Whether `grid` has right columns of `whole`, for the first of its pages that has none yet.

    Its rows are at just the heights of those on that page, and have no labels, or their labels again under other heads.
    """
    if page != whole.pages[-1] + 1 or not whole.parts:
        return False
    part, ys = whole.parts[whole.beside], grid.lattice.ys
    if len(ys) != len(part.ys) or any(abs(one - other) > _LEVEL for one, other in zip(ys, part.ys, strict=True)):
        return False
    again = _labels_again(whole, part, grid)
    cells = [cell for cell in grid.cells if cell.area.column >= again]
    below = _without_words(cells)
    if not _is_head(cells, below):
        return False
    if whole.beside:
        return len(grid.lattice.xs) - again == len(whole.xs) - whole.side
    if again and not (_has_other_head(whole, cells, below) and _are_same_captions(between, whole)):
        return False
    return len({cell.area.row for cell in below}) >= _FEWEST_ROWS


def _labels_again(whole: Whole, part: Part, grid: Grid) -> int:
    """How many of the first columns of `grid` are those of `whole`, row by row, with different labels in them."""
    first, last = part.row - part.skip, part.row - part.skip + len(part.ys) - 1
    known = {(piece.row, piece.column): piece.text for piece in whole.pieces if first <= piece.row < last}
    columns: dict[int, list[Filled]] = defaultdict(list)
    for cell in grid.cells:
        if cell.area.row >= part.skip:
            columns[cell.area.column].append(cell)
    again, labels = 0, set()
    while again < len(grid.lattice.xs) - 1:
        if any(known.get((cell.area.row + first, again)) != cell.text for cell in columns[again]):
            break
        labels |= {cell.text for cell in columns[again] if not _AMOUNT.fullmatch(cell.text)}
        again += 1
    return again if len(labels) > min(_FEWEST_ROWS, len(part.ys) - 2) else 0


def _has_other_head(whole: Whole, cells: list[Filled], below: list[Filled]) -> bool:
    """Whether the first of the columns is headed by something else than the same column of `whole`."""
    first, body = below[0].area.column, below[0].area.row
    known = [piece.text for piece in whole.pieces if piece.column == first and piece.row < body]
    return known != [cell.text for cell in cells if cell.area.column == first and cell.area.row < body]


def _are_same_captions(between: list[str], whole: Whole) -> bool:
    """Whether the lines above are no title of another table: one that is set over a whole sheet is on any page."""
    titled = any(line.endswith("表") for line in whole.captions)
    return are_captions(between, whole.captions) or not titled or all(_UNIT.match(line) for line in between)


def _without_words(cells: list[Filled]) -> list[Filled]:
    """The cells below the last row with a word."""
    words = [cell for cell in cells if not _FIGURE.fullmatch(cell.text) and not _NONE.fullmatch(cell.text)]
    last = max((cell.area.row + cell.area.rows for cell in words), default=0)
    return [cell for cell in cells if cell.area.row >= last]


def _is_head(cells: list[Filled], below: list[Filled]) -> bool:
    """Whether what stands above is no more than a head: no figures, and few rows; and something stands below it."""
    above = [cell for cell in cells if cell not in below]
    low = all(cell.area.row < _TALLEST_HEAD for cell in above)
    return bool(below) and low and not any(_FIGURE.fullmatch(cell.text) for cell in above)


def put_beside(whole: Whole, grid: Grid, page: int, frame: Frame) -> None:
    """Put the columns of `grid` to the right of `whole`, in the rows of the first of its pages that has none yet."""
    part = whole.parts[whole.beside]
    again = _labels_again(whole, part, grid)
    if not whole.beside:
        whole.side = len(whole.xs) - 1
        shift = whole.xs[-1] - grid.lattice.xs[again]
        whole.xs += [x + shift for x in grid.lattice.xs[again + 1 :]]
        for row, texts in enumerate(whole.head):
            texts += [cell.text for cell in grid.cells if cell.area.row == row and cell.area.column >= again]
    added = [one for one in pieces_of(grid, page, frame) if one.row >= part.skip and one.column >= again]
    for piece in added:
        piece.row += part.row - part.skip
        piece.column += whole.side - again
    whole.pieces += added
    whole.lowest |= {piece.column: piece for piece in added if piece.below == whole.height}
    whole.pages.append(page)
    whole.beside = (whole.beside + 1) % len(whole.parts)
