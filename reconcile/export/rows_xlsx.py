"""Reviews as a workbook: a sheet of opinions (审核意见), and one of what the reviewer noted and checked besides."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any
from unicodedata import east_asian_width

from reconcile.export.cells import for_spreadsheet
from reconcile.export.entries import Sheet
from reconcile.export.rows import COLUMNS, WHOSE, Row, apart, opinions
from reconcile.export.workbook import new_workbook
from reconcile.language import Say

WIDTHS = dict(
    zip((*WHOSE, *COLUMNS), (16, 16, 4, 13, 30, 13, 30, 10, 16, 5, 16, 7, 13, 20, 8, 11, 13, 9, 14), strict=True)
)
FOR_PROGRAMS = frozenset({"rule", "id"})  # a department can do nothing with them: there, and hidden
LINE, TALLEST = 15.0, 409.0  # points of a line of text, and of the tallest row that there can be
A3 = 8


def rows_xlsx(sheets: Sequence[Sheet], say: Say) -> bytes:
    """The workbook: frozen heads, filters, landscape, as wide as the paper, every cell a string."""
    file = io.BytesIO()
    with new_workbook(file) as book:
        _page(book, say("export-sheet"), *opinions(sheets, say), say)
        columns, noted = apart(sheets, say)
        if noted:
            _page(book, say("export-apart"), columns, noted, say)
    return file.getvalue()


def _page(book: Any, name: str, columns: Row, told: Sequence[Row], say: Say) -> None:
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#E8ECF1"})
    body = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    page = book.add_worksheet(name)
    for index, column in enumerate(columns):
        page.set_column(index, index, WIDTHS[column], None, {"hidden": column in FOR_PROGRAMS})
        page.write_string(0, index, say(f"column-{column}"), head)
    for number, row in enumerate(told, 1):
        page.set_row(number, _height(row, columns))
        for index, text in enumerate(row):
            page.write_string(number, index, for_spreadsheet(text), body)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(told), len(columns) - 1)
    page.set_landscape()
    page.set_paper(A3)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer("&C&P / &N")
    page.repeat_rows(0)


def _height(row: Row, columns: Row) -> float:
    """Points that the fullest cell of a row takes; programs do not measure wrapped text when they open a file."""
    lines = (
        sum(max(-(-_wide(line) // WIDTHS[name]), 1) for line in text.split("\n"))
        for name, text in zip(columns, row, strict=True)
    )
    return min(max(lines) * LINE, TALLEST)


def _wide(line: str) -> int:
    """Widths of a digit that a line takes, a Chinese character two, with some room."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in line) + 1
