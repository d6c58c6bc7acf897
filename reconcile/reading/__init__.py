"""Reading: a file of any known format becomes a `Disclosure`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from reconcile.cache import fetch, keep
from reconcile.disclosure import Disclosure, Heading, Paragraph
from reconcile.errors import IRREGULAR, Cancelled, UnreadableDocument, reason
from reconcile.reading.assemble import assemble
from reconcile.reading.blocks import MOST_CELLS, RawDocument, RawGrid, RawText
from reconcile.reading.packages import holds
from reconcile.reading.text import decode, read_text

Progress = Callable[[int, int], None]
TEXTS = frozenset({".txt", ".tsv", ".text"})
_PAGES = frozenset({".html", ".htm", ".mht", ".mhtml"})
_WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xls"})
SUFFIXES = TEXTS | _PAGES | _WORKBOOK_SUFFIXES | {".pdf", ".docx"}
# What a person has to do with files of other kinds: the key of the line that says so.
_ADVICE = {
    **dict.fromkeys(
        (".doc", ".wps", ".et", ".rtf", ".ofd", ".odt", ".ods", ".xml", ".csv", ".ceb"),
        "other-format",
    ),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz", ".tar"), "file-is-archive"),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif"), "file-is-picture"),
    "": "no-suffix",
}
HEAD = 1024
_ZIP = b"PK"
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
_WORKBOOKS = ("Workbook\0".encode("utf-16-le"), "Book\0".encode("utf-16-le"))  # streams of a compound file
_WRITTEN = "WordDocument".encode("utf-16-le")
_MARKS = {b"{\\rtf": ".rtf", b"<html": ".html", b"<!doc": ".html", b"<?xml": ".xml", b"mime-": ".mht"}
_BEFORE_MARK = b"\xef\xbb\xbf \t\r\n"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
LARGEST_FILE = 250 * 2**20
LARGEST_TEXT = 10 * 2**20
LONGEST_PARAGRAPH = 100_000  # characters; a real one has at most some 5,000
_ABOUT_MONEY = re.compile(r"预算|决算|收入|支出|收支|经费|资金|[万亿]元|绩效")


def read(
    path: str | Path,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Disclosure:
    """Read a disclosure.

    progress: called with pages done and pages in all. cancelled: asked now and then whether to stop; then `Cancelled`
    is raised. meanwhile: what the caller has to do next and needs no document for; called while a second process reads
    a PDF, or not at all. What was read before is taken from the cache. Raises `UnreadableDocument` where the file
    cannot be read or nothing in it is a disclosure.
    """
    file = Path(path)
    digest, head = _examined(file)
    if cancelled is not None and cancelled():
        raise Cancelled("cancelled")
    made_from = (digest, file.suffix.lower())
    if (kept := fetch("disclosure", made_from, Disclosure)) is not None:
        return replace(kept, path=str(path))
    raw = _raw(file, head, progress, cancelled, meanwhile)
    if _is_crowded(raw):
        raise UnreadableDocument("file-crowded", file=file.name)
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
        raise UnreadableDocument("file-unreadable", file=file.name, why=IRREGULAR)
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
        raise UnreadableDocument("file-unreadable", file=file.name, why=reason(error)) from error
    if not size:
        raise UnreadableDocument("file-empty", file=file.name)
    return digest, head


def _raw(
    file: Path,
    head: bytes,
    progress: Progress | None,
    cancelled: Callable[[], bool] | None,
    meanwhile: Callable[[], object] | None,
) -> RawDocument:
    """The raw document, by what the file holds first and by its suffix second.

    Readers are loaded where they are needed: pdfium, polars and python-docx each take their time.
    """
    suffix = file.suffix.lower()
    packed = head.startswith((_ZIP, _COMPOUND_FILE))
    if b"%PDF-" in head or (suffix == ".pdf" and not packed):
        from reconcile.reading.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(file, progress=progress, cancelled=cancelled, meanwhile=meanwhile)
    if packed:
        return _packed(file.read_bytes(), file)
    marked = _MARKS.get(head.lstrip(_BEFORE_MARK)[:5].lower(), "")
    if marked in _PAGES or suffix in _PAGES:
        from reconcile.reading.html import read_html  # noqa: PLC0415

        return read_html(_limited(file), file.name)
    if marked:
        raise UnreadableDocument("other-format", file=file.name, suffix=marked)
    if suffix not in SUFFIXES:
        raise _of_other_kind(file)
    if suffix not in TEXTS:
        raise UnreadableDocument("file-damaged", file=file.name)
    return read_text(decode(_limited(file)))


def _is_crowded(raw: RawDocument) -> bool:
    """Whether a paragraph is longer, or there are more cells, than people read: rules would take long."""
    if any(isinstance(block, RawText) and len(block.text) > LONGEST_PARAGRAPH for block in raw.blocks):
        return True
    grids = (block for block in raw.blocks if isinstance(block, RawGrid))
    return sum(cell is not None for grid in grids for row in grid.rows for cell in row) > MOST_CELLS


def _limited(file: Path) -> bytes:
    """The content of a text or a web page."""
    if file.stat().st_size > LARGEST_TEXT:
        raise UnreadableDocument("file-too-large", file=file.name, limit=LARGEST_TEXT // 2**20)
    return file.read_bytes()


def _packed(content: bytes, file: Path) -> RawDocument:
    """The raw document in a package of today's office programs or in a compound file of former ones."""
    if holds(content, "word/document.xml"):
        from reconcile.reading.word import read_word  # noqa: PLC0415

        return read_word(content, file.name)
    if holds(content, "xl/workbook.xml") or any(name in content for name in _WORKBOOKS):
        from reconcile.reading.workbook import read_workbook  # noqa: PLC0415

        return read_workbook(content, file.name)
    if _ENCRYPTED in content:
        raise UnreadableDocument("file-encrypted", file=file.name)
    suffix = file.suffix.lower()
    named_otherwise = content.startswith(_COMPOUND_FILE) and suffix in SUFFIXES - _WORKBOOK_SUFFIXES
    if named_otherwise or (_WRITTEN in content and suffix not in _ADVICE):
        raise UnreadableDocument("other-format", file=file.name, suffix=".doc")
    if suffix in SUFFIXES:
        raise UnreadableDocument("file-damaged", file=file.name)
    raise _of_other_kind(file)


def _of_other_kind(file: Path) -> UnreadableDocument:
    """What is said of a file that its suffix tells to be none that is read here."""
    suffix = file.suffix.lower()
    return UnreadableDocument(_ADVICE.get(suffix, "unknown-format"), file=file.name, suffix=suffix)


def _is_disclosure(disclosure: Disclosure) -> bool:
    if disclosure.tables:
        return True
    words = [block.text for block in disclosure.blocks if isinstance(block, Heading | Paragraph)]
    return any(_ABOUT_MONEY.search(text) for text in words)
