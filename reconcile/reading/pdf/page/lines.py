"""Words put into lines of text, from left to right, by place and never by the order in which the file draws them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import attrgetter
from statistics import median_high

from msgspec import Struct

from reconcile.disclosure import Box
from reconcile.reading.glyphs import fold_glyphs, take_markup
from reconcile.reading.pdf.page.characters import Word

_OVERLAP = 0.5  # of the lower one's height: words that overlap so much are on one line
_LATIN_SPACE = 0.15  # of the size: letters this far apart have a blank between them
_DIGIT_SPACE = 0.45
_PIECE = 1.8  # of the size: further apart are two pieces of text on one line
_AFTER_NUMBER = 6.0  # of the size: so far may a heading's words stand from its number
_NUMBERED = re.compile(r"第[一二三四五六七八九十\d]{1,3}(?:部分|章|节)|[一二三四五六七八九十]{1,3}、|附件\d{0,2}[:：]?")
_CLOSING = frozenset("，。；：、！？）》」』】〉”’,.;:!?)]}%％‰…—")
_FOLLOWING = frozenset("，。；、")
_MONEY = re.compile(r"[万亿]?元[，。；、（]")
_OPENING = frozenset("（《「『【〈〔“‘([{")
_BRACKETS = frozenset("）〕】》")
_QUOTES = frozenset("“”‘’")
_UNBROKEN = frozenset("0123456789.,%-/'()[]:_+@&=#~ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


class Line(Struct, gc=False):
    """One printed line, or a piece of it that stands apart.

    head: the width of what cannot be broken at its start, which tells whether it would have fitted on the line before.
    shared: other pieces stand on the same line. pale: all of it is printed lightly.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    head: float
    shared: bool = False
    markup: tuple[str, ...] = ()
    pale: bool = False

    @property
    def box(self) -> Box:
        """Its place."""
        return self.x0, self.top, self.x1, self.bottom

    @property
    def middle(self) -> float:
        """The y of its middle."""
        return (self.top + self.bottom) / 2


def rows_of_words(words: Iterable[Word]) -> list[list[Word]]:
    """Words that stand on one line together, lines from top to bottom, words from left to right.

    Digits often sit on another baseline than the Chinese beside them, so it is overlap that counts, not baselines.
    """
    rows: list[list[Word]] = []
    bands: list[tuple[float, float]] = []
    for word in sorted(words, key=attrgetter("base")):
        top, bottom = word.top, word.bottom
        for index in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            upper, lower = bands[index]
            shared = min(lower, bottom) - max(upper, top)
            if shared >= _OVERLAP * min(lower - upper, bottom - top):
                rows[index].append(word)
                if word.size > 1.2 * (lower - upper):
                    bands[index] = (top, bottom)
                break
        else:
            rows.append([word])
            bands.append((top, bottom))
    for row in rows:
        row.sort(key=_start)
    rows.sort(key=lambda row: median_high([word.base for word in row]))
    return rows


def pieces_of_row(row: list[Word]) -> list[list[Word]]:
    """The words of a line, parted where they stand far apart; letters that are merely spread out stay together."""
    pieces = [[row[0]]]
    for word in row[1:]:
        before = pieces[-1][-1]
        apart = word.left[0] - before.right[-1] > _PIECE * max(word.size, before.size)
        if apart and not _ends_number(before, word):
            pieces.append([word])
        else:
            pieces[-1].append(word)
    if len(pieces) == 1 or all(sum(len(word.chars) for word in piece) == 1 for piece in pieces):
        return [row]
    if _NUMBERED.fullmatch("".join(char for word in pieces[0] for char in word.chars)):
        size = pieces[0][0].size
        if pieces[1][0].left[0] - pieces[0][-1].right[-1] < _AFTER_NUMBER * size:
            pieces[:2] = [pieces[0] + pieces[1]]
    return pieces


def line_of(words: list[Word], *, shared: bool = False) -> Line:
    """The line of text that these words make."""
    written, markup = take_markup(fold_glyphs(spaced(words)))
    sizes = sorted(word.size for word in words for _ in word.chars)
    return Line(
        text=written.strip(),
        x0=words[0].left[0],
        x1=max(word.right[-1] for word in words),
        top=min(word.top for word in words),
        bottom=max(word.bottom for word in words),
        size=round(sizes[len(sizes) // 2], 1),
        head=_head(words),
        shared=shared,
        markup=markup,
        pale=all(word.pale for word in words),
    )


def spaced(words: list[Word]) -> str:
    """The words' characters with a blank where letters or two numbers stand apart, and nowhere else."""
    out: list[str] = []
    last, last_right = "", 0.0
    for word in words:
        size = word.size
        for char, left, right in zip(word.chars, word.left, word.right, strict=True):
            apart = left - last_right > _LATIN_SPACE * size and last and char < "\u2000" > last
            if apart and _blank_between(last, char, (left - last_right) / size, "".join(out)):
                out.append(" ")
            out.append(char)
            last, last_right = char, right
    return "".join(out)


def lines_of_page(words: Iterable[Word]) -> list[Line]:
    """All lines, pieces that stand apart as lines of their own, from top to bottom and left to right."""
    lines: list[Line] = []
    for row in rows_of_words(words):
        pieces = pieces_of_row(row)
        made = [line_of(piece, shared=len(pieces) > 1) for piece in pieces]
        lines += [line for line in made if line.text or line.markup]
    return lines


def _ends_number(before: Word, word: Word) -> bool:
    """Whether a word goes on with a number or a text that was filled into a wider blank: 万元, a comma."""
    first = word.chars[0]
    return first in _FOLLOWING or (before.chars[-1].isdigit() and _MONEY.match("".join(word.chars)) is not None)


def _start(word: Word) -> float:
    return word.left[0]


def _blank_between(last: str, char: str, gap: float, before: str) -> bool:
    """Whether two characters of other than Chinese script that stand apart have a blank between them."""
    if last.isalpha() or char.isalpha():
        return last.isalnum() or char.isalnum()
    if last.isdigit() and char.isdigit():
        return gap > _DIGIT_SPACE
    # `1. 2024…` is a list number and a year, `13. 6%` is one number.
    return last in ".)" and char.isdigit() and len(before) <= 4 and gap > _LATIN_SPACE


def _head(words: list[Word]) -> float:
    chars = [char for word in words for char in word.chars]
    right = [one for word in words for one in word.right]
    end = 0
    while end < min(len(chars) - 1, 40) and _unbreakable(chars[end], chars[end + 1]):
        end += 1
    return right[end] - words[0].left[0]


def _unbreakable(one: str, other: str) -> bool:
    """Whether a line cannot be broken between two characters."""
    if one in _OPENING or other in _CLOSING or not _QUOTES.isdisjoint((one, other)):
        return True
    return (one in _UNBROKEN or one in _BRACKETS) and other in _UNBROKEN
