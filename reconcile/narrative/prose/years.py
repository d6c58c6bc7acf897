"""What running text says of several years' money: 项目期限为三年，每年240万元，三年共计720万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from reconcile.narrative.prose import Prose
from reconcile.narrative.small_numbers import small_number

_N = r"([两二三四五六七八九十]|\d{1,2})年"
_IN_ALL = re.compile(rf"(?:分)?{_N}(?:期)?(?:共计|合计|总计|总共|共需|共|总)[^。；，,\d]{{0,8}}$")
_THEN = re.compile(r"[，,](?:共计|合计|总计|总共|共需?)(?:资金|金额|经费)?")
_EACH = re.compile(r"(?<!起)每年$")
_SHARED = re.compile(rf"分{_N}[^。；;]{{0,40}}每年[^。；;，,\d]{{0,8}}$")
_PROJECT = r"(?:项目|实施|建设)(?:实施)?(?:期限?|周期)(?:为|共|是)?"
_TERM = re.compile(rf"{_PROJECT}{_N}")
_SPREAD = re.compile(rf"(?:分|{_PROJECT}){_N}[^。；;]{{0,40}}$")
_LEAD = 60  # characters before an amount in which stands what it is


class Yearly(Struct, frozen=True):
    """An amount a year and what the years come to. each, total: tokens. term: the years that the project is said to
    take before the amount, 0 where it is not; said: those words.
    """

    each: int
    total: int
    years: int
    term: int = 0
    said: str = ""


def years_of_amount(of: Prose, at: int) -> int:
    """The years that an amount is said to be of (三年共计720万元), or 0."""
    return _years(_IN_ALL, _lead(of, at))


def years_of_each(of: Prose, at: int) -> int:
    """The years of each of which an amount is said to be (分三年，每年约65万元), or 0."""
    return _years(_SHARED, _lead(of, at))


def goes_on_to_all(of: Prose, at: int) -> bool:
    """Whether the next amount is what the years come to (，共195万元)."""
    return at + 1 < len(of.tokens) and of.is_money(at + 1) and _THEN.fullmatch(of.before(at + 1)) is not None


def yearly(of: Prose) -> Iterator[Yearly]:
    """每年240万元，三年共计720万元 and 分三年，每年240万元，共720万元, with no number before 每年 in the sentence."""
    for each, at in pairwise(range(len(of.tokens))):
        before = of.before(each)
        opens = not each or of.sentence(each - 1) < of.sentence(each)  # 2024年200万元，2025年起每年240万元
        together = of.is_money(each) and of.is_money(at) and of.sentence(each) == of.sentence(at)
        plain = not (of.tokens[at].soft or of.tokens[at].bound or "投资" in of.before(at))
        if not (opens and together and plain and _EACH.search(before)):
            continue
        own = before.rsplit("。", 1)[-1]
        spread = _years(_SPREAD, own) if _THEN.fullmatch(of.before(at)) else 0
        years = _years(_IN_ALL, of.before(at)) or spread
        term = _TERM.search(own)
        if years:
            yield Yearly(each, at, years, _years(_TERM, own), term[0] if term else "")


def _lead(of: Prose, at: int) -> str:
    return of.text[max(of.tokens[at].start - _LEAD, 0) : of.tokens[at].start]


def _years(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.search(text)
    return small_number(found[1]) if found else 0
