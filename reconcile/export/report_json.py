"""A report as the JSON object that others rely on (`docs/`, Commands): every other format of `check` is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from reconcile.catalogue import FindingVerdict, Severity
from reconcile.disclosure import Box, Part
from reconcile.export.printable import all_printable
from reconcile.findings.recognised import RECOGNISED
from reconcile.language import Language, speaker
from reconcile.review import Review, Status, standing
from reconcile.review.carrying import Carried
from reconcile.review.record import rounded

if TYPE_CHECKING:  # these bring polars, which exporting a review can do without
    from reconcile.findings.record import Finding, Operand
    from reconcile.ledger import NotRun
    from reconcile.pipeline import Report

SCHEMA = 1


class DocumentObject(Struct, frozen=True):
    """Which disclosure was checked."""

    path: str
    sha256: str
    title: str
    entity: str
    year: int
    kind: str
    level: str
    family: str
    pages: int
    unread: list[dict[str, int | str]]


class OperandObject(Struct, frozen=True):
    """One printed place."""

    text: str
    value: str | None
    unit: str
    part: Part
    title: str
    row: str
    column: str
    sentence: str
    page: int | None
    box: Box | None
    line: int | None


class FindingObject(Struct, frozen=True, omit_defaults=True):
    """One finding. status: what a review made of it, where one was given. doubtful: it rests on figures that optical
    recognition read off a scan.
    """

    id: str
    rule: str
    name: str
    severity: Severity
    verdict: FindingVerdict
    message: str
    formula: str
    source: str
    stated: str
    recomputed: str
    gap: str
    bound: str
    also: list[str]
    hints: list[str]
    operands: list[OperandObject]
    status: Status | None = None
    doubtful: bool = False


class NotRunObject(Struct, frozen=True):
    """A rule that could not be applied."""

    rule: str
    why: str


class ChecksObject(Struct, frozen=True):
    """How many equations got each verdict."""

    consistent: int
    inconsistent: int
    touching: int
    improbable: int
    indeterminate: int
    not_run: list[NotRunObject]


class CarriedObject(Struct, frozen=True):
    """What became of an earlier review, as in `review.carrying.Carried`."""

    new: list[str]
    fixed: list[str]
    changed: list[str]
    same: list[str]
    open: list[str]
    adrift: list[str]
    gone: list[tuple[str, str]] = []
    drifted: list[tuple[str, str]] = []


class ReportObject(Struct, frozen=True, omit_defaults=True):
    """The whole report of one disclosure. carried: where an earlier review was brought along."""

    schema: int
    document: DocumentObject
    findings: list[FindingObject]
    checks: ChecksObject
    figures: dict[str, dict[str, int]]
    carried: CarriedObject | None = None


def report_object(
    report: Report, language: Language, review: Review | None = None, carried: Carried | None = None
) -> ReportObject:
    """The report in `language`, every text in it printable; with a review, each finding's status."""
    statuses = {one.id: standing(one).status for one in review.finding} if review else {}
    counts = report.counts
    made = ReportObject(
        schema=SCHEMA,
        document=_document(report, language),
        findings=[_finding(one, language, statuses) for one in report.findings],
        checks=ChecksObject(
            consistent=counts.get("consistent", 0),
            inconsistent=counts.get("inconsistent", 0),
            touching=counts.get("touching", 0),
            improbable=counts.get("improbable", 0),
            indeterminate=counts.get("indeterminate", 0),
            not_run=_not_run(report, language),
        ),
        figures=report.coverage(),
        carried=msgspec.convert(msgspec.to_builtins(carried), CarriedObject) if carried else None,
    )
    return msgspec.convert(all_printable(msgspec.to_builtins(made)), ReportObject)


def needs_attention(made: ReportObject) -> bool:
    """Whether a finding of severity error or warning is left that no review dismissed or explained."""
    return any(one.severity != "advice" and one.status not in {"dismissed", "explained"} for one in made.findings)


def encoded(made: ReportObject, *, pretty: bool) -> bytes:
    """The object as JSON in UTF-8, ending in a line feed."""
    line = msgspec.json.encode(made)
    return (msgspec.json.format(line, indent=2) if pretty else line) + b"\n"


def _document(report: Report, language: Language) -> DocumentObject:
    read, say = report.disclosure, speaker(language)
    return DocumentObject(
        path=read.path,
        sha256=read.sha256,
        title=read.title,
        entity=read.entity,
        year=read.year,
        kind=read.kind,
        level=read.level,
        family=report.recognition.family,
        pages=read.pages,
        unread=[{"page": one.page, "why": say(one.why)} for one in read.unread],
    )


def _finding(finding: Finding, language: Language, statuses: Mapping[str, Status]) -> FindingObject:
    say = speaker(language)
    return FindingObject(
        id=finding.id,
        rule=finding.rule,
        name=finding.name,
        severity=finding.severity,
        verdict=finding.verdict,
        message=finding.message(language),
        formula=finding.formula,
        source=finding.source,
        stated=finding.stated,
        recomputed=finding.recomputed,
        gap=finding.gap,
        bound=finding.bound,
        also=list(finding.also),
        hints=[say(key, figure=figure) for key, figure in finding.hints],
        operands=[_operand(one) for one in finding.operands],
        status=statuses.get(finding.id, "open") if statuses else None,
        doubtful=any(key == RECOGNISED for key, _ in finding.hints),
    )


def _operand(operand: Operand) -> OperandObject:
    return OperandObject(
        text="".join(operand.text.split()),
        value=operand.value,
        unit=operand.unit,
        part=operand.part,
        title=operand.title,
        row=operand.row,
        column=operand.column,
        sentence=operand.sentence,
        page=operand.place.page,
        box=rounded(operand.place.box),
        line=operand.place.line,
    )


def _not_run(report: Report, language: Language) -> list[NotRunObject]:
    told = dict.fromkeys((one.rule, _why(one, language)) for one in report.not_run)
    return [NotRunObject(rule, why) for rule, why in told]


def _why(one: NotRun, language: Language) -> str:
    """Why a rule was not run. A key without a message must not cost the whole report, so it stands for itself."""
    try:
        return speaker(language)(one.why, **one.facts)
    except KeyError:
        return one.why
