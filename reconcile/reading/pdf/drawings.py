"""Where charts stand: their labels are part of a picture and of no paragraph."""

from __future__ import annotations

from reconcile.disclosure import Box
from reconcile.reading.pdf.rules import Rules

_SMALLEST = 40.0  # points: a seal's ornament or a bullet is no chart


def chart_areas(rules: Rules, tables: list[Box]) -> list[Box]:
    """The places of drawings made of curves that are no part of a table."""
    loose = [box for box in rules.curves if not any(_overlap(box, table) for table in tables)]
    areas: list[Box] = []
    for box in loose:
        area = box
        touching = [one for one in areas if _near(one, area)]
        for one in touching:
            areas.remove(one)
            area = (min(one[0], area[0]), min(one[1], area[1]), max(one[2], area[2]), max(one[3], area[3]))
        areas.append(area)
    return [area for area in areas if min(area[2] - area[0], area[3] - area[1]) >= _SMALLEST]


def _near(one: Box, other: Box) -> bool:
    gap = 12.0
    return (
        one[0] - gap <= other[2] and other[0] - gap <= one[2] and one[1] - gap <= other[3] and other[1] - gap <= one[3]
    )


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
