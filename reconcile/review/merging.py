"""Two reviewers' files become one: all notes, and every decision once, in the order of time."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from copy import deepcopy
from typing import Any

from reconcile.errors import InvalidSchema
from reconcile.review.reading import as_review, tables
from reconcile.review.record import SavedFinding, moment
from reconcile.review.rendering import Raw
from reconcile.review.standing import standing

Table = dict[str, Any]


def merge(first: Raw, second: Raw) -> Raw:
    """The union of two reviews of the same disclosure; where both have a value, that of `first` stays.

    Raises InvalidSchema where they are of different disclosures.
    """
    ours, theirs = first["document"], second["document"]
    if ours["sha256"] != theirs["sha256"]:
        raise InvalidSchema("merge-different", first=ours["path"], second=theirs["path"])
    made = deepcopy(first)
    findings = {one["id"]: one for one in tables(made, "finding")}
    for other in deepcopy(tables(second, "finding")):
        own = findings.get(other["id"])
        if own is None:
            tables(made, "finding").append(other)
            continue
        acts = _union(own.get("decision", []), other.get("decision", []), _act)
        for key, value in other.items():
            own.setdefault(key, value)
        if acts:
            own["decision"] = acts
    for name, letter in (("note", "n"), ("check", "k")):
        _add(tables(made, name), deepcopy(tables(second, name)), letter)
    for key, value in second.items():
        made.setdefault(key, deepcopy(value))
    return made


def disputes(raw: Raw) -> tuple[SavedFinding, ...]:
    """The findings on which the reviewers hold different decisions."""
    return tuple(one for one in as_review(raw).finding if standing(one).disputed)


def _act(act: Table) -> Hashable:
    return act["who"], moment(act["when"]), act["what"], act.get("why", "")


def _union(ours: list[Table], theirs: list[Table], key: Callable[[Table], Hashable]) -> list[Table]:
    """Both, each entry as often as the file that has it more often, in the order of time."""
    left = [key(one) for one in ours]
    added = []
    for one in theirs:
        if key(one) in left:
            left.remove(key(one))
        else:
            added.append(one)
    return sorted([*ours, *added], key=lambda one: moment(one["when"]))


def _add(ours: list[Table], theirs: list[Table], letter: str) -> None:
    """Their entries that we lack; one with an id that we gave to something else gets a new id."""
    taken = {one["id"]: one for one in ours}
    for other in theirs:
        own = taken.get(other["id"])
        if own is not None and own == other:
            continue
        if own is not None:
            number = len(taken) + 1
            while f"{letter}{number}" in taken:
                number += 1
            other["id"] = f"{letter}{number}"
        if any({**one, "id": ""} == {**other, "id": ""} for one in ours):
            continue
        taken[other["id"]] = other
        ours.append(other)
    ours.sort(key=lambda one: moment(one["when"]))
