"""Rows that no line parts, and cells whose texts touch."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.pdf.grids import Make, grids, texts

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


@pytest.mark.parametrize("upright", [(), (60, 484), (60, 140, 484), (60, 140, 220, 300, 420, 484)])
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
