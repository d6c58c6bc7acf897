"""A rise or a fall that is told without its amount: 公务接待费2.5万元，比预算数减少."""

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

_MANNER = "(?:有所|略有|略|均|都|也|大幅|大幅度|明显|小幅|进一步)?"
_END = "(?:了)?(?:的)?$"


def moved(state: State, here: Here) -> Iterator[Claim]:
    """The claim that an amount is above or below what a clause without numbers compares it with."""
    text = here.clause.text[: reason_start(here.clause.text)]
    found = _moved().match(text) if NUMBER not in here.clause.text else None
    last = state.memory.last
    if found is None or last is None or not told_of(state, last):
        return
    base = base_of(found["base"], state.year)
    own = subject_of(found["what"], state.names, state.year)
    if base.kind and not own.known and (own.sure or not own.printed):
        direction = 1 if found["up"] else -1
        section = here.paragraph.section
        yield claim_at("bound", (last.id, ""), last, section, base=base, direction=direction)


def told_of(state: State, last: Mention) -> bool:
    """Whether an amount that says nothing of its version stands right before, alone, and the words have not turned."""
    before = state.mentions[-1] if state.mentions else None
    alone = last.sentence == state.sentence and not last.total and not last.subject.year
    plain = not last.subject.version
    return before is last and alone and plain and state.memory.spoken is None


@cache
def _moved() -> re.Pattern[str]:
    words = lexicon()
    openers = alternatives(words.comparison["openers"])
    years = rf"(?:{alternatives(words.comparison['prior'])}|(?:19|20)\d{{2}}年|年初|全年|调整|预算)"
    up, down = alternatives(words.directions.up), alternatives(words.directions.down)
    return re.compile(
        rf"(?P<what>[^{NUMBER}]*?){openers}(?P<base>{years}[^{NUMBER}]{{0,14}}?)(?:相比|比较|相较|对比)?"
        rf"{_MANNER}(?:(?P<up>{up})|(?P<down>{down})){_END}"
    )
