"""Tables that were cut: what follows without title and heads belongs to the table before, so neither is whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from reconcile.recognition import FormTable


def continued(forms: Sequence[FormTable]) -> tuple[FormTable, ...]:
    """The forms, with nothing said to be the whole of something that may go on in another table."""
    cut = cut_tables(forms)
    rest = {after.table.id for before, after in pairwise(forms) if before.table.id in cut}
    return tuple(_open(form, form.table.id in cut, form.table.id in rest) for form in forms)


def cut_tables(forms: Sequence[FormTable]) -> set[str]:
    """Ids of the tables that a table without a title follows: it may be their rest."""
    return {
        before.table.id
        for before, after in pairwise(forms)
        if not after.table.title and before.table.part == after.table.part == "table"
    }


def _open(form: FormTable, cut: bool, rest: bool) -> FormTable:  # noqa: FBT001 - two facts about one table
    """Take away the parts of rows whose parts may stand in another table: totals, and what the last row is below."""
    if not cut and not rest:
        return form
    totals = {(row.index, row.block) for row in form.rows if row.term.endswith(("合计", "总计"))}
    opened = set(totals)
    for block in {row.block for row in form.rows} if cut else ():
        last = next((row for row in reversed(form.rows) if row.block == block and row.code), None)
        if last is not None:
            opened |= {(row.index, block) for row in form.rows if row.block == block and last.code.startswith(row.code)}
    rows = tuple(replace(row, parent=None) if (row.parent, row.block) in opened else row for row in form.rows)
    return replace(form, rows=rows)
