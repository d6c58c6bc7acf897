"""Amounts of the narrative against the tables (TXT101, TXT103, TXT107), amounts cut off and not rounded (TXT111), and
names that no table has (TXT102).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reconcile.ledger import Equation, Figure, NotRun, Observation, Statement, Term
from reconcile.narrative.claims import Claim
from reconcile.narrative.subjects import normal
from reconcile.numerals import fold
from reconcile.recognising.linking.choice import Choice, agrees, choose
from reconcile.recognition import Recognition

CODES = ("TXT101", "TXT102", "TXT103", "TXT107", "TXT111")

_CLASS_NAME = re.compile(r"(?:支出|预备费)$")
_LEVEL = re.compile(r"\([类款项]\)")
_AROUND = re.compile(
    r"^(?:\d{1,2}[、.]|\([一二三四五六七八九十\d]{1,3}\)|其中|主要用于|包括|[:,“”\"'])+|(?:类?科目|为|[“”\"'])+$"
)
_VERSION = re.compile(r"(?<=支出)[预决]算数?$")
_ALIKE = 0.6


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for every amount that names a table figure; an observation for a class that no table names."""
    amounts = [one for one in known.claims if one.kind == "amount"]
    if not amounts:
        yield NotRun("TXT101", "why-no-narrative")
    held = False
    cut: list[tuple[Claim, Choice]] = []
    unknown: dict[tuple[str, str], list[tuple[Claim, str]]] = {}
    for claim in amounts:
        choice = choose(claim, known.figures)
        if choice.outcome == "unknown":
            yield from _unknown_class(known, claim, amounts, unknown)
        elif choice.outcome == "elsewhere" and known.disclosure.unread:
            held = True  # the table that is meant may be the one that was not read
        elif choice.outcome in ("differs", "elsewhere") and _is_cut(known, claim, choice):
            cut.append((claim, choice))
        elif choice.outcome == "differs" and _told_fully(known, claim, choice, amounts):
            continue
        else:
            if choice.outcome == "unclear":
                facts = {"where": claim.where, "subject": claim.subject, "text": known.figures[claim.figures[0]].text}
                yield NotRun("TXT101", "why-candidates-differ", facts, claim.figures[:1])
            yield _equation(known, claim, choice)
    if held:
        yield NotRun("TXT103", "why-tables-unread")
    yield from (_unknown_name(name, row, said) for (name, row), said in unknown.items())
    if cut:  # the way in which the document rounds: said once
        operands = tuple(figure for claim, choice in cut for figure in (claim.figures[0], choice.figure))
        yield Observation(rule="TXT111", operands=operands, where=cut[0][0].where, facts={"subject": cut[0][0].spoken})


def _told_fully(known: Recognition, claim: Claim, choice: Choice, amounts: Sequence[Claim]) -> bool:
    """收入60万元，加上上年结转40万元，收入总计100万元: the table's 总计 is the amount of its paragraph that says so."""
    return claim.about.name == "总计" and any(
        one.paragraph == claim.paragraph
        and one.about.name == "总计"
        and one.about.side == claim.about.side
        and one.about.measure == "总计" != claim.about.measure
        and agrees(known.figures[one.figures[0]], known.figures[choice.figure])
        for one in amounts
    )


def _is_cut(known: Recognition, claim: Claim, choice: Choice) -> bool:
    """Whether the words print the table's amount with its last digits cut off: 328,661万元 for 3,286,618,082.20元."""
    stated, own = known.figures[claim.figures[0]], known.figures[choice.figure]
    if stated.micro is None or own.micro is None or stated.soft or own.half >= stated.half:
        return False
    return 0 < own.micro - stated.micro < 2 * stated.half


def _equation(known: Recognition, claim: Claim, choice: Choice) -> Equation:
    rule, facts = "TXT101", {"subject": claim.spoken, "form": known.figures[choice.figure].title}
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
        where=claim.where,
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


def _unknown_class(
    known: Recognition,
    claim: Claim,
    amounts: Sequence[Claim],
    unknown: dict[tuple[str, str], list[tuple[Claim, str]]],
) -> Iterator[Statement]:
    """A class or item whose name no table has, beside others that the tables have, with the amount of a similar one.

    It is added to `unknown` under its name and the row that is meant, so that a name is reported once however often it
    is printed.
    """
    name = claim.about.path[-1] if claim.about.path else _name(claim.about.printed)
    if claim.candidates or not claim.others:
        return
    mixed = any(sorted(name) == sorted(normal(known.figures[one].row_label)) for one in claim.others)
    if not (claim.about.path or _CLASS_NAME.search(name) or mixed):
        return
    listed = [one for one in amounts if one.section == claim.section and one is not claim]
    named = {row for one in listed for row in _rows(known, one)}
    stated = known.figures[claim.figures[0]]
    if not named or not stated.micro or any(normal(row.label) == name for form in known.forms for row in form.rows):
        return
    meant = [
        one
        for one in claim.others
        if agrees(stated, known.figures[one])
        and normal(known.figures[one].row_label) not in named
        and _similar(name, known.figures[one].row_label)
        and not (claim.sentence.startswith(name) and normal(known.figures[one].row_label).endswith(name))  # torn off
    ]
    if len({normal(known.figures[one].row_label) for one in meant}) != 1:
        return
    row, value = known.figures[meant[0]].row_label, known.figures[meant[0]].value
    printed = (one for one in claim.others if known.figures[one].row_label == row and known.figures[one].value == value)
    unknown.setdefault((name, row), []).append((claim, next(printed)))  # the same place whatever a unit line says
    yield Equation(
        rule="TXT101",
        shape="linear",
        terms=(Term(claim.figures[0], "stated"), Term(meant[0], "parts")),
        same=True,
        where=claim.where,
        facts={"subject": name, "form": known.figures[meant[0]].title},
    )


def _unknown_name(name: str, row: str, said: Sequence[tuple[Claim, str]]) -> Observation:
    """What no table has, wherever it is said, and the row that is meant."""
    claim, meant = said[0]
    return Observation(
        rule="TXT102",
        operands=(*(one.figures[0] for one, _ in said), meant),
        where=claim.where,
        facts={"subject": name, "row": row},
    )


def _name(printed: str) -> str:
    """A class's name without what stands around it."""
    return _VERSION.sub("", _AROUND.sub("", _LEVEL.sub("", fold(printed))))


def _similar(name: str, label: str) -> bool:
    """Whether two names share most of their characters, so that one can be a slip for the other."""
    ours, theirs = normal(name), normal(label)
    shared = sum(size for _, _, size in SequenceMatcher(None, ours, theirs).get_matching_blocks())
    return ours != theirs and 2 * shared >= _ALIKE * (len(ours) + len(theirs))


def _rows(known: Recognition, claim: Claim) -> set[str]:
    return {normal(known.figures[one].row_label) for one in claim.candidates if claim.about.item}
