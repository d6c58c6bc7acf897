"""How many years a project takes as its sheet says (项目期3年, 2025年1月—2027年12月)."""

from __future__ import annotations

import re

from msgspec import Struct

from reconcile.numerals import fold
from reconcile.recognition import TargetSheet
from reconcile.target_sheets.deadlines import Deadline

_YEARS = re.compile(r"(?:共|为)?(\d{1,2})年?(?:[（(].*[）)])?")
_DATE = r"(20\d\d)[年./-](\d{1,2})(?:月|(?=[./-]))?(?:[./-]?\d{1,2}日?)?"
_SPAN = re.compile(rf"{_DATE}[—–~～至到-]+{_DATE}")
_YEAR = 12  # months


class Span(Struct, frozen=True):
    """The first and the last month of a term."""

    start: Deadline
    end: Deadline


def span_of(sheet: TargetSheet) -> Span | None:
    """The months of 项目期, or None where it is not said by its first and its last."""
    found = _SPAN.fullmatch(_term(sheet))
    months = [int(one) for one in found.groups()] if found is not None else [0, 0]
    if any(not 1 <= one <= _YEAR for one in months[1::2]):
        return None
    return Span(Deadline(*months[:2]), Deadline(*months[2:]))


def _term(sheet: TargetSheet) -> str:
    return fold("".join(sheet.fields.get("项目期", "").split()))


def years_of(sheet: TargetSheet) -> int:
    """The years of 项目期, 0 where none are printed or its months are no whole years."""
    if found := _YEARS.fullmatch(_term(sheet)):
        return int(found[1])
    span = span_of(sheet)
    months = (
        (span.end.year - span.start.year) * _YEAR + span.end.month - span.start.month + 1 if span is not None else 0
    )
    return months // _YEAR if months > 0 and months % _YEAR == 0 else 0
