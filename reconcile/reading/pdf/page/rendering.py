"""A page as it is seen."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium


def rendered(page: Any, wide: int, high: int) -> tuple[bytes, int]:
    """The page's pixels, row by row from the top, each a byte from black to white, and how many bytes a row takes."""
    bitmap = pdfium.FPDFBitmap_CreateEx(wide, high, pdfium.FPDFBitmap_Gray, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, wide, high, 0, 0)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        return ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * high), stride
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
