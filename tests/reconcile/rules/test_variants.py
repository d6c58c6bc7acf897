"""Sentences in the words of many provinces, right and with one figure wrong, under tables that print the figures."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from reconcile.findings.record import Finding
from reconcile.pipeline import reconcile
from reconcile.reading import read

FOLDER = Path(__file__).with_name("variants")
VARIANTS = tomllib.loads((FOLDER / "variants.toml").read_text("utf-8"))["variant"]
SLOT = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
OF_FIGURES = re.compile(r"(?:TXT|SHR|YOY|CNT|PRF)\d|WRD405|WRD10")
NAMED = [pytest.param(one, id=f"{number}-template-{one['template']}") for number, one in enumerate(VARIANTS, start=1)]


def said(variant: dict[str, str], wrong: int | None, folder: Path) -> list[Finding]:
    """What is found where slot number `wrong` is filled with what is wrong, and all others with what is right."""
    slots = iter(range(variant["text"].count("{")))
    text = SLOT.sub(lambda found: found[2 if next(slots) == wrong else 1], variant["text"])
    tables = (FOLDER / f"{variant['tables']}.txt").read_text("utf-8")
    file = folder / "variant.txt"
    file.write_text(f"{tables}\n{variant['section']}\n\n{text}\n", "utf-8")
    found = reconcile(read(file)).findings
    return [one for one in found if one.severity in ("error", "warning") and OF_FIGURES.match(one.rule)]


@pytest.mark.parametrize("variant", NAMED)
def test_what_is_right_is_not_accused_and_what_is_wrong_is_found_once(variant: dict[str, str], tmp_path: Path) -> None:
    assert said(variant, None, tmp_path) == []
    for number in range(variant["text"].count("{")):
        assert len(said(variant, number, tmp_path)) == 1, number
