"""Seals and pale marks over a table: what is surely none of its text is left out, and all else makes it unread."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.reading.blocks import RawGrid
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.pdf.conftest import FONT, Typesetter
from tests.reconcile.reading.pdf.grids import Grid, Make, caption, texts
from tests.reconcile.reading.pdf.layouts import PLAIN

RED = (0.9, 0.1, 0.1)
_STYLES = pytest.mark.parametrize("style", ["full", "rows", "three", "none"])


def outcome(page: Typesetter, path: Path) -> tuple[list[Grid], list[str]]:
    """The tables of a page, and why others are not read."""
    read = read_pdf(page.save(path))
    return [texts(one) for one in read.blocks if isinstance(one, RawGrid)], [one.why for one in read.unread]


def seal(page: Typesetter, x: float, y: float, text: str) -> None:
    """A round seal around a point of the page."""
    page.canvas.saveState()
    page.canvas.setStrokeColorRGB(*RED)
    page.canvas.setFillColorRGB(*RED)
    page.canvas.circle(x, page.height - y, 55, stroke=1, fill=0)
    page.canvas.setFont(FONT, 9)
    page.canvas.drawCentredString(x, page.height - y - 20, text)
    page.canvas.restoreState()


@_STYLES
@pytest.mark.parametrize("text", ["财务专用章", "1101020012345"])
def test_the_text_of_a_seal_is_in_no_cell(typesetter: Make, tmp_path: Path, style: str, text: str) -> None:
    rows = [list(row) for row in PLAIN.rows]
    page = typesetter()
    end = page.table(caption(page, 100), rows, PLAIN.widths, style=style)
    seal(page, 60 + PLAIN.widths[0] / 2, (126 + end) / 2, text)
    assert outcome(page, tmp_path / "a.pdf") == ([rows], [])


@pytest.mark.parametrize(("red", "figure"), [(True, "财务专用章"), (False, "12.50")])
def test_a_table_whose_own_red_text_may_be_in_a_seal_is_named(
    typesetter: Make, tmp_path: Path, red: bool, figure: str
) -> None:
    page = typesetter()
    end = page.table(caption(page, 100), PLAIN.rows, PLAIN.widths)
    seal(page, 60 + sum(PLAIN.widths) - 40, (126 + end) / 2, figure)
    if red:
        page.canvas.setFillColorRGB(*RED)
        page.text(65, end - 4, "注", 5)
    assert outcome(page, tmp_path / "a.pdf") == ([], ["pdf-page-unclear"])


@_STYLES
def test_a_table_with_a_pale_mark_in_a_gap_is_named(typesetter: Make, tmp_path: Path, style: str) -> None:
    page = typesetter()
    page.table(caption(page, 100), PLAIN.rows, PLAIN.widths, style=style)
    page.canvas.setFillGray(0.8)
    page.text(60 + PLAIN.widths[0] + 4, 126 + 3 * 16.8 - 5, "内部", 9)
    assert outcome(page, tmp_path / "a.pdf") == ([], ["pdf-page-unclear"])


def test_pale_heads_on_a_dark_ground_are_heads(typesetter: Make, tmp_path: Path) -> None:
    rows = [["项目", "预算数"], ["办公费", "1.50"], ["水费", "2.00"], ["电费", "3.00"]]
    page = typesetter()
    page.canvas.setFillGray(0.2)
    page.canvas.rect(60, page.height - 142, 400, 16.8, stroke=0, fill=1)
    page.canvas.setFillGray(0)
    page.table(125.2, [["", ""], *rows[1:]], [200, 200])
    page.canvas.setFillGray(0.85)
    page.text(150, 137, "项目", 9)
    page.text(345, 137, "预算数", 9)
    assert outcome(page, tmp_path / "a.pdf") == ([rows], [])
