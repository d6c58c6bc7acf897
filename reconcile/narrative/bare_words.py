"""Clauses without numbers: they name what follows, or say what the next change is measured against."""

from __future__ import annotations

import re
from functools import cache

from reconcile.narrative.clauses import Clause
from reconcile.narrative.finals import comparison_of, order_of, says_equal, spoken_of
from reconcile.narrative.grouping import leave_names, openers
from reconcile.narrative.naming import subject_of
from reconcile.narrative.phrases import base_of
from reconcile.narrative.state import Here, State
from reconcile.narrative.statements import listed_names
from reconcile.narrative.subjects import Subject


@cache
def _introduction() -> re.Pattern[str]:
    return re.compile(
        r"(?P<what>.+?)(?:的)?(?:具体)?(?:主要内容|具体情况|支出内容|构成|明细|主要情况|情况)?(?:如下|中|按功能分类|按支出功能分类|构成为|构成情况为)$"
    )


_ASPECT = re.compile(r"在?(?P<what>.+?)方面[来看]*")


def read_words(state: State, here: Here) -> None:
    """A clause without numbers: it may name what follows, or say what the next change is measured against."""
    clause = here.clause
    if clause.reason:
        return
    compared = comparison_of(clause.text)
    if compared is not None:
        state.pending = base_of(compared, state.year)
        return
    _turn_to(state, clause)
    aspect = _ASPECT.fullmatch(clause.text)
    if aspect is not None:  # 在公务接待费方面，2024年决算数10万元
        state.memory.topic = subject_of(aspect["what"], state.names, state.year)
        return
    introduced = _introduction().match(clause.text)
    if introduced is not None:
        named = subject_of(introduced["what"], state.names, state.year)
        state.memory.context = named if named.sure else Subject()
    if openers().search(clause.text) and "、" not in clause.text:
        return
    if says_equal(clause.text) or order_of(clause.text) is not None:
        return
    named = subject_of(clause.text, state.names, state.year)
    if named.path and clause.opened_by == "。":
        state.memory.group = None
        state.memory.topic = named
        state.listing = False
        return
    if "、" in clause.text and state.listing:
        last = state.memory.last
        if last is not None and state.sentence - last.sentence <= 1:
            state.claims.append(listed_names(last, here))
        state.listing = False
        leave_names(state.memory)
        return
    if named.known and named.sure and clause.opened_by == "。":
        state.memory.topic = named


def _turn_to(state: State, clause: Clause) -> None:
    """公务接待费与上年持平，比预算减少…: what follows is no longer about the last amount."""
    words = spoken_of(clause.text)
    if not words:
        return
    named = subject_of(words, state.names, state.year)
    if named.known or (named.printed and not named.sure):
        state.memory.spoken = named
