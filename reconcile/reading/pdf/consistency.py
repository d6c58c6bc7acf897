"""Whether the columns that were guessed for a table can be right. A table that nobody has checked is not handed on."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise

from reconcile.reading.pdf.characters import Word
from reconcile.reading.pdf.columns import Columns, is_amount
from reconcile.reading.pdf.runs import Row, rows_of

_SPREAD = 4.0  # points: figures of one column begin, end or are centred this near to each other
_CUT = 1.5  # points


def is_consistent(columns: Columns, head: list[Word], body: list[Word]) -> bool:
    """Whether no column melts two or cuts a figure, and each with figures has them set alike and has a head."""
    figures: dict[int, list[Word]] = defaultdict(list)
    for word in body:
        if is_amount("".join(word.chars)):
            figures[columns.of(word)[0]].append(word)
            if any(word.left[0] + _CUT < x < word.right[-1] - _CUT for x in columns.xs):
                return False
    if any(melts(row, columns.xs) for row in rows_of(body) if row.amounts):
        return False
    headed = {column for word in head for column in range(columns.of(word)[0], columns.of(word)[1] + 1)}
    # The rest of a table on the next page has no head, and half a table is worse than figures set in two ways.
    return not head or all(column in headed and _alike(own) for column, own in figures.items())


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
