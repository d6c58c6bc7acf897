"""What `gouji export` does."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_config_path

from reconcile.errors import InvalidSchema, UnreadableDocument
from reconcile.export.entries import sheet
from reconcile.export.formats import FORMATS
from reconcile.export.review import export_review
from reconcile.language import Language
from reconcile.review import as_review, disclosure_of, is_review, read_review
from reconcile.review.signing import sign
from reconcile.settings import load_settings


def exported(path: Path, form: str, language: Language, *, confirmed: bool | None) -> bytes:
    """The review at `path` in a format, as it was saved. confirmed: only what was confirmed; None: a letter, which goes
    to the unit, holds what was confirmed, and everything else the whole review.
    """
    if not is_review(path):
        raise UnreadableDocument("not-a-review", file=str(path))
    raw = read_review(path)
    sign(raw, load_settings(path, user_config_path("gouji")).app.reviewer or "")
    review = as_review(raw)
    chosen = next(one for one in FORMATS if one == form)
    letter = confirmed is None and form == "docx"
    if letter and not sheet(review, language, confirmed=True).entries:
        raise UnreadableDocument("export-none-confirmed", file=str(path))
    document = _at_hand(path, review.document.path)
    return export_review(review, chosen, language, confirmed=confirmed or letter, disclosure=document)


def _at_hand(path: Path, named: str) -> Path | None:
    """The disclosure, if it is where the review says; an export does without it."""
    try:
        return disclosure_of(path, named)
    except InvalidSchema:
        return None
