"""Totals of groups in tables that no identity of `schemas/forms/` knows: 小计 or 合计 beside the columns it heads.

Inferred from the heads alone, and so stated only where the table itself keeps it nearly everywhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from reconcile.identities.rowwise import is_aside
from reconcile.identities.settling import linear, settle
from reconcile.ledger import Equation, Statement
from reconcile.recognising.lexicon import column_term
from reconcile.recognition import Column, Recognition

Path = tuple[str, ...]


def state_groups(known: Recognition, rule: str, already: Collection[Equation]) -> Iterator[Statement]:
    """Equations for totals of groups of columns, without those that another rule states."""
    stated = {frozenset(term.figure for term in one.terms) for one in already}
    for form in known.forms:
        if form.empty:
            continue
        for block in sorted({column.block for column in form.columns}):
            columns = [one for one in form.columns if one.block == block and one.role == "amount" and not is_aside(one)]
            rows = [row for row in form.rows if row.block == block]
            for whole, parts in _groups(columns):
                words = f"{' '.join(whole.path)} = {' + '.join(part.path[-1] for part in parts[:6])}"
                equations = [
                    linear(
                        rule,
                        [(form.figures[row.index, whole.index], 1)],
                        [(form.figures[row.index, part.index], 1) for part in parts],
                        source=words if len(parts) <= 6 else f"{words} + …",
                        where=f"{form.table.title} {row.label}".strip(),
                    )
                    for row in rows
                ]
                new = [one for one in equations if frozenset(term.figure for term in one.terms) not in stated]
                yield from settle(new, known.figures, certain=False)[0]


def _groups(columns: Sequence[Column]) -> Iterator[tuple[Column, list[Column]]]:
    """Each group of heads that has exactly one total, with the columns that it adds up."""
    groups = dict.fromkeys(one.path[:depth] for one in columns for depth in range(len(one.path)))
    for group in groups:
        own = [one for one in columns if one.path[: len(group)] == group and len(one.path) > len(group)]
        totals = [one for one in own if len(one.path) == len(group) + 1 and _is_total(one.path[-1])]
        if len(totals) == 1:
            parts = _parts([one for one in own if one is not totals[0]], len(group))
            if len(parts) > 1:
                yield totals[0], parts


def _parts(columns: Sequence[Column], depth: int) -> list[Column]:
    """One column for every child of the group: itself, or the total of a group of its own, or all of that group."""
    parts: list[Column] = []
    for child in dict.fromkeys(one.path[depth] for one in columns):
        own = [one for one in columns if one.path[depth] == child]
        totals = [one for one in own if len(one.path) == depth + 2 and _is_total(one.path[-1])]
        parts += totals if len(totals) == 1 else own
    return parts


def _is_total(head: str) -> bool:
    term = column_term(head, numeric=True)
    return term is not None and term.kind == "total"
