"""Tables of a review that say the same thing twice become one: the acts of both, in the order of time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from copy import deepcopy
from itertools import count
from typing import Any

from reconcile.review.record import moment
from reconcile.review.rendering import Raw

Table = dict[str, Any]
LETTERS = {"note": "n", "check": "k"}


def united(raw: Raw) -> Raw:
    """The same review with every id once: of two findings one with the decisions of both, of two notes both.

    Who edits a file by hand, or joins two with a tool for text, may leave the same entry in it twice.
    """
    for name in ("finding", *LETTERS):
        found = raw.get(name, [])
        if len({one["id"] for one in found}) < len(found):
            raw = {**raw, name: findings([], found) if name == "finding" else entries([], found, LETTERS[name])}
    return raw


def findings(ours: Sequence[Table], theirs: Sequence[Table]) -> list[Table]:
    """All findings, each once: where both have a value, ours stays; the decisions of both, in the order of time."""
    made = deepcopy(list(ours))
    known = {one["id"]: one for one in made}
    for other in deepcopy(list(theirs)):
        own = known.setdefault(other["id"], other)
        if own is other:
            made.append(other)
            continue
        acts = _union(own.get("decision", []), other.get("decision", []), _act)
        for key, value in other.items():
            own.setdefault(key, value)
        if acts:
            own["decision"] = acts
    return made


def entries(ours: Sequence[Table], theirs: Sequence[Table], letter: str) -> list[Table]:
    """All notes or own checks in the order of time; one whose id is given to something else gets a new id."""
    made = deepcopy(list(ours))
    for other in deepcopy(list(theirs)):
        taken = {one["id"] for one in made}
        if any({**one, "id": ""} == {**other, "id": ""} for one in made):
            continue
        if other["id"] in taken:
            other["id"] = free_id(taken, letter)
        made.append(other)
    return sorted(made, key=lambda one: moment(one["when"]))


def free_id(taken: Collection[str], letter: str) -> str:
    """An id that is not taken: the letter, and how many there are then, or a higher number."""
    return next(name for number in count(len(taken) + 1) if (name := f"{letter}{number}") not in taken)


def _act(act: Table) -> Hashable:
    return act["who"], moment(act["when"]), act["what"], act.get("why", "")


def _union(ours: list[Table], theirs: list[Table], key: Callable[[Table], Hashable]) -> list[Table]:
    """Both, each entry as often as the list that has it more often, in the order of time."""
    left = [key(one) for one in ours]
    added = []
    for one in theirs:
        if key(one) in left:
            left.remove(key(one))
        else:
            added.append(one)
    return sorted([*ours, *added], key=lambda one: moment(one["when"]))
