"""Characters that pdfium puts at a wrong place: those with a text of their own (ActualText), as browsers give to
radicals, in a form that is drawn at another place or scale. Their places are told as in the form and not on the page.
"""

from __future__ import annotations

from typing import Any

import pypdfium2.raw as pdfium

from reconcile.reading.pdf.page.frame import Frame

_TEXT = b"ActualText"


def place_astray(drawn: Any, matrix: Any, box: Any, frame: Frame) -> tuple[float, float, float] | None:
    """The left and right end and the baseline of a character, or None where pdfium tells them right.

    drawn: its text object. matrix: that of the character on the page, which is always right. box: as pdfium has it. The
    baseline is told as the page has it, upwards, where the page is upright.
    """
    own = pdfium.FS_MATRIX()
    if not _has_own_text(drawn) or not pdfium.FPDFPageObj_GetMatrix(drawn, own):
        return None
    area = own.a * own.d - own.b * own.c
    if not area or (own.e, own.f) == (matrix.e, matrix.f):
        return None
    a, b = (own.d * matrix.a - own.b * matrix.c) / area, (own.d * matrix.b - own.b * matrix.d) / area
    c, d = (own.a * matrix.c - own.c * matrix.a) / area, (own.a * matrix.d - own.c * matrix.b) / area
    corners = [
        (matrix.e + a * (x - own.e) + c * (y - own.f), matrix.f + b * (x - own.e) + d * (y - own.f))
        for x, y in ((box.left, box.bottom), (box.right, box.top))
    ]
    if not frame.turn:
        left, right = sorted(x * frame.scale for x, _ in corners)
        return left, right, matrix.f * frame.scale
    left, right = sorted(frame.point(*corner)[0] for corner in corners)
    return left, right, frame.point(matrix.e, matrix.f)[1]


def _has_own_text(drawn: Any) -> bool:
    marks = (pdfium.FPDFPageObj_GetMark(drawn, at) for at in range(pdfium.FPDFPageObj_CountMarks(drawn)))
    return any(pdfium.FPDFPageObjMark_GetParamValueType(mark, _TEXT) == pdfium.FPDF_OBJECT_STRING for mark in marks)
