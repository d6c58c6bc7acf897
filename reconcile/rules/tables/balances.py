"""Balances: income and expenditure, and what is carried over (BAL)."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.identities import state_ties, state_within
from reconcile.ledger import Statement
from reconcile.recognition import Recognition

CODES = ("BAL101", "BAL102", "BAL103", "BAL104", "BAL105")


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for every balance inside a table, and for every fund of its own."""
    yield from state_within(known, CODES)
    yield from state_ties(known, CODES)
