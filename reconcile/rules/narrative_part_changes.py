"""The changes of all parts against the change of the whole (YOY111)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from reconcile.ledger import Equation, Statement, Term
from reconcile.narrative.claims import Claim
from reconcile.narrative.phrases import year_of
from reconcile.narrative.subject_words import subjects
from reconcile.recognition import Recognition

CODES = ("YOY111",)

_WHOLES = ("三公经费", "公务用车购置及运行费", "政府采购")


def state(known: Recognition) -> Iterator[Statement]:
    """Where a section says of every part how it changed, the changes add up to that of the whole."""
    told = [one for one in known.claims if _tells(known, one)]
    for section, group in groupby(told, key=lambda one: one.section):
        found: dict[str, Claim] = {}
        for one in group:
            # Of two statements about one thing the second may have another base.
            found.setdefault(one.about.name, one)
        for name in _WHOLES:
            yield from _equation(known, name, found, section)


def _tells(known: Recognition, claim: Claim) -> bool:
    """Whether a claim says how something changed against last year. Where every part of a list says so, each speaks of
    the amount right before it.
    """
    if claim.reason or claim.base.kind != "prior" or not claim.about.sure or claim.about.owner:
        return False
    if claim.kind == "equal":
        return not claim.names
    if claim.kind != "change" or not claim.direction:
        return False
    figure = known.figures[claim.figures[0]]
    return figure.micro is not None and not figure.bound and not figure.soft


def _equation(known: Recognition, name: str, found: Mapping[str, Claim], section: Sequence[str]) -> Iterator[Equation]:
    whole = found.get(name)
    if whole is None or whole.kind != "change":
        return
    for one in subjects().partition:
        parts = [found[part] for part in one.parts if part in found]
        if name not in one.of or len(parts) != len(one.parts) or not _one_base(known, [whole, *parts]):
            continue
        moved = [part for part in parts if part.kind == "change"]
        if moved:
            yield Equation(
                rule="YOY111",
                shape="linear",
                terms=(_term(known, whole, "stated"), *(_term(known, part, "parts") for part in moved)),
                source="总额的增减 = 各部分增减之和",
                where=section[-1] if section else "",
                facts={"subject": name},
            )
        return


def _one_base(known: Recognition, claims: Sequence[Claim]) -> bool:
    """Whether all are measured against the same year and, where it is said, the same kind of figure."""
    years = {year_of(one.base, known.disclosure.year) for one in claims}
    measures = {one.base.measure for one in claims} - {""}
    return len(years) == 1 and len(measures) < 2


def _term(known: Recognition, claim: Claim, side: str) -> Term:
    sign = 1 if (known.figures[claim.figures[0]].micro or 0) >= 0 else -1
    return Term(claim.figures[0], "stated" if side == "stated" else "parts", claim.direction * sign)
