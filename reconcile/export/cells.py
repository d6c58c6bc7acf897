"""Text of a document in the cells of a spreadsheet: never a formula."""

from __future__ import annotations

import re

from reconcile.export.printable import printable

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠|\t\r]")
_NUMBER = re.compile(r"\s*[+\-－]?[\d,.]+\s*[%％]?\s*|[-—－]+")
LONGEST = 32_000  # what a cell of a workbook can hold, and a little less


def for_spreadsheet(text: str) -> str:
    """`text`, printable, with an apostrophe before what a spreadsheet would run as a formula, but for numbers."""
    clean = printable(text)[:LONGEST]
    return "'" + clean if _FORMULA.match(clean) and not _NUMBER.fullmatch(clean) else clean
