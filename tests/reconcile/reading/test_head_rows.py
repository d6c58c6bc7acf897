"""How many of a table's first rows are heads."""

import pytest

from reconcile.disclosure import Cell
from reconcile.reading.grids import header_rows


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        (["项目|金额", "收入|1.00"], 1),
        (["收入||支出|", "项目|金额|项目|金额", "一、事业收入||一、教育支出|"], 2),
        (["项目||本年收入||上年结转", "编码|名称|合计|事业|", "合计||1.00|1.00|"], 2),
        (["收入||支出|||", "项目|金额|项目|金额||", "|||小计|基金|资本", "一、事业|1|一、外交|||"], 3),
        (["项目名称|合计|拨款||", "||一般|基金|资本", "1|2|3|4|5"], 3),
        (["项目|合计|拨款|||户", "||一般|基金|资本|", "名1|2|3|4|5|户6", "收入|1.00||||"], 3),
        (["项目|合计|拨款||", "||一般|基金|资本", "办公费|20|3|4|5"], 2),
        (["项目|行次|金额", "栏次|1|2", "收入|1|5.00"], 2),
        (["项目||||收入|", "编码|||名称||", "类|款|项|栏次|1|2", "|||合计|5.00|5.00"], 3),
        (["收入|||支出||", "项目|行次|金额|项目|行次|金额", "栏次||1|栏次||2", "一、拨款|1|5.00|一、教育|31|5.00"], 3),
        (["项目|2024年|2025年", "收入|1.00|2.00"], 1),
        (["项目|预算数|", "|2024|2025", "收入|1.00|2.00"], 2),
        (["科目|名称|合计", "合计||"], 1),
        (["项目|合计|一般", "因公出国（境）费||", "公务接待费|0.70|0.70"], 1),
        (["201|教育支出|1.00"], 0),
    ],
)
def test_the_head_ends_where_every_column_has_one(rows: list[str], heads: int) -> None:
    grid = tuple(
        tuple(Cell(text, at, column) for column, text in enumerate(row.split("|"))) for at, row in enumerate(rows)
    )
    assert header_rows(grid) == heads


def test_a_head_that_spans_rows_takes_them_along() -> None:
    grid = (
        (Cell("科目", 0, 0, row_span=2), Cell("本年", 0, 1, column_span=2), None),
        (None, Cell("基本", 1, 1), Cell("项目", 1, 2)),
        (Cell("合计", 2, 0), Cell("1.00", 2, 1), Cell("", 2, 2)),
    )
    assert header_rows(grid) == 2
