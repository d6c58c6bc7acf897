"""The rows of a head whose columns and groups are known: how deep each text stands, and over how many rows."""

from __future__ import annotations

from reconcile.reading.pdf.ruled.lattice import Area
from reconcile.reading.pdf.unruled.bands import Block

_LEVEL = 2.0  # points: texts whose middles, or tops, are this near stand on one level


def levels_of(heads: list[Block], width: int) -> tuple[list[Area], list[float]]:
    """The cells of a head of `width` columns, and the heights at which its rows part."""
    inner = {id(one): [other for other in heads if _under(other, one)] for one in heads}
    outer = {id(one): [other for other in heads if _under(one, other)] for one in heads}
    height = 1 + max(len(over) for over in outer.values())
    whole = [one for one in heads if len(outer[id(one)]) == height - 1]
    rows: dict[int, tuple[int, int]] = {}
    for one in sorted(heads, key=lambda one: len(outer[id(one)])):
        start = max((rows[id(over)][1] for over in outer[id(one)]), default=0)
        rows[id(one)] = (start, _end(one, inner[id(one)], outer, start, height, whole))
    areas = [
        Area(rows[id(one)][0], one.first, rows[id(one)][1] - rows[id(one)][0], one.last - one.first + 1)
        for one in heads
    ]
    taken = {column for one in heads for column in range(one.first, one.last + 1)}
    areas += [Area(0, column, height, 1) for column in range(width) if column not in taken]
    partings = []
    for row in range(1, height):
        over = [one for one in heads if rows[id(one)][1] == row]
        under = [one for one in heads if rows[id(one)][0] == row]
        lowest = max(one.bottom for one in _shortest(over, rows))
        highest = min(one.top for one in _shortest(under, rows))
        partings.append((lowest + highest) / 2)
    return areas, partings


def _shortest(heads: list[Block], rows: dict[int, tuple[int, int]]) -> list[Block]:
    """Those that span the fewest rows: their texts are nearest to the ends of these."""
    fewest = min(rows[id(one)][1] - rows[id(one)][0] for one in heads)
    return [one for one in heads if rows[id(one)][1] - rows[id(one)][0] == fewest]


def _under(one: Block, other: Block) -> bool:
    """Whether `one` stands below the group head `other`."""
    return one is not other and other.first <= one.first and one.last <= other.last and other.bottom <= one.top + 1


def _end(
    one: Block, inner: list[Block], outer: dict[int, list[Block]], start: int, height: int, whole: list[Block]
) -> int:
    """The row after its last one. A group is one row high, unless what is below it stands on the lowest level."""
    if not inner:
        return height
    deepest = max(inner, key=lambda other: len(outer[id(other)]))
    below = len(outer[id(deepest)]) - len(outer[id(one)])
    spare = height - start - below
    return start + (spare if any(_level(deepest, other) for other in whole) else 1)


def _level(one: Block, other: Block) -> bool:
    return abs(one.top + one.bottom - other.top - other.bottom) < 2 * _LEVEL or abs(one.top - other.top) < _LEVEL
