"""A rise or a fall that is told without its amount: 公务接待费2.5万元，比预算数减少; 公务接待费支出决算小于预算数."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reconcile.narrative.claims import Claim
from reconcile.narrative.clauses import NUMBER, reason_start
from reconcile.narrative.lexicon import alternatives, lexicon
from reconcile.narrative.memory import Mention
from reconcile.narrative.naming import subject_of
from reconcile.narrative.phrases import base_of
from reconcile.narrative.state import Here, State, claim_at
from reconcile.narrative.subjects import BUDGETS

_MANNER = "(?:有所|略有|略|均|都|也|大幅|大幅度|明显|小幅|进一步)?"
_END = "(?:了)?(?:的)?$"


def moved(state: State, here: Here) -> Iterator[Claim]:
    """The claim that an amount is above or below what a clause without numbers compares it with. Its figure is "" where
    only a table can tell it.
    """
    text = here.clause.text[: reason_start(here.clause.text)]
    found = _moved().match(text) if NUMBER not in here.clause.text else None
    if found is None:
        return
    base = base_of(found["base"] or found["than"], state.year)
    direction = 0 if found["same"] else 1 if found["up"] or found["over"] else -1
    own = subject_of(found["what"], state.names, state.year)
    last, section = state.memory.last, here.paragraph.section
    if found["same"] and (last is not None or _near().search(text)):
        return  # what is as it was is read with its amount
    if own.known and own.sure and own.name not in ("", "总计") and not own.year and base.kind:
        yield Claim(
            kind="bound",
            figures=("", ""),
            subject=own.name,
            paragraph=here.paragraph.id,
            sentence=here.sentence,
            section=section,
            about=own,
            base=base,
            direction=direction,
        )
    elif base.kind and last is not None and (own.sure or not own.printed) and not own.known and told_of(state, last):
        yield claim_at("bound", (last.id, ""), last, section, base=base, direction=direction)


def told_of(state: State, last: Mention) -> bool:
    """Whether an amount stands right before, alone, and the words have not turned to something else."""
    before = state.mentions[-1] if state.mentions else None
    group = state.memory.group
    listed = bool(last.total) and not (group is not None and group.related and last.separator in ";；。")
    alone = last.sentence == state.sentence and not listed and not last.subject.year
    return before is last and alone and last.subject.version not in BUDGETS and state.memory.spoken is None


@cache
def _near() -> re.Pattern[str]:
    """The words for what is nearly as it was."""
    return re.compile(alternatives(lexicon().equality["near"]))


@cache
def _moved() -> re.Pattern[str]:
    words = lexicon()
    openers, behind = alternatives(words.comparison["openers"]), alternatives(words.comparison["behind"])
    years = rf"(?:{alternatives(words.comparison['prior'])}|(?:19|20)\d{{2}}年|年初|全年|调整|预算)"
    up, down = alternatives(words.directions.up), alternatives(words.directions.down)
    same = alternatives(words.equality["same"])
    over, under = alternatives(words.order["over"]), alternatives(words.order["under"])
    base = rf"{years}[^{NUMBER}]{{0,14}}?"
    return re.compile(
        rf"(?P<what>[^{NUMBER}]*?)(?:{openers}(?P<base>{base}){behind}?{_MANNER}"
        rf"(?:(?P<up>{up})|(?P<down>{down})|(?P<same>{same}))|(?<![未没有不])(?:(?P<over>{over})|(?P<under>{under}))(?P<than>{base}))"
        rf"{_END}"
    )
