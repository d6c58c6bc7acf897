"""Scanned pages, where the extra `gouji[ocr]` is installed: text from RapidOCR, ruling lines from the image.

What comes out has the shape of a page's characters and lines, so that everything after is the same; its digits count
as doubtful. The engine carries its models and runs without a network, some seconds a page.
"""

from __future__ import annotations

import ctypes
import math
from bisect import bisect_left
from functools import cache
from importlib.util import find_spec
from statistics import median
from typing import Any

import pypdfium2.raw as pdfium
from msgspec.structs import replace
from PIL import Image

from reconcile.disclosure import Box
from reconcile.reading.pdf.page.characters import DESCENT, Word
from reconcile.reading.pdf.page.frame import Frame
from reconcile.reading.pdf.page.rules import Edge

_SCALE = 200 / 72  # pixels a point
_WIDEST = 4_000  # pixels: a larger page is rendered smaller
_SHORTEST = 29.0  # points: no stroke of a character is as long
_SHORTEST_UPRIGHT = 9.0  # points, where it ends at level lines
_ALIKE = 0.3  # of the usual size
_DARK = 140
_TALLER = 1.25  # a found line's box is so much taller than its characters
_LEAST_CERTAIN = 0.5
_LEAST_SKEW = 0.05  # degrees: less is not seen
_FEWEST_PIXELS = 500


def can_recognise() -> bool:
    """Whether the extra is installed."""
    return find_spec("rapidocr_onnxruntime") is not None


def recognise_page(
    page: Any, frame: Frame, scans: list[Box], printed: list[Word]
) -> tuple[list[Word], list[Edge], Frame]:
    """The words and ruling lines of a page's pictures `scans`, and the frame in which they stand upright.

    frame: of the page as it is shown. printed: words that are known, and not looked for again.
    """
    width, height = frame.size
    scale = min(_SCALE, _WIDEST / max(width, height))
    image = _rendered(page, round(width * scale), round(height * scale))
    _blank_out(image, scale, scans, printed)
    skew = _skew(image)
    if skew:
        image = _straightened(image, skew)
    found, _ = _engine()(image)
    words = [_word(corners, text, scale) for corners, text, score in found or [] if float(score) > _LEAST_CERTAIN]
    _even_out(words)
    return words, _edges(image, scale), replace(frame, skew=skew)


@cache
def _engine() -> Any:
    from rapidocr_onnxruntime import RapidOCR  # noqa: PLC0415 - an extra, and slow to load

    return RapidOCR()


def _rendered(page: Any, width: int, height: int) -> Any:
    """The page as an array of rows of pixels, each blue, green, red."""
    import numpy  # noqa: PLC0415 - comes with the extra

    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGR, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        buffer = ctypes.cast(pdfium.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_ubyte * (stride * height)))
        pixels = numpy.frombuffer(buffer.contents, dtype=numpy.uint8).reshape(height, stride)
        return pixels[:, : width * 3].reshape(height, width, 3).copy()
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _blank_out(image: Any, scale: float, scans: list[Box], printed: list[Word]) -> None:
    """Make white what is not in `scans`, and what is printed over them."""
    import numpy  # noqa: PLC0415 - comes with the extra

    outside = numpy.ones(image.shape[:2], dtype=bool)
    for box in scans:
        outside[_part(box, scale)] = False
    for word in printed:
        outside[_part((word.x0 - 1, word.top - 1, word.x1 + 1, word.bottom + 1), scale)] = True
    image[outside] = 255


def _part(box: Box, scale: float) -> tuple[slice, slice]:
    x0, top, x1, bottom = (max(round(one * scale), 0) for one in box)
    return slice(top, bottom), slice(x0, x1)


def _skew(image: Any) -> float:
    """By how many degrees the page was laid askew on the scanner: at that angle lines of pixels are fullest."""
    import numpy  # noqa: PLC0415 - comes with the extra

    ys, xs = numpy.nonzero(image[::2, ::2].max(axis=2) < _DARK)
    if len(xs) < _FEWEST_PIXELS:
        return 0.0

    def fullness(angle: float) -> int:
        lines = (ys - xs * math.tan(math.radians(angle)) + image.shape[1]).astype(numpy.int64)
        counts = numpy.bincount(lines)
        return int((counts * counts).sum())

    best = max((step * 0.2 for step in range(-20, 21)), key=fullness)
    best = max((best + step * 0.02 for step in range(-10, 11)), key=fullness)
    return best if abs(best) >= _LEAST_SKEW else 0.0


def _straightened(image: Any, skew: float) -> Any:
    import numpy  # noqa: PLC0415 - comes with the extra

    white = (255, 255, 255)
    return numpy.asarray(Image.fromarray(image).rotate(skew, Image.Resampling.BICUBIC, fillcolor=white))


def _word(corners: Any, text: str, scale: float) -> Word:
    """A found line of text as a word: its box shared out among its characters, Latin ones half as wide."""
    xs, ys = [float(x) / scale for x, _ in corners], [float(y) / scale for _, y in corners]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    chars = [char for char in text if not char.isspace()]
    shares = [0.5 if char < "\u2000" else 1.0 for char in chars]
    unit = (right - left) / (sum(shares) or 1.0)
    starts, at = [], left
    for share in shares:
        starts.append(at)
        at += share * unit
    size = (bottom - top) / _TALLER
    base = (top + bottom) / 2 + size * (0.5 - DESCENT)
    ends = [start + share * unit for start, share in zip(starts, shares, strict=True)]
    return Word(chars or [" "], starts or [left], ends or [right], base, size)


def _even_out(words: list[Word]) -> None:
    """Give words of about the usual size just that size: the boxes that come back differ by a little."""
    usual = median(word.size for word in words) if words else 0.0
    for word in words:
        if abs(word.size - usual) < _ALIKE * usual:
            word.size = usual


def _edges(image: Any, scale: float) -> list[Edge]:
    """Long dark runs of pixels, level and upright, as lines; a short upright one where it ends at level ones.

    A long run may step aside by a pixel; a short one may not, since strokes of characters would then be runs too.
    """
    dark = image.max(axis=2) < _DARK
    longest = round(_SHORTEST * scale)
    runs = _dark_runs(_thick(dark), longest)
    heights = sorted({y for y, _, _ in runs})
    short = [
        (x, y0, y1)
        for x, y0, y1 in _dark_runs(dark.T, round(_SHORTEST_UPRIGHT * scale))
        if y1 - y0 < longest and _near(y0, heights, scale) and _near(y1, heights, scale)
    ]
    level = [Edge(x0 / scale, y / scale, x1 / scale, y / scale) for y, x0, x1 in runs]
    upright = [*_dark_runs(_thick(dark.T), longest), *short]
    return level + [Edge(x / scale, y0 / scale, x / scale, y1 / scale) for x, y0, y1 in upright]


def _thick(dark: Any) -> Any:
    """Each row with the dark pixels of the rows beside it."""
    thick = dark.copy()
    thick[1:] |= dark[:-1]
    thick[:-1] |= dark[1:]
    return thick


def _near(y: int, heights: list[int], scale: float) -> bool:
    at = bisect_left(heights, y - scale)
    return at < len(heights) and heights[at] <= y + scale


def _dark_runs(dark: Any, length: int) -> list[tuple[int, int, int]]:
    """Of each row: where runs of at least `length` dark pixels begin and end."""
    import numpy  # noqa: PLC0415 - comes with the extra

    padded = numpy.pad(dark.astype(numpy.int8), ((0, 0), (1, 1)))
    change = numpy.diff(padded, axis=1)
    rows, starts = numpy.nonzero(change == 1)
    _, ends = numpy.nonzero(change == -1)
    long = (ends - starts) >= length
    found = zip(rows[long], starts[long], ends[long], strict=True)
    return [(int(row), int(start), int(end)) for row, start, end in found]
