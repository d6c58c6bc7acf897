"""A PDF file opened, or the reason why it cannot be: every limit is here, before a page is touched."""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium

from reconcile.errors import UnreadableDocument, reason
from reconcile.reading.pdf.nesting import draws_too_much

MOST_PAGES = 2_000
LARGEST_FILE = 256 * 2**20
LARGEST_STREAM = 64 * 2**20  # what a stream may grow to that is no image
LARGEST_DRAWING = 16 * 2**20  # what a stream of drawing instructions may grow to; a real one has some 0.1 MB
_LARGEST_TOGETHER = 64 * 2**20  # what those that make one page may
_LARGEST_OF_MANY = 2 * 2**20  # what each of many may, at least: the description of a colour is as large
_LONGEST_TEXT = 2**20  # bytes that are written as text; what real files write so is short, or an image
_MOST_INFLATED = 1032  # times as long as before: more is not possible
_DRAWN = re.compile(rb"/Contents\s*\[([\s\dR]*)\]")
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_MOST_LOOKED_AT = 4  # times the file's own length: streams stand one after the other
_MOST_LAYERS = 4  # of packing, one around the other; a real stream has one
_DEFLATED = 8  # the method, in the first byte of what is packed
_HEADED = 64  # bytes that tell how the rest is packed
_HEXADECIMAL = re.compile(rb"[\dA-Fa-f\s]{64}")
_PASSWORD_WRONG, _FORMAT_WRONG = 4, 3


@contextmanager
def opened(path: Path, *, examined: bool = False) -> Iterator[tuple[Any, int]]:
    """The open document as pdfium has it, and its number of pages; UnreadableDocument says why not.

    examined: it was open before, and need not be looked through again.
    """
    if not examined:
        _examine(path)
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


def _examine(path: Path) -> None:
    try:
        size = path.stat().st_size
        if size == 0:
            raise UnreadableDocument("file-empty", file=path.name)
        if size > LARGEST_FILE:
            raise UnreadableDocument("file-too-large", file=path.name, limit=LARGEST_FILE // 2**20)
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
            _examine_content(content, path)
    except OSError as error:
        raise UnreadableDocument("file-unreadable", file=path.name, why=reason(error)) from error


def _examine_content(content: mmap, path: Path) -> None:
    if b"%PDF-" not in content[:1024]:
        raise UnreadableDocument("pdf-no-pdf", file=path.name)
    if b"%%EOF" not in content[-65_536:]:
        raise UnreadableDocument("pdf-truncated", file=path.name)
    if _holds_bomb(content) or draws_too_much(content):
        raise UnreadableDocument("pdf-bomb", file=path.name)


def _holds_bomb(content: mmap) -> bool:
    """Whether some stream is a bomb, or so many have no end that looking through them all would be without end."""
    looked_at = 0
    parts = max((found[1].count(b"R") for found in _DRAWN.finditer(content)), default=1)
    drawing = min(LARGEST_DRAWING, max(_LARGEST_TOGETHER // max(parts, 1), _LARGEST_OF_MANY))
    for found in _STREAM.finditer(content):
        end = content.find(b"endstream", found.end())
        end = len(content) if end < 0 else end
        looked_at += end - found.end()
        if looked_at > _MOST_LOOKED_AT * len(content) or _is_bomb(content, found.start(), found.end(), end, drawing):
            return True
    return False


def _is_bomb(content: mmap, start: int, begin: int, end: int, drawing: int) -> bool:
    """Whether a compressed stream that is no image or font grows beyond all measure. drawing: if it may be drawn.

    How it is packed is seen from itself, since its dictionary may say so in words that stand elsewhere.
    """
    dictionary = content[content.rfind(b"obj", max(0, start - 2_000), start) : start]
    if b"/Image" in dictionary or b"/Length1" in dictionary:
        return False
    most = LARGEST_STREAM if b"/Type" in dictionary or b"/Subtype" in dictionary else drawing
    return _grows(content[begin:end], most)


def _without_text(packed: bytes) -> bytes:
    """The bytes that are written as hexadecimal numbers or to the base of 85, where that is so; else the same."""
    with suppress(ValueError):
        if _HEXADECIMAL.match(packed):
            return bytes.fromhex(packed.partition(b">")[0].decode("ascii"))
        if packed.rstrip().endswith(b"~>"):
            return a85decode(packed.rstrip()[:-2])
    return packed


def _grows(packed: bytes, most: int) -> bool:
    """Whether inflating `packed`, and what comes out, and so on, makes more than `most` at any time."""
    for _ in range(_MOST_LAYERS):
        if len(packed) > _LONGEST_TEXT and (_HEXADECIMAL.match(packed) or packed[-_HEADED:].rstrip().endswith(b"~>")):
            return True
        packed = _without_text(packed)
        if len(packed) < most // _MOST_INFLATED and not _is_packed(_inflated(packed, _HEADED)):
            return False
        packed = _inflated(packed, most + 1)
        if len(packed) > most:
            return True
    return _is_packed(packed)


def _is_packed(content: bytes) -> bool:
    """Whether bytes begin as deflated ones do, or as such that are written as hexadecimal numbers."""
    deflated = content[:1] and content[0] % 16 == _DEFLATED and int.from_bytes(content[:2]) % 31 == 0
    return bool(deflated or _HEXADECIMAL.match(content))


def _inflated(packed: bytes, most: int) -> bytes:
    """What a stream inflates to, but no more than `most` of it; nothing where it is damaged or none."""
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""
