"""What is said when the app has been left: where the review is, how far it is, how to go on."""

from __future__ import annotations

import shlex
from pathlib import Path

from reconcile.language import Language, speaker
from reconcile.review import ReviewSession, progress


def farewell(session: ReviewSession, language: Language, reviewer: str = "") -> str:
    """One line, or "" where nothing was saved, for then there is nothing to go on with. reviewer: the name given for
    this time, which is to be given the next time, too.
    """

    if not session.path.is_file():
        return ""
    done, path = progress(session.review.finding), _short(session.path)
    counts = {"decided": str(done.decided), "total": str(done.total)}
    again = shlex.join(["gouji", *(("--reviewer", reviewer) if reviewer == session.reviewer else ()), str(path)])
    return speaker(language)("left", path=str(path), command=again, **counts)


def _short(path: Path) -> Path:
    """The path from where the person stands, where it lies below."""
    found, here = path.resolve(), Path.cwd()
    return found.relative_to(here) if found.is_relative_to(here) else found
