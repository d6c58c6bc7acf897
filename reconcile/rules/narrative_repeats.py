"""The same indicator stated twice in the narrative, differently (TXT106)."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.ledger import Equation, Statement, Term
from reconcile.narrative.claims import Claim
from reconcile.recognition import Recognition

CODES = ("TXT106",)

# Totals that stand in no table, so that only repeating them can check them.
_UNTABLED = frozenset({"政府采购", "政府采购货物", "政府采购工程", "政府采购服务", "机关运行经费", "三公经费"})


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for every indicator that the narrative states again and that no table holds."""
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
            yield Equation(
                rule="TXT106",
                shape="linear",
                terms=(Term(first[key].figures[0], "stated"), Term(claim.figures[0], "parts")),
                same=True,
                source="同一指标前后一致",
                where=claim.section[-1] if claim.section else "",
                facts={"subject": about.printed or claim.subject},
            )
        first.setdefault(key, claim)
