"""The head of a table that has no lines of its own: which column heads stand under which group heads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice, pairwise

from msgspec import Struct

from reconcile.reading.pdf.bands import Block
from reconcile.reading.pdf.columns import Columns
from reconcile.reading.pdf.ruled import Area
from reconcile.reading.pdf.rules import Edge

_MOST_WAYS = 5_000
_CENTRED = 0.6  # of the size: so near to the middle of the head's height stands what spans all its rows

Span = tuple[int, int]  # first and last column


class Placed(Struct):
    """A cell of the head: its row, its columns, and whether other cells stand under it."""

    row: int
    span: Span
    block: Block
    over: bool


def head_of(
    blocks: list[Block], columns: Columns, partial: list[Edge], reach: tuple[float, float]
) -> tuple[list[Block], list[Area], list[float]]:
    """The texts of a head with the columns over which they stand, its cells, and the heights at which its rows part.

    partial: lines that run under a group head over just its columns. reach: the upper and the lower end of the head.
    """
    placed = list(_placed(blocks, list(range(len(columns.xs) - 1)), 0, reach, (columns, partial)))
    height = max(one.row for one in placed) + 1
    areas = [
        Area(one.row, one.span[0], 1 if one.over else height - one.row, one.span[1] - one.span[0] + 1) for one in placed
    ]
    taken = {column for area in areas for column in range(area.column, area.column + area.columns)}
    areas += [Area(0, column, height, 1) for column in range(len(columns.xs) - 1) if column not in taken]
    partings = []
    for row in range(1, height):
        over = max(one.block.bottom for one in placed if one.row == row - 1 and one.over)
        under = min(one.block.top for one in placed if one.row == row)
        partings.append((over + under) / 2)
    heads = [Block(one.block.words, *one.span, one.block.top, one.block.bottom) for one in placed]
    return heads, areas, partings


def _placed(
    blocks: list[Block], among: list[int], row: int, reach: tuple[float, float], known: tuple[Columns, list[Edge]]
) -> Iterator[Placed]:
    """The cells over the columns `among`, whose first row is `row`."""
    single = {column: [one for one in blocks if one.first == column == one.last] for column in among}
    middle = sum(reach) / 2
    rest = list(blocks)
    under = [
        one
        for one in blocks
        if any(other.bottom <= one.top + 1 and other.first <= one.last and one.first <= other.last for other in blocks)
    ]
    for column, own in single.items():
        if len(own) != 1 or any(_beside(own[0], one) for one in under):
            continue
        if abs((own[0].top + own[0].bottom) / 2 - middle) < _CENTRED * own[0].words[0].size:
            rest.remove(own[0])
            yield Placed(row, (column, column), own[0], over=False)
    if not rest:
        return
    floor = min(one.bottom for one in rest)
    upper = [one for one in rest if one.top < floor]
    lower = [one for one in rest if one.top >= floor]
    free = sorted({column for one in lower for column in range(one.first, one.last + 1)})
    heads = [one for one in upper if any(one.first <= column <= one.last for column in free)]
    yield from (Placed(row, (one.first, one.last), one, over=False) for one in upper if one not in heads)
    spans = _shared_out(sorted(heads, key=_left), free, known)
    for head, span in spans:
        inner = [one for one in lower if span[0] <= one.first and one.last <= span[1]]
        if span[0] == span[1] and inner:
            # One column only: not a group, but a head whose lines stand far apart.
            words = [*head.words, *(word for one in inner for word in one.words)]
            yield Placed(row, span, Block(words, *span, head.top, inner[-1].bottom), over=False)
            continue
        yield Placed(row, span, head, over=bool(inner))
        if inner:
            below = (head.bottom + min(one.top for one in inner)) / 2, reach[1]
            yield from _placed(inner, list(range(span[0], span[1] + 1)), row + 1, below, known)
    if not spans:
        yield from (Placed(row, (one.first, one.last), one, over=False) for one in lower)


def _beside(block: Block, other: Block) -> bool:
    """Whether two cells stand in one row: set on one height at the top or in the middle."""
    return abs(block.top - other.top) < 1 or abs(block.top + block.bottom - other.top - other.bottom) < 2


def _shared_out(heads: list[Block], free: list[int], known: tuple[Columns, list[Edge]]) -> list[tuple[Block, Span]]:
    """Give each group head a run of columns: by the line under it, or so that each stands over its run's middle."""
    columns, partial = known
    ruled = [_by_rule(head, free, columns, partial) for head in heads]
    apart = all(one and other and one[1] < other[0] for one, other in pairwise(ruled))
    if heads and all(ruled) and apart:
        return [(head, span) for head, span in zip(heads, ruled, strict=True) if span]
    ways = islice(_partitions(_runs(free), len(heads)), _MOST_WAYS)
    best = min(ways, key=lambda spans: _off(heads, spans, columns), default=None)
    return list(zip(heads, best, strict=True)) if best else []


def _off(heads: list[Block], spans: list[Span], columns: Columns) -> float:
    return sum(
        abs(_centre(head) - (columns.xs[first] + columns.xs[last + 1]) / 2)
        for head, (first, last) in zip(heads, spans, strict=True)
    )


def _by_rule(head: Block, free: list[int], columns: Columns, partial: list[Edge]) -> Span | None:
    xs, centre, height = columns.xs, _centre(head), head.bottom - head.top
    for edge in partial:
        if edge.x0 <= centre <= edge.x1 and -2 < edge.top - head.bottom < 2 * height:
            own = [column for column in free if edge.x0 < (xs[column] + xs[column + 1]) / 2 < edge.x1]
            if own and own == list(range(own[0], own[-1] + 1)):
                return own[0], own[-1]
    return None


def _centre(head: Block) -> float:
    return (_left(head) + max(word.right[-1] for word in head.words)) / 2


def _left(block: Block) -> float:
    return min(word.left[0] for word in block.words)


def _runs(columns: list[int]) -> list[Span]:
    runs: list[Span] = []
    for column in columns:
        if runs and runs[-1][1] == column - 1:
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    return runs


def _partitions(runs: list[Span], count: int) -> Iterator[list[Span]]:
    """All ways to cut runs of columns into `count` shorter ones that follow one another."""
    if count < len(runs):
        return
    cuts = [at for first, last in runs for at in range(first, last)]
    for chosen in combinations(cuts, count - len(runs)):
        spans: list[Span] = []
        for first, last in runs:
            starts = [first, *(cut + 1 for cut in chosen if first <= cut < last)]
            spans += zip(starts, [*(start - 1 for start in starts[1:]), last], strict=True)
        yield spans
