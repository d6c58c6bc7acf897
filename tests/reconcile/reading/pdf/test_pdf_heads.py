"""Heads of tables without vertical rules: in the middle, to the left or right, in groups and over several lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reconcile.reading.blocks import RawGrid
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.pdf.forms import (
    BALANCE,
    BALANCE_SPANS,
    ECONOMIC,
    ECONOMIC_SPANS,
    FINAL_PUBLIC,
    FINAL_PUBLIC_SPANS,
    THREE_PUBLIC,
    THREE_PUBLIC_SPANS,
)
from tests.reconcile.reading.pdf.grids import Grid, Make, caption, grids, texts


@pytest.mark.parametrize("left", [False, True], ids=["middle", "left"])
@pytest.mark.parametrize("style", ["rows", "three", "none"])
@pytest.mark.parametrize(
    ("rows", "spans", "widths", "header"),
    [
        (ECONOMIC, ECONOMIC_SPANS, [80, 155, 80, 80, 80], 2),
        (THREE_PUBLIC, THREE_PUBLIC_SPANS, [75, 95, 75, 75, 75, 80], 2),
        (BALANCE, BALANCE_SPANS, [150, 80, 160, 85], 2),
    ],
    ids=["economic", "three public", "balance"],
)
def test_heads_tell_the_columns_and_their_groups(
    typesetter: Make,
    tmp_path: Path,
    left: bool,
    style: str,
    rows: Grid,
    spans: list[tuple[int, int, int, int]],
    widths: list[float],
    header: int,
) -> None:
    page = typesetter()
    page.heads_left = page.labels_left = left
    page.table(caption(page, 100), rows, widths, spans, style, header=header)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


@pytest.mark.parametrize("style", ["rows", "three", "none"])
def test_twelve_columns_under_three_rows_of_heads_on_a_page_across(
    typesetter: Make, tmp_path: Path, style: str
) -> None:
    page = typesetter((842, 595))
    page.centred(80, "“三公”经费支出决算表")
    page.text(680, 100, "单位：万元", 10.5)
    page.table(106, FINAL_PUBLIC, [60] * 12, FINAL_PUBLIC_SPANS, style, header=3)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == FINAL_PUBLIC


@pytest.mark.parametrize("style", ["rows", "three"])
def test_a_row_of_column_numbers_is_a_row_of_its_own(typesetter: Make, tmp_path: Path, style: str) -> None:
    numbers: list[str | None] = ["栏次", "1", "栏次", "2"]
    rows = [*BALANCE[:2], numbers, *BALANCE[2:]]
    page = typesetter()
    page.table(caption(page, 100), rows, [150, 80, 160, 85], BALANCE_SPANS, style, header=3)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


@pytest.mark.parametrize("style", ["rows", "three", "none"])
def test_groups_over_groups_with_heads_set_to_the_left(typesetter: Make, tmp_path: Path, style: str) -> None:
    page = typesetter((842, 595))
    page.heads_left = page.labels_left = True
    page.centred(80, "“三公”经费支出决算表")
    page.text(680, 100, "单位：万元", 10.5)
    page.table(106, FINAL_PUBLIC, [60] * 12, FINAL_PUBLIC_SPANS, style, header=3)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == FINAL_PUBLIC


def test_heads_in_two_lines_that_stand_close_to_each_other_are_no_line_of_text(
    typesetter: Make, tmp_path: Path
) -> None:
    rows: Grid = [
        ["收入", None, "支出", None, None, None, None],
        [
            "项目",
            "决算数",
            "项目",
            "合计",
            "一般公共预算财政拨款",
            "政府性基金预算财政拨款",
            "国有资本经营预算财政拨款",
        ],
        ["一、财政拨款", "26.22", "一、教育支出", "26.22", "26.22", "", ""],
        ["二、其他收入", "8.34", "二、卫生支出", "8.34", "8.34", "", ""],
        ["收入合计", "34.56", "支出合计", "34.56", "34.56", "", ""],
    ]
    page = typesetter()
    page.heads_left = page.labels_left = True
    page.table(caption(page, 100), rows, [75, 45, 75, 45, 77, 77, 77], [(0, 0, 1, 2), (0, 2, 1, 5)], "none", header=2)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


def test_rows_of_a_head_that_are_not_equally_high(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.centred(80, "“三公”经费和机关运行经费预算表")
    page.text(470, 95, "单位：万元", 9)
    columns = [60, 130, 200, 270, 340, 410, 480]
    heads = [
        *[("“三公”经费预算数", 0, 5, 109.5), ("机关运行经费", 5, 6, 138), ("合计", 0, 1, 147)],
        *[("因公出国费", 1, 2, 147), ("公务用车购置及运行费", 2, 5, 130)],
        *[("小计", 2, 3, 163), ("购置费", 3, 4, 163), ("运行费", 4, 5, 163)],
    ]
    for text, first, last, y in heads:
        page.text((columns[first] + columns[last] - page.measure(text, 9)) / 2, y, text, 9)
    for number, figures in enumerate([("21.24", "0.00", "21.24", "18.00", "3.24", "0.50"), ("1.00",) * 6]):
        for column, figure in enumerate(figures):
            page.text(columns[column + 1] - 3 - page.measure(figure, 9), 188 + 18 * number, figure, 9)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == [
        ["“三公”经费预算数", None, None, None, None, "机关运行经费"],
        ["合计", "因公出国费", "公务用车购置及运行费", None, None, None],
        [None, None, "小计", "购置费", "运行费", None],
        ["21.24", "0.00", "21.24", "18.00", "3.24", "0.50"],
        ["1.00"] * 6,
    ]


def _set_right(page: Any, rows: Grid, ends: list[float], spans: dict[tuple[int, int], int]) -> None:
    """Labels to the left, figures and their heads to the right; heads of groups in the middle of their columns."""
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text:
                wide = spans.get((at, column), 1)
                x0, x1 = ends[column - 1] if column else 60.0, ends[column + wide - 1]
                width = page.measure(text, 9)
                numbers = column > 1 and wide == 1
                x = x1 - 4 - width if numbers else (x0 + x1 - width) / 2 if wide > 1 else x0 + 4
                page.text(x, 130 + 20 * at, text, 9)


@pytest.mark.parametrize("ends", [[110, 260, 330, 400, 470, 540], [110, 260, 320, 380, 450, 510]])
@pytest.mark.parametrize("blank", [False, True])
def test_heads_set_right_with_their_figures_are_read_or_named(
    typesetter: Make, tmp_path: Path, ends: list[float], blank: bool
) -> None:
    """Two levels: 财政拨款 over two columns, whose figures may all be blank."""
    rows: Grid = [
        ["", "", "", "财政拨款", None, ""],
        ["编码", "科目名称", "合计", "一般公共预算", "政府性基金", "其他收入"],
        *(
            [str(20101 + at), f"行政运行{at}", f"{at + 1}31.50", *(["", ""] if blank else ["9.00", "1.10"]), "22.00"]
            for at in range(6)
        ),
    ]
    page = typesetter()
    page.centred(60, "2025年收入总表")
    page.text(460, 100, "单位：万元", 9)
    _set_right(page, rows, ends, {(0, 3): 2})
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    found = [texts(block) for block in document.blocks if isinstance(block, RawGrid)]
    assert [one.page for one in document.unread] == ([] if found else [1])
    assert all(grid[-6:] == rows[-6:] and "财政拨款" in (grid[0][3] or "") for grid in found)


@pytest.mark.parametrize("style", ["ends", "three", "none"])
def test_names_of_two_lines_right_under_a_head_are_no_lines_of_it(typesetter: Make, tmp_path: Path, style: str) -> None:
    page = typesetter()
    page.labels_left = True
    page.table(caption(page, 100), BALANCE, [72, 60, 84, 60], BALANCE_SPANS, style, header=2)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == BALANCE


def test_lines_of_a_group_that_stand_far_apart_are_not_two_groups_over_the_same_columns(
    typesetter: Make, tmp_path: Path
) -> None:
    page = typesetter()
    top = caption(page, 100)
    columns = [60, 130, 200, 300, 400, 500]
    heads = [
        *[("部门预算经济分类科目编", 0, 2, 12), ("码", 0, 2, 26), ("科目名称", 2, 3, 30), ("基本支出", 3, 5, 19)],
        *[("类", 0, 1, 44), ("款", 1, 2, 44), ("人员经费", 3, 4, 44), ("公用经费", 4, 5, 44)],
    ]
    for text, first, last, y in heads:
        page.text((columns[first] + columns[last] - page.measure(text, 9)) / 2, top + y, text, 9)
    rows: Grid = [["301", "", "工资福利支出", "172.50", ""], ["302", "", "商品和服务支出", "", "60.00"]]
    rows += [["302", "01", "办公费", "", "40.00"], ["302", "02", "水费", "", "20.00"]]
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            x = columns[column + 1] - 3 - page.measure(text, 9) if column > 2 else columns[column] + 3
            page.text(x, top + 66 + 18 * at, text, 9)
    for line in (top, top + 52, top + 136):
        page.rule(60, line, 500, line)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == [
        ["部门预算经济分类科目编码", None, "科目名称", "基本支出", None],
        ["类", "款", None, "人员经费", "公用经费"],
        *rows,
    ]


def test_a_line_between_two_texts_of_a_head_is_not_overlooked(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    for y in (120, 148, 164, 180, 196):
        page.rule(60, y, 484, y)
    page.rule(244, 134, 484, 134)
    for middle, y, text in [
        (106, 130, "部门预算支出经济科目名"),
        (106, 144, "称"),
        (198, 130, "政府预算支出经济科目名"),
        (198, 144, "称"),
        (364, 130, "2024年预算数"),
        (284, 144, "合计"),
        (364, 144, "人员经费"),
        (444, 144, "公用经费"),
    ]:
        page.text(middle - page.measure(text, 8) / 2, y, text, 8)
    for at, (name, other, *figures) in enumerate(
        [
            ("工资福利支出", "", "1263.15", "1263.15", ""),
            ("基本工资", "工资奖金津补贴", "396.04", "396.04", ""),
            ("商品和服务支出", "", "122.06", "", "122.06"),
        ]
    ):
        page.text(64, 159 + 16 * at, name, 8)
        page.text(156, 159 + 16 * at, other, 8)
        for right, figure in zip((320, 400, 480), figures, strict=True):
            page.text(right - page.measure(figure, 8), 159 + 16 * at, figure, 8)
    path = page.save(tmp_path / "a.pdf")
    assert grids(path) == []
    assert [one.page for one in read_pdf(path).unread] == [1]


@pytest.mark.parametrize("style", ["full", "rows", "three", "ends", "none"])
@pytest.mark.parametrize("signs", [["1", "2", "3", "4"], ["—", "—", "1", "2"], ["-", "-", "1", "2=1-3"]])
def test_a_row_of_column_numbers_with_dashes_for_labels_is_one_of_the_head(
    typesetter: Make, tmp_path: Path, style: str, signs: list[str]
) -> None:
    rows = [["科目编码", "科目名称", "预算数", "决算数"], signs, ["20101", "人大事务", "200.00", "180.50"]]
    rows += [["20103", "政府办公厅", "1,000.00", ""], ["20106", "财政事务", "35.00", "34.90"]]
    page = typesetter()
    page.table(caption(page, 100), rows, [80, 150, 90, 90], style=style, header=2)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


@pytest.mark.parametrize("style", ["full", "rows", "three", "ends", "none"])
@pytest.mark.parametrize("width", [56, 64, 72])
def test_the_unit_in_a_head_that_goes_on_over_a_line_is_no_caption(
    typesetter: Make, tmp_path: Path, style: str, width: float
) -> None:
    rows = [["项目", "年初预算数（元）", "决算数（元）"], ["人员经费", "456,789.01", "456,700.00"]]
    rows += [["公用经费", "56,789.00", "6,789.00"], ["项目经费", "3,456.00", "3,456.10"], ["合计", "517,034.01", ""]]
    page = typesetter()
    page.table(caption(page, 100), rows, [120, width, width], style=style)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


@pytest.mark.parametrize("style", ["rows", "three", "none"])
def test_the_lower_line_of_a_groups_head_set_to_the_left_is_no_group(
    typesetter: Make, tmp_path: Path, style: str
) -> None:
    rows: Grid = [
        ["功能分类科目", None, "2024年执行数", "2025年预算数", None, "2025年预算数比2024年执行数", None],
        ["科目编码", "科目名称", None, "基本支出", "项目支出", "增减额", "增减%"],
        ["201", "一般公共服务支出", "750.00", "700.06", "100.00", "50.06", "6.67%"],
        ["208", "社会保障和就业支出", "240.00", "234.50", "", "-5.50", "-2.29%"],
        ["210", "卫生健康支出", "35.00", "34.50", "", "-0.50", "-1.43%"],
    ]
    spans = [(0, 0, 1, 2), (0, 2, 2, 1), (0, 3, 1, 2), (0, 5, 1, 2)]
    page = typesetter()
    page.heads_left = page.labels_left = True
    page.leading = 1.45
    page.table(caption(page, 80), rows, [50, 100, 50, 60, 60, 50, 50], spans, style, header=2)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows
