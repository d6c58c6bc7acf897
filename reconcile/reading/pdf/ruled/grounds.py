"""Tables without lines whose cells are filled on a ground of another colour: where it shows between them is a line.

So a browser prints a table whose cells stand apart (border-spacing), as many web pages and report programs have it.
"""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.disclosure import Box
from reconcile.reading.pdf.page.rules import THIN, Edge

_SMALLEST = 3_000.0  # square points of a ground
_FEWEST_CELLS = 4
_COVERED = 0.7  # of the ground is under cells
_NARROWER = 0.9  # than the ground
_MOST_FILLS = 5_000


def lines_of_grounds(fills: list[tuple[Box, bool]]) -> Iterator[Edge]:
    """The sides of cells that cover a ground. fills: in the order in which they are drawn, and whether each shows."""
    if len(fills) > _MOST_FILLS:
        return
    for index, (ground, shows) in enumerate(fills):
        if not shows or _extent(ground) < _SMALLEST:
            continue
        cells = [box for box, _ in fills[index + 1 :] if _within(box, ground)]
        if len(cells) >= _FEWEST_CELLS and sum(map(_extent, cells)) > _COVERED * _extent(ground):
            for cell in cells:
                yield from _sides(cell)


def _within(box: Box, ground: Box) -> bool:
    """Whether `box` is a part of the ground that does not go all across it, as the fill of a whole row does."""
    inside = all(box[at] >= ground[at] - THIN and box[at + 2] <= ground[at + 2] + THIN for at in (0, 1))
    return inside and box[2] - box[0] < _NARROWER * (ground[2] - ground[0])


def _sides(box: Box) -> Iterator[Edge]:
    x0, top, x1, bottom = box
    yield Edge(x0, top, x1, top)
    yield Edge(x0, bottom, x1, bottom)
    yield Edge(x0, top, x0, bottom)
    yield Edge(x1, top, x1, bottom)


def _extent(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
