"""The arithmetic of a finding reads as a person would write it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from reconcile.findings.formula import formula
from reconcile.ledger import Equation, Figure, Term
from tests.reconcile.deciding_cases import linear, printed, rate, verdicts


def written(figures: Sequence[Figure], equation: Equation) -> str:
    """The formula of one decided equation."""
    row = verdicts(figures, equation).row(0, named=True)
    return formula(equation, {one.id: one for one in figures}, row["verdict"], row["recomputed"])


def in_words(name: str, text: str, unit: str = "万元") -> Figure:
    """A narrative figure, which is printed with its unit."""
    return replace(printed(name, text, unit), text=f"{text}{unit}")


def test_difference() -> None:
    figures = [in_words("a", "3899.48"), in_words("b", "3788.89"), in_words("c", "110.49")]
    assert written(figures, linear(["c"], ["a", "−b"])) == "3899.48万元 − 3788.89万元 = 110.59万元 ≠ 110.49万元"


def test_sum_of_cells_leaves_blanks_out() -> None:
    figures = [printed("t", "10.50"), printed("a", "4.00"), printed("b", "6.00"), printed("n", "", nil=True)]
    assert written(figures, linear(["t"], ["a", "n", "b"])) == "4.00 + 6.00 = 10.00 ≠ 10.50"


def test_one_fact_across_units() -> None:
    figures = [in_words("cap", "535"), printed("money", "5,530,000", "元")]
    assert written(figures, linear(["cap"], ["money"])) == "5,530,000元 = 553万元 ≠ 535万元"


def test_quantity_times_price_shows_the_product() -> None:
    figures = [in_words("total", "535"), in_words("each", "6.99")]
    equation = Equation(rule="PRF304", shape="linear", terms=(Term("total", "stated"), Term("each", "parts", 80)))
    assert written(figures, equation) == "80 × 6.99万元 = 559.2万元 ≠ 535万元"


def test_a_unit_that_is_printed_in_part_is_not_printed_again() -> None:
    one, other = replace(in_words("a", "178"), text="178万"), replace(in_words("b", "400"), text="400万")
    figures = [one, other, printed("money", "5,780,000", "元")]
    assert written(figures, linear(["money"], ["a", "b"])) == "178万 + 400万 = 578万元 → 5,780,000元"


def test_bound() -> None:
    figures = [replace(in_words("cap", "553"), text="≤553万元"), in_words("budget", "535")]
    assert written(figures, linear(["cap"], ["budget"], most=True)) == "≤553万元 > 535万元"


@pytest.mark.parametrize(("share", "end"), [("3.77", "3.7662% → 3.77%"), ("3.87", "3.7662% ≠ 3.87%")])
def test_share(share: str, end: str) -> None:
    figures = [in_words("r", share, "%"), in_words("a", "173.06"), in_words("b", "4595.13")]
    assert written(figures, rate("ratio", rate="r", over="a", under="b")) == f"173.06万元 ÷ 4595.13万元 = {end}"


def test_growth_by_change() -> None:
    figures = [in_words("c", "4595.13"), in_words("d", "2452.88"), in_words("g", "53.38", "%")]
    assert written(figures, rate("growth", rate="−g", current="c", change="−d")) == (
        "2452.88万元 ÷ (4595.13万元 + 2452.88万元) = 34.8024% ≠ 53.38%"
    )
