"""Tables in every way of ruling them, typeset here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from reconcile.reading.blocks import RawGrid, RawText
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.jincheng import expected_tables, needs_shared
from tests.reconcile.reading.pdf.grids import Grid, Make, draw_cells, grids, spans, texts

REVENUE: Grid = [
    ["项目", None, "本年收入", None, None, "上年结转"],
    ["科目编码", "科目名称", "合计", "一般公共预算", "政府性基金预算", None],
    ["201", "一般公共服务支出", "4,050.96", "4,050.96", "", ""],
    ["2010501", "行政运行", "128.89", "128.89", "", ""],
    ["2080505", "机关事业单位基本养老保险缴费支出", "13.36", "13.36", "", "1.00"],
    ["221", "住房保障支出", "14.20", "14.20", "", ""],
]
REVENUE_SPANS = [(0, 0, 1, 2), (0, 2, 1, 3), (0, 5, 2, 1)]
REVENUE_WIDTHS = [60, 110, 70, 80, 90, 65]


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


def test_a_repeated_head_is_dropped_and_rows_over_pages_are_all_there(typesetter: Make, tmp_path: Path) -> None:
    rows: Grid = [["科目编码", "科目名称", "金额"]]
    rows += [[str(2010000 + number), f"科目{number}", f"{number}.50"] for number in range(90)]
    for repeat in (True, False):
        page = typesetter()
        page.table(100, rows, [100, 200, 175], repeat=repeat)
        (grid,) = grids(page.save(tmp_path / "a.pdf"))
        assert texts(grid) == rows
        assert len(grid.pages) > 1


@pytest.mark.parametrize("first", ["项目支出绩效目标表", "主管部门"])
@pytest.mark.parametrize("caption", ["", "项目支出绩效目标表"])
def test_like_sheets_on_following_pages_stay_apart(typesetter: Make, tmp_path: Path, first: str, caption: str) -> None:
    page = typesetter()
    title: Grid = [[first, None]] if first.endswith("表") else [[first, "某市某局"]]
    for name in ("热线运行费", "平台维护费"):
        if caption:
            page.centred(90, caption)
        sheet: Grid = [*title, ["项目名称", name], ["项目金额", "45.00"], ["项目概况", name], ["立项依据", "规定"]]
        page.table(100, sheet, [120, 355], [(0, 0, 1, 2)] if first.endswith("表") else [])
        page.next_page()
    found = [texts(grid)[1][1] for grid in grids(page.save(tmp_path / "a.pdf"))]
    assert found == ["热线运行费", "平台维护费"]


def test_title_unit_and_head_repeated_on_each_page_do_not_cut_a_table(typesetter: Make, tmp_path: Path) -> None:
    rows: Grid = [["科目编码", "科目名称", "金额"]]
    rows += [[str(2010000 + number), f"科目{number}", f"{number}.50"] for number in range(20)]
    page = typesetter()
    for part in (rows[1:11], rows[11:]):
        page.centred(80, "2026年支出预算表")
        page.text(470, 95, "单位：万元", 10.5)
        page.table(100, [rows[0], *part], [100, 200, 175])
        page.next_page()
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


def test_a_label_over_rows_that_a_page_break_cuts_is_one_cell(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.text(60, 90, "产出指标如下", 10.5)
    draw_cells(page, [(60, 700, 120, 760, "产出指标"), (120, 700, 400, 730, "接通率"), (120, 730, 400, 760, "办结率")])
    page.next_page()
    draw_cells(page, [(60, 70, 120, 130, ""), (120, 70, 400, 100, "培训次数"), (120, 100, 400, 130, "满意度")])
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == [["产出指标", "接通率"], [None, "办结率"], [None, "培训次数"], [None, "满意度"]]


def test_a_row_broken_in_the_middle_of_a_number_is_whole(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    draw_cells(page, [(60, 700, 160, 730, "项目"), (160, 700, 220, 730, "编号")])
    draw_cells(page, [(60, 730, 160, 760, "热线运行费"), (160, 730, 220, 760, "20251127160")])
    page.next_page()
    draw_cells(page, [(60, 70, 160, 100, ""), (160, 70, 220, 100, "648")])
    draw_cells(page, [(60, 100, 160, 130, "平台维护费"), (160, 100, 220, 130, "20260114155")])
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == [["项目", "编号"], ["热线运行费", "20251127160648"], ["平台维护费", "20260114155"]]


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


@pytest.mark.parametrize("style", ["three", "word", "rows", "none"])
@pytest.mark.parametrize("repeat", [True, False])
def test_a_table_without_columns_ruled_goes_on_over_pages(
    typesetter: Make, tmp_path: Path, *, style: str, repeat: bool
) -> None:
    rows: Grid = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
    for number in range(70):
        name = "机关事业单位基本养老保险缴费支出" if number % 9 == 4 else f"办公设备购置{number}"
        whole = f"{number * 7 + 3}.50"
        rows.append([str(2010100 + number), name, whole, whole if number % 3 else "", "" if number % 3 else whole])
    page = typesetter()
    page.centred(100, "2026年支出预算表")
    page.text(470, 120, "单位：万元", 10.5)
    page.table(126, rows, [80, 110, 90, 90, 90], style=style, repeat=repeat)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows
    assert len(grid.pages) > 1


def test_a_head_repeated_without_its_title_and_with_its_ends_cut_off_is_dropped(
    typesetter: Make, tmp_path: Path
) -> None:
    """As Calc prints rows to repeat and printed grid lines, and Writer a repeated head that is too low for its text."""
    page = typesetter()
    xs = (60, 180, 260, 340)
    head = ["科目名称", "合计", "政府性基金预算"]

    def row(top: float, cells: list[str]) -> None:
        draw_cells(page, [(x0, top, x1, top + 20, cell) for x0, x1, cell in zip(xs, xs[1:], cells, strict=False)])

    draw_cells(page, [(60, 100, 340, 130, "2026年支出预算总表"), (60, 130, 340, 150, "单位：万元")])
    row(150, head)
    row(170, ["教育支出", "30.00", "10.00"])
    page.next_page()
    row(70, ["科目名称", "合计", "政府性基金"])
    row(90, ["卫生健康支出", "20.00", "5.00"])
    page.text(264, 98, "预算", 9)
    row(110, ["住房保障支出", "20.00", "2.00"])
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid)[2:] == [
        head,
        ["教育支出", "30.00", "10.00"],
        ["卫生健康支出", "20.00", "5.00"],
        ["住房保障支出", "20.00", "2.00"],
    ]


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


@pytest.mark.parametrize("style", ["full", "three", "word", "none"])
def test_a_head_cut_by_a_page_break_between_its_own_rows(typesetter: Make, tmp_path: Path, style: str) -> None:
    """With columns ruled it is one; without, neither half tells the columns, so none of the table is handed on."""
    page = typesetter()
    page.paragraph(80, "本部门预算情况说明如下，各项支出均按照规定编列。")
    page.centred(735, "2026年收入预算表")
    page.text(430, 750, "单位：万元", 9)
    page.table(755, REVENUE, REVENUE_WIDTHS, REVENUE_SPANS, style, header=2, padding=1, repeat=False)
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    found = [block for block in document.blocks if isinstance(block, RawGrid)]
    if style == "full":
        cut = [REVENUE[0], [*REVENUE[1][:5], ""], *REVENUE[2:]]
        assert [(texts(grid), grid.pages) for grid in found] == [(cut, (1, 2))]
    else:
        assert not found
        assert [one.page for one in document.unread] == [1, 2]


def test_a_head_repeated_only_in_part_is_no_row(typesetter: Make, tmp_path: Path) -> None:
    """The upper row of the head again, its lower row not: as when but one row was chosen to be repeated."""
    rows: Grid = [*REVENUE[:2], *([str(2010100 + n), f"办公费{n}", f"{n}.50", f"{n}.50", "", ""] for n in range(12))]
    page = typesetter()
    page.table(100, rows[:8], REVENUE_WIDTHS, REVENUE_SPANS, header=2)
    page.next_page()
    page.table(70, [rows[0], *rows[8:]], REVENUE_WIDTHS, [(0, 0, 1, 2), (0, 2, 1, 3)], header=1)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows
