"""Vehicles in the table of the three public expenses, split into purchase and running costs (FRM112)."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.recognition import FormTable, Recognition

CODES = ("FRM112",)
VEHICLES = "公务用车购置及运行费"
OTHERS = ("因公出国（境）费", "公务接待费")
SPLIT = frozenset({"公务用车购置费", "公务用车运行维护费"})


def state(known: Recognition) -> Iterator[Statement]:
    """One observation for a table that prints an amount for vehicles and neither of its parts."""
    for form in known.forms:
        terms = [one.term for one in form.columns if one.role == "amount"] + [one.term for one in form.rows]
        is_read = all(terms.count(term) == 1 for term in (VEHICLES, *OTHERS))
        if form.form == "three-public" and is_read and not SPLIT & set(terms) and _is_spent(known, form):
            excerpt = Excerpt(text=form.table.title, part="table", title=form.table.title, place=form.table.place)
            yield Observation(rule="FRM112", operands=(excerpt,), where=form.table.title)


def _is_spent(known: Recognition, form: FormTable) -> bool:
    rows = {row.index for row in form.rows if row.term == VEHICLES}
    columns = {column.index for column in form.columns if column.term == VEHICLES}
    cells = (known.figures[one] for (row, column), one in form.figures.items() if row in rows or column in columns)
    return any(cell.micro for cell in cells)
