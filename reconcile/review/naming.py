"""Which review file belongs to a disclosure, and which disclosure to a review file.

A review file is untrusted: the path in it is followed only to an ordinary file inside the review's own folder.
"""

from __future__ import annotations

from pathlib import Path

from reconcile.errors import InvalidSchema
from reconcile.review.reading import read_review

SUFFIX = ".review.toml"


def is_review(path: Path) -> bool:
    """Whether a path names a review file."""
    return path.name.endswith(SUFFIX)


def review_path(disclosure: Path) -> Path:
    """Where the review of a disclosure is kept: `name.review.toml` beside it, or `name.pdf.review.toml` where the first
    belongs to a disclosure of the same name in another format.
    """
    usual = disclosure.with_name(disclosure.stem + SUFFIX)
    if usual.exists() and _named_in(usual) not in {"", disclosure.name}:
        return disclosure.with_name(disclosure.name + SUFFIX)
    return usual


def _named_in(review: Path) -> str:
    try:
        return str(read_review(review)["document"]["path"])
    except InvalidSchema:  # it will be said when it is opened
        return ""


def disclosure_of(review: Path, named: str) -> Path:
    """The disclosure that a review file names. Raises InvalidSchema where it is outside the folder or not there."""
    folder = review.resolve().parent
    try:
        found = (folder / named).resolve()
    except (OSError, ValueError, RuntimeError) as error:
        raise InvalidSchema("review-path-outside", file=str(review), named=named) from error
    if not named or Path(named).is_absolute() or not found.is_relative_to(folder):
        raise InvalidSchema("review-path-outside", file=str(review), named=named)
    if not found.is_file():
        raise InvalidSchema("review-disclosure-missing", file=str(review), named=named)
    return found


def name_for(disclosure: Path, review: Path) -> str:
    """How a review file names its disclosure: relative to its own folder, or the bare name where it lies elsewhere."""
    folder = review.resolve().parent
    found = disclosure.resolve()
    return found.relative_to(folder).as_posix() if found.is_relative_to(folder) else found.name
