"""The arithmetic of an equation, in the figures as they are printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from reconcile.ledger import Equation, Figure, Side, Term
from reconcile.numerals import MICRO, in_unit, shown, with_unit

SPOKEN = {"inconsistent": "≠", "touching": "≈", "improbable": "≈", "consistent": "="}


def formula(equation: Equation, figures: Mapping[str, Figure], verdict: str, recomputed: int | None) -> str:
    """One line such as `3899.48万元 − 3788.89万元 = 110.59万元 ≠ 110.49万元`.

    recomputed: as in the verdicts, in millionths of the base unit; None where nothing was decided.
    """
    if equation.shape == "linear":
        return _linear(equation, figures, verdict, recomputed)
    rate = next(figures[term.figure] for term in equation.terms if term.side == "rate")
    result = f"{percent(recomputed, rate)}%" if recomputed is not None else "?"
    sign = SPOKEN.get(verdict, "?")
    if verdict == "consistent":
        return f"{_quotient(equation, figures)} = {result} → {_text(rate)}"
    return f"{_quotient(equation, figures)} = {result} {sign} {_text(rate)}"


def _linear(equation: Equation, figures: Mapping[str, Figure], verdict: str, recomputed: int | None) -> str:
    used = [figures[term.figure] for term in equation.terms]
    mixed = len({one.unit for one in used if not one.nil}) > 1
    stated = _side(equation, figures, "stated", units=mixed)
    parts = _side(equation, figures, "parts", units=mixed)
    sign = SPOKEN.get(verdict, "?")
    if equation.relation == "≤":
        return f"{stated} {'≤' if verdict == 'consistent' else '>'} {parts}"
    first = next(figures[term.figure] for term in equation.terms if term.side == "stated")
    weights = [term.weight for term in equation.terms if term.side == "parts" and not figures[term.figure].nil]
    lone = weights in ([], [1])
    if recomputed is None or (lone and not mixed):
        return f"{parts} {sign} {stated}"
    like = _unit_of_parts([figures[term.figure] for term in equation.terms if term.side == "parts"], first)
    total = _amount(recomputed, like, stated if like is first else like.unit)
    if verdict == "consistent" and total == stated:
        return f"{parts} = {stated}"
    return f"{parts} = {total} {'→' if verdict == 'consistent' else sign} {stated}"


def _unit_of_parts(parts: Sequence[Figure], stated: Figure) -> Figure:
    """The figure in whose unit a total is told: that of the parts where several share one, else that of the total."""
    printed = [one for one in parts if not one.nil]
    alike = len(printed) > 1 and len({one.unit for one in printed}) == 1 and printed[0].unit != stated.unit
    return printed[0] if alike else stated


def _amount(micro: int, like: Figure, printed: str) -> str:
    """A recomputed amount in the unit of `like`, with at least as many decimals."""
    text = shown(in_unit(micro, like.unit))
    decimals = len(text.partition(".")[2])
    if decimals < like.decimals:
        text = f"{Decimal(text):.{like.decimals}f}"
    return text + (like.unit if with_unit(printed, like.unit) == printed else "")


def _quotient(equation: Equation, figures: Mapping[str, Figure]) -> str:
    if equation.shape == "ratio":
        return f"{_side(equation, figures, 'over')} ÷ {_side(equation, figures, 'under', bracket=True)}"
    current = _side(equation, figures, "current")
    change = [term for term in equation.terms if term.side == "change"]
    if not change:
        return f"{current} ÷ {_side(equation, figures, 'prior', bracket=True)} − 1"
    moved = _text(figures[change[0].figure])
    back = "+" if change[0].weight < 0 else "−"
    return f"{moved} ÷ ({current} {back} {moved})"


def _side(
    equation: Equation, figures: Mapping[str, Figure], side: Side, *, bracket: bool = False, units: bool = False
) -> str:
    """The terms of one side, joined by their signs; blanks are left out where something is printed.

    units: name the unit also where a cell is printed without.
    """
    terms = [term for term in equation.terms if term.side == side]
    printed = [term for term in terms if not figures[term.figure].nil] or terms[:1]
    text = "".join(
        _sign(term, first=place == 0) + _text(figures[term.figure], unit=units) for place, term in enumerate(printed)
    )
    return f"({text})" if bracket and len(printed) > 1 else text


def _sign(term: Term, *, first: bool) -> str:
    times = "" if abs(term.weight) == 1 else f"{abs(term.weight)} × "
    if first:
        return ("−" if term.weight < 0 else "") + times
    return (" − " if term.weight < 0 else " + ") + times


def _text(figure: Figure, *, unit: bool = False) -> str:
    text = "0" if figure.nil else figure.text
    return with_unit(text, figure.unit) if unit else text


def percent(micro: int, rate: Figure) -> str:
    """A recomputed rate, two digits finer than the printed one; its size where a word carries the direction."""
    step = Decimal(1).scaleb(-(rate.decimals + 2))
    size = Decimal(micro) / MICRO
    if rate.value is not None and rate.value >= 0:
        size = abs(size)
    return f"{size.quantize(step, rounding=ROUND_HALF_UP):f}"
