"""Which finding of a review is which finding of a report.

A finding keeps its id while the words around its places stay. Where they do not (a child was added to a sum, a text
that is quoted has changed) it is known again by its rule, its subject and the places that it still shares. Findings
whose words are alike are told apart by a number at the end of their ids, counted in document order; when one of them is
mended, what they print tells which is which.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

import msgspec

from reconcile.review.evidence import cell, place, printed, unchanged, words
from reconcile.review.reading import tables
from reconcile.review.record import SavedFinding
from reconcile.review.rendering import Raw

_NUMBERED = re.compile(r"(.+?)(?:-(\d+))?")
_MOST = 20_000  # comparisons; a review with more findings that are not known again has another disclosure before it
_HALF = 0.5
_ALIKE = 0.6  # from here on a sentence is another version of the same one

Findings = Mapping[str, SavedFinding]


def rematch(raw: Raw, findings: Iterable[SavedFinding], document: str = "") -> None:
    """Give each finding of the review the id under which the report has it now, and let notes and position follow.

    document: the words of all sentences of the report's disclosure (`evidence.words`). A sentence that still stands
    there has not become another one.
    """
    then = {one["id"]: msgspec.convert(one, SavedFinding) for one in tables(raw, "finding")}
    now = {one.id: one for one in findings}
    pairs = _by_id(then, now)
    left = [one for name, one in then.items() if name not in pairs]
    pairs |= _by_place(left, [one for name, one in now.items() if name not in pairs.values()], document)
    pairs |= _parked([one.id for one in left if one.id not in pairs], {*now, *pairs.values()})
    for one in tables(raw, "finding"):
        one["id"] = pairs[one["id"]]
    noted = [note["anchor"] for note in tables(raw, "note") if "anchor" in note]
    for anchor in (*noted, raw.get("session", {}).get("position", {})):
        if "finding" in anchor:
            anchor["finding"] = pairs.get(anchor["finding"], anchor["finding"])


def _stem(name: str) -> str:
    found = _NUMBERED.fullmatch(name)
    return found[1] if found else name


def _by_id(then: Findings, now: Findings) -> dict[str, str]:
    """New ids by old ones, among findings whose ids differ only by their number: first for those that print what they
    printed, then for the rest in order.
    """
    groups: dict[str, tuple[list[SavedFinding], dict[str, SavedFinding]]] = defaultdict(lambda: ([], {}))
    for one in then.values():
        groups[_stem(one.id)][0].append(one)
    for one in now.values():
        groups[_stem(one.id)][1][one.id] = one
    pairs: dict[str, str] = {}
    for old, free in groups.values():
        for one in old:
            same = [name for name, other in free.items() if unchanged(one, other)]
            if same:
                pairs[one.id] = one.id if one.id in same else same[0]
                del free[pairs[one.id]]
        for one in old:
            known = one.id in free and not printed(one)  # as who writes a file by hand may leave it
            if free and one.id not in pairs and (one.operand or known):
                pairs[one.id] = one.id if one.id in free else next(iter(free))
                del free[pairs[one.id]]
    return pairs


def _by_place(then: Sequence[SavedFinding], now: Sequence[SavedFinding], document: str) -> dict[str, str]:
    """New ids by old ones for what has become of findings whose id is gone, the likest first."""
    if len(then) * len(now) > _MOST:
        return {}
    scored = [(likeness(old, new, document), old.id, new.id) for old in then for new in now]
    pairs: dict[str, str] = {}
    for score, old, new in sorted(scored, key=lambda one: -one[0]):
        if score and old not in pairs and new not in pairs.values():
            pairs[old] = new
    return pairs


def likeness(then: SavedFinding, now: SavedFinding, document: str = "") -> float:
    """How sure it is that `then` has become `now`: 0 where it is something else."""
    if then.rule != now.rule or words(then.where) != words(now.where) or not (then.operand and now.operand):
        return 0.0
    shared = _share(map(cell, then.operand), map(cell, now.operand))
    if shared < _HALF:
        return 0.0
    said, says = words(then.operand[0].sentence), words(now.operand[0].sentence)
    alike = 1.0 if said == says else SequenceMatcher(None, said, says, autojunk=False).ratio()
    if alike < _ALIKE or (said != says and said in document):
        return 0.0
    return 1 + shared + alike + _share(*([(place(one), one.text) for one in two.operand] for two in (then, now)))


def _share(ours: Iterable[object], theirs: Iterable[object]) -> float:
    """How much two lists have in common, of the shorter one: 0 to 1."""
    first, second = Counter(ours), Counter(theirs)
    return (first & second).total() / max(min(first.total(), second.total()), 1)


def _parked(names: Iterable[str], taken: set[str]) -> dict[str, str]:
    """Ids for findings that are gone: their own, or a new number where that now belongs to another."""
    made = {}
    for name in names:
        free, number = name, 2
        while free in taken:
            free, number = f"{_stem(name)}-{number}", number + 1
        taken.add(free)
        made[name] = free
    return made
