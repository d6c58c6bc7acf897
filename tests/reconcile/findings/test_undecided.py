"""What could not be decided says which operand is to blame."""

from __future__ import annotations

from pathlib import Path

from reconcile.language import speaker
from tests.reconcile.changed_sample import changed, sample
from tests.reconcile.told import reported


def test_an_amount_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    # The letter O for a nought.
    row = "2101101\t行政单位医疗\t{}\t6.80"
    report = reported(changed(row.format("6.80"), row.format("6.8O"), "expenditure"), tmp_path)
    told = [one for one in report.not_run if one.why == "why-operand-unreadable"]
    assert {one.rule for one in told} == {"SUM101", "SUM103"}
    assert all("6.8O" in speaker(language)(one.why, **one.facts) for one in told for language in ("zh", "en"))


def test_every_undecided_equation_has_a_reason(tmp_path: Path) -> None:
    report = reported(sample(), tmp_path)
    reasons = [one for one in report.not_run if one.why == "why-sheet-total-blank"]
    assert len(reasons) == report.counts["indeterminate"]
