"""Reading: a file of any known format becomes a `Disclosure`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from reconcile.cache import fetch, keep
from reconcile.disclosure import Disclosure, Heading, Paragraph
from reconcile.errors import Cancelled, UnreadableDocument
from reconcile.reading.assemble import assemble
from reconcile.reading.blocks import RawDocument
from reconcile.reading.packages import holds
from reconcile.reading.text import decode, read_text

Progress = Callable[[int, int], None]
SUFFIXES = frozenset({".pdf", ".txt", ".tsv", ".text", ".docx", ".xlsx", ".xls"})
HEAD = 1024
_ZIP = b"PK"
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
LARGEST_FILE = 250 * 2**20
LARGEST_TEXT = 10 * 2**20
_ABOUT_MONEY = re.compile(r"预算|决算|收入|支出|收支|经费|资金|[万亿]元|绩效")


def read(
    path: str | Path, *, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
) -> Disclosure:
    """Read a disclosure.

    progress: called with pages done and pages in all. cancelled: asked now and then whether to stop; then `Cancelled`
    is raised. What was read before is taken from the cache. Raises `UnreadableDocument` where the file cannot be read
    or nothing in it is a disclosure.
    """
    file = Path(path)
    digest, head = _examined(file)
    if cancelled is not None and cancelled():
        raise Cancelled("cancelled")
    made_from = (digest, file.suffix.lower())
    if (kept := fetch("disclosure", made_from, Disclosure)) is not None:
        return replace(kept, path=str(path))
    raw = _raw(file, head, progress, cancelled)
    disclosure = assemble(raw, path=str(path), sha256=digest)
    if not _is_disclosure(disclosure):
        raise UnreadableDocument("nothing-recognised", file=file.name)
    keep("disclosure", made_from, disclosure)
    return disclosure


def _examined(file: Path) -> tuple[str, bytes]:
    """The SHA-256 of a file and its first bytes; a file that cannot be a document says why."""
    if file.is_dir():
        raise UnreadableDocument("file-is-folder", file=file.name)
    if file.exists() and not file.is_file():
        raise UnreadableDocument("file-unreadable", file=file.name, why="no regular file")
    try:
        size = file.stat().st_size
        if size > LARGEST_FILE:
            raise UnreadableDocument("file-too-large", file=file.name, limit=LARGEST_FILE // 2**20)
        with file.open("rb") as stream:
            head = stream.read(HEAD)
            stream.seek(0)
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        raise UnreadableDocument("file-missing", file=file.name) from None
    except OSError as error:
        raise UnreadableDocument("file-unreadable", file=file.name, why=error.strerror or "") from error
    if not size:
        raise UnreadableDocument("file-empty", file=file.name)
    return digest, head


def _raw(file: Path, head: bytes, progress: Progress | None, cancelled: Callable[[], bool] | None) -> RawDocument:
    """The raw document, by what the file holds first and by its suffix second.

    Readers are loaded where they are needed: pdfium, polars and python-docx each take their time.
    """
    suffix = file.suffix.lower()
    if b"%PDF-" in head or suffix == ".pdf":
        from reconcile.reading.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(file, progress=progress, cancelled=cancelled)
    if suffix not in SUFFIXES and not head.startswith(_ZIP):
        raise UnreadableDocument("unknown-format", file=file.name, suffix=suffix)
    content = file.read_bytes()
    if holds(content, "word/document.xml"):
        from reconcile.reading.word import read_word  # noqa: PLC0415

        return read_word(content, file.name)
    if holds(content, "xl/workbook.xml") or (suffix == ".xls" and head.startswith(_COMPOUND_FILE)):
        from reconcile.reading.workbook import read_workbook  # noqa: PLC0415

        return read_workbook(content, file.name)
    if suffix in {".txt", ".tsv", ".text"}:
        if len(content) > LARGEST_TEXT:
            raise UnreadableDocument("file-too-large", file=file.name, limit=LARGEST_TEXT // 2**20)
        return read_text(decode(content))
    if suffix in SUFFIXES:
        raise UnreadableDocument("file-damaged", file=file.name)
    raise UnreadableDocument("unknown-format", file=file.name, suffix=suffix)


def _is_disclosure(disclosure: Disclosure) -> bool:
    if disclosure.tables:
        return True
    words = [block.text for block in disclosure.blocks if isinstance(block, Heading | Paragraph)]
    return any(_ABOUT_MONEY.search(text) for text in words)
