"""What was printed, and in which place: what a decision is bound to, and by which a finding is known again.

A place is told by words (title, row, column, sentence) and never by page or row number. Numbers in titles and sentences
do not count, so that it stays the same when a table is numbered anew and when another amount of a sentence changes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reconcile.review.record import Decision, SavedFinding, SavedOperand

Printed = Mapping[str, Sequence[str]]  # the texts at each place, in order

_NUMBER = re.compile(r"\d[\d.,，．]*")
_LAST_YEARS = "〔#〕"  # how the title of a table of last year's document begins (`recognising.earlier`)
LONGEST = 40  # characters of a sentence; enough to tell it from its neighbours


def printed(finding: SavedFinding) -> tuple[str, ...]:
    """What is printed at its places; for a finding that has none, such as a form that is missing, what it names."""
    if finding.operand:
        return tuple(one.text for one in finding.operand)
    named = " · ".join((finding.where, *finding.facts.values()))
    return (named,) if named else ()


def places(finding: SavedFinding) -> tuple[str, ...]:
    """Where each of the texts that `printed` gives stands."""
    return tuple(map(place, finding.operand)) if finding.operand else ("",) * len(printed(finding))


def place(operand: SavedOperand) -> str:
    """A printed place in words without their numbers."""
    return " · ".join(one for one in (cell(operand), words(operand.sentence)[:LONGEST]) if one)


def cell(operand: SavedOperand) -> str:
    """A place without its sentence."""
    return " · ".join(one for one in (words(operand.title), _tight(operand.row), _tight(operand.column)) if one)


def words(text: str) -> str:
    """`text` without its numbers and without what typesetting put into it."""
    return _NUMBER.sub("#", _tight(text))


def binds(decision: Decision, finding: SavedFinding) -> bool:
    """Whether what is printed is still what was decided upon, each text in its place; a decision that says nothing of
    what was printed binds to anything. One that says nothing of places is bound to the texts in their order.
    """
    if not decision.evidence:
        return True
    now = printed(finding)
    if len(decision.places) != len(decision.evidence):
        return _plain(decision.evidence) == _plain(now)
    return _same(_by_place(decision.places, decision.evidence), _by_place(places(finding), now))


def unchanged(then: SavedFinding, now: SavedFinding) -> bool:
    """Whether two findings print the same in the same places."""
    return _same(_by_place(places(then), printed(then)), _by_place(places(now), printed(now)))


def _by_place(where: Iterable[str], texts: Iterable[str]) -> Printed:
    found: dict[str, list[str]] = defaultdict(list)
    for one, text in zip(where, _plain(texts), strict=True):
        found[one].append(text)
    return found


def _plain(texts: Iterable[str]) -> list[str]:
    return [_tight(one) for one in texts]


def _tight(text: str) -> str:
    return "".join(text.split())


def _same(then: Printed, now: Printed) -> bool:
    """Last year's document is compared only where both had it: without it nothing is printed differently."""
    (own_then, last_then), (own_now, last_now) = _apart(then), _apart(now)
    return own_then == own_now and (last_then == last_now or not last_then or not last_now)


def _apart(found: Printed) -> tuple[Printed, Printed]:
    last = {where: texts for where, texts in found.items() if where.startswith(_LAST_YEARS)}
    return {where: texts for where, texts in found.items() if where not in last}, last
