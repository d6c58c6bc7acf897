"""Reports as SARIF 2.1.0, the format that code review tools read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import msgspec

from reconcile.catalogue import catalogue
from reconcile.export.report_json import FindingObject, OperandObject, ReportObject
from reconcile.language import Language

LEVELS = {"error": "error", "warning": "warning", "advice": "note"}


def report_sarif(reports: Iterable[ReportObject], language: Language, failed: Iterable[str] = ()) -> bytes:
    """One SARIF log with one run a report, and one for each file that could not be checked. failed: their paths."""
    runs = [run(one.document.path, one.document.sha256, one.findings, language) for one in reports]
    return sarif([*runs, *(_failed(path) for path in failed)])


def _failed(path: str) -> dict[str, Any]:
    """A run that came to nothing: the file could not be checked."""
    uri = quote(PurePath(path).as_posix())
    location = {"physicalLocation": {"artifactLocation": {"uri": uri}}}
    notification = {"level": "error", "message": {"text": f"{path} could not be checked"}, "locations": [location]}
    return {
        "tool": {"driver": {"name": "gouji"}},
        "artifacts": [{"location": {"uri": uri}}],
        "invocations": [{"executionSuccessful": False, "toolExecutionNotifications": [notification]}],
        "results": [],
    }


def sarif(runs: list[dict[str, Any]]) -> bytes:
    """A SARIF log of these runs."""
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": runs}
    return msgspec.json.format(msgspec.json.encode(log), indent=2) + b"\n"


def run(path: str, sha256: str, findings: Sequence[FindingObject], language: Language) -> dict[str, Any]:
    """The findings in one disclosure."""
    codes = sorted({one.rule for one in findings} & set(catalogue()))
    uri = quote(PurePath(path).as_posix())
    return {
        "tool": {"driver": {"name": "gouji", "rules": [_rule(code, language) for code in codes]}},
        "artifacts": [{"location": {"uri": uri}, "hashes": {"sha-256": sha256}}],
        "results": [_result(one, uri) for one in findings],
        "columnKind": "unicodeCodePoints",
    }


def _rule(code: str, language: Language) -> dict[str, Any]:
    rule = catalogue()[code]
    text = rule.text(language)
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": text.title},
        "fullDescription": {"text": text.what},
        "help": {"text": text.why},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(finding: FindingObject, uri: str) -> dict[str, Any]:
    places = [_location(one, uri) for one in finding.operands]
    result = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "kind": "fail" if finding.verdict in {"inconsistent", "observation"} else "review",
        "message": {"text": finding.message},
        "partialFingerprints": {"gouji/v1": finding.id},
        "locations": places[:1],
        "relatedLocations": [{"id": number, **place} for number, place in enumerate(places[1:], 1)],
    }
    if result["kind"] != "fail":
        result["level"] = "none"
    if finding.settled:
        result["suppressions"] = [{"kind": "external", "justification": finding.status}]
    return result


def _location(operand: OperandObject, uri: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if operand.line is not None:
        physical["region"] = {"startLine": operand.line, "snippet": {"text": operand.text}}
    where = " / ".join(one for one in (operand.heading, operand.row, operand.column) if one)
    location: dict[str, Any] = {"physicalLocation": physical}
    if where:
        location["logicalLocations"] = [{"fullyQualifiedName": where}]
    if operand.page is not None:
        location["properties"] = {"page": operand.page, "box": operand.box, "text": operand.text}
    return location
