"""Carry a review over to a new version of the disclosure.

A finding keeps its id when pages and rows shift, so decisions come along by id; what was printed decides whether they
still hold (`standing.binds`). Notes find their words again, or are listed as adrift; nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from reconcile.review.reading import tables
from reconcile.review.rematching import rematch
from reconcile.review.rendering import Raw
from reconcile.review.standing import unchanged

if TYPE_CHECKING:
    from reconcile.disclosure import Disclosure
    from reconcile.review.reported import Reported

Place = tuple[str, tuple[int, int] | None, int | None]


class Carried(Struct, frozen=True, kw_only=True):
    """What became of an earlier review. The first four are finding ids, adrift are note ids.

    new: found only now. fixed: found only then. changed: something else is printed now. same: as it was. adrift: notes
    whose words are not found any more. gone: rule and message of those that are fixed.
    """

    new: tuple[str, ...]
    fixed: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]
    adrift: tuple[str, ...]
    gone: tuple[tuple[str, str], ...] = ()


def carry(old: Raw, new: Raw, report: Reported) -> Carried:
    """Bring decisions, notes and own checks of `old` into `new`, which may be the same tables."""
    rematch(old, report.findings)
    before = {one["id"]: one for one in tables(old, "finding")}
    was_there = {name for name, one in before.items() if not one.get("gone")}
    printed = {finding.id: [one.text for one in finding.operands] for finding in report.findings}
    kept = [name for name in printed if name in was_there]
    changed = [name for name in kept if not unchanged(_texts(before[name]), printed[name])]
    if old is not new:
        _take_over(old, new)
    adrift = tuple(_settle(new, report))
    fixed = [one for name, one in before.items() if name in was_there and name not in printed]
    return Carried(
        new=tuple(name for name in printed if name not in was_there),
        fixed=tuple(one["id"] for one in fixed),
        changed=tuple(changed),
        same=tuple(name for name in kept if name not in changed),
        adrift=adrift,
        gone=tuple((one["rule"], one.get("message", "")) for one in fixed),
    )


def _texts(finding: dict[str, Any]) -> list[str]:
    return [one["text"] for one in finding.get("operand", [])]


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


def _settle(raw: Raw, report: Reported) -> Iterator[str]:
    """Find each note's place again; yields the ids of those that are adrift."""
    places = list(_places(report.disclosure))
    findings = {finding.id for finding in report.findings}
    for note in tables(raw, "note"):
        anchor = note.get("anchor", {})
        kind = anchor.get("kind", "document")
        found = _found(anchor, places) if kind in {"cell", "sentence"} else None
        note.pop("adrift", None)
        if (kind == "finding" and anchor.get("finding") not in findings) or (
            kind in {"cell", "sentence"} and not found
        ):
            note["adrift"] = True
            yield note["id"]
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
