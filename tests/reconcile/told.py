"""Disclosures told in plain text: their report, and the rules that fire on them."""

from __future__ import annotations

from pathlib import Path

from reconcile.pipeline import Report, reconcile
from reconcile.reading import read

NARRATIVE = ("TXT", "SHR", "YOY", "CNT")  # how the codes of the rules on the narrative begin


def reported(text: str, folder: Path) -> Report:
    """The report on a text."""
    file = folder / "disclosure.txt"
    file.write_text(text, "utf-8")
    return reconcile(read(file))


def rules(text: str, folder: Path, *kinds: str) -> set[str]:
    """The rules of these kinds (`TXT`, `WRD5` …) that fire on a text: of the narrative where none is named."""
    return {one.rule for one in reported(text, folder).findings if one.rule.startswith(kinds or NARRATIVE)}
