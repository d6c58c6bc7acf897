"""Columns seen from a head whose texts are all set to the left: each column begins where its texts begin.

A group's head begins where its first column does, so which columns it stands over is told by the heights alone: what
stands in the middle of the head's height spans all its rows, and what stands lower has a group above it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from msgspec import Struct

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.columns import TIGHT, is_amount
from reconcile.reading.pdf.page.lines import rows_of_words
from reconcile.reading.pdf.unruled.bands import Block
from reconcile.reading.pdf.unruled.centring import Headed
from reconcile.reading.pdf.unruled.consistency import melts
from reconcile.reading.pdf.unruled.runs import rows_of

_SAME = 1.0  # points: texts that begin this near to each other begin at one place
_LEVEL = 2.0  # points: twice the difference of middles that are one
_OFF = 2.0  # points by which figures may miss the side to which they are set
_NEARER = 0.5  # points
_MOST_COLUMNS = 24
_MOST_WAYS = 3_000


class _Line(Struct):
    """One line of a head's text."""

    words: list[Word]
    top: float
    bottom: float


class _Way(Struct):
    """One way of reading the head of some columns. loose: how far lines made one cell stand apart, and what the groups
    cost: as much as the lines of one cell may stand apart. depth: how many levels of groups there are.
    """

    heads: list[Block]
    loose: float
    depth: int = 0


def flush(head: list[Word], body: list[Word], left: float, right: float) -> Headed | None:
    """The columns between `left` and `right`, or None where the heads do not all begin where a column does."""
    pieces = [piece for row in rows_of_words(head) for piece in _pieces(row)]
    starts: list[float] = []
    for at in sorted(piece[0].left[0] for piece in pieces):
        if not starts or at - starts[-1] > _SAME:
            starts.append(at)
    if not 1 < len(starts) <= _MOST_COLUMNS:
        return None
    lines: list[list[_Line]] = [[] for _ in starts]
    for piece in pieces:
        column = bisect_right(starts, piece[0].left[0] + _SAME) - 1
        lines[column].append(_Line(piece, min(word.top for word in piece), max(word.bottom for word in piece)))
    xs = _boundaries(starts, body, left, right)
    if xs is None or any(melts(row, xs) for row in rows_of(body)):
        return None
    for stack in lines:
        stack.sort(key=lambda line: line.top)
    budget = [_MOST_WAYS]
    ways = sorted(_readings(lines, 0, budget), key=lambda way: way.loose)
    best = next((way for way in ways if _are_rows(way.heads)), None)
    if best is None or any(_runs_over(one, starts, xs) for one in best.heads):
        return None
    return Headed(xs, best.heads, 0.0)


def _pieces(row: list[Word]) -> list[list[Word]]:
    """The words of one line, parted where they do not touch."""
    pieces = [[row[0]]]
    for word in row[1:]:
        if word.left[0] - pieces[-1][-1].right[-1] < TIGHT * word.size:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return pieces


def _boundaries(starts: list[float], body: list[Word], left: float, right: float) -> list[float] | None:
    """Where the columns part, or None where texts or figures do not stand in them as they should."""
    ends = [*starts[1:], right]
    after: list[float] = []
    for word in body:
        column = max(bisect_right(starts, word.left[0] + _OFF) - 1, 0)
        last = column + 1 == len(starts)
        if word.left[0] < starts[0] - _OFF or word.right[-1] > ends[column] + (_OFF if last else 0):
            return None
        if is_amount("".join(word.chars)) and abs(word.left[0] - starts[column]) > _OFF and not last:
            after.append(ends[column] - word.right[-1])
    gap = median(after) if after else 2.0
    if any(abs(one - gap) > _OFF for one in after):
        return None
    return [min(left, starts[0]), *(start - gap / 2 for start in starts[1:]), right]


def _readings(lines: list[list[_Line]], first: int, budget: list[int]) -> Iterator[_Way]:
    """Every way of reading the head of the columns from `first` on."""
    if any(not column for column in lines):
        return
    middles: list[float | None] = [*sorted({round(_middle(column), 1) for column in lines})]
    if len(middles) > 1 or len(lines) > 1:
        middles.append(None)
    for middle in middles:
        for way in _read(lines, 0, middle, {}, budget):
            yield _shifted(way, first)


def _read(
    lines: list[list[_Line]], at: int, middle: float | None, groups: dict[int, float], budget: list[int]
) -> Iterator[_Way]:
    """Ways of reading columns from `at` on. middle: of what spans all rows. groups: by depth, the middle of such."""
    if at == len(lines):
        yield _Way([], 0.0)
        return
    budget[0] -= 1
    if budget[0] < 0:
        return
    own = lines[at]
    if middle is not None and abs(_middle(own) - middle) < _LEVEL:
        cell = _cell(own, at, at)
        for rest in _read(lines, at + 1, middle, groups, budget):
            yield _Way([cell, *rest.heads], _looseness(own) + rest.loose, rest.depth)
    for count in range(1, len(own)):
        group = own[:count]
        for last in range(at + 1, len(lines)):
            if lines[last][0].top < group[-1].bottom - 1:
                break
            inner = [own[count:], *lines[at + 1 : last + 1]]
            below = min(_readings(inner, at, budget), key=lambda way: way.loose, default=None)
            if below is None or not _is_level(_middle(group), below.depth, groups):
                continue
            cost = TIGHT * group[0].words[0].size + _looseness(group) + below.loose
            for rest in _read(lines, last + 1, middle, {**groups, below.depth: _middle(group)}, budget):
                heads = [_cell(group, at, last), *below.heads, *rest.heads]
                yield _Way(heads, cost + rest.loose, max(below.depth + 1, rest.depth))


def _is_level(middle: float, depth: int, groups: dict[int, float]) -> bool:
    """Whether a group stands as high as those as deep as it is, above those less deep, and below those deeper."""
    return all(
        abs(middle - other) < _LEVEL if depth == level else (other - middle) * (depth - level) > -_LEVEL
        for level, other in groups.items()
    )


def _are_rows(heads: list[Block]) -> bool:
    """Whether what stands under a group's head is nowhere as near to it as lines of one cell are to each other."""
    lines = [rows_of_words(one.words) for one in heads]
    inside = [_top(under) - _bottom(over) for stack in lines for over, under in pairwise(stack)]
    return not inside or all(
        under.top - over.bottom > max(inside) + _NEARER
        for over in heads
        for under in heads
        if over.first <= under.first <= under.last <= over.last and under.top > over.top
    )


def _shifted(way: _Way, by: int) -> _Way:
    heads = [Block(one.words, one.first + by, one.last + by, one.top, one.bottom) for one in way.heads]
    return _Way(heads, way.loose, way.depth)


def _cell(lines: list[_Line], first: int, last: int) -> Block:
    return Block([word for line in lines for word in line.words], first, last, lines[0].top, lines[-1].bottom)


def _middle(lines: list[_Line]) -> float:
    return (lines[0].top + lines[-1].bottom) / 2


def _top(line: list[Word]) -> float:
    return min(word.top for word in line)


def _bottom(line: list[Word]) -> float:
    return max(word.bottom for word in line)


def _looseness(lines: list[_Line]) -> float:
    """How far the lines of one cell stand apart in all."""
    return sum(under.top - over.bottom for over, under in pairwise(lines))


def _runs_over(head: Block, starts: list[float], xs: list[float]) -> bool:
    end = starts[head.last + 1] if head.last + 1 < len(starts) else xs[-1]
    return max(word.right[-1] for word in head.words) > end + _OFF
