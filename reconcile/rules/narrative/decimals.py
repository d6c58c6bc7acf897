"""Amounts that the narrative prints with fewer decimals than it prints others and the table prints (TXT113)."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.ledger import Figure, Observation, Statement
from reconcile.recognising.linking.choice import choose
from reconcile.recognition import Recognition

CODES = ("TXT113",)


def state(known: Recognition) -> Iterator[Statement]:
    """One observation on all rounded amounts of a document that else prints its amounts as finely as its tables."""
    tied: list[tuple[Figure, Figure, str]] = []
    for claim in known.claims:
        choice = choose(claim, known.figures) if claim.kind == "amount" else None
        if choice is None or choice.outcome != "tied":
            continue
        stated, own = known.figures[claim.figures[0]], known.figures[choice.figure]
        if stated.half and own.half and not stated.soft:
            tied.append((stated, own, claim.section[-1] if claim.section else ""))
    coarse = [one for one in tied if _is_rounded(*one[:2])]
    fine = [one for one in tied if one[0].half == one[1].half and one[0].decimals > 0]
    if coarse and len(fine) > 2 * len(coarse):
        yield Observation(
            rule="TXT113",
            operands=tuple(figure.id for stated, own, _ in coarse for figure in (stated, own)),
            where=coarse[0][2],
            facts={"stated": coarse[0][0].text, "own": coarse[0][1].text},
        )


def _is_rounded(stated: Figure, own: Figure) -> bool:
    """Whether a table's figure was rounded to be said: 20.0万元 for 20.04, not 500万元 for 500.00, nor 687.13万元 for
    6871297元, where the unit is what differs.
    """
    return stated.half > own.half and stated.micro != own.micro and stated.unit == own.unit
