"""Sentences in the words of many provinces, right and with one figure wrong, under tables that print the figures.

What is right must be decided: a sentence that is silent because nobody understood it is a miss.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from reconcile.findings.record import Finding
from reconcile.pipeline import Report, reconcile
from reconcile.reading import read

FOLDER = Path(__file__).with_name("variants")
VARIANTS = [one for file in sorted(FOLDER.glob("*.toml")) for one in tomllib.loads(file.read_text("utf-8"))["variant"]]
SLOT = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
OF_FIGURES = re.compile(r"(?:TXT|SHR|YOY|CNT|PRF)\d|WRD405|WRD10")
NAMED = [pytest.param(one, id=f"{number}-template-{one['template']}") for number, one in enumerate(VARIANTS, start=1)]


def reconciled(variant: dict[str, Any], wrong: int | None, folder: Path) -> Report:
    """The report where slot number `wrong` is filled with what is wrong, and all others with what is right."""
    slots = iter(range(variant["text"].count("{")))
    text = SLOT.sub(lambda found: found[2 if next(slots) == wrong else 1], variant["text"])
    tables = (FOLDER / f"{variant['tables']}.txt").read_text("utf-8")
    file = folder / "variant.txt"
    file.write_text(f"{tables}\n{variant['section']}\n\n{text}\n", "utf-8")
    return reconcile(read(file))


def accused(report: Report) -> list[Finding]:
    return [one for one in report.findings if one.severity in ("error", "warning") and OF_FIGURES.match(one.rule)]


def untied(report: Report) -> list[str]:
    """The figures of the text that no equation decides, as printed."""
    own = (one for one in report.recognition.figures.values() if one.part == "narrative")
    return [one.text for one in own if report.marks[one.id] == "unresolved"]


@pytest.mark.parametrize("variant", NAMED)
def test_what_is_right_is_tied_and_not_accused_and_what_is_wrong_is_found_once(
    variant: dict[str, Any], tmp_path: Path
) -> None:
    right = reconciled(variant, None, tmp_path)
    assert accused(right) == []
    assert untied(right) == variant.get("untied", [])
    for number in range(variant["text"].count("{")):
        assert len(accused(reconciled(variant, number, tmp_path))) == 1, number


def test_all_78_templates_have_variants() -> None:
    assert {one["template"] for one in VARIANTS} == set(range(1, 79))
