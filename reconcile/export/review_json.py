"""A review for other programs: as JSON, and as SARIF."""

from __future__ import annotations

import msgspec

from reconcile.export.entries import Entry, Sheet
from reconcile.export.report_json import FindingObject, operand_object
from reconcile.export.report_sarif import run, sarif
from reconcile.language import Language
from reconcile.review.record import Told


def review_json(made: Sheet) -> bytes:
    """One object: the document, the progress, each finding with message, status and decisions, and the notes."""
    done = made.progress
    told = {
        "schema": 1,
        "document": made.document,
        "reviewer": made.reviewer,
        "progress": {"decided": done.decided, **msgspec.structs.asdict(done)},
        "findings": [
            {
                **msgspec.to_builtins(entry.finding),
                "message": entry.message,
                "status": entry.standing.status,
                "disputed": entry.standing.disputed,
                "lapsed": entry.standing.lapsed,
                "notes": entry.notes,
            }
            for entry in made.entries
        ],
        "notes": made.notes,
        "checks": made.checks,
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"


def review_sarif(made: Sheet, language: Language) -> bytes:
    """The findings as SARIF; those that were dismissed or explained are suppressed."""
    findings = [_object(entry) for entry in made.entries]
    return sarif([run(made.document.path, made.document.sha256, findings, language)])


def _object(entry: Entry) -> FindingObject:
    finding = entry.finding
    common = {name: getattr(finding, name) for name in Told.__struct_fields__}
    return FindingObject(
        **{**common, "message": entry.message},
        hints=entry.hints,
        operands=tuple(map(operand_object, finding.operand)),
        **msgspec.structs.asdict(entry.standing),
    )
