"""Remarks, names and numbers that are wrapped over lines in tables that are ruled in part or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.reading.blocks import RawGrid
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.pdf.grids import Grid, Make, caption, grids, texts

PROJECTS: Grid = [
    ["项目名称", "预算数", "执行数", "备注"],
    [
        "办公楼维修",
        "120.00",
        "118.20",
        "含上年结转资金12.00万元，按合同约定分两期支付，第二期30.00万元于次年三月前付清",
    ],
    ["信息化运维", "36.50", "36.50", ""],
    ["培训费", "8.00", "6.75", "部分培训改为线上举办；"],
    ["合计", "164.50", "161.45", ""],
]
COUNTED: Grid = [
    ["项目", "预算数", "执行数"],
    ["栏次", "1", "2"],
    ["行政运行", "12,345,678.90", "12,345,678.90"],
    ["机关服务", "345,678.90", ""],
    ["合计", "12,691,357.80", "12,345,678.90"],
]
NAMES: Grid = [
    ["项目", "上年决算", "本年决算"],
    ["一、国有资本经营预算财政拨款收入", "1,234.50", "1,300.00"],
    ["二、上级补助收入", "20.00", "30.00"],
    ["三、事业收入中的教育收费及其他专户管理资金", "300.00", "250.00"],
    ["总计", "1,554.50", "1,580.00"],
]


@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize("style", ["full", "rows", "three", "word", "ends", "frame", "columns", "none"])
def test_a_remark_of_several_lines_is_no_text_between_tables(
    typesetter: Make, tmp_path: Path, style: str, *, left: bool
) -> None:
    page = typesetter()
    page.heads_left = page.labels_left = left
    page.table(caption(page, 100), PROJECTS, [120, 80, 80, 180], style=style)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == PROJECTS


@pytest.mark.parametrize("style", ["rows", "three", "word", "ends", "none"])
def test_names_of_three_lines_with_their_amounts_beside_the_middle(
    typesetter: Make, tmp_path: Path, style: str
) -> None:
    page = typesetter()
    page.labels_left = True
    page.table(caption(page, 100), NAMES, [70, 90, 90], style=style)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == NAMES


def test_a_row_of_column_numbers_over_amounts_in_ruled_columns_is_no_part_of_them(
    typesetter: Make, tmp_path: Path
) -> None:
    page = typesetter()
    page.table(caption(page, 100), COUNTED, [120, 80, 80], style="columns")
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == COUNTED


def test_numbers_wrapped_in_ruled_columns_without_ruled_rows_are_left_out_and_their_page_is_named(
    typesetter: Make, tmp_path: Path
) -> None:
    page = typesetter()
    page.table(caption(page, 100), COUNTED, [120, 48, 48], style="columns")
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert not any(isinstance(block, RawGrid) for block in document.blocks)
    assert [one.page for one in document.unread] == [1]


def test_a_figure_and_the_text_right_beside_it_are_two_cells(typesetter: Make, tmp_path: Path) -> None:
    rows: Grid = [["项目名称", "预算数", "执行数", "备注"], ["办公楼维修", "120.00", "118.20", "已完工"]]
    page = typesetter()
    page.heads_left = page.labels_left = True
    page.table(caption(page, 100), rows, [120, 100, 100, 100], style="none")
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


@pytest.mark.parametrize("levels", [False, True])
def test_columns_parted_by_upright_lines_alone(typesetter: Make, tmp_path: Path, *, levels: bool) -> None:
    page = typesetter()
    top = caption(page, 100)
    end = page.table(top, NAMES, [170, 90, 90], style="three" if levels else "none")
    for x in (60, 230, 320, 410):
        page.rule(x, top, x, end)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == NAMES


@pytest.mark.parametrize("angle", [90, 270])
@pytest.mark.parametrize("style", ["three", "none"])
def test_a_table_without_columns_ruled_on_a_page_shown_turned(
    typesetter: Make, tmp_path: Path, style: str, angle: int
) -> None:
    page = typesetter((842.0, 595.0))
    page.canvas.setPageRotation(angle)
    page.canvas.translate(*((595, 0) if angle == 90 else (0, 842)))
    page.canvas.rotate(90 if angle == 90 else -90)
    page.table(caption(page, 100), PROJECTS, [120, 80, 80, 180], style=style)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == PROJECTS
