"""Marks of footnotes set high beside the amounts of a table, drawn with them or after all else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reconcile.reading.pdf.grids import Make, caption, grids, texts
from tests.reconcile.reading.pdf.layouts import PLAIN

_AMOUNT = "36,000.50"


@pytest.mark.parametrize("late", [True, False])
@pytest.mark.parametrize("mark", ["1", "①", "*", "注1", "[1]", "(2)"])
@pytest.mark.parametrize("style", ["full", "rows", "columns", "three", "none"])
def test_a_mark_of_a_footnote_is_part_of_no_amount(
    typesetter: Make, tmp_path: Path, style: str, mark: str, *, late: bool
) -> None:
    page = typesetter()
    draw = page.text
    marks = []

    def text(x: float, y: float, text: str, size: float = 12) -> None:
        draw(x, y, text, size)
        if text == _AMOUNT:
            marks.append((x + page.measure(text, size), y - 3.5, mark, 0.6 * size))
            if not late:
                draw(*marks.pop())

    page.text = text
    page.table(caption(page, 100), PLAIN.rows, PLAIN.widths, style=style)
    for one in marks:
        draw(*one)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == PLAIN.rows


def test_a_small_number_that_is_not_set_high_stays(typesetter: Make, tmp_path: Path) -> None:
    rows = [["项目", "预算数", "次数"], ["会议", "12.00", ""], ["培训", "8.00", ""]]
    page = typesetter()
    page.table(100, rows, [100, 100, 100], size=12)
    for at in (1, 2):
        page.text(300, 100 + 20.4 * at + 15, str(at), 7)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert [row[2] for row in texts(grid)] == ["次数", "1", "2"]
