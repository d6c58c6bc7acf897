"""A table that was cut in reading says nothing of totals whose parts may stand in its other half."""

from __future__ import annotations

from msgspec.structs import replace

from reconcile.recognising.tables.columns import read_columns
from reconcile.recognising.tables.continuing import continued
from reconcile.recognising.tables.rows import read_rows
from reconcile.recognition import FormTable
from tests.reconcile.recognising.tables import table

FIRST = """
科目编码 | 科目名称 | 合计
合计 | | 9.00
205 | 教育支出 | 4.00
20502 | 普通教育 | 4.00
2050202 | 小学教育 | 4.00
221 | 住房保障支出 | 5.00
22102 | 住房改革支出 | 5.00
2210201 | 住房公积金 | 3.00
"""


def form(text: str, name: str, heads: int, title: str) -> FormTable:
    read = replace(table(text, heads=heads, title=title), id=name)
    columns = read_columns(read)
    return FormTable(read, "", "万元", columns, read_rows(read, columns), {}, empty=False)


def test_the_last_class_and_the_total_of_a_cut_table_are_open() -> None:
    cut, _ = continued([form(FIRST, "t1", 1, "支出总表"), form("2210203 | 购房补贴 | 2.00", "t2", 0, "")])
    assert [row.parent for row in cut.rows] == [None, None, 2, 3, None, None, None]


def test_a_table_that_a_titled_one_follows_is_whole() -> None:
    whole, _ = continued([form(FIRST, "t1", 1, "支出总表"), form(FIRST, "t2", 1, "一般公共预算支出表")])
    assert [row.parent for row in whole.rows] == [None, 1, 2, 3, 1, 5, 6]
