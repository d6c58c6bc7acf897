"""Whether printed numbers can belong together: used to choose between readings, never to judge.

All numbers are intervals in millionths of their base unit (`docs/rounding.md`).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

_HUNDRED = 100 * 10**6


class Span(Struct, frozen=True):
    """A printed number: value and half-width of its interval."""

    micro: int
    half: int = 0

    @property
    def low(self) -> int:
        """The lower end."""
        return self.micro - self.half

    @property
    def high(self) -> int:
        """The upper end."""
        return self.micro + self.half


def plus(spans: Sequence[Span]) -> Span:
    """The sum."""
    return Span(sum(one.micro for one in spans), sum(one.half for one in spans))


def minus(one: Span, other: Span) -> Span:
    """The difference."""
    return Span(one.micro - other.micro, one.half + other.half)


def meet(one: Span, other: Span) -> bool:
    """Whether the intervals have a point in common."""
    return one.low <= other.high and other.low <= one.high


def is_share(rate: Span, part: Span, whole: Span) -> bool:
    """Whether part is rate percent of whole. A nil part of a nil whole is any share at all."""
    if whole.high <= 0:
        return part.micro == 0
    shares = [r * w for r in (rate.low, rate.high) for w in (max(whole.low, 0), whole.high)]
    return min(shares) <= part.high * _HUNDRED and max(shares) >= part.low * _HUNDRED


def is_growth(rate: Span, change: Span, current: Span) -> bool:
    """Whether rate percent is change over current less change; rate and change carry the sign of their direction."""
    base = minus(current, change)
    if change.micro == 0 and rate.micro == 0:
        return True
    if base.high <= 0:
        return False
    ends = [(r * c, (_HUNDRED + r) * d) for r in (rate.low, rate.high) for c, d in _corners(current, change)]
    gaps = [left - right for left, right in ends]
    return min(gaps) <= 0 <= max(gaps)


def is_growth_from(rate: Span, current: Span, prior: Span) -> bool:
    """Whether rate percent is current over prior less one."""
    if prior.high <= 0:
        return False
    gaps = [
        (_HUNDRED + r) * p - _HUNDRED * c
        for r in (rate.low, rate.high)
        for p in (max(prior.low, 0), prior.high)
        for c in (current.low, current.high)
    ]
    return min(gaps) <= 0 <= max(gaps)


def _corners(one: Span, other: Span) -> list[tuple[int, int]]:
    return [(a, b) for a in (one.low, one.high) for b in (other.low, other.high)]
