"""Printed text on a terminal: what is safe to show, how wide it is, and where a line may break.

Text of a document is data. It reaches the screen only through `clean`, never as markup.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from unicodedata import category

from rich.cells import get_character_cell_size

_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_MAKES_WIDE = 0xFE0F  # the character before it, in some terminals
_NOT_FIRST = frozenset(" ，。、；：！？）》〉」』”’】％%,.;:!?)]}=~x")  # and the marks of figures
_NOT_LAST = frozenset("（《〈「『“‘【([{")
_UNBROKEN = frozenset("0123456789.,%-+≤≥abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


# What stands for a character that some terminals draw in one cell and some in two: one character, one cell.
_AGREED = str.maketrans("“”‘’—–…·×÷−→±≤≥≈∶①②③④⑤⑥⑦⑧⑨ⅠⅡⅢⅣⅤ", "\"\"''--..x/->+⩽⩾~:12345678912345")


class _Shown(dict[int, int]):
    """What a character is shown as, by code point; worked out when first met."""

    def __init__(self) -> None:
        super().__init__()
        self.wide = False

    def __missing__(self, code: int) -> int:
        shown = 32 if category(chr(code)) in _UNSAFE or code == _MAKES_WIDE else code
        self[code] = shown = _AGREED.get(shown, shown) if self.wide else shown
        return shown


class _Cells(dict[str, int]):
    """How many cells a character takes; worked out when first met."""

    def __missing__(self, character: str) -> int:
        self[character] = taken = get_character_cell_size(character)
        return taken


_SHOWN, _CELLS = _Shown(), _Cells()
cells = _CELLS.__getitem__


def clean(text: str) -> str:
    """`text` with a space for whatever a terminal could take as a command, line breaks too; its length stays."""
    return text.translate(_SHOWN)


def ambiguous_avoided() -> bool:
    """Whether nothing is shown whose width terminals disagree on."""
    return _SHOWN.wide


def avoid_ambiguous(wanted: bool) -> None:  # noqa: FBT001 - one switch
    """Show nothing, from now on, whose width terminals disagree on."""
    _SHOWN.clear()
    _SHOWN.wide = wanted


def said(text: str) -> str:
    """`clean` for what the program says itself, where signs may become longer."""
    return clean(text.replace("≠", "!=") if _SHOWN.wide else text)


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


def fit_middle(text: str, room: int) -> str:
    """`text` in at most `room` cells, with `..` in its middle where something is missing."""
    if width(text) <= room or room < 8:
        return fit(text, room)
    end = len(text)
    while width(text[end - 1 :]) <= (room - 2) // 2:
        end -= 1
    first = fit(text, room - width(text[end:]))  # ends in the dots
    return first + text[end:]


def lay(text: str, room: int, *, right: bool = False) -> str:
    """`text` in exactly `room` cells."""
    shown = fit(text, room)
    gap = " " * (room - width(shown))
    return gap + shown if right else shown + gap


def wrap(text: str, room: int) -> list[tuple[int, int]]:
    """Break `text` into lines of at most `room` cells, as (start, end) offsets; an empty text is one empty line.

    Numbers and words stay whole where they fit, and closing punctuation does not start a line.
    """
    ends = list(accumulate(map(cells, text)))
    if not ends or ends[-1] <= room or room < 2:
        return [(0, len(text))]
    lines, start, used = [], 0, 0
    while ends[-1] - used > room:
        cut = _cut(text, start, bisect_right(ends, used + room))
        lines.append((start, cut))
        start, used = cut, ends[cut - 1]
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
