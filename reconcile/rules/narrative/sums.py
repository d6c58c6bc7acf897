"""Parts that a sentence lists add up to the total that it states (TXT109)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from reconcile.ledger import Equation, Statement, Term
from reconcile.narrative.arithmetic import meet, plus
from reconcile.narrative.claims import Claim
from reconcile.recognising.linking.choice import least, most, span
from reconcile.recognition import Recognition

CODES = ("TXT109",)

_KINDS = ("政府采购货物", "政府采购工程", "政府采购服务")


def _holds_more(known: Recognition, claim: Claim) -> bool:
    """Whether the total may hold what the list leaves out: 支出总计 of a final account, what is left over."""
    total, *parts = (span(known.figures[one]) for one in claim.figures)
    return known.disclosure.kind == "final" and claim.about.measure == "总计" and not meet(total, plus(parts))


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for every list that is whole by its nature: 货物 + 工程 + 服务, 购置 + 运行, kinds of projects."""
    for claim in known.claims:
        if claim.kind == "sum" and not _holds_more(known, claim):
            total, *parts = claim.figures
            whole, listed = Term(total, "stated"), tuple(Term(one, "parts") for one in parts)
            at_most = (*(Term(one, "stated") for one in parts), Term(total, "parts"))
            yield Equation(
                rule="TXT109",
                shape="linear",
                terms=at_most if claim.more else (whole, *listed),
                relation="≤" if claim.more else "=",
                source="所列各类之和 ≤ 总额" if claim.more else "总额 = 所列各部分之和",
                where=claim.section[-1] if claim.section else "",
                facts={"subject": claim.about.printed or claim.subject},
            )
    yield from _procured(known)


def _procured(known: Recognition) -> Iterator[Equation]:
    """货物 and 服务 of a section that tells of no 工程: together not more than all procurement. All three, in the
    sentence of the total and without 其中: as much. Of several totals or parts each may be meant.
    """
    amounts = [one for one in known.claims if one.kind == "amount" and one.about.sure and not one.about.year]
    listed = {one.figures[0] for one in known.claims if one.kind == "sum"}
    for section, group in groupby(amounts, key=lambda one: one.section):
        here = [one for one in group if not one.about.owner and "企业" not in one.sentence]
        told = [one for one in here if one.about.name in _KINDS]
        kinds = {name: [one for one in told if one.about.name == name] for name in _KINDS}
        kinds = {name: those for name, those in kinds.items() if those}
        totals = [one for one in here if one.about.name == "政府采购"]
        if not totals or totals[0].figures[0] in listed or len({one.about.version for one in here}) > 1:
            continue
        whole = len(kinds) == len(told) == len(_KINDS) and {one.sentence for one in told} == {totals[0].sentence}
        if (whole and len(totals) == 1) or len(kinds) == len(_KINDS) - 1:
            stated = Term(most(totals, known.figures), "stated")
            parts = [Term(least(those, known.figures), "parts") for those in kinds.values()]
            at_most = (*(replace(one, side="stated") for one in parts), replace(stated, side="parts"))
            yield Equation(
                rule="TXT109",
                shape="linear",
                terms=(stated, *parts) if whole else at_most,
                relation="=" if whole else "≤",
                source="总额 = 所列各部分之和" if whole else "所列各类之和 ≤ 总额",
                where=section[-1] if section else "",
                facts={"subject": totals[0].about.printed or totals[0].subject},
            )
