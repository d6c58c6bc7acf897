"""Reviews handed on, in the format that whoever gets them can open."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reconcile.export.entries import sheet
from reconcile.export.formats import Format, Rows
from reconcile.export.markdown import markdown
from reconcile.language import Language, speaker
from reconcile.review import Review


def export_review(
    review: Review, form: Format, language: Language, *, confirmed: bool = False, disclosure: Path | None = None
) -> bytes:
    """The review in a format. confirmed: only what was confirmed. disclosure: the reviewed file, where it is at hand,
    for crops of the printed evidence in HTML.
    """
    made, say = sheet(review, language, confirmed=confirmed), speaker(language)
    match form:
        case "md":
            return markdown(made, say).encode()
        case "csv":
            from reconcile.export.rows import rows_csv  # noqa: PLC0415 - each format loads what it needs

            return rows_csv([made], say)
        case "xlsx":
            from reconcile.export.rows_xlsx import rows_xlsx  # noqa: PLC0415

            return rows_xlsx([made], say)
        case "docx":
            from reconcile.export.letter import letter  # noqa: PLC0415

            return letter(made, say)
        case "html":
            from reconcile.export.page import page  # noqa: PLC0415

            return page(made, say, language, disclosure)
        case "json":
            from reconcile.export.review_json import review_json  # noqa: PLC0415

            return review_json(made)
        case "sarif":
            from reconcile.export.review_json import review_sarif  # noqa: PLC0415

            return review_sarif(made, language)


def export_reviews(reviews: Iterable[Review], form: Rows, language: Language, *, confirmed: bool = False) -> bytes:
    """The reviews of several disclosures as one sheet, each row led by whose it is."""
    made, say = [sheet(one, language, confirmed=confirmed) for one in reviews], speaker(language)
    if form == "csv":
        from reconcile.export.rows import rows_csv  # noqa: PLC0415

        return rows_csv(made, say)
    from reconcile.export.rows_xlsx import rows_xlsx  # noqa: PLC0415

    return rows_xlsx(made, say)
