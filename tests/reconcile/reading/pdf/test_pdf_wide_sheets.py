"""Sheets that are wider or higher than the paper they were printed on, typeset here as office programs print them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reconcile.reading.blocks import RawGrid, RawText
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.pdf.grids import Grid, Make, grids, texts

WIDE: Grid = [["科目编码", "科目名称", "合计", "基本支出", "项目支出", "经营支出"]]
WIDE += [[str(2010100 + row), f"行政运行{row}", f"{row}.50", f"{row}.20", f"{row}.10", "0"] for row in range(12)]


def test_a_sheet_wider_than_its_paper_is_one_table(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.table(80, [row[:3] for row in WIDE], [80, 200, 100])
    page.next_page()
    page.centred(60, "2025年支出总表")
    page.table(80, [row[3:5] for row in WIDE], [100, 100])
    page.next_page()
    page.text(100, 60, "单位：万元", 9)
    page.table(80, [row[5:] for row in WIDE], [100])
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    title, unit, grid = document.blocks
    assert isinstance(title, RawText) and isinstance(unit, RawText) and isinstance(grid, RawGrid)
    assert [title.text, unit.text] == ["2025年支出总表", "单位：万元"]
    assert texts(grid) == WIDE
    assert grid.pages == (1, 2, 3)


def test_the_last_column_alone_may_be_nearly_blank(typesetter: Make, tmp_path: Path) -> None:
    rows = [
        [*row[:3], "项目支出" if at == 0 else "80.11" if at == 9 else "-" if at == 5 else ""]
        for at, row in enumerate(WIDE)
    ]
    page = typesetter()
    page.table(80, [row[:3] for row in rows], [80, 200, 100])
    page.next_page()
    page.table(80, [row[3:] for row in rows], [100])
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


def _printed(typesetter: Make, rows: Grid, heights: list[int], columns: list[list[int]], *, head: bool) -> Any:
    """Pages as a sheet is printed that is higher and wider than its paper: down first, then over."""
    page, first = typesetter(), True
    for chosen in columns:
        at = 0
        for height in heights:
            part = [[row[column] for column in chosen] for row in rows[at : at + height]]
            repeated = [[rows[0][column] for column in chosen]] if head and at else []
            if not first:
                page.next_page()
            page.table(80, [*repeated, *part], [100] * len(chosen))
            first, at = False, at + height
    return page


@pytest.mark.parametrize("head", [False, True])
@pytest.mark.parametrize("columns", [[[0, 1, 2], [3, 4], [5]], [[0, 1, 2], [0, 1, 3, 4], [0, 1, 5]]])
def test_a_sheet_higher_and_wider_than_its_paper_is_one_table(
    typesetter: Make, tmp_path: Path, columns: list[list[int]], head: bool
) -> None:
    page = _printed(typesetter, WIDE, [8, 5], columns, head=head)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == WIDE
    assert grid.pages == (1, 2, 3, 4, 5, 6)


def test_of_two_tables_with_the_same_labels_none_is_taken_for_columns_of_the_other(
    typesetter: Make, tmp_path: Path
) -> None:
    page = typesetter()
    page.centred(60, "2025年收入总表")
    page.table(80, [[*row[:2], row[2]] for row in WIDE], [100, 200, 100])
    page.next_page()
    page.centred(60, "2025年支出总表")
    page.table(80, [[*row[:2], row[3]] for row in WIDE], [100, 200, 100])
    assert [len(texts(grid)[0]) for grid in grids(page.save(tmp_path / "a.pdf"))] == [3, 3]


def test_a_sheet_with_columns_that_do_not_fit_it_is_left_out_and_named(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.table(80, [row[:3] for row in WIDE], [80, 200, 100])
    page.next_page()
    page.table(80, [row[3:] for row in WIDE[:9]], [100, 100, 100])
    page.next_page()
    page.table(80, [["项目", "金额"], ["水费", "12.00"]], [200, 100])
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert [texts(block) for block in document.blocks if isinstance(block, RawGrid)] == [
        [["项目", "金额"], ["水费", "12.00"]]
    ]
    assert [(one.page, one.why) for one in document.unread] == [(1, "pdf-page-unclear"), (2, "pdf-page-unclear")]


def test_right_columns_that_go_on_beyond_the_paper_are_left_out_with_the_sheet(
    typesetter: Make, tmp_path: Path
) -> None:
    page = typesetter()
    page.table(80, [row[:3] for row in WIDE], [80, 200, 100])
    page.next_page()
    page.table(80, [[*row[:2], row[3]] for row in WIDE], [80, 380, 100])
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert not any(isinstance(block, RawGrid) for block in document.blocks)
    assert [one.page for one in document.unread] == [1, 2]


def test_a_sheet_of_which_a_page_is_missing_is_left_out_and_named(typesetter: Make, tmp_path: Path) -> None:
    page = _printed(typesetter, WIDE, [8, 5], [[0, 1, 2]], head=False)
    page.next_page()
    page.table(80, [row[3:] for row in WIDE[:8]], [100] * 3)
    page.next_page()
    page.table(80, [["项目", "金额"], ["水费", "12.00"]], [200, 100])
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert [len(block.rows) for block in document.blocks if isinstance(block, RawGrid)] == [2]
    assert [one.page for one in document.unread] == [1, 2, 3]
