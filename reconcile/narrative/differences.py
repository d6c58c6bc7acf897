"""Differences that words leave to their amounts: between final and budget, and from nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from reconcile.narrative.arithmetic import Span, meet, minus
from reconcile.narrative.claims import Claim
from reconcile.narrative.lexicon import alternatives, lexicon
from reconcile.narrative.memory import Mention
from reconcile.narrative.phrases import Base
from reconcile.narrative.state import State, claim_at
from reconcile.narrative.subjects import BUDGETS

_NEAR = 8  # claims back


def gap(state: State, mention: Mention, section: tuple[str, ...]) -> Iterator[Claim]:
    """支出决算2万元，年初预算3万元，差值为1万元: the change from the budget, which way the two amounts tell."""
    told = [one for one in state.memory.versions() if one.sentence == mention.sentence and not one.phrase.reason]
    final = next((one for one in told if one.subject.version in ("", "final")), None)
    budget = next((one for one in told if one.subject.version not in ("", "final")), None)
    if final is None or budget is None or final.span is None or budget.span is None:
        return
    yield claim_at(
        "change",
        (mention.id, final.id, budget.id),
        mention,
        section,
        about=final.subject,
        base=Base(budget.subject.version),
        direction=1 if final.span.micro >= budget.span.micro else -1,
    )


def budget_apart(state: State, change: Mention, current: Mention | None) -> Mention | None:
    """预算数25万元，决算数20万元，减少5万元: the budget that the amount is apart from by the change."""
    told = [
        one for one in state.memory.versions() if one.sentence == change.sentence and one.subject.version in BUDGETS
    ]
    return next((one for one in told if one is not current and apart(current, one, change)), None)


def apart(current: Mention | None, base: Mention, change: Mention) -> bool:
    """Whether an amount and its base are as far apart as a change says."""
    if current is None or current.span is None or base.span is None or change.span is None:
        return False
    risen = Span(abs(change.span.micro) * change.phrase.direction, change.span.half)
    return meet(minus(current.span, base.span), risen)


def left_open(mention: Mention, reading: tuple[str, ...], base: Base, state: State) -> bool:
    """年初预算5万元，全年预算4万元，比预算减少2万元: whether two budgets may be meant and neither fits."""
    told = [one for one in state.memory.versions() if one.sentence == mention.sentence]
    several = len({one.subject.version for one in told} & set(BUDGETS)) > 1
    return base.kind == "budget" and not reading[2] and several


@cache
def _nothing_before() -> re.Pattern[str]:
    words = lexicon()
    years = rf"(?:{alternatives(words.comparison['prior'])}|(?:19|20)\d{{2}}年度?)(?:预算|决算)?"
    return re.compile(
        rf"^{years}{alternatives(words.zero['before'])}(?:[该此本]项?(?:支出|预算|经费|费用)?)?$|基数为[0零]"
    )


def says_nothing_before(text: str) -> bool:
    """Whether a clause says that there was nothing of it last year: 上年未列该项, 基数为0."""
    return _nothing_before().search(text) is not None


def risen_from_nothing(state: State) -> None:
    """增加25万元，上年无此项: what the change right before starts from is nothing."""
    last = state.mentions[-1] if state.mentions else None
    if last is None or last.phrase.role != "change" or last.sentence != state.sentence or last.phrase.direction < 0:
        return
    for place in range(len(state.claims) - 1, max(len(state.claims) - _NEAR, 0) - 1, -1):
        if state.claims[place].kind == "change" and state.claims[place].figures[0] == last.id:
            state.claims[place] = replace(state.claims[place], names=("nothing",))
