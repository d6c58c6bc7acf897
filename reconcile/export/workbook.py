"""Workbooks that hold text and nothing that runs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import IO, Any

import xlsxwriter

from reconcile.export.own import MARK


def new_workbook(file: IO[bytes]) -> Any:
    """A workbook to be written to `file`, made so that no text becomes a formula, a number or a link.

    Its dates are fixed: the same content gives the same bytes.
    """

    off = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = xlsxwriter.Workbook(file, off)
    book.set_properties({"created": datetime(2026, 1, 1, tzinfo=UTC), "category": MARK})
    return book
