"""Totals that were added up from rounded figures: the tail that this leaves is no contradiction.

A total row is sometimes the sum of its printed rows and not of the unrounded amounts. Then what its rows are off by,
each within rounding, shows in the total all at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reconcile.identities.settling import distance, standing
from reconcile.ledger import Equation, Figure
from reconcile.recognition import FormTable, Row


def without_tails(equations: Sequence[Equation], rows: Sequence[Row], figures: Mapping[str, Figure]) -> list[Equation]:
    """The equations of the rows of one table, but not those whose gap is exactly what the rows below add up to.

    equations: one for every row, in the order of `rows`.
    """
    below_of: dict[int | None, list[Row]] = defaultdict(list)
    for one in rows:
        below_of[one.parent].append(one)
    by_row = {row.index: equation for row, equation in zip(rows, equations, strict=True)}
    broken = {row.index for row in rows if standing(by_row[row.index], figures) == "fails"}
    tails = {row.index for row in rows if row.index in broken and _is_tail(row, by_row, below_of, figures)}
    return [equation for row, equation in zip(rows, equations, strict=True) if row.index not in tails]


def _is_tail(
    row: Row,
    by_row: Mapping[int, Equation],
    below_of: Mapping[int | None, Sequence[Row]],
    figures: Mapping[str, Figure],
) -> bool:
    """Whether the row keeps the identity, or is off by exactly what all the rows that it adds up are off by."""
    below = below_of.get(row.index, ())
    if not below:
        return standing(by_row[row.index], figures) != "fails"
    tails = [distance(by_row[one.index], figures) for one in below]
    summed = sum(tail for tail in tails if tail is not None)
    adds_up = None not in tails and distance(by_row[row.index], figures) == summed
    return adds_up and all(_is_tail(one, by_row, below_of, figures) for one in below)


def slack(equation: Equation, forms: Sequence[FormTable], figures: Mapping[str, Figure]) -> int:
    """By how much the totals among the figures may be off if they were added up from their printed rows."""
    return sum(_slack(figures[term.figure], forms, figures) * abs(term.weight) for term in equation.terms)


def _slack(figure: Figure, forms: Sequence[FormTable], figures: Mapping[str, Figure]) -> int:
    form = next((one for one in forms if one.table.id == figure.block), None)
    if form is None or figure.column is None:
        return 0
    block = next((one.block for one in form.columns if one.index == figure.column), 0)
    row = next((one for one in form.rows if (one.index, one.block) == (figure.row, block)), None)
    if row is None or not row.term.endswith(("合计", "总计")):
        return 0
    rows = [one for one in form.rows if one.block == block]
    parents = {one.parent for one in rows}
    leaves = [one for one in rows if one.index not in parents and one.index != row.index]
    cells = [form.figures.get((one.index, figure.column)) for one in leaves]
    return sum(figures[cell].half for cell in cells if cell is not None and not figures[cell].nil)
