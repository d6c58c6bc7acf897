"""What rows mean: labels, codes in every printed form, levels and what is part of what."""

from __future__ import annotations

import pytest

from reconcile.recognising.tables.columns import read_columns
from reconcile.recognising.tables.parents import listed
from reconcile.recognising.tables.rows import read_rows
from reconcile.recognition import Row
from tests.reconcile.recognising.tables import table

ONE_COLUMN = """
科目编码 | 科目名称 | 合计
合计 | | 9.00
205 | 教育支出 | 9.00
20502 | 普通教育 | 9.00
2050202 | 小学教育 | 4.00
2050203 | 初中教育 | 5.00
"""
THREE_COLUMNS = """
类 | 款 | 项 | 科目名称 | 合计
 | | | 合计 | 9.00
205 | | | 教育支出 | 9.00
205 | 02 | | 普通教育 | 9.00
205 | 02 | 02 | 小学教育 | 4.00
205 | 02 | 03 | 初中教育 | 5.00
"""
CUMULATIVE = """
类 | 款 | 项 | 科目名称 | 合计
 | | | 合计 | 9.00
205 | | | 教育支出 | 9.00
205 | 20502 | | 普通教育 | 9.00
205 | 20502 | 2050202 | 小学教育 | 4.00
205 | 20502 | 2050203 | 初中教育 | 5.00
"""
AND_ONCE_MORE = """
类 | 款 | 项 | 科目编码 | 科目名称 | 合计
 | | | | 合计 | 9.00
205 | | | 205 | 教育支出 | 9.00
205 | 02 | | 20502 | 普通教育 | 9.00
205 | 02 | 02 | 2050202 | 小学教育 | 4.00
205 | 02 | 03 | 2050203 | 初中教育 | 5.00
"""
REST_ONLY = """
类 | 款 | 项 | 科目名称 | 合计
 | | | 合计 | 9.00
205 | | | 教育支出 | 9.00
 | 02 | | 普通教育 | 9.00
 | | 02 | 小学教育 | 4.00
 | | 03 | 初中教育 | 5.00
"""
TOTAL_LAST = """
科目编码 | 科目名称 | 合计
205 | 教育支出 | 9.00
20502 | 普通教育 | 9.00
2050202 | 小学教育 | 4.00
2050203 | 初中教育 | 5.00
合计 | | 9.00
"""


def rows_of(text: str, heads: int = 1) -> tuple[Row, ...]:
    read = table(text, heads=heads)
    return read_rows(read, read_columns(read))


@pytest.mark.parametrize("text", [ONE_COLUMN, THREE_COLUMNS, CUMULATIVE, AND_ONCE_MORE, REST_ONLY])
def test_codes_are_the_same_however_they_are_printed(text: str) -> None:
    rows = rows_of(text)
    assert [one.code for one in rows] == ["", "205", "20502", "2050202", "2050203"]
    assert [one.level for one in rows] == [0, 1, 2, 3, 3]
    assert [one.parent for one in rows] == [None, 1, 2, 3, 3]


def test_the_total_may_come_last() -> None:
    rows = rows_of(TOTAL_LAST)
    assert [one.parent for one in rows] == [5, 1, 2, 2, None]
    assert rows[-1].term == "合计"


def test_classes_printed_by_name_have_their_codes_and_totals_their_side() -> None:
    rows = rows_of(
        """
收入 | | 支出 |
项目 | 决算数 | 项目 | 决算数
一、一般公共预算财政拨款收入 | 5.00 | 一、一般公共服务支出 | 3.00
二、其他收入 | | 二十三、其他支出 | 2.00
本年收入合计 | 5.00 | 本年支出合计 | 5.00
年初结转和结余 | 1.00 | 年末结转和结余 | 1.00
总计 | 6.00 | 总计 | 6.00
""",
        heads=2,
    )
    left, right = [one for one in rows if one.block == 0], [one for one in rows if one.block == 1]
    assert [one.term for one in left] == ["一般公共预算", "其他收入", "本年收入合计", "上年结转", "收入总计"]
    assert [one.code for one in right] == ["201", "229", "", "", ""]
    assert [one.term for one in right[2:]] == ["本年支出合计", "年终结转", "支出总计"]
    assert {one.parent for one in (*left[:2], *right[:2])} == {4}


def test_what_was_carried_over_has_its_funds_below_it() -> None:
    rows = rows_of(
        """
项目 | 预算数
一、一般公共预算 | 5.00
二、政府性基金预算 |
本年收入合计 | 5.00
上年财政拨款结转 | 2.00
一、一般公共预算 | 2.00
二、政府性基金预算 |
收入总计 | 7.00
"""
    )
    assert [one.term for one in rows[4:6]] == ["上年结转·一般公共预算", "上年结转·政府性基金预算"]
    assert [one.parent for one in rows] == [3, 3, None, None, 4, 4, None]


def test_what_was_carried_over_stands_beside_other_leftovers_that_are_numbered_alike() -> None:
    rows = rows_of(
        """
项目 | 预算数
一、财政拨款收入 | 5.00
二、事业收入 | 1.00
本年收入合计 | 6.00
三、使用非财政拨款结余 |
四、上年结转（结余） | 2.00
其中：一般公共预算 | 2.00
收入总计 | 8.00
"""
    )
    assert [one.term for one in rows[3:6]] == ["使用非财政拨款结余", "上年结转", "上年结转·一般公共预算"]
    assert [one.parent for one in rows[3:6]] == [None, None, 5]


def test_numbered_items_nest() -> None:
    rows = rows_of(
        """
项目 | 预算数
一、本年收入 | 9.00
（一）一般公共预算拨款 | 5.00
其中：中央补助 | 1.00
（二）政府性基金预算拨款 | 4.00
二、上年结转 | 1.00
收入总计 | 10.00
"""
    )
    assert [one.parent for one in rows] == [None, 1, 2, 1, None, None]


def test_economic_items_by_name_stand_under_their_classes() -> None:
    rows = rows_of(
        """
部门预算支出经济科目名称 | 政府预算支出经济科目名称 | 合计
合计 | | 9.00
工资福利支出 | | 5.00
住房公积金 | 住房公积金 | 5.00
商品和服务支出 | | 4.00
公务接待费 | 公务接待费 | 4.00
"""
    )
    assert [one.code for one in rows] == ["", "301", "30113", "302", "30217"]
    assert [one.parent for one in rows] == [None, 1, 2, 1, 4]
    assert rows[-1].term == "公务接待费"


def test_units_stand_over_their_codes() -> None:
    rows = rows_of(
        """
科目编码 | 单位名称（科目） | 合计
 | 合计 | 9.00
 | 某局 | 9.00
 | 某局本级 | 5.00
2010301 | 行政运行 | 5.00
 | 某中心 | 4.00
2010350 | 事业运行 | 4.00
"""
    )
    assert [one.parent for one in rows] == [None, 1, 2, 3, 2, 5]


def test_a_list_under_the_name_of_the_unit_is_part_of_it() -> None:
    rows = rows_of(
        """
项目名称 | 合计
某市某局 | 5.00
甲项目 | 3.00
乙项目 | 2.00
"""
    )
    total, *projects = listed(rows, {"某市某局"})
    assert total.term == "合计"
    assert {one.parent for one in projects} == {total.index}


def test_a_class_over_what_it_is_divided_into_is_no_list() -> None:
    ladder = """
科目名称 | 合计
合计 | 9.00
其他支出 | 9.00
彩票公益金安排的支出 | 9.00
"""
    one = table(ladder, heads=1)
    assert [row.parent for row in listed(read_rows(one, read_columns(one)), set())] == [None, None, None]


def test_labels_lose_their_ordinals_and_nothing_else() -> None:
    rows = rows_of(
        """
项目 | 合计
①公务用车购置费 | 1.00
（二）1.“三公”经费（境内） | 1.00
其中：甲 | 1.00
"""
    )
    assert [one.label for one in rows] == ["公务用车购置费", "“三公”经费（境内）", "甲"]


def test_projects_that_repeat_the_code_of_their_item_are_its_details() -> None:
    rows = rows_of(
        """
科目编码 | 单位名称（科目、项目） | 金额
合计 | | 9.00
2140104 | 公路建设 | 5.00
2140104 | 甲工程 | 3.00
2140104 | 乙工程 | 2.00
2140106 | 公路养护 | 4.00
2140106 | 养护费 | 4.00
"""
    )
    assert [one.parent for one in rows] == [None, 1, 2, 2, 1, 5]


def test_the_same_item_of_several_units_is_several_items() -> None:
    rows = rows_of(
        """
科目编码 | 单位名称 | 金额
合计 | | 9.00
2010301 | 甲局 | 5.00
2010301 | 乙局 | 4.00
"""
    )
    assert [one.parent for one in rows] == [None, 1, 1]


PLAIN = """
项目 | 预算数
财政拨款收入 | 5.00
{between}事业收入 | 4.00
本年收入合计 | 9.00
上年结转 | 1.00
收入总计 | 10.00
"""


def test_items_without_ordinals_are_parts_of_the_total_unless_one_may_be_part_of_another() -> None:
    plain = rows_of(PLAIN.format(between=""))
    assert [one.parent for one in plain] == [3, 3, None, None, None]
    nested = rows_of(PLAIN.format(between="一般公共预算 | 5.00\n"))
    assert [one.parent for one in nested] == [None] * 6
    among = rows_of(PLAIN.format(between="其中：专项收入 | 5.00\n"))
    assert [one.parent for one in among] == [None] * 6


PROJECTS_FIRST = """
项目名称 | 项目单位 | 合计
合计 | | 175.14
基层补助资金 | 某市某局本级 | 151.34
专项检查经费 | 某市服务中心 | 23.80
"""
OFFICES_FIRST = """
单位名称 | 项目名称 | 合计
合计 | | 175.14
某市某局本级 | 基层补助资金 | 151.34
某市服务中心 | 专项检查经费 | 23.80
"""


@pytest.mark.parametrize("text", [PROJECTS_FIRST, OFFICES_FIRST])
def test_a_project_and_not_its_office_names_the_row(text: str) -> None:
    assert [one.label for one in rows_of(text)] == ["合计", "基层补助资金", "专项检查经费"]
