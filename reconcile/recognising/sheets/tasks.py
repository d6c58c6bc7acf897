"""The tasks (年度主要任务) of a whole department's performance-target sheet, with their contents and their money."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from reconcile.disclosure import Cell
from reconcile.numerals import is_number
from reconcile.recognising.sheets.heads import Row

_NAME = re.compile(r"任务名称|(?:重点|主要)?工作任务|主要任务")
_CONTENT = re.compile(r"(?:任务|工作)?(?:主要)?(?:任务|工作)?内容|工作(?:任务)?概述")
_UNIT = r"(?:[（(](?:单位[:：])?[万亿]?元[）)])?"
_SOURCES = {
    "total": re.compile(rf"(?:预算|资金|计划)?(?:金额|总额|小计|合计){_UNIT}|预算资金{_UNIT}"),
    "fiscal": re.compile(rf"(?:其中[:：]?)?财政(?:拨款|资金){_UNIT}"),
    "other": re.compile(rf"(?:其中[:：]?)?其[他它]资金{_UNIT}"),
}
_SUM = re.compile(r"(?:金额|资金)?(?:合计|总计)[:：]?")
_HEAD_ROWS = 2


class Task(Struct, frozen=True):
    """A task. name, content: None where the row prints none, as that of the total does. money: by source."""

    name: Cell | None
    content: Cell | None
    money: Mapping[str, Cell]


def tasks(rows: Sequence[Row]) -> list[Task]:
    """The tasks, the total of all last; none where no total is printed below them."""
    for at, row in enumerate(rows):
        if any(cell is not None and _NAME.fullmatch(cell.text) for cell in row):
            heads = {
                name: cell.column
                for line in rows[at : at + _HEAD_ROWS]
                for cell in line
                if cell is not None
                for name, pattern in _SOURCES.items()
                if pattern.fullmatch(cell.text)
            }
            content = next((cell.column for cell in row if cell is not None and _CONTENT.fullmatch(cell.text)), None)
            return _below(rows[at + 1 :], heads, content) if "total" in heads else []
    return []


def _below(rows: Sequence[Row], heads: Mapping[str, int], content: int | None) -> list[Task]:
    found: list[Task] = []
    for row in rows:
        numbers = {cell.column: cell for cell in row if cell is not None and is_number(cell.text)}
        money = {name: numbers[column] for name, column in heads.items() if column in numbers}
        if "total" in money:
            # Of sources that no head names the others are not all.
            money = money if len(money) == len(numbers) else {"total": money["total"]}
            name = next((cell for cell in row if cell is not None and cell.text and not cell.row_span > 1), None)
            found.append(Task(name, row[content] if content is not None else None, money))
        if any(cell is not None and _SUM.fullmatch(cell.text) for cell in row):
            return found if "total" in money and len(found) > 1 else []
    return []
