"""A review that is open: every act of the reviewer is on disk before the call returns.

When saving fails the act is kept in memory, `unsaved` is true and `trouble` says why: `save()` tries again, as every
further act does, and `save_as()` goes elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import msgspec

from reconcile.errors import ReviewUnsaved
from reconcile.review.carrying import Carried
from reconcile.review.contents import Contents, lines, plain
from reconcile.review.file import ReviewFile
from reconcile.review.history import History, Step
from reconcile.review.locking import Holder
from reconcile.review.naming import name_for
from reconcile.review.reading import tables
from reconcile.review.record import Action, Anchor, Decision, Note, OwnCheck, Position, Review, Verdict, now
from reconcile.review.rendering import Raw
from reconcile.review.signing import sign
from reconcile.review.standing import NEEDS_REASON, Progress, Standing, Status, progress


class ReviewSession:
    """A review that is open; `open_review` makes one."""

    def __init__(self, file: ReviewFile, raw: Raw, reviewer: str, carried: Carried | None, disclosure: Path) -> None:
        self.reviewer = reviewer
        self.carried = carried
        self._file = file
        self._contents = Contents(raw)
        self._disclosure = disclosure
        self._history = History(self._perform)
        self._moved = False

    # What can be asked

    @property
    def review(self) -> Review:
        """Everything, as records."""
        return self._contents.review

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return self._file.path

    @property
    def unsaved(self) -> bool:
        """Whether something that the reviewer did is not on disk."""
        return self._file.unsaved

    @property
    def trouble(self) -> ReviewUnsaved | None:
        """Why something is not on disk, or why nothing could be saved here; None where all is well."""
        return self._file.trouble

    @property
    def read_only(self) -> bool:
        """Whether acts are refused: it was opened so, or somebody else has it."""
        return self._file.read_only

    @property
    def holder(self) -> Holder | None:
        """Who else has the review open, where that is known."""
        return self._file.holder

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes, oldest first."""
        return self.review.note

    @property
    def checks(self) -> tuple[OwnCheck, ...]:
        """The reviewer's own checks, oldest first."""
        return self.review.check

    def standing(self, finding: str) -> Standing:
        """Where a finding stands, with the decision that holds, the one that lapsed and those that disagree."""
        return self._contents.standing(finding)

    def status(self, finding: str) -> Status:
        """Where a finding stands, in one word: open, confirmed, dismissed or explained."""
        return self.standing(finding).status

    def history(self, finding: str) -> tuple[Decision, ...]:
        """Every decision that was ever made on a finding, withdrawals among them, oldest first."""
        return self._contents.history(finding)

    def progress(self) -> Progress:
        """How many findings are decided, and how."""
        return progress(self.review.finding)

    # What the reviewer does

    def decide(self, finding: str, verdict: Verdict, reason: str = "") -> None:
        """Decide one finding. ValueError for a dismissal without a reason, ReviewUnsaved if it is not on disk."""
        self.decide_all([finding], verdict, reason)

    def decide_all(self, findings: Iterable[str], verdict: Verdict, reason: str = "") -> None:
        """Decide several findings the same way, as one act. Who has decided one so already adds nothing to it."""
        if verdict in NEEDS_REASON and not reason.strip():
            raise ValueError("a dismissal needs a reason")
        asked = list(findings)
        chosen = [one for one in asked if not self._contents.has_decided(self.reviewer, one, verdict, reason)]
        if asked and not chosen:
            self._file.refuse()
            if self.unsaved:
                self.save()
            return

        def redo() -> None:
            for one in chosen:
                self._append(one, verdict, reason)

        def undo() -> None:
            for one in chosen:
                self._append(one, "withdraw", "")

        self._act(Step(undo, redo, chosen[0] if chosen else ""))

    def withdraw(self, finding: str) -> bool:
        """Take back this reviewer's last decision on a finding; False where there is none."""
        last = self._contents.last_of(self.reviewer, finding)
        if last is None:
            return False

        def undo() -> None:
            self._append(finding, last.what, last.why)

        self._act(Step(undo, lambda: self._append(finding, "withdraw", ""), finding))
        return True

    def note(self, anchor: Anchor, text: str) -> str:
        """Add a note; returns its id."""
        name = self._contents.free_id("note")
        self._insert("note", Note(id=name, who=self.reviewer, when=now(), text=lines(text), anchor=anchor))
        return name

    def edit_note(self, note: str, text: str) -> None:
        """Change the text of a note."""
        table = self._contents.table("note", note)
        before = dict(table)
        after = {**before, "text": lines(text), "who": self.reviewer, "when": now()}
        self._act(Step(lambda: table.update(before), lambda: table.update(after)))

    def remove_note(self, note: str) -> None:
        """Take a note out."""
        self._remove("note", note)

    def check(self, check: OwnCheck) -> str:
        """Keep a check of the reviewer's own, whose id, who and when are given here; returns its id."""
        name = self._contents.free_id("check")
        self._insert("check", msgspec.structs.replace(check, id=name, who=self.reviewer, when=now()))
        return name

    def check_again(self, check: str, verdict: str, formula: str) -> None:
        """Keep what an own check comes to on the version that is open. It is no act of the reviewer's to be undone."""
        table = self._contents.table("check", check)
        if (table["verdict"], table["formula"]) != (verdict, formula):
            table.update(verdict=verdict, formula=formula)
            self._contents.changed()
            self.save()

    def remove_check(self, check: str) -> None:
        """Take an own check out."""
        self._remove("check", check)

    def sign_as(self, name: str) -> None:
        """Go on under this name, which is put for that of the account, too. Raises ReviewUnsaved."""
        sign(self._contents.raw, name)
        self.reviewer = name
        self._contents.changed()
        if self._file.exists and not self.read_only:
            self.save()

    def undo(self) -> Step | None:
        """Take back the last act of this session; None where there is none. It is on disk when this returns."""
        step = self._history.undo()
        if step is not None:
            self.save()
        return step

    def redo(self) -> Step | None:
        """Do again what was undone last; None where there is nothing."""
        step = self._history.redo()
        if step is not None:
            self.save()
        return step

    @property
    def position(self) -> Position:
        """Where the reviewer is. Setting it is saved with the next act, or on `close`."""
        return self.review.session.position

    @position.setter
    def position(self, where: Position) -> None:
        if where != self.position:
            self._contents.be_at(where)
            self._moved = True

    # Saving

    def save(self) -> None:
        """Write everything. Raises ReviewUnsaved, and then all of it is still in memory."""
        self._contents.raw.setdefault("session", {})["reviewer"] = self.reviewer
        for name in ("note", "check"):
            if self._contents.raw.get(name) == []:
                del self._contents.raw[name]
        self._file.write(self._contents.raw)
        self._moved = False

    def save_as(self, path: Path) -> Path:
        """Write everything to another file, which must not exist, and from now on there; a folder or a name that is no
        review's is completed. Returns where it is. Raises ReviewUnsaved, and then everything is as it was.
        """
        before, named = self._file, self._contents.raw["document"]["path"]
        self._file = before.elsewhere(path, self.reviewer)
        self._contents.raw["document"]["path"] = name_for(self._disclosure, self.path)
        try:
            self.save()
        except ReviewUnsaved:
            self._file.release()
            self._file, self._contents.raw["document"]["path"] = before, named
            raise
        self._contents.changed()
        before.release()
        return self.path

    def close(self) -> None:
        """Save what is not saved, and the position if it moved in a review that exists already; let others in."""
        try:
            if self.unsaved and not self.read_only:
                self.save()
            elif self._moved and self._file.exists and not self.read_only:
                with suppress(ReviewUnsaved):  # where the reviewer was is not worth a question
                    self.save()
        finally:
            self._file.release()

    def __enter__(self) -> ReviewSession:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Inside

    def _act(self, step: Step) -> None:
        self._history.act(step)
        self.save()

    def _perform(self, change: Callable[[], None]) -> None:
        self._file.refuse()
        change()
        self._contents.changed()

    def _append(self, finding: str, what: Action, why: str) -> None:
        self._contents.append(self.reviewer, finding, what, why)

    def _insert(self, name: str, record: Note | OwnCheck) -> None:
        table = plain(record)
        self._act(
            Step(
                lambda: tables(self._contents.raw, name).remove(table),
                lambda: tables(self._contents.raw, name).append(table),
            )
        )

    def _remove(self, name: str, wanted: str) -> None:
        kept = tables(self._contents.raw, name)
        index = next(number for number, one in enumerate(kept) if one["id"] == wanted)
        table = kept[index]
        self._act(
            Step(
                lambda: tables(self._contents.raw, name).insert(index, table),
                lambda: tables(self._contents.raw, name).remove(table),
            )
        )
