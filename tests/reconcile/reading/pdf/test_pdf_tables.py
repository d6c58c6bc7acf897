"""Tables in every way of ruling them, typeset here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from reconcile.reading.blocks import RawText
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.jincheng import expected_tables, needs_shared
from tests.reconcile.reading.pdf.forms import REVENUE, REVENUE_SPANS, REVENUE_WIDTHS
from tests.reconcile.reading.pdf.grids import Grid, Make, draw_cells, grids, spans, texts


@pytest.mark.parametrize("style", ["full", "open", "rows", "three"])
@pytest.mark.parametrize("padding", [1.5, 3, 6])
def test_every_cell_and_every_merged_head_is_found(
    typesetter: Make, tmp_path: Path, style: str, padding: float
) -> None:
    page = typesetter()
    page.centred(100, "2026年预算收入总表")
    page.text(60, 120, "单位名称：某市某局", 10.5)
    page.text(470, 120, "单位：万元", 10.5)
    end = page.table(126, REVENUE, REVENUE_WIDTHS, REVENUE_SPANS, style, header=2, padding=padding)
    page.text(60, end + 14, "注：本表无其他数据", 10.5)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == REVENUE
    assert sorted(spans(grid)) == sorted(REVENUE_SPANS)


@needs_shared
@pytest.mark.parametrize("style", ["full", "open", "rows", "three"])
@pytest.mark.parametrize("in_the_middle", [True, False])
def test_the_thirteen_budget_tables_however_they_are_ruled(
    typesetter: Make, tmp_path: Path, *, style: str, in_the_middle: bool
) -> None:
    page = typesetter()
    page.in_the_middle = in_the_middle
    for table in expected_tables():
        page.centred(105, table["title"])
        page.text(470, 125, table["unit"], 10.5)
        merged = [(one["r"], one["c"], one["rs"], one["cs"]) for one in table["spans"]]
        page.table(132, table["grid"], widths_for(table["grid"]), merged, style, header=table["header_rows"])
        page.next_page()
    found = [texts(grid) for grid in grids(page.save(tmp_path / "a.pdf"))]
    assert found == [table["grid"] for table in expected_tables()]


def widths_for(rows: Sequence[Sequence[str | None]]) -> list[float]:
    """Widths by the longest word of each column, within bounds, over 475 points."""
    longest = [min(max(len(row[column] or "") for row in rows[1:]), 16) for column in range(len(rows[0]))]
    shares = [max(one, 4) for one in longest]
    return [475 * share / sum(shares) for share in shares]


@pytest.mark.parametrize("style", ["columns", "frame"])
@pytest.mark.parametrize("padding", [1.5, 3])
def test_columns_or_rows_that_are_not_ruled_are_found(
    typesetter: Make, tmp_path: Path, style: str, padding: float
) -> None:
    rows: Grid = [["项目", "2026年", "2025年"]]
    rows += [
        ["工资福利支出", "95.36", "90.10"],
        ["机关事业单位基本养老保险缴费", "6.18", "5.98"],
        ["住房公积金", "", "17.70"],
    ]
    rows += [["合计", "101.54", "113.78"]]
    page = typesetter()
    page.table(100, rows, [90, 150, 150], style=style, padding=padding)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


def test_two_tables_with_row_rules_only_are_parted_by_the_caption_between_them(
    typesetter: Make, tmp_path: Path
) -> None:
    page = typesetter()
    first: Grid = [["项目", "金额"], ["办公费", "3.78"], ["水费", "1.20"]]
    second: Grid = [["项目", "预算数"], ["电费", "2.50"], ["差旅费", "1.15"]]
    end = page.table(100, first, [200, 275], style="three")
    page.centred(end + 40, "支出明细表")
    page.text(470, end + 55, "单位：万元", 10.5)
    page.table(end + 60, second, [200, 275], style="three")
    assert [texts(grid) for grid in grids(page.save(tmp_path / "a.pdf"))] == [first, second]


def test_a_page_set_sideways_is_read_as_if_upright(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter((595, 842))
    page.canvas.rotate(90)
    page.canvas.translate(0, -842 + 247)
    page.table(300, [["项目", "金额"], ["办公费", "3.78"], ["水费", "12.00"]], [200, 200])
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == [["项目", "金额"], ["办公费", "3.78"], ["水费", "12.00"]]
    cell = grid.rows[1][1]
    assert cell is not None
    assert cell.place.box is not None
    left, top, right, bottom = cell.place.box
    assert bottom - top > right - left  # on the page as it is shown the cell stands upright


@pytest.mark.parametrize("angle", [90, -90])
def test_a_label_set_sideways_in_its_cell_is_read(typesetter: Make, tmp_path: Path, angle: int) -> None:
    page = typesetter()
    page.text(60, 90, "项目支出绩效目标如下", 10.5)
    draw_cells(page, [(60, 100, 100, 200, ""), (100, 100, 400, 150, "办结率"), (100, 150, 400, 200, "接通率")])
    page.canvas.saveState()
    page.canvas.translate(84 if angle > 0 else 76, page.height - (180 if angle > 0 else 120))
    page.canvas.rotate(angle)
    page.canvas.setFont("STSong-Light", 12)
    page.canvas.drawString(0, 0, "产出指标")
    page.canvas.restoreState()
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == [["产出指标", "办结率"], [None, "接通率"]]


def test_a_number_wrapped_in_its_cell_keeps_the_order_of_its_digits(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.table(100, [["填报日期", "经办人"], ["20251127160648", "某人"]], [50, 200])
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid)[1][0] == "20251127160648"


def test_text_in_a_box_is_no_table(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    for x0, y0, x1, y1 in ((60, 100, 500, 100), (60, 160, 500, 160), (60, 100, 60, 160), (500, 100, 500, 160)):
        page.rule(x0, y0, x1, y1)
    page.text(70, 130, "本部门2026年未编报单位整体绩效目标。")
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert [type(block) for block in document.blocks] == [RawText]


def test_a_page_wrapped_in_a_form_is_read_in_its_place(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    rows: Grid = [["项目", "金额"], ["办公费", "3.78"], ["水费", "12.00"]]
    page.canvas.beginForm("whole")
    page.table(100, rows, [200, 200])
    page.canvas.endForm()
    page.canvas.saveState()
    page.canvas.translate(30, -60)
    page.canvas.scale(0.8, 0.8)
    page.canvas.doForm("whole")
    page.canvas.restoreState()
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows
    cell = grid.rows[0][0]
    assert cell is not None
    assert cell.place.box is not None
    assert cell.place.box[0] == pytest.approx(30 + 0.8 * 60, abs=1)


def test_a_page_shown_turned_is_read_as_shown(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter((595, 842))
    rows: Grid = [["项目", "金额"], ["办公费", "3.78"], ["水费", "12.00"]]
    page.canvas.setPageRotation(90)
    page.canvas.rotate(90)
    page.canvas.translate(0, -842)
    page.table(300, rows, [200, 200])
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows
    first, second = grid.rows[1][0], grid.rows[1][1]
    assert first is not None and second is not None
    assert first.place.box is not None and second.place.box is not None
    assert first.place.box[2] == pytest.approx(second.place.box[0], abs=1)  # side by side on the page as it is shown
    assert first.place.box[1] == pytest.approx(second.place.box[1], abs=1)


def test_white_lines_count_only_on_a_shaded_ground(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    rows: Grid = [["项目", "金额"], ["办公费", "3.78"], ["水费", "12.00"]]
    page.canvas.setFillColorRGB(0.8, 0.9, 1)
    page.canvas.rect(60, 842 - 160, 400, 60, fill=1, stroke=0)
    page.canvas.setFillColorRGB(0, 0, 0)
    page.canvas.setStrokeColorRGB(1, 1, 1)
    page.table(100, rows, [200, 200], padding=4)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


def test_lines_of_running_head_and_foot_make_no_table(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    for entries in (True, False):
        page.rule(60, 50, 535, 50)
        page.rule(60, 790, 535, 790)
        if entries:
            page.centred(80, "目录", 18)
            for index in range(6):
                page.text(70, 120 + 26 * index, f"一、收入预算情况说明{'.' * 60}", 14)
                page.text(515, 120 + 26 * index, str(index + 3), 14)
        else:
            page.paragraph(100, "本年支出合计307.82万元，其中：基本支出105.58万元，占34.30%。" * 3)
        page.next_page()
    assert grids(page.save(tmp_path / "a.pdf")) == []


def test_a_three_line_table_between_running_lines_is_just_the_table(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    rows: Grid = [["项目", "金额"], ["办公费", "3.78"], ["水费", "12.00"]]
    page.rule(60, 50, 460, 50)
    page.paragraph(100, "本年支出合计307.82万元，其中：基本支出105.58万元，占34.30%。")
    page.table(300, rows, [200, 200], style="three")
    page.rule(60, 790, 460, 790)
    assert [texts(grid) for grid in grids(page.save(tmp_path / "a.pdf"))] == [rows]


def test_years_are_labels(typesetter: Make, tmp_path: Path) -> None:
    rows: Grid = [["年度", "收入", "支出"], *([str(year), f"{year}.10", f"{year}.20"] for year in range(2020, 2025))]
    page = typesetter()
    page.table(80, rows, [100, 100, 100])
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


@pytest.mark.parametrize("style", ["full", "three", "none"])
def test_a_total_row_may_come_first(typesetter: Make, tmp_path: Path, style: str) -> None:
    rows: Grid = [*ECONOMIC_ROWS[:1], ["", "合计", "20.00"], *ECONOMIC_ROWS[1:]]
    page = typesetter()
    page.text(430, 95, "单位：万元", 9)
    page.table(100, rows, [100, 200, 150], style=style)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


ECONOMIC_ROWS: Grid = [
    ["科目编码", "科目名称", "金额"],
    ["301", "工资福利支出", "12.00"],
    ["30101", "基本工资", "12.00"],
    ["302", "商品和服务支出", "8.00"],
]


def test_the_title_over_a_table_is_not_taken_from_the_untitled_table_before(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    end = page.table(100, ECONOMIC_ROWS, [100, 200, 150])
    page.centred(end + 40, "2026年支出预算表")
    page.text(430, end + 60, "单位：万元", 9)
    page.table(end + 66, REVENUE, REVENUE_WIDTHS, REVENUE_SPANS, header=2)
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert [block.text if isinstance(block, RawText) else texts(block) for block in document.blocks] == [
        ECONOMIC_ROWS,
        "2026年支出预算表",
        "单位：万元",
        REVENUE,
    ]
