"""Words that may be no text of the table they stand in: seals, pale marks in its gaps; or that may say something else
than what is printed, since their font does not tell.

What is surely a seal is taken out. The others are doubted: a table that holds one is told to be unread.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable
from typing import Any

import pypdfium2.raw as pdfium

from reconcile.disclosure import Box
from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.frame import Frame

_RING, _LONG = 45.0, 1.7  # points across; times its height: so wide is a round or an oval seal
_SERIAL = re.compile(r"\d{10,}")  # of a seal
_MOST_TEXTS = 2  # that a mark says; where more is pale, it is how the table is set
_CHINESE = re.compile("[\u4e00-\u9fff]")
_LONGEST_NAME = 128
_SIGNS = re.compile(b"(?i)ding|symbol|bullet")  # names of fonts of signs


def without_seals(words: list[Word], shapes: Iterable[Box]) -> list[Word]:
    """`words` without the red ones in a red ring. Where others are red too, or it may be a figure, it is doubted.

    shapes: the boxes of what is drawn with curves.
    """
    red = [word for word in words if word.red]
    rings = [box for box in shapes if _is_ring(box)] if red else []
    inside = [word for word in red if any(_holds(ring, word) for ring in rings)]
    if not inside:
        return words
    if len(inside) == len(red) and not any(map(_is_figure, inside)):
        return [word for word in words if not word.red]
    for word in inside:
        word.doubted = True
    return words


def is_doubted(words: list[Word], grounds: list[Box]) -> bool:
    """Whether words of a table are doubted, or are pale texts among dark ones that say but one thing.

    grounds: filled boxes, on which pale text shows.
    """
    pale = [word for word in words if word.pale and any(map(str.isalpha, word.chars))]
    marks = [word for word in pale if not any(_holds(ground, word) for ground in grounds)]
    marked = 0 < 2 * len(marks) < len(words) and len({tuple(word.chars) for word in marks}) <= _MOST_TEXTS
    return marked or any(word.doubted for word in words)


def doubt_guessed(words: list[Word], text_page: Any, guessed: Iterable[int], frame: Frame) -> None:
    """Doubt the names with characters of which a font does not tell what they are; signs such as bullets do not matter.

    guessed: the places of such characters on the page.
    """
    box = pdfium.FS_RECTF()
    for index in guessed:
        if not _is_sign(text_page, index):
            pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
            x, y = frame.point((box.left + box.right) / 2, (box.bottom + box.top) / 2)
            for word in words:
                near = word.x0 - word.size < x < word.x1 + word.size and word.top < y < word.bottom
                word.doubted |= near and _CHINESE.search("".join(word.chars)) is not None


def _is_sign(text_page: Any, index: int) -> bool:
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    pdfium.FPDFText_GetFontInfo(text_page, index, name, _LONGEST_NAME, None)
    return _SIGNS.search(name.value) is not None


def _is_ring(box: Box) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    return min(wide, high) > _RING and max(wide, high) < _LONG * min(wide, high)


def _is_figure(word: Word) -> bool:
    text = "".join(word.chars)
    return any(map(str.isdigit, text)) and _SERIAL.fullmatch(text) is None


def _holds(box: Box, word: Word) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
