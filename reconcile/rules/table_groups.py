"""Totals of groups of columns in tables of unknown layout (SUM109)."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.identities import state_within
from reconcile.identities.inferred import state_groups
from reconcile.ledger import Equation, Statement
from reconcile.recognition import Recognition
from reconcile.rules import totals

CODES = ("SUM109",)


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for every 小计 or 合计 that heads a group of columns, if the table keeps it nearly everywhere."""
    already = [one for one in state_within(known, totals.CODES) if isinstance(one, Equation)]
    yield from state_groups(known, "SUM109", already)
