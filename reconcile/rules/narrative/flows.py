"""年初结转 + 收入 = 支出 + 年末结转, as one sentence of the narrative states all four (TXT114)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from reconcile.ledger import Equation, Side, Statement, Term
from reconcile.narrative.claims import Claim
from reconcile.recognition import Recognition

CODES = ("TXT114",)

_OTHER_FLOWS = re.compile(r"分配|收回|上缴|缴回|使用非财政|弥补|调整|调入|调出|其中")
_SIDES: dict[tuple[str, str], Side] = {
    ("上年结转", ""): "stated",
    ("总计", "收入"): "stated",
    ("总计", "支出"): "parts",
    ("年终结转", "支出"): "parts",
}


def state(known: Recognition) -> Iterator[Statement]:
    """One equation for each sentence that states the four once each, and no other flow of money."""
    amounts = [one for one in known.claims if one.kind == "amount"]
    for (_, sentence), group in groupby(amounts, key=lambda one: (one.paragraph, one.sentence)):
        told = list(group)
        flows = [(one.about.name, one.about.side) for one in told]
        exact = all(known.figures[one.figures[0]].micro is not None and not _is_narrow(one) for one in told)
        if sorted(flows) == sorted(_SIDES) and exact and not _OTHER_FLOWS.search(sentence):
            yield Equation(
                rule="TXT114",
                shape="linear",
                terms=tuple(Term(one.figures[0], _SIDES[flow]) for one, flow in zip(told, flows, strict=True)),
                source="年初结转和结余 + 本年收入 = 本年支出 + 年末结转和结余",
                where=told[0].section[-1] if told[0].section else "",
                facts={"subject": told[0].about.fund or "资金"},
            )


def _is_narrow(claim: Claim) -> bool:
    """Whether an amount is of another year, of somebody else, or has what was carried over in it."""
    return bool(claim.about.year or claim.about.owner) or claim.about.measure == "总计"
