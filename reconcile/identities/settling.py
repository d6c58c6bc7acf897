"""Whether an identity may be stated at all: the layout must have been understood for certain, or keep it mostly.

This is no verdict: an identity that is stated goes to the ledger whether it holds or not. It only keeps an identity
that was never meant (a misread layout, another scope) from accusing a table line by line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec.structs import replace

from reconcile.ledger import Equation, Figure, Term

Standing = Literal["nil", "half", "holds", "fails", "unknown"]
MANY = 4  # breaches in one table, beyond which a majority of them means that the layout was misread
KEPT = 4  # how many times as many lines must keep a merely inferred identity as break it


def standing(equation: Equation, figures: Mapping[str, Figure], left: int = 1, right: int = 1) -> Standing:
    """How the printed figures stand to an identity; half: one side is blank throughout.

    left, right: factors for the two sides, to ask whether a unit was misprinted.
    """
    stated = [(figures[term.figure], term.weight) for term in equation.terms if term.side == "stated"]
    parts = [(figures[term.figure], term.weight) for term in equation.terms if term.side != "stated"]
    everything = stated + parts
    if any(one.micro is None for one, _ in everything):
        return "unknown"
    sides = [any(not one.nil for one, _ in side) for side in (stated, parts)]
    if not any(sides):
        return "nil"
    gap = _total(stated) * left - _total(parts) * right
    bound = sum(one.half * abs(weight) * left for one, weight in stated)
    bound += sum(one.half * abs(weight) * right for one, weight in parts)
    kept = gap <= bound if equation.relation == "≤" else abs(gap) <= bound
    if not all(sides):
        return "holds" if kept else "half"
    return "holds" if kept else "fails"


def distance(equation: Equation, figures: Mapping[str, Figure]) -> int | None:
    """The stated side less the parts, as printed; None where a figure cannot be read."""
    if any(figures[term.figure].micro is None for term in equation.terms):
        return None
    sides = [(figures[term.figure], term.weight if term.side == "stated" else -term.weight) for term in equation.terms]
    return _total(sides)


def _total(side: Sequence[tuple[Figure, int]]) -> int:
    return sum((one.micro or 0) * weight for one, weight in side)


def settle(
    equations: Sequence[Equation], figures: Mapping[str, Figure], *, certain: bool
) -> tuple[list[Equation], bool]:
    """The equations of one identity in one table that may be stated, and whether any had to be withheld.

    certain: the heads leave no doubt. Otherwise nearly all lines must keep the identity.
    """
    stood = [(one, standing(one, figures)) for one in equations]
    holds, fails, halves = (_lines(stood, figures, how) for how in ("holds", "fails", "half"))
    if not certain:
        fails |= halves
        holds = _lines([(one, how) for one, how in stood if _adds(one, figures)], figures, "holds")
    kept = len(holds - fails)
    doubtful = len(fails) >= MANY and len(fails) > kept if certain else kept < 3 or kept < KEPT * len(fails)
    if fails and doubtful:
        return [], True
    blanks_are_zero = kept >= 2 and kept >= KEPT * len(halves)
    stated = [one for one, how in stood if how in ("holds", "fails", "unknown") or (how == "half" and blanks_are_zero)]
    return stated, False


def _adds(equation: Equation, figures: Mapping[str, Figure]) -> bool:
    """Whether there is something to add: of one printed part, any column of a table keeps the identity."""
    return sum(not figures[term.figure].nil for term in equation.terms if term.side != "stated") > 1


def _lines(
    stood: Sequence[tuple[Equation, Standing]], figures: Mapping[str, Figure], how: Standing
) -> set[tuple[str, int | None]]:
    """The lines of the table whose totals stand so: one misprinted line may break every one of its columns."""
    firsts = (figures[one.terms[0].figure] for one, stands in stood if stands == how)
    return {(one.block, one.row) for one in firsts}


def linear(
    rule: str,
    stated: Sequence[tuple[str, int]],
    parts: Sequence[tuple[str, int]],
    *,
    relation: Literal["=", "≤"] = "=",
    same: bool = False,
    source: str = "",
    where: str = "",
) -> Equation:
    """An equation Σ stated = Σ parts from figure ids and weights."""
    terms = [Term(one, "stated", weight) for one, weight in stated]
    terms += [Term(one, "parts", weight) for one, weight in parts]
    return Equation(
        rule=rule, shape="linear", terms=tuple(terms), relation=relation, same=same, source=source, where=where
    )


def either(readings: Sequence[Equation], figures: Mapping[str, Figure]) -> Iterator[Equation]:
    """Of linear equations that are equally good readings of one statement the first that holds. Where none does, they
    are undecided, unless all are off by the same.
    """
    holding = next((one for one in readings if standing(one, figures) == "holds"), None)
    if holding is not None:
        yield holding
    elif readings:
        same = len({distance(one, figures) for one in readings}) == 1
        yield readings[0] if same else replace(readings[0], unreadable="readings-differ")
