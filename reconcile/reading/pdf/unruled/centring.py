"""Columns seen from a head whose texts are set in the middle, as they nearly always are.

A text in the middle of its cell stands as far from the one side as from the other. So from the table's left end each
head of a column tells where its column ends and the next begins, and the last must end where the table ends. Heads of
groups are those that stand in the middle of several such columns. Whatever does not come out even is left to others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from statistics import median

from msgspec import Struct

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.columns import is_amount
from reconcile.reading.pdf.unruled.bands import Block
from reconcile.reading.pdf.unruled.consistency import melts, stands_across
from reconcile.reading.pdf.unruled.grouping import groupings, ill
from reconcile.reading.pdf.unruled.runs import rows_of
from reconcile.reading.pdf.unruled.stacking import centre, in_the_middle, left_of, right_of, stackings

_OFF = 1.5  # points by which a text may miss the middle
_CLOSES = 3.0  # points by which the last column may miss the table's end
_PADDED = 16.0  # points: no text stands further from the side of its cell
_FAR = 60.0  # points: nor any figure that is set to the right
_WIDEST = 100.0  # points: where no figure stands there, nothing tells how far the last column goes
_STEP = 0.5
_MOST_STEPS = 4_000
_NARROWEST = 6.0  # points
_FEW = 5  # figures: so few may seem to stand well in columns that are not theirs


class Headed(Struct):
    """The columns with their heads. heads: each with the first and last column over which it stands.

    off: by how many points the figures miss a common way of setting them.
    """

    xs: list[float]
    heads: list[Block]
    off: float

    @property
    def single(self) -> int:
        """How many group heads stand over but one column."""
        return len(self.heads) - (len(self.xs) - 1) - sum(one.first < one.last for one in self.heads)


def headed(head: list[Word], body: list[Word], left: float, right: float, *, framed: bool) -> Headed | None:
    """The columns between `left` and `right`, or None where the heads are not in the middle of such.

    framed: `left` and `right` are ends of lines; otherwise they are those of the text, and the table is a little wider.
    """
    if framed:
        return _best(head, body, [left], right, framed=True)
    near = [left - _STEP * step for step in range(int(_PADDED / _STEP))]
    far = [left - _PADDED - step for step in range(int(_FAR - _PADDED))]
    return _best(head, body, near, right, framed=False) or _best(head, body, far, right, framed=False)


def _is_straight(found: Headed, figures: list[Word]) -> bool:
    """Whether all figures end as far from the end of their column."""
    after = [found.xs[_column(one, found.xs) + 1] - one.right[-1] for one in figures]
    return max(after) - min(after) < _OFF


def _best(head: list[Word], body: list[Word], starts: list[float], right: float, *, framed: bool) -> Headed | None:
    rows = rows_of(body)
    figures = [word for word in body if is_amount("".join(word.chars))]
    ways: list[tuple[int, Headed]] = []
    for rank, cells in enumerate(stackings(head, in_the_middle)):
        for start in starts:
            for xs, leaves in _chains(cells, figures, start, right, framed=framed):
                made = _with_groups(cells, leaves, xs)
                off = None if made is None else _off(xs, body, figures)
                doubted = stands_across(xs, body) or any(melts(row, xs) for row in rows)
                if made is not None and off is not None and not doubted:
                    ways.append((rank, Headed(xs, made, off)))
    if not ways:
        return None

    few = 0 < len(figures) <= _FEW

    def worth(way: tuple[int, Headed]) -> tuple[int, int, int, bool, float]:
        rank, found = way
        return found.single, -len(found.xs), rank, few and not _is_straight(found, figures), round(found.off, 1)

    best = min(ways, key=worth)
    others = [found for way in ways if worth(way) == worth(best) and (found := way[1]) is not best[1]]
    if few and any(_column(one, best[1].xs) != _column(one, other.xs) for other in others for one in figures):
        return None
    return best[1]


def _chains(
    cells: list[Block], figures: list[Word], left: float, right: float, *, framed: bool
) -> Iterator[tuple[list[float], list[Block]]]:
    """Every run of columns from `left` to `right` in whose middles cells stand, one each."""
    full = any(figure.right[-1] > right - _CLOSES for figure in figures)
    room = _CLOSES if framed else _FAR if full else _WIDEST
    begins, ends = [left_of(cell) for cell in cells], [right_of(cell) for cell in cells]
    stack: list[tuple[list[float], list[int]]] = [([left], [])]
    for _ in range(_MOST_STEPS):
        if not stack:
            return
        xs, chosen = stack.pop()
        at = xs[-1]
        if at > right - _NARROWEST and chosen:
            if abs(at - right) < _CLOSES or (not framed and right - _OFF < at < right + room):
                yield [*xs[:-1], right if framed else at], [cells[index] for index in chosen]
            continue
        for index in range(chosen[-1] + 1 if chosen else 0, len(cells)):
            end = begins[index] + ends[index] - at
            if begins[index] < at - _OFF or end < ends[index] - _OFF or end < at + _NARROWEST:
                continue
            if end > right + room:
                break
            covers = any(
                other.top > cells[index].bottom - 1 and at - _OFF < begin and last < end + _OFF
                for other, begin, last in zip(cells, begins, ends, strict=True)
            )
            if not covers and not any(_cuts(end, figure) for figure in figures):
                stack.append(([*xs, end], [*chosen, index]))


def _cuts(x: float, figure: Word) -> bool:
    return figure.left[0] + _OFF < x < figure.right[-1] - _OFF


def _with_groups(cells: list[Block], leaves: list[Block], xs: list[float]) -> list[Block] | None:
    """All heads with their columns, or None where one is neither a column's nor a group's."""

    def off(way: tuple[list[Block], list[Block]]) -> float:
        return ill(*way) + sum(abs(xs[one.first] + xs[one.last + 1] - 2 * centre(one)) / 2 for one in way[1])

    best = min(groupings(cells, leaves, lambda group: _spans(group, leaves, xs)), key=off, default=None)
    return [*best[0], *best[1]] if best else None


def _spans(group: Block, leaves: list[Block], xs: list[float]) -> list[tuple[int, int]]:
    """The runs of columns in whose middle a group's head stands, with their own heads below it."""
    ways: list[tuple[int, int]] = []
    begin, end = left_of(group), right_of(group)
    for first in range(len(leaves)):
        if xs[first] >= begin + _OFF:
            break
        for last in range(first, len(leaves)):
            if leaves[last].top < group.bottom - 1:
                break
            off = abs(xs[first] + xs[last + 1] - begin - end) / 2
            if off < 2 * _OFF and end < xs[last + 1] + _OFF:
                ways.append((first, last))
    return ways


def _off(xs: list[float], body: list[Word], figures: list[Word]) -> float | None:
    """How far the figure is off that is furthest from being set right, left or in the middle as others are.

    None where it is too far.
    """
    places = [(figure, _column(figure, xs)) for figure in figures]
    after = [xs[column + 1] - figure.right[-1] for figure, column in places]
    before = min((word.left[0] - xs[_column(word, xs)] for word in body), default=0.0)
    paddings = (median(after), min(after)) if after else ()
    worst = max(
        (
            min(
                abs((one.left[0] + one.right[-1] - xs[column] - xs[column + 1]) / 2),
                abs(one.left[0] - xs[column] - before),
                *(abs(xs[column + 1] - one.right[-1] - padding) for padding in paddings),
            )
            for one, column in places
        ),
        default=0.0,
    )
    return worst if worst < 2 * _OFF else None


def _column(word: Word, xs: list[float]) -> int:
    return min(max(bisect_right(xs, (word.left[0] + word.right[-1]) / 2) - 1, 0), len(xs) - 2)
