"""One cause, one finding: contradictions are grouped by what they have in common."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
from msgspec.structs import replace

from reconcile.findings.broken import Broken
from reconcile.findings.causes import Cause, causes
from reconcile.findings.hints import hints
from reconcile.ledger import Equation, Figure
from tests.reconcile.deciding_cases import linear, printed, verdicts


def grouped(figures: Sequence[Figure], *equations: Equation) -> tuple[Cause, ...]:
    """Decide the equations and group what does not hold."""
    decided = verdicts(figures, *equations)
    broken = [
        Broken(row["equation"], equations[row["equation"]], row["stated"], row["recomputed"], row["gap"], row["bound"])
        for row in decided.filter(pl.col("verdict") == "inconsistent").iter_rows(named=True)
    ]
    held = [equations[n] for n in decided.filter(pl.col("verdict") == "consistent")["equation"]]
    return causes(broken, held, {figure.id: figure for figure in figures})


def test_a_wrong_cell_that_breaks_row_column_and_another_table_is_one_cause() -> None:
    # 173.06 + 4422.07 = 4595.13; the cell 4422.07 is printed 4242.07.
    figures = [
        *(printed("total", "4595.13"), printed("basic", "173.06"), printed("project", "4242.07")),
        *(printed("p1", "3922.07"), printed("p2", "500.00"), printed("elsewhere", "4422.07")),
    ]
    found = grouped(
        figures,
        linear(["total"], ["basic", "project"]),
        linear(["project"], ["p1", "p2"]),
        linear(["project"], ["elsewhere"]),
    )
    assert [len(cause.broken) for cause in found] == [3]


def test_two_wrong_cells_that_share_a_total_are_two_causes() -> None:
    # Each row has its own wrong total; they share nothing but the column that holds.
    figures = [
        *(printed("r1", "10.50"), printed("a1", "4.00"), printed("b1", "6.00")),
        *(printed("r2", "20.90"), printed("a2", "12.00"), printed("b2", "8.00")),
    ]
    found = grouped(figures, linear(["r1"], ["a1", "b1"]), linear(["r2"], ["a2", "b2"]))
    assert [len(cause.broken) for cause in found] == [1, 1]


def test_contradictions_of_different_size_at_one_total_stay_apart() -> None:
    figures = [
        *(printed("total", "10.00"), printed("a", "4.00"), printed("b", "7.00")),
        *(printed("there", "15.00"), printed("here", "10.00")),
    ]
    found = grouped(figures, linear(["total"], ["a", "b"]), linear(["total"], ["there"]), linear(["total"], ["here"]))
    assert [len(cause.broken) for cause in found] == [1, 1]


def test_a_part_too_large_for_its_item_and_for_all_the_money_is_one_cause() -> None:
    # 30 is more than its item's 20 by 10, and 30 + 75 more than 100 by 5: with 20 both would hold.
    figures = [printed("part", "30.00"), printed("item", "20.00"), printed("other", "75.00"), printed("all", "100.00")]
    found = grouped(figures, linear(["part"], ["item"], most=True), linear(["part", "other"], ["all"], most=True))
    assert [len(cause.broken) for cause in found] == [2]


def test_two_parts_too_large_for_one_total_are_two_causes() -> None:
    figures = [printed("one", "30.00"), printed("other", "25.00"), printed("all", "20.00")]
    found = grouped(figures, linear(["one"], ["all"], most=True), linear(["other"], ["all"], most=True))
    assert [len(cause.broken) for cause in found] == [1, 1]


def test_a_wrong_unit_line_is_one_cause() -> None:
    here = [printed(f"h{n}", text) for n, text in enumerate(["10.00", "4.00", "6.00"])]
    there = [replace(printed(f"t{n}", one.text, "元"), block="t2") for n, one in enumerate(here)]
    found = grouped([*here, *there], *(linear([f"h{n}"], [f"t{n}"]) for n in range(3)))
    assert len(found) == 1
    assert found[0].unit in {"t1", "t2"}
    assert len(found[0].broken) == 3


def the_only(figures: Sequence[Figure], equation: Equation) -> Broken:
    """The one contradiction of one equation."""
    (cause,) = grouped(figures, equation)
    return cause.broken[0]


def hinted(figures: Sequence[Figure], equation: Equation) -> tuple[tuple[str, str], ...]:
    """The hints for one equation that does not hold."""
    return hints(the_only(figures, equation), {figure.id: figure for figure in figures})


def test_hint_of_transposed_digits_names_every_figure_that_would_close_so() -> None:
    figures = [printed("cap", "553.00"), printed("budget", "535.00")]
    assert hinted(figures, linear(["cap"], ["budget"])) == (("hint-transposed", "553.00 / 535.00"),)


def test_hint_of_a_lost_sign() -> None:
    figures = [printed("t", "6.00"), printed("a", "8.00"), printed("b", "2.00")]
    assert ("hint-sign", "2.00") in hinted(figures, linear(["t"], ["a", "b"]))


def test_hint_of_a_line_left_out_or_counted_twice() -> None:
    figures = [printed("t", "12.00"), printed("a", "8.00"), printed("b", "3.00"), printed("c", "4.00")]
    assert ("hint-line", "3.00") in hinted(figures, linear(["t"], ["a", "b", "c"]))


def test_hint_of_a_unit() -> None:
    figures = [printed("a", "194.46"), printed("b", "194.46", "元")]
    assert hinted(figures, linear(["a"], ["b"])) == (("hint-unit", ""),)


def test_the_table_whose_unit_no_other_has_is_the_one_with_the_wrong_unit_line() -> None:
    # The expenditure table agrees with three others; the income table, alone in 元, with two of them and with it.
    def total(block: str, unit: str = "万元") -> list[Figure]:
        return [replace(printed(f"{block}{n}", f"{n}9044.27", unit), block=block, part="table") for n in (1, 2, 3)]

    tables = {block: total(block) for block in ("balance", "spent", "fiscal")} | {"income": total("income", "元")}
    ties = [("balance", "spent"), ("fiscal", "spent"), ("income", "spent"), ("income", "balance")]
    equations = [linear([f"{a}{n}"], [f"{b}{n}"]) for a, b in ties for n in (1, 2, 3)]
    (cause,) = grouped([figure for own in tables.values() for figure in own], *equations)
    assert cause.unit == "income"
