"""Marks of footnotes set high beside a number: they are no part of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.columns import is_amount

_SMALLER = 0.75  # of the number's size
_HIGHER = (0.2, 0.8)  # of the number's size: from where to where a mark stands over its baseline
_BESIDE = 0.3  # of the number's size
_MARK = re.compile(r"[\[(（【〔]?(?:注?\d{1,2}|[①-⑳]|[*＊※†‡#]{1,3}|注)[\])）】〕]?")
_LONGEST = 5  # characters


def without_note_marks(words: list[Word]) -> list[Word]:
    """`words` without those that mark a footnote to a number, wherever in the file they are drawn."""
    numbers = [word for word in words if word.chars[-1].isdigit() or word.chars[-1] == "%"]
    largest = max((word.size for word in numbers), default=0.0)
    marks = [
        word
        for word in words
        if word.size < _SMALLER * largest and len(word.chars) <= _LONGEST and _MARK.fullmatch("".join(word.chars))
    ]
    if not marks:
        return words
    numbers.sort(key=attrgetter("base"))
    bases = [word.base for word in numbers]
    known = {
        id(mark)
        for mark in marks
        for number in numbers[bisect_left(bases, mark.base) : bisect_right(bases, mark.base + _HIGHER[1] * largest)]
        if _marks(mark, number)
    }
    return [word for word in words if id(word) not in known]


def _marks(mark: Word, number: Word) -> bool:
    size = number.size
    if mark.size >= _SMALLER * size or not _HIGHER[0] * size < number.base - mark.base < _HIGHER[1] * size:
        return False
    behind = abs(mark.x0 - number.x1) < _BESIDE * size
    return behind or (abs(number.x0 - mark.x1) < _BESIDE * size and is_amount("".join(number.chars)))
