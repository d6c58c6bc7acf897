"""What `gouji export` does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from platformdirs import user_config_path

from reconcile.errors import GoujiError, InvalidSchema, UnreadableDocument
from reconcile.export.entries import sheet
from reconcile.export.formats import FORMATS, Rows
from reconcile.export.review import export_review, export_reviews
from reconcile.language import Language
from reconcile.review import Review, as_review, disclosure_of, is_review, read_review
from reconcile.review.signing import sign
from reconcile.settings import load_settings
from tui.boundary import narrate, trouble


def exported(path: Path, form: str, language: Language, *, confirmed: bool | None) -> bytes:
    """The review at `path` in a format, as it was saved. confirmed: only what was confirmed; None: a letter, which goes
    to the unit, holds what was confirmed, and everything else the whole review.
    """
    review = _review(path)
    chosen = next(one for one in FORMATS if one == form)
    letter = confirmed is None and form == "docx"
    if letter and not sheet(review, language, confirmed=True).entries:
        raise UnreadableDocument("export-none-confirmed", file=str(path))
    document = _at_hand(path, review.document.path)
    return export_review(review, chosen, language, confirmed=confirmed or letter, disclosure=document)


def exported_together(paths: Sequence[Path], form: Rows, language: Language, *, confirmed: bool) -> tuple[bytes, bool]:
    """The reviews at `paths` as one sheet, and whether all are in it: one that cannot be read is told and left out."""
    reviews = list(_readable(paths, language))
    return export_reviews(reviews, form, language, confirmed=confirmed), len(reviews) == len(paths)


def _readable(paths: Sequence[Path], language: Language) -> Iterator[Review]:
    for path in paths:
        try:
            review = _review(path)
        except GoujiError as error:
            narrate(trouble(error, language, str(path)))
        else:
            yield review


def _review(path: Path) -> Review:
    if not is_review(path):
        raise UnreadableDocument("not-a-review", file=str(path))
    raw = read_review(path)
    sign(raw, load_settings(path, user_config_path("gouji")).app.reviewer or "")
    return as_review(raw)


def _at_hand(path: Path, named: str) -> Path | None:
    """The disclosure, if it is where the review says; an export does without it."""
    try:
        return disclosure_of(path, named)
    except InvalidSchema:
        return None
