"""Double lines: the slit between two of them is no row and no column."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from msgspec.structs import replace

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.ruled.lattice import Area, Lattice

_WIDEST = 7.0  # points: of a slit
_LOWEST = 0.8  # of the size of the smallest text: a row for one is not as low


def without_slits(lattice: Lattice, words: list[Word]) -> Lattice:
    """The grid without columns and rows that are too narrow for any text, and have none."""
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
