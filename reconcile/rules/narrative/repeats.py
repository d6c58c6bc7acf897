"""The same indicator stated twice in the narrative, differently (TXT106)."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.ledger import Equation, Statement, Term
from reconcile.narrative.claims import Claim
from reconcile.recognising.linking.choice import agrees
from reconcile.recognition import Recognition

CODES = ("TXT106",)

# Totals that stand in no table, so that only repeating them can check them.
_UNTABLED = frozenset({"政府采购", "政府采购货物", "政府采购工程", "政府采购服务", "机关运行经费", "三公经费"})


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for every indicator that the narrative states again and that no table holds."""
    yield from _told_again(known)
    first: dict[tuple[object, ...], Claim] = {}
    for claim in known.claims:
        about = claim.about
        own = about.sure and not about.owner and not about.year and about.version != "prior"
        if claim.kind != "amount" or claim.candidates or not own:
            continue
        figure = known.figures[claim.figures[0]]
        if about.name not in _UNTABLED or figure.micro is None or figure.bound or "中小企业" in claim.sentence:
            continue
        key = (about.name, about.fund, about.version)
        if key in first and first[key].paragraph != claim.paragraph:
            yield _equation(first[key], claim)
        first.setdefault(key, claim)


def _told_again(known: Recognition) -> Iterator[Statement]:
    """Amounts that nothing else holds, told again in the same words, or by the same sure name: where they agree they
    confirm each other, and where they don't they may be of something else.
    """
    first: dict[tuple[object, ...], Claim] = {}
    for claim in known.claims:
        about = claim.about
        figure = known.figures[claim.figures[0]]
        held = claim.trusted or any(agrees(figure, known.figures[one]) for one in claim.candidates)
        if claim.kind != "amount" or held or about.name in _UNTABLED or not figure.micro or figure.bound:
            continue
        name = about.name if about.sure and about.name not in ("", "总计") else about.printed
        key = (name, about.fund, about.path, figure.micro, figure.half)
        if name and key in first and first[key].figures != claim.figures:
            yield _equation(first[key], claim)
        first.setdefault(key, claim)


def _equation(first: Claim, again: Claim) -> Equation:
    return Equation(
        rule="TXT106",
        shape="linear",
        terms=(Term(first.figures[0], "stated"), Term(again.figures[0], "parts")),
        same=True,
        source="同一指标前后一致",
        where=again.section[-1] if again.section else "",
        facts={"subject": again.about.printed or again.subject},
    )
