"""Amounts of the narrative against the tables (TXT101, TXT103, TXT107), and names that no table has (TXT102)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reconcile.ledger import Equation, Figure, Observation, Statement, Term
from reconcile.narrative.claims import Claim
from reconcile.narrative.subjects import normal
from reconcile.recognising.linking_choice import Choice, agrees, choose
from reconcile.recognition import Recognition

CODES = ("TXT101", "TXT102", "TXT103", "TXT107")

_CLASS_NAME = re.compile(r"(?:支出|预备费)(?:\(类\)|（类）)?$")
_LEVEL = re.compile(r"[(（][类款项][)）]")


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for every amount that names a table figure; an observation for a class that no table names."""
    amounts = [one for one in known.claims if one.kind == "amount" and not one.reason]
    for claim in amounts:
        choice = choose(claim, known.figures)
        if choice.outcome == "unknown":
            yield from _unknown_class(known, claim, amounts)
        else:
            yield _equation(known, claim, choice)


def _equation(known: Recognition, claim: Claim, choice: Choice) -> Equation:
    rule, facts = "TXT101", {"subject": _subject(claim), "form": known.figures[choice.figure].title}
    if choice.outcome == "elsewhere":
        rule = "TXT103"
        quoted = known.figures[choice.scope]
        facts |= {"quoted": " ".join(filter(None, (quoted.title, quoted.row_label, quoted.column_label)))}
    elif choice.outcome == "differs":
        neighbour = _neighbour(known, claim, choice)
        if neighbour is not None:
            rule = "TXT107"
            facts |= {"neighbour": neighbour.row_label}
    return Equation(
        rule=rule,
        shape="linear",
        terms=(Term(claim.figures[0], "stated"), Term(choice.figure, "parts")),
        same=True,
        source="说明中的金额 = 表中同一科目的金额",
        where=_where(claim),
        unreadable="candidates-differ" if choice.outcome == "unclear" else "",
        facts=facts,
    )


def _neighbour(known: Recognition, claim: Claim, choice: Choice) -> Figure | None:
    """The figure of the row above or below in the same column, if it is what the sentence quotes."""
    stated, own = known.figures[claim.figures[0]], known.figures[choice.figure]
    if not claim.about.item or own.row is None:
        return None
    near = [
        one
        for one in known.figures.values()
        if one.block == own.block and one.column == own.column and one.row in (own.row - 1, own.row + 1)
    ]
    return next((one for one in near if one.micro and agrees(stated, one)), None)


def _unknown_class(known: Recognition, claim: Claim, amounts: Sequence[Claim]) -> Iterator[Statement]:
    """A class name that no table has, in a list of classes that the tables have."""
    printed = claim.about.printed
    if not _CLASS_NAME.search(printed) or not claim.others or claim.about.path:
        return
    listed = [one for one in amounts if one.paragraph == claim.paragraph and one.whole_subject == claim.whole_subject]
    named = {row for one in listed if one is not claim for row in _class_rows(known, one)}
    if len({one.subject for one in listed if _class_rows(known, one)}) < 2:
        return
    stated = known.figures[claim.figures[0]]
    meant = [one for one in claim.others if stated.micro and agrees(stated, known.figures[one])]
    meant = [one for one in meant if normal(known.figures[one].row_label) not in named]
    if len({normal(known.figures[one].row_label) for one in meant}) != 1:
        return
    name = _LEVEL.sub("", printed)
    facts = {"subject": name, "row": known.figures[meant[0]].row_label}
    yield Observation(rule="TXT102", operands=(claim.figures[0], meant[0]), where=_where(claim), facts=facts)
    yield Equation(
        rule="TXT101",
        shape="linear",
        terms=(Term(claim.figures[0], "stated"), Term(meant[0], "parts")),
        same=True,
        where=_where(claim),
        facts={"subject": name, "form": known.figures[meant[0]].title},
    )


def _class_rows(known: Recognition, claim: Claim) -> set[str]:
    return {normal(known.figures[one].row_label) for one in claim.candidates if claim.about.item}


def _subject(claim: Claim) -> str:
    return claim.about.printed or claim.subject


def _where(claim: Claim) -> str:
    return claim.section[-1] if claim.section else ""
