"""Tables with upright rules alone, between a rule above and one below: their rows and the heads of groups are seen from
where texts stand and upright rules end.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reconcile.reading.blocks import RawGrid
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.pdf.grids import Make, caption, grids, spans, texts
from tests.reconcile.reading.pdf.layouts import BLANK_COLUMNS, THREE_LEVELS, TWO_LEVELS, WITH_REMARKS, Layout

_LEFT, _LINE = 60.0, 16.8  # of a table, and how high a row of one line is


def _draw(page: Any, layout: Layout) -> None:
    """Each upright rule from the row on in which it parts two cells."""
    top = caption(page, 100)
    end = page.table(top, layout.rows, layout.widths, layout.spans, "ends", header=layout.header)
    x = _LEFT
    for column in range(len(layout.widths) + 1):
        hidden = [one for one in layout.spans if one[1] < column < one[1] + one[3]]
        page.rule(x, top + _LINE * max((row + rows for row, _, rows, _ in hidden), default=0), x, end)
        x += layout.widths[column] if column < len(layout.widths) else 0


@pytest.mark.parametrize("layout", [TWO_LEVELS, THREE_LEVELS, WITH_REMARKS, BLANK_COLUMNS])
def test_an_upright_rule_that_ends_below_the_top_is_under_the_head_of_a_group(
    typesetter: Make, tmp_path: Path, layout: Layout
) -> None:
    page = typesetter()
    _draw(page, layout)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == layout.rows
    assert sorted(spans(grid)) == sorted(layout.spans)


def test_a_column_without_a_head_leaves_open_where_heads_end(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    _draw(page, Layout([["", *TWO_LEVELS.rows[0][1:]], *TWO_LEVELS.rows[1:]], TWO_LEVELS.widths, TWO_LEVELS.spans, 2))
    found = read_pdf(page.save(tmp_path / "a.pdf"))
    assert not [one for one in found.blocks if isinstance(one, RawGrid)]
    assert [one.page for one in found.unread] == [1]


def test_names_of_several_lines_beside_figures_in_the_middle_are_no_rows(typesetter: Make, tmp_path: Path) -> None:
    rows = [
        ["科目编码", "科目名称", "预算数"],
        ["201", "一般公共服务支出", "4,050.96"],
        ["2080505", "机关事业单位基本养老保险缴费支出", "13.36"],
        ["221", "住房保障支出", "14.20"],
        ["22102", "住房改革支出", "14.20"],
    ]
    page = typesetter()
    page.labels_left = True
    page.table(caption(page, 100), rows, [60, 110, 90], style="columns")
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


def test_upright_rules_alone_over_pages(typesetter: Make, tmp_path: Path) -> None:
    rows = [
        ["科目编码", "科目名称", "预算数"],
        *([str(2010000 + at), f"办公设备购置{at}", f"{at}.50"] for at in range(74)),
    ]
    widths = [90, 200, 120]
    page = typesetter()
    parts, tops = [rows[:30], rows[30:65], rows[65:]], [caption(page, 100), 70, 70]
    for part, top in zip(parts, tops, strict=True):
        end = page.table(top, part, widths, style="none")
        for x in (60, 150, 350, 470):
            page.rule(x, top, x, end)
        if part is parts[0]:
            page.rule(60, top, 470, top)
        if part is parts[-1]:
            page.rule(60, end, 470, end)
        else:
            page.next_page()
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows
    assert grid.pages == (1, 2, 3)
