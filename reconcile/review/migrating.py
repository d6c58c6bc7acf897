"""Older review files become today's, one step a version."""

from __future__ import annotations

from collections.abc import Callable

from reconcile.review.record import SCHEMA
from reconcile.review.rendering import Raw


def migrated(raw: Raw) -> Raw:
    """The same review in the newest schema. A file that names no version is of version 0."""
    version = raw.get("schema", 0)
    if not isinstance(version, int) or version < 0:
        return raw  # which is no review, and will be refused as such
    for step in range(version, SCHEMA):
        raw = STEPS[step](raw)
    return raw


def _from_0(raw: Raw) -> Raw:
    """Version 0, the form in which people write a file by hand: one decision a finding, as its keys `decision`,
    `reason`, `by` and `at`.
    """
    findings = raw.get("finding")
    for finding in findings if isinstance(findings, list) else ():
        if isinstance(finding, dict) and isinstance(finding.get("decision"), str):
            act = {"who": finding.pop("by", ""), "when": finding.pop("at", None), "what": finding.pop("decision")}
            why = finding.pop("reason", "")
            finding["decision"] = [{key: value for key, value in {**act, "why": why}.items() if value is not None}]
    return {"schema": 1, **{key: value for key, value in raw.items() if key != "schema"}}


STEPS: dict[int, Callable[[Raw], Raw]] = {0: _from_0}
