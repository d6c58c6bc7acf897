"""What may be stated at all: an identity that was never meant must not accuse a table line by line."""

from __future__ import annotations

from msgspec.structs import replace

from reconcile.identities.footing import without_tails
from reconcile.identities.settling import linear, settle, standing
from reconcile.ledger import Equation, Figure
from reconcile.recognition import Row
from tests.reconcile.deciding_cases import printed


def line(number: int, total: str, *parts: str) -> tuple[Equation, list[Figure]]:
    """A row that prints a total and its parts; blanks are nil."""
    figures = [printed(f"t:{number}:{column}", text, nil=not text) for column, text in enumerate((total, *parts))]
    placed = [_at(one, number, column) for column, one in enumerate(figures)]
    return linear("SUM101", [(placed[0].id, 1)], [(one.id, 1) for one in placed[1:]]), placed


def _at(figure: Figure, row: int, column: int) -> Figure:

    return replace(figure, row=row, column=column, block="t")


def lines(*texts: tuple[str, ...]) -> tuple[list[Equation], dict[str, Figure]]:
    made = [line(number, *cells) for number, cells in enumerate(texts)]
    return [equation for equation, _ in made], {one.id: one for _, figures in made for one in figures}


GOOD = ("5.00", "3.00", "2.00")
BAD = ("5.00", "3.00", "9.00")


def test_how_a_line_stands() -> None:
    equations, figures = lines(GOOD, BAD, ("5.00", "", ""), ("", "", ""), ("5.00", "2.50", "2.51"))
    assert [standing(one, figures) for one in equations] == ["holds", "fails", "half", "nil", "holds"]


def test_a_sure_identity_is_stated_where_it_breaks() -> None:
    equations, figures = lines(GOOD, BAD)
    assert settle(equations, figures, certain=True) == (equations, False)


def test_a_sure_identity_that_most_lines_break_was_misread() -> None:
    equations, figures = lines(GOOD, BAD, BAD, BAD, BAD)
    assert settle(equations, figures, certain=True) == ([], True)


def test_an_inferred_identity_needs_many_lines_that_keep_it() -> None:
    few, figures = lines(GOOD, GOOD, BAD)
    assert settle(few, figures, certain=False) == ([], True)
    many, figures = lines(GOOD, GOOD, GOOD, GOOD, BAD)
    assert settle(many, figures, certain=False) == (many, False)


def test_a_blank_is_zero_only_where_the_table_uses_blanks_so() -> None:
    alone, figures = lines(("5.00", "", ""))
    assert settle(alone, figures, certain=True) == ([], False)
    among, figures = lines(*[GOOD] * 4, ("5.00", "", ""))
    assert settle(among, figures, certain=True) == (among, False)


def test_a_total_off_by_what_its_rows_are_off_by_is_no_contradiction() -> None:
    equations, figures = lines(
        ("10.03", "5.00", "5.00"), ("3.01", "1.50", "1.50"), ("3.01", "1.50", "1.50"), ("4.01", "2.00", "2.00")
    )
    rows = [Row(0, 0, "合计", "合计"), *(Row(index, 0, "", "", parent=0) for index in (1, 2, 3))]
    assert standing(equations[0], figures) == "fails"
    assert without_tails(equations, rows, figures) == equations[1:]


def test_a_total_off_by_anything_else_is_one() -> None:
    equations, figures = lines(("10.04", "5.00", "5.00"), ("3.01", "1.50", "1.50"), ("7.01", "3.50", "3.50"))
    rows = [Row(0, 0, "合计", "合计"), *(Row(index, 0, "", "", parent=0) for index in (1, 2))]
    assert without_tails(equations, rows, figures) == equations
