"""Text in layers of a page that can be switched off: it is there for pdfium, and nobody sees it.

pdfium tells of a text only that it is in a layer, and of a form not even that. Whether that shows is seen from the page
with and without it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pypdfium2.raw as pdfium

from reconcile.reading.pdf.page.characters import Characters, Word
from reconcile.reading.pdf.page.frame import Frame
from reconcile.reading.pdf.page.rendering import rendered

_WIDEST = 2_000  # pixels
_MOST_FORMS = 12  # on a page; more are no layers


def take_out_what_is_off(page: Any, frame: Frame, read: Characters) -> None:
    """Take from the words those of layers that are switched off."""
    if not read.layered:
        return
    size, scale = _pixels(page)
    whole, stride = rendered(page, *size)
    for _, drawn in read.layered:
        pdfium.FPDFPageObj_SetIsActive(drawn, 0)
    without, _ = rendered(page, *size)
    for _, drawn in read.layered:
        pdfium.FPDFPageObj_SetIsActive(drawn, 1)
    off: set[int] = set()
    for word, _ in read.layered:
        x0, top, x1, bottom = (max(int(one * scale), 0) for one in _shown(word, frame))
        rows = [slice(at * stride + x0, at * stride + x1 + 1) for at in range(top, min(bottom + 1, size[1]))]
        if all(whole[row] == without[row] for row in rows):
            off.add(id(word))
    read.words = [word for word in read.words if id(word) not in off]
    read.white = [word for word in read.white if id(word) not in off]


def switch_off_what_is_off(page: Any, forms: Collection[Any]) -> bool:
    """Switch off the forms of which nothing shows, so that the page when it is read again is without them; whether
    there are any.
    """
    if not 0 < len(forms) <= _MOST_FORMS:
        return False
    size, _ = _pixels(page)
    whole = rendered(page, *size)
    off = False
    for form in forms:
        pdfium.FPDFPageObj_SetIsActive(form, 0)
        if rendered(page, *size) == whole:
            off = True
        else:
            pdfium.FPDFPageObj_SetIsActive(form, 1)
    return off


def _pixels(page: Any) -> tuple[tuple[int, int], float]:
    """The width and height with which the page is looked at, and the pixels of a point."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = min(1.0, _WIDEST / max(width, height))
    return (max(round(width * scale), 1), max(round(height * scale), 1)), scale


def _shown(word: Word, frame: Frame) -> tuple[float, float, float, float]:
    return frame.shown((word.x0, word.top, word.x1, word.bottom))
