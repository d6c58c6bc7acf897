"""Rows that a page break cut in the middle: the end of a wrapped name stands in a row of its own on the next page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from msgspec.structs import replace

from reconcile.disclosure import Cell
from reconcile.numerals import is_nil, is_number
from reconcile.reading.blocks import RawGrid, RawText
from reconcile.reading.grids import is_sheet, renumbered, texts

# What begins a row of its own: an ordinal, a code, the name of a total, the class of an indicator.
_BEGINS = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]|其中|\d|合计|总计|小计|本年|上年|年[初末终]"
    r"|.{0,10}(?:指标|效益|影响|服务对象满意度?)$"
)
MOSTLY = 0.8


def known_texts(blocks: Iterable[RawText | RawGrid]) -> Counter[str]:
    """How often each text of a cell stands in the document: what a name put together again is compared with."""
    grids = (block for block in blocks if isinstance(block, RawGrid))
    return Counter(cell.text for grid in grids for row in grid.rows for cell in row if cell is not None and cell.text)


def mended(grid: RawGrid, known: Counter[str]) -> RawGrid:
    """The grid with each row that a page break cut put together again."""
    if len(grid.pages) < 2:
        return grid
    rows = list(grid.rows)
    numbered = sum(any(map(is_number, texts(row))) for row in rows) > MOSTLY * len(rows)
    complete = numbered or is_sheet(grid.rows)
    for at in range(len(rows) - 1, 0, -1):
        if _on_next_page(rows[at - 1], rows[at]) and _is_rest(rows[at - 1], rows[at], known, complete=complete):
            _join(rows, at)
    return grid if len(rows) == len(grid.rows) else replace(grid, rows=renumbered(tuple(rows)))


def _page(row: tuple[Cell | None, ...]) -> int | None:
    return next((cell.place.page for cell in row if cell is not None and cell.text), None)


def _on_next_page(above: tuple[Cell | None, ...], below: tuple[Cell | None, ...]) -> bool:
    upper, lower = _page(above), _page(below)
    return upper is not None and lower == upper + 1


def _is_rest(
    above: tuple[Cell | None, ...], below: tuple[Cell | None, ...], known: Counter[str], *, complete: bool
) -> bool:
    """Whether every text below ends the one above it.

    It does where a name put together stands elsewhere too. Where rows are complete (nearly each has its number, or a
    name its value), it also does where none of the pieces has one and none stands elsewhere alone.
    """
    upper, lower = texts(above), texts(below)
    filled = [column for column, text in enumerate(upper) if text]
    pieces = [column for column, text in enumerate(lower) if text]
    if not pieces or len(pieces) >= len(filled) or not set(pieces) <= set(filled):
        return False
    ends = [(upper[column], lower[column]) for column in pieces]
    if any(is_number(end) or is_number(start) or is_nil(end) or _BEGINS.match(end) for start, end in ends):
        return False
    if any(known[start + end] for start, end in ends):
        return True
    here = Counter(end for _, end in ends)
    places = [filled.index(column) for column in pieces]
    apart = all(right - left > 1 for left, right in pairwise(places))
    return complete and apart and all(known[end] == here[end] for end in here)


def _join(rows: list[tuple[Cell | None, ...]], at: int) -> None:
    """Put row `at` into the one above; cells that reach over it become one row shorter."""
    below = rows.pop(at)
    upper = list(rows[at - 1])
    after = list(rows[at]) if at < len(rows) else []
    for column, cell in enumerate(below):
        over = upper[column]
        if cell is None:
            continue
        if over is not None and cell.text:
            upper[column] = replace(over, text=over.text + cell.text, markup=over.markup + cell.markup)
        if cell.row_span > 1 and after and after[column] is None:
            after[column] = replace(cell, text="" if over is not None else cell.text, row_span=cell.row_span - 1)
    rows[at - 1] = tuple(upper)
    if after:
        rows[at] = tuple(after)
    for row in range(at):
        rows[row] = tuple(
            replace(cell, row_span=cell.row_span - 1) if cell is not None and row + cell.row_span > at else cell
            for cell in rows[row]
        )
