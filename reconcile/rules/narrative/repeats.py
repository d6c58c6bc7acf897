"""The same indicator stated twice in the narrative, differently (TXT106)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.ledger import Equation, Statement, Term
from reconcile.narrative.claims import Claim
from reconcile.recognising.linking.choice import agrees
from reconcile.recognition import Recognition

CODES = ("TXT106",)

# Totals that stand in no table, so that only repeating them can check them.
_UNTABLED = frozenset({"政府采购", "政府采购货物", "政府采购工程", "政府采购服务", "机关运行经费", "三公经费"})

_RUNNING = "机关运行经费"
_OF_SOME = re.compile(r"本级|下属|所属|其中|事业|参公|参照|[\d一二三四五六七八九十两]个")


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for every indicator that the narrative states again and that no table holds."""
    yield from _told_again(known)
    usual = "final" if known.disclosure.kind == "final" else "budget"
    first: dict[tuple[object, ...], Claim] = {}
    for claim in known.claims:
        about = claim.about
        own = about.ours and about.version != "prior"
        if claim.kind != "amount" or not own or _held(claim):
            continue
        figure = known.figures[claim.figures[0]]
        if about.name not in _UNTABLED or figure.micro is None or figure.bound or "中小企业" in claim.sentence:
            continue
        key: tuple[object, ...] = (about.name, about.fund, about.version)
        if about.name == _RUNNING and about.version in ("", usual):  # always of 财政拨款
            key = (about.name, "", usual)
        if key in first and first[key].paragraph != claim.paragraph:
            yield _equation(first[key], claim)
        first.setdefault(key, claim)


def _held(claim: Claim) -> bool:
    """Whether a table can decide an amount, or it may be that of some offices: 公用经费, as a rule that of
    机关运行经费, decides nothing of it.
    """
    if claim.about.name != _RUNNING:
        return bool(claim.candidates)
    return claim.trusted or bool(claim.whole_subject.printed) or _OF_SOME.search(claim.about.printed) is not None


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
