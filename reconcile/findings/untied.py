"""Why a figure was not tied: each that no equation decided, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from reconcile.ledger import Figure, NotRun
from reconcile.narrative.claims import Claim
from reconcile.recognising.linking.choice import alike
from reconcile.recognition import Recognition

OVER_TIME = ("change", "rate", "equal")
PARTS = ("table", "narrative", "sheet")


class Reason(Struct, frozen=True):
    """why: a message key, with its arguments."""

    why: str
    facts: Mapping[str, str] = {}


ASIDE = Reason("why-part-aside")
UNREADABLE = Reason("why-figure-unreadable")
ALONE = Reason("why-no-counterpart")
NOT_UNDERSTOOD = Reason("why-words-not-understood")
LAST_YEAR = Reason("why-needs-last-year")


def reasons(known: Recognition, not_run: Iterable[NotRun], untied: Iterable[str]) -> dict[str, Reason]:
    """The reason for each figure of `untied`, ids of figures that no equation holds or breaks."""
    held_back: dict[str, Reason] = {}
    for one in not_run:
        for figure in one.figures:
            held_back.setdefault(figure, Reason(one.why, one.facts))
    told: dict[str, Claim] = {}
    for claim in known.claims:
        for figure in claim.figures:
            told.setdefault(figure, claim)
    return {name: held_back.get(name) or _reason(known, known.figures[name], told.get(name)) for name in untied}


def _reason(known: Recognition, figure: Figure, claim: Claim | None) -> Reason:
    if figure.part not in PARTS:
        return ASIDE
    if figure.micro is None:
        return UNREADABLE
    if figure.part == "narrative" and claim is None:
        return NOT_UNDERSTOOD
    if claim is not None and claim.kind in OVER_TIME:
        return LAST_YEAR
    if claim is not None and claim.kind == "amount" and claim.subject and not claim.candidates:
        return Reason("why-no-such-item", {"subject": claim.subject})
    if (
        claim is not None
        and claim.kind == "amount"
        and claim.core
        and not alike([known.figures[one] for one in claim.core])
    ):
        return Reason("why-candidates-differ", {"where": claim.where, "subject": claim.subject, "text": figure.text})
    return ALONE
