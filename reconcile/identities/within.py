"""Identities inside one table: across the columns of every row, and down the rows of every amount column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.identities.columnwise import column_equations, table_equations
from reconcile.identities.rowwise import row_equations
from reconcile.identities.settling import settle
from reconcile.ledger import Equation, NotRun, Statement
from reconcile.recognising.forms import Identity, schema
from reconcile.recognising.notation import Statement as Says
from reconcile.recognition import FormTable, Recognition


def state_within(known: Recognition, codes: Sequence[str]) -> Iterator[Statement]:
    """Equations for every identity inside one table that is reported under one of `codes`, table by table."""
    for form in known.forms:
        if form.empty:
            continue
        name = schema().name(form.form)
        for identity, says in schema().identities:
            if identity.rule in codes and (not identity.forms or name in identity.forms):
                yield from _stated(known, form, identity, says)


def _stated(known: Recognition, form: FormTable, identity: Identity, says: Says) -> Iterator[Statement]:
    present = {one.term for one in form.columns} | {one.term for one in form.rows}
    if set(identity.unless) & present:
        return
    for equations, certain in _groups(known, form, identity, says):
        stated, withheld = settle(equations, known.figures, certain=certain)
        yield from stated
        if withheld and (certain or identity.each != "row"):
            yield NotRun(identity.rule, "why-layout-uncertain", {"title": form.table.title, "source": identity.says})


def _groups(
    known: Recognition, form: FormTable, identity: Identity, says: Says
) -> Iterator[tuple[list[Equation], bool]]:
    if identity.each == "row":
        yield from row_equations(form, identity.rule, says, known.figures)
    elif identity.each == "column":
        yield from column_equations(form, identity.rule, says, known.figures)
    else:
        yield from table_equations(form, identity.rule, says)
