"""Rows that a page break cut in the middle: the end of a wrapped name stands in a row of its own on the next page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from msgspec.structs import replace

from reconcile.disclosure import Cell, packed
from reconcile.numerals import is_nil, is_number
from reconcile.reading.blocks import RawGrid, RawText
from reconcile.reading.grids import is_sheet, renumbered, texts
from reconcile.reading.headings import without_ordinal

# What begins a row of its own: an ordinal, a code, the name of a total, the class of an indicator.
_BEGINS = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]|其中|\d|合计|总计|小计|本年|上年|年[初末终]"
    r"|.{0,10}(?:指标|效益|影响|服务对象满意度?)$"
)
_OWN_HEAD = re.compile(r"编码|名称|^(?:合计|小计)$")
_SHORT_HEAD = re.compile(r"合计|小计|金额|数量|类|款|项|备注|序号|单位|名称|项目|收入|支出")
_WHOLE_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})*|\d+)(?:\.\d{1,2})?")
_CODE = re.compile(r"[235]\d{2}(?:\d{2}){0,2}")
_LINES = 4  # of a row that may stand on the next page
MOSTLY = 0.8
_HIGHEST_HEAD = 5


def known_texts(blocks: Iterable[RawText | RawGrid]) -> Counter[str]:
    """How often each text of a cell stands in the document: what a name put together again is compared with."""
    grids = (block for block in blocks if isinstance(block, RawGrid))
    cells = (cell for grid in grids for row in grid.rows for cell in row if cell is not None and cell.text)
    return Counter(without_ordinal(cell.text) for cell in cells)


def mended(grid: RawGrid, known: Counter[str]) -> RawGrid:
    """The grid with each row that a page break cut put together again."""
    if len(grid.pages) < 2:
        return grid
    rows = list(grid.rows)
    numbered = sum(any(map(is_number, texts(row))) for row in rows) > MOSTLY * len(rows)
    complete = numbered or is_sheet(grid.rows)
    for at in range(len(rows) - 1, 0, -1):
        if at < _HIGHEST_HEAD and _is_cut_head(_reaching(rows, at), rows[at], known):
            _join_heads(rows, at, known)
        elif lines := _torn(rows, at, known):
            for _ in range(lines):
                _join(rows, at)
        elif _on_next_page(rows[at - 1], rows[at]) and _is_rest(rows[at - 1], rows[at], known, complete=complete):
            _join(rows, at)
    return replace(grid, packed=packed(renumbered(tuple(rows))))


def _page(row: tuple[Cell | None, ...]) -> int | None:
    return next((cell.place.page for cell in row if cell is not None and cell.text), None)


def _on_next_page(above: tuple[Cell | None, ...], below: tuple[Cell | None, ...]) -> bool:
    upper, lower = _page(above), _page(below)
    return upper is not None and lower == upper + 1


def _torn(rows: list[tuple[Cell | None, ...]], at: int, known: Counter[str]) -> int:
    """How many rows from `at` on are the rest of the row above, cut with its code and its amounts; 0 if they are not.

    They are where every cell put together is a whole number or stands elsewhere, and a name or a code among them shows
    that it was cut.
    """
    if not _on_next_page(rows[at - 1], rows[at]):
        return 0
    upper = texts(rows[at - 1])
    lower = ["" for _ in upper]
    for lines, row in enumerate(rows[at : at + _LINES], 1):
        lower = [start + end for start, end in zip(lower, texts(row), strict=True)]
        if any(end and not start for start, end in zip(upper, lower, strict=True)):
            return 0
        ends = [(start, end) for start, end in zip(upper, lower, strict=True) if end]
        whole = [_shows_a_cut(start, end, known) for start, end in ends]
        if any(whole) and all(one or _WHOLE_NUMBER.fullmatch(a + b) for one, (a, b) in zip(whole, ends, strict=True)):
            return lines
    return 0


def _shows_a_cut(start: str, end: str, known: Counter[str]) -> bool:
    """Whether two pieces make a name that stands elsewhere, or a code of which one piece is none."""
    both = start + end
    if start.isdecimal():
        return _CODE.fullmatch(both) is not None and _CODE.fullmatch(start) is None
    return not is_number(both) and known[without_ordinal(both)] > 0


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
    if any(known[without_ordinal(start + end)] for start, end in ends):
        return True
    here = Counter(end for _, end in ends)
    places = [filled.index(column) for column in pieces]
    apart = all(right - left > 1 for left, right in pairwise(places))
    return complete and apart and all(known[end] == here[end] for end in here)


def _is_cut_head(above: tuple[Cell | None, ...], below: tuple[Cell | None, ...], known: Counter[str]) -> bool:
    """Whether a head was cut: most words that stand over one another on two pages are known as one word."""
    if not _on_next_page(above, below) or any(map(is_number, texts(above) + texts(below))):
        return False
    stacked = _stacked(above, below)
    ends = [text for text in texts(below) if text]
    if len(stacked) == len(ends) and all(len(end) <= 2 and not _SHORT_HEAD.fullmatch(end) for end in ends):
        return bool(ends)
    pairs = [upper.text + lower.text for upper, lower in stacked]
    return len(pairs) >= 1 and sum(known[without_ordinal(pair)] > 0 for pair in pairs) * 2 > len(pairs)


def _stacked(above: tuple[Cell | None, ...], below: tuple[Cell | None, ...]) -> list[tuple[Cell, Cell]]:
    """Cells of one column and width that stand over one another, both with words."""
    return [
        (upper, lower)
        for upper, lower in zip(above, below, strict=True)
        if upper is not None and lower is not None and upper.text and lower.text
        if upper.column_span == lower.column_span
    ]


def _reaching(rows: list[tuple[Cell | None, ...]], at: int) -> tuple[Cell | None, ...]:
    """The cells right above row `at`, also those that begin further up and reach down to it."""
    reaching = list(rows[at - 1])
    for column, cell in enumerate(reaching):
        if cell is None:
            over = next((row[column] for row in reversed(rows[: at - 1]) if row[column] is not None), None)
            reaching[column] = over if over is not None and over.row + over.row_span == at else None
    return tuple(reaching)


def _join_heads(rows: list[tuple[Cell | None, ...]], at: int, known: Counter[str]) -> None:
    """Make one cell over both rows of each head that was cut; heads of a level of their own stay."""
    lower = list(rows[at])
    cut = [
        (first, second)
        for first, second in _stacked(_reaching(rows, at), rows[at])
        if known[without_ordinal(first.text + second.text)]
        or not _OWN_HEAD.search(second.text)
        or _is_end_of_code(first, second)
    ]
    if len(cut) == sum(map(bool, texts(rows[at]))):
        _join(rows, at)
        return
    for first, second in cut:
        longer = replace(first, text=first.text + second.text, row_span=first.row_span + second.row_span)
        rows[first.row] = tuple(longer if cell is first else cell for cell in rows[first.row])
        lower[first.column] = None
    rows[at] = tuple(lower)


def _is_end_of_code(first: Cell, second: Cell) -> bool:
    return first.text.endswith("科目") and second.text == "编码"


def _join(rows: list[tuple[Cell | None, ...]], at: int) -> None:
    """Put row `at` into the one above; cells that reach over it become one row shorter."""
    reaching = _reaching(rows, at)
    below = rows.pop(at)
    upper = list(rows[at - 1])
    after = list(rows[at]) if at < len(rows) else []
    for column, cell in enumerate(below):
        over = upper[column]
        if cell is None:
            continue
        if over is not None and cell.text:
            upper[column] = replace(over, text=over.text + cell.text, markup=over.markup + cell.markup)
        elif cell.text and (far := reaching[column]) is not None:
            longer = replace(far, text=far.text + cell.text, markup=far.markup + cell.markup)
            rows[far.row] = tuple(longer if one is far else one for one in rows[far.row])
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
