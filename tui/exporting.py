"""Writing a review to a file, in one of the forms of `gouji export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reconcile.language import Language

if TYPE_CHECKING:
    from reconcile.export.formats import Format
    from reconcile.review import Review


def write(review: Review, form: Format, file: Path, document: Path, language: Language, *, confirmed: bool) -> None:
    """Write the review whole or not at all, and never in the place of another file. Raises GoujiError or OSError."""
    from reconcile.export.review import export_review  # noqa: PLC0415 - each form loads what it needs
    from reconcile.export.saving import save_export  # noqa: PLC0415

    save_export(file, export_review(review, form, language, confirmed=confirmed, disclosure=document))
