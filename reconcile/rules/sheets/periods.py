"""The same indicator in the two periods (实施期, 年度) of a performance-target sheet, and its date in the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.ledger import Equation, Figure, Observation, Statement, Term
from reconcile.recognition import Indicator, Recognition, TargetSheet
from reconcile.target_sheets.deadlines import Deadline, deadline
from reconcile.target_sheets.indicators import (
    Both,
    both_periods,
    is_unit_cost,
    operand,
    same_money,
    spans_years,
)
from reconcile.target_sheets.plans import planned
from reconcile.target_sheets.terms import years_of

CODES = ("PRF204", "PRF205", "PRF206", "PRF207", "PRF215")

_LEFT = re.compile(r"余额|存量")  # of what grows less from year to year
_GOES_ON = re.compile(r"经常|长期|延续")
_THAT_YEAR = re.compile(r"本年(?!度)|当年|20\d{2}年")  # whichever column it stands in


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for each indicator with a figure in both periods, an observation where words or dates differ."""
    for sheet in known.sheets:
        for both in both_periods(sheet) if not sheet.reports else ():
            whole, annual = (known.figures.get(one.figure or "") for one in (both.whole, both.annual))
            if whole is not None and annual is not None and whole.micro is not None and annual.micro is not None:
                yield from _figures(known, sheet, both, whole, annual)
            elif whole is None and annual is None:
                yield from _words(known, sheet, both)
        for one in sheet.indicators:
            if one.period == "annual" and not one.figure:
                yield from _plan(known, sheet, one)


def _figures(known: Recognition, sheet: TargetSheet, both: Both, whole: Figure, annual: Figure) -> Iterator[Statement]:
    if whole.dimension != annual.dimension or (whole.dimension == "count" and whole.unit != annual.unit):
        return
    rule = _rule(known, sheet, both, whole, annual)
    if rule is None:
        return
    same = rule != "PRF204" or whole.micro == annual.micro or _covers_all(both)
    yield Equation(
        rule=rule,
        shape="linear",
        relation="=" if same else "≤",
        same=same,
        terms=(Term(annual.id, "stated"), Term(whole.id, "parts")),
        source="同一指标：年度目标 = 实施期目标" if same else "同一指标：年度目标 ≤ 实施期目标",
        where=sheet.project,
        facts={"indicator": both.annual.name},
    )


def _rule(known: Recognition, sheet: TargetSheet, both: Both, whole: Figure, annual: Figure) -> str | None:
    """The code under which two different targets contradict each other, or None where they may well differ.

    A target of several years may lie above that of the year; money of the year never above that of the whole period.
    """
    over = (annual.micro or 0) > (whole.micro or 0)
    if whole.micro == annual.micro:
        return "PRF204" if whole.dimension == "money" else "PRF205"
    if whole.dimension == "money" and over and not is_unit_cost(both.annual) and not _LEFT.search(both.annual.name):
        return "PRF204"
    if whole.dimension == "money" and _THAT_YEAR.search(both.annual.name):
        return "PRF204"
    least = over and whole.dimension == "count" and annual.bound != "≤"
    return "PRF205" if least or _coincide(known, sheet, later=not over) else None


def _coincide(known: Recognition, sheet: TargetSheet, *, later: bool) -> bool:
    """Whether both periods are one, since they have the same money. A project that goes on for years may print one
    year's money in both: then what all years reach is `later` and may well be more.
    """
    goes_on = years_of(sheet) > 1 or bool(_GOES_ON.search(sheet.fields.get("项目属性", "")))
    return same_money(sheet, known.figures) and not (later and goes_on)


def _covers_all(both: Both) -> bool:
    """Whether the name itself says of which years the target is, whatever the column."""
    return spans_years(both.annual) or bool(_THAT_YEAR.search(both.annual.name))


def _words(known: Recognition, sheet: TargetSheet, both: Both) -> Iterator[Statement]:
    whole, annual = deadline(both.whole.value), deadline(both.annual.value)
    pair = (operand(sheet, both.whole), operand(sheet, both.annual))
    facts = {"indicator": both.annual.name, "whole": both.whole.value, "annual": both.annual.value}
    if whole is not None and annual is not None:
        year = known.disclosure.year
        earlier = whole.after(annual, year) and _coincide(known, sheet, later=True)
        over = 0 < annual.year < year  # which PRF208 tells
        if (annual.after(whole, year) or earlier) and not over:
            plan = planned(sheet, both.annual, year)
            said = (plan.excerpt(sheet),) if plan is not None else ()
            yield Observation(rule="PRF207", operands=(*pair, *said), where=sheet.project, facts=facts)
    elif whole is None and annual is None and both.whole.value != both.annual.value and not sheet.slipped:
        yield Observation(rule="PRF206", operands=pair, where=sheet.project, facts=facts)


def _plan(known: Recognition, sheet: TargetSheet, one: Indicator) -> Iterator[Statement]:
    """The date of an act in the plan against its target, where the target is the same in every period, or those that
    are not are of later years than the plan's.
    """
    year = known.disclosure.year
    by, plan = deadline(one.value), planned(sheet, one, year)
    others = [deadline(other.value) for other in sheet.indicators if other.name == one.name]
    # PRF208 and PRF210 tell a target of another year, but not in a self-evaluation.
    of_another_year = by is not None and by.year not in (0, year) and not sheet.reports
    if by is None or plan is None or of_another_year:
        return
    if any(other != by and not _is_later(other, plan.by, year) for other in others):
        return
    if by.after(plan.by, year) or plan.by.after(by, year):
        facts = {"indicator": one.name, "value": one.value, "said": plan.said}
        operands = (operand(sheet, one), plan.excerpt(sheet))
        yield Observation(rule="PRF215", operands=operands, where=sheet.project, facts=facts)


def _is_later(target: Deadline | None, plan: Deadline, year: int) -> bool:
    """Whether a target is of a year after the plan's, which is the fiscal year's own."""
    return target is not None and plan.year == year < target.year
