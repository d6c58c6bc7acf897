"""A PDF file opened, or the reason why it cannot be: before a page is touched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

from reconcile.errors import UnreadableDocument, reason
from reconcile.reading.pdf.weighing import may_be_heavy

MOST_PAGES = 2_000
LARGEST_FILE = 256 * 2**20
AT_ONCE = 48  # pages, then the file is opened anew: pdfium keeps of each page what it has parsed
_PASSWORD_WRONG = 4


@contextmanager
def opened(path: Path) -> Iterator[tuple[Any, int]]:
    """The open document as pdfium has it, and its number of pages; UnreadableDocument says why not."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadDocument(str(path).encode(), None)
    if not document:
        encrypted = pdfium.FPDF_GetLastError() == _PASSWORD_WRONG
        raise UnreadableDocument("pdf-encrypted" if encrypted else "pdf-damaged", file=path.name)
    try:
        pages = pdfium.FPDF_GetPageCount(document)
        if pages < 1:
            raise UnreadableDocument("pdf-damaged", file=path.name)
        if pages > MOST_PAGES:
            raise UnreadableDocument("pdf-too-many-pages", file=path.name, pages=pages, most=MOST_PAGES)
        yield document, pages
    finally:
        pdfium.FPDF_CloseDocument(document)


def is_suspicious(path: Path) -> bool:
    """Whether a file may be too heavy to open; UnreadableDocument says why it cannot be a document at all."""
    try:
        size = path.stat().st_size
        if size == 0:
            raise UnreadableDocument("file-empty", file=path.name)
        if size > LARGEST_FILE:
            raise UnreadableDocument("file-too-large", file=path.name, limit=LARGEST_FILE // 2**20)
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
            _examine(content, path)
            return may_be_heavy(content)
    except OSError as error:
        raise UnreadableDocument("file-unreadable", file=path.name, why=reason(error)) from error


def _examine(content: mmap, path: Path) -> None:
    if b"%PDF-" not in content[:1024]:
        raise UnreadableDocument("pdf-no-pdf", file=path.name)
    if b"%%EOF" not in content[-65_536:]:
        raise UnreadableDocument("pdf-truncated", file=path.name)
