"""Rows that nothing parts, not even a gap, and whose cells are set in the middle of their heights: names of several
lines stand around the figures or the code of their row, as far above these as below.

Lines that carry a name on follow such that filled theirs. What can be read in two ways is not read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice, pairwise

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.columns import Columns, is_amount
from reconcile.reading.pdf.page.lines import rows_of_words
from reconcile.reading.pdf.unruled.bands import Block, begins_row

_OFF = 2.0  # points by which a cell may miss the middle of its row
_FULL = 1.1  # of the size: less room is left where the next character did not fit
_NEAR = 0.8  # of the size: no lines of one cell stand further apart
_TELLING = re.compile(r"\d{3,7}|[-—–－0]")
_MOST_LINES = 6


def holds_two_rows(row: list[Block]) -> bool:
    """Whether two amounts under each other are in one row: labels between them could not be told apart."""
    columns = [block.first for block in row if is_amount(block.text)]
    return len(set(columns)) < len(columns)


def rows_around_figures(words: list[Word], columns: Columns) -> list[list[Block]] | None:
    """The cells of `words` row by row, or None where they do not stand around figures, or could in two ways."""
    own: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in words:
        own[columns.of(word)].append(word)
    stacks = [_lines(within, *place) for place, within in own.items()]
    rows = _rows(line for stack in stacks for line in stack if _is_telling(line))
    heights = [_middle(row[0]) for row in rows]
    tall = False
    for stack in stacks:
        names = [line for line in stack if not _is_telling(line)]
        right = max((line.words[-1].right[-1] for line in names), default=0.0)
        # Where each row can have a name, each has.
        for step in (1, len(rows) + 1):
            ways = [*islice(_ways(names, 0, heights, -1, right, step), 2)]
            if ways:
                break
        if len(ways) != 1:
            return None
        for row, cell in ways[0]:
            rows[row].append(cell)
            tall |= len(rows_of_words(cell.words)) > 1
    bounds = [(min(one.top for one in row), max(one.bottom for one in row)) for row in rows]
    apart = all(over[1] < under[0] + 1 for over, under in pairwise(bounds))
    return rows if tall and apart and all(any(not is_amount(one.text) for one in row) for row in rows) else None


def are_same(some: list[list[Block]], others: list[list[Block]]) -> bool:
    """Whether two ways of making rows give the same texts."""
    return [sorted(cell.text for cell in row) for row in some] == [sorted(cell.text for cell in row) for row in others]


def are_uneven(rows: list[list[Block]]) -> bool:
    """Whether names of several lines in one column stand once in the middle beside the figures of their rows and once
    with their first or last line, so that some of the lines are not theirs.
    """
    ways: dict[int, set[int]] = defaultdict(lambda: {0, 1, 2})
    for row in rows:
        figures = [cell for cell in row if _is_telling(cell)]
        for cell in row if figures else ():
            lines = rows_of_words(cell.words)
            if len(lines) > 1:
                at = _middle(figures[0])
                heights = [_middle(cell), *((line[0].top + line[0].bottom) / 2 for line in (lines[0], lines[-1]))]
                ways[cell.first] &= {way for way, height in enumerate(heights) if abs(height - at) < _OFF}
    return not all(ways.values())


def may_go_on(rows: list[list[Block]]) -> bool:
    """Whether a row of nothing but a name may be of the name above or below it: their lines stand as near."""
    names: dict[int, list[tuple[Block, bool]]] = defaultdict(list)
    for row in rows:
        bare = not any(map(_is_telling, row))
        for cell in (one for one in row if not _is_telling(one)):
            names[cell.first].append((cell, bare))
    inside = [_gap(*pair) for own in names.values() for cell, _ in own for pair in pairwise(_lines(cell.words, 0, 0))]
    near = max(inside, default=-_OFF) + _OFF / 2
    for own in names.values():
        right = max(word.right[-1] for cell, _ in own for word in cell.words)
        for (over, alone), (under, bare) in pairwise(own):
            last, first = _lines(over.words, 0, 0)[-1], _lines(under.words, 0, 0)[0]
            if (alone or bare) and _gap(last, first) < near and _goes_on(last, first, right):
                return True
    return False


def _gap(over: Block, under: Block) -> float:
    return under.top - over.bottom


def is_sure(rows: list[list[Block]]) -> bool:
    """Whether a name of two lines, or four, has its figures between these, so that they are in none of its lines."""
    return any(len(rows_of_words(cell.words)) % 2 == 0 for row in rows for cell in row)


def _lines(words: list[Word], first: int, last: int) -> list[Block]:
    rows = rows_of_words(words)
    return [Block(row, first, last, min(one.top for one in row), max(one.bottom for one in row)) for row in rows]


def _is_telling(line: Block) -> bool:
    """Whether a line is a cell by itself: an amount, a code or a dash."""
    return is_amount(line.text) or _TELLING.fullmatch(line.text) is not None


def _rows(cells: Iterator[Block]) -> list[list[Block]]:
    rows: list[list[Block]] = []
    for cell in sorted(cells, key=_middle):
        if rows and _middle(cell) - _middle(rows[-1][0]) < _OFF:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return rows


def _middle(cell: Block) -> float:
    return (cell.top + cell.bottom) / 2


def _ways(
    lines: list[Block], at: int, heights: list[float], before: int, right: float, step: int
) -> Iterator[list[tuple[int, Block]]]:
    """Every way of making cells of the lines from `at` on, each with its row below that one, by up to `step` rows.

    right: where lines end.
    """
    if at == len(lines):
        if len(heights) - before <= step:
            yield []
        return
    for end in range(at + 1, min(at + _MOST_LINES, len(lines)) + 1):
        if end > at + 1 and not _goes_on(lines[end - 2], lines[end - 1], right):
            return
        first, last = lines[at], lines[end - 1]
        inside = [word for line in lines[at:end] for word in line.words]
        cell = Block(inside, first.first, first.last, first.top, last.bottom)
        row = next((row for row, height in enumerate(heights) if abs(height - _middle(cell)) < _OFF), -1)
        if before < row <= before + step:
            for rest in _ways(lines, end, heights, row, right, step):
                yield [(row, cell), *rest]


def _goes_on(over: Block, line: Block, right: float) -> bool:
    """Whether a line may carry on the cell of the one above it."""
    size = over.words[0].size
    full = right - over.words[-1].right[-1] < _FULL * size
    return full and line.top - over.bottom < _NEAR * size and not begins_row(line.text)
