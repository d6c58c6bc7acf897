"""Tables with ruling lines: lines joined by pdfplumber's geometry, and the grid that they enclose.

The grid is made of the smallest boxes between neighbouring lines; boxes without a line between them are one merged
cell. So an open side or a missing corner costs nothing, and a merged head is a span.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from statistics import median_low

from msgspec import Struct
from msgspec.structs import replace
from pdfplumber.table import merge_edges

from reconcile.disclosure import Box
from reconcile.reading.pdf.page.rules import Edge

_SNAP = 3.0  # points: lines this near to each other are one, and so are two with no larger gap between them
_TOUCH = 3.5  # points: lines that end this near to each other meet
_COVERED = 0.5  # of a box's side: so much of a line closes it
_SHORTEST = 4.0
_LINE = 8.0  # points: nothing printed is as low


class Area(Struct, frozen=True, array_like=True, gc=False):
    """One cell's place in a grid: row, column, and how many of each it spans."""

    row: int
    column: int
    rows: int
    columns: int


class Lattice(Struct, frozen=True):
    """A table's skeleton. xs, ys: the places of its column and row boundaries. areas: its cells, which tile it.

    unclear: its columns were guessed and cannot be right. undivided: it has groups of columns, and no line parts its
    rows. ends_open: no line is below it. tiled: its first rows are told by names that stand around their figures.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    areas: tuple[Area, ...]
    unclear: bool = False
    undivided: bool = False
    ends_open: bool = False
    tiled: bool = False

    @property
    def box(self) -> Box:
        """Its place."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def place(self, area: Area) -> Box:
        """The place of one cell."""
        return (
            self.xs[area.column],
            self.ys[area.row],
            self.xs[area.column + area.columns],
            self.ys[area.row + area.rows],
        )


def joined(edges: list[Edge]) -> list[Edge]:
    """Lines snapped to each other and joined where they continue one another, the horizontal ones first."""
    merged = merge_edges([_line(one) for one in edges], _SNAP, _SNAP, _SNAP, _SNAP)
    lines = [Edge(one["x0"], one["top"], one["x1"], one["bottom"]) for one in merged]
    long = [one for one in lines if max(one.x1 - one.x0, one.bottom - one.top) >= _SHORTEST]
    return sorted(long, key=lambda one: not one.level)


def _line(edge: Edge) -> dict[str, object]:
    """A line as pdfplumber's geometry wants it."""
    sides = {"x0": edge.x0, "x1": edge.x1, "top": edge.top, "bottom": edge.bottom, "doctop": edge.top}
    size = {"width": edge.x1 - edge.x0, "height": edge.bottom - edge.top}
    return {**sides, **size, "orientation": "h" if edge.level else "v"}


def frames_of(edges: list[Edge]) -> tuple[list[list[Edge]], list[Edge]]:
    """Lines that cross or touch, group by group; and the horizontal lines that meet no vertical one."""
    level = [one for one in edges if one.level]
    upright = [one for one in edges if not one.level]
    parent = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for below, one in enumerate(upright, len(level)):
        x, top, bottom = one.x0, one.top - _TOUCH, one.bottom + _TOUCH
        for index, other in enumerate(level):
            if top <= other.top <= bottom and other.x0 - _TOUCH <= x <= other.x1 + _TOUCH:
                parent[root(index)] = root(below)
    groups: dict[int, list[Edge]] = defaultdict(list)
    for index, one in enumerate(level + upright):
        groups[root(index)].append(one)
    frames = [group for group in groups.values() if len({one.level for one in group}) == 2]
    alone = [group[0] for group in groups.values() if len(group) == 1 and group[0].level]
    return frames, alone


def lattice_of(frame: Iterable[Edge]) -> Lattice | None:
    """The grid that lines which meet each other enclose, or None where they enclose no more than one cell."""
    lines = list(frame)
    level = [one for one in lines if one.level]
    upright = [one for one in lines if not one.level]
    ends = _ends_of_groups(level, upright) if _are_ends(level) else []
    level += ends
    xs = _boundaries([one.x0 for one in upright], [(one.x0, one.x1) for one in level])
    ys = _boundaries([one.top for one in level], [(one.top, one.bottom) for one in upright])
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > 40_000:
        return None
    below = _closed(ys, xs, [(one.top, one.x0, one.x1) for one in level])
    beside = _closed(xs, ys, [(one.x0, one.top, one.bottom) for one in upright])
    areas = _areas(len(ys) - 1, len(xs) - 1, below, beside)
    if len(areas) < 2:
        return None
    ends_open = max(one.top for one in level) < ys[-1] - _TOUCH
    return replace(compacted(xs, ys, areas), undivided=bool(ends), ends_open=ends_open)


def _are_ends(level: list[Edge]) -> bool:
    """Whether horizontal lines stand at the upper and the lower end of a table alone."""
    highest, lowest = min(one.top for one in level), max(one.top for one in level)
    return all(min(one.top - highest, lowest - one.top) < _TOUCH for one in level)


def _ends_of_groups(level: list[Edge], upright: list[Edge]) -> list[Edge]:
    """Where a line between two columns ends in the open, what is above it ends too: it stands over both of them."""
    ends: list[Edge] = []
    for one in upright:
        for y in (one.top, one.bottom):
            if min(abs(y - other.top) for other in level) > _LINE:
                across = [other.x0 for other in upright if other.top < y - _TOUCH and other.bottom > y + _TOUCH]
                left = [x for x in across if x < one.x0]
                right = [x for x in across if x > one.x0]
                if left and right:
                    ends.append(Edge(max(left), y, min(right), y))
    return ends


def compacted(xs: list[float], ys: list[float], areas: list[Area]) -> Lattice:
    """The grid without boundaries at which no cell starts."""
    rows, columns = sorted({one.row for one in areas}), sorted({one.column for one in areas})
    row_at = {row: index for index, row in enumerate([*rows, len(ys) - 1])}
    column_at = {column: index for index, column in enumerate([*columns, len(xs) - 1])}

    def index_after(starts: list[int], end: int) -> int:
        return bisect_right(starts, end - 1)

    made = [
        Area(
            row_at[one.row],
            column_at[one.column],
            index_after(rows, one.row + one.rows) - row_at[one.row],
            index_after(columns, one.column + one.columns) - column_at[one.column],
        )
        for one in areas
    ]
    return Lattice(
        tuple(xs[column] for column in [*columns, len(xs) - 1]),
        tuple(ys[row] for row in [*rows, len(ys) - 1]),
        tuple(sorted(made, key=lambda one: (one.row, one.column))),
    )


def _boundaries(places: list[float], reaches: list[tuple[float, float]]) -> list[float]:
    """The places of lines, and where most crossing lines end if the table is open at that side.

    A browser draws the frame of a table that goes on over the page further down than what is in it.
    """
    first, last = min(places), max(places)
    before = [low for low, _ in reaches if low < first - _TOUCH]
    after = [high for _, high in reaches if high > last + _TOUCH]
    ends = sorted({*places, *map(median_low, (one for one in (before, after) if one))})
    kept = [ends[0]]
    known = set(places)
    for place in ends[1:]:
        if place - kept[-1] > _TOUCH:
            kept.append(place)
        elif place in known and kept[-1] not in known:
            kept[-1] = place
    return kept


def _closed(at: list[float], across: list[float], lines: list[tuple[float, float, float]]) -> list[list[bool]]:
    """For each boundary, which of its stretches between the crossing boundaries have a line. The outer ones all do."""
    stretches = len(across) - 1
    covered = [[0.0] * stretches for _ in at]
    for place, low, high in lines:
        index = min(range(len(at)), key=lambda one: abs(at[one] - place))
        first = max(bisect_right(across, low) - 1, 0)
        for stretch in range(first, stretches):
            if across[stretch] >= high:
                break
            covered[index][stretch] += min(high, across[stretch + 1]) - max(low, across[stretch])
    closed = [
        [cover >= _COVERED * (across[stretch + 1] - across[stretch]) for stretch, cover in enumerate(row)]
        for row in covered
    ]
    closed[0] = closed[-1] = [True] * stretches
    return closed


def _areas(rows: int, columns: int, below: list[list[bool]], beside: list[list[bool]]) -> list[Area]:
    """Boxes without a line between them as one cell; what is no rectangle falls into the rectangles of its rows."""
    parent = list(range(rows * columns))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not beside[column + 1][row]:
                parent[root(here + 1)] = root(here)
            if row + 1 < rows and not below[row + 1][column]:
                parent[root(here + columns)] = root(here)
    groups: dict[int, list[int]] = defaultdict(list)
    for index in range(rows * columns):
        groups[root(index)].append(index)
    areas: list[Area] = []
    for group in groups.values():
        top, bottom = group[0] // columns, group[-1] // columns
        left, right = min(one % columns for one in group), max(one % columns for one in group)
        if (bottom - top + 1) * (right - left + 1) == len(group):
            areas.append(Area(top, left, bottom - top + 1, right - left + 1))
        else:
            areas += _rectangles(group, columns)
    return areas


def _rectangles(group: list[int], columns: int) -> list[Area]:
    """The runs of each row; runs of the same columns under each other are one cell."""
    runs: list[Area] = []
    for index in sorted(group):
        row, column = divmod(index, columns)
        last = runs[-1] if runs else None
        if last and last.row == row and last.column + last.columns == column:
            runs[-1] = Area(row, last.column, 1, last.columns + 1)
        else:
            runs.append(Area(row, column, 1, 1))
    made: list[Area] = []
    for run in runs:
        for index, one in enumerate(made):
            if (one.column, one.columns) == (run.column, run.columns) and one.row + one.rows == run.row:
                made[index] = Area(one.row, one.column, one.rows + 1, one.columns)
                break
        else:
            made.append(run)
    return made
