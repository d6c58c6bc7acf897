"""Heads, feet and marks that run over the pages at places where one does not look for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.reconcile.reading.pdf.sentences import LONG, texts

Make = Callable[..., Any]


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
