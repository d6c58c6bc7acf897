"""A review as every export shows it: its findings in order, numbered, each with its decision and its notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol, get_args

import msgspec
from msgspec import Struct

from reconcile.catalogue import FindingVerdict, catalogue
from reconcile.export.places import place_of
from reconcile.export.printable import all_printable
from reconcile.language import Language, Say, speaker, worded
from reconcile.review import (
    Anchor,
    Decision,
    Note,
    OwnCheck,
    Progress,
    Review,
    SavedFinding,
    Standing,
    Status,
    progress,
    standing,
)
from reconcile.review.record import DocumentEntry, SavedOperand
from reconcile.review.standing import effective

VERDICTS = frozenset({"consistent", *get_args(FindingVerdict)})


class Entry(Struct, frozen=True, kw_only=True):
    """One finding. title, basis: of its rule. message: in the language of the export."""

    number: int
    finding: SavedFinding
    title: str
    basis: str
    message: str
    hints: tuple[str, ...]
    standing: Standing
    notes: tuple[Note, ...]

    @property
    def heading(self) -> str:
        """The title of the table or section that it stands in."""
        return self.finding.operand[0].heading if self.finding.operand else ""

    @property
    def arithmetic(self) -> tuple[str, ...]:
        """Its arithmetic, and that of what else the same cause breaks, each once."""
        return tuple(dict.fromkeys(filter(None, (self.finding.formula, *self.finding.also))))

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Those that were not taken back, oldest first."""
        return effective(self.finding.decision)

    @property
    def status(self) -> Status | Literal["disputed"]:
        """Where it stands; on what reviewers disagree nothing is decided, as the progress counts it."""
        return "disputed" if self.standing.disputed else self.standing.status

    @property
    def confirmed(self) -> bool:
        """Whether it is confirmed, by all who decided or by one of those who disagree."""
        return self.standing.status == "confirmed" or any(one.what == "confirm" for one in self.standing.disputed)

    def remarks(self, say: Say) -> tuple[str, ...]:
        """What must be known of its decisions, a line each: that one no longer holds, that others decided otherwise."""
        return remarks(self.standing, say)


class Sheet(Struct, frozen=True, kw_only=True):
    """What one export holds. reviewer: who decided what it holds, or else who reviewed last. confirmed: whether that is
    only what was confirmed. disputed: findings on which reviewers disagree. notes: those that belong to no finding.
    """

    document: DocumentEntry
    reviewer: str
    confirmed: bool
    progress: Progress
    disputed: int
    entries: tuple[Entry, ...]
    notes: tuple[Note, ...]
    checks: tuple[OwnCheck, ...]

    def title(self, say: Say) -> str:
        """The title of the export."""
        return say("export-title", title=self.document.title or self.document.path)

    def opening(self, say: Say) -> tuple[str, ...]:
        """What was reviewed, by whom, and how far, a line each."""
        done = self.progress
        counts = {name: str(getattr(done, name)) for name in ("total", "confirmed", "dismissed", "explained", "open")}
        reviewer = (say("export-reviewer", who=self.reviewer),) if self.reviewer else ()
        left = (say("export-left", count=str(done.open)),) if done.open else ()
        only = (say("export-only-confirmed", count=str(len(self.entries))),) if self.confirmed else ()
        disputed = (say("export-disputes", count=str(self.disputed)),) if self.disputed else ()
        found = say("export-progress", **counts)
        return (say("export-file", file=self.document.path), *reviewer, found, *only, *left, *disputed)

    def own_checks(self, say: Say) -> tuple[str, ...]:
        """The reviewer's own checks, a line each."""
        return tuple(
            f"{say('kind-' + one.kind)} · {_operands(one, say)} · {one.formula} · {_told(one.verdict, say)}"
            for one in self.checks
        )


def sheet(review: Review, language: Language, *, confirmed: bool = False) -> Sheet:
    """The review in `language`, every text in it printable. confirmed: only findings that were confirmed, and no
    notes on anything else.
    """
    clean = msgspec.convert(all_printable(msgspec.to_builtins(review)), Review)
    found = [_entry(one, clean.note, language) for one in clean.finding if not one.gone or effective(one.decision)]
    if confirmed:
        found = [one for one in found if one.confirmed]
    about = {one.finding.id for one in found}
    loose = () if confirmed else tuple(one for one in clean.note if one.anchor.finding not in about)
    return Sheet(
        document=clean.document,
        reviewer="、".join(_signed(found)) or clean.session.reviewer,
        confirmed=confirmed,
        progress=progress(clean.finding),
        disputed=sum(1 for one in found if one.standing.disputed),
        entries=tuple(msgspec.structs.replace(one, number=number) for number, one in enumerate(found, 1)),
        notes=loose,
        checks=() if confirmed else clean.check,
    )


def _signed(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Who decided these findings, each once."""
    held = (one.standing for one in entries)
    decisions = (one for each in held for one in (each.decision, *each.disputed) if one is not None)
    return tuple(dict.fromkeys(one.who for one in decisions))


def _operands(check: OwnCheck, say: Say) -> str:
    """The figures of an own check, each with its place."""
    sign = " + " if check.kind == "sum" else " ÷ "
    return f"{_figure(check.target, say)} = {sign.join(_figure(one, say) for one in check.parts)}"


def _figure(anchor: Anchor, say: Say) -> str:
    """A figure with its place; for one in running text the anchor keeps its words as `column`."""
    text, sentence = (anchor.column, anchor.text) if anchor.kind == "sentence" else (anchor.text, "")
    stands = SavedOperand(
        text=text,
        part="table",
        title=anchor.title,
        row=anchor.row,
        column="" if sentence else anchor.column,
        sentence=sentence,
        page=anchor.page,
    )
    return say("export-figure", figure=text or say("report-blank"), place=place_of(stands, say))


def _told(verdict: str, say: Say) -> str:
    """A verdict in words; one that a person wrote into the file as it stands."""
    return say(f"verdict-{verdict}") if verdict in VERDICTS else verdict


class Stands(Protocol):
    """What says where a finding stands, as `review.Standing` does."""

    @property
    def decision(self) -> Decision | None:
        """The decision that holds."""

    @property
    def lapsed(self) -> Decision | None:
        """One that no longer holds."""

    @property
    def disputed(self) -> tuple[Decision, ...]:
        """Those of others that say something else."""


def remarks(stands: Stands, say: Say) -> tuple[str, ...]:
    """What must be known of the decisions on a finding, a line each."""
    told = []
    if stands.lapsed is not None:
        told.append(say("export-lapsed", decision=_decided(stands.lapsed, say)))
    if stands.decision is not None and stands.disputed:
        sides = "; ".join(_decided(one, say) for one in (stands.decision, *stands.disputed))
        told.append(say("export-disputed", decisions=sides))
    return tuple(told)


def _decided(act: Decision, say: Say) -> str:
    why = f"{say('export-colon')}{act.why}" if act.why else ""
    return f"{act.who} {say('action-' + act.what)}{why}"


def _entry(finding: SavedFinding, notes: Sequence[Note], language: Language) -> Entry:
    rule = catalogue().get(finding.rule)
    say = speaker(language)
    return Entry(
        number=0,
        finding=finding,
        title=rule.text(language).title if rule else finding.name,
        basis=rule.source if rule else finding.source,
        message=_message(finding, language),
        hints=tuple(say(key, figure=figure) for key, figure in finding.hints if key.startswith("hint-")),
        standing=standing(finding),
        notes=tuple(one for one in notes if one.anchor.finding == finding.id),
    )


def _message(finding: SavedFinding, language: Language) -> str:
    """The message in `language`; as it was saved where this program does not know the rule or its facts."""
    rule = catalogue().get(finding.rule)
    if rule is None:
        return finding.message
    known = {
        key: getattr(finding, key) for key in ("where", "formula", "source", "stated", "recomputed", "gap", "bound")
    }
    try:
        return rule.text(language).message.format_map(worded({**known, **finding.facts}, language))
    except (KeyError, IndexError, ValueError):
        return finding.message
