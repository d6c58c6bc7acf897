"""Headings that name one unit of a department: the amounts under them are that unit's, and not the department's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from reconcile.narrative.claims import Claim
from reconcile.narrative.organisations import is_organisation, other_than
from reconcile.narrative.subjects import Subject, normal
from reconcile.recognising.labels import without_ordinal

Section = tuple[str, ...]


def units_among(sections: Iterable[Section], entity: str) -> dict[Section, str]:
    """The units that headings name, by the heading with those over it: 一、某市某局本级, 二、某市某中心.

    An outermost heading is the document's own. Our own name stands for the unit of that name (本级) where a heading
    beside it names another.
    """
    named: dict[Section, str] = {}
    for section in sections:
        for end in range(2, len(section) + 1):
            name = normal(without_ordinal(section[end - 1]))
            if is_organisation(name):
                named[section[:end]] = name
    own = normal(entity)
    other = {path for path, name in named.items() if name.endswith("本级") or other_than(name, own)[0]}
    beside = {path[:-1] for path in other}
    return {path: name for path, name in named.items() if path[:-1] in beside}


def of_its_unit(claim: Claim, section: Section, units: Mapping[Section, str], labels: Mapping[str, str]) -> Claim:
    """The claim as one of the unit that a heading over it names: of that unit's row where a table has one.

    labels: those of the table rows by their normal form.
    """
    unit = next((units[path] for end in range(len(section), 0, -1) if (path := section[:end]) in units), "")
    if not unit or claim.about.owner or claim.whole_subject.printed:
        return claim
    label = labels.get(unit, "")
    if label and claim.about.name == label:
        return claim
    if label and claim.kind == "amount":
        return replace(claim, whole_subject=Subject(printed=unit, name=label, item=True))
    return replace(claim, about=replace(claim.about, owner=unit))
