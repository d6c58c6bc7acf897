"""Files that are zip packages (.xlsx, .docx), opened with a limit on what they unpack to."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from reconcile.errors import UnreadableDocument

_DAMAGES = (BadZipFile, ParseError, KeyError, ValueError, EOFError, NotImplementedError, RuntimeError, zlib.error)
LARGEST_PART = 100 * 2**20
MOST_TAGS = 3_000_000  # of a part; a disclosure of a hundred pages has some 200,000
_LONGEST_TEXT = 2**17  # bytes: a cell has at most 32,767 characters
LARGEST_PACKAGE = 400 * 2**20


@contextmanager
def package_of(content: bytes, name: str) -> Iterator[ZipFile]:
    """The package in `content`; a damaged or bloated one is an UnreadableDocument."""
    try:
        with ZipFile(BytesIO(content)) as package:
            if sum(one.file_size for one in package.infolist()) > LARGEST_PACKAGE:
                raise UnreadableDocument("file-too-large", file=name, limit=LARGEST_PACKAGE // 2**20)
            if any(_is_crowded(package, one.filename) for one in package.infolist() if one.file_size > MOST_TAGS):
                raise UnreadableDocument("file-crowded", file=name)
            yield package
    except _DAMAGES as error:
        raise UnreadableDocument("file-damaged", file=name) from error


def _is_crowded(package: ZipFile, path: str) -> bool:
    """Whether a part holds more elements than memory should, or in a workbook a text longer than its cells may have.

    Many cells may show the same text. Counted piece by piece.
    """
    with package.open(path) as stream:
        count = read = 0
        while (piece := stream.read(_LONGEST_TEXT)) and read <= LARGEST_PART and count <= MOST_TAGS:
            tags = piece.count(b"<")
            if not tags and path.startswith("xl/") and len(piece) == _LONGEST_TEXT:
                return path.endswith(".xml")
            count += tags
            read += len(piece)
    return path.endswith(".xml") and (count > MOST_TAGS or read > LARGEST_PART)


def part(package: ZipFile, path: str) -> bytes:
    """One part of a package, up to the limit."""
    with package.open(path) as stream:
        content = stream.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART or b"<!DOCTYPE" in content[:2048]:
        raise BadZipFile(path)
    return content


def holds(content: bytes, path: str) -> bool:
    """Whether `content` is a package with a part of this name."""
    try:
        with ZipFile(BytesIO(content)) as package:
            return path in package.namelist()
    except (BadZipFile, EOFError, NotImplementedError):
        return False
