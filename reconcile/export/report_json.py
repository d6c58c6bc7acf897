"""A report as the JSON object that others rely on (`docs/`, Commands): every other format of `check` is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct, structs

from reconcile.export.printable import all_printable
from reconcile.findings.recognised import RECOGNISED
from reconcile.language import Language, speaker
from reconcile.review import Decision, Review, Standing, Status, standing
from reconcile.review.carrying import Carried
from reconcile.review.record import SavedOperand, Told, saved_operand, told

if TYPE_CHECKING:  # these bring polars, which exporting a review can do without
    from reconcile.findings.record import Finding
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


class OperandObject(SavedOperand, frozen=True, kw_only=True, omit_defaults=False):
    """One printed place, with every key."""


class FindingObject(Told, frozen=True, kw_only=True, omit_defaults=False):
    """One finding. hints: in words. doubtful: it rests on figures that optical recognition read off a scan. The rest:
    where it stands in a review (`review.Standing`), if one was given.
    """

    hints: tuple[str, ...] = ()
    operands: tuple[OperandObject, ...] = ()
    doubtful: bool = False
    status: Status | None = None
    decision: Decision | None = None
    disputed: tuple[Decision, ...] = ()
    lapsed: Decision | None = None

    @property
    def settled(self) -> bool:
        """Whether a review dismissed or explained it, and nobody disagrees."""
        return self.status in {"dismissed", "explained"} and not self.disputed


class PriorObject(Struct, frozen=True):
    """Last year's disclosure, against which this one was held. same: whether it is of the same unit, by its name."""

    path: str
    sha256: str
    title: str
    entity: str
    year: int
    kind: str
    same: bool


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
    """The whole report of one disclosure. carried: where an earlier review was brought along. prior: where it was held
    against last year's.
    """

    schema: int
    document: DocumentObject
    findings: list[FindingObject]
    checks: ChecksObject
    figures: dict[str, dict[str, int]]
    carried: CarriedObject | None = None
    prior: PriorObject | None = None


def report_object(
    report: Report, language: Language, review: Review | None = None, carried: Carried | None = None
) -> ReportObject:
    """The report in `language`, every text in it printable; with a review, each finding's status."""
    standings = {one.id: standing(one) for one in review.finding} if review else {}
    counts = report.counts
    made = ReportObject(
        schema=SCHEMA,
        document=_document(report, language),
        findings=[_finding(one, language, standings.get(one.id)) for one in report.findings],
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
        prior=_prior(report),
    )
    return msgspec.convert(all_printable(msgspec.to_builtins(made)), ReportObject)


def needs_attention(made: ReportObject) -> bool:
    """Whether a finding of severity error or warning is left that is not settled."""
    return any(one.severity != "advice" and not one.settled for one in made.findings)


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


def _prior(report: Report) -> PriorObject | None:
    prior = report.recognition.prior
    if prior is None:
        return None
    from reconcile.recognising.earlier import of_one_body  # noqa: PLC0415 - and with it all that recognises

    then = prior.disclosure
    known = (then.path, then.sha256, then.title, then.entity, then.year, then.kind)
    return PriorObject(*known, same=of_one_body(report.disclosure, then))


def _finding(finding: Finding, language: Language, stands: Standing | None) -> FindingObject:
    say = speaker(language)
    return FindingObject(
        **told(finding, language),
        hints=tuple(say(key, figure=figure) for key, figure in finding.hints),
        operands=tuple(operand_object(saved_operand(one)) for one in finding.operands),
        doubtful=any(key == RECOGNISED for key, _ in finding.hints),
        **(structs.asdict(stands) if stands else {}),
    )


def operand_object(operand: SavedOperand) -> OperandObject:
    """A printed place for other programs: its text without the white space that typesetting put in."""
    return OperandObject(**{**structs.asdict(operand), "text": "".join(operand.text.split())})


def _not_run(report: Report, language: Language) -> list[NotRunObject]:
    told = dict.fromkeys((one.rule, _why(one, language)) for one in report.not_run)
    return [NotRunObject(rule, why) for rule, why in told]


def _why(one: NotRun, language: Language) -> str:
    """Why a rule was not run. A key without a message must not cost the whole report, so it stands for itself."""
    try:
        return speaker(language)(one.why, **one.facts)
    except KeyError:
        return one.why
