"""Words as they are printed in heads and labels, brought to the form in which they can be compared."""

from __future__ import annotations

import re
from functools import lru_cache

from reconcile.numerals import fold

_SPACE = re.compile(r"\s+")
_QUOTES = re.compile(r"[“”\"'‘’「」『』《》]")
_YEAR = re.compile(r"(?:19|20)\d{2}年度?|(?:19|20)\d{2}(?=预算|决算|执行)")
_UNIT = re.compile(r"\((?:单位[:：])?(?:元|百元|千元|万元|亿元|%|‰)\)")
_BRACKETS = re.compile(r"\([^()]*\)")
ORDINALS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        r"[一二三四五六七八九十]+[、.．]",
        r"\([一二三四五六七八九十]+\)、?",
        r"\d{1,2}(?:[、．]|\.(?!\d))",
        r"\(\d{1,2}\)、?",
        r"[①-⑳]",
    )
)
KEPT = 2**15  # words whose shape is remembered: the same labels are compared many times over
AMONG = re.compile(r"(?:其中|其 中)[:：]?")


@lru_cache(maxsize=KEPT)
def squeezed(text: str) -> str:
    """`text` without white space, with full-width digits and signs as ordinary ones."""
    return fold(_SPACE.sub("", text))


def head_words(text: str) -> str:
    """A column's head without white space, quotes, year and unit; brackets stay."""
    return _UNIT.sub("", _YEAR.sub("", _QUOTES.sub("", squeezed(text))))


def without_brackets(text: str) -> str:
    """`text` without bracketed words."""
    return _BRACKETS.sub("", text)


def ordinal_level(label: str) -> int | None:
    """Which style of ordinal a label starts with: 0 一、 1 （一） 2 1、 3 （1） 4 ①; None without one."""
    text = squeezed(label)
    return next((level for level, style in enumerate(ORDINALS) if style.match(text)), None)


def is_among(label: str) -> bool:
    """Whether a label starts with 其中 and so names only a part of the row above."""
    return AMONG.match(squeezed(label)) is not None


@lru_cache(maxsize=KEPT)
def without_ordinal(label: str) -> str:
    """A row's label as printed, without white space, ordinal and a leading 其中."""
    text = _SPACE.sub("", label)
    for _ in range(2):
        for mark in (AMONG, *ORDINALS):
            found = mark.match(fold(text))
            if found and found.end() < len(text):
                text = text[found.end() :]
                break
    return text


def row_words(label: str) -> str:
    """A row's label for comparison: without ordinal, quotes and year, signs folded."""
    return _YEAR.sub("", _QUOTES.sub("", fold(without_ordinal(label))))
