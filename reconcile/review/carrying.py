"""Carry a review over to a new version of the disclosure.

Each finding is known again (`rematching`), so decisions come along; what was printed decides whether they still hold
(`evidence.binds`). Notes find their words again, or are listed as adrift; nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from reconcile.review.evidence import unchanged, words
from reconcile.review.reading import tables
from reconcile.review.record import SavedFinding
from reconcile.review.rematching import rematch
from reconcile.review.rendering import Raw

if TYPE_CHECKING:
    from reconcile.disclosure import Disclosure

Place = tuple[str, tuple[int, int] | None, int | None]


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
    adrift = list(_settle(new, disclosure, found))
    fixed = [one for name, one in before.items() if name not in found]
    return Carried(
        new=tuple(one.id for one in findings if one.id not in before),
        fixed=tuple(one.id for one in fixed),
        changed=tuple(changed),
        same=tuple(one.id for one in kept if one.id not in changed),
        adrift=tuple(one["id"] for one in adrift),
        gone=tuple((one.rule, one.message) for one in fixed),
        drifted=tuple((_about(one.get("anchor", {})), one["text"]) for one in adrift),
    )


def sentences(disclosure: Disclosure) -> str:
    """The words of all that is printed in the disclosure, without their numbers."""
    cells = (cell.text for table in disclosure.tables for row in table.grid for cell in row if cell is not None)
    return words("".join((*(one.text for one in disclosure.paragraphs), *cells)))


def _about(anchor: dict[str, Any]) -> str:
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


def _settle(raw: Raw, disclosure: Disclosure, findings: set[str]) -> Iterator[dict[str, Any]]:
    """Find each note's place again; yields the notes that are adrift."""
    places = list(_places(disclosure))
    for note in tables(raw, "note"):
        anchor = note.get("anchor", {})
        kind = anchor.get("kind", "document")
        found = _found(anchor, places) if kind in {"cell", "sentence"} else None
        note.pop("adrift", None)
        if (kind == "finding" and anchor.get("finding") not in findings) or (
            kind in {"cell", "sentence"} and not found
        ):
            note["adrift"] = True
            yield note
        if found is None:
            continue
        block, at, page = found
        anchor["block"] = block
        for key, value in (("at", None if at is None else list(at)), ("page", page)):
            if value is None:
                anchor.pop(key, None)
            else:
                anchor[key] = value


def _places(disclosure: Disclosure) -> Iterator[tuple[str, str, str, Place]]:
    """Kind, title, text and place of everything that a note can be about."""
    for table in disclosure.tables:
        for row in table.grid:
            for cell in row:
                if cell is not None and cell.text:
                    yield "cell", table.title, cell.text, (table.id, (cell.row, cell.column), cell.place.page)
    for paragraph in disclosure.paragraphs:
        yield "sentence", "", paragraph.text, (paragraph.id, None, paragraph.place.page)


def _found(anchor: dict[str, Any], places: list[tuple[str, str, str, Place]]) -> Place | None:
    """Where the anchor's words stand now. Of several equal cells the one under the same title, nearest to where it was.

    A cell that prints something else than was quoted is not found: the note may no longer be true of it.
    """
    text = anchor.get("text", "")
    sentence = anchor["kind"] == "sentence"
    if not text:
        return None
    same = [one for one in places if one[0] == anchor["kind"] and (text in one[2] if sentence else text == one[2])]
    titled = [one for one in same if one[1] == anchor.get("title", "")]
    if sentence:
        titled = same
    was = anchor.get("at") or [0, 0]
    nearest = sorted(titled, key=lambda one: _distance(one[3][1], was))
    return nearest[0][3] if nearest else None


def _distance(at: tuple[int, int] | None, was: list[int]) -> int:
    return abs(at[0] - was[0]) + 100 * abs(at[1] - was[1]) if at else 0
