"""A cost target of one item of a project, against what 项目概况 plans for that item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from reconcile.ledger import Equation, Figure, Statement, Term
from reconcile.narrative.prose import Prose, prose
from reconcile.narrative.prose.lists import lists
from reconcile.narrative.prose.reaching import Listed
from reconcile.recognition import Recognition, TargetSheet
from reconcile.target_sheets.indicators import capped_costs, costing, names_year, spans_years, total
from reconcile.target_sheets.projects import bare, lent_money

CODES = ("PRF214",)

_NO_NAME = re.compile(r"项目|工作|相关|其他|各项|成本|费用|经费|资金|预算|支出|控制|本年|当年|年度|\d+")
_STOPS = "。；;，,：:、"
_MOST_TOGETHER = 4  # items of which one target may be the sum


def state(known: Recognition) -> Iterator[Statement]:
    """Target ≤ item, where the items add up to the year's money and the target's words stand in one item alone."""
    lent = lent_money(known)
    for sheet in known.target_sheets:
        money = total(sheet, "annual", known.figures) or lent.get(id(sheet))
        if money is None or not sheet.prose:
            continue
        of = prose(sheet.prose[0].text)
        for one in lists(of, [(money.micro or 0, money.half)]):
            if one.whole and _of_the_year(of, one, money):
                yield from _targets(known, sheet, of, one, money)
                break


def _of_the_year(of: Prose, one: Listed, money: Figure) -> bool:
    """Whether the list is the year's money, part by part, and not only near to it."""
    opened = one.total is None or of.micro(one.total) == money.micro
    return opened and sum(of.micro(at) for at in one.parts) == money.micro


def _targets(known: Recognition, sheet: TargetSheet, of: Prose, one: Listed, money: Figure) -> Iterator[Equation]:
    items = _items(of, one.parts)
    amounts = {of.micro(at) for at in range(len(of.tokens)) if of.is_money(at)}
    for indicator, target in capped_costs(sheet, known.figures):
        if spans_years(indicator) or names_year(indicator) or "总" in indicator.name:
            continue
        found = _item(costing(indicator), items)
        if found is None or (target.micro or 0) >= (money.micro or 0):
            continue
        planned, value = one.parts[found], target.micro or 0
        id_ = f"{sheet.prose[0].id}#{of.tokens[planned].start}"
        other = value != of.micro(planned) and (value in amounts or _together(of, one.parts, value))
        if id_ in known.figures and not other:
            yield Equation(
                rule="PRF214",
                shape="linear",
                relation="≤",
                terms=(Term(target.id, "stated"), Term(id_, "parts")),
                source="成本指标 ≤ 项目概况为同一内容安排的费用",
                where=sheet.project,
                facts={"indicator": indicator.name},
            )


def _items(of: Prose, parts: Sequence[int]) -> list[str]:
    """The words of each item: from the clause of its amount to that of the next one."""
    starts = []
    for at in parts:
        until = of.tokens[at].start
        starts.append(max((of.text.rfind(stop, 0, until) for stop in _STOPS), default=-1) + 1)
    return [bare(of.text[start:end]) for start, end in pairwise([*starts, len(of.text)])]


def _item(core: str, items: Sequence[str]) -> int | None:
    """The only item that names all of the target's words; else the only one in which two neighbouring characters of
    them stand, if all that stand point to it.
    """
    words = [word for word in _NO_NAME.split(core) if word]
    named = [n for n, item in enumerate(items) if words and all(word in item for word in words)]
    if len(named) == 1:
        return named[0]
    pairs = {word[n : n + 2] for word in words for n in range(len(word) - 1)}
    holding = [{n for n, item in enumerate(items) if pair in item} for pair in pairs]
    places = {n for one in holding for n in one}
    return places.pop() if len(places) == 1 else None


def _together(of: Prose, parts: Sequence[int], value: int) -> bool:
    """Whether the target is that of several items together."""
    return any(
        sum(of.micro(at) for at in some) == value
        for size in range(2, min(_MOST_TOGETHER, len(parts)) + 1)
        for some in combinations(parts, size)
    )
