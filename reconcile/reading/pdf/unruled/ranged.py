"""Columns seen from a head whose texts are set to the right, as the figures below them are.

Where figures end, their column's head ends. Names, and the heads over them, are set to the left or in the middle. Of a
boundary between two columns it is then not known where it stands, only from where to where it may. Heads of groups are
in the middle of their columns, or end where the last of these does. A head that can be read in two ways is not read.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

from msgspec import Struct

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.columns import TIGHT, is_amount
from reconcile.reading.pdf.page.lines import rows_of_words
from reconcile.reading.pdf.unruled.bands import Block, is_total
from reconcile.reading.pdf.unruled.centring import Headed
from reconcile.reading.pdf.unruled.consistency import NEAR, melts, unevenness
from reconcile.reading.pdf.unruled.grouping import Span, groupings
from reconcile.reading.pdf.unruled.runs import Row, begins_body, begins_with_label, is_numbers, rows_of
from reconcile.reading.pdf.unruled.stacking import at_a_side, centre, left_of, right_of, stackings

_OFF = 1.5  # points by which a text may miss its side, or its middle
_PADDED = 8.0  # points: no text stands further from the side to which it is set
_FAR = 100.0  # points: nor does the first column begin further from what is set to its right
_KNOWN = 12.0  # points: a boundary is known that may stand so far off
_CLEARLY = 0.25  # of the size: by so much a head goes together better than another
_ASIDE = 0.5  # of the size: so ill are heads that are not in the middle of their height
_MOST_STEPS = 1_000

Reach = tuple[float, float]  # from where to where a boundary may stand


class _Seen(Struct):
    """What stands below a head. ends: where the figures end."""

    figures: list[Word]
    names: list[Word]
    ends: list[float]


class _Way(Struct):
    """Heads of columns from the left on. reaches: of their boundaries. right: whether each is set to the right."""

    leaves: list[Block]
    reaches: list[Reach]
    right: list[bool]


def ranged(head: list[Word], body: list[Word], left: float, right: float, *, framed: bool) -> Headed | None:
    """The columns between `left` and `right`, or None where not all figures end where a head does.

    framed: `left` and `right` are ends of lines; otherwise they are those of the text.
    """
    rows = [row for row in rows_of(body) if not is_numbers(row.words)]
    last = rows_of(head)[-1]
    if not rows or is_numbers(last.words):
        return None
    if not (
        begins_body(rows[0])
        or is_total(rows[0].texts[0])
        or begins_with_label(rows, last.bottom)
        or _is_label(rows[0], last.bottom, left)
    ):
        return None
    seen = _seen([word for row in rows for word in row.words])
    found: dict[tuple[tuple[int, int, str], ...], tuple[float, Headed]] = {}
    for cells in stackings(head, at_a_side):
        for way in _ways(cells, seen, left, framed=framed):
            xs = _boundaries(way, seen, left, right)
            if xs is None or any(melts(row, xs) for row in rows):
                continue
            for off, heads in _heads(cells, way):
                found[tuple(sorted((one.first, one.last, one.text) for one in heads))] = off, Headed(xs, heads, 0.0)
    best = sorted(found.values(), key=lambda one: one[0])[:2]
    return best[0][1] if len(best) == 1 or (best and best[0][0] + _CLEARLY < best[1][0]) else None


def _is_label(row: Row, bottom: float, left: float) -> bool:
    """Whether a row holds nothing but a label, and is no line of a cell of the head, which ends at `bottom`."""
    label = row.words[0]
    return len(row.cells) == 1 and label.left[0] - left < _PADDED and row.top - bottom > TIGHT * label.size


def _seen(words: list[Word]) -> _Seen:
    """What stands below a head, without the labels of totals, which may stand over two columns.

    Whole numbers that end at one place but begin at several are figures; those that begin at one place are codes.
    """
    texts = {id(word): "".join(word.chars) for word in words}
    numbers = [word for word in words if texts[id(word)].lstrip("-").isdecimal()]
    figures = [word for word in words if is_amount(texts[id(word)])] + [
        word
        for word in numbers
        if any(abs(word.right[-1] - one.right[-1]) < _OFF < abs(word.left[0] - one.left[0]) for one in numbers)
    ]
    known = {id(word) for word in figures}
    names = [word for word in words if id(word) not in known and not is_total(texts[id(word)])]
    ends: list[float] = []
    for end in sorted(word.right[-1] for word in figures):
        if not ends or end - ends[-1] > _OFF:
            ends.append(end)
    return _Seen(figures, names, ends)


def _ways(cells: list[Block], seen: _Seen, left: float, *, framed: bool) -> list[_Way]:
    """Every choice of heads of columns among the cells, names' set to the left or all in the middle; none if there are
    too many.
    """
    found: list[_Way] = []
    lowest = [
        not any(other.top > cell.bottom - 1 and left_of(other) < centre(cell) for other in cells) for cell in cells
    ]
    heads = [not any(_is_under(other, cell) for other in cells) for cell in cells]
    start = _Way([], [(left - _PADDED, left + _PADDED)], [])
    stack = [(0, start, False), (0, start, True)]
    for _ in range(_MOST_STEPS):
        if not stack:
            return found
        start_at, way, middle = stack.pop()
        if way.leaves and not any(lowest[start_at:]) and all(end < way.reaches[-1][1] for end in seen.ends):
            found.append(way)
        for index in range(start_at, len(cells)):
            cell = cells[index]
            if heads[index]:
                for before, after, is_right in _settings(cell, way, seen, middle=middle):
                    wider = _FAR if is_right and not framed and not way.leaves else 0.0
                    reaches = [*way.reaches[:-1], (before[0] - wider, before[1]), after]
                    stack.append((index + 1, _Way([*way.leaves, cell], reaches, [*way.right, is_right]), middle))
            if lowest[index]:
                break
    return []


def _is_under(other: Block, cell: Block) -> bool:
    return other.top > cell.bottom - 1 and left_of(other) < right_of(cell) and right_of(other) > left_of(cell)


def _settings(cell: Block, way: _Way, seen: _Seen, *, middle: bool) -> Iterator[tuple[Reach, Reach, bool]]:
    """Where a head's column may begin and end, and whether it is set to the right, for each way of setting it.

    Where nothing stands below it, it is set as one that figures or names would stand under: names are to the left of
    all figures.
    """
    at = way.reaches[-1]
    low, high = at[0], min(at[1], left_of(cell) + _OFF)
    last = right_of(cell)
    passed = [end for end in seen.ends if high < end < last + _OFF]
    if low > high or any(abs(end - last) > _OFF for end in passed):
        return
    names = [name for name in seen.names if low - _OFF < name.left[0] < last]
    if (passed or not any(any(map(str.isalpha, name.chars)) for name in names)) and _are_even(cell, right_of):
        yield (low, high), (last, last + _PADDED), True
    if passed or (any(way.right) and not names):
        return
    if middle and high - low <= 2 * _PADDED and _are_even(cell, centre):
        yield (low, high), (max(last, 2 * centre(cell) - high), 2 * centre(cell) - low), False
    if not middle and left_of(cell) - _PADDED <= high and _are_even(cell, left_of):
        yield (max(low, left_of(cell) - _PADDED), high), (last, float("inf")), False


def _are_even(cell: Block, place: Callable[[Block], float]) -> bool:
    """Whether all lines of a cell end, begin or have their middle at one place."""
    lines = rows_of_words(cell.words)
    if len(lines) == 1:
        return True
    places = [place(Block(line, 0, 0, cell.top, cell.bottom)) for line in lines]
    return max(places) - min(places) < _OFF


def _boundaries(way: _Way, seen: _Seen, left: float, right: float) -> list[float] | None:
    """Where the columns part, or None where something stands in none. The reaches are narrowed to what is left free."""
    first = [left_of(leaf) for leaf in way.leaves]
    last = [right_of(leaf) for leaf in way.leaves]
    for word in (*seen.figures, *seen.names):
        column = _column(word, way)
        if column is None:
            return None
        first[column], last[column] = min(first[column], word.left[0]), max(last[column], word.right[-1])
    way.reaches[-1] = (way.reaches[-1][0], min(way.reaches[-1][1], right + _PADDED))
    for index, reach in enumerate(way.reaches):
        low = max(reach[0], last[index - 1]) if index else reach[0]
        high = min(reach[1], first[index]) if index < len(first) else reach[1]
        if low > high + _OFF:
            return None
        way.reaches[index] = (min(low, high), max(low, high))
    inner = [(low + high) / 2 for low, high in way.reaches[1:-1]]
    return [min(left, first[0]), *inner, max(right, last[-1])]


def _column(word: Word, way: _Way) -> int | None:
    """The column in which a word stands: of those set to the right, only the one where it ends."""
    for column, (leaf, is_right) in enumerate(zip(way.leaves, way.right, strict=True)):
        if is_right and abs(right_of(leaf) - word.right[-1]) < _OFF:
            return column
    own = [
        column
        for column, is_right in enumerate(way.right)
        if not is_right and way.reaches[column][0] - _OFF < word.left[0]
    ]
    return own[-1] if own else None


def _heads(cells: list[Block], way: _Way) -> Iterator[tuple[float, list[Block]]]:
    """All heads with their columns, groups in the middle of theirs or at a side, and how ill they go together.

    Best are those where every column is under a group, each of these is between two boundaries that are known, and the
    heads of columns are in the middle of their height.
    """
    for spans in (_spans_in_the_middle, _spans_at_a_side):
        for columns, groups in groupings(cells, way.leaves, functools.partial(spans, way=way)):
            heads = [*columns, *groups]
            off = unevenness(heads)
            if min(off) < NEAR:
                known = all(any(one.first <= leaf.first <= one.last for one in groups) for leaf in columns) and all(
                    high - low < _KNOWN
                    for one in groups
                    for low, high in (way.reaches[one.first], way.reaches[one.last + 1])
                )
                yield min(off) + (not known) + _ASIDE * (off[-1] > NEAR), heads
        if len(cells) == len(way.leaves):
            return


def _spans_in_the_middle(group: Block, way: _Way) -> list[Span]:
    ways: list[Span] = []
    for first, last in _runs_below(group, way):
        begin, end = way.reaches[first], way.reaches[last + 1]
        low, high = (begin[0] + end[0]) / 2, (begin[1] + end[1]) / 2
        if low - _OFF < centre(group) < high + _OFF:
            ways.append((first, last))
    return ways


def _spans_at_a_side(group: Block, way: _Way) -> list[Span]:
    return [
        (first, last)
        for first, last in _runs_below(group, way)
        if (
            abs(right_of(way.leaves[last]) - right_of(group)) < _OFF
            if way.right[last]
            else abs(left_of(way.leaves[first]) - left_of(group)) < _OFF
        )
    ]


def _runs_below(group: Block, way: _Way) -> Iterator[Span]:
    """Runs of columns, more than one, whose heads are below a group's and between whose ends it stands."""
    for first in range(len(way.leaves)):
        for last in range(first, len(way.leaves)):
            if way.leaves[last].top < group.bottom - 1:
                break
            begin, end = way.reaches[first], way.reaches[last + 1]
            if first < last and begin[0] - _OFF < left_of(group) and right_of(group) < end[1] + _OFF:
                yield first, last
