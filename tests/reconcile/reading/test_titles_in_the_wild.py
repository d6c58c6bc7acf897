"""Titles as offices print them: the table is recognised as the form that it is."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from reconcile.disclosure import Table
from reconcile.reading import read
from reconcile.reading.assemble import assemble
from reconcile.reading.text import read_text
from reconcile.recognising import recognise

FORM = [
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["合计", "", "10.00", "6.00", "4.00"],
    ["201", "一般公共服务支出", "10.00", "6.00", "4.00"],
]
LINES = "\n".join("\t".join(row) for row in FORM)


def under(above: str) -> tuple[Table, str]:
    """The table under these lines, and the code of its form."""
    found = assemble(read_text(f"一、收入情况说明\n收入10万元。\n{above}\n{LINES}"), path="x", sha256="")
    (form,) = recognise(found).forms
    return form.table, form.form


@pytest.mark.parametrize(
    ("above", "label", "title"),
    [
        ("2024年某某局支出预算总表", "", "2024年某某局支出预算总表"),
        ("附件1-3\n2024年支出总表", "附件1-3", "2024年支出总表"),
        ("附件3：\n支出总表", "附件3", "支出总表"),
        ("表三\n部门支出总体情况表", "表三", "部门支出总体情况表"),
        ("表3：支出总表", "表3", "支出总表"),
        ("表3-1.支出总表", "表3-1", "支出总表"),
        ("预算公开表01\n部门支出总表", "预算公开表01", "部门支出总表"),
        ("部门公开表4\n支出总表", "部门公开表4", "支出总表"),
        ("财决03表\n支出决算表", "财决03表", "支出决算表"),
        ("支出决算表\n\nGK03表", "GK03表", "支出决算表"),
        ("支出决算表\n公开03表", "公开03表", "支出决算表"),
        ("预算03表\n部门支出预算总表", "预算03表", "部门支出预算总表"),
        ("支出总表（２０２４年度）", "", "支出总表（２０２４年度）"),
        ("支出总表\n（2024年度）", "", "支出总表"),
        ("部门支出总表\n（按功能科目）", "", "部门支出总表（按功能科目）"),
        ("三、支出总表", "", "支出总表"),
        ("（三）支出总表", "", "支出总表"),
        ("支 出 总 表", "", "支出总表"),
        ("《支出总表》", "", "《支出总表》"),
    ],
)
def test_a_title_may_stand_among_labels_years_and_names(above: str, label: str, title: str) -> None:
    for unit in ("单位：万元", "部门：某某局\t\t金额单位：万元", "单位：万元（保留两位小数）"):
        table, form = under(f"{above}\n{unit}")
        assert (table.label, table.title, form) == (label, title, "expenditure")
        assert "万元" in table.unit


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("2024年一般公共预算财政拨款\n支出预算表", "2024年一般公共预算财政拨款支出预算表"),
        ("表5\n2024年某某局一般公共预算\n支出表", "2024年某某局一般公共预算支出表"),
        ("一般公共预算支出表\n（不含上年结转）", "一般公共预算支出表（不含上年结转）"),
    ],
)
def test_a_title_over_two_lines_is_one(above: str, title: str) -> None:
    table, form = under(f"{above}\n单位：万元")
    assert (table.title, form) == (title, "general")


def test_a_line_above_a_title_that_ends_in_itself_is_none_of_it() -> None:
    table, _ = under("2024年某某局部门预算公开\n支出总表\n单位：万元")
    assert table.title == "支出总表"


def test_a_heading_is_the_title_where_sentences_stand_between() -> None:
    table, form = under("三、部门支出总表\n本年支出合计10.00万元，比上年增加。")
    assert (table.title, form) == ("部门支出总表", "expenditure")


def test_a_heading_is_the_title_of_one_table_only() -> None:
    found = assemble(
        read_text(f"三、部门支出总表\n说明如下。\n{LINES}\n其中有关项目情况如下。\n项目\t备注\n甲\t乙\n"),
        path="x",
        sha256="",
    )
    assert [one.title for one in found.tables] == ["部门支出总表", ""]


@pytest.mark.parametrize(
    ("tab", "title"), [("3支出总表", "3支出总表"), ("支出总表", "支出总表"), ("g03支出决算表", "g03支出决算表")]
)
def test_the_name_of_a_sheet_may_be_the_only_title(tmp_path: Path, tab: str, title: str) -> None:
    file = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet(tab)
    sheet.write(0, 4, "单位：万元")
    for at, row in enumerate(FORM, 1):
        for column, text in enumerate(row):
            sheet.write(at, column, text)
    book.close()
    (form,) = recognise(read(file)).forms
    assert (form.table.title, form.table.unit, form.form) == (title, "单位：万元", "expenditure")


@pytest.mark.parametrize(
    ("above", "title", "unit"),
    [
        ("部门支出总体情况\n万元", "部门支出总体情况", "万元"),
        ("部门支出总体情况", "部门支出总体情况", ""),
        ("三、部门支出总体情况\n（万元）", "部门支出总体情况", "万元"),
        ("三、部门支出总体情况", "部门支出总体情况", ""),
        ("部门支出总体情况（万元）", "部门支出总体情况", "万元"),
        ("支出决算表 元", "支出决算表", "元"),
        ("支出总表\n人民币万元", "支出总表", "人民币万元"),
    ],
)
def test_a_title_that_ends_with_the_words_for_a_state_of_things_and_a_unit_without_its_name(
    above: str, title: str, unit: str
) -> None:
    table, form = under(above)
    assert (table.title, table.unit, form) == (title, unit, "expenditure")


def test_a_heading_with_its_paragraph_titles_no_table() -> None:
    table, form = under("三、支出总体情况\n2025年支出合计10万元，明细如下。")
    assert (table.title, form) == ("", "")


def test_of_two_tables_of_basic_expenditure_the_one_of_the_general_budget_is_the_form() -> None:
    both = f"财政拨款基本支出表\n{LINES}\n\n一般公共预算基本支出表\n{LINES}"
    alone = f"财政拨款基本支出表\n{LINES}"
    assert [one.form for one in recognise(assemble(read_text(both), path="x", sha256="")).forms] == [
        "fiscal-basic",
        "basic",
    ]
    assert [one.form for one in recognise(assemble(read_text(alone), path="x", sha256="")).forms] == ["basic"]
