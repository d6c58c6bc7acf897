"""Tables without vertical rules: 三线表, and tables without any rule, typeset here in ways that offices set them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reconcile.reading.blocks import RawGrid, RawText
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.pdf.forms import ECONOMIC, ECONOMIC_SPANS
from tests.reconcile.reading.pdf.grids import Grid, Make, caption, grids, texts


@pytest.mark.parametrize("style", ["three", "none"])
def test_a_narrower_figure_has_no_column_of_its_own(typesetter: Make, tmp_path: Path, style: str) -> None:
    rows: Grid = [
        ["项目", "2023年预算数", "2024年预算数", "增减"],
        ["因公出国（境）费", "128400.00", "120000.00", "-6.54%"],
        ["公务接待费", "6700.00", "1200.00", "-82.09%"],
        ["公务用车购置及运行费", "1.00", "1.00", "0.00%"],
    ]
    page = typesetter()
    page.table(caption(page, 100), rows, [150, 110, 110, 105], style=style)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


@pytest.mark.parametrize("style", ["three", "none"])
@pytest.mark.parametrize("footer", ["- 12 -", "第 3 页 共 90 页", "12", "—3—"])
def test_a_page_number_under_a_table_that_goes_on_is_no_row(
    typesetter: Make, tmp_path: Path, style: str, footer: str
) -> None:
    rows: Grid = [["科目编码", "科目名称", "合计", "基本支出"]]
    rows += [[str(2010100 + n), f"办公设备购置{n}", f"{n}.50", f"{n}.50"] for n in range(60)]
    page = typesetter()
    drawn = page.next_page
    page.next_page = lambda: (page.centred(800, footer, 9), drawn())
    page.table(caption(page, 100), rows, [80, 195, 100, 100], style=style, repeat=False)
    page.centred(800, footer, 9)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows
    assert len(grid.pages) > 1


@pytest.mark.parametrize("rows_before_the_break", [0, 1])
def test_a_head_at_the_foot_of_a_page_keeps_the_rows_of_the_next(
    typesetter: Make, tmp_path: Path, rows_before_the_break: int
) -> None:
    page = typesetter()
    page.paragraph(80, "本部门预算编制说明如下，各项支出均按照预算管理规定编列，具体情况见下列各表。")
    top = 842 - 70 - 20 * 2 - 20 * rows_before_the_break
    page.table(caption(page, top - 30), ECONOMIC, [80, 155, 80, 80, 80], ECONOMIC_SPANS, "word", header=2, repeat=False)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == ECONOMIC


def test_a_blank_table_without_any_line_is_a_table(typesetter: Make, tmp_path: Path) -> None:
    rows: Grid = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["合计", "", "", "", ""]]
    page = typesetter()
    end = page.table(caption(page, 100, "政府性基金预算支出表"), rows, [80, 155, 80, 80, 80], style="none")
    page.text(60, end + 14, "注：本部门无政府性基金预算，故本表无数据。", 10.5)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


def test_lines_under_the_groups_of_two_tables_make_no_table_between_them(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    end = page.table(caption(page, 80), ECONOMIC, [80, 95, 100, 100, 100], ECONOMIC_SPANS, "three", header=2)
    page.table(caption(page, end + 30), ECONOMIC, [80, 95, 100, 100, 100], ECONOMIC_SPANS, "three", header=2)
    assert [texts(grid) for grid in grids(page.save(tmp_path / "a.pdf"))] == [ECONOMIC, ECONOMIC]


def draw_muddle(page: Any, y: float, rows: int) -> None:
    """Heads far from their figures, and figures that stand under each other in no way at all."""
    caption(page, y)
    for line in (y + 32, y + 52, y + 72 + 20 * rows):
        page.rule(60, line, 535, line)
    page.text(70, y + 46, "科目", 9)
    page.text(420, y + 46, "合计及明细", 9)
    for row in range(rows):
        page.text(64, y + 66 + 20 * row, f"支出{row}", 9)
        for x in [(180, 240, 330), (205, 268, 352), (190, 300, 391), (222, 285, 341)][row % 4]:
            page.text(x, y + 66 + 20 * row, f"{x}.25", 9)


def test_a_table_whose_columns_cannot_be_told_apart_is_left_out_and_its_page_named(
    typesetter: Make, tmp_path: Path
) -> None:
    page = typesetter()
    page.text(60, 60, "本部门预算情况说明如下。")
    draw_muddle(page, 80, 4)
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert [(one.page, one.why) for one in document.unread] == [(1, "pdf-page-unclear")]
    assert not any(isinstance(block, RawGrid) for block in document.blocks)
    assert not any("25" in block.text for block in document.blocks if isinstance(block, RawText))


def test_the_rest_of_a_table_that_is_left_out_is_no_table_of_its_own(typesetter: Make, tmp_path: Path) -> None:
    rest: Grid = [["科目", "合计", "明细"], *([f"支出{row}", f"{row}.25", f"{row}.25"] for row in range(30, 34))]
    page = typesetter()
    page.text(60, 60, "本部门预算情况说明如下。")
    draw_muddle(page, 80, 30)
    page.next_page()
    page.table(70, rest, [150, 150, 175], style="three")
    page.paragraph(300, "本部门预算情况说明如下。")
    page.table(caption(page, 400), rest, [150, 150, 175], style="three")
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert [one.page for one in document.unread] == [1, 2]
    assert [texts(block) for block in document.blocks if isinstance(block, RawGrid)] == [rest]


@pytest.mark.parametrize("labels_left", [True, False])
def test_a_table_between_two_lines_has_its_head_found(typesetter: Make, tmp_path: Path, labels_left: bool) -> None:
    page = typesetter()
    page.labels_left = labels_left
    page.table(caption(page, 100), ECONOMIC, [80, 155, 80, 80, 80], ECONOMIC_SPANS, "ends", header=2)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == ECONOMIC


@pytest.mark.parametrize("style", ["three", "none"])
def test_a_name_of_two_lines_as_close_as_rows_is_one_with_the_figures_beside_its_middle(
    typesetter: Make, tmp_path: Path, style: str
) -> None:
    rows: Grid = [
        ["项目", "2023年决算数", "2024年决算数"],
        ["一、财政拨款收入", "120.50", "133.20"],
        ["二、国有资本经营预算财政拨款收入", "10.00", "12.00"],
        ["三、上级补助收入", "", "4.00"],
        ["四、政府性基金预算财政拨款的收入", "1,020.60", "1,033.20"],
        ["本年收入合计", "1,151.10", "1,182.40"],
    ]
    page = typesetter()
    page.labels_left = True
    page.table(caption(page, 100), rows, [100, 110, 110], style=style, padding=0.5)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


def test_the_last_row_of_a_page_is_no_running_line(typesetter: Make, tmp_path: Path) -> None:
    rows: Grid = [["项目", "行次", "决算数"], *([f"项目{one}", str(one), "3.00"] for one in range(1, 22))]
    rows += [["年末结转和结余", "22", ""], ["总计", "23", "63.00"]]
    page = typesetter()
    page.text(285, 820, "—3—", 10.5)
    page.table(caption(page, 158), rows, [200, 80, 100], style="word", size=9, padding=8, repeat=False)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows
    assert grid.pages == (1, 2)


@pytest.mark.parametrize("style", ["three", "none"])
@pytest.mark.parametrize("padding", [0.5, 1])
def test_a_name_that_touches_the_number_of_its_row_is_apart_from_it(
    typesetter: Make, tmp_path: Path, style: str, padding: float
) -> None:
    name = "使用非财政拨款结余（含专用结余）"
    rows: Grid = [
        ["项目", "行次", "决算数"],
        *([f"上级补助收入{'款' * one}", str(9 + one), "3.00"] for one in range(5)),
    ]
    rows[3] = [name, "12", "3.00"]
    page = typesetter()
    page.heads_left = page.labels_left = True
    widths = [page.measure(name, 9) + 2 * padding, page.measure("12", 9) + 2 * padding, 100]
    page.table(caption(page, 100), rows, widths, style=style, padding=padding)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


@pytest.mark.parametrize("style", ["three", "none"])
def test_the_heading_close_below_a_table_is_no_row_of_it(typesetter: Make, tmp_path: Path, style: str) -> None:
    rows: Grid = [["项目", "决算数"], ["一、基本支出", "26.22"], ["二、项目支出", "8.34"], ["合计", "34.56"]]
    page = typesetter()
    end = page.table(caption(page, 100), rows, [200, 200], style=style)
    page.text(60, end + 12, "二、2024年度“三公”经费支出决算情况说明", 9)
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert [texts(block) for block in document.blocks if isinstance(block, RawGrid)] == [rows]
    assert document.blocks[-1].text == "二、2024年度“三公”经费支出决算情况说明"


def test_a_text_alone_below_the_last_line_of_a_table_is_no_row_of_it(typesetter: Make, tmp_path: Path) -> None:
    rows: Grid = [["项目", "预算数"], ["合计", "34.56"], ["一、公务接待费", "26.22"], ["二、会议费", "8.34"]]
    page = typesetter()
    end = page.table(caption(page, 100), rows, [200, 200], style="three")
    page.text(76, end + 10, "收支预算结构图", 9)
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert [texts(block) for block in document.blocks if isinstance(block, RawGrid)] == [rows]
    assert document.blocks[-1].text == "收支预算结构图"


@pytest.mark.parametrize("sign", ["'", "’"])
@pytest.mark.parametrize("style", ["rows", "three", "ends", "none"])
def test_thousands_that_an_apostrophe_sets_apart_are_figures_and_no_head(
    typesetter: Make, tmp_path: Path, style: str, sign: str
) -> None:
    rows = [
        ["项目", "预算数", "决算数"],
        ["办公费", "1,204,300.00", "36,000.50"],
        ["合计", "1,204,300.00", "36,000.50"],
    ]
    rows = [[text.replace(",", sign) for text in row] for row in rows]
    page = typesetter()
    page.table(caption(page, 100), rows, [150, 110, 110], style=style)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows
