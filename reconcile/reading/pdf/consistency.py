"""Whether the columns that were guessed for a table can be right. A table that nobody has checked is not handed on."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise

from reconcile.reading.pdf.bands import Block
from reconcile.reading.pdf.characters import Word
from reconcile.reading.pdf.columns import TIGHT, Columns, is_amount
from reconcile.reading.pdf.runs import Row, rows_of

_SPREAD = 4.0  # points: figures of one column begin, end or are centred this near to each other
_CUT = 1.5  # points
_NEAR = 0.6  # of the size
_LEADING = 0.9  # of the size: no line of one head stands further below another


def is_consistent(columns: Columns, heads: list[Block], body: list[Word]) -> bool:
    """Whether no column melts two or cuts a figure, and each has one head and its figures set alike."""
    figures: dict[int, list[Word]] = defaultdict(list)
    for word in body:
        if is_amount("".join(word.chars)):
            figures[columns.of(word)[0]].append(word)
            if any(word.left[0] + _CUT < x < word.right[-1] - _CUT for x in columns.xs):
                return False
    if any(melts(row, columns.xs) for row in rows_of(body) if row.amounts):
        return False
    if not heads:
        return True  # the rest of a table on the next page: half a table is worse than figures set in two ways
    return _are_heads(heads, columns.xs) and all(map(_alike, figures.values()))


def _are_heads(heads: list[Block], xs: list[float]) -> bool:
    """Whether over each column stands one head, its lines close to each other, and groups' in the middle of theirs."""
    leaves = [one for one in heads if one.first == one.last]
    for leaf in leaves:
        rows = rows_of(leaf.words)
        size = leaf.words[0].size
        apart = any(below.top - above.bottom > _LEADING * size for above, below in pairwise(rows))
        if apart or any(_are_two(*pair) for row in rows for pair in pairwise(row.words)):
            return False
    headed = [one.first for one in leaves]
    each = sorted(headed) == list(range(len(xs) - 1))
    return each and is_even(heads) and all(_is_over_its_middle(one, xs) for one in heads if one.first < one.last)


def _is_over_its_middle(group: Block, xs: list[float]) -> bool:
    """Whether a group's head would not stand better over one column more or less."""
    middle = (min(word.left[0] for word in group.words) + max(word.right[-1] for word in group.words)) / 2
    narrowest = min(xs[group.first + 1] - xs[group.first], xs[group.last + 1] - xs[group.last])
    return abs(middle - (xs[group.first] + xs[group.last + 1]) / 2) < narrowest / 2


def _are_two(one: Word, other: Word) -> bool:
    """Whether two texts on one line are two heads, and not letters of one that are spread out."""
    gap = other.left[0] - one.right[-1]
    return gap > TIGHT * one.size and max(len(one.chars), len(other.chars)) > 1


def is_even(heads: list[Block]) -> bool:
    """Whether the heads of all columns stand at one side of their space, or in its middle: the upper ones too.

    Otherwise some are heads of groups, for which there seemed to be no other column.
    """
    top, bottom = min(one.top for one in heads), max(one.bottom for one in heads)
    leaves = [one for one in heads if one.first == one.last]
    over = [_space(leaf, heads, top) for leaf in leaves]
    near = [_NEAR * leaf.words[0].size for leaf in leaves]
    known = list(zip(leaves, over, near, strict=True))
    return (
        all(over > top or leaf.top < top + near for leaf, over, near in known)
        or all(leaf.bottom > bottom - near for leaf, over, near in known)
        or all(abs(leaf.top + leaf.bottom - over - bottom) < 2 * near for leaf, over, near in known)
    )


def _space(leaf: Block, heads: list[Block], top: float) -> float:
    """Where the space of a column's head begins: at `top`, or with the highest head under the lowest of its groups."""
    groups = [one for one in heads if one.first <= leaf.first <= one.last and one.first < one.last]
    lowest = max((one for one in groups if one.bottom < leaf.top + 1), key=lambda one: one.bottom, default=None)
    if lowest is None:
        return top
    under = (one for one in heads if lowest.first <= one.first and one.last <= lowest.last)
    return min(one.top for one in under if one.top > lowest.bottom - 1)


def melts(row: Row, xs: list[float]) -> bool:
    """Whether two texts that stand well apart in one row would be in one column."""
    places = [bisect_right(xs, (cell[0].left[0] + cell[-1].right[-1]) / 2) for cell in row.cells]
    return any(
        one == other and max(len(row.texts[at]), len(row.texts[at + 1])) > 1
        for at, (one, other) in enumerate(pairwise(places))
    )


def _alike(figures: list[Word]) -> bool:
    places = (
        [one.right[-1] for one in figures],
        [one.left[0] for one in figures],
        [(one.left[0] + one.right[-1]) / 2 for one in figures],
    )
    return any(max(way) - min(way) < _SPREAD for way in places)
