"""Last year's amount and this year's of one thing, told side by side: 机关运行经费上年75万元，本年60万元，下降20%."""

from __future__ import annotations

import re
from functools import cache

from reconcile.narrative.lexicon import alternatives, folded, lexicon
from reconcile.narrative.memory import Mention, same_subject
from reconcile.narrative.phrases import measure_of, trimmed, year_of
from reconcile.narrative.state import State
from reconcile.narrative.subjects import normal

_RECENT = 24  # numbers back
_LEFT_OVER = "结"  # 上年结转, 上年结余: what is there this year


def both_years(state: State, change: Mention) -> tuple[Mention, Mention] | None:
    """This year's amount and last year's, where they stand right before a change or a rate that names nothing else, and
    this year's says nothing of what it is of.
    """
    before = state.mentions[-3:-1]
    if len(before) < 2 or any(one.sentence != change.sentence or not one.money for one in before):
        return None
    earlier, current = before
    base, year = change.phrase.base, state.year - 1
    same_year = base.kind == "" or (base.kind == "prior" and year_of(base, state.year) in (0, year))
    measured = base.measure in ("", _measure(earlier))
    goes_on = _version_words().fullmatch(normal(change.phrase.subject)) is not None  # not 合计增长25%
    told = state.year and same_year and measured and goes_on and not change.phrase.joined
    return (current, earlier) if told and _is_this_year(state, current) and _is_last_year(state, earlier) else None


def year_before(state: State, current: Mention) -> Mention | None:
    """Last year's amount that stands right before one whose words say only that it is this year's."""
    before = state.mentions[-1] if state.mentions else None
    beside = before is not None and before.sentence == current.sentence and before.money and bool(state.year)
    return before if beside and before and _is_this_year(state, current) and _is_last_year(state, before) else None


def is_of_the_same(state: State, earlier: Mention, current: Mention) -> bool:
    """Whether an earlier amount is of what changed; one that names nothing is, if no other stands between them."""
    if earlier.subject.known:
        return same_subject(earlier.subject, current.subject)
    roles = ("amount", "prior", "budget")
    amounts = [one.id for one in state.mentions[-_RECENT:] if one.money and one.phrase.role in roles]
    told = {earlier.id, current.id} <= set(amounts)
    return told and abs(amounts.index(earlier.id) - amounts.index(current.id)) == 1


def after_another_year(state: State) -> bool:
    """Whether the amount right before, in this sentence, is of another year by its own words."""
    before = state.mentions[-1] if state.mentions else None
    return before is not None and before.subject.year not in (0, state.year) and before.sentence == state.sentence


def _is_this_year(state: State, one: Mention) -> bool:
    printed = trimmed(normal(one.phrase.subject))
    return one.phrase.role == "amount" and _this_year(state.year).fullmatch(printed) is not None


def _is_last_year(state: State, one: Mention) -> bool:
    printed = trimmed(normal(one.phrase.subject))
    if _LEFT_OVER in printed or one.phrase.reason or one.phrase.partner is not None:
        return False
    if one.phrase.role == "prior":
        return year_of(one.phrase.base, state.year) == state.year - 1
    return one.phrase.role == "amount" and _last_year(state.year - 1).search(printed) is not None


def _measure(one: Mention) -> str:
    return one.phrase.base.measure or measure_of(normal(one.phrase.subject))


@cache
def _version_words() -> re.Pattern[str]:
    words = lexicon().comparison
    return re.compile(rf"(?:{alternatives(words['current'])}|{alternatives(words['base'])})*")


@cache
def _this_year(year: int) -> re.Pattern[str]:
    words = lexicon().comparison
    return re.compile(rf"(?:{alternatives(words['current'])}|{year}年度?)(?:{alternatives(words['base'])})*")


@cache
def _last_year(year: int) -> re.Pattern[str]:
    """Last year's words before a name or after it: 上年机关运行经费, 机关运行经费上年预算."""
    words = lexicon().comparison
    years = rf"(?:{alternatives(folded(words['prior']))}|{year}年度?)"
    return re.compile(rf"^{years}|{years}(?:{alternatives(words['base'])})*$")
