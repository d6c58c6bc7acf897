"""Which of its candidates an amount of the narrative is tied to, and what is the matter where it is tied to none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from reconcile.ledger import Figure
from reconcile.narrative.arithmetic import Span, meet
from reconcile.narrative.claims import Claim

Outcome = Literal["tied", "differs", "elsewhere", "unclear", "unknown"]


class Choice(Struct, frozen=True):
    """figure: the table figure to compare with. scope: for elsewhere, the figure of another scope that is quoted."""

    outcome: Outcome
    figure: str = ""
    scope: str = ""


def choose(claim: Claim, figures: Mapping[str, Figure]) -> Choice:
    """The table figure that the claim's amount is tied to.

    One that prints the same is meant. Where none does, the amount contradicts the tables only if all candidates agree
    and nothing about name or scope was guessed.
    """
    stated = figures[claim.figures[0]]
    if stated.micro is None or stated.bound or not claim.candidates:
        return Choice("unknown")
    equal = [one for one in claim.candidates if agrees(stated, figures[one])]
    if equal:
        return Choice("tied", next((one for one in equal if not figures[one].nil), equal[0]))
    if not claim.trusted:
        return Choice("unknown")
    core = claim.core or claim.candidates
    first = next((one for one in core if not figures[one].nil), core[0])
    quoted = next((one for one in claim.elsewhere if figures[one].micro and agrees(stated, figures[one])), "")
    if quoted and any(alike([figures[quoted], figures[one]]) for one in core):
        return Choice("tied", quoted)  # the same but for a tail
    if not alike([figures[one] for one in core]):
        return Choice("unclear", core[0])
    return Choice("elsewhere" if quoted else "differs", first, quoted)


def span(figure: Figure) -> Span:
    """The printed interval of a figure that can be decided."""
    return Span(figure.micro or 0, figure.half)


def weight(figure: Figure, direction: int) -> int:
    """The weight at which a printed change or rate moves as its words say, in which its own minus is counted."""
    return -direction if (figure.micro or 0) < 0 else direction


def agrees(one: Figure, other: Figure) -> bool:
    """Whether two printings of a fact agree: the intervals meet, or equally fine values are equal."""
    if one.micro is None or other.micro is None:
        return False
    if one.half == other.half and not one.soft and not other.soft:
        return one.micro == other.micro
    return meet(span(one), span(other))


def alike(found: Sequence[Figure]) -> bool:
    """Whether figures agree but for the tails that adding up rounded parts leaves."""
    values = [one.micro for one in found if one.micro is not None]
    widest = max((one.half for one in found), default=0)
    return bool(values) and max(values) - min(values) <= 6 * widest


def the_only(printed: Sequence[str], figures: Mapping[str, Figure]) -> str:
    """The figure that tables print in one place, or in several that agree; else ""."""
    found = [figures[one] for one in printed]
    return printed[0] if found and alike(found) and all(one.micro is not None for one in found) else ""


def least(claims: Sequence[Claim], figures: Mapping[str, Figure]) -> str:
    """The smallest amount of claims each of which may be meant: a bound that it breaks, all of them break."""
    printed = [figures[one.figures[0]] for one in claims]
    return min(printed, key=lambda one: (one.micro is not None, one.micro or 0)).id


def most(claims: Sequence[Claim], figures: Mapping[str, Figure]) -> str:
    """The largest amount of claims each of which may be meant: what exceeds it, exceeds all of them."""
    printed = [figures[one.figures[0]] for one in claims]
    return max(printed, key=lambda one: (one.micro is None, one.micro or 0)).id
