"""Figures of table cells: every printed number of an amount column with its unit, and nil figures for blanks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reconcile.disclosure import Table
from reconcile.ledger import Figure
from reconcile.numerals import is_nil, numeral, parted
from reconcile.recognising.labels import squeezed
from reconcile.recognition import Column, Row

_UNIT = re.compile(r"(亿元|千万元|百万元|万元|千元|百元|元)")
_HEAD_UNIT = re.compile(r"\((?:单位[:：])?([^()]{1,3})\)$")
_ROW_UNITS = {"团组数": "个", "人次数": "个", "批次数": "个", "车辆数": "个", "增减率": "%"}
COUNT_UNITS = frozenset("辆人个台套次平方米㎡件批")


def table_unit(table: Table) -> str:
    """The unit that a table states above it or in its title: 万元, 元, or "" where it states none."""
    for text in (table.unit, table.title):
        found = _UNIT.search(squeezed(text)) if text else None
        if found and (text == table.unit or "(" in squeezed(text)):
            return found[1]
    return ""


def column_unit(column: Column, table: str) -> str:
    """The unit of a column: what its head says in brackets or by its kind, else the table's."""
    if column.term == "增减率":
        return "%"
    for head in reversed(column.path):
        found = _HEAD_UNIT.search(head)
        if found and (found[1] in ("%", "‰") or _UNIT.fullmatch(found[1])):
            return found[1]
        if found and set(found[1]) <= COUNT_UNITS:
            return found[1]
    return "个" if column.term == "数量" else table


def cell_figures(
    table: Table, form: str, unit: str, columns: Sequence[Column], rows: Sequence[Row]
) -> tuple[dict[tuple[int, int], str], list[Figure]]:
    """Ids by (row, column), and the figures: one for every cell of an amount column in a row that has a label."""
    ids: dict[tuple[int, int], str] = {}
    figures: list[Figure] = []
    amounts: Mapping[int, list[Column]] = {}
    for column in columns:
        if column.role == "amount":
            amounts = {**amounts, column.block: [*amounts.get(column.block, []), column]}
    heads = {column.index: "·".join(column.path) for column in columns}
    for row in rows:
        for column in amounts.get(row.block, []):
            stated = _ROW_UNITS.get(row.term) or column_unit(column, unit)
            figure = _figure(table, form, stated, row, column.index, heads[column.index])
            ids[row.index, column.index] = figure.id
            figures.append(figure)
    return ids, figures


def _figure(table: Table, form: str, unit: str, row: Row, column: int, head: str) -> Figure:
    cell = table.grid[row.index][column]
    text = cell.text if cell is not None else ""
    nil = is_nil(text)
    number, own = parted(text)
    unit = own or unit
    read = numeral("0" if nil else number, unit, exact=nil)
    return Figure(
        id=f"{table.id}:{row.index}:{column}",
        text=text,
        value=read.value if read else None,
        unit=unit,
        decimals=read.decimals if read else 0,
        micro=read.micro if read else None,
        half=read.half if read else 0,
        dimension=read.dimension if read else "none",
        part=table.part,
        block=table.id,
        title=table.title,
        place=cell.place if cell is not None else table.place,
        nil=nil,
        doubtful=cell.doubtful if cell is not None else False,
        form=form,
        row=row.index,
        column=column,
        row_label=row.label,
        column_label=head,
    )
