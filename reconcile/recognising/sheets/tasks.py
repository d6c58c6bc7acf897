"""The tasks (年度主要任务) of a whole department's performance-target sheet, with their money."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reconcile.disclosure import Cell
from reconcile.numerals import is_number
from reconcile.recognising.sheets.heads import Row

_NAME = re.compile(r"任务名称|(?:重点|主要)?工作任务|主要任务")
_UNIT = r"(?:[（(](?:单位[:：])?[万亿]?元[）)])?"
_SOURCES = {
    "total": re.compile(rf"(?:预算|资金|计划)?(?:金额|总额|小计|合计){_UNIT}|预算资金{_UNIT}"),
    "fiscal": re.compile(rf"(?:其中[:：]?)?财政(?:拨款|资金){_UNIT}"),
    "other": re.compile(rf"(?:其中[:：]?)?其[他它]资金{_UNIT}"),
}
_SUM = re.compile(r"(?:金额|资金)?(?:合计|总计)[:：]?")
_HEAD_ROWS = 2

Money = Mapping[str, Cell]


def tasks(rows: Sequence[Row]) -> list[Money]:
    """The amounts of each task by source, the total of all last; none where no total is printed below them."""
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
            return _below(rows[at + 1 :], heads) if "total" in heads else []
    return []


def _below(rows: Sequence[Row], heads: Mapping[str, int]) -> list[Money]:
    found: list[Money] = []
    for row in rows:
        numbers = {cell.column: cell for cell in row if cell is not None and is_number(cell.text)}
        money = {name: numbers[column] for name, column in heads.items() if column in numbers}
        if "total" in money:
            # Of sources that no head names the others are not all.
            found.append(money if len(money) == len(numbers) else {"total": money["total"]})
        if any(cell is not None and _SUM.fullmatch(cell.text) for cell in row):
            return found if "total" in money and len(found) > 1 else []
    return []
