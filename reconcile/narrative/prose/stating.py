"""What running text states of its own numbers, and how patterns name the numbers of a skeleton."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from reconcile.ledger import Relation, Shape, Side
from reconcile.narrative.prose import OPEN, SHUT

StatedKind = Literal["list", "remainder", "payments", "product", "share", "growth"]

T = rf"{OPEN}(\d+){SHUT}"
IN = rf"[^。；;{OPEN}]"  # within a clause, without another number


class StatedTerm(Struct, frozen=True):
    """A number's part in a relation, as in `ledger.Term`. token: position in the text's tokens."""

    token: int
    side: Side
    weight: int = 1


class Stated(Struct, frozen=True, kw_only=True):
    """A relation that a text states among its own numbers."""

    kind: StatedKind
    shape: Shape
    terms: tuple[StatedTerm, ...]
    relation: Relation = "="
