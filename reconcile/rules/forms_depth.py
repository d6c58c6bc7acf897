"""How detailed the forms must be: expenditure to 项, basic expenditure to 款 of the economic classes (FRM106)."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.recognition import FormTable, Recognition

CODES = ("FRM106",)
DEEPEST = {"general": (3, "项"), "expenditure": (3, "项"), "basic": (2, "款")}


def state(known: Recognition) -> Iterator[Statement]:
    """One observation for a table with codes none of which is as deep as regulation asks."""
    for form in known.forms:
        if form.form in DEEPEST and not form.empty:
            needed, name = DEEPEST[form.form]
            levels = [row.level or 0 for row in form.rows if row.code]
            if len(levels) > 1 and max(levels) < needed and _prints_codes(form):
                excerpt = Excerpt(text=form.table.title, part="table", title=form.table.title, place=form.table.place)
                yield Observation(rule="FRM106", operands=(excerpt,), where=form.table.title, facts={"level": name})


def _prints_codes(form: FormTable) -> bool:
    """Whether the codes are printed: a table of names has those of its classes only."""
    codes = [column.index for column in form.columns if column.role == "code"]
    return any(form.table.text(row.index, column).isdigit() for row in form.rows for column in codes)
