"""Tables of which something is missing: half a table is a wrong one.

They go on beyond the paper's side, or rows of figures stand right over or under them that are in none of their cells,
or figures stand where their heads do not reach; or of which rows are in one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from reconcile.disclosure import Box
from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.columns import is_amount
from reconcile.reading.pdf.page.rules import BEYOND, Edge
from reconcile.reading.pdf.ruled.filling import Filled
from reconcile.reading.pdf.ruled.lattice import Lattice
from reconcile.reading.pdf.unruled.runs import Row

_AMOUNTS = re.compile(r"(?:[-−]?\d[\d,]*\.\d\d){2,}")
_DIGITS = "0123456789.,"
_NEXT_ROW = 3.5  # of the size: no row of one table is further below another
_MIDDLE = (0.15, 0.6)  # of the size, above the baseline
_RAGGED = 2  # columns without a head
_BESIDE = 3.0  # points: so far a word may reach over its column


def is_wanting(lattice: Lattice, left_over: list[Row], cut: Iterable[Edge]) -> bool:
    """Whether a table is not whole. left_over: rows of its page in no table. cut: lines that go on beyond the paper."""
    left, top, right, bottom = lattice.box
    near = (one for one in cut if top - _BESIDE < one.top < bottom + _BESIDE)
    if any(left - BEYOND < one.x1 and one.x0 < right + BEYOND for one in near):
        return True
    below = [row for row in left_over if row.top > bottom - _BESIDE]
    above = [row for row in reversed(left_over) if row.bottom < top + _BESIDE]
    return _has_figures(below, bottom, lattice.xs) or _has_figures(above, top, lattice.xs)


def holds_amount_of_rows(words: list[Word], rules: Iterable[Edge], table: Box) -> bool:
    """Whether an amount of a table whose columns no line parts stands in the middle of several rows: a line that parts
    these in other columns would run through it.
    """
    left, top, right, bottom = table
    inner = [one for one in rules if one.level and left - _BESIDE < one.x0 < one.x1 < right + _BESIDE]
    heights = sorted(one.top for one in inner if top + _BESIDE < one.top < bottom - _BESIDE)
    for word in words:
        upper, lower = word.base - _MIDDLE[1] * word.size, word.base - _MIDDLE[0] * word.size
        if bisect_left(heights, lower) > bisect_left(heights, upper) and is_amount("".join(word.chars)):
            return True
    return False


def is_ragged(cells: list[Filled]) -> bool:
    """Whether figures stand to the right of where the head ends, as where a program has lost which cells are merged."""
    head = next((cell for cell in reversed(cells) if cell.area.row == 0), None)
    if head is None or head.text or head.area.columns < _RAGGED:
        return False
    beyond = (cell.text for cell in cells if cell.area.column >= head.area.column and cell.text)
    return is_amount(next(beyond, ""))


def is_spread(words: list[Word]) -> bool:
    """Whether digits are set so far apart that nothing tells where a number ends and the next begins."""
    digits = [word for word in words if len(word.chars) == 1 and word.chars[0] in _DIGITS]
    digits.sort(key=lambda word: (round(word.base), word.x0))
    near = [abs(one.base - other.base) < 1 and other.x0 - one.x1 < one.size for one, other in pairwise(digits)]
    return any(map(all, pairwise(near)))


def is_melted(cells: list[Filled]) -> bool:
    """Whether a row has several amounts in each of two cells, as where rows could not be told apart."""
    rows = Counter(cell.area.row for cell in cells if _AMOUNTS.fullmatch(cell.text))
    return any(count > 1 for count in rows.values())


def is_torn(cells: list[Filled]) -> bool:
    """Whether rows of nothing but amounts stand under rows without any, as where these are set lower than names are."""
    amounts = {cell.area.row for cell in cells if is_amount(cell.text)}
    named = {cell.area.row for cell in cells if cell.text and not is_amount(cell.text)}
    bare = amounts - named
    return len(bare) > 1 and all(row - 1 in named - amounts for row in bare)


def _has_figures(rows: list[Row], side: float, xs: tuple[float, ...]) -> bool:
    """Whether rows that stand in the columns `xs`, one close after the other from `side`, hold an amount."""
    for row in rows:
        if min(abs(row.top - side), abs(row.bottom - side)) > _NEXT_ROW * row.words[0].size or not _fits(row, xs):
            return False
        if any(is_amount("".join(word.chars)) for word in row.words):
            return True
        side = row.bottom if row.top > side - _BESIDE else row.top
    return False


def _fits(row: Row, xs: tuple[float, ...]) -> bool:
    """Whether a row is one of a table: each of its words is in one column."""
    if row.is_caption or row.is_sentence or any("，" in text or "。" in text for text in row.texts):
        return False
    return (
        xs[0] - _BESIDE < row.words[0].left[0]
        and row.words[-1].right[-1] < xs[-1] + _BESIDE
        and not any(word.left[0] + _BESIDE < x < word.right[-1] - _BESIDE for word in row.words for x in xs)
    )
