"""Targets of many projects in one table (项目绩效目标公开表): a block of rows for each project."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from reconcile.disclosure import Cell, Table
from reconcile.recognising.sheets.heads import GROUP, Row

_NAME = re.compile(r"(?:(?:项目)?单位(?:名称)?[、/（(])?(?:二级)?项目名称[）)]?|项目")
_AMOUNT = re.compile(
    r"(?:年度)?(?:预算|资金|项目)?(?:预算)?(?:数|金额|总额|资金)(?:总额|[（(].*[）)])?|(?:年度)?资金总额.*|预算安排.*|(?:当年|本年|年度|20\d\d年)预算(?:[（(].*[)）])?"
)
_GOAL = re.compile(r"(?:项目)?(?:年度|总体|实施期)?(?:绩效)?(?:总体)?目标")
_INDICATOR = re.compile(r"三级(?:绩效)?指标|指标名称|绩效指标名称")
_VALUE = re.compile(r".{0,4}指标值.{0,8}|目标值")
_FIRST_ROWS = 4
_TOTALS = re.compile(r"合计|总计|小计")


class ListedProject(Struct, frozen=True):
    """One project's block. rows: the head of its indicators, and they. amount, goal: None where blank."""

    name: Cell
    amount: Cell | None
    goal: Cell | None
    rows: tuple[Row, ...]


def listed_projects(table: Table) -> tuple[ListedProject, ...]:
    """The projects of a table that lists them one below the other; none where it is the sheet of one project."""
    for at, row in enumerate(table.grid[:_FIRST_ROWS]):
        heads = {cell.column: cell.text for cell in row if cell is not None and cell.text}
        name, value = _column(heads, _NAME), _column(heads, _VALUE)
        if name is not None and value is not None and _column(heads, _INDICATOR) is not None:
            return _blocks(table, at, name, _column(heads, _AMOUNT), _column(heads, _GOAL))
    return _side_by_side(table)


def _side_by_side(table: Table) -> tuple[ListedProject, ...]:
    """The projects of a table in which the classes of indicators stand beside each other, each with names and values of
    its own (成本指标: 三级指标, 指标值; 产出指标: 三级指标, 指标值).
    """
    for at in range(1, min(_FIRST_ROWS, len(table.grid))):
        row, above = table.grid[at], [cell for line in table.grid[:at] for cell in line if cell is not None]
        names = [cell for cell in row if cell is not None and _INDICATOR.fullmatch(cell.text)]
        values = [cell for cell in row if cell is not None and _VALUE.fullmatch(cell.text)]
        groups = [cell for cell in above if GROUP.fullmatch(cell.text)]
        places = [[cell.column for cell in cells] for cells in (groups, names, values)]
        if len(names) > 1 and places[0] == places[1] == [place - 1 for place in places[2]]:
            heads = {cell.column: cell.text for cell in above if cell.text and cell.column < names[0].column}
            name = _column(heads, _NAME)
            blocks = (
                _blocks(table, at, name, _column(heads, _AMOUNT), _column(heads, _GOAL)) if name is not None else ()
            )
            sides = list(zip(groups, names, values, strict=True))
            return tuple(replace(one, rows=_one_below_the_other(one.rows[1:], sides)) for one in blocks)
    return ()


def _one_below_the_other(rows: Sequence[Row], sides: Sequence[tuple[Cell, Cell, Cell]]) -> tuple[Row, ...]:
    """The indicators of all classes in three columns: class, name and value."""
    _, name, value = sides[0]
    head = [replace(cell, column=at, column_span=1) for at, cell in enumerate((name, name, value))]
    found = [
        (group, row[name.column], row[value.column])
        for group, name, value in sides
        for row in rows
        if all((cell := row[head.column]) is not None and cell.text for head in (name, value))
    ]
    return ((replace(head[0], text="一级指标"), *head[1:]), *found)


def _column(heads: dict[int, str], pattern: re.Pattern[str]) -> int | None:
    found = [column for column, text in heads.items() if pattern.fullmatch(text)]
    return found[0] if len(found) == 1 else None


def _blocks(table: Table, head: int, name: int, amount: int | None, goal: int | None) -> tuple[ListedProject, ...]:
    body = table.grid[head + 1 :]
    starts = [at for at, row in enumerate(body) if _text(row, name) and not _TOTALS.fullmatch(_text(row, name))]
    result = []
    for start, stop in pairwise([*starts, len(body)]):
        first = body[start]
        cell = first[name]
        if cell is not None and _says_more(body[start:stop], cell):
            rows = (table.grid[head], *body[start:stop])
            result.append(ListedProject(cell, _cell(first, amount), _cell(first, goal), rows))
    return tuple(result)


def _says_more(rows: Sequence[Row], name: Cell) -> bool:
    """Whether words stand beside the name: it is no number of a column, and not the unit that the projects are of."""
    return any(
        cell is not None and cell is not name and re.search(r"[^\d\s]", cell.text) for row in rows for cell in row
    )


def _text(row: Row, column: int) -> str:
    cell = row[column]
    return cell.text if cell is not None else ""


def _cell(row: Row, column: int | None) -> Cell | None:
    return row[column] if column is not None else None
