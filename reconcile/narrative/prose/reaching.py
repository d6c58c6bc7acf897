"""Whether the parts of a list reach its total: exactly, or so nearly that they must be meant to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from reconcile.narrative.prose import Prose, holds
from reconcile.narrative.prose.items import BRACKETS

Reach = tuple[Fraction, Fraction | None]
# How far a list may be from its total and still be meant to reach it, in parts of the total: (missing, exceeding).
SHORT_LIST, _LONG_LIST, NUMBERED = (
    (Fraction(1, 10), Fraction(1, 4)),
    (Fraction(1, 4), Fraction(1)),
    (Fraction(1, 2), None),
)
_UNIT_PRICE = re.compile(r"单价[为是:：]?$")
_ENOUGH = 2  # digits that are seldom the same by chance
_LONG = 6  # parts from which a list is long


class Total(Struct, frozen=True):
    """What a list may reach: an amount of the text (token), or one given from outside."""

    micro: int
    half: int
    token: int | None = None
    outside: int = 0


class Listed(Struct, frozen=True, kw_only=True):
    """A list and its total. total: a token, or None where it is the amount given from outside. parts: tokens.

    outside: which of the outside amounts. whole: the words say or show that nothing else belongs to the total, so that
    the parts must reach it; otherwise they must not exceed it. itemised: the items are numbered, or the text of one.
    """

    total: int | None
    parts: tuple[int, ...]
    outside: int = 0
    whole: bool = True
    itemised: bool = False


def within(of: Prose, start: int, end: int) -> list[int]:
    """Amounts of the stretch that stand in no brackets and are not what one of many costs (单价)."""
    shut = [found.span() for found in BRACKETS.finditer(of.text)]
    return [
        at
        for at, token in enumerate(of.tokens)
        if start <= token.start < end
        and of.is_money(at)
        and not any(low < token.start < high for low, high in shut)
        and not _UNIT_PRICE.search(of.before(at))
    ]


def fits(of: Prose, total: Total, parts: Sequence[int]) -> bool:
    """Whether the parts add up to the total within what rounding explains."""
    if total.token is not None:
        return total.token not in parts and len(parts) > 1 and holds(of, total.token, parts)
    bound = total.half + sum(of.tokens[at].number.half for at in parts)
    return len(parts) > 1 and abs(total.micro - sum(of.micro(at) for at in parts)) <= bound


def near(of: Prose, total: Total, parts: Sequence[int], reach: Reach, *, loose: bool) -> bool:
    """Whether the parts come so near to the total that they must be meant to reach it, or would reach it but for the
    order or the point of the digits of one of them.
    """
    if not loose and is_mistyped(of, total, parts):
        return True
    missing = total.micro - sum(of.micro(at) for at in parts)
    under, over = reach
    if missing > 0:
        return not loose and missing <= under * total.micro
    return over is None or (-missing <= over * total.micro and all(of.micro(at) < total.micro for at in parts))


def is_mistyped(of: Prose, total: Total, parts: Sequence[int]) -> bool:
    """Whether the total or one of the parts has the digits, in another order or with the point elsewhere, with which
    the parts would reach the total.
    """
    missing = total.micro - sum(of.micro(at) for at in parts)
    pairs = [(total.micro, total.micro - missing), *((of.micro(at), of.micro(at) + missing) for at in parts)]
    return any(one != other and _same_digits(str(one), str(other)) for one, other in pairs if min(one, other) > 0)


def _same_digits(one: str, other: str) -> bool:
    """Whether the digits are the same in any order, with the zeros at the end or without, and enough to be meant so."""
    first, second = one.rstrip("0"), other.rstrip("0")
    return len(first) >= _ENOUGH and (sorted(one) == sorted(other) or sorted(first) == sorted(second))


def reach_of(parts: Sequence[int]) -> Reach:
    """How far a list that is not numbered may be from its total: a long one may miss more."""
    return _LONG_LIST if len(parts) >= _LONG else SHORT_LIST
