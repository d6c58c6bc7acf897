"""What the desk is laid out from: a report without its frames, so that it can be kept and had again without the engine.

A saved review opens from what was kept. It holds for the same documents, settings and program only: see `cache`.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from reconcile.cache import content_hash, fetch, keep
from reconcile.disclosure import Disclosure
from reconcile.findings.record import Finding
from reconcile.ledger import Equation, Figure
from reconcile.settings import RuleSettings
from tui.report.marking import Decided, marked

if TYPE_CHECKING:
    from reconcile.pipeline import Report

KIND = "desk"


class Material(Struct, frozen=True, kw_only=True):
    """prior: last year's tables. projects: what the sheets are about, by table. figures: of both years. verdicts: of
    the equations in their order. marks: by figure.
    """

    disclosure: Disclosure
    prior: Disclosure | None
    projects: Mapping[str, str]
    figures: tuple[Figure, ...]
    equations: tuple[Equation, ...]
    verdicts: tuple[Decided, ...]
    marks: Mapping[str, str]
    findings: tuple[Finding, ...]


def material(report: Report) -> Material:
    """What the desk needs of a report."""
    known = report.recognition
    rows = report.verdicts.select("equation", "verdict", "stated", "recomputed").sort("equation").iter_rows()
    verdicts = tuple((verdict, stated, recomputed) for _, verdict, stated, recomputed in rows)
    return Material(
        disclosure=report.disclosure,
        prior=known.prior.disclosure if known.prior is not None else None,
        projects={sheet.table.id: sheet.project for sheet in known.sheets},
        figures=tuple(known.everything.values()),
        equations=report.equations,
        verdicts=verdicts,
        marks=marked(report.marks, report.equations, verdicts, report.findings),
        findings=report.findings,
    )


def undecided(disclosure: Disclosure) -> Material:
    """A disclosure of which nothing is known but what it says."""
    return Material(
        disclosure=disclosure, prior=None, projects={}, figures=(), equations=(), verdicts=(), marks={}, findings=()
    )


def made_from(document: Path, prior: Path | None, rules: RuleSettings) -> tuple[str, ...] | None:
    """All that the material depends on; None where a file cannot be read."""
    files = [one for one in (document, prior) if one is not None]
    hashes = [found for one in files if (found := content_hash(one)) is not None]
    if len(hashes) < len(files):
        return None
    return (*hashes, *(one.suffix.lower() for one in files), repr(rules))


def kept(document: Path, key: tuple[str, ...] | None) -> Material | None:
    """What was kept, or None."""
    found = fetch(KIND, key, Material) if key else None
    return None if found is None else replace(found, disclosure=replace(found.disclosure, path=str(document)))


def keep_for_next_time(made: Material, key: tuple[str, ...] | None) -> None:
    """Keep it. An amount beyond what the encoding holds is no reason to stop."""
    if key:
        with suppress(OverflowError):
            keep(KIND, key, made)
