"""A relation that the narrative states among its own numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from reconcile.ledger import Shape, Side
from reconcile.narrative.tokens import Token


class ToldTerm(Struct, frozen=True):
    """A number's part in a relation, as in `ledger.Term`."""

    token: Token
    side: Side
    weight: int = 1


class Told(Struct, frozen=True):
    """What kind of relation it is, and the numbers in it."""

    kind: Literal["product", "remainder", "growth", "rise"]
    shape: Shape
    terms: tuple[ToldTerm, ...]


def holds(terms: Sequence[ToldTerm]) -> bool:
    """Whether what is stated is the sum of the parts, within what rounding explains."""
    gap = sum((term.token.number.micro or 0) * term.weight * (1 if term.side == "stated" else -1) for term in terms)
    return abs(gap) <= sum(abs(term.weight) * term.token.number.half for term in terms)
