"""What is said when the app has been left: where the review is, how far it is, how to go on."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from reconcile.language import Language, speaker

if TYPE_CHECKING:
    from reconcile.review import ReviewSession


def farewell(session: ReviewSession, language: Language) -> str:
    """One line, or "" where nothing was saved, for then there is nothing to go on with."""
    from reconcile.review import progress  # noqa: PLC0415 - it loads polars

    if not session.path.is_file():
        return ""
    done, path = progress(session.review.finding), _short(session.path)
    counts = {"decided": str(done.decided), "total": str(done.total)}
    return speaker(language)("left", path=str(path), command=f"gouji {quote(str(path))}", **counts)


def _short(path: Path) -> Path:
    """The path from where the person stands, where it lies below."""
    found, here = path.resolve(), Path.cwd()
    return found.relative_to(here) if found.is_relative_to(here) else found
