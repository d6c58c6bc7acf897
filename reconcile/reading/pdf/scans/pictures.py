"""Pictures that hold what must be read: a page that was scanned whole, and a table that was put in as a picture.

Photographs and charts are no such pictures: nothing is missing where they are not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reconcile.disclosure import Box
from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.frame import Frame
from reconcile.reading.pdf.page.rendering import rendered

if TYPE_CHECKING:  # most documents have no picture that must be looked at
    from PIL import Image

_WHOLE = 0.3  # of the page: so much is covered where nothing else is on it
NEARLY_WHOLE = 0.6  # of the page, where a page number or a stamp is printed too
_FEW = 60  # characters: a page number, a running head, a stamp
_SMALLEST = 0.04  # of the page: a smaller picture holds no table
_SCALE = 2.0  # pixels a point
_WIDEST = 3_000  # pixels: a larger page is rendered smaller
_DARK, _LIGHT = 140, 200
_PAPER = 0.6  # of a scan is white
_WRITING = 0.003  # of a scan is dark
_RULED = 128  # the mean of a row of pixels that a rule runs along
_THICKEST = 6  # pixels
_FEWEST_RULES = 3


def covered(frame: Frame, images: Sequence[Box]) -> float:
    """How much of the page these pictures cover, as a share."""
    width, height = frame.size
    return sum((x1 - x0) * (bottom - top) for x0, top, x1, bottom in images) / (width * height)


def scans_on(page: Any, frame: Frame, words: Sequence[Word], images: Sequence[Box]) -> list[Box]:
    """The pictures of a page that hold writing which its text does not have, in reading coordinates."""
    width, height = frame.size
    if not words:
        return [(0.0, 0.0, width, height)] if covered(frame, images) > _WHOLE else []
    if not images or frame.turn != frame.rotate:
        return []
    whole = covered(frame, images) > NEARLY_WHOLE
    few = sum(len(word.chars) for word in words) <= _FEW
    tables = [box for box in images if _may_hold_table(box, width * height, words)]
    if not tables and not (few and whole):
        return []
    scale = min(_SCALE, _WIDEST / max(width, height))
    picture = _rendered(page, round(width * scale), round(height * scale))
    for word in words:
        x0, top, x1, bottom = _pixels((word.x0 - 1, word.top - 1, word.x1 + 1, word.bottom + 1), scale)
        picture.paste(255, (x0, top, x1 + 1, bottom + 1))
    if few and whole:
        return [(0.0, 0.0, width, height)] if _holds_writing(picture) else []
    return [box for box in tables if _holds_table(picture.crop(_pixels(box, scale)))]


def _may_hold_table(box: Box, page: float, words: Sequence[Word]) -> bool:
    x0, top, x1, bottom = box
    inside = [word for word in words if x0 < word.x0 < x1 and top < word.base < bottom]
    return (x1 - x0) * (bottom - top) > _SMALLEST * page and sum(len(word.chars) for word in inside) <= _FEW


def _pixels(box: Box, scale: float) -> tuple[int, int, int, int]:
    x0, top, x1, bottom = (round(max(one, 0) * scale) for one in box)
    return x0, top, max(x1, x0 + 1), max(bottom, top + 1)


def _rendered(page: Any, wide: int, high: int) -> Image.Image:
    from PIL import Image  # noqa: PLC0415 - see above

    pixels, stride = rendered(page, wide, high)
    return Image.frombytes("L", (wide, high), pixels, "raw", "L", stride)


def _holds_writing(picture: Image.Image) -> bool:
    """Whether a picture is dark on white, as written pages are and photographs are not."""
    counts = picture.histogram()
    total = sum(counts)
    return sum(counts[_LIGHT:]) > _PAPER * total and sum(counts[:_DARK]) > _WRITING * total


def _holds_table(picture: Image.Image) -> bool:
    """Whether thin rules run through a picture both ways; a chart has its axes and bars, but no grid of rules."""
    from PIL import Image  # noqa: PLC0415 - see above

    written = picture.point([255] * _LIGHT + [0] * (256 - _LIGHT)).getbbox()
    if written is None:
        return False
    picture = picture.crop(written)
    wide, high = picture.size
    level = picture.resize((1, high), Image.Resampling.BOX).tobytes()
    upright = picture.resize((wide, 1), Image.Resampling.BOX).tobytes()
    return _rules(level) >= _FEWEST_RULES and _rules(upright) >= _FEWEST_RULES


def _rules(means: bytes) -> int:
    """How many thin dark runs there are among the means of rows of pixels."""
    dark = [0, *(int(one < _RULED) for one in means), 0]
    changes = [at for at, (before, after) in enumerate(pairwise(dark)) if before != after]
    return sum(stop - start <= _THICKEST for start, stop in zip(changes[::2], changes[1::2], strict=True))
