"""What a sentence says about figures."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

ClaimKind = Literal[
    "amount", "share", "change", "rate", "equal", "completion", "sum", "count", "product", "remainder", "bound"
]


class Claim(Struct, frozen=True, kw_only=True):
    """A statement that a sentence makes. figures: ids in the order that the kind defines."""

    kind: ClaimKind
    figures: tuple[str, ...]
    subject: str
    paragraph: str
    sentence: str
    section: tuple[str, ...]
