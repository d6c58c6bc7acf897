"""Heads, feet and marks that run over the pages at places where one does not look for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reconcile.reading.pdf.forms import BALANCE, BALANCE_SPANS
from tests.reconcile.reading.pdf.grids import Make, grids
from tests.reconcile.reading.pdf.grids import texts as cells
from tests.reconcile.reading.pdf.sentences import LONG, texts


def test_a_head_that_holds_the_number_of_its_page(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    for number in range(1, 7):
        page.text(180, 40, f"某市某局2026年部门预算 第{number}页 共6页", size=9)
        page.text(400, 820, f"某局部门预算 {number}", size=9)
        page.paragraph(160, LONG)
        page.canvas.showPage()
    assert texts(page.save(tmp_path / "head.pdf")) == [LONG] * 6


def test_a_mark_beside_the_text_on_every_other_page_and_a_pale_one_among_it(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    for number in range(8):
        page.paragraph(160, LONG)
        page.paragraph(560, LONG)
        page.text(8 if number % 2 else 545, 420, "某局编印", size=9)
        page.canvas.setFillGray(0.8)
        page.text(220, 480, "内部资料", size=20)
        page.canvas.setFillGray(0)
        page.canvas.showPage()
    assert texts(page.save(tmp_path / "marks.pdf")) == [LONG] * 16


def test_a_foot_that_runs_on_over_pages_across(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    for number in range(1, 7):
        across = number == 4
        page.width, page.height = (842.0, 595.0) if across else (595.0, 842.0)
        page.canvas.setPageSize((page.width, page.height))
        page.text(100, page.height - 22, f"打印日期：2026年3月5日 第{number}页", size=9)
        page.text(100, 160, "以下无正文", 16)
        page.canvas.showPage()
    assert texts(page.save(tmp_path / "foot.pdf")) == ["以下无正文"] * 6


def test_a_table_goes_on_over_feet_that_stand_beside_the_number_of_a_page_but_twice(
    typesetter: Make, tmp_path: Path
) -> None:
    rows = [["科目编码", "科目名称", "金额"], *([str(2010101 + at), "行政运行", f"{at}.50"] for at in range(20))]
    page = typesetter()
    for number, top, part in ((1, 600, rows[:9]), (2, 80, rows[9:])):
        page.table(top, part, [100, 200, 100])
        page.text(60, 810, "某县财政局", 9)
        page.centred(810, f"第 {number} 页，共 2 页", 9)
        page.text(480, 810, "部门预算公开", 9)
        page.next_page()
    (grid,) = grids(page.save(tmp_path / "feet.pdf"))
    assert cells(grid) == rows


@pytest.mark.parametrize("style", ["three", "ends", "none"])
def test_the_upper_row_of_a_table_under_a_running_head_is_no_second_one(
    typesetter: Make, tmp_path: Path, style: str
) -> None:
    """As a longtable under a headrule: blank space between two lines, and a row that stands far above the next."""
    page = typesetter()
    for number in range(4):
        page.text(60, 30, "某市某局部门预算", size=9)
        page.rule(60, 34, 535, 34)
        if number == 2:
            page.table(54, BALANCE, [150, 80, 160, 85], BALANCE_SPANS, style, header=2, padding=7)
        page.paragraph(460, LONG)
        page.next_page()
    (grid,) = grids(page.save(tmp_path / "head.pdf"))
    assert cells(grid) == BALANCE
