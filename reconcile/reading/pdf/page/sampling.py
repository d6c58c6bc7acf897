"""What most characters of a page are like, told from some of them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from statistics import median_low
from typing import Any

import pypdfium2.raw as pdfium

from reconcile.reading.pdf.page.characters import BLANKS


def main_direction(text_page: Any, text: str) -> int:
    """The direction of most characters against the page's own axes: 0, 90, 180 or 270."""
    votes: Counter[int] = Counter()
    for _, matrix in _sampled(text_page, text):
        angle = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
        nearest = round(angle / 90) * 90
        if abs(angle - nearest) < 2:
            votes[nearest % 360] += 1
    return votes.most_common(1)[0][0] if votes else 0


def main_size(text_page: Any, text: str) -> float:
    """The size of the characters in the middle, put into order by size."""
    sizes = [
        pdfium.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
        for index, matrix in _sampled(text_page, text)
    ]
    return median_low(sizes) if sizes else 0.0


def _sampled(text_page: Any, text: str) -> Iterator[tuple[int, Any]]:
    """Some of the characters, evenly from all over the page, with the matrix of each until the next is asked for."""
    matrix = pdfium.FS_MATRIX()
    for index in range(0, len(text), max(1, len(text) // 60)):
        if text[index] not in BLANKS:
            pdfium.FPDFText_GetMatrix(text_page, index, matrix)
            yield index, matrix
