"""Cells that go over several rows, where no line tells how many: their texts stand in the first row, or in the middle.

Either way the cells of a column fill it without a gap, so each tells where the next begins. What can be filled in two
ways is not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from msgspec import Struct

from reconcile.reading.pdf.unruled.bands import Block

_SAME = 2.0  # points: texts set at one height are this near
_OFF = 0.25  # of a row's height: by so much a text may miss the middle of its cell

Span = tuple[int, int]  # first and last row


class Band(Struct):
    """A row: where the texts end that stand in no other."""

    top: float
    bottom: float


def height_of(cell: Block, *, middle: bool) -> float:
    """What is the same of all cells of one row: the middle of their texts, or that of their first lines."""
    if middle:
        return (cell.top + cell.bottom) / 2
    first = [word for word in cell.words if word.top < cell.top + word.size / 2]
    return max((word.top + word.bottom) / 2 for word in first)


def rows_at_heights(cells: list[Block], *, middle: bool) -> list[list[Block]]:
    """Cells put into rows by their heights, from the top down."""
    rows: list[list[Block]] = []
    for cell in sorted(cells, key=lambda one: height_of(one, middle=middle)):
        if rows and height_of(cell, middle=middle) - height_of(rows[-1][0], middle=middle) < _SAME:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return rows


def bounds_of(rows: list[list[Block]]) -> list[float] | None:
    """Where rows part, with both ends, or None where they run into each other."""
    bands = [Band(min(one.top for one in row), max(one.bottom for one in row)) for row in rows]
    gaps = [under.top - over.bottom for over, under in pairwise(bands)]
    if any(gap < -1 for gap in gaps):
        return None
    half = max(min(gaps, default=2.0), 2.0) / 2
    inner = [(over.bottom + under.top) / 2 for over, under in pairwise(bands)]
    return [bands[0].top - half, *inner, bands[-1].bottom + half]


def tiled(cells: list[Block], rows: list[list[Block]], within: Span, *, middle: bool, first: bool) -> list[Span] | None:
    """The rows of each cell of a column, which fill those `within`; None where they do not, or could in two ways.

    middle: what is the same of all cells of one row. first: a cell of several rows has its text in the first of them.
    """
    bounds = bounds_of(rows)
    if bounds is None:
        return None
    ordered = sorted(cells, key=lambda one: height_of(one, middle=middle))
    if not first:
        ways = [*islice(_in_the_middle(ordered, bounds, within), 2)]
        return ways[0] if len(ways) == 1 else None
    starts = [_row_of(cell, rows, within, middle=middle) for cell in ordered]
    if not starts or starts[0] != within[0] or any(over >= under for over, under in pairwise(starts)):
        return None
    return [(start, after - 1) for start, after in pairwise([*starts, within[1] + 1])]


def _row_of(cell: Block, rows: list[list[Block]], within: Span, *, middle: bool) -> int:
    """The row at whose height a cell stands, or -1."""
    at = height_of(cell, middle=middle)
    heights = [height_of(row[0], middle=middle) for row in rows]
    return next((row for row in range(within[0], within[1] + 1) if abs(heights[row] - at) < _SAME), -1)


def _in_the_middle(cells: list[Block], bounds: list[float], within: Span) -> Iterator[list[Span]]:
    first, end = within
    if not cells:
        if first > end:
            yield []
        return
    middle = height_of(cells[0], middle=True)
    for last in range(first, end + 1):
        off = (bounds[first] + bounds[last + 1]) / 2 - middle
        pitch = (bounds[last + 1] - bounds[first]) / (last + 1 - first)
        fits = bounds[first] - 1 < cells[0].top and cells[0].bottom < bounds[last + 1] + 1
        if abs(off) < _OFF * pitch and fits:
            for rest in _in_the_middle(cells[1:], bounds, (last + 1, end)):
                yield [(first, last), *rest]
        if off > pitch:
            return
