"""Words as cells have them: what typesetting parts is put together, and what touches across two columns is parted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.lines import rows_of_words

_FIGURE = re.compile(r"[-−]?\d[\d,]*\.\d+%?|\d{3}|\d{5}|\d{7}")
_AUTOSPACE = 0.28  # of the size: the gap that typesetting puts between digits and Chinese
_ABUTTING = re.compile(
    r"(\d[\d,]*\.\d\d|\d{5,}(?=[\u4e00-\u9fff（])(?!年)|[\u4e00-\u9fff（）、]{3,}(?=\d))([\u4e00-\u9fff（].*|\d[\d,]*\.\d\d)"
)
_NUMBER = re.compile(r"\d{1,3}")
_ENDS_IN_NUMBER = re.compile(r"(.*[\u4e00-\u9fff（）、])(\d{1,3})")
_FEWEST = 3  # numbers under each other make a column of such (行次)
_ALIGNED = 1.5  # points

_Column = tuple[Callable[[Word], float], list[float]]  # a way to see where numbers stand, and where they all do


def as_cells_have_them(words: list[Word]) -> list[Word]:
    """The words as far as cells go: `2026 年` with its little gap is one, `4595.13一、` without any gap is two."""
    parted = [part for row in rows_of_words(words) for part in _parted(_closed(row))]
    numbers = [word for word in parted if _NUMBER.fullmatch("".join(word.chars))]
    if len(numbers) < _FEWEST:
        return parted
    columns: list[_Column] = [(place, sorted(map(place, numbers))) for place in (_left, _right, _middle)]
    return [part for word in parted for part in _without_number(word, columns)]


def _closed(row: list[Word]) -> list[Word]:
    closed = [row[0]]
    for word in row[1:]:
        last = closed[-1]
        near = word.left[0] - last.right[-1] < _AUTOSPACE * word.size and abs(word.base - last.base) < 0.3 * word.size
        if near and not _FIGURE.fullmatch("".join(last.chars)) and not _FIGURE.fullmatch("".join(word.chars)):
            parts = (last.chars + word.chars, last.left + word.left, last.right + word.right)
            closed[-1] = Word(*parts, last.base, last.size)
        else:
            closed.append(word)
    return closed


def _parted(words: list[Word]) -> list[Word]:
    parted: list[Word] = []
    for word in words:
        found = _ABUTTING.fullmatch("".join(word.chars))
        parted += _cut(word, found.end(1)) if found else [word]
    return parted


def _without_number(word: Word, columns: list[_Column]) -> list[Word]:
    """A name, and apart from it the number that touches it, where numbers of other rows stand as that number does."""
    found = _ENDS_IN_NUMBER.fullmatch("".join(word.chars))
    if not found:
        return [word]
    parts = _cut(word, found.end(1))
    number = parts[-1]
    alike = any(
        bisect_left(places, place(number) + _ALIGNED) - bisect_left(places, place(number) - _ALIGNED) >= _FEWEST
        for place, places in columns
    )
    return parts if alike else [word]


def _cut(word: Word, at: int) -> list[Word]:
    """The word in two at a character. Where a character is more than one, nothing tells the place."""
    if any(len(char) > 1 for char in word.chars):
        return [word]
    return [
        Word(word.chars[chosen], word.left[chosen], word.right[chosen], word.base, word.size)
        for chosen in (slice(None, at), slice(at, None))
    ]


def _left(word: Word) -> float:
    return word.left[0]


def _right(word: Word) -> float:
    return word.right[-1]


def _middle(word: Word) -> float:
    return (word.left[0] + word.right[-1]) / 2
