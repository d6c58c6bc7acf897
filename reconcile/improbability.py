"""When a sum that rounding could explain is still too far out to believe (`docs/rounding.md`, improbable)."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import comb, factorial

IMPROBABLE = Fraction(1, 10_000)  # chosen for a whole document, not for one check
LONGEST = 80  # rounded figures; a longer sum is not called improbable


def tail(count: int, distance: Fraction) -> Fraction:
    """P(|U₁ + … + Uₙ| ≥ distance) for n = count independent Uᵢ uniform on [−1, 1] (Irwin–Hall), exactly."""
    reach = (Fraction(count) - distance) / 2
    if reach <= 0:
        return Fraction(0)
    terms = ((-1) ** k * comb(count, k) * (reach - k) ** count for k in range(int(reach) + 1))
    return min(Fraction(1), 2 * Fraction(sum(terms), factorial(count)))


def rarest(count: int, start: int = 0) -> int:
    """The smallest whole number of half-widths that a correct sum of `count` rounded figures, its total included,
    reaches with a probability below `IMPROBABLE`. start: a number known not to be too large.
    """
    steps = start
    while tail(count, Fraction(steps)) >= IMPROBABLE:
        steps += 1
    return steps


@cache
def thresholds() -> tuple[tuple[int, int], ...]:
    """(number of rounded figures, `rarest` of it) for sums of four parts and more; never falling with length."""
    found: list[tuple[int, int]] = []
    for count in range(5, LONGEST + 1):
        found.append((count, rarest(count, found[-1][1] if found else 0)))
    return tuple(found)
