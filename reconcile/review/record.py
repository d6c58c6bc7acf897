"""What a review file (复核记录, `<disclosure>.review.toml`) holds.

Every record here is one table of the file and its field names are the file's keys; `schemas/review-notes.schema.json`
is generated from them. Keys that are not listed here survive a round trip, because a session changes the table that
was read and never writes these records back.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal

from msgspec import Meta, Struct

from reconcile.catalogue import FindingVerdict, Severity
from reconcile.disclosure import Box, Part
from reconcile.language import Language
from reconcile.recognition import sheet_title

if TYPE_CHECKING:  # the findings bring polars, which a review can do without
    from reconcile.findings.record import Finding, Operand

SCHEMA = 1

Verdict = Literal["confirm", "dismiss", "explained"]
Action = Literal["confirm", "dismiss", "explained", "withdraw"]
Words = Annotated[str, Meta(max_length=20_000)]
Moment = Annotated[datetime, Meta(extra_json_schema={"format": "date-time"})]


class DocumentEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`[document]`: which disclosure was reviewed. path: relative to the folder of the review file."""

    path: str
    sha256: str
    title: str = ""
    entity: str = ""
    year: int = 0
    kind: str = ""


class Position(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`[session.position]`: where the reviewer was. pane: a name of the app's; block: the table or paragraph."""

    finding: str = ""
    pane: str = ""
    block: str = ""
    row: int | None = None
    column: int | None = None


class SessionEntry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`[session]`: who reviews, and where they were."""

    reviewer: str = ""
    position: Position = Position()


class SavedOperand(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`[[finding.operand]]`: one printed place, as in `reconcile.findings.Operand`."""

    text: str
    part: Part
    value: str | None = None
    unit: str = ""
    title: str = ""
    row: str = ""
    column: str = ""
    sentence: str = ""
    page: int | None = None
    box: Box | None = None
    line: int | None = None
    project: str = ""

    @property
    def heading(self) -> str:
        """What the place is called: its title, and its project where many sheets bear one title."""
        return sheet_title(self.title, self.project)


class Decision(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`[[finding.decision]]`: one act of a reviewer, appended and never overwritten.

    what: confirm (属实), dismiss (不成立), explained (单位已说明), or withdraw, which takes back the same person's
    decision before it. evidence: what was printed at the finding's places when it was decided. places: where each of
    these texts stood, in words (`evidence.place`).
    """

    who: Words
    when: Moment
    what: Action
    why: Words = ""
    evidence: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class Told(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What every file tells of a finding in the same way: fields as in `reconcile.findings.Finding`."""

    id: str
    rule: str
    name: str = ""
    severity: Severity
    verdict: FindingVerdict
    message: str = ""
    formula: str = ""
    source: str = ""
    stated: str = ""
    recomputed: str = ""
    gap: str = ""
    bound: str = ""
    also: tuple[str, ...] = ()


class SavedFinding(Told, frozen=True, kw_only=True, omit_defaults=True):
    """`[[finding]]`: a finding with its decisions.

    gone: the last run of the program did not find it any more; it is kept for its decisions.
    """

    where: str = ""
    hints: tuple[tuple[str, str], ...] = ()
    gone: bool = False
    facts: dict[str, str] = {}
    operand: tuple[SavedOperand, ...] = ()
    decision: tuple[Decision, ...] = ()


class Anchor(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`[note.anchor]`: what a note is about. finding: its id. text: the quoted cell or sentence.

    block, at: the id of the table or paragraph and the cell's row and column, as the program counted them then.
    """

    kind: Literal["document", "finding", "cell", "sentence"] = "document"
    finding: str = ""
    title: str = ""
    row: str = ""
    column: str = ""
    text: Words = ""
    page: int | None = None
    block: str = ""
    at: tuple[int, int] | None = None


class Note(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`[[note]]`: what a reviewer noticed alone. adrift: its place was not found in the new version."""

    id: str
    who: Words
    when: Moment
    text: Words
    adrift: bool = False
    anchor: Anchor = Anchor()


class OwnCheck(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`[[check]]`: a check of the reviewer's own. kind: whether the parts add up to the target (sum), or the target
    is the share in percent of the first part in the second (share).
    """

    id: str
    who: Words
    when: Moment
    kind: Literal["sum", "share"]
    target: Anchor
    parts: tuple[Anchor, ...]
    verdict: str = ""
    formula: str = ""


class Review(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The whole file."""

    schema: Annotated[int, Meta(ge=0)]
    document: DocumentEntry
    session: SessionEntry = SessionEntry()
    finding: tuple[SavedFinding, ...] = ()
    note: tuple[Note, ...] = ()
    check: tuple[OwnCheck, ...] = ()


def told(finding: Finding, language: Language) -> dict[str, Any]:
    """What `Told` has of a finding of a report, with its message in `language`."""
    plain = {name: getattr(finding, name) for name in Told.__struct_fields__ if name != "message"}
    return {**plain, "message": finding.message(language)}


def saved(finding: Finding, language: Language) -> SavedFinding:
    """A finding of a report as it is kept in a review file, with its message in `language` and no decision."""
    return SavedFinding(
        **told(finding, language),
        where=finding.where,
        hints=finding.hints,
        facts=dict(finding.facts),
        operand=tuple(map(saved_operand, finding.operands)),
    )


def saved_operand(operand: Operand) -> SavedOperand:
    """A printed place as it is kept in a review file."""
    return SavedOperand(
        text=operand.text,
        part=operand.part,
        value=operand.value,
        unit=operand.unit,
        title=operand.title,
        row=operand.row,
        column=operand.column,
        sentence=operand.sentence,
        page=operand.place.page,
        box=operand.place.box,
        line=operand.place.line,
        project=operand.project,
    )


def now() -> datetime:
    """The time to the second, with the offset of the reviewer's clock."""
    return datetime.now(UTC).astimezone().replace(microsecond=0)


def moment(when: datetime) -> datetime:
    """A time that compares with every other; one written by hand without an offset is taken as UTC."""
    return when if when.tzinfo else when.replace(tzinfo=UTC)
