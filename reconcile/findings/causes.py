"""One cause, one finding: which contradictions come from the same printed figure.

A wrong cell breaks its row, its column and every table that repeats it, each time by the same distance. So
contradictions that share a figure and a distance are one finding; contradictions of one table against others by a
factor of 10⁴ or 10⁸ are one slip of its unit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from reconcile.ledger import Equation, Figure

UNIT_FACTORS = (10**4, 10**8)
ENOUGH_FOR_A_UNIT = 3


class Broken(Struct, frozen=True):
    """An equation that does not hold. gap, bound: as in the verdicts; stated, recomputed likewise."""

    number: int
    equation: Equation
    stated: int
    recomputed: int
    gap: int
    bound: int


class Cause(Struct, frozen=True):
    """Contradictions that are one thing. unit: block id of a table whose unit line seems wrong, or ""."""

    broken: tuple[Broken, ...]
    unit: str = ""


def causes(broken: Sequence[Broken], held: Iterable[Equation], figures: Mapping[str, Figure]) -> tuple[Cause, ...]:
    """Group contradictions by cause, in document order.

    held: equations that hold; a figure that takes part in many of them is less likely what several contradictions
    have in common.
    """
    slips = _unit_slips(broken, figures)
    explained = {one.number for cause in slips for one in cause.broken}
    good = Counter(term.figure for equation in held for term in equation.terms)
    rest = [one for one in broken if one.number not in explained]
    found = [*slips, *_shared(rest, good)]
    return tuple(sorted(found, key=lambda cause: cause.broken[0].number))


def _shared(broken: Sequence[Broken], good: Counter[str]) -> list[Cause]:
    """Greedily: the figure that most contradictions of one distance share, again until none is shared."""
    left = {one.number: one for one in broken}
    found = []
    while left:
        by_figure: dict[str, list[Broken]] = defaultdict(list)
        for one in left.values():
            for figure in dict.fromkeys(term.figure for term in one.equation.terms):
                by_figure[figure].append(one)
        best = _best(by_figure, good)
        for one in best:
            del left[one.number]
        found.append(Cause(tuple(best)))
    return found


def _best(by_figure: Mapping[str, list[Broken]], good: Counter[str]) -> list[Broken]:
    groups = [(_alike(those), good[figure]) for figure, those in by_figure.items()]
    return max(groups, key=lambda entry: (len(entry[0]), -entry[1], -entry[0][0].number))[0]


def _alike(those: Sequence[Broken]) -> list[Broken]:
    """The largest group among contradictions of one figure whose distances agree within their bounds; rates, whose
    distance is in percent, go with any.
    """
    amounts = [one for one in those if one.equation.shape == "linear"]
    rates = [one for one in those if one.equation.shape != "linear"]
    best: list[Broken] = []
    for one in amounts:
        group = [other for other in amounts if abs(other.gap - one.gap) <= one.bound + other.bound]
        if len(group) > len(best):
            best = group
    return sorted([*best, *rates], key=lambda one: one.number)


def _unit_slips(broken: Sequence[Broken], figures: Mapping[str, Figure]) -> list[Cause]:
    """Tables that disagree with others by a whole factor of units, several times over."""
    by_block: dict[str, list[Broken]] = defaultdict(list)
    for one in broken:
        if one.equation.shape == "linear" and one.equation.relation == "=" and _is_slip(one):
            for block in {figures[term.figure].block for term in one.equation.terms}:
                by_block[block].append(one)
    found = []
    taken: set[int] = set()
    for block, those in sorted(by_block.items(), key=lambda entry: (-len(entry[1]), entry[0])):
        fresh = [one for one in those if one.number not in taken]
        if len(fresh) >= ENOUGH_FOR_A_UNIT:
            found.append(Cause(tuple(fresh), unit=block))
            taken.update(one.number for one in fresh)
    return found


def _is_slip(one: Broken) -> bool:
    low, high = sorted((abs(one.stated), abs(one.recomputed)))
    return low > 0 and any(abs(high - low * factor) <= one.bound * (factor + 1) for factor in UNIT_FACTORS)
