"""Rows that a page break cut in the middle are one row again, and rows of their own stay."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from reconcile.disclosure import Cell, Place, packed
from reconcile.reading.blocks import RawGrid
from reconcile.reading.mending import known_texts, mended


def grid(rows: list[str], cut: int) -> RawGrid:
    """A table whose rows from `cut` on stand on the second page; cells are divided by |."""
    return RawGrid(
        packed(
            [
                [
                    Cell(text, at, column, place=Place(page=1 if at < cut else 2))
                    for column, text in enumerate(row.split("|"))
                ]
                for at, row in enumerate(rows)
            ]
        ),
        place=Place(page=1),
        pages=(1, 2),
    )


def shown(table: RawGrid, known: list[str] | None = None) -> list[str]:
    whole = mended(table, known_texts([table]) + Counter(known or []))
    assert all(cell is None or cell.row == at for at, row in enumerate(whole.rows) for cell in row)
    return ["|".join(cell.text if cell else "" for cell in row) for row in whole.rows]


def test_the_rest_of_a_name_is_put_back_where_the_name_is_known() -> None:
    table = grid(["项目|金额", "一、教育支出|1.00", "二、卫生健康支|2.00", "出|", "三、住房支出|"], cut=3)
    assert shown(table, ["卫生健康支出"]) == [
        "项目|金额",
        "一、教育支出|1.00",
        "二、卫生健康支出|2.00",
        "三、住房支出|",
    ]


def test_the_rest_of_a_name_is_put_back_where_every_row_has_its_number() -> None:
    rows = [f"项目{one}|1.00|1.00" for one in range(8)]
    table = grid([*rows, "校舍维修改造项|5.00|5.00", "目||", "购置|2.00|2.00"], cut=9)
    assert shown(table)[8:] == ["校舍维修改造项目|5.00|5.00", "购置|2.00|2.00"]


@pytest.mark.parametrize(
    "below", ["三、国防支出|", "合计|", "其中：基本支出|", "|2.00", "2010502|一般行政", "购置设备|3.00"]
)
def test_a_row_of_its_own_stays(below: str) -> None:
    table = grid(["项目|金额", "一、教育支出|1.00", "二、外交支出|2.00", below], cut=3)
    assert len(shown(table)) == 4


def test_rows_in_the_middle_of_a_page_are_left_alone() -> None:
    table = grid(["项目|金额", "二、卫生健康支|2.00", "出|", "三、住房支出|1.00"], cut=3)
    assert len(shown(table, ["卫生健康支出"])) == 4


def test_a_label_over_the_cut_rows_becomes_shorter() -> None:
    cells = grid(["绩效|质量|名称|值", "指标|质量|验收合格|100%", "||率|", "||完好率|95%"], cut=2).rows
    label = Cell("产出指标", 1, 0, row_span=3, place=Place(page=1))
    rows = (cells[0], (label, *cells[1][1:]), (None, *cells[2][1:]), (None, *cells[3][1:]))
    table = RawGrid(packed(rows), place=Place(page=1), pages=(1, 2))
    whole = mended(table, Counter(["验收合格率"]))
    assert [cell.text if cell else None for cell in whole.rows[1]] == ["产出指标", "质量", "验收合格率", "100%"]
    first = whole.rows[1][0]
    assert first is not None and first.row_span == 2 and len(whole.rows) == 3


def test_a_head_that_was_cut_is_one_again() -> None:
    table = grid(["项目||本年收|上级补|事业", "编码|名称|入合计|助收入|收入", "201|行政|3.00|1.00|2.00"], cut=1)
    known = Counter({"本年收入合计": 1, "上级补助收入": 1, "事业收入": 1})
    whole = mended(table, known)
    assert [cell.text if cell else None for cell in whole.rows[0]] == [
        "项目",
        "",
        "本年收入合计",
        "上级补助收入",
        "事业收入",
    ]
    assert [cell.text if cell else None for cell in whole.rows[1]] == ["编码", "名称", None, None, None]


def test_a_head_of_which_only_the_end_stands_on_the_next_page_is_one_row() -> None:
    table = grid(["功能分类科目|名称|合计", "编码||", "类|款|项", "201|行政|3.00"], cut=1)
    whole = mended(table, Counter(["功能分类科目编码"]))
    assert [[cell.text if cell else None for cell in row] for row in whole.rows[:2]] == [
        ["功能分类科目编码", "名称", "合计"],
        ["类", "款", "项"],
    ]


def test_the_last_character_of_a_head_is_no_head_of_its_own() -> None:
    table = grid(["项目|本年支出|", "功能分类科目编|合计|基本", "码||", "合计||"], cut=2)
    assert shown(table) == ["项目|本年支出|", "功能分类科目编码|合计|基本", "合计||"]
    own = grid(["项目|本年支出|", "|合计|", "201|3.00|"], cut=1)
    assert len(shown(own)) == 3


def test_a_row_cut_with_its_code_and_its_amounts_is_one_again() -> None:
    rows = ["编码|名称|合计|金额", "213|农林水支出|1,492.95|0.00", "21301|农业生产发展|9.00|0.00"]
    table = grid([*rows, "21301|农|1,1|0.0", "22|业生产|63.22|0", "|发展||", "214|水利|1.00|0.00"], cut=4)
    assert shown(table)[3:] == ["2130122|农业生产发展|1,163.22|0.00", "214|水利|1.00|0.00"]


def test_an_amount_below_an_amount_is_no_rest_of_it() -> None:
    table = grid(["编码|名称|合计", "213|农林水支出|12", "21301|农业|1.00", "2130122|水利|3.00"], cut=3)
    assert len(shown(table)) == 4


def test_a_head_over_two_rows_that_a_page_break_cut_is_one_again() -> None:
    rows = ["项目||本年收入|财政拨款", "编码|名称||", "||合计|收入", "201|一般公共服务支出|3.00|3.00"]
    table = grid(rows, cut=2)
    high = [list(row) for row in table.rows]
    for column in (2, 3):
        cell = high[0][column]
        assert cell is not None
        high[0][column], high[1][column] = replace(cell, row_span=2), None
    for column in (0, 1):
        high[2][column] = None
    table = replace(table, packed=packed(high))
    assert shown(table, ["本年收入合计", "财政拨款收入"]) == [
        "项目||本年收入合计|财政拨款收入",
        "编码|名称||",
        "201|一般公共服务支出|3.00|3.00",
    ]
