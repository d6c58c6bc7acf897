"""What goes on inside the cells and around the table: wrapped numbers, turned pages, watermarks, typeset here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.reconcile.reading.pdf.grids import Grid, Make, draw_cells, grids, texts


def test_an_amount_on_a_line_above_its_label_is_in_its_row(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    draw_cells(page, [(60, 100, 200, 130, "项目"), (200, 100, 300, 130, "金额")])
    for at, (label, amount) in enumerate([("办公费", "3.78"), ("水费", "12.00")]):
        top = 130 + 30 * at
        draw_cells(page, [(60, top, 200, top + 30, ""), (200, top, 300, top + 30, "")])
        page.text(260, top + 10, amount, 9)
        page.text(64, top + 26, label, 9)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == [["项目", "金额"], ["办公费", "3.78"], ["水费", "12.00"]]


@pytest.mark.parametrize("style", ["full", "three"])
def test_digits_on_another_baseline_than_the_words_of_their_row(typesetter: Make, tmp_path: Path, style: str) -> None:
    rows: Grid = [["项目", "金额"], ["2026年热线30条", "3.78"], ["水费", "12.00"]]
    page = typesetter()
    page.text(430, 95, "单位：万元", 9)
    page.table(100, [["项目", "金额"], ["", ""], ["", ""]], [200, 200], style=style)
    for at, (label, amount) in enumerate(rows[1:], 1):
        x, y = 70.0, 112.5 + 16.8 * at
        for part in re.findall(r"\d+|\D+", label or ""):
            page.text(x, y - 1.6 * part.isdigit(), part, 9)
            x += page.measure(part, 9)
        page.text(430, y - 1.6, amount, 9)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


@pytest.mark.parametrize("style", ["full", "three", "none"])
def test_two_tables_side_by_side_in_one_frame(typesetter: Make, tmp_path: Path, style: str) -> None:
    rows: Grid = [
        ["人员经费", None, None, "公用经费", None, None],
        ["科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"],
        ["301", "工资福利支出", "80.00", "302", "商品和服务支出", "20.00"],
        ["30101", "基本工资", "50.00", "30201", "办公费", "20.00"],
        ["30102", "津贴补贴", "30.00", "", "", ""],
        ["人员经费合计", None, "80.00", "公用经费合计", None, "20.00"],
    ]
    page = typesetter()
    page.text(480, 95, "单位：万元", 9)
    spans = [(0, 0, 1, 3), (0, 3, 1, 3), (5, 0, 1, 2), (5, 3, 1, 2)]
    page.table(100, rows, [60, 110, 70, 60, 110, 70], spans, style, header=2)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


@pytest.mark.parametrize("style", ["full", "three"])
def test_a_number_wrapped_over_two_lines_is_one_number(typesetter: Make, tmp_path: Path, style: str) -> None:
    rows: Grid = [
        ["项目", "预算数", "执行数"],
        ["办公费", "128400.00", "120000.00"],
        ["水费", "3.00", "2.00"],
        ["电费", "128403.00", "120002.00"],
    ]
    page = typesetter()
    page.text(430, 95, "单位：元", 9)
    page.table(100, rows, [120, 40, 60], style=style)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


@pytest.mark.parametrize("angle", [90, 270])
@pytest.mark.parametrize("style", ["full", "three"])
def test_a_page_turned_either_way_is_read_as_if_upright(
    typesetter: Make, tmp_path: Path, angle: int, style: str
) -> None:
    rows: Grid = [["项目", "金额"], ["办公费", "3.78"], ["水费", "12.00"]]
    page = typesetter((595, 842))
    page.canvas.setPageRotation(angle)
    page.canvas.rotate(angle)
    page.canvas.translate(0, -842) if angle == 90 else page.canvas.translate(-595, 0)
    page.text(400, 295, "单位：万元", 9)
    page.table(300, rows, [200, 200], style=style)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


def test_a_grey_watermark_over_a_table_is_in_no_cell(typesetter: Make, tmp_path: Path) -> None:
    rows: Grid = [["项目", "金额"], ["办公费", "3.78"], ["水费", "12.00"]]
    page = typesetter()
    page.table(100, rows, [200, 200], padding=20)
    page.canvas.saveState()
    page.canvas.translate(120, 620)
    page.canvas.rotate(30)
    page.canvas.setFillGray(0.8)
    page.canvas.setFont("STSong-Light", 50)
    page.canvas.drawString(0, 0, "内部使用")
    page.canvas.restoreState()
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


def test_cells_without_padding_whose_texts_touch_are_apart(typesetter: Make, tmp_path: Path) -> None:
    rows: Grid = [["编码", "名称", "金额"], ["30101", "基本工资", "(231.06)"], ["30102", "津贴补贴", "1,231.06"]]
    page = typesetter()
    xs = [60, 60 + page.measure("30101", 9), 60 + page.measure("30101基本工资", 9), 220]
    for at, row in enumerate(rows):
        top = 100 + 12 * at
        for column, text in enumerate(row):
            page._box((xs[column], top, xs[column + 1], top + 12), True, 0, 0)
            page.text(xs[column], top + 9.5, text, 9)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


def test_a_mark_that_hangs_over_its_rule_stays_with_its_figure(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    text = "接通率达到98"
    end = 60 + page.measure(text, 9)
    draw_cells(
        page, [(60, 100, end, 120, ""), (end, 100, 300, 120, ""), (60, 120, end, 140, ""), (end, 120, 300, 140, "")]
    )
    page.text(60, 113, text + "。", 9)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid)[0] == [text + "。", ""]


def test_upright_lines_that_run_down_a_cell_are_read_from_the_right(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.text(60, 90, "项目支出绩效目标如下", 10.5)
    draw_cells(page, [(60, 100, 90, 150, ""), (90, 100, 400, 125, "办结率"), (90, 125, 400, 150, "接通率")])
    for x, line in ((75, "年度资金"), (63.5, "总额")):
        for at, char in enumerate(line):
            page.text(x, 110 + 9 * at, char, 9)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == [["年度资金总额", "办结率"], [None, "接通率"]]


@pytest.mark.parametrize("gap", [0, 4])
def test_two_characters_a_line_in_a_narrow_cell_are_read_from_the_left(
    typesetter: Make, tmp_path: Path, gap: float
) -> None:
    page = typesetter()
    page.text(60, 90, "项目支出绩效目标如下", 10.5)
    draw_cells(page, [(60, 100, 90, 150, ""), (90, 100, 400, 125, "办结率"), (90, 125, 400, 150, "接通率")])
    for at, line in enumerate(("产出", "指标")):
        for place, char in enumerate(line):
            page.text(63 + (9 + gap) * place, 118 + 12 * at, char, 9)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == [["产出指标", "办结率"], [None, "接通率"]]


def test_a_head_that_runs_down_its_cell_holds_the_figures_that_lie_on_their_sides(
    typesetter: Make, tmp_path: Path
) -> None:
    """As a browser and Word set vertical text."""
    page = typesetter()
    draw_cells(page, [(60 * at, 80, 60 * at + 60, 200, text) for at, text in enumerate(["", "", "项目"], 1)])
    for row, texts_of_row in enumerate([["12.50", "11.00", "工资"], ["8.00", "7.00", "津贴"]]):
        top = 200 + 20 * row
        draw_cells(page, [(60 * at, top, 60 * at + 60, top + 20, text) for at, text in enumerate(texts_of_row, 1)])
    for column, lines in enumerate([["2024年", "执行数"], ["2025年", "预算%"]]):
        for line, part in enumerate(lines):
            x, y = 95.0 + 60 * column - 12 * line, 92.0
            for char in part:
                page.canvas.saveState()
                page.canvas.translate(x - 4.5 if char.isalpha() else x - 3, page.height - y)
                page.canvas.rotate(0 if char.isalpha() else -90)
                page.text(0, page.height + (8 if char.isalpha() else 0), char, 9)
                page.canvas.restoreState()
                y += 9 if char.isalpha() else page.measure(char, 9)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid)[0] == ["2024年执行数", "2025年预算%", "项目"]
