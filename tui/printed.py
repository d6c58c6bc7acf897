"""Printed text on a terminal: what is safe to show, how wide it is, and where a line may break.

Text of a document is data. It reaches the screen only through `clean`, never as markup.
"""

from __future__ import annotations

from functools import cache
from unicodedata import category

from rich.cells import get_character_cell_size

_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_NOT_FIRST = frozenset("，。、；：！？）》〉」』”’】％%,.;:!?)]}")
_NOT_LAST = frozenset("（《〈「『“‘【([{")
_UNBROKEN = frozenset("0123456789.,%-+≤≥abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


@cache
def _shown(character: str) -> str:
    return " " if category(character) in _UNSAFE else character


@cache
def cells(character: str) -> int:
    """How many cells one character takes."""
    return get_character_cell_size(character)


def clean(text: str) -> str:
    """`text` with a space for whatever a terminal could take as a command, line breaks too; its length stays."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def width(text: str) -> int:
    """How many cells `text` takes."""
    return len(text) if text.isascii() else sum(map(cells, text))


def fit(text: str, room: int) -> str:
    """`text` in at most `room` cells, with `..` at its end where something is missing."""
    if width(text) <= room:
        return text
    if room < 3:
        return text[: max(room, 0)] if text.isascii() else ""
    kept, used = [], 0
    for character in text:
        used += cells(character)
        if used > room - 2:
            break
        kept.append(character)
    return "".join(kept) + ".."


def lay(text: str, room: int, *, right: bool = False) -> str:
    """`text` in exactly `room` cells."""
    shown = fit(text, room)
    gap = " " * (room - width(shown))
    return gap + shown if right else shown + gap


def wrap(text: str, room: int) -> list[tuple[int, int]]:
    """Break `text` into lines of at most `room` cells, as (start, end) offsets; an empty text is one empty line.

    Numbers and words stay whole where they fit, and closing punctuation does not start a line.
    """
    if width(text) <= room or room < 2:
        return [(0, len(text))]
    lines, start, used = [], 0, 0
    for place, character in enumerate(text):
        size = cells(character)
        if used + size > room:
            cut = _cut(text, start, place)
            lines.append((start, cut))
            start, used = cut, width(text[cut:place])
        used += size
    lines.append((start, len(text)))
    return lines


def _cut(text: str, start: int, place: int) -> int:
    """Where to break a line that starts at `start` and is full at `place`."""
    cut = place
    while cut > start + 1 and _bound(text[cut - 1], text[cut]):
        cut -= 1
    return cut if cut > start + (place - start) // 2 else place


def _bound(before: str, after: str) -> bool:
    return after in _NOT_FIRST or before in _NOT_LAST or (before in _UNBROKEN and after in _UNBROKEN)
