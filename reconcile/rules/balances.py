"""Balances: income and expenditure, and what is carried over (BAL)."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.identities import state_within
from reconcile.ledger import Statement
from reconcile.recognition import Recognition

CODES = ("BAL101", "BAL102", "BAL103", "BAL104")


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for every balance that a table prints."""
    return state_within(known, CODES)
