"""Which files a command is about. What this program exported itself is no disclosure."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from reconcile.errors import UnreadableDocument
from reconcile.export.own import is_own_export

READABLE = frozenset({".pdf", ".txt", ".tsv", ".xlsx", ".xls", ".docx"})
_PATTERN = frozenset("*?[")


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
    found = (one for one in folder.rglob("*") if one.suffix.lower() in READABLE and one.is_file())
    return sorted(one for one in found if not one.name.startswith((".", "~$")) and not is_own_export(one))


def reviews_in(arguments: Iterable[str]) -> Iterator[Path]:
    """The review files that the arguments name, or that lie in the folders they name."""
    from reconcile.review.naming import SUFFIX, is_review  # noqa: PLC0415 - polars comes with the package

    for argument in arguments:
        path = Path(argument)
        if path.is_dir():
            yield from sorted(one for one in path.rglob(f"*{SUFFIX}") if one.is_file())
        elif is_review(path):
            yield path
        else:
            raise UnreadableDocument("not-a-review", file=argument)
