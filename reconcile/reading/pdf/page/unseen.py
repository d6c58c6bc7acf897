"""What a text object tells of whether it is seen: it may be wholly clipped away, or be in a layer."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from reconcile.disclosure import Box

INVISIBLE = (3, 7)  # text render modes; the latter draws nothing, but clips

_MOST_PATHS, _MOST_SEGMENTS = 30, 100  # more are left alone
_HALF = 0.5  # of a line's height
_NOWHERE = (float("inf"), float("inf"), float("-inf"), float("-inf"))


class Clips:
    """The clips of a page's texts; many texts have the same."""

    def __init__(self) -> None:
        self._boxes: dict[int, Box | None] = {}
        self._sides = [ctypes.c_float() for _ in range(4)]

    def hide(self, drawn: Any, clip: Any, paths: int) -> bool:
        """Whether nothing of a text object, or less than half its height, is in its clip, which has so many paths."""
        if not pdfium.FPDFPageObj_GetBounds(drawn, *self._sides):
            return False
        left, bottom, right, top = (side.value for side in self._sides)
        for at in range(min(paths, _MOST_PATHS)):
            box = self._box(clip, at)
            if box and (right < box[0] or left > box[2] or top < box[1] or bottom > box[3]):
                return True
            if box and _is_cut_off(left, right, box[0], box[2], top - bottom):
                return True
            if box and _is_cut_off(bottom, top, box[1], box[3], right - left):
                return True
        return False

    def _box(self, clip: Any, path: int) -> Box | None:
        """The box around a path of a clip, or None where it is too long to look at."""
        first = pdfium.FPDFClipPath_GetPathSegment(clip, path, 0)
        if not first:
            return None
        known = ctypes.addressof(first.contents)
        if known not in self._boxes:
            count = pdfium.FPDFClipPath_CountPathSegments(clip, path)
            self._boxes[known] = _around(clip, path, count) if count <= _MOST_SEGMENTS else None
        return self._boxes[known]


def _is_cut_off(low: float, high: float, begin: float, end: float, length: float) -> bool:
    """Whether of a line of text less than half is between `begin` and `end`, as where a row is too low for it.

    low, high: its lower and upper side, if it is longer than it is high. length: how long it is.
    """
    return high - low < length and min(high, end) - max(low, begin) < _HALF * (high - low)


def is_active(drawn: Any) -> bool:
    """Whether an object was not switched off by us, as one in a layer that is off."""
    active = ctypes.c_int()
    return not pdfium.FPDFPageObj_GetIsActive(drawn, active) or active.value != 0


def in_layer(drawn: Any, marks: int) -> bool:
    """Whether a text object is in a layer. marks: how many it has of whatever kind."""
    name, length = (ctypes.c_ushort * 3)(), ctypes.c_ulong()
    for at in range(marks):
        pdfium.FPDFPageObjMark_GetName(pdfium.FPDFPageObj_GetMark(drawn, at), name, ctypes.sizeof(name), length)
        if length.value == ctypes.sizeof(name) and bytes(name).decode("utf-16-le") == "OC\0":
            return True
    return False


def _around(clip: Any, path: int, count: int) -> Box:
    x, y = ctypes.c_float(), ctypes.c_float()
    x0, y0, x1, y1 = _NOWHERE
    for at in range(count):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, at), x, y)
        x0, y0, x1, y1 = min(x0, x.value), min(y0, y.value), max(x1, x.value), max(y1, y.value)
    return x0, y0, x1, y1
