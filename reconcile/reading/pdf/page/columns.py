"""Columns of a table that has no vertical lines: what stands under each other, parted by gaps that run all the way."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from msgspec import Struct

from reconcile.numerals import fold
from reconcile.reading.pdf.page.characters import Word

TIGHT = 0.38  # of the size: lines of one cell are set no wider
_AMOUNT = re.compile(r"[-−(（]?(?:\d[\d,'’]*\.\d+|\d{1,3}(?:[,'’]\d{3})+)%?[)）]?")
_TOUCHING = 1.3  # points
_GUTTER = 1.2  # points: a gap narrower than this is no gap between columns


class Columns(Struct):
    """xs: the boundaries. spanning: words that stand across several columns, as heads of groups do."""

    xs: list[float]
    spanning: list[Word]

    def of(self, word: Word) -> tuple[int, int]:
        """The first and the last column on which a word stands."""
        if any(word is one for one in self.spanning):
            return self._at(word.left[0] + 0.5), self._at(word.right[-1] - 0.5)
        column = self._at((word.left[0] + word.right[-1]) / 2)
        return column, column

    def _at(self, x: float) -> int:
        return min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)


def is_amount(text: str) -> bool:
    """Whether a text is an amount or a rate: with decimals, or with its thousands set apart."""
    return _AMOUNT.fullmatch(fold(text)) is not None


def columns_of(words: list[Word], left: float, right: float) -> Columns:
    """The columns between `left` and `right` on which the words stand.

    A word that bridges a gap which all others leave open spans columns.
    """
    spanning = [word for stack in _stacks(words) if _bridges(stack, words) for word in stack]
    known = {id(word) for word in spanning}
    runs = _runs([word for word in words if id(word) not in known])
    gutters = [(before[1] + after[0]) / 2 for before, after in pairwise(runs)]
    return Columns([left, *gutters, right], spanning)


def _runs(words: list[Word]) -> list[tuple[float, float]]:
    return _merged(sorted(map(_reach, words)))


def _reach(word: Word) -> tuple[float, float]:
    """From where to where a word stands; an amount a little less, so that one which touches a name stays apart."""
    low, high = word.left[0], word.right[-1]
    return (low + _TOUCHING, high - _TOUCHING) if is_amount("".join(word.chars)) else (low, high)


def _merged(runs: list[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for low, high in runs:
        if merged and low - merged[-1][1] < _GUTTER:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def _stacks(words: list[Word]) -> list[list[Word]]:
    """Words that stand close under each other, as the lines of one wrapped cell do; most stacks are of one word."""
    stacks: list[list[Word]] = []
    for word in sorted(words, key=lambda one: one.base):
        for stack in reversed(stacks[-60:]):
            last = stack[-1]
            near = -0.5 * word.size < word.top - last.bottom < TIGHT * word.size and last.base < word.base - 1
            if near and last.left[0] < word.right[-1] and last.right[-1] > word.left[0]:
                stack.append(word)
                break
        else:
            stacks.append([word])
    return stacks


def _bridges(stack: list[Word], words: list[Word]) -> bool:
    """Whether the others leave a gap under or over this cell, with something of theirs on both sides of it."""
    own = {id(word) for word in stack}
    low, high = min(word.left[0] for word in stack), max(word.right[-1] for word in stack)
    others = [one for one in words if _overlap(one, low + 1, high - 1) and id(one) not in own]
    return len(others) > 1 and len(_runs(others)) > 1


def _overlap(word: Word, low: float, high: float) -> bool:
    return word.left[0] < high and word.right[-1] > low
