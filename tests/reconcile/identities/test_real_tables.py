"""The real budget and the real final account tie, and every amount in their tables takes part in an equation."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reconcile.identities.reconciled import contradictions, recognised, tied

SAMPLES = Path(__file__).parents[3] / "sample_data"
SHARED = Path(__file__).parents[4] / "shared" / "disclosures"
FILES = [SAMPLES / "jincheng-2026.txt", SAMPLES / "jincheng-2026.pdf", SHARED / "shanghai-social-work-2024.pdf"]
REAL = [
    pytest.param(one, id=one.name, marks=pytest.mark.skipif(not one.is_file(), reason="not beside this checkout"))
    for one in FILES
]


@pytest.mark.parametrize("path", REAL)
def test_tables_that_tie_are_not_accused(path: Path) -> None:
    assert contradictions(recognised(path)) == []


@pytest.mark.parametrize("path", REAL)
def test_every_amount_takes_part_in_an_equation(path: Path) -> None:
    known = recognised(path)
    used = tied(known)
    printed = [one for one in known.figures.values() if one.part == "table" and not one.nil]
    assert len(printed) > 200
    assert [(one.title, one.row_label, one.text) for one in printed if one.id not in used] == []
