"""A glance at a file: whether it is plain, without reading it, that it cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reconcile.errors import UnreadableDocument
from reconcile.reading import SUFFIXES, read

FIRST = 12  # pages of a PDF file; one with writing has some on these


def refused(file: Path) -> UnreadableDocument | None:
    """Why `file` cannot be read: it is missing, empty, of a kind that is not read, locked or a scan. None of what can
    be read, as far as one sees: only reading it tells for certain.
    """
    try:
        if file.suffix.lower() == ".pdf":
            _glance(file)
        elif file.suffix.lower() not in SUFFIXES or not (file.exists() and file.stat().st_size):
            read(file)
    except UnreadableDocument as error:
        return error
    return None


def _glance(file: Path) -> None:
    from pypdfium2 import raw  # noqa: PLC0415 - only for PDF files

    from reconcile.reading.pdf.opening import opened  # noqa: PLC0415
    from reconcile.reading.pdf.scans.scanned import can_recognise  # noqa: PLC0415

    if not file.exists():
        raise UnreadableDocument("file-missing", file=file.name)
    with opened(file) as (document, count):
        if not can_recognise() and not any(_written(raw, document, number) for number in range(min(count, FIRST))):
            raise UnreadableDocument("pdf-scanned", file=file.name)


def _written(raw: Any, document: Any, number: int) -> bool:
    """Whether there are characters on a page."""
    page = raw.FPDF_LoadPage(document, number)
    text = raw.FPDFText_LoadPage(page)
    try:
        return bool(raw.FPDFText_CountChars(text) > 0)
    finally:
        raw.FPDFText_ClosePage(text)
        raw.FPDF_ClosePage(page)
