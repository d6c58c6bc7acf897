"""Rows without upright rules beside rows that have them, as styles of Word rule every second row or the head alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reconcile.reading.blocks import RawGrid
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.pdf.grids import Grid, Make, caption, grids, texts
from tests.reconcile.reading.pdf.layouts import PLAIN, SIDE_BY_SIDE, TWO_LEVELS, Layout

_LEFT, _LINE = 60.0, 16.8  # of a table, and how high a row of one line is
_INDICATORS: Grid = [
    ["项目名称", "图书购置经费", "单位", "某馆"],
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "购置图书", "12,000.00"],
    ["效益指标", "社会效益", "借阅人次", "30,000.00"],
]


def _draw(page: Any, layout: Layout, parted: range) -> None:
    """A frame, a rule under each row from the last of `parted` on where these are several, and upright rules in those
    of `parted` alone.
    """
    top = caption(page, 100)
    end = page.table(top, layout.rows, layout.widths, layout.spans, "ends", header=layout.header)
    xs = [_LEFT + sum(layout.widths[:column]) for column in range(len(layout.widths) + 1)]
    for x in (xs[0], xs[-1]):
        page.rule(x, top, x, end)
    for row in range(len(layout.rows)) if len(parted) > 1 else parted:
        y = top + _LINE * row
        page.rule(xs[0], y, xs[-1], y)
        page.rule(xs[0], y + _LINE, xs[-1], y + _LINE)
    for row in parted:
        for x in xs[1:-1]:
            page.rule(x, top + _LINE * row, x, top + _LINE * (row + 1))


@pytest.mark.parametrize("layout", [PLAIN, SIDE_BY_SIDE])
@pytest.mark.parametrize("parted", [range(1), range(0, 5, 2), range(1, 5, 2)])
def test_rows_stand_in_the_columns_that_others_are_parted_into(
    typesetter: Make, tmp_path: Path, layout: Layout, parted: range
) -> None:
    page = typesetter()
    _draw(page, layout, parted)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == layout.rows


@pytest.mark.parametrize("layout", [TWO_LEVELS, Layout(_INDICATORS, [100, 110, 100, 100])])
def test_heads_of_groups_and_indicators_in_such_rows_are_named(
    typesetter: Make, tmp_path: Path, layout: Layout
) -> None:
    page = typesetter()
    _draw(page, layout, range(2, 6, 2) if layout.spans else range(1))
    found = read_pdf(page.save(tmp_path / "a.pdf"))
    assert not [one for one in found.blocks if isinstance(one, RawGrid)]
    assert [one.page for one in found.unread] == [1]


def test_a_second_line_as_near_to_the_row_below_is_named(typesetter: Make, tmp_path: Path) -> None:
    rows = [[cell or "" for cell in row] for row in PLAIN.rows]
    cut = ["及滞纳金", "", "", ""]  # the rest of 房屋租金收入, or the beginning of 利息收入
    page = typesetter()
    _draw(page, Layout([*rows[:2], cut, *rows[2:]], PLAIN.widths), range(1))
    found = read_pdf(page.save(tmp_path / "a.pdf"))
    assert not [one for one in found.blocks if isinstance(one, RawGrid)]
    assert [one.page for one in found.unread] == [1]


def test_one_cell_over_all_columns_stays_one(typesetter: Make, tmp_path: Path) -> None:
    last = ["填表人：张三" + " " * 30 + "资金总额" + " " * 24 + "1,245,788.70", None, None, None]
    page = typesetter()
    page.table(caption(page, 100), [*PLAIN.rows, last], PLAIN.widths, [(5, 0, 1, 4)])
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == [*PLAIN.rows, ["填表人：张三资金总额1,245,788.70", None, None, None]]
