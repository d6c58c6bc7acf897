"""Every layout of a table, in every way of ruling it and of setting its heads: what is read is what was set.

Tables and figures are invented; none is a form that the program knows.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import Struct

from reconcile.reading.blocks import RawGrid
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.pdf.conftest import Span, Typesetter
from tests.reconcile.reading.pdf.grids import Grid, Make, caption, grids, texts

STYLES = ["full", "rows", "three", "none"]


class Layout(Struct):
    rows: Grid
    widths: list[float]
    spans: list[Span] = []
    header: int = 1


PLAIN = Layout(
    [
        ["收入来源", "本级", "下级", "合计"],
        ["房屋租金收入", "1,204,300.00", "36,000.50", "1,240,300.50"],
        ["利息收入", "88.20", "", "88.20"],
        ["捐赠收入", "5,000.00", "400.00", "5,400.00"],
        ["合计", "1,209,388.20", "36,400.50", "1,245,788.70"],
    ],
    [150, 100, 100, 110],
)
TOTAL_FIRST = Layout([PLAIN.rows[0], PLAIN.rows[-1], *PLAIN.rows[1:-1]], PLAIN.widths)
TWO_LEVELS = Layout(
    [
        ["用途", "本级支出", None, "下级支出", None, "合计"],
        [None, "人员", "运转", "人员", "运转", None],
        ["信息化运维", "12.50", "3.00", "4.10", "", "19.60"],
        ["档案数字化", "0.80", "22.15", "", "6.00", "28.95"],
        ["宣传培训", "1.00", "2.00", "3.00", "4.00", "10.00"],
        ["总计", "14.30", "27.15", "7.10", "10.00", "58.55"],
    ],
    [120, 70, 70, 70, 70, 70],
    [(0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 1, 2), (0, 5, 2, 1)],
    header=2,
)
THREE_LEVELS = Layout(
    [
        ["单位", "本年安排", None, None, None, "备用金"],
        [None, "合计", "教育收费", "专项资金", None, None],
        [None, None, None, "上级", "本级", None],
        ["第一幼儿园", "310.00", "100.00", "200.00", "10.00", "5.00"],
        ["第二幼儿园", "95.50", "", "95.50", "", "1.20"],
        ["特殊教育学校", "61.20", "30.00", "31.20", "", "0.80"],
    ],
    [110, 75, 75, 70, 70, 70],
    [(0, 0, 3, 1), (0, 1, 1, 4), (0, 5, 3, 1), (1, 1, 2, 1), (1, 2, 2, 1), (1, 3, 1, 2)],
    header=3,
)
WITH_REMARKS = Layout(
    [
        ["预算单位", "资金总额", "其中", None, None, "备注"],
        [None, None, "上级补助", "本级安排", "单位自筹", None],
        ["第一幼儿园", "310.00", "100.00", "200.00", "10.00", "续建"],
        ["第二幼儿园", "95.50", "", "95.50", "", "新建"],
        ["特殊教育学校", "61.20", "30.00", "31.20", "", "新建"],
        ["合计", "466.70", "130.00", "326.70", "10.00", ""],
    ],
    [110, 75, 75, 75, 75, 60],
    [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 3), (0, 5, 2, 1)],
    header=2,
)
SIDE_BY_SIDE = Layout(
    [
        ["收入项目", "金额", "支出项目", "金额"],
        ["工会经费拨缴", "120.00", "文体活动支出", "80.50"],
        ["行政补助", "30.00", "困难慰问支出", "42.00"],
        ["利息", "0.35", "结余", "27.85"],
        ["收入合计", "150.35", "支出合计", "150.35"],
    ],
    [150, 85, 150, 85],
)
_PROGRESS: Grid = [
    ["支出方向", "年初安排", "年中调整", "执行数", "执行率"],
    ["校舍修缮", "500.00", "-20.00", "470.00", "97.92%"],
    ["设备更新", "60.00", "", "60.00", "100.00%"],
    ["人员培训", "8.00", "2.00", "9.50", "95.00%"],
]
COLUMN_NUMBERS = Layout([_PROGRESS[0], ["栏次", "1", "2", "3", "4"], *_PROGRESS[1:]], [130, 85, 85, 85, 85], header=2)
COLUMN_FORMULAS = Layout(
    [_PROGRESS[0], ["甲", "1", "2", "3", "4=3/(1+2)"], *_PROGRESS[1:]], [130, 85, 85, 85, 85], header=2
)
WITH_UNITS = Layout(
    [
        ["补贴类别", "发放人数（人）", "标准（元）", "金额（万元）", "说明"],
        ["高龄津贴", "1,204", "100.00", "12.04", "按月"],
        ["残疾人补贴", "300", "80.00", "2.40", "按月"],
        ["优抚对象", "51", "1,000.00", "5.10", "按年"],
    ],
    [130, 85, 85, 85, 85],
)
WRAPPED_NAMES = Layout(
    [
        ["项目名称", "预算数", "决算数"],
        ["老旧小区改造及配套基础设施建设补助资金", "12,345,678,901.23", "12,345,678,900.00"],
        ["农村公路", "7,000.00", "6,999.99"],
        ["污水处理厂网一体化运营服务费", "88,000,000,000.50", "1.00"],
        ["合计", "100,345,685,901.73", "12,345,685,900.99"],
    ],
    [110, 110, 110],
)
THREE_LINES = Layout(
    [
        ["项目名称", "预算数", "决算数"],
        ["老旧小区改造及配套基础设施建设补助资金（第二批）", "12.50", "12.00"],
        ["农村公路", "7,000.00", "6,999.99"],
        ["污水处理厂网一体化运营服务费", "88.50", "1.00"],
        ["合计", "7,101.00", "7,012.99"],
    ],
    [75, 110, 110],
)
ZEROS = Layout(
    [
        ["功能分类科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["合计", "", "0", "0", "0"],
    ],
    [125, 104, 60, 104, 104],
)
CODES = Layout(
    [
        ["支出功能分类科目编码", "科目名称", "合计", "本年支出", None],
        [None, None, None, "人员经费", "公用经费"],
        ["合计", "", "2,093.66", "492.58", "1,601.08"],
        ["208", "社会保障和就业支出", "54.98", "", "54.98"],
        ["20805", "行政事业单位养老支出", "2,038.68", "492.58", "1,546.10"],
    ],
    [60, 150, 80, 80, 80],
    [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 2, 1), (0, 3, 1, 2)],
    header=2,
)
BLANK_COLUMNS = Layout(
    [
        ["单位名称", "补助合计", "上级补助", None, None, "备注"],
        [None, None, "专项", "一般", "其他", None],
        ["合计", "20.50", "20.50", "", "", ""],
        ["第一幼儿园", "12.50", "12.50", "", "", ""],
        ["第二幼儿园", "8.00", "8.00", "", "", ""],
    ],
    [110, 80, 75, 75, 75, 60],
    [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 3), (0, 5, 2, 1)],
    header=2,
)
LAYOUTS = {
    "plain": PLAIN,
    "total first": TOTAL_FIRST,
    "two levels": TWO_LEVELS,
    "three levels": THREE_LEVELS,
    "remarks": WITH_REMARKS,
    "side by side": SIDE_BY_SIDE,
    "column numbers": COLUMN_NUMBERS,
    "column formulas": COLUMN_FORMULAS,
    "units in heads": WITH_UNITS,
    "wrapped names": WRAPPED_NAMES,
    "names over three lines": THREE_LINES,
    "zeros alone": ZEROS,
    "codes and wrapped heads": CODES,
    "blank columns": BLANK_COLUMNS,
}


def set_on(page: Typesetter, layout: Layout, style: str, *, repeat: bool = True) -> None:
    y = caption(page, 80, "资金安排情况表")
    page.table(y, layout.rows, layout.widths, layout.spans, style, header=layout.header, repeat=repeat)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("heads", ["middle", "left", "right"])
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_layout_is_read_as_it_was_set(
    typesetter: Make, tmp_path: Path, layout: Layout, heads: str, style: str
) -> None:
    page = typesetter()
    page.heads_left = page.labels_left = heads != "middle"
    page.heads_right = heads == "right"
    set_on(page, layout, style)
    assert [texts(grid) for grid in grids(page.save(tmp_path / "a.pdf"))] == [layout.rows]


@pytest.mark.parametrize("style", ["full", "rows", "three", "none"])
@pytest.mark.parametrize("higher", [4, 8])
def test_figures_a_line_above_their_labels_are_in_their_rows(
    typesetter: Make, tmp_path: Path, style: str, higher: float
) -> None:
    rows, xs, height = [row[:3] for row in PLAIN.rows], [60, 220, 330, 440], 24
    page = typesetter()
    top = caption(page, 80, "资金安排情况表")
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            width = page.measure(text or "", 9)
            x = xs[0] + 4 if column == 0 else xs[column + 1] - 4 - width
            x = (xs[column] + xs[column + 1] - width) / 2 if at == 0 else x
            page.text(x, top + height * at + 16 - (higher if at and column else 0), text or "", 9)
    levels = {"three": [0, 1, len(rows)], "none": []}.get(style, list(range(len(rows) + 1)))
    for level in levels:
        page.rule(xs[0], top + height * level, xs[-1], top + height * level)
    for x in xs if style == "full" else ():
        page.rule(x, top, x, top + height * len(rows))
    assert [texts(grid) for grid in grids(page.save(tmp_path / "a.pdf"))] == [rows]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("lower", [1.8, -1.8, 2.6])
def test_digits_on_a_baseline_of_their_own(typesetter: Make, tmp_path: Path, style: str, lower: float) -> None:
    page = typesetter()
    whole = page.text

    def text(x: float, y: float, text: str, size: float = 12) -> None:
        for char in text:
            whole(x, y + (lower if char < "\u2e80" else 0), char, size)
            x += page.measure(char, size)

    page.text = text
    set_on(page, PLAIN, style)
    assert [texts(grid) for grid in grids(page.save(tmp_path / "a.pdf"))] == [PLAIN.rows]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("repeat", [True, False])
@pytest.mark.parametrize("heads", ["middle", "left", "right"])
def test_a_list_over_pages(typesetter: Make, tmp_path: Path, heads: str, repeat: bool, style: str) -> None:
    rows: Grid = [["序号", "采购品目名称", "数量", "预算单价", "预算金额"]]
    rows += [[str(at), f"办公设备第{at}批", str(at % 7 + 1), f"{at * 13}.25", f"{at * 91:,}.75"] for at in range(1, 90)]
    rows += [["", "总计", "", "", "373,215.75"]]
    page = typesetter()
    page.heads_left = page.labels_left = heads != "middle"
    page.heads_right = heads == "right"
    set_on(page, Layout(rows, [40, 200, 60, 80, 90]), style, repeat=repeat)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows
    assert grid.pages == tuple(range(1, len(grid.pages) + 1))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("heads", ["middle", "left", "right"])
@pytest.mark.parametrize("turn", [0, 90, 270])
def test_a_page_across_or_turned(typesetter: Make, tmp_path: Path, turn: int, heads: str, style: str) -> None:
    page = typesetter((842, 595) if not turn else (595, 842))
    if turn:
        page.canvas.translate(*((595, 0) if turn == 90 else (0, 842)))
        page.canvas.rotate(turn)
        page.width, page.height = 842, 595
    page.heads_left = page.labels_left = heads != "middle"
    page.heads_right = heads == "right"
    set_on(page, WITH_REMARKS, style)
    assert [texts(grid) for grid in grids(page.save(tmp_path / "a.pdf"))] == [WITH_REMARKS.rows]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("padding", [3, 8, 12])
def test_heads_in_the_middle_of_high_rows_are_under_no_group(
    typesetter: Make, tmp_path: Path, padding: float, style: str
) -> None:
    rows: Grid = [
        ["科目名称", "合计", "拨款收入", "补助收入", "事业收入", None, "经营收入", "上缴收入", "其他收入"],
        [None, None, None, None, "小计", "教育收费", None, None, None],
        *([f"办学支出{at}", "9.00", "3.00", "1.00", "2.00", "2.00", "1.00", "1.00", "1.00"] for at in range(4)),
    ]
    page = typesetter((842, 595))
    spans = [(0, column, 2, 1) for column in (0, 1, 2, 3, 6, 7, 8)] + [(0, 4, 1, 2)]
    page.table(caption(page, 80, "收入情况表"), rows, [110, *[70] * 8], spans, style, padding=padding, header=2)
    assert [texts(grid) for grid in grids(page.save(tmp_path / "a.pdf"))] == [rows]


@pytest.mark.parametrize("style", ["three", "none"])
def test_a_repeated_head_whose_first_line_is_a_group_alone_is_dropped_and_the_next_title_is_no_row(
    typesetter: Make, tmp_path: Path, style: str
) -> None:
    rows: Grid = [
        ["部门科目", "政府科目", "年度安排", None, None],
        [None, None, "合计", "人员", "公用"],
        *([f"办学支出{at}", "办公经费", "9.00", "3.00", "6.00"] for at in range(40)),
    ]
    page = typesetter()
    spans = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 3)]
    end = page.table(caption(page, 80), rows, [130, 130, 70, 70, 70], spans, style, header=2)
    page.text(60, end + 14, "部门公开表7", 9)
    page.centred(end + 30, "2025年项目支出预算表（不含上年结转）", 9)
    page.text(470, end + 44, "单位：万元", 9)
    page.table(end + 48, PLAIN.rows, PLAIN.widths, style=style)
    assert [texts(grid) for grid in grids(page.save(tmp_path / "a.pdf"))] == [rows, PLAIN.rows]


def test_rows_so_close_that_their_labels_run_together_are_named_and_not_read(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    top = caption(page, 80, "资金安排情况表")
    for line in (top, top + 14, top + 14 + 3 * 22):
        page.rule(60, line, 400, line)
    for x, head in ((90, "项目名称"), (250, "本年"), (350, "上年")):
        page.text(x, top + 10, head, 9)
    for row in range(3):
        y = top + 14 + 22 * row
        page.text(64, y + 9, "老旧小区改造及配套", 9)
        page.text(64, y + 20, f"设施建设补助{row}", 9)
        for x in (235, 335):
            page.text(x, y + 14.5, f"{row + 1}7.50", 9)
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    found = [texts(block) for block in document.blocks if isinstance(block, RawGrid)]
    labels = [f"老旧小区改造及配套设施建设补助{row}" for row in range(3)]
    whole = [
        ["项目名称", "本年", "上年"],
        *([label, f"{at + 1}7.50", f"{at + 1}7.50"] for at, label in enumerate(labels)),
    ]
    assert found == [whole] or (not found and [one.page for one in document.unread] == [1])


def test_two_figures_alone_are_in_the_columns_at_whose_ends_both_stand(typesetter: Make, tmp_path: Path) -> None:
    rows: Grid = [
        ["三项经费合计", "因公出国（境）费", "公务用车购置及运行费", None, None, "公务接待费"],
        [None, None, "小计", "公务用车购置费", "公务用车运行费", None],
        ["10.00", "10.00", "", "", "", ""],
    ]
    page = typesetter((842, 595))
    page.text(64, 118, "部门：某市某局", 9)
    page.text(730, 134, "单位：万元", 9)
    xs = [64, 194, 324, 387, 517, 648, 778]
    heads = [(0, 1, 161), (1, 2, 161), (2, 5, 154), (5, 6, 161)]
    for first, last, y in heads:
        text = rows[0][first] or ""
        page.text((xs[first] + xs[last] - page.measure(text, 9)) / 2, y, text, 9)
    for column in (2, 3, 4):
        text = rows[1][column] or ""
        page.text((xs[column] + xs[column + 1] - page.measure(text, 9)) / 2, 169, text, 9)
    for column in (0, 1):
        page.text(xs[column + 1] - 2 - page.measure("10.00", 9), 184, "10.00", 9)
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert [texts(block) for block in document.blocks if isinstance(block, RawGrid)] == [rows]
