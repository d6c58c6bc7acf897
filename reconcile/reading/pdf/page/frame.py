"""The page turned so that its text reads from left to right, and back to the page as it is shown."""

from __future__ import annotations

import math

from msgspec import Struct

from reconcile.disclosure import Box

_SMALLEST, _ORDINARY = 520.0, 595.0  # points: the shorter side of a page that is not small, and that of most
LARGEST = 1.5 * _ORDINARY  # points: a page of a longer shorter side, as A3 has not, may be too large for its contents
_LEGIBLE = 6.5  # points: print that is as large when a large page is made an ordinary one was meant for that


class Frame(Struct, frozen=True):
    """How a page's own coordinates become reading coordinates: x to the right and y down, from the upper left corner.

    turn: the direction of the page's text in degrees against the page's own axes (0, 90, 180 or 270).
    rotate: the rotation with which the page is shown. left, bottom, right, top: the page's box in its own coordinates,
    times `scale`. skew: by how many degrees a scanned page lies askew, clockwise, where its text was straightened.
    scale: how much larger all is in reading coordinates, so that the print is of ordinary size there.
    """

    left: float
    bottom: float
    right: float
    top: float
    rotate: int
    turn: int
    skew: float = 0.0
    scale: float = 1.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in reading coordinates."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn in (90, 270) else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page's own coordinates in reading coordinates."""
        return _turned(self, self.turn, x * self.scale, y * self.scale)

    def shown(self, box: Box) -> Box:
        """A box of reading coordinates on the page as it is shown."""
        if self.skew:
            box = self._askew(box)
        elif self.turn != self.rotate:
            corners = [_turned(self, self.rotate, *self._own(x, y)) for x, y in ((box[0], box[1]), (box[2], box[3]))]
            xs, ys = [one[0] for one in corners], [one[1] for one in corners]
            box = min(xs), min(ys), max(xs), max(ys)
        left, top, right, bottom = box
        return left / self.scale, top / self.scale, right / self.scale, bottom / self.scale

    def _askew(self, box: Box) -> Box:
        """Where a box of the straightened page lies on the page as it was scanned: its middle moved, its size kept."""
        width, height = self.size
        x, y = (box[0] + box[2] - width) / 2, (box[1] + box[3] - height) / 2
        sine, cosine = math.sin(math.radians(self.skew)), math.cos(math.radians(self.skew))
        right, down = x * cosine - y * sine - x, x * sine + y * cosine - y
        return box[0] + right, box[1] + down, box[2] + right, box[3] + down

    def _own(self, x: float, y: float) -> tuple[float, float]:
        if self.turn == 90:
            return self.left + y, self.bottom + x
        if self.turn == 180:
            return self.right - x, self.bottom + y
        if self.turn == 270:
            return self.right - y, self.top - x
        return self.left + x, self.top - y


def scale_of(width: float, height: float, print_size: float) -> float:
    """How much larger a page must be to have the width of an ordinary one, if it is small, or drawn larger than it was
    meant, print and all; else 1.
    """
    side = min(width, height)
    times = _ORDINARY / side if side > 0 else 1.0
    return times if side < _SMALLEST or (side > LARGEST and print_size * times >= _LEGIBLE) else 1.0


def _turned(frame: Frame, turn: int, x: float, y: float) -> tuple[float, float]:
    if turn == 90:
        return y - frame.bottom, x - frame.left
    if turn == 180:
        return frame.right - x, y - frame.bottom
    if turn == 270:
        return frame.top - y, frame.right - x
    return x - frame.left, frame.top - y
