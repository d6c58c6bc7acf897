"""Lines of text under each other put together where they are of one cell, in tables without any line.

A text goes on below where it filled its line. Lines of one cell all stand equally far from each other; where rows do
not stand as near, that alone tells. Where they do, a line goes on with those above only as a whole.
"""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from reconcile.reading.pdf.unruled.bands import Block
from reconcile.reading.pdf.unruled.stacking import left_of, right_of

_SAME = 1.0  # points: texts that begin so near to each other begin at one place
_EVEN = 1.0  # points: gaps that differ by no more are one
_ROOM = 1.3  # of the size: a line with less room than this, and what follows, is full
_SURE = 12  # characters: a text so long, and full, is no label
_AMOUNT = re.compile(r"[≥≤＞＜≧≦>＜<=＝]?[-−]?\d[\d,.]*[%％]?.{0,3}")
_UNBROKEN = re.compile(r"[\w.,%]+", re.ASCII)

Pair = tuple[Block, Block]  # what stands right under each other in one column


class _Lines(Struct):
    """How lines of one column belong together, by their ids.

    above: what stands right above a line, near enough to be of one cell. wraps: those that go on with it. doubtful:
    those that would, but that they are an amount, or follow one. begun: those beside which some text begins a row.
    apart: rows stand as near to each other as the lines of a cell.
    """

    above: dict[int, Block]
    wraps: set[int]
    doubtful: set[int]
    begun: set[int]
    apart: bool


def cells_of(
    lines: list[list[Block]], lefts: list[float], right: float, leaf: float
) -> tuple[list[Block], bool] | None:
    """The cells from the top down, and whether rows may be told by the middles of their texts; None where a line could
    be a cell or go on with one.

    lefts: where columns begin. right: where the last ends. leaf: below this height all columns have texts of their own.
    A line in which some text is whole begins a row, where texts stand at the top of their cells.
    """
    known = _lines(lines, lefts, right, leaf)
    centred = True
    cells: list[Block] = []
    whole: dict[int, Block] = {}  # by line, the cell of which it is one
    for line in lines:
        if len(line) == 1 and id(line[0]) in known.doubtful:
            return None
        rest = not known.apart or all(id(piece) in known.wraps for piece in line)
        for piece in line:
            if id(piece) in known.wraps and rest:
                cell = whole[id(known.above[id(piece)])]
                if known.apart and cell.top < leaf and len(cell.text) < _SURE:
                    return None
                centred &= not known.apart
                cell.words, cell.bottom = [*cell.words, *piece.words], piece.bottom
            else:
                if id(piece) in known.wraps:
                    if not {id(piece), id(known.above[id(piece)])} <= known.begun:
                        return None
                    centred = False
                cell = Block(piece.words, piece.first, piece.last, piece.top, piece.bottom)
                cells.append(cell)
            whole[id(piece)] = cell
    return cells, centred


def _lines(lines: list[list[Block]], lefts: list[float], right: float, leaf: float) -> _Lines:
    over = _over([piece for line in lines for piece in line])
    least = min((_gap(upper, lower) for upper, lower in over.values()), default=0.0)
    near = {key: pair for key, pair in over.items() if _gap(*pair) < least + _EVEN}
    ends = {
        id(piece): [lefts[after.first]] if after is not None and piece.top < leaf else [*lefts, right]
        for line in lines
        for piece, after in zip(line, [*line[1:], None], strict=True)
    }
    full = {key for key, pair in near.items() if _is_full(*pair, ends[id(pair[0])])}
    wraps = {key for key in full if not any(_AMOUNT.fullmatch(one.text) for one in near[key])}
    parts = {id(one) for key in wraps for one in near[key]}
    begun = {id(piece) for line in lines if any(id(one) not in parts for one in line) for piece in line}
    above = {key: upper for key, (upper, _) in near.items()}
    return _Lines(above, wraps, full - wraps, begun, apart=len(wraps) < len(near))


def _over(pieces: list[Block]) -> dict[int, Pair]:
    """What stands above each text in its column, and begins where it does."""
    columns: dict[int, list[Block]] = {}
    for piece in pieces:
        columns.setdefault(piece.first, []).append(piece)
    return {
        id(lower): (upper, lower)
        for column in columns.values()
        for upper, lower in pairwise(sorted(column, key=lambda one: one.top))
        if abs(left_of(upper) - left_of(lower)) < _SAME or abs(right_of(upper) - right_of(lower)) < _SAME
    }


def _gap(upper: Block, lower: Block) -> float:
    return lower.top - upper.bottom


def _is_full(upper: Block, lower: Block, ends: list[float]) -> bool:
    """Whether what stands below a text had no room left in its line."""
    size = lower.words[0].size
    word = _UNBROKEN.match(lower.text)
    need = size * (_ROOM + (0.55 * word.end() if word else 1))
    return min((end for end in ends if end > right_of(upper) - _SAME), default=0.0) - right_of(upper) < need
