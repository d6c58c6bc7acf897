"""An equation that does not hold, with what the query found of it."""

from __future__ import annotations

from msgspec import Struct

from reconcile.ledger import Equation


class Broken(Struct, frozen=True):
    """An equation that does not hold. gap, bound: as in the verdicts; stated, recomputed likewise."""

    number: int
    equation: Equation
    stated: int
    recomputed: int
    gap: int
    bound: int
