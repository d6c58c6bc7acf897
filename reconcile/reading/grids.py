"""Grids understood as far as reading needs it: which pieces are one table, which rows are heads, what is a title or a
note inside the grid, and whether it is a performance-target sheet (绩效目标表).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from reconcile.disclosure import Cell, packed
from reconcile.numerals import is_number
from reconcile.reading.blocks import RawGrid, RawText
from reconcile.reading.titles import is_bare_caption, is_note, is_title

Rows = tuple[tuple[Cell | None, ...], ...]

_YEAR = re.compile(r"(?:19|20)\d\d")
_COLUMN_NUMBER = re.compile(
    r"\d{1,2}(?:\s*[=＝]\s*\d{1,2}(?:\s*[-+＋－]\s*\d{1,2})*)?|栏次|行次|甲|乙|丙|类|款|项|—|-|[\*]{1,4}"
)
_TOTAL = re.compile(r"[一-鿿]{0,8}(?:合\s*计|总\s*计|小\s*计)")
_DATA_LABEL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|[①-⑳]|其中[:：]|\d{1,2}[、.．]\D)"
)
_SHEET_WORDS = re.compile(
    r"绩效(?:总体)?(?:目标|指标)|[一二三]级指标|年度(?:总体)?目标|总体目标|指标值|实施期目标|项目(?:名称|资金|概况)|主管部门|年度资金|满意度指标|产出指标"
)
_PROJECT = re.compile(r"(?:(?:二级)?项目(?:支出)?|转移支付|专项(?:资金|[（(]项目[）)])?|资金)名称")
_SHEET_END = re.compile(r"负责人|填报日期|联系电话|填表人|经办人")
_REPEATED_ROWS = 4
_SURELY_NUMBERED, _SLIPPED = 4, 3  # numbers in a row, characters


def texts(row: Sequence[Cell | None]) -> list[str]:
    """The texts of a row; "" for a blank or covered cell."""
    return [cell.text if cell is not None else "" for cell in row]


def header_rows(rows: Rows) -> int:
    """How many of the first rows are heads.

    A further row is a head while the rows above leave a column without a head of its own (its head spans several) and
    the row holds words and no data; a row of column numbers closes the head.
    """
    if not rows or _is_data(texts(rows[0]), first=True):
        return 0
    width, depth = len(rows[0]), 1
    headed = [bool(text) for text in texts(rows[0])]
    while depth < len(rows):
        row = texts(rows[depth])
        covered = any(
            cell is not None and at + cell.row_span > depth
            for at in range(depth)
            for cell in rows[at]
            if cell is not None
        )
        if _is_column_numbers(row):
            depth += 1
            break
        splits = any(row[column] and not headed[column] for column in range(width))
        if not covered and (not splits or _is_data(row)):
            break
        if covered and _is_data(row):
            break
        headed = [above or bool(text) for above, text in zip(headed, row, strict=True)]
        depth += 1
    return depth


def _is_column_numbers(row: list[str]) -> bool:
    """1 2 3 …, 栏次 1 2 3 …, or 1 2 3=1+2: the numbers of the columns.

    In a long row they are known even where the end of a head has slipped in between.
    """
    filled = [text for text in row if text]
    numbers = [int(found[0]) for found in (re.match(r"\d{1,2}", text) for text in filled) if found]
    in_order = len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    slipped = _SLIPPED if len(numbers) >= _SURELY_NUMBERED else 0
    return in_order and all(_COLUMN_NUMBER.fullmatch(text) or len(text) <= slipped for text in filled)


def _is_data(row: list[str], *, first: bool = False) -> bool:
    """Whether a row holds data: a number, a label of a line, or nothing but a total's name."""
    filled = [text for text in row if text]
    if not filled:
        return True
    if any(is_number(text) and not _YEAR.fullmatch(text) for text in filled):
        return not (first and _is_column_numbers(row))
    if any(_DATA_LABEL.match(text) and not _is_part(text, before) for before, text in pairwise(["", *row])):
        return True
    return not first and len(filled) == 1 and (row[0] != "" or _TOTAL.fullmatch(filled[0]) is not None)


def _is_part(text: str, before: str) -> bool:
    """Whether a text heads a part of the column before it (小计 | 其中：财政拨款)."""
    return before != "" and text.startswith("其中")


def realigned(grid: RawGrid) -> RawGrid:
    """The grid with the head 支出 over its own columns.

    Where merged cells are unknown, the head of the second block may have slipped to the left, over a column of the
    first: that column's own head says 收入.
    """
    head = texts(grid.rows[0])
    at = next((column for column in range(1, len(head)) if head[column].endswith("支出")), None)
    if grid.merged or at is None or not any(text.endswith("收入") for text in head[:at]):
        return grid
    below = [texts(row) for row in grid.rows[1 : header_rows(grid.rows)]]
    to = at
    while to + 1 < len(head) and not head[to + 1] and any("收入" in row[to] and "支出" not in row[to] for row in below):
        to += 1
    row = list(grid.rows[0])
    row[at], row[to] = row[to], row[at]
    return replace(grid, packed=packed(renumbered((tuple(row), *grid.rows[1:]))))


def is_blank(grid: RawGrid) -> bool:
    """Whether nothing is printed in it, as in a stray row on a page of its own."""
    return not any(cell is not None and cell.text for row in grid.rows for cell in row)


def is_sheet(rows: Rows, title: str = "") -> bool:
    """Whether a table is a performance-target sheet, by its title or by the words of its fields."""
    if re.search(r"绩效.{0,8}(?:目标|自评|评价)", title) and is_title(title):
        return True
    words = {found[0] for row in rows for text in texts(row) for found in _SHEET_WORDS.finditer(text)}
    return len(words) >= 3 and any(re.search("指标|绩效|目标", word) for word in words)


def as_lines(grid: RawGrid) -> list[RawText]:
    """The lines of a grid that is no table: nothing but title and captions that were set with tabs or in a frame."""
    rows: list[list[str]] = []
    for row in grid.rows:
        rows.append(_caption_row(texts(row)))
        if not rows[-1]:
            return []
    return [RawText(text=line, place=grid.place) for row in rows for line in row]


def carries_on(first: RawGrid, last: RawGrid, second: RawGrid) -> bool:
    """Whether `second`, with no text between, is the rest of the table whose pieces so far are `first` to `last`."""
    row = texts(second.rows[0])
    if _caption_row(row):
        return False
    if is_sheet(first.rows):
        ended = any(_SHEET_END.search(text) for text in texts(last.rows[-1]))
        return not ended and not any(_PROJECT.fullmatch(text) for one in second.rows[:3] for text in texts(one))
    if len(first.rows[0]) != len(second.rows[0]):
        return False
    starts_anew = not _is_data(row) and sum(map(bool, row)) * 2 > len(row)
    return not starts_anew or _repeated(first, second) > 0


def joined(pieces: Sequence[RawGrid]) -> RawGrid:
    """The pieces as one grid, without the head that the later ones repeat."""
    first = pieces[0]
    if len(pieces) == 1:
        return first
    width = max(len(one.rows[0]) for one in pieces)
    rows = [row for one in pieces for row in (one.rows if one is first else one.rows[_repeated(first, one) :])]
    pages = tuple(dict.fromkeys(page for one in pieces for page in one.pages))
    return replace(first, packed=packed(renumbered(tuple(_widened(row, width) for row in rows))), pages=pages)


class Lifted(Struct, frozen=True):
    """A grid without the lines that stood in it. above: title and captions from its first rows; notes: from its last
    rows; after: captions at its very end, which belong to what follows.
    """

    grid: RawGrid
    above: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def lifted(grid: RawGrid) -> Lifted:
    """Take the lines out of a grid that are no rows of a table."""
    top, bottom = 0, len(grid.rows)
    above: list[str] = []
    notes: list[str] = []
    after: list[str] = []
    while top < bottom - 1 and (lines := _caption_row(texts(grid.rows[top]))):
        above += lines
        top += 1
    while bottom > top + 1:
        row = texts(grid.rows[bottom - 1])
        if note := _note_row(row):
            notes.insert(0, note)
        elif not notes and len(row) > 1 and (lines := _caption_row(row)):
            after[:0] = lines
        else:
            break
        bottom -= 1
    whole = top == 0 and bottom == len(grid.rows)
    rest = grid if whole else replace(grid, packed=packed(renumbered(grid.rows[top:bottom])))
    return Lifted(grid=rest, above=tuple(above), notes=tuple(notes), after=tuple(after))


def renumbered(rows: Rows) -> Rows:
    """Rows whose cells know where they now stand."""
    return tuple(
        tuple(
            None
            if cell is None
            else cell
            if (cell.row, cell.column) == (at, column)
            else replace(cell, row=at, column=column)
            for column, cell in enumerate(row)
        )
        for at, row in enumerate(rows)
    )


def _caption_row(row: list[str]) -> list[str]:
    filled = [text for text in row if text]
    if len(filled) == 1 and len(row) > 1 and is_title(filled[0]):
        return filled
    return filled if filled and all(is_bare_caption(text) for text in filled) else []


def _note_row(row: list[str]) -> str:
    filled = [text for text in row if text]
    return filled[0] if len(filled) == 1 and row[0] and is_note(row[0]) else ""


def _repeated(first: RawGrid, second: RawGrid) -> int:
    """How many of the first rows of `second` repeat those of `first`."""
    count = 0
    for above, below in zip(first.rows[:_REPEATED_ROWS], second.rows[:-1], strict=False):
        words = texts(below)
        if texts(above) != words or (_is_data(words) and not _is_column_numbers(words)):
            break
        count += 1
    return count


def _widened(row: tuple[Cell | None, ...], width: int) -> tuple[Cell | None, ...]:
    at = next((cell.row for cell in row if cell is not None), 0)
    return row + tuple(Cell(text="", row=at, column=column) for column in range(len(row), width))
