"""A table in another unit than its unit line says: contradictions that would all vanish in that unit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from reconcile.findings.broken import Broken
from reconcile.ledger import Equation, Figure
from reconcile.numerals import MICRO, UNITS

FACTORS = (10**4, 10**8)
ENOUGH = 3  # contradictions with other tables that a unit must explain
ENOUGH_IF_ODD = 2  # where no other table has this unit
Sides = Literal["inside", "outside"]
_Slips = tuple[str, tuple[Broken, ...]]


def unit_slips(broken: Sequence[Broken], figures: Mapping[str, Figure]) -> list[_Slips]:
    """Tables whose unit seems wrong, by block, with all contradictions that another unit of the table explains."""
    units = {one.block: one.unit for one in figures.values() if one.part == "table" and one.dimension == "money"}
    usual = Counter(units.values()).most_common(1)[0][0] if units else ""
    touching: dict[str, list[Broken]] = defaultdict(list)
    for one in broken:
        if one.equation.shape == "linear":
            for block in _tables(one.equation, figures):
                touching[block].append(one)
    found: list[_Slips] = []
    taken: set[int] = set()
    for block, those in sorted(
        touching.items(), key=lambda entry: (units[entry[0]] == usual, -len(entry[1]), entry[0])
    ):
        fresh = [one for one in those if one.number not in taken]
        explained = max((_explained(fresh, figures, block, *reading) for reading in _readings()), key=len)
        ties = [one for one in explained if one.equation.relation == "=" and _is_across(one.equation, figures, block)]
        odd = usual and {
            figures[term.figure].unit
            for one in ties
            for term in one.equation.terms
            if figures[term.figure].block == block
        } != {usual}
        if len(ties) >= (ENOUGH_IF_ODD if odd else ENOUGH):
            found.append((block, tuple(explained)))
            taken.update(one.number for one in explained)
    return found


def rival(block: str, those: Sequence[Broken], figures: Mapping[str, Figure]) -> Figure | None:
    """A figure of the only table that contradicts another, where as many tables are in its unit as in the other's:
    either of the two may be in the wrong unit.
    """
    units = {one.block: one.unit for one in figures.values() if one.part == "table" and one.dimension == "money"}
    others = [figures[name] for one in those for name in one.equation.figures if figures[name].block != block]
    usual = Counter(units.values())
    alone = len({one.block for one in others}) == 1 and others[0].block in units
    return others[0] if alone and usual[units[others[0].block]] == usual[units[block]] else None


def _tables(equation: Equation, figures: Mapping[str, Figure]) -> list[str]:
    own = (figures[term.figure] for term in equation.terms)
    return list(dict.fromkeys(one.block for one in own if (one.part, one.dimension) == ("table", "money")))


def _is_across(equation: Equation, figures: Mapping[str, Figure], block: str) -> bool:
    return any(figures[term.figure].block != block for term in equation.terms)


def _readings() -> Iterator[tuple[int, Sides]]:
    for factor in FACTORS:
        yield factor, "inside"
        yield factor, "outside"


def _explained(
    broken: Sequence[Broken], figures: Mapping[str, Figure], block: str, factor: int, side: Sides
) -> list[Broken]:
    """The contradictions that vanish when the figures inside a table, or all outside it, are multiplied by `factor`."""
    return [one for one in broken if _would_hold(one.equation, figures, block, factor, side)]


def _would_hold(equation: Equation, figures: Mapping[str, Figure], block: str, factor: int, side: Sides) -> bool:
    total = bound = 0
    for term in equation.terms:
        figure = figures[term.figure]
        inside = figure.block == block
        times = factor if inside == (side == "inside") else 1
        weight = term.weight if term.side == "stated" else -term.weight
        total += (figure.micro or 0) * times * weight
        bound += (_half(figure) if inside else figure.half) * times * abs(weight)
    return total <= bound if equation.relation == "≤" else abs(total) <= bound


def _half(figure: Figure) -> int:
    """Half of the last printed place: in its true unit an amount printed to 0.01元 may be rounded."""
    if figure.nil or figure.unit not in UNITS:
        return figure.half
    step: int = UNITS[figure.unit][1] * MICRO // 10**figure.decimals
    return step // 2
