"""Tables whose lines are dotted or dashed, drawn as many small marks as browsers do."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from pathlib import Path

import pytest

from tests.reconcile.reading.pdf.grids import Make, grids, spans, texts

# A sheet of performance targets: side heads over rows, and fields beside each other.
_SHEET = [
    ["项目名称", None, "城区道路养护", None],
    ["实施单位", None, "某市某局", "2026年"],
    ["资金（万元）", "总额", "125.00", ""],
    [None, "财政拨款", "100.00", ""],
    [None, "其他资金", "25.00", ""],
    ["指标", "产出", "养护里程", "≥20公里"],
]
_SPANS = [(0, 0, 1, 2), (0, 2, 1, 2), (1, 0, 1, 2), (2, 0, 3, 1)]
_WIDTHS = [80.0, 90.0, 180.0, 125.0]
_DOT, _DASH, _WIDE_DASH = (0.75, 0.75), (2.25, 1.5), (4.5, 3.8)  # how long a mark is, and the gap after it


def _marks(begin: float, end: float, way: tuple[float, float]) -> Iterator[float]:
    """Where marks begin from one end of a side to the other."""
    length, gap = way
    count = ceil((end - begin - length) / (length + gap))
    return (begin + index * (end - begin - length) / count for index in range(count + 1))


@pytest.mark.parametrize("way", [_DOT, _DASH, _WIDE_DASH])
@pytest.mark.parametrize("thick", [0.75, 1.5])
def test_rows_of_small_marks_are_lines(
    typesetter: Make, tmp_path: Path, way: tuple[float, float], thick: float
) -> None:
    page = typesetter()

    def rule(x0: float, y0: float, x1: float, y1: float) -> None:
        length = max(way[0], thick)
        if x1 > x0:
            for x in _marks(x0, x1, way):
                page.canvas.rect(x, page.height - y0, length, thick, stroke=0, fill=1)
        else:
            for y in _marks(y0, y1, way):
                page.canvas.rect(x0, page.height - y - length, thick, length, stroke=0, fill=1)

    page.rule = rule
    page.centred(100, "项目支出绩效目标表")
    page.table(126, _SHEET, _WIDTHS, _SPANS)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == _SHEET
    assert spans(grid) == _SPANS


def test_round_dots_make_lines(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()

    def rule(x0: float, y0: float, x1: float, y1: float) -> None:
        for at in _marks(x0 if x1 > x0 else y0, x1 if x1 > x0 else y1, (1.5, 1.5)):
            x, y = (at, y0) if x1 > x0 else (x0, at)
            page.canvas.circle(x + 0.75, page.height - y - 0.75, 0.75, stroke=0, fill=1)

    page.rule = rule
    page.table(126, _SHEET, _WIDTHS, _SPANS)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == _SHEET
    assert spans(grid) == _SPANS


def test_a_few_marks_are_no_line(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    for index, text in enumerate(("加强道路养护", "做好城区亮化", "完善管理制度")):
        for x in (62, 64.5):
            page.canvas.rect(x, page.height - 126 - 30 * index, 1.5, 1.5, stroke=0, fill=1)
        page.text(80, 126 + 30 * index, text)
    assert grids(page.save(tmp_path / "a.pdf")) == []


def test_a_frame_drawn_further_down_than_its_last_row_at_the_end_of_the_page(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    for y in (700, 717, 734, 751):
        page.rule(60, y, 360, y)
    for x, end in ((60, 784), (200, 768), (280, 768), (360, 784)):
        page.rule(x, 700, x, end)
    rows = [["项目", "预算数", "比例"], *([f"其他支出{at}", f"{at}81.61", "10.5"] for at in (1, 2, 3))]
    for at, row in enumerate(rows):
        for x, text in zip((64, 204, 284), row, strict=True):
            page.text(x, 712 + 17 * at, text, 9)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows
