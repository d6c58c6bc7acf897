"""Cost targets (成本指标) of a performance-target sheet against the money of their period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from reconcile.ledger import Equation, Figure, Observation, Statement, Term
from reconcile.narrative.prose import prose
from reconcile.narrative.prose.lists import lists
from reconcile.narrative.prose.years import yearly
from reconcile.narrative.tokens import tokens
from reconcile.recognition import Indicator, Period, Recognition, TargetSheet
from reconcile.target_sheets.departments import money_of_cost
from reconcile.target_sheets.indicators import (
    is_cost,
    is_unit_cost,
    keeps_its_money,
    money_figure,
    names_year,
    same_money,
    spans_years,
    total,
)
from reconcile.target_sheets.projects import lent_money
from reconcile.target_sheets.slips import is_slip
from reconcile.target_sheets.terms import years_of

CODES = ("PRF201", "PRF202", "PRF203", "PRF213", "PRF220")

_CONTRACT = ("合同", "中标")
_OTHER_MONEY = (
    *_CONTRACT,
    "总投资",
    "概算",
    "招标",
    "批复",
    "总价",
    "总造价",
    "总经费",
    "总费用",
    "总预算",
    "共计",
    "总额",
)
_TEN_THOUSAND = 10**4
_FEES = re.compile(r"(?:费|补贴|补助|津贴)$")  # of one of many, however the indicator is named
_TOGETHER = re.compile(r"总|累计|季度|半年|\d月")  # what has the others in it
_NEAR = Fraction(3, 4)  # of all years' money, from which a lower bound of it may be meant
_LEAD = 14  # characters before an amount in which the word stands that says what it is of
_PERIOD_NAMES: dict[Period, str] = {"whole": "实施期资金总额", "annual": "年度资金总额"}


def state(known: Recognition) -> Iterator[Statement]:
    """Equations target ≤ money, for every cost target whose money is known."""
    lent = lent_money(known)
    for sheet in known.sheets:
        if not sheet.reports or keeps_its_money(sheet, known.figures):
            yield from _of_sheet(known, sheet, lent.get(id(sheet)))


def _of_sheet(known: Recognition, sheet: TargetSheet, lent: Figure | None) -> Iterator[Statement]:
    """lent: the year's money as the project table has it, where the sheet prints none."""
    told: set[tuple[int | None, int | None]] = set()
    told_parts: set[int | None] = set()
    for period in ("annual", "whole"):
        of_period = total(sheet, period, known.figures) or (lent if period == "annual" else None)
        unsaid = period == "annual" and of_period is None  # then what is printed of all years is near, or other money
        slips_only = unsaid or sheet.reports  # whose targets may be of what was asked for before
        costs = [
            (one, figure)
            for one in sheet.indicators
            if one.period == period and is_cost(one) and (figure := money_figure(one, known.figures)) is not None
        ]
        for one, figure in costs:
            of: Period = "annual" if not unsaid and (period == "annual" or names_year(one)) else "whole"
            named = money_of_cost(known, sheet, one)
            money = named or (of_period if of == period else total(sheet, of, known.figures))
            if money is None or figure.bound == "≥" or (figure.micro, money.micro) in told:
                continue
            if _is_slip_of_unit(one, figure, money):
                told.add((figure.micro, money.micro))
                facts = {"indicator": one.name}
                yield Observation(rule="PRF220", operands=(figure.id, money.id), where=sheet.project, facts=facts)
                continue
            rule = _rule(known, sheet, one, figure, money)
            any_excess = not slips_only and named is None  # what is named alike may have more to it
            if rule and (any_excess or is_slip(figure.micro or 0, money.micro or 0)):
                told.add((figure.micro, money.micro))
                yield _within(rule, sheet, (figure,), money, of)
        both = {figure.micro for _, figure in costs} | {of_period.micro if of_period is not None else None}
        if both != told_parts and of_period is not None and not sheet.reports:
            yield from _parts(known, sheet, period, costs, of_period)
        told_parts = both


def _is_slip_of_unit(one: Indicator, figure: Figure, money: Figure) -> bool:
    """Whether a target has the digits of the money, ten thousand times too small, and is not the price of one thing."""
    return (figure.micro or 0) * _TEN_THOUSAND == money.micro and not is_unit_cost(one) and not _FEES.search(one.name)


def _rule(known: Recognition, sheet: TargetSheet, one: Indicator, figure: Figure, money: Figure) -> str:
    """The code under which the target is held against the money, or "" where it is of other money."""
    if (figure.micro or 0) <= (money.micro or 0):
        return "PRF201"
    whole = total(sheet, "whole", known.figures)
    unsaid = sheet.money("annual", "total") is None and years_of(sheet) != 1  # whether the target is the year's
    of_all_years = (
        "总" in one.name
        and whole is None
        and (years_of(sheet) > 1 or (unsaid and not is_slip(figure.micro or 0, money.micro or 0)))
        and not _is_told_otherwise(sheet, figure, money)
    )
    if is_unit_cost(one) or spans_years(one) or of_all_years:
        return ""
    if _is_told(sheet, figure, _OTHER_MONEY):
        short = whole is not None and (whole.micro or 0) < (figure.micro or 0)
        return "PRF213" if short and one.period == "annual" and _is_told(sheet, figure, _CONTRACT) else ""
    if one.period == "annual" and whole is not None and whole.micro == figure.micro:
        return "" if "总" in one.name and not names_year(one) else "PRF202"
    return "PRF201"


def _is_told_otherwise(sheet: TargetSheet, figure: Figure, money: Figure) -> bool:
    """Whether the prose tells what all years come to, and the target is neither near to that nor the money of some."""
    texts = [prose(paragraph.text) for paragraph in sheet.prose]
    told = {of.micro(one.total) for of in texts for one in yearly(of) if of.micro(one.each) == money.micro}
    value, of_year = figure.micro or 0, money.micro or 1
    return value % of_year != 0 and any(not _NEAR * one <= value <= one for one in told)


def _is_told(sheet: TargetSheet, figure: Figure, words: tuple[str, ...]) -> bool:
    """Whether the sheet's own prose states the same amount as that of a contract or of several years."""
    for paragraph in sheet.prose:
        for token in tokens(paragraph.text):
            lead = paragraph.text[max(token.start - _LEAD, 0) : token.start]
            lead = lead.rsplit("，", 1)[-1].rsplit("。", 1)[-1].rsplit(",", 1)[-1]
            if token.number.micro == figure.micro and any(word in lead for word in words):
                return True
    return False


def _parts(
    known: Recognition, sheet: TargetSheet, period: Period, costs: list[tuple[Indicator, Figure]], money: Figure
) -> Iterator[Statement]:
    """Several cost targets that are parts of the project, together."""
    plain = all(
        figure.bound != "≥" and not is_unit_cost(one) and not spans_years(one) and not _TOGETHER.search(one.name)
        for one, figure in costs
    )
    inner = _inside_another(sheet, {figure.micro for _, figure in costs})
    costs = [(one, figure) for one, figure in costs if figure.micro not in inner]
    if len(costs) < 2 or not plain or any((one.micro or 0) >= (money.micro or 0) for _, one in costs):
        return
    if len({figure.micro for _, figure in costs}) == len(costs) or same_money(sheet, known.figures):
        yield _within("PRF203", sheet, tuple(figure for _, figure in costs), money, period)


def _inside_another(sheet: TargetSheet, targets: set[int | None]) -> set[int]:
    """The amounts that the prose lists as parts of what is itself a target (工程198.6万元，包括墙面翻新88.6万元)."""
    texts = [prose(paragraph.text) for paragraph in sheet.prose]
    listed = [(of, one) for of in texts for one in lists(of) if one.total is not None]
    return {
        of.micro(at)
        for of, one in listed
        if one.total is not None and of.micro(one.total) in targets
        for at in one.parts
    }


def _within(rule: str, sheet: TargetSheet, targets: tuple[Figure, ...], money: Figure, period: Period) -> Equation:
    return Equation(
        rule=rule,
        shape="linear",
        relation="≤",
        terms=(*(Term(one.id, "stated") for one in targets), Term(money.id, "parts")),
        source=f"成本指标 ≤ {_PERIOD_NAMES[period] if money.part == 'sheet' else '项目支出预算表合计'}",
        where=sheet.project,
        facts={"indicator": "、".join(dict.fromkeys(one.row_label for one in targets if one.row_label))},
    )
