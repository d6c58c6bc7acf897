"""Dates of targets such as 5月底前, 26年6月底前, 2026年上半年: by when something must be done."""

from __future__ import annotations

import re

from msgspec import Struct

from reconcile.numerals import fold

# 26年6月, 26年底; 20年 alone is how long something lasts.
_YEAR = re.compile(
    r"(?<!\d)(?:20(\d{2})年(?!\d*(?:期|限|内))|(\d{2})年(?=\d{1,2}月|[上下前后]半年|底|末|初|第|[一二三四]季))"
)
_MONTH = re.compile(r"(\d{1,2})月")
_DAY = re.compile(r"月(\d{1,2})日")
_PARTS = (
    (re.compile(r"上半年|前半年|前两个?季度|第?二季度|2季度"), 6),
    (re.compile(r"第?一季度|1季度"), 3),
    (re.compile(r"前三个?季度|第?三季度|3季度"), 9),
    (re.compile(r"下半年|后半年|第?四季度|4季度|年底|年末|年内"), 12),
)


_ONLY_A_DATE = re.compile(
    r"[≤<约]?(?:不?晚于)?[\d年月日号底末初上中下旬半季度第一二三四前后内之以份至到\-—–~、,，.及止度完成]+"
)


class Deadline(Struct, frozen=True):
    """The end of a target's time. year: 0 where none is printed. day: 0 where only a month is."""

    year: int
    month: int
    day: int = 0

    def after(self, other: Deadline, fiscal_year: int) -> bool:
        """Whether this is later than `other`; a year that is not printed is the fiscal year."""
        mine, theirs = self.year or fiscal_year, other.year or fiscal_year
        return (mine, self.month) > (theirs, other.month)


def deadline(text: str) -> Deadline | None:
    """The last date that `text` names, or None where it names none or is more than a date."""
    flat = fold(re.sub(r"\s+", "", text))
    if not _ONLY_A_DATE.fullmatch(flat):
        return None
    years = [2000 + int(found[1] or found[2]) for found in _YEAR.finditer(flat)]
    months = [int(found[1]) for found in _MONTH.finditer(flat) if 1 <= int(found[1]) <= 12]
    days = [int(found[1]) for found in _DAY.finditer(flat)]
    month = months[-1] if months else next((month for pattern, month in _PARTS if pattern.search(flat)), 0)
    if not month and not years:
        return None
    return Deadline(years[-1] if years else 0, month or 12, days[-1] if days and months else 0)
