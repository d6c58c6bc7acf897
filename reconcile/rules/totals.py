"""Totals inside a table: across columns, down rows, by classification code (SUM)."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.identities import state_within
from reconcile.ledger import Statement
from reconcile.recognition import Recognition

CODES = ("SUM101", "SUM102", "SUM103", "SUM104", "SUM105", "SUM106", "SUM111")


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for every total that a table prints."""
    return state_within(known, CODES)
