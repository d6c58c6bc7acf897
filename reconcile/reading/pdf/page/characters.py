"""Characters with their places, from pdfium: the costly stage, so one short loop over plain numbers, and of each
character nothing is asked that the one before it has told.

Only characters in the page's main direction make text: those set sideways can be labels in a cell, all others at an
angle are watermarks and stamps. White space is dropped here; whether two stand apart is seen from their places.
"""

from __future__ import annotations

import ctypes
import math
import re
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium
from msgspec import Struct

from reconcile.reading.glyphs import fold_glyphs
from reconcile.reading.pdf.page.astray import place_astray
from reconcile.reading.pdf.page.frame import Frame
from reconcile.reading.pdf.page.inks import Inks
from reconcile.reading.pdf.page.unseen import INVISIBLE, Clips, in_layer

MOST_CHARACTERS = 60_000  # a page of a disclosure has at most some 5,000
_HYPHENS = frozenset("\x02\ufffe\xad")  # what pdfium gives for a hyphen at the end of a line, and a soft one
_PLANES, _HALVES = re.compile("[\U00010000-\U0010ffff]"), re.compile("[\ud800-\udfff]")
_SIGNS = {"\uf0a3": "≤", "\uf0b3": "≥"}
_RADICALS = ("\u2e80", "\u2fdf")
BLANKS = frozenset(" \xa0\u3000\t\n\r\v\f\x85\u2028\u2029\ufeff\0") | set(map(chr, range(0x2000, 0x2010)))
ASCENT, DESCENT = 0.88, 0.12  # of a Chinese character, as parts of its size
APART = 0.2  # of the size: characters further apart are two words
_LARGE = 28.0  # points: larger pale text is a watermark wherever it stands
_PALE = 150  # of 255: lighter in all colours, or less opaque
_WHITE, _CLEAR = 250, 5  # of 255: lighter or less opaque does not show on paper
_SMALLEST = 1.0  # points: what is smaller cannot be read
_STRAIGHT = 2  # degrees
_FILLED = 0  # text render modes


class Word(Struct, gc=False):
    """Characters that stand close together on one line. left, right: of each character. base: the baseline's y. pale,
    red: they are printed lightly, as watermarks are, or in a seal's colour. doubted: a table with them is not sure.
    """

    chars: list[str]
    left: list[float]
    right: list[float]
    base: float
    size: float
    pale: bool = False
    red: bool = False
    doubted: bool = False

    @property
    def x0(self) -> float:
        """Left end."""
        return self.left[0]

    @property
    def x1(self) -> float:
        """Right end."""
        return self.right[-1]

    @property
    def top(self) -> float:
        """Upper end of a Chinese character on this baseline."""
        return self.base - self.size * ASCENT

    @property
    def bottom(self) -> float:
        """Lower end of a Chinese character on this baseline."""
        return self.base + self.size * DESCENT


class Turned(Struct, gc=False):
    """A character set sideways, as in labels that run down a cell. downwards: the text runs down, not up."""

    char: str
    x: float
    y: float
    downwards: bool


class Characters(Struct):
    """What a page's text layer holds. hidden: all of it is invisible or lies under a picture, as what was recognised
    in a scan does. white: words that show only on a dark ground. layered: words in layers that can be switched off,
    each with the text object that it is of. beyond: words that stand beside the paper.
    """

    words: list[Word]
    hidden: bool
    turned: list[Turned] = []
    white: list[Word] = []
    layered: list[tuple[Word, Any]] = []
    beyond: list[Word] = []


def text_of(text_page: Any, count: int) -> str:
    """The characters of a page, each where pdfium counts it; asked for together, since each call takes its time."""
    units = (ctypes.c_ushort * (2 * count + 2))()
    if pdfium.FPDFText_GetText(text_page, 0, count, units) == count + 1:
        together = bytes(units)[: 2 * count].decode("utf-16-le", "surrogatepass")
    else:
        together = "".join(chr(pdfium.FPDFText_GetUnicode(text_page, index)) for index in range(count))
    # A character of the upper planes is counted as two, the second of which is none; half of one means nothing.
    whole = together if len(together) == count else _PLANES.sub("\\g<0>\0", together)
    return _HALVES.sub("\ufffd", whole)


def read_characters(text_page: Any, text: str, frame: Frame) -> Characters:
    """The page's characters in the main direction as words, in the order in which the file draws them.

    text: as `text_of` has it.
    """
    reader = _Reader(text_page, frame)
    get_box, get_origin = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    meant = {char: _character(char) for char in set(text)}
    word: Word | None = None
    last_y = last_right = last_top = last_bottom = math.inf
    base = reach = 0.0
    scale = frame.scale
    for index, char in enumerate(text):
        if char in BLANKS:
            continue
        get_box(text_page, index, box)
        if frame.turn:
            get_origin(text_page, index, x, y)
            base = frame.point(x.value, y.value)[1]
            left, right = sorted(frame.point(*corner)[0] for corner in ((box.left, box.bottom), (box.right, box.top)))
        else:
            left, right = box.left * scale, box.right * scale
            if box.top != last_top or box.bottom != last_bottom:
                get_origin(text_page, index, x, y)
                base, last_top, last_bottom = y.value * scale, box.top, box.bottom
        if char in _HYPHENS and not (_joins_number(text, index) and _shows(text_page, index)):
            continue
        if word is None or base != last_y or not -reach < left - last_right < reach:
            if word and (left, right, base) == (word.left[-1], word.right[-1], last_y) and _goes_on(text_page, index):
                word.chars[-1] += char
                continue
            word = reader.start(index, base, box)
            if reader.astray is not None:
                left, right, base = reader.astray
                last_top = math.inf
            last_y, reach = base, (word.size * APART if word else 0.0)
            if word is None:
                reader.turn(index, char)
                continue
        word.chars.append(meant[char])
        word.left.append(left)
        word.right.append(right)
        last_right = right
    return reader.finish()


def _joins_number(text: str, index: int) -> bool:
    """Whether a hyphen may be a minus or a dash: a soft one between words says only where they may be broken."""
    return text[index] != "\xad" or text[index + 1 : index + 2].isdigit()


def _shows(text_page: Any, index: int) -> bool:
    """Whether a character leaves a mark; a soft hyphen that nothing was broken at leaves none."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    return right.value > left.value and top.value > bottom.value


def _goes_on(text_page: Any, index: int) -> bool:
    """Whether the characters before and at `index` are drawn as one, where they stand at one place."""
    before, drawn = (pdfium.FPDFText_GetTextObject(text_page, at) for at in (index - 1, index))
    return bool(drawn) and ctypes.addressof(drawn.contents) == ctypes.addressof(before.contents)


def _character(char: str) -> str:
    """The character meant: radicals that a font gives for the character itself are folded."""
    if char in _HYPHENS:
        return "-"
    return (fold_glyphs(char) or char) if _RADICALS[0] <= char <= _RADICALS[1] else char


def _name_signs(chars: list[str]) -> None:
    """Give the signs ≤ and ≥ of a symbol font their names where a number follows; elsewhere they are boxes to tick."""
    if not _SIGNS.keys().isdisjoint(chars):
        for index, (char, after) in enumerate(pairwise(chars)):
            if char in _SIGNS and after.isdigit():
                chars[index] = _SIGNS[char]


class _Reader:
    """Starts words: what is asked once a word and not once a character."""

    def __init__(self, text_page: Any, frame: Frame) -> None:
        self.text_page = text_page
        self.frame = frame
        self.matrix = pdfium.FS_MATRIX()
        self.shown: list[Word] = []
        self.hidden: list[Word] = []
        self.white: list[Word] = []
        self.turned: list[Turned] = []
        self.layered: list[tuple[Word, Any]] = []
        self.clips = Clips()
        self.beyond: list[Word] = []
        self.angle = 0.0
        self.astray: tuple[float, float, float] | None = None
        self.inks = Inks(text_page)

    def start(self, index: int, base: float, box: Any) -> Word | None:
        """A new word at this character, or None where it is at an angle to the page's text. astray: where it stands, if
        not where pdfium says.
        """
        matrix, page, self.astray = self.matrix, self.text_page, None
        pdfium.FPDFText_GetMatrix(page, index, matrix)
        self.angle = 0.0
        if matrix.b or matrix.a <= 0 or self.frame.turn:
            self.angle = (math.degrees(math.atan2(matrix.b, matrix.a)) - self.frame.turn + 180) % 360 - 180
            if abs(self.angle) > _STRAIGHT:
                return None
        size = pdfium.FPDFText_GetFontSize(page, index) * math.hypot(matrix.c, matrix.d) * self.frame.scale
        red, lightness, opacity = self.inks.of(index)
        pale = opacity < _PALE or lightness > _PALE
        if pale and abs(size) > _LARGE:
            self.angle = 0.0
            return None
        word = Word([], [], [], base, abs(size) or 1.0, pale, red)
        drawn = pdfium.FPDFText_GetTextObject(page, index)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn) if drawn else _FILLED
        if drawn:
            clip = pdfium.FPDFPageObj_GetClipPath(drawn)
            clips, marks = pdfium.FPDFClipPath_CountPaths(clip), pdfium.FPDFPageObj_CountMarks(drawn)
            self.astray = place_astray(drawn, matrix, box, self.frame) if marks > 0 else None
            word.base = self.astray[2] if self.astray is not None else base
            if clips > 0 and self.clips.hide(drawn, clip, clips):
                return word
            if marks > 0 and in_layer(drawn, marks):
                self.layered.append((word, drawn))
        if mode in INVISIBLE or (opacity <= _CLEAR and mode == _FILLED) or word.size < _SMALLEST:
            self.hidden.append(word)
        elif lightness >= _WHITE and mode == _FILLED:
            self.white.append(word)
        else:
            self.shown.append(word)
        return word

    def turn(self, index: int, char: str) -> None:
        """Note a character that is not upright, if it is set sideways; others are watermarks."""
        if abs(abs(self.angle) - 90) > _STRAIGHT:
            return
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(self.text_page, index, left, right, bottom, top)
        x, y = self.frame.point((left.value + right.value) / 2, (bottom.value + top.value) / 2)
        self.turned.append(Turned(char, x, y, self.angle < 0))

    def finish(self) -> Characters:
        """All words with y downwards; text that nobody sees only where there is no other."""
        hidden = not self.shown and not self.white and bool(self.hidden)
        words = self._placed(self.hidden if hidden else self.shown)
        return Characters(words, hidden, self.turned, self._placed(self.white), self.layered, self.beyond)

    def _placed(self, words: list[Word]) -> list[Word]:
        """The words that stand on the page, with y downwards and their signs named."""
        if self.frame.turn == 0:
            left, top = self.frame.left, self.frame.top
            for word in words:
                word.base = top - word.base
                if left:
                    word.left = [one - left for one in word.left]
                    word.right = [one - left for one in word.right]
        for word in words:
            _name_signs(word.chars)
        width, height = self.frame.size
        level = [word for word in words if -5 < word.base < height + 5]
        self.beyond += [word for word in level if not -5 < word.x0 < width + 5]
        return [word for word in level if -5 < word.x0 < width + 5]
