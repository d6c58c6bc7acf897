"""Marks of footnotes set high behind a number: they are no digits of it."""

from __future__ import annotations

from itertools import pairwise

from reconcile.reading.pdf.page.characters import Word

_SMALLER = 0.75  # of the number's size
_HIGHER = (0.2, 0.8)  # of the number's size: from where to where a mark stands over its baseline
_BEHIND = 0.3  # of the number's size


def without_note_marks(words: list[Word]) -> list[Word]:
    """`words`, as they are drawn, without those that mark a footnote to the number drawn before them."""
    marks = {
        id(word) for number, word in pairwise(words) if word.size < _SMALLER * number.size and _marks(word, number)
    }
    return [word for word in words if id(word) not in marks] if marks else words


def _marks(word: Word, number: Word) -> bool:
    size = number.size
    return (
        _HIGHER[0] * size < number.base - word.base < _HIGHER[1] * size
        and abs(word.x0 - number.x1) < _BEHIND * size
        and number.chars[-1].isdigit()
        and all(map(str.isdigit, word.chars))
    )
