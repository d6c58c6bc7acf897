"""What `gouji export` does."""

from __future__ import annotations

from pathlib import Path

from reconcile.errors import InvalidSchema, UnreadableDocument
from reconcile.export.review import FORMATS, export_review
from reconcile.language import Language
from reconcile.review import as_review, disclosure_of, is_review, read_review


def exported(path: Path, form: str, language: Language, *, confirmed: bool) -> bytes:
    """The review at `path` in a format, as it was saved."""
    if not is_review(path):
        raise UnreadableDocument("not-a-review", file=str(path))
    review = as_review(read_review(path))
    chosen = next(one for one in FORMATS if one == form)
    return export_review(review, chosen, language, confirmed=confirmed, disclosure=_at_hand(path, review.document.path))


def _at_hand(path: Path, named: str) -> Path | None:
    """The disclosure, if it is where the review says; an export does without it."""
    try:
        return disclosure_of(path, named)
    except InvalidSchema:
        return None
