"""An export on disk: whole or not at all, and never in the place of a file that is there already, unless told so."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from reconcile.errors import UnreadableDocument, reason
from reconcile.review.writing import replace


def save_export(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write an export. Raises UnreadableDocument where it cannot be written, or a file is there and not `force`."""
    if not force and (path.exists() or path.is_symlink()):
        raise UnreadableDocument("output-exists", file=str(path))
    try:
        replace(path, content)
    except OSError as error:
        raise UnreadableDocument("output-unwritable", file=str(path), why=reason(error)) from error


def free_name(path: Path, suffix: str = "") -> Path:
    """This name, or the first of name-2, name-3 … that is not taken; the number stands before the suffix."""
    ending = suffix or path.suffix
    stem = path.name.removesuffix(ending)
    names = (path if number == 1 else path.with_name(f"{stem}-{number}{ending}") for number in count(1))
    return next(one for one in names if not (one.exists() or one.is_symlink()))
