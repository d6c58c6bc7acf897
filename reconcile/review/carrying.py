"""Carry a review over to a new version of the disclosure.

Each finding is known again (`rematching`), so decisions come along; what was printed decides whether they still hold
(`evidence.binds`). Notes find their words again, or are listed as adrift; nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct

from reconcile.disclosure import Disclosure
from reconcile.review.anchoring import settle
from reconcile.review.evidence import unchanged, words
from reconcile.review.reading import tables
from reconcile.review.record import SavedFinding
from reconcile.review.rematching import rematch
from reconcile.review.rendering import Raw


class Carried(Struct, frozen=True, kw_only=True):
    """What became of an earlier review. The first five are finding ids, adrift are note ids.

    new: found only now. fixed: found only then. changed: something else is printed now. same: as it was. open: those
    of the same that nobody has decided. adrift: notes whose words are not found any more. gone: rule and message of
    those that are fixed. drifted: what the notes adrift were about, and what they say.
    """

    new: tuple[str, ...]
    fixed: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]
    open: tuple[str, ...] = ()
    adrift: tuple[str, ...] = ()
    gone: tuple[tuple[str, str], ...] = ()
    drifted: tuple[tuple[str, str], ...] = ()


def carry(old: Raw, new: Raw, disclosure: Disclosure, findings: Sequence[SavedFinding]) -> Carried:
    """Bring decisions, notes and own checks of `old` into `new`, which may be the same tables. findings: what is found
    in the disclosure now.
    """
    rematch(old, findings, sentences(disclosure))
    was_there = [one for one in tables(old, "finding") if not one.get("gone")]
    before = {one["id"]: msgspec.convert(one, SavedFinding) for one in was_there}
    kept = [one for one in findings if one.id in before]
    changed = [one.id for one in kept if not unchanged(before[one.id], one)]
    if old is not new:
        _take_over(old, new)
    found = {one.id for one in findings}
    adrift = list(settle(new, disclosure, found))
    fixed = [one for name, one in before.items() if name not in found]
    return Carried(
        new=tuple(one.id for one in findings if one.id not in before),
        fixed=tuple(one.id for one in fixed),
        changed=tuple(changed),
        same=tuple(one.id for one in kept if one.id not in changed),
        adrift=tuple(one["id"] for one in adrift),
        gone=tuple((one.rule, one.message) for one in fixed),
        drifted=tuple((_about(one.get("anchor", {}), new), one["text"]) for one in adrift),
    )


def sentences(disclosure: Disclosure) -> str:
    """The words of all that is printed in the disclosure, without their numbers."""
    cells = (cell.text for table in disclosure.tables for row in table.grid for cell in row if cell is not None)
    return words("".join((*(one.text for one in disclosure.paragraphs), *cells)))


def _about(anchor: dict[str, Any], raw: Raw) -> str:
    """What a note was about, in words."""
    if anchor.get("kind") == "finding":
        named = (one for one in tables(raw, "finding") if one["id"] == anchor.get("finding"))
        return next((f"{one['rule']} {one.get('message', '')}".strip() for one in named), "")
    return " · ".join(one for one in (anchor.get(key, "") for key in ("title", "row", "column", "text")) if one)


def _take_over(old: Raw, new: Raw) -> None:
    """Findings with their decisions where `new` has none, and the notes and own checks that it lacks."""
    known = {one["id"]: one for one in tables(new, "finding")}
    for one in tables(old, "finding"):
        if one["id"] not in known:
            tables(new, "finding").append(one)
        elif not known[one["id"]].get("decision"):
            known[one["id"]]["decision"] = one.get("decision", [])
    for name in ("note", "check"):
        for one in tables(old, name):
            if one["id"] not in {other["id"] for other in tables(new, name)}:
                tables(new, name).append(one)
