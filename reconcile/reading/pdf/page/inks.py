"""The colour in which a character is printed."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_RED, _NOT_RED = 150, 110  # of 255: a seal's red has more of red, and less of green and blue


class Inks:
    """The colours of a page's characters."""

    def __init__(self, text_page: Any) -> None:
        self._text_page = text_page
        self._parts = [ctypes.c_uint() for _ in range(4)]

    def of(self, index: int) -> tuple[bool, int, int]:
        """Whether a character is red, how light it is and how opaque, each of 255: its darkest colour counts."""
        red, green, blue, opacity = self._parts
        if not pdfium.FPDFText_GetFillColor(self._text_page, index, red, green, blue, opacity):
            return False, 0, 255
        if not red.value:  # most text is black
            return False, 0, opacity.value
        darkest = min(red.value, green.value, blue.value)
        return red.value > _RED and max(green.value, blue.value) < _NOT_RED, darkest, opacity.value
