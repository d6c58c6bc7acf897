"""What lines enclose and is no cell: the slit of a double line, and rows at the edge of the paper that stand on another
page.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from msgspec.structs import replace

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.ruled.lattice import Area, Lattice

_WIDEST = 7.0  # points: of a slit
_EDGE = 1.0  # points
_LOWEST = 0.8  # of the size of the smallest text: a row for one is not as low


def reaches_edge(lattice: Lattice, height: float) -> bool:
    """Whether lines go on to the upper or lower edge of the paper."""
    return lattice.ys[0] <= _EDGE or lattice.ys[-1] >= height - _EDGE


def within_paper(lattice: Lattice, words: list[Word], height: float) -> Lattice:
    """The grid without the blank rows that reach the paper's edge: a browser draws the lines of those that stand on the
    page before or after. height: of the paper.
    """
    if not reaches_edge(lattice, height):
        return lattice
    written = [index for index, (top, bottom) in enumerate(pairwise(lattice.ys)) if _stands_between(words, top, bottom)]
    rows = len(lattice.ys) - 1
    first = written[0] if written and lattice.ys[0] <= _EDGE else 0
    last = written[-1] + 1 if written and lattice.ys[-1] >= height - _EDGE else rows
    if last - first == rows:
        return lattice
    areas = [
        Area(max(one.row, first) - first, one.column, min(one.row + one.rows, last) - max(one.row, first), one.columns)
        for one in lattice.areas
        if one.row < last and one.row + one.rows > first
    ]
    return replace(lattice, ys=lattice.ys[first : last + 1], areas=tuple(areas), ends_open=last < rows)


def _stands_between(words: list[Word], top: float, bottom: float) -> bool:
    return any(top <= (word.top + word.bottom) / 2 < bottom for word in words)


def without_slits(lattice: Lattice, words: list[Word]) -> Lattice:
    """The grid without columns and rows that are too narrow for any text, and have none."""
    if min(high - low for places in (lattice.xs, lattice.ys) for low, high in pairwise(places)) >= _WIDEST:
        return lattice
    narrow = min(_WIDEST, _LOWEST * min((word.size for word in words), default=0.0))
    columns = _slits(lattice.xs, narrow, ((word.left[0] + word.right[-1]) / 2 for word in words))
    rows = _slits(lattice.ys, narrow, ((word.top + word.bottom) / 2 for word in words))
    if (not columns and not rows) or len(columns) > len(lattice.xs) - 2 or len(rows) > len(lattice.ys) - 2:
        return lattice
    row_at, column_at = _places(len(lattice.ys), rows), _places(len(lattice.xs), columns)
    areas = []
    for area in lattice.areas:
        row, column = row_at[area.row], column_at[area.column]
        height, width = row_at[area.row + area.rows] - row, column_at[area.column + area.columns] - column
        if height and width:
            areas.append(Area(row, column, height, width))
    return replace(lattice, xs=_kept(lattice.xs, columns), ys=_kept(lattice.ys, rows), areas=tuple(areas))


def _slits(places: tuple[float, ...], narrow: float, middles: Iterable[float]) -> set[int]:
    """Which of the bands between boundaries are narrow and blank, by number."""
    slits = {index for index, (low, high) in enumerate(pairwise(places)) if high - low < narrow}
    if slits:
        for middle in middles:
            slits -= {index for index in slits if places[index] <= middle <= places[index + 1]}
    return slits


def _places(count: int, slits: set[int]) -> list[int]:
    """What becomes of each boundary when the slits are closed."""
    places = [0]
    for index in range(count - 1):
        places.append(places[-1] + (index not in slits))
    return places


def _kept(places: tuple[float, ...], slits: set[int]) -> tuple[float, ...]:
    """The boundaries, one for each slit and what it touches: that below it, or on its right."""
    return tuple(place for index, place in enumerate(places) if index not in slits)
