"""Disclosures told in plain text: their report, and the rules that fire on them."""

from __future__ import annotations

from pathlib import Path

from reconcile.pipeline import Report, reconcile
from reconcile.reading import read

TABLES = Path(__file__).with_name("rules") / "variants"
NARRATIVE = ("TXT", "SHR", "YOY", "CNT")  # how the codes of the rules on the narrative begin


def reported(text: str, folder: Path) -> Report:
    """The report on a text."""
    file = folder / "disclosure.txt"
    file.write_text(text, "utf-8")
    return reconcile(read(file))


def beside(folder: Path, tables: str, section: str, text: str, more: str = "") -> Report:
    """The report on `text` under the tables of the variants (`budget`, `final` …); `more` is a table behind them."""
    printed = (TABLES / f"{tables}.txt").read_text("utf-8").replace("\n第三部分", f"{more}\n第三部分")
    return reported(f"{printed}\n{section}\n\n{text}\n", folder)


def rules(text: str, folder: Path, *kinds: str) -> set[str]:
    """The rules of these kinds (`TXT`, `WRD5` …) that fire on a text: of the narrative where none is named."""
    return {one.rule for one in reported(text, folder).findings if one.rule.startswith(kinds or NARRATIVE)}


def accused(report: Report) -> list[str]:
    """The rules on the narrative that fire."""
    return [one.rule for one in report.findings if one.rule.startswith(NARRATIVE)]


def marks(report: Report) -> list[str]:
    """How each figure of the narrative is marked, in their order."""
    return [report.marks[one.id] for one in report.recognition.figures.values() if one.part == "narrative"]
