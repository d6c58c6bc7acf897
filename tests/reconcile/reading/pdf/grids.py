"""The tables of a PDF as plain lists, and cells drawn for one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from reconcile.reading.blocks import RawGrid
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.outlines import cells

Make = Callable[..., Any]
Grid = list[list[str | None]]


def grids(path: Path) -> list[RawGrid]:
    return [block for block in read_pdf(path).blocks if isinstance(block, RawGrid)]


def texts(grid: RawGrid) -> Grid:
    return cells(grid.rows)


def spans(grid: RawGrid) -> list[tuple[int, int, int, int]]:
    cells = [cell for row in grid.rows for cell in row if cell is not None]
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in cells
        if (cell.row_span, cell.column_span) != (1, 1)
    ]


def draw_cells(page: Any, cells: list[tuple[float, float, float, float, str]]) -> None:
    for x0, top, x1, bottom, text in cells:
        page._box((x0, top, x1, bottom), True, x0, x1)
        page.text(x0 + 4, (top + bottom) / 2 + 3, text, 9)


def caption(page: Any, y: float, title: str = "2024年支出预算表") -> float:
    """Title, unit and name over a table; returns where the table begins."""
    page.centred(y, title)
    page.text(60, y + 20, "部门名称：某市某局", 10.5)
    page.text(470, y + 20, "单位：万元", 10.5)
    return y + 26
