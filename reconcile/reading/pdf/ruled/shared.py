"""Columns that hold two: names and figures beside each other, with the gap between them under that of their heads."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.columns import is_amount
from reconcile.reading.pdf.page.lines import rows_of_words
from reconcile.reading.pdf.ruled.lattice import Area, Lattice

_FEWEST = 2  # rows with a name and a figure
_WIDE = 0.25  # of the table: a column for two is wider
_GAP = 1.5  # of the size: further apart are two texts


def with_columns(lattice: Lattice, words: list[Word]) -> Lattice:
    """The grid with each ruled column that holds a column of names and one of figures made two."""
    width = lattice.xs[-1] - lattice.xs[0]
    for column in reversed(range(len(lattice.xs) - 1)):
        left, right = lattice.xs[column : column + 2]
        if right - left > _WIDE * width:
            own = [one for one in lattice.areas if (one.column, one.columns) == (column, 1)]
            inside = [word for word in words if left <= (word.left[0] + word.right[-1]) / 2 < right]
            parting = _parting(lattice, own, inside)
            lattice = _parted(lattice, column, parting) if parting else lattice
    return lattice


def _parting(lattice: Lattice, areas: list[Area], words: list[Word]) -> float:
    """Where two columns part, or 0 where they do not: the head and some rows have a wide gap there, and none a text."""
    gaps: list[tuple[float, float]] = []
    figures = 0
    for area in areas:
        _, top, _, bottom = lattice.place(area)
        for row in rows_of_words(word for word in words if top <= (word.top + word.bottom) / 2 < bottom):
            wide = [(one, other) for one, other in pairwise(row) if other.x0 - one.x1 > _GAP * one.size]
            if not gaps and len(wide) != 1:
                return 0.0
            if len(wide) > 1:
                return 0.0
            gaps += [(one.x1, other.x0) for one, other in wide]
            figures += sum(is_amount("".join(other.chars)) and _is_name(one) for one, other in wide)
    low, high = max((gap[0] for gap in gaps), default=0.0), min((gap[1] for gap in gaps), default=0.0)
    clear = low < high and not any(word.x0 < high and word.x1 > low for word in words)
    return (low + high) / 2 if clear and figures >= _FEWEST else 0.0


def _is_name(word: Word) -> bool:
    return word.chars[-1].isalpha() or word.chars[-1] in ")）"


def _parted(lattice: Lattice, column: int, x: float) -> Lattice:
    areas = []
    for one in lattice.areas:
        if one.column > column:
            areas.append(Area(one.row, one.column + 1, one.rows, one.columns))
        elif one.column + one.columns <= column:
            areas.append(one)
        elif one.columns > 1:
            areas.append(Area(one.row, one.column, one.rows, one.columns + 1))
        else:
            areas += [Area(one.row, at, one.rows, 1) for at in (column, column + 1)]
    areas.sort(key=lambda one: (one.row, one.column))
    return replace(lattice, xs=(*lattice.xs[: column + 1], x, *lattice.xs[column + 1 :]), areas=tuple(areas))
