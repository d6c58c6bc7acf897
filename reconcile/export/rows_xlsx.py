"""A review as a workbook with one sheet of opinions (审核意见)."""

from __future__ import annotations

import io
from unicodedata import east_asian_width

from reconcile.export.cells import for_spreadsheet
from reconcile.export.entries import Sheet
from reconcile.export.rows import COLUMNS, rows
from reconcile.export.workbook import new_workbook
from reconcile.language import Say

WIDTHS = dict(zip(COLUMNS, (5, 18, 42, 18, 42, 10, 24, 7, 28, 8, 24, 10, 11, 28, 9, 12), strict=True))


LINE, TALLEST = 15.0, 409.0  # points of a line of text, and of the tallest row that there can be


def _height(row: tuple[str, ...]) -> float:
    """Points that the fullest cell of a row takes; programs do not measure wrapped text when they open a file."""
    lines = (
        sum(max(-(-_wide(line) // WIDTHS[name]), 1) for line in text.split("\n"))
        for name, text in zip(COLUMNS, row, strict=True)
    )
    return min(max(lines) * LINE, TALLEST)


def _wide(line: str) -> int:
    """Widths of a digit that a line takes, a Chinese character two, with some room."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in line) + 1


def rows_xlsx(made: Sheet, say: Say) -> bytes:
    """The workbook: frozen head, filters, every cell a string."""
    file = io.BytesIO()
    with new_workbook(file) as book:
        head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#E8ECF1"}
        )
        body = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        page = book.add_worksheet(say("export-sheet"))
        for index, name in enumerate(COLUMNS):
            page.set_column(index, index, WIDTHS[name])
            page.write_string(0, index, say(f"column-{name}"), head)
        last = 0
        for last, row in enumerate(rows(made, say), 1):
            page.set_row(last, _height(row))
            for index, text in enumerate(row):
                page.write_string(last, index, for_spreadsheet(text), body)
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, last, len(COLUMNS) - 1)
        page.set_landscape()
        page.set_paper(8)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
    return file.getvalue()
