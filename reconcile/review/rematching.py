"""Which finding of a review is which finding of a report, among those whose words are alike.

Such findings are told apart by a number at the end of their ids, counted in document order. When one of them is mended,
each that follows would be taken for the one before it; what they print tells which is which.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reconcile.review.reading import tables
from reconcile.review.rendering import Raw
from reconcile.review.standing import unchanged

if TYPE_CHECKING:
    from reconcile.findings.record import Finding

_NUMBERED = re.compile(r"(.+?)(?:-(\d+))?")


def rematch(raw: Raw, findings: Iterable[Finding]) -> None:
    """Give each finding of the review the id under which the report has it now, and let notes and position follow."""
    then: dict[str, list[dict[str, Any]]] = defaultdict(list)
    now: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for one in tables(raw, "finding"):
        then[_stem(one["id"])].append(one)
    for finding in findings:
        now[_stem(finding.id)][finding.id] = [operand.text for operand in finding.operands]
    renamed: dict[str, str] = {}
    for stem, alike in then.items():
        if len(alike) > 1 or len(now[stem]) > 1:
            renamed |= _paired(stem, alike, now[stem])
    for one in tables(raw, "finding"):
        one["id"] = renamed.get(one["id"], one["id"])
    places = [note["anchor"] for note in tables(raw, "note") if "anchor" in note]
    for place in (*places, raw.get("session", {}).get("position", {})):
        if "finding" in place:
            place["finding"] = renamed.get(place["finding"], place["finding"])


def _stem(name: str) -> str:
    found = _NUMBERED.fullmatch(name)
    return found[1] if found else name


def _paired(stem: str, alike: list[dict[str, Any]], now: dict[str, list[str]]) -> dict[str, str]:
    """New ids by old ones: first for those that print what they printed, then for the rest in order, then fresh."""
    free = dict(now)
    left, pairs = list(alike), {}
    for one in alike:
        texts = [operand["text"] for operand in one.get("operand", [])]
        same = [name for name, printed in free.items() if unchanged(texts, printed)]
        if same:
            pairs[one["id"]] = one["id"] if one["id"] in same else same[0]
            del free[pairs[one["id"]]]
            left.remove(one)
    taken = {*now}
    for one in left:
        name = one["id"] if one["id"] in free else next(iter(free), "")
        number = 2
        while not name:
            name = "" if f"{stem}-{number}" in taken else f"{stem}-{number}"
            number += 1
        free.pop(name, None)
        taken.add(name)
        pairs[one["id"]] = name
    return pairs
