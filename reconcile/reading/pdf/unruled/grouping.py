"""Heads of groups given their columns: every way that does not cross, and how well each goes together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from reconcile.reading.pdf.unruled.bands import Block

_MOST_WAYS = 500

Span = tuple[int, int]  # first and last column


def groupings(
    cells: list[Block], leaves: list[Block], spans: Callable[[Block], list[Span]]
) -> Iterator[tuple[list[Block], list[Block]]]:
    """Every way to read a head: the heads of the columns, and those of groups, each with its columns.

    leaves: those of the cells that are heads of columns. spans: the runs of columns over which a group may stand.
    Groups do not cross each other, what is above is not narrower than what is below, and no two have the same columns.
    """
    known = {id(leaf) for leaf in leaves}
    groups = sorted((cell for cell in cells if id(cell) not in known), key=lambda one: -one.top)
    ways: list[list[Span]] = []
    for group in groups:
        ways.append(spans(group))
        if not ways[-1]:
            return
    columns = [Block(leaf.words, column, column, leaf.top, leaf.bottom) for column, leaf in enumerate(leaves)]
    for chosen in islice(_together(groups, ways, []), _MOST_WAYS):
        yield (
            columns,
            [Block(one.words, *span, one.top, one.bottom) for one, span in zip(groups, chosen, strict=True)],
        )


def ill(columns: list[Block], groups: list[Block]) -> float:
    """How ill groups go together: heads under one group on several levels, heads under none on the level of some that
    are under one, groups of one column.
    """
    below: dict[int, list[Block]] = {}
    alone: list[Block] = []
    for one in (*columns, *groups):
        over = [group for group in groups if group is not one and _holds(group, one)]
        if over:
            below.setdefault(id(min(over, key=lambda group: (group.last - group.first, -group.top))), []).append(one)
        else:
            alone.append(one)
    found = sum(any(_level(one, other) for inner in below.values() for other in inner) for one in alone)
    for inner in below.values():
        levels: list[Block] = []
        for one in inner:
            if not any(_level(one, other) for other in levels):
                levels.append(one)
        found += 3 * (len(levels) - 1)
    return found + sum(2 * (group.first == group.last) + 0.3 * (group.last - group.first) for group in groups)


def _holds(group: Block, one: Block) -> bool:
    return group.first <= one.first and one.last <= group.last and group.bottom <= one.top + 1


def _together(groups: list[Block], ways: list[list[Span]], chosen: list[Span]) -> Iterator[list[Span]]:
    """Every choice of a span for each group, from the lowest up, in which they do not cross."""
    at = len(chosen)
    if at == len(groups):
        yield chosen
        return
    for span in ways[at]:
        over = all(_stands_over(span, other, groups[at], groups[index]) for index, other in enumerate(chosen))
        if over and span not in chosen:
            yield from _together(groups, ways, [*chosen, span])


def _stands_over(span: Span, other: Span, group: Block, below: Block) -> bool:
    apart = span[1] < other[0] or other[1] < span[0]
    return apart or (span[0] <= other[0] and other[1] <= span[1] and group.bottom <= below.top + 1)


def _level(one: Block, other: Block) -> bool:
    return abs(one.top + one.bottom - other.top - other.bottom) < 4
