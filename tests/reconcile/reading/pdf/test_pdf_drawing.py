"""Tables drawn in ways that tell nothing about what is printed: in any order, with double lines, under a stamp."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from reconcile.reading.blocks import RawGrid
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.pdf.conftest import FONT
from tests.reconcile.reading.pdf.grids import Make, caption, grids, texts
from tests.reconcile.reading.pdf.layouts import PLAIN, SIDE_BY_SIDE, WRAPPED_NAMES, Layout

_ROADS = Layout(
    [["项目名称", "预算数", "决算数"], ["农村公路", "7.00", "6.99"], ["校舍修缮", "8.00", "7.50"]], [110, 110, 110]
)
_LINE = 16.8  # points: a row of one line


@pytest.mark.parametrize("style", ["full", "rows", "columns", "three", "ends", "none"])
@pytest.mark.parametrize("layout", [PLAIN, WRAPPED_NAMES, SIDE_BY_SIDE])
def test_the_order_in_which_characters_are_drawn_tells_nothing(
    typesetter: Make, tmp_path: Path, layout: Layout, style: str
) -> None:
    page = typesetter()
    draw = page.text
    drawn = []

    def text(x: float, y: float, text: str, size: float = 12) -> None:
        for char in text:
            drawn.append((x, y, char, size))
            x += page.measure(char, size)

    page.text = text
    page.table(caption(page, 100), layout.rows, layout.widths, style=style)
    random.Random(style).shuffle(drawn)
    for one in drawn:
        draw(*one)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == layout.rows


@pytest.mark.parametrize("mode", [3, 7])
def test_text_that_leaves_no_ink_is_in_no_cell(typesetter: Make, tmp_path: Path, mode: int) -> None:
    page = typesetter()
    page.table(caption(page, 100), PLAIN.rows, PLAIN.widths)
    unseen = page.canvas.beginText(330, page.height - 172)
    unseen.setFont(FONT, 9)
    unseen.setTextRenderMode(mode)
    unseen.textOut("7,777.77")
    page.canvas.drawText(unseen)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == PLAIN.rows


@pytest.mark.parametrize("gap", [1.5, 4.0, 5.5])
def test_between_double_lines_are_no_cells(typesetter: Make, tmp_path: Path, gap: float) -> None:
    page = typesetter()
    rule = page.rule

    def doubled(x0: float, y0: float, x1: float, y1: float) -> None:
        rule(x0, y0, x1, y1)
        rule(x0 + gap * (x0 == x1), y0 + gap * (y0 == y1), x1 + gap * (x0 == x1), y1 + gap * (y0 == y1))

    page.rule = doubled
    page.table(caption(page, 100), PLAIN.rows, PLAIN.widths, padding=8)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == PLAIN.rows


@pytest.mark.parametrize("style", ["full", "rows", "frame", "three", "ends", "none"])
def test_figures_under_a_stamp_are_no_labels_of_a_chart(typesetter: Make, tmp_path: Path, style: str) -> None:
    page = typesetter()
    end = page.table(caption(page, 100), PLAIN.rows, PLAIN.widths, style=style)
    page.canvas.setStrokeColorRGB(0.9, 0.1, 0.1)
    page.canvas.circle(350, page.height - end, 45)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == PLAIN.rows


@pytest.mark.parametrize("style", ["full", "rows", "three", "ends", "none"])
def test_large_text_printed_across_rows_leaves_open_what_cells_hold(
    typesetter: Make, tmp_path: Path, style: str
) -> None:
    page = typesetter()
    page.table(caption(page, 100), PLAIN.rows, PLAIN.widths, style=style)
    page.canvas.setFillColorRGB(0.45, 0.45, 0.45)
    page.text(100, 175, "内部资料注意保存", 24)
    found = read_pdf(page.save(tmp_path / "a.pdf"))
    assert not [one for one in found.blocks if isinstance(one, RawGrid)]
    assert [one.page for one in found.unread] == [1]


@pytest.mark.parametrize("style", ["frame", "rows"])
def test_names_and_figures_between_two_upright_rules_are_two_columns(
    typesetter: Make, tmp_path: Path, style: str
) -> None:
    page = typesetter()
    top = caption(page, 100)
    end = page.table(top, SIDE_BY_SIDE.rows, SIDE_BY_SIDE.widths, style=style)
    for x in (60, 295, 530):
        page.rule(x, top, x, end)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == SIDE_BY_SIDE.rows


def test_counts_that_no_line_parts_are_not_run_together(typesetter: Make, tmp_path: Path) -> None:
    rows = [["单位", "编制数", "车辆数"], ["某市某局", "45", "3"], ["所属一所", "20", "1"], ["所属二所", "16", "0"]]
    page = typesetter()
    page.table(caption(page, 100), rows, [150, 90, 90], style="columns")
    found = read_pdf(page.save(tmp_path / "a.pdf"))
    assert not [one for one in found.blocks if isinstance(one, RawGrid)]
    assert [one.page for one in found.unread] == [1]


@pytest.mark.parametrize("style", ["full", "rows", "three", "none"])
@pytest.mark.parametrize("upper", [True, False])
def test_a_name_that_a_page_break_may_have_cut_is_no_row(
    typesetter: Make, tmp_path: Path, style: str, *, upper: bool
) -> None:
    head, *rows = [[name, *figures] for name, *figures in _ROADS.rows]
    figures = ["12,345.60", "12,300.00"]
    page = typesetter()
    page.labels_left = True
    top = 842 - 70 - _LINE * 5
    cut = ["老旧小区改造及配套基础", *(figures if upper else ["", ""])]
    page.table(caption(page, top - 30), [head, *rows, cut], _ROADS.widths, style=style)
    page.next_page()
    rest = ["设施建设补助资金", *(["", ""] if upper else figures)]
    page.table(70, [head, rest, ["水利设施", "9.50", "8.00"]], _ROADS.widths, style=style)
    found = read_pdf(page.save(tmp_path / "a.pdf"))
    assert not [one for one in found.blocks if isinstance(one, RawGrid)]
    assert [one.page for one in found.unread] == [1, 2]


@pytest.mark.parametrize("style", ["full", "rows", "three", "none"])
def test_a_name_without_figures_that_fills_its_column_at_a_page_break_is_a_row(
    typesetter: Make, tmp_path: Path, style: str
) -> None:
    head = ["项目", "预算数", "决算数"]
    upper = [["办公费", "12.00", "11.00"], ["印刷费", "", ""], ["公务用车运行维护费", "", ""]]
    rows = [head, *upper, ["其他交通费用", "7.00", "6.50"], ["培训费", "3.00", "2.50"]]
    page = typesetter()
    page.labels_left = True
    top = 842 - 70 - _LINE * 4 - 1
    page.table(caption(page, top - 30), rows, [page.measure(upper[-1][0], 9) + 8, 110, 110], style=style)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert grid.pages == (1, 2)
    assert texts(grid) == rows


@pytest.mark.parametrize("gap", [0.0, 14.0])
def test_lines_of_the_next_page_drawn_down_to_the_edge_of_the_paper_are_no_rows(
    typesetter: Make, tmp_path: Path, gap: float
) -> None:
    rows = [_ROADS.rows[0], *([f"农村公路{at}", f"{at}.00", f"{at}.50"] for at in range(9))]
    page = typesetter()
    bottom = page.table(caption(page, 600), rows[:5], _ROADS.widths) + gap
    for x in (60, 170, 280, 390):
        page.rule(x, bottom, x, 900)
    for row in range(12):
        page.rule(60, bottom + _LINE * row, 390, bottom + _LINE * row)
    page.next_page()
    page.table(70, rows[5:], _ROADS.widths)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


@pytest.mark.parametrize("style", ["three", "none"])
def test_a_page_that_goes_on_with_a_name_of_two_lines_beside_its_figures(
    typesetter: Make, tmp_path: Path, style: str
) -> None:
    rows = [["科目编码", "科目名称", "预算数"]]
    rows += [[str(2010000 + at), f"机关事业单位基本养老保险{at}缴费支出", f"{at}.50"] for at in range(31)]
    page = typesetter()
    page.labels_left = True
    page.table(caption(page, 100), rows, [70, 100, 80], style=style, padding=3, repeat=False)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows
    assert grid.pages == (1, 2)


@pytest.mark.parametrize("style", ["rows", "three", "none"])
@pytest.mark.parametrize("slanted", [True, False])
def test_a_head_that_a_slanted_line_parts_is_named_where_no_upright_line_bounds_it(
    typesetter: Make, tmp_path: Path, style: str, *, slanted: bool
) -> None:
    rows = [["年度" if slanted else "项目", *PLAIN.rows[0][1:]], *PLAIN.rows[1:]]
    page = typesetter()
    top = caption(page, 100)
    page.table(top, [["", *rows[0][1:]] if slanted else rows[0], *rows[1:]], PLAIN.widths, style=style)
    if slanted:
        right = 60 + PLAIN.widths[0]
        page.rule(60, top, right, top + _LINE)
        page.text(right - 30, top + 7.5, "年度", 7)
        page.text(62, top + _LINE - 1.5, "项目", 7)
    found = read_pdf(page.save(tmp_path / "a.pdf"))
    read = [texts(one) for one in found.blocks if isinstance(one, RawGrid)]
    assert read == ([] if slanted else [rows])
    assert [one.page for one in found.unread] == ([1] if slanted else [])
