"""How many years a project takes as its sheet says (项目期3年, 2025年1月—2027年12月)."""

from __future__ import annotations

import re

from reconcile.numerals import fold
from reconcile.recognition import TargetSheet

_YEARS = re.compile(r"(?:共|为)?(\d{1,2})年?(?:[（(].*[）)])?")
_DATE = r"(20\d\d)[年./-](\d{1,2})(?:月|(?=[./-]))?(?:[./-]?\d{1,2}日?)?"
_SPAN = re.compile(rf"{_DATE}[—–~～至到-]+{_DATE}")
_YEAR = 12  # months


def years_of(sheet: TargetSheet) -> int:
    """The years of 项目期, 0 where none are printed or its months are no whole years."""
    text = fold("".join(sheet.fields.get("项目期", "").split()))
    if found := _YEARS.fullmatch(text):
        return int(found[1])
    span = _SPAN.fullmatch(text)
    months = (int(span[3]) - int(span[1])) * _YEAR + int(span[4]) - int(span[2]) + 1 if span is not None else 0
    return months // _YEAR if months > 0 and months % _YEAR == 0 else 0
