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
    """One observation for a table that prints an amount for vehicles and not the parts that make it up."""
    for form in known.forms:
        terms = [one.term for one in form.columns if one.role == "amount"] + [one.term for one in form.rows]
        is_read = all(terms.count(term) == 1 for term in (VEHICLES, *OTHERS))
        if form.form == "three-public" and is_read and _is_spent(known, form, *(SPLIT & set(terms))):
            excerpt = Excerpt(text=form.table.title, part="table", title=form.table.title, place=form.table.place)
            yield Observation(rule="FRM112", operands=(excerpt,), where=form.table.title)


def _is_spent(known: Recognition, form: FormTable, *printed: str) -> bool:
    """Whether an amount for vehicles is not what the only printed part says, where one is printed."""
    if len(printed) == len(SPLIT):
        return False
    whole, part = (_cells(known, form, term) for term in (VEHICLES, *(printed or ("",))))
    return any(amount != part.get(line, 0) for line, amount in whole.items())


def _cells(known: Recognition, form: FormTable, term: str) -> dict[tuple[int, str], int]:
    """The amounts of a row by their columns, or of a column by their rows and what they are measured by."""
    rows = {row.index for row in form.rows if row.term == term}
    columns = {one.index: one for one in form.columns}
    found = {}
    for (row, index), name in form.figures.items():
        figure = known.figures[name]
        if term and figure.dimension == "money" and (row in rows or columns[index].term == term):
            line = (index, "") if row in rows else (row, columns[index].measure)
            found[line] = figure.micro or 0
    return found
