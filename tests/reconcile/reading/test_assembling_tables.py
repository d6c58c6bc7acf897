"""Where a table begins and ends, and what stands around it."""

from __future__ import annotations

import pytest

from tests.reconcile.reading.outlines import disclosure, outline


def test_titles_and_units_may_stand_inside_the_grid() -> None:
    found = disclosure("收支总表\t\t\n\t\t单位：万元\n项目\t当年\t结转\n收入\t1.00\t\n注：本表数据四舍五入\t\t\n")
    (table,) = found.tables
    assert (table.title, table.unit, table.notes) == ("收支总表", "单位：万元", ("注：本表数据四舍五入",))
    assert [table.text(row, 0) for row in range(len(table.grid))] == ["项目", "收入"]
    assert all(
        cell is None or (cell.row, cell.column) == (at, column)
        for at, row in enumerate(table.grid)
        for column, cell in enumerate(row)
    )


def test_notes_and_the_remains_of_a_template_belong_to_the_table() -> None:
    found = disclosure(
        "政府性基金预算支出表\n单位：万元\n科目\t金额\n合计\t\n注：本表反映支出情况。\n"
        "无政府性基金支出的，仍保留该表格式，并在本表下方作下述说明：\n说明：本单位无此项支出，故本表无数据。\n\n一、收入情况\n"
    )
    assert len(found.tables[0].notes) == 3
    assert outline(found)[1:] == ["heading 一、收入情况"]


def test_a_table_goes_on_behind_a_page_break_and_its_repeated_head_is_dropped() -> None:
    found = disclosure("支出表\n单位：元\n科目\t金额\n教育\t1.00\n\n科目\t金额\n卫生\t2.00\n\n住房\t3.00\n")
    (table,) = found.tables
    assert [table.text(row, 0) for row in range(len(table.grid))] == ["科目", "教育", "卫生", "住房"]


def test_a_row_behind_a_page_break_that_ends_in_dashes_is_no_line_of_a_contents_page() -> None:
    head = "支出表\n单位：元\n科目\t合计\t基本支出\t项目支出\t其他\n教育\t1.00\t1.00\t-\t-\n"
    (table,) = disclosure(f"{head}\n卫生\t2.00\t-\t-\t-\n合计\t3.00\t-\t-\t-\n").tables
    assert [table.text(row, 0) for row in range(len(table.grid))] == ["科目", "教育", "卫生", "合计"]


def test_two_tables_with_their_own_titles_stay_two() -> None:
    found = disclosure("收入表\n单位：元\n科目\t金额\n教育\t1.00\n支出表\n单位：元\n科目\t金额\n教育\t1.00\n")
    assert [table.title for table in found.tables] == ["收入表", "支出表"]


def test_a_title_inside_the_next_grid_begins_a_table_of_its_own() -> None:
    found = disclosure("收入表\t\n科目\t金额\n教育\t1.00\n\n支出表\t\n科目\t金额\n教育\t2.00\n")
    assert [table.title for table in found.tables] == ["收入表", "支出表"]


def test_sheets_without_titles_between_them_stay_apart() -> None:
    one = "项目名称\t修桥\n主管部门\t某局\n年度目标\t完工\n数量指标\t桥\n"
    found = disclosure(f"项目绩效目标表\n\n{one}\n{one}")
    assert [table.part for table in found.tables] == ["sheet", "sheet"]


def test_a_title_set_behind_the_note_before_it_is_parted_from_it() -> None:
    found = disclosure(
        "支出表\n单位：元\n科目\t金额\n合计\t\n注：某局没有此项支出，故本表无数据。国有资本经营预算支出表\n单位：元\n科目\t金额\n合计\t\n"
    )
    assert [table.title for table in found.tables] == ["支出表", "国有资本经营预算支出表"]
    assert found.tables[0].notes == ("注：某局没有此项支出，故本表无数据。",)


def test_a_label_at_the_very_end_of_a_grid_belongs_to_the_next_table() -> None:
    found = disclosure(
        "收入表\n单位：元\n科目\t金额\n教育\t1.00\n公开表2\t\n支出表\n单位：元\n科目\t金额\n教育\t2.00\n"
    )
    assert [(table.label, table.title, len(table.grid)) for table in found.tables] == [
        ("", "收入表", 2),
        ("公开表2", "支出表", 2),
    ]


HALVES = "收入支出决算总表\n部门：某市某局\t单位：万元\n\n项目\t金额\n一、教育支出\t10.00\n{between}\n项目\t金额\n合计\t10.00\n"


@pytest.mark.parametrize(
    "between",
    [
        "续表\n",
        "（续上表）\n",
        "续表1\n单位：万元\n",
        "收入支出决算总表（续）\n",
        "收入支出决算总表续表\n部门：某市某局\t单位：万元\n",
        "收入支出决算总表\n单位：万元\n",
        "",
    ],
)
def test_a_table_that_goes_on_under_its_title_again_is_one(between: str) -> None:
    (table,) = disclosure(HALVES.format(between=between)).tables
    assert [[cell.text for cell in row if cell] for row in table.grid] == [
        ["项目", "金额"],
        ["一、教育支出", "10.00"],
        ["合计", "10.00"],
    ]
    assert (table.title, table.owner, table.unit) == ("收入支出决算总表", "某市某局", "单位：万元")


@pytest.mark.parametrize("between", ["支出决算表\n", "收入支出决算总表（二）\n", "注：四舍五入\n收入决算表\n"])
def test_a_table_under_another_title_is_another(between: str) -> None:
    assert len(disclosure(HALVES.format(between=between)).tables) == 2


def test_two_whole_tables_of_one_title_stay_two() -> None:
    whole = "收入决算表\n单位：万元\n项目\t金额\n一、财政拨款\t{n}.00\n合计\t{n}.00\n\n"
    assert len(disclosure(whole.format(n=1) + whole.format(n=2)).tables) == 2
