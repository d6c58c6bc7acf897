"""Items of a final account, told one by one: their budgets and finals against what the section states (TXT110)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from reconcile.ledger import Equation, Statement, Term
from reconcile.narrative.arithmetic import meet, plus
from reconcile.narrative.claims import Claim
from reconcile.recognising.linking.choice import span
from reconcile.recognition import Recognition

CODES = ("TXT110",)


def state(known: Recognition) -> Iterator[Statement]:
    """Where the finals of all items add up to the total, their budgets cannot exceed the total budget; an item on
    which nothing was spent may be left out.
    """
    amounts = [one for one in known.claims if one.kind == "amount"]
    for section, group in groupby(amounts, key=lambda one: one.section):
        here = list(group)
        totals = [one for one in here if not one.about.item and one.about.name == "总计" and one.about.version]
        items = [one for one in here if one.about.path]
        if _whole(known, totals, items):
            for version in ("final", "initial", "adjusted"):
                yield from _sum(known, totals, items, version, section[-1] if section else "")


def _whole(known: Recognition, totals: Sequence[Claim], items: Sequence[Claim]) -> bool:
    """Whether the final figures of the items add up to the final figure of the section."""
    total = _only(totals, "final")
    parts = [one.figures[0] for one in items if one.about.version == "final"]
    return total is not None and len(parts) > 1 and _add_up(known, total, parts)


def _add_up(known: Recognition, total: Claim, parts: Sequence[str]) -> bool:
    return meet(span(known.figures[total.figures[0]]), plus([span(known.figures[one]) for one in parts]))


def _sum(
    known: Recognition, totals: Sequence[Claim], items: Sequence[Claim], version: str, where: str
) -> Iterator[Statement]:
    total = _only(totals, version)
    parts = [one.figures[0] for one in items if one.about.version == version]
    finals = [one for one in items if one.about.version == "final"]
    if total is None or len(parts) != len(finals):
        return
    exact = version == "final" or _add_up(known, total, parts)
    yield Equation(
        rule="TXT110",
        shape="linear",
        terms=(*(Term(one, "stated") for one in parts), Term(total.figures[0], "parts")),
        relation="=" if exact else "≤",
        source="各科目之和 = 总额" if exact else "各科目之和 ≤ 总额",
        where=where,
        facts={"subject": total.about.printed or total.subject},
    )


def _only(claims: Sequence[Claim], version: str) -> Claim | None:
    found = [one for one in claims if one.about.version == version]
    return found[0] if len(found) == 1 else None
