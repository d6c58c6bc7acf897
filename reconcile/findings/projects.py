"""Places in performance-target sheets bear their project, since all the sheets of a disclosure bear one title."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from reconcile.findings.record import Finding
from reconcile.recognition import TargetSheet, sheet_projects


def with_projects(findings: Iterable[Finding], sheets: Iterable[TargetSheet]) -> tuple[Finding, ...]:
    """The findings, each place in a sheet with the project of that sheet."""
    projects = sheet_projects(sheets)
    return tuple(
        replace(one, operands=tuple(replace(place, project=projects.get(place.block, "")) for place in one.operands))
        if any(place.block in projects for place in one.operands)
        else one
        for one in findings
    )
