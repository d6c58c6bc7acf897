"""Which files a command is about. What this program exported itself is no disclosure."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from reconcile.errors import UnreadableDocument
from reconcile.export.own import is_own_export

PAGES = (".html", ".htm", ".mht", ".mhtml")
READABLE = frozenset({".pdf", ".txt", ".tsv", ".text", ".xlsx", ".xls", ".xlsm", ".docx", ".docm", *PAGES})
# What may hold a disclosure and is not read: whoever reads it says what to do, so that none is passed over in silence.
TOLD = frozenset(
    f".{one}"
    for one in [
        "doc",
        "wps",
        "et",
        "xlsb",
        "rtf",
        "odt",
        "ods",
        "ofd",
        "ceb",
        "zip",
        "rar",
        "7z",
        "gz",
        "tar",
        "png",
        "jpg",
        "jpeg",
        "tif",
        "tiff",
        "bmp",
        "gif",
        "heic",
        "webp",
    ]
)
_PATTERN = frozenset("*?[")
# The folder of pictures and the like that is saved beside a page, as browsers and office programs call it.
_BESIDE = re.compile(r"(?P<page>.+)(?:[_.]files|_文件)", re.IGNORECASE)


def files_in(arguments: Iterable[str]) -> Iterator[Path]:
    """The files that the arguments name: files as given, what folders hold (sub-folders too), what patterns match.

    A folder or pattern without a disclosure is yielded itself, so that whoever reads it says what is wrong.
    """
    for argument in arguments:
        path = Path(argument)
        if path.is_dir():
            yield from _in_folder(path) or [path]
        elif _PATTERN & set(argument) and not path.exists():
            matched = sorted(glob.glob(argument))  # noqa: PTH207 - absolute patterns too
            yield from map(Path, matched or [argument])
        else:
            yield path


def _in_folder(folder: Path) -> list[Path]:
    found = [one for one in _below(folder) if one.suffix.lower() in READABLE | TOLD and one.is_file()]
    return [one for one in found if not is_own_export(one)]


def _below(folder: Path) -> Iterator[Path]:
    """The files below a folder in order; not what is hidden, what a program holds open, what was saved with a page, or
    an environment of Python.
    """
    for at, folders, names in os.walk(folder):
        here = Path(at)
        pages = {Path(one).stem for one in names if one.lower().endswith(PAGES)}
        folders[:] = sorted(
            one
            for one in folders
            if one[0] != "." and not _is_beside(one, pages) and not (here / one / "pyvenv.cfg").exists()
        )
        yield from (here / one for one in sorted(names) if not one.startswith((".", "~$")))


def _is_beside(folder: str, pages: Container[str]) -> bool:
    found = _BESIDE.fullmatch(folder)
    return found is not None and found["page"] in pages


def reviews_in(arguments: Iterable[str]) -> Iterator[Path]:
    """The review files that the arguments name, or that lie in the folders they name."""
    from reconcile.review.naming import SUFFIX, is_review  # noqa: PLC0415 - only for those who hand on reviews

    for argument in arguments:
        path = Path(argument)
        if path.is_dir():
            yield from (one for one in _below(path) if one.name.endswith(SUFFIX) and one.is_file())
        elif is_review(path):
            yield path
        else:
            raise UnreadableDocument("not-a-review", file=argument)
