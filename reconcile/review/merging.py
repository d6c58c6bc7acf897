"""Two reviewers' files become one: all notes, and every decision once, in the order of time."""

from __future__ import annotations

from copy import deepcopy

from reconcile.errors import InvalidSchema
from reconcile.review.joining import LETTERS, entries, findings
from reconcile.review.reading import as_review
from reconcile.review.record import SavedFinding
from reconcile.review.rendering import Raw
from reconcile.review.standing import standing


def merge(first: Raw, second: Raw) -> Raw:
    """The union of two reviews of the same disclosure; where both have a value, that of `first` stays.

    Raises InvalidSchema where they are of different disclosures.
    """
    ours, theirs = first["document"], second["document"]
    if ours["sha256"] != theirs["sha256"]:
        raise InvalidSchema("merge-different", first=ours["path"], second=theirs["path"])
    made = {**deepcopy(second), **deepcopy(first)}
    made["finding"] = findings(first.get("finding", []), second.get("finding", []))
    for name, letter in LETTERS.items():
        joined = entries(first.get(name, []), second.get(name, []), letter)
        if joined:
            made[name] = joined
    return made


def disputes(raw: Raw) -> tuple[SavedFinding, ...]:
    """The findings on which the reviewers hold different decisions."""
    return tuple(one for one in as_review(raw).finding if standing(one).disputed)
