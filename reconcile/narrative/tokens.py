"""Numbers in running text: which are amounts, rates and counts, and which only look like them.

A number counts only where a unit says so; years, dates, document and telephone numbers, codes, 7×24 and thresholds such
as 单价100万元以上 never become one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct, structs

from reconcile.narrative.lexicon import alternatives, folded, lexicon
from reconcile.numerals import UNITS, Bound, Numeral, fold, numeral

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:,\s\d{3})+(?=\.\d)|\d+)(?:\s?\.\s?\d+)?"
_MASKS = re.compile(
    r"(?:19|20)\d{2}\s*年(?:度)?\s*(?:\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?"
    r"|(?:19|20)\d{2}\s*[-—~–至]\s*(?:19|20)\d{2}\s*年?"
    r"|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}"
    r"|\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?(?!\w*元)"
    r"|[〔\[(]\s*(?:19|20)\d{2}\s*[〕\])]\s*第?\s*\d{1,9}\s*号"
    r"|第\s*\d{1,9}"
    r"|(?<!\d)0\d{2,3}[-—–]\d{7,8}(?:[-—–]\d+)?"
    r"|(?<!\d)1[3-9]\d{9}(?!\d)"
    r"|(?<!\d)\d{1,9}\s*[×xX*]\s*\d{1,9}(?!\d*\s*\.?\d*\s*[万亿千百]?元)"
    r"|\d{1,2}:\d{2}(?!\d)"
    r"|(?<!\d)\d{1,9}\s*号"
    r"|\(\s*\d{2,3}\s*[类款项]\s*\)"  # 行政运行（01项） names a code
)
_ORDINAL = re.compile(r"^\s*(?:\(\s*\d{1,2}\s*\)|\d{1,2}\s*[、.．)])(?!\d)")
_PAIR = re.compile(r"\s*[,、/和与及]\s*")
_WITHOUT_YUAN = {"万": "万元", "亿": "亿元"}
_BRACKETED = re.compile(r"\([^()]{0,8}\)")


class Token(Struct, frozen=True):
    """One number with its unit. start, end: offsets in the text, unit included. text: as printed, without white space.

    unit_from: the unit was stated once for this and the number after it.
    """

    start: int
    end: int
    text: str
    number: Numeral
    bound: Bound = ""
    soft: bool = False
    unit_from_next: bool = False

    @property
    def kind(self) -> str:
        """money, percent or count; points for 个百分点."""
        return "points" if self.number.unit == "个百分点" else self.number.dimension


class _Raw(Struct, frozen=True):
    start: int
    end: int
    digits: str
    more: str
    unit: str


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = lexicon()
    units = [*words.units["money"], *words.units["percent"], *words.units["count"]]
    more = alternatives(words.hedges["after"])
    number = re.compile(
        rf"(?<![\d.A-Za-z])(?P<sign>(?<![\dA-Za-z])[-−–]\s?)?(?P<digits>{_DIGITS})(?P<more>\s*(?:余|多))?"
        rf"(?:\s*(?P<unit>{_loose(folded(units))}|[万亿](?![\w(])))?"
    )
    return (
        number,
        re.compile(rf"{alternatives(folded(words.hedges['before']))}\s*$"),
        re.compile(rf"\s*{more}"),
        re.compile(rf"{alternatives(folded(words.hedges['least']))}\s*(?:为|了|到|在)?\s*$"),
        re.compile(rf"{alternatives(folded(words.hedges['most']))}\s*(?:为|了|到|在)?\s*$"),
        re.compile(rf"{alternatives(folded(words.threshold['before']))}\s*(?:在|为|人民币)?\s*$"),
        re.compile(rf"\s*{alternatives(folded(words.threshold['after']))}"),
    )


def _loose(units: Iterable[str]) -> str:
    """The units, longer first, with the white space that justified lines put between their characters."""
    ordered = sorted(set(units), key=lambda one: (-len(one), one))
    return "(?:" + "|".join(r"\s?".join(map(re.escape, one)) for one in ordered) + ")"


def tokens(text: str) -> tuple[Token, ...]:
    """The amounts, rates and counts of `text`, in order."""
    flat = fold(text)
    raw = _with_shared_units(flat, _raw(flat))
    found = (_token(text, flat, one, shared) for one, shared in raw)
    return tuple(one for one in found if one is not None)


def _raw(flat: str) -> list[_Raw]:
    masked = _masked(flat)
    number = _patterns()[0]
    result = []
    for match in number.finditer(masked):
        unit = "".join((match["unit"] or "").split())
        digits = match["digits"].replace(" ", "")
        sign = "-" if match["sign"] else ""
        result.append(_Raw(match.start(), match.end(), sign + digits, match["more"] or "", unit))
    return result


def _masked(flat: str) -> str:
    """The text with everything blanked that is made of digits and is no number; lengths stay."""
    text = _ORDINAL.sub(lambda one: "\0" * len(one[0]), flat)
    return _MASKS.sub(lambda one: "\0" * len(one[0]), text)


def _with_shared_units(flat: str, raw: list[_Raw]) -> list[tuple[_Raw, bool]]:
    """4125.49,4143.91万元, 较上年2.08减少0.03万元: a number without unit takes that of the next, which it goes with."""
    result: list[tuple[_Raw, bool]] = []
    after: _Raw | None = None
    for one in reversed(raw):
        shared = False
        between = flat[one.end : after.start] if after is not None else ""
        paired = _PAIR.fullmatch(between) is not None
        moved = _moved().fullmatch(between) is not None and _earlier().search(flat[: one.start]) is not None
        if not one.unit and after is not None and (paired or moved) and "." in one.digits:
            unit = after.unit
            if unit in UNITS or unit in _WITHOUT_YUAN:
                one, shared = structs.replace(one, unit=unit), paired  # noqa: PLW2901 - the completed record
        result.append((one, shared))
        after = one
    return result[::-1]


@cache
def _moved() -> re.Pattern[str]:
    words = lexicon().directions
    return re.compile(rf"\s*(?:(?:相比|比)?[,，]?\s*)?{alternatives([*words.up, *words.down])}了?\s*")


@cache
def _earlier() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternatives(lexicon().comparison['prior'])}|(?:19|20)\d{{2}}年度?)(?:决算|预算|执行)?数?的?\s*$"
    )


def _bound(least: re.Match[str] | None, most: re.Match[str] | None) -> Bound:
    """≥ or ≤ as the longer word says: 不超过 ends in 超过, 不低于 in 低于."""
    if least is not None and (most is None or least.start() < most.start()):
        return "≥"
    return "≤" if most is not None else ""


def _token(text: str, flat: str, raw: _Raw, shared: bool) -> Token | None:  # noqa: FBT001
    if not raw.unit:
        return None
    _, before, after, least, most, threshold, beyond = _patterns()
    unit = {**_WITHOUT_YUAN, "百分点": "个百分点"}.get(raw.unit, raw.unit)
    counted = unit not in UNITS
    if counted and unit not in folded(lexicon().units["counted"]):
        return None
    lead, tail = flat[max(raw.start - 12, 0) : raw.start], flat[raw.end : raw.end + 8]
    if not counted and (threshold.search(_BRACKETED.sub("", lead)) or beyond.match(tail)):
        return None
    soft = bool(raw.more or before.search(lead) or after.match(tail))
    read = numeral(raw.digits, unit, exact=counted, coarse=soft)
    if read is None:
        return None
    if read.value == 0 and not read.decimals and read.dimension == "money":
        read = structs.replace(read, half=0)  # a bare 0 is one of the ways to print nothing
    bound = _bound(least.search(lead), most.search(lead))
    printed = "".join(text[raw.start : raw.end].split())
    return Token(raw.start, raw.end, printed, read, bound, soft, shared)
