"""A whole number in a table of amounts with decimals has lost decimals that were nought, 0 like any other: it hides no
wrong figure. Among whole numbers it is a rounded number.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reconcile.told import reported

TABLE = (
    "某市某局2026年部门预算\n\n2026年“三公”经费预算表\n\n单位：万元\n\n"
    "合计\t因公出国（境）费\t公务接待费\t公务用车购置及运行费\t\t\n\t\t\t小计\t购置费\t运行费\n{}\n"
)


@pytest.mark.parametrize(
    "row", ["11.49\t0\t2.11\t9.38\t0\t9.38", "11.38\t0\t2\t9.38\t0\t9.38", "11\t0\t2\t9\t0\t9", "11\t0\t2\t10\t0\t9"]
)
def test_a_row_that_ties_is_not_accused(row: str, tmp_path: Path) -> None:
    assert not [one for one in reported(TABLE.format(row), tmp_path).findings if one.severity != "advice"]


@pytest.mark.parametrize(
    "row", ["11.45\t0\t2.11\t9.38\t0\t9.38", "11.49\t0\t2.11\t9.38\t0\t9.34", "11.68\t0\t2\t9.38\t0\t9.38"]
)
def test_a_whole_number_beside_amounts_with_decimals_explains_no_gap(row: str, tmp_path: Path) -> None:
    (finding,) = reported(TABLE.format(row), tmp_path).findings
    assert (finding.rule, finding.severity) == ("SUM105", "error")
