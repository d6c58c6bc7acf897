"""Rows without a gap between them, as Word sets them: names of several lines around the figures of their row."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.pdf.grids import Grid, Make, caption, grids, texts

HEAD: Grid = [["项目名称", "预算数", "决算数"]]
TWO = "机关事业单位基本养老保险缴费支出"
THREE = "老旧小区改造及配套基础设施建设补助资金项目支出"
FOUR = "老旧小区改造及配套基础设施建设补助资金项目支出（第二批中央预算内投资）"


def _rows(names: list[str]) -> Grid:
    return [*HEAD, *([name, f"{at + 3}7.50", f"{at + 2},006.90"] for at, name in enumerate(names))]


@pytest.mark.parametrize("leading", [1.0, 1.2, 1.45, 1.65])
@pytest.mark.parametrize("style", ["three", "ends", "none"])
@pytest.mark.parametrize(
    "names",
    [
        ["住房公积金", TWO, "住房公积金", TWO, "其他支出"],
        [TWO, THREE, "行政运行", FOUR, "其他支出", THREE],
        [TWO, FOUR, TWO, "行政运行"],
    ],
    ids=["two", "three", "four"],
)
def test_names_of_several_lines_stand_around_their_figures(
    typesetter: Make, tmp_path: Path, names: list[str], style: str, leading: float
) -> None:
    rows = _rows(names)
    page = typesetter()
    page.labels_left, page.leading = True, leading
    page.table(caption(page, 100), rows, [82, 90, 90], (), style, padding=0.01)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


@pytest.mark.parametrize("leading", [1.45, 1.65])
@pytest.mark.parametrize("style", ["three", "ends", "none"])
def test_names_of_several_lines_stand_around_their_figures_over_pages(
    typesetter: Make, tmp_path: Path, style: str, leading: float
) -> None:
    rows = _rows(["办公费", "印刷费", "差旅费", "会议费", *[THREE, TWO, "其他支出"] * 16])
    page = typesetter()
    page.labels_left, page.leading = True, leading
    page.table(caption(page, 100), rows, [82, 90, 90], (), style, padding=0.01)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


@pytest.mark.parametrize("style", ["three", "none"])
def test_a_name_alone_between_such_rows_leaves_open_of_which_it_is(
    typesetter: Make, tmp_path: Path, style: str
) -> None:
    """Of a name's three lines one may as well be the next row, which has no figures."""
    rows = [*_rows([THREE, "住房公积金"]), [TWO[:9], "", ""], *_rows([THREE, "其他支出"])[1:]]
    page = typesetter()
    page.labels_left, page.leading = True, 1.45
    page.table(caption(page, 100), rows, [82, 90, 90], (), style, padding=0.01)
    path = page.save(tmp_path / "a.pdf")
    assert grids(path) == []
    assert [one.page for one in read_pdf(path).unread] == [1]
