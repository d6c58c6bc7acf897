"""Writing a review to a file, in one of the forms of `gouji export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from reconcile.language import Language

if TYPE_CHECKING:
    from reconcile.review import ReviewSession
    from tui.index import Index

FORMS: Final = ("md",)


def write(review: ReviewSession, index: Index, form: str, file: Path, language: Language) -> None:
    """Write the review. Raises GoujiError or OSError."""
    raise OSError(0, "not yet")
