"""Columns of a table that has no vertical lines: what stands under each other, parted by gaps that run all the way."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from msgspec import Struct

from reconcile.numerals import fold
from reconcile.reading.pdf.characters import Word

TIGHT = 0.38  # of the size: lines of one cell are set no wider
_AMOUNT = re.compile(r"[-−(（]?(?:\d[\d,]*\.\d+|\d{1,3}(?:,\d{3})+)%?[)）]?")
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


def columns_of(head: list[Word], body: list[Word], left: float, right: float) -> Columns:
    """The columns between `left` and `right` on which the words stand.

    A word that bridges a gap which all others leave open spans columns. A column that has a head but nothing under it
    and one beside it that has no head are one: a head set in the middle over names set to the left.
    """
    words = [*head, *body]
    spanning = _spanning_heads(head, words)
    apart = {id(word) for word in spanning}
    others = [word for word in words if id(word) not in apart]
    spanning += [word for stack in _stacks(body) if _bridges(stack, others) for word in stack]
    known = {id(word) for word in spanning}
    head_runs = _runs([word for word in head if id(word) not in known])
    body_runs = _runs([word for word in body if id(word) not in known])
    runs = _merged(sorted([*head_runs, *body_runs]))
    if head and body:
        runs = _with_heads(runs, head_runs, body_runs)
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


def _spanning_heads(head: list[Word], words: list[Word]) -> list[Word]:
    """Heads of groups: what is below them is parted, or they stand over a gap between two columns, or close one."""
    if not head:
        return []
    middle = (min(word.top for word in head) + max(word.bottom for word in head)) / 2
    runs = len(_runs(words))
    spanning: list[Word] = []
    for stack in _stacks(head):
        low, high = min(word.left[0] for word in stack), max(word.right[-1] for word in stack)
        bottom = stack[-1].bottom - 1
        lower = [one for one in head if one.top >= bottom]
        if _bridges(stack, [one for one in words if one.top >= bottom]):
            spanning += stack
        elif lower and (stack[0].top + bottom) / 2 < middle - 0.4 * stack[0].size:
            own = {id(word) for word in stack}
            others = [one for one in words if id(one) not in own]
            between = any(one.right[-1] <= low for one in lower) and any(one.left[0] >= high for one in lower)
            alone = between and not any(_overlap(one, low, high) for one in others)
            over = between or any(_overlap(one, low, high) for one in lower)
            closes = over and len(_runs(others)) > runs
            if alone or closes:
                spanning += stack
    return spanning


def _overlap(word: Word, low: float, high: float) -> bool:
    return word.left[0] < high and word.right[-1] > low


def _with_heads(
    runs: list[tuple[float, float]],
    head: list[tuple[float, float]],
    body: list[tuple[float, float]],
) -> list[tuple[float, float]]:
    """Join a run without a head to a neighbour that is nothing but a head, the nearer one first."""

    def has(parts: list[tuple[float, float]], run: tuple[float, float]) -> bool:
        return any(low < run[1] and high > run[0] for low, high in parts)

    joined = list(runs)
    index = 0
    while index < len(joined):
        run = joined[index]
        if has(body, run) and not has(head, run):
            beside = [
                near
                for near in (index - 1, index + 1)
                if 0 <= near < len(joined) and has(head, joined[near]) and not has(body, joined[near])
            ]
            if beside:
                near = min(beside, key=lambda one: max(joined[one][0] - run[1], run[0] - joined[one][1]))
                first = min(near, index)
                joined[first : first + 2] = [(joined[first][0], joined[first + 1][1])]
                index = 0
                continue
        index += 1
    return joined
