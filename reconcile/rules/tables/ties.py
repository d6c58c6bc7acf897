"""The same fact in two tables (TIE)."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.identities import blank_counterparts, state_ties
from reconcile.ledger import Statement
from reconcile.recognition import Recognition

CODES = ("TIE101", "TIE102", "TIE103", "TIE104", "TIE105", "TIE107", "TIE108")


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for every figure that two tables share, where both have the same scope."""
    yield from state_ties(known, CODES)
    yield from blank_counterparts(known)
