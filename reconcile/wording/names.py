"""Names of offices as they are printed, brought to a form in which they can be compared."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from reconcile.numerals import fold
from reconcile.wording.lexicon import one_of, wording

_LEVEL = re.compile(r"(?:\((?:本级|机关|汇总|本部|单位|部门|本部门|行政)\)|本级|机关本级|\(盖章\)|部门$|单位$)")
_YEAR = re.compile(r"20\d{2}年?度?")
_CODE = re.compile(r"^\[?[\dA-Za-z]{3,}\]?\s*[-—_、.]?\s*")
_SIMILAR = 0.75
_SHARED = 2  # characters that two forms of one office's name have in common at least


def office(text: str) -> str:
    """The name in `text` without code, year, level (本级, 机关) and white space; brackets and signs folded."""
    bare = _YEAR.sub("", fold(re.sub(r"\s+", "", text)))
    return _LEVEL.sub("", _CODE.sub("", bare)).strip(":;,。、")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(one_of(wording().office_endings) + r"$")


def is_office(text: str) -> bool:
    """Whether `text` reads like the name of an office."""
    name = office(text)
    return 4 <= len(name) <= 30 and bool(_ending().search(name)) and not re.search(r"[，。；：\d]", name)


def agree(one: str, other: str) -> bool:
    """Whether two names are the same office: equal, one inside the other, or one a shortening of the other."""
    first, second = sorted((office(one), office(other)), key=len)
    return not first or first in second or _shortened(first, second)


def _shortened(short: str, long: str) -> bool:
    """Whether `short` keeps some of the characters of `long` in their order: 某市人大 for 某市人民代表大会."""
    rest = iter(long)
    return len(short) > _SHARED and len(short) < len(long) - 1 and all(letter in rest for letter in short)


def alike(one: str, other: str) -> bool:
    """Whether two names that do not agree are so close that one is likely a slip for the other."""
    return SequenceMatcher(a=office(one), b=office(other), autojunk=False).ratio() >= _SIMILAR
