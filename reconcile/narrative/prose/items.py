"""Numbered items of running text (1. … 2. …, nested A. …, 一是 … 二是 …)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from reconcile.narrative.small_numbers import small_number

_STYLES = (
    re.compile(r"(?<![\d.A-Za-z])(\d{1,2})(?:[、．]|\.(?!\d)|\.(?=20\d\d年))"),
    re.compile(r"(?<![A-Za-z])([A-H])[.、．]"),
    re.compile(r"[（(]([一二三四五六七八九十]{1,2}|\d{1,2})[）)]"),
    re.compile(r"([①-⑳])"),
    re.compile(r"(?<=[，。；：、:;,])([一二三四五六七八九十])是"),
    re.compile(r"(?:^|(?<=[。；：:;]))([一二三四五六七八九十])、"),
)
_BOUNDARY = frozenset("。；;：:，,、！？)） \t\n”\0")  # what a number must follow to head an item
BRACKETS = re.compile(r"[（(](?![一二三四五六七八九十\d]{1,2}[）)])[^（）()]*[）)]")


class Item(Struct, frozen=True):
    """A numbered item. start, end: offsets in the text. inner: items numbered in another style inside it."""

    start: int
    end: int
    inner: tuple[Item, ...] = ()


def items(text: str) -> tuple[Item, ...]:
    """The numbered items of a text; numbers that do not continue a count are none."""
    masked = BRACKETS.sub(lambda found: "\0" * len(found.group()), text)
    marks = sorted(
        (found.start(), style, _ordinal(found[1]))
        for style, pattern in enumerate(_STYLES)
        for found in pattern.finditer(masked)
        if style in (2, 3) or found.start() == 0 or masked[found.start() - 1] in _BOUNDARY
    )
    accepted: list[tuple[int, int]] = []  # offset, depth
    open_styles: list[tuple[int, int]] = []  # style, last ordinal
    for offset, style, ordinal in marks:
        depth = next((n for n, (one, _) in enumerate(open_styles) if one == style), None)
        if depth is not None and ordinal == open_styles[depth][1] + 1:
            open_styles[depth:] = [(style, ordinal)]
        elif depth is None and ordinal == 1:
            open_styles.append((style, 1))
            depth = len(open_styles) - 1
        else:
            continue
        accepted.append((offset, depth))
    return _tree(accepted, 0, len(text))


def flat(those: Sequence[Item]) -> Iterator[Item]:
    """All items, each before those inside it."""
    for one in those:
        yield one
        yield from flat(one.inner)


def head_end(text: str, one: Item) -> int:
    """Where the item's first sentence ends."""
    limit = one.inner[0].start if one.inner else one.end
    stop = text.find("。", one.start, limit)
    return limit if stop < 0 else stop


def _ordinal(mark: str) -> int:
    if mark in "ABCDEFGH":
        return ord(mark) - ord("A") + 1
    if "①" <= mark <= "⑳":
        return ord(mark) - ord("①") + 1
    return small_number(mark)


def _tree(marks: Sequence[tuple[int, int]], depth: int, end: int) -> tuple[Item, ...]:
    starts = [n for n, (_, level) in enumerate(marks) if level == depth]
    result = []
    for n, first in enumerate(starts):
        stop = starts[n + 1] if n + 1 < len(starts) else len(marks)
        until = marks[stop][0] if stop < len(marks) else end
        result.append(Item(marks[first][0], until, _tree(marks[first + 1 : stop], depth + 1, until)))
    return tuple(result)
