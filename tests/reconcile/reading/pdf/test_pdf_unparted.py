"""Rows that no line parts, and cells whose texts touch."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.pdf.grids import Grid, Make, grids, texts

_SIZE = 8.0
_RIGHT = (380.0, 480.0)  # where figures end


def _row(page: object, y: float, code: str, name: str, *figures: str) -> None:
    page.text(64, y, code, _SIZE)
    page.text(124, y, name, _SIZE)
    for right, figure in zip(_RIGHT, figures, strict=True):
        page.text(right - page.measure(figure, _SIZE), y, figure, _SIZE)


def test_in_a_table_of_codes_what_has_none_carries_on_a_name(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    for y in (120, 138, 240):
        page.rule(60, y, 484, y)
    for x, text in ((90, "科目编码"), (202, "科目名称"), (334, "基本支出"), (434, "项目支出")):
        page.text(x - page.measure(text, _SIZE) / 2, 132, text, _SIZE)
    _row(page, 150, "208", "社会保障和就业支出", "180.43", "10.00")
    _row(page, 163, "2080505", "机关事业单位基本养老保险", "120.43", "10.00")
    _row(page, 176, "", "缴费支出", "", "")
    _row(page, 189, "2080506", "机关事业单位职业年金缴费", "60.00", "0.00")
    _row(page, 202, "", "支出", "", "")
    _row(page, 215, "210", "卫生健康支出", "85.68", "1.00")
    _row(page, 228, "22102", "住房改革支出", "193.26", "2.00")
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == [
        ["科目编码", "科目名称", "基本支出", "项目支出"],
        ["208", "社会保障和就业支出", "180.43", "10.00"],
        ["2080505", "机关事业单位基本养老保险缴费支出", "120.43", "10.00"],
        ["2080506", "机关事业单位职业年金缴费支出", "60.00", "0.00"],
        ["210", "卫生健康支出", "85.68", "1.00"],
        ["22102", "住房改革支出", "193.26", "2.00"],
    ]


@pytest.mark.parametrize("step", [9.0, 13.0])
def test_a_head_of_groups_that_no_line_parts_from_its_rows_is_named_and_not_read(
    typesetter: Make, tmp_path: Path, step: float
) -> None:
    page = typesetter()
    for y in (120, 126 + 6 * step):
        page.rule(60, y, 484, y)
    for x in (60, 120, 284, 384, 484):
        page.rule(x, 120, x, 126 + 6 * step)
    for x, at, text in (
        (90, 0, "科目"),
        (384, 0, "2026年支出"),
        (202, 1, "名称"),
        (334, 1, "基本支出"),
        (434, 1, "项目支出"),
    ):
        page.text(x - page.measure(text, _SIZE) / 2, 130 + at * step, text, _SIZE)
    for at, code in enumerate(("208", "20805", "2080505", "210"), 2):
        _row(page, 130 + at * step, code, "社会保障", f"{at}80.43", f"{at}10.00")
    path = page.save(tmp_path / "a.pdf")
    assert grids(path) == []
    assert [one.page for one in read_pdf(path).unread] == [1]


def test_figures_that_stand_nearer_to_the_next_name_than_to_their_own_are_named_and_not_read(
    typesetter: Make, tmp_path: Path
) -> None:
    page = typesetter()
    for x, text in ((90, "科目编码"), (202, "科目名称"), (362, "基本支出"), (462, "项目支出")):
        page.text(x - page.measure(text, _SIZE) / 2, 132, text, _SIZE)
    for at in range(5):
        _row(page, 150 + 24 * at, f"20{at}", "社会保障和就业支出", "", "")
        _row(page, 163 + 24 * at, "", "", f"{at}80.43", f"{at}10.00")
    path = page.save(tmp_path / "a.pdf")
    assert grids(path) == []
    assert [one.page for one in read_pdf(path).unread] == [1]


def test_texts_that_touch_at_a_rule_are_of_two_cells(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    rows = [
        ["满意度指标", "服务对象满意度", "≥95%"],
        ["产出指标", "任务完成率", "100%"],
        ["质量指标", "验收合格率", "98%"],
    ]
    widths = (45.0, 63.0, 27.0)
    for at in range(4):
        page.rule(60, 120 + 14 * at, 195, 120 + 14 * at)
    for x in (60, 105, 168, 195):
        page.rule(x, 120, x, 162)
    for at, row in enumerate(rows):
        x = 60.0
        for text, width in zip(row, widths, strict=True):
            page.text(x, 130 + 14 * at, text, 9)
            x += width
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


def test_a_text_too_wide_for_its_cell_is_whole(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    for at in range(3):
        page.rule(60, 120 + 14 * at, 240, 120 + 14 * at)
    for x in (60, 107, 240):
        page.rule(x, 120, x, 148)
    page.text(62, 130, "满意度指标服务对象", 9)
    page.text(62, 144, "产出指标", 9)
    page.text(109, 144, "任务完成率", 9)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == [["满意度指标服务对象", ""], ["产出指标", "任务完成率"]]


@pytest.mark.parametrize("upright", [(60, 140, 484), (60, 140, 220, 300, 420, 484)])
def test_a_sheet_of_targets_without_lines_between_its_rows_is_named(
    typesetter: Make, tmp_path: Path, upright: tuple[float, ...]
) -> None:
    page = typesetter()
    page.centred(100, "项目支出绩效目标表")
    rows = [
        ["项目名称", "城区道路养护"],
        ["年度总体目标", "完成城区道路养护各项任务。"],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
        ["", "产出指标", "数量指标", "养护里程", "≥20公里"],
        ["", "效益指标", "社会效益", "通行能力", "提升"],
    ]
    for at, row in enumerate(rows):
        for x, text in zip((64, 144, 224, 304, 424), row, strict=False):
            page.text(x, 130 + 14 * at, text, 9)
    if upright:
        for y in (118, 192):
            page.rule(60, y, 484, y)
        for x in upright:
            page.rule(x, 118, x, 192)
    path = page.save(tmp_path / "a.pdf")
    assert grids(path) == []
    assert [one.page for one in read_pdf(path).unread] == [1]


_SHEET: list[tuple[float, list[tuple[int, str]]]] = [  # by height, texts with the columns in which they begin
    (0, [(0, "项目名称"), (1, "城区道路养护")]),
    (1, [(0, "主管部门"), (1, "某市某局"), (3, "实施单位"), (4, "某中心")]),
    (2, [(1, "年度资金总额"), (4, "98.05")]),
    (3, [(0, "项目资金"), (1, "其中：财政拨款"), (4, "90.05")]),
    (4, [(1, "其他资金"), (4, "8.00")]),
    (5, [(0, "年度总体目标"), (1, "完成城区道路养护各项任务，提升服务水平。")]),
    (6, [(1, "一级指标"), (2, "二级指标"), (3, "三级指标"), (4, "指标值")]),
    (7, [(3, "养护里程"), (4, "≥20公里")]),
    (7.5, [(2, "数量指标")]),
    (8, [(1, "产出指标"), (3, "养护次数"), (4, "≥4次")]),
    (8.5, [(0, "绩效指标")]),
    (9, [(2, "时效指标"), (3, "完成时间"), (4, "12月底前")]),
    (10, [(1, "效益指标"), (2, "社会效益"), (3, "通行能力"), (4, "提升")]),
    (11, [(1, "满意度指标"), (2, "服务对象满意度"), (3, "居民满意度"), (4, "≥95%")]),
]
_READ: Grid = [
    ["项目名称", "城区道路养护", None, None, None],
    ["主管部门", "某市某局", None, "实施单位", "某中心"],
    ["项目资金", "年度资金总额", None, None, "98.05"],
    [None, "其中：财政拨款", None, None, "90.05"],
    [None, "其他资金", None, None, "8.00"],
    ["年度总体目标", "完成城区道路养护各项任务，提升服务水平。", None, None, None],
    ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
    [None, "产出指标", "数量指标", "养护里程", "≥20公里"],
    [None, None, None, "养护次数", "≥4次"],
    [None, None, "时效指标", "完成时间", "12月底前"],
    [None, "效益指标", "社会效益", "通行能力", "提升"],
    [None, "满意度指标", "服务对象满意度", "居民满意度", "≥95%"],
]
_TOP = {"项目资金": 2, "绩效指标": 6, "产出指标": 7, "数量指标": 7}  # rows of what spans several


def _set_sheet(page: object, *, at_top: bool) -> None:
    page.centred(90, "项目支出绩效目标表")
    for at, line in _SHEET:
        for column, text in line:
            height = _TOP.get(text, at) if at_top else at
            x = (64.0, 144.0, 224.0, 304.0, 424.0)[column]
            right = "." in text
            page.text(484 - page.measure(text, 9) if right else x, 130 + 14 * height, text, 9)


@pytest.mark.parametrize("lines", [False, True])
@pytest.mark.parametrize("at_top", [False, True])
def test_a_sheet_of_targets_without_lines_is_read_whole(
    typesetter: Make, tmp_path: Path, at_top: bool, lines: bool
) -> None:
    page = typesetter()
    _set_sheet(page, at_top=at_top)
    if lines:
        page.rule(60, 118, 484, 118)
        page.rule(60, 290, 484, 290)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == _READ


def test_a_sheet_in_which_a_text_stands_beside_no_row_is_named_and_not_read(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    _set_sheet(page, at_top=False)
    page.text(224, 130 + 14 * 9.5, "质量指标", 9)
    path = page.save(tmp_path / "a.pdf")
    assert grids(path) == []
    assert [one.page for one in read_pdf(path).unread] == [1]


def _named(path: Path) -> list[int]:
    assert grids(path) == []
    return [one.page for one in read_pdf(path).unread]


def test_a_sheet_whose_labels_may_stand_above_blanks_or_in_the_middle_is_named(
    typesetter: Make, tmp_path: Path
) -> None:
    page = typesetter()
    page.centred(90, "项目支出绩效目标表")
    page.text(144, 145, "装备" * 19, 9)
    page.text(144, 155, "购置", 9)
    rows = [
        ["项目名称", "执法装备"],
        ["主管部门"],
        ["项目目标", "购置装备。"],
        ["", "更新装备。"],
        ["项目资金", "年度资金总额", "", "", "20.00"],
        ["", "其中：财政拨款", "", "", "20.00"],
        ["", "其他资金", "", "", "0.00"],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
        ["", "产出指标", "数量指标", "购置装备", "≥30套"],
    ]
    for at, row in enumerate(rows):
        for x, text in zip((64, 144, 224, 304, 424), row, strict=False):
            page.text(x, 130 + 20 * at, text, 9)
    assert _named(page.save(tmp_path / "a.pdf")) == [1]


def test_a_sheet_whose_first_text_begins_above_its_label_is_named(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.centred(90, "项目支出绩效目标表")
    page.text(144, 125, "装备" * 19, 9)
    page.text(144, 135, "购置", 9)
    page.text(64, 130, "项目名称", 9)
    for at, line in _SHEET[1:]:
        for column, text in line:
            page.text((64.0, 144.0, 224.0, 304.0, 424.0)[column], 136 + 14 * at, text, 9)
    assert _named(page.save(tmp_path / "a.pdf")) == [1]


def test_a_sheet_whose_heads_go_on_below_is_named(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.centred(90, "项目支出绩效目标表")
    rows = [
        ["项目名", "预算数", "一级指", "二级指", "三级指", "指标值"],
        ["称", "", "标", "标", "标", ""],
        ["装备购置", "20.00", "产出", "数量", "装备", "≥30套"],
        ["车辆更新", "30.00", "产出", "数量", "车辆", "≥3辆"],
        ["道路养护", "40.00", "产出", "质量", "验收", "100%"],
    ]
    for at, row in enumerate(rows):
        for x, text in zip((64, 134, 204, 274, 344, 424), row, strict=True):
            page.text(x, 130 + 14 * at, text, 9)
    assert _named(page.save(tmp_path / "a.pdf")) == [1]


@pytest.mark.parametrize("cut", [3, 6, 9])
def test_each_page_of_a_sheet_that_goes_on_over_pages_is_named(typesetter: Make, tmp_path: Path, cut: int) -> None:
    page = typesetter()
    page.centred(90, "项目支出绩效目标表")
    for at, line in _SHEET:
        if at == cut:
            page.next_page()
        for column, text in line:
            y = (130 if at < cut else 60) + 14 * (at if at < cut else at - cut)
            page.text((64.0, 144.0, 224.0, 304.0, 424.0)[column], y, text, 9)
    assert _named(page.save(tmp_path / "a.pdf")) == [1, 2]


def test_a_signature_whose_text_goes_on_below_leaves_no_sheet_without_it(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    _set_sheet(page, at_top=False)
    page.text(424, 296, "填报日期2026110", 9)
    page.text(64, 301, "负责人：", 9)
    page.text(144, 301, "经办人：", 9)
    page.text(424, 306, "：1", 9)
    assert _named(page.save(tmp_path / "a.pdf")) == [1]


def test_what_carries_on_a_numbered_name_is_no_row_though_nothing_stands_beside_it(
    typesetter: Make, tmp_path: Path
) -> None:
    page = typesetter()
    for x, text in ((64, "项目"), (300, "预算数"), (400, "结转")):
        page.text(x, 120, text, _SIZE)
    rows = [
        (136, "一、一般公共服务支出", "12.21"),
        (150, "二、国有资本经营预算", ""),
        (163, "支出", ""),
        (177, "三、教育支出", "32.06"),
        (191, "四、灾害防治应急管理", ""),
        (204, "支出", ""),
        (218, "五、其他支出", "5.43"),
        (232, "本年支出合计", "49.70"),
        (246, "年终结转", "1.00"),
    ]
    for y, name, amount in rows:
        page.text(64, y, name, _SIZE)
        for x in (300, 400):
            page.text(x, y, amount, _SIZE)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert [row[0] for row in texts(grid)] == [
        "项目",
        "一、一般公共服务支出",
        "二、国有资本经营预算支出",
        "三、教育支出",
        "四、灾害防治应急管理支出",
        "五、其他支出",
        "本年支出合计",
        "年终结转",
    ]
