"""The program finds what is known to be wrong with the sample, and accuses nothing that only looks wrong."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reconcile.pipeline import Report, reconcile
from reconcile.reading import read

SAMPLES = Path(__file__).parents[2] / "sample_data"
KNOWN: dict[str, list[dict[str, Any]]] = tomllib.loads((SAMPLES / "known.toml").read_text("utf-8"))


@cache
def report(kind: str) -> Report:
    """The sample in one of its two forms, checked."""
    return reconcile(read(SAMPLES / f"jincheng-2026.{kind}"))


def accused(kind: str) -> list[tuple[str, set[str]]]:
    """Severity and printed words of each error and warning."""
    findings = [one for one in report(kind).findings if one.severity != "advice"]
    return [(one.severity, {operand.text for operand in one.operands}) for one in findings]


@pytest.mark.parametrize("kind", ["txt", "pdf"])
@pytest.mark.parametrize("known", KNOWN["wrong"], ids=lambda known: known["en"])
def test_what_is_wrong_is_found(known: dict[str, Any], kind: str) -> None:
    if known.get("only", kind) != kind:
        return
    assert [one for one in accused(kind) if one[0] == known["severity"] and set(known["prints"]) <= one[1]]


@pytest.mark.parametrize("kind", ["txt", "pdf"])
@pytest.mark.parametrize("known", KNOWN["tempting"], ids=lambda known: known["en"])
def test_what_only_looks_wrong_is_not_accused(known: dict[str, Any], kind: str) -> None:
    assert not [one for one in accused(kind) if set(known["prints"]) <= one[1]]


@pytest.mark.parametrize("known", [*KNOWN["wrong"], *KNOWN["tempting"]], ids=lambda known: known["en"])
def test_the_words_are_in_the_document(known: dict[str, Any]) -> None:
    text = "".join((SAMPLES / "jincheng-2026.txt").read_text("utf-8").split())  # names are broken over lines
    assert [word for word in known["prints"] if word not in text] == []
