"""Totals inside a table: across columns, down rows, by classification code (SUM)."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.identities import state_within
from reconcile.identities.blanks import blank_totals
from reconcile.identities.inferred import state_groups
from reconcile.ledger import Equation, Statement
from reconcile.recognition import Recognition

CODES = ("SUM101", "SUM102", "SUM103", "SUM104", "SUM105", "SUM106", "SUM109", "SUM111", "SUM112")


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for every total that a table prints, by known identities first and by its heads alone second."""
    stated = tuple(state_within(known, CODES))
    yield from stated
    yield from state_groups(known, "SUM109", [one for one in stated if isinstance(one, Equation)])
    yield from blank_totals(known)
