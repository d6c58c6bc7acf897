"""Performance-target sheets (绩效目标表) whose cells no line parts.

The heads of the indicators, set to the left as all texts are, tell where the columns begin. What is above and below has
fewer cells, each of which goes on to the next. Wherever a text could be of two cells, the sheet is not read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from msgspec import Struct

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.columns import TIGHT
from reconcile.reading.pdf.page.lines import rows_of_words
from reconcile.reading.pdf.page.rules import Edge
from reconcile.reading.pdf.ruled.lattice import Area, Lattice
from reconcile.reading.pdf.unruled.bands import Block
from reconcile.reading.pdf.unruled.runs import heads_indicators
from reconcile.reading.pdf.unruled.stacking import left_of, right_of
from reconcile.reading.pdf.unruled.tiling import Span, bounds_of, height_of, rows_at_heights, tiled
from reconcile.reading.pdf.unruled.wrapping import cells_of

_SAME = 1.0  # points: texts that begin so near to each other begin at one place
_APART = 1.5  # of the size: nearer to what is before it stands no text of another cell
_NEAR = 0.5  # of the size: so near stand lines of one text
_PROSE = 12  # characters: a line so long is one of running text
_MOST_CELLS = 400
_NUMBER = re.compile(r"[-−]?[\d,.]+[%％]?")
_NAME = re.compile(r"三级指标|(?:绩效)?指标名称")
_VALUE = re.compile(r".*指标值|指标内容")
_STOPS = ("。", "；", "，")
_WAYS = ((True, False), (True, True), (False, True))  # texts set in the middle, one of several rows in the first

Cells = dict[int, Span]  # the rows of each cell


class _Heads(Struct):
    """The columns. lefts: where each begins. own: those with a head of indicators. names, values: those of the names
    of indicators and of their targets, period by period. classes: those between the first and the names, likewise.
    """

    lefts: list[float]
    own: list[int]
    names: list[int]
    values: list[int]
    classes: list[list[int]]

    def of(self, cell: Block) -> int:
        """The column in which a text begins."""
        return max(bisect_right(self.lefts, left_of(cell) + _SAME) - 1, 0)


def sheet(words: list[Word], rules: list[Edge]) -> Lattice | None:
    """The grid of the sheet that these words are, or None where it could be read in two ways, or in none."""
    lines = [_pieces(row) for row in rows_of_words(words)]
    at = next((at for at, line in enumerate(lines) if sum(heads_indicators(one.text) for one in line) > 1), None)
    if at is None or sum(map(len, lines)) > _MOST_CELLS:
        return None
    begin = min(left_of(line[0]) for line in lines[at:])
    first = next(index for index, line in enumerate(lines) if abs(left_of(line[0]) - begin) < _SAME)
    top = lines[first][0].top - _NEAR * lines[first][0].words[0].size
    if any(piece.bottom > top for line in lines[:first] for piece in line):
        return None  # what stands so near above may be the first line of a text beside the first label
    heads = _heads(lines[first:], lines[at], begin)
    if heads is None or any(_runs_on(piece, heads.lefts) for line in lines[first:] for piece in line):
        return None
    right = max(word.right[-1] for word in words) + _SAME
    found = cells_of([_joined(line, heads) for line in lines[first:]], heads.lefts, right, lines[at][0].bottom)
    if found is None:
        return None
    cells, centred = found
    tried = _WAYS if centred else _WAYS[-1:]
    ways = [way for middle, first in tried if (way := _rows(cells, heads, middle=middle, first=first)) is not None]
    if not ways or any(way != ways[0] for way in ways[1:]) or not _is_clear(cells, ways[0]):
        return None
    return _grid(cells, ways[0], heads, rules)


def _pieces(row: list[Word]) -> list[Block]:
    """The texts of one printed line."""
    parts = [[row[0]]]
    for word in row[1:]:
        if word.left[0] - parts[-1][-1].right[-1] < TIGHT * word.size:
            parts[-1].append(word)
        else:
            parts.append([word])
    return [Block(part, 0, 0, min(word.top for word in part), max(word.bottom for word in part)) for part in parts]


def _heads(lines: list[list[Block]], line: list[Block], begin: float) -> _Heads | None:
    """The columns of a sheet that begins at `begin` and has the heads of its indicators in `line`.

    Texts that stand well apart from what is before them begin columns too; numbers may be set to the right.
    """
    lefts = sorted({begin, *map(left_of, line)})
    for over in lines:
        for index, piece in enumerate(over):
            apart = not index or left_of(piece) - right_of(over[index - 1]) > _APART * piece.words[0].size
            if apart and not _is_number(piece) and all(abs(left_of(piece) - left) > _SAME for left in lefts):
                lefts.append(left_of(piece))
    heads = _Heads(sorted(lefts), [], [], [], [])
    if any(after - before < _SAME for before, after in pairwise(heads.lefts)):
        return None
    for piece in line:
        column = heads.of(piece)
        heads.own.append(column)
        if _NAME.fullmatch(piece.text):
            start = heads.values[-1] if heads.values else 0
            heads.classes.append([one for one in heads.own if start < one < column])
            heads.names.append(column)
        elif _VALUE.fullmatch(piece.text):
            heads.values.append(column)
    paired = len(heads.names) == len(heads.values) > 0
    return heads if paired and all(map(int.__lt__, heads.names, heads.values)) else None


def _runs_on(piece: Block, lefts: list[float]) -> bool:
    """Whether a number is followed, without a gap, by a text that begins where a column does."""
    places = [(char, left) for word in piece.words for char, left in zip(word.chars, word.left, strict=True)]
    end = next((index for index, (char, _) in enumerate(places) if not _NUMBER.fullmatch(char)), 0)
    return end > 0 and any(abs(places[end][1] - left) < 2 * _SAME for left in lefts)


def _is_number(cell: Block) -> bool:
    return _NUMBER.fullmatch(cell.text) is not None


def _joined(line: list[Block], heads: _Heads) -> list[Block]:
    """The texts of a line with their columns, one that begins at no column put to the one before it."""
    joined: list[Block] = []
    for piece in line:
        known = _is_number(piece) or any(abs(left_of(piece) - left) < _SAME for left in heads.lefts)
        if joined and not known:
            joined[-1].words = [*joined[-1].words, *piece.words]
        else:
            piece.first = piece.last = heads.of(piece)
            joined.append(piece)
    return joined


def _rows(cells: list[Block], heads: _Heads, *, middle: bool, first: bool) -> Cells | None:
    """The rows of each cell, texts being set in the middle or at the top, and those of several rows in the `first` or
    in the middle of all; None where it cannot be.
    """
    labels = [cell for cell in cells if cell.first == 0]
    told = _listed([cell for cell in cells if cell.first > 0], heads, middle=middle)
    if told is None:
        return None
    rows, (start, last), inner = told
    outer = tiled(labels, rows, (0, len(rows) - 1), middle=middle, first=first)
    if outer is None:
        return None
    groups = [(max(over, start), min(under, last)) for over, under in outer if over <= last and under >= start]
    classes = _classes(inner, rows, groups, heads, middle=middle, first=first)
    if classes is None:
        return None
    found = {id(cell): (row, row) for row, own in enumerate(rows) for cell in own}
    found |= {id(cell): span for cell, span in zip(_down(labels), outer, strict=True)} | classes
    return found if len(found) == len(cells) else None


def _listed(cells: list[Block], heads: _Heads, *, middle: bool) -> tuple[list[list[Block]], Span, list[Block]] | None:
    """The rows, the first and the last with an indicator, and the classes, which may go over several of these; None
    where a row would hold what cannot be in one.
    """
    head = next((one for one in cells if one.first == heads.names[0] and _NAME.fullmatch(one.text)), None)
    if head is None:
        return None
    classes = {column for period in heads.classes for column in period}
    inner = [one for one in cells if one.first in classes and one.top > head.bottom]
    rows = _at_heights(cells, inner, middle=middle)
    start = next(row for row, own in enumerate(rows) if head in own) + 1
    end = start
    while end < len(rows) and heads.names[0] in (cell.first for cell in rows[end]):
        end += 1
    if end == start:
        return None
    bottom = max(cell.bottom for cell in rows[end - 1])
    inner = [one for one in inner if height_of(one, middle=middle) < bottom]
    rows = _at_heights(cells, inner, middle=middle)
    listed = [cell for row in rows[start:end] for cell in row]
    if any(len({cell.first for cell in row}) < len(row) for row in rows) or bounds_of(rows) is None:
        return None
    if any(cell.first not in heads.own and not _is_number(cell) for cell in listed):
        return None
    return rows, (start, end - 1), inner


def _classes(
    inner: list[Block], rows: list[list[Block]], groups: list[Span], heads: _Heads, *, middle: bool, first: bool
) -> Cells | None:
    """The rows of the classes, each column filling the rows of that before it; None where one does not. groups: the
    rows of the labels on the left. A later period's classes lie within the outermost of the first.
    """
    found: Cells = {}
    for period in heads.classes:
        within = groups
        for column in period:
            spans: list[Span] = []
            own = _down([cell for cell in inner if cell.first == column])
            for one in within:
                top, bottom = _reach(rows, one)
                inside = [cell for cell in own if top < height_of(cell, middle=middle) < bottom]
                placed = tiled(inside, rows, one, middle=middle, first=first)
                if placed is None:
                    return None
                found |= {id(cell): span for cell, span in zip(inside, placed, strict=True)}
                spans += placed
            within = spans
            groups = spans if period is heads.classes[0] and column == period[0] else groups
    return found


def _at_heights(cells: list[Block], apart: list[Block], *, middle: bool) -> list[list[Block]]:
    known = {id(cell) for cell in apart}
    return rows_at_heights([cell for cell in cells if id(cell) not in known], middle=middle)


def _down(cells: list[Block]) -> list[Block]:
    return sorted(cells, key=lambda one: one.top + one.bottom)


def _reach(rows: list[list[Block]], span: Span) -> tuple[float, float]:
    bounds = bounds_of(rows) or []
    return bounds[span[0]], bounds[span[1] + 1]


def _is_clear(cells: list[Block], found: Cells) -> bool:
    """Whether no row may be the next line of a text above it: such stands alone under running text."""
    rows = _single(found, [cell for cell in cells if cell.first > 0])
    begun = {found[id(cell)][0] for cell in cells if cell.first == 0}
    for index, (over, row) in enumerate(pairwise(rows), 1):
        if index not in begun and len(row) == 1:
            above = [one for one in over if one.first == row[0].first]
            if any(one.text.endswith(_STOPS) or len(one.text) > 2 * _PROSE for one in above):
                return False
    return True


def _single(spans: Cells, cells: list[Block]) -> list[list[Block]]:
    """Row by row, the cells that are in one only."""
    height = 1 + max(last for _, last in spans.values())
    return [[cell for cell in cells if spans[id(cell)] == (row, row)] for row in range(height)]


def _grid(cells: list[Block], spans: Cells, heads: _Heads, rules: list[Edge]) -> Lattice | None:
    """The grid of cells whose rows are known; None where a line runs through one."""
    rows = _single(spans, cells)
    ys = bounds_of(rows) if all(rows) else None
    if ys is None:
        return None
    xs = [*(left - _SAME for left in heads.lefts), max(right_of(cell) for cell in cells) + _SAME]
    areas: list[Area] = []
    names = [cell for cell in cells if cell.first == heads.names[0]]
    head = next(spans[id(cell)][0] for cell in names if _NAME.fullmatch(cell.text))
    listed = {spans[id(cell)][0] for cell in names} - {*range(head)}
    for cell in cells:
        first, last = spans[id(cell)]
        beside = [other.first for other in cells if spans[id(other)][0] <= last and spans[id(other)][1] >= first]
        stops = [*beside, *(heads.own if first in listed else ()), len(heads.lefts)]
        columns = min(column for column in stops if column > cell.first) - cell.first
        areas.append(Area(first, cell.first, last - first + 1, columns))
        if any(ys[first] + 2 < rule.top < ys[last + 1] - 2 and rule.x0 < left_of(cell) + 2 < rule.x1 for rule in rules):
            return None
    return Lattice(tuple(xs), tuple(ys), tuple(sorted(areas, key=lambda one: (one.row, one.column))))
