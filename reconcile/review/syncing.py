"""Bring a review's tables up to date with a report, without losing anything that a person wrote."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, repeat
from typing import Any

import msgspec

from reconcile.disclosure import Disclosure
from reconcile.review.evidence import places, printed
from reconcile.review.reading import tables
from reconcile.review.record import SCHEMA, SavedFinding, SavedOperand
from reconcile.review.rendering import Raw

_OPERAND_KEYS = frozenset(SavedOperand.__struct_fields__)
_PROGRAM_KEYS = frozenset(SavedFinding.__struct_fields__) - {"id", "decision", "operand"}


def new_review(reviewer: str) -> Raw:
    """The tables of a review that has nothing in it yet."""
    return {"schema": SCHEMA, "document": {"path": "", "sha256": ""}, "session": {"reviewer": reviewer}}


def describe(raw: Raw, disclosure: Disclosure, name: str) -> None:
    """Set `[document]` to this disclosure, kept under `name`."""
    raw["document"].update(
        path=name,
        sha256=disclosure.sha256,
        title=disclosure.title,
        entity=disclosure.entity,
        year=disclosure.year,
        kind=disclosure.kind,
    )


def sync(raw: Raw, findings: Sequence[SavedFinding]) -> None:
    """Set `[[finding]]` to what the program finds now, in its order. Decisions and unknown keys stay with their
    finding; one that is not found any more stays at the end, marked `gone`, if there is a decision or a note on it.
    """
    before = {one["id"]: one for one in tables(raw, "finding")}
    for one in before.values():
        _bind(one)
    now = [_updated(before.pop(finding.id, {}), finding) for finding in findings]
    noted = {note.get("anchor", {}).get("finding") for note in tables(raw, "note")}
    gone = [{**one, "gone": True} for one in before.values() if one.get("decision") or one["id"] in noted]
    raw["finding"] = now + gone


def _bind(finding: dict[str, Any]) -> None:
    """A decision written by hand is bound to what the file says was printed then."""
    then = msgspec.convert(finding, SavedFinding)
    for act in finding.get("decision", []):
        if printed(then) and act["what"] != "withdraw" and "evidence" not in act:
            act.update(evidence=list(printed(then)), places=list(places(then)))


def _updated(before: dict[str, Any], finding: SavedFinding) -> dict[str, Any]:
    known = msgspec.to_builtins(finding)
    unknown = {key: value for key, value in before.items() if key not in _PROGRAM_KEYS and key not in known}
    operands = [
        {**new, **{key: value for key, value in old.items() if key not in _OPERAND_KEYS}}
        for new, old in zip(known.get("operand", []), chain(before.get("operand", []), repeat({})), strict=False)
    ]
    table = {**known, **unknown, "operand": operands}
    table["decision"] = before.get("decision", [])
    return {key: value for key, value in table.items() if value != []}
