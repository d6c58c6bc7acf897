"""Tables drawn in ways that tell nothing about what is printed: character by character in any order, with double lines."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.reconcile.reading.pdf.conftest import FONT
from tests.reconcile.reading.pdf.grids import Make, caption, grids, texts
from tests.reconcile.reading.pdf.layouts import PLAIN, SIDE_BY_SIDE, WRAPPED_NAMES, Layout


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
