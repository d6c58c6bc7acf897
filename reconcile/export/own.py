"""The mark that our own documents, workbooks and web pages carry, so that none of them is taken for a disclosure."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import BadZipFile, ZipFile

MARK = "gouji-export"  # the category among the properties of a document or workbook, the generator of a page
_NAMED = re.compile(r"\.review(-\d+)?\.")
_PROPERTIES, _MOST = "docProps/core.xml", 65536


def is_own_export(path: Path) -> bool:
    """Whether a file was exported by this program: by its usual name, else by the mark inside it."""
    if _NAMED.search(path.name):
        return True
    try:
        if path.suffix.lower() in {".html", ".htm"}:
            with path.open("rb") as page:
                return f'content="{MARK}"'.encode() in page.read(_MOST)
        if path.suffix.lower() not in {".docx", ".xlsx"}:
            return False
        with ZipFile(path) as archive, archive.open(_PROPERTIES) as properties:
            return MARK.encode() in properties.read(_MOST)
    except (OSError, BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return False  # damaged or encrypted: whoever reads it says so
