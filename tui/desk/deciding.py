"""Keys that decide: confirm, dismiss, explained, note, undo, redo; each is on disk when the key has been handled."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from reconcile.errors import ReviewUnsaved
from reconcile.findings.record import Operand
from reconcile.review import Anchor
from tui.desk.signing import Signing
from tui.messages import Preferred
from tui.report.anchors import anchor_at
from tui.report.spots import Spot
from tui.sheets.history import HistoryScreen
from tui.sheets.note import NoteScreen
from tui.sheets.reasons import ExplanationScreen, ReasonScreen
from tui.sheets.save_as import SaveAsScreen
from tui.sheets.sheet import Sheet

Verdict = Literal["confirm", "dismiss", "explained"]


class Deciding(Signing):
    """Deciding and noting. advance: whether a decision takes one on to the next finding."""

    advance = False

    def decide(self, verdict: Verdict, reason: str = "") -> None:
        """Decide the finding at hand."""
        finding = self.finding
        if finding is None:
            self._none_here()
            return
        self.remember()
        try:
            self.review.decide(finding.id, verdict, reason)
        except ReviewUnsaved as error:
            self.unsaved(error)
            self.show_matter()
            return
        self.show_matter()
        if self.review.progress().open == 0:
            self.notify(self.voice("all-decided", export=self.key_of("export"), open=self.key_of("open")), timeout=8)
        if (
            self.advance
            and self.seen == self.course.finding
            and (following := self.course.step(1, only_open=True)) is not None
        ):
            self.go_finding(following[0])

    def action_advance(self) -> None:
        """After a decision, go on to the next open finding, or stay."""
        self.advance = not self.advance
        self.post_message(Preferred(advance=self.advance))
        key = self.key_of("advance")
        self.notify(self.voice("advance-on" if self.advance else "advance-off", key=key), timeout=4)

    def _none_here(self) -> None:
        """Say that there is nothing to decide at the cursor: nothing is decided blind."""
        aside = self.course.finding is not None
        self.notify(self.set_aside() if aside else self.voice("none-shown"), severity="warning", timeout=5)

    def action_save_as(self) -> None:
        """Keep the review in another file from now on."""

        def moved(path: Path | None) -> None:
            if path is not None:
                self.app.clear_notifications()  # that nothing could be saved is over
                self.show_matter()
                self.notify(self.voice("saved-as", file=str(path)), timeout=8)

        self.app.push_screen(SaveAsScreen(self.voice, self.review), moved)

    def action_confirm(self) -> None:
        """The finding is right."""
        self.decide("confirm")

    def action_explained(self) -> None:
        """The unit has explained it, in these words."""
        self._decide_for("explained", ExplanationScreen(self.voice))

    def action_dismissed(self) -> None:
        """The finding is not right, for a reason."""
        rules = [self.finding.rule] if self.finding is not None else []
        self._decide_for("dismiss", ReasonScreen(self.voice, rules))

    def _decide_for(self, verdict: Verdict, ask: Sheet[str]) -> None:
        """Ask for the reason, then decide."""
        if self.finding is None:
            self._none_here()
            return

        def keep(reason: str | None) -> None:
            if reason:
                self.decide(verdict, reason)

        self.app.push_screen(ask, keep)

    def action_note(self) -> None:
        """Write a note: on the finding at hand, or on the cell or sentence under the cursor if no finding is there."""
        anchor = self._anchor()
        notes = [one for one in self.review.notes if one.anchor == anchor]
        own = next((one for one in reversed(notes) if one.who == self.review.reviewer), None)

        def keep(text: str | None) -> None:
            if text is None or (own is None and not text.strip()):
                return
            try:
                if own is None:
                    self.review.note(anchor, text)
                elif text.strip():
                    self.review.edit_note(own.id, text)
                else:
                    self.review.remove_note(own.id)
            except ReviewUnsaved as error:
                self.unsaved(error)
            self.show_matter()
            self._note_shown()

        about = anchor.text or (self.finding.message(self.voice.language) if self.finding else "")
        self.app.push_screen(NoteScreen(self.voice, about, own.text if own else ""), keep)

    def _note_shown(self) -> None:
        """What was noted where no finding is."""
        if self.finding is None:
            self.show_cell()

    def _anchor(self) -> Anchor:
        """What a note would be about."""

        spot, finding = self.here, self.finding
        if finding is not None and (spot is None or any(self._at(spot, one) for one in finding.operands)):
            return Anchor(kind="finding", finding=finding.id)
        if spot is None:
            return Anchor()
        return anchor_at(self.index, spot)

    def _at(self, spot: Spot, operand: Operand) -> bool:
        place = self.index.spot(operand)
        return (place.block, place.row, place.column) == (spot.block, spot.row, spot.column)

    def _again(self, what: Literal["undo", "redo"]) -> None:
        try:
            step = self.review.undo() if what == "undo" else self.review.redo()
            earlier = step is None and what == "undo" and self._withdraw()
        except ReviewUnsaved as error:
            self.unsaved(error)
            self.show_matter()
            return
        if earlier:
            self.show_matter()
            self.notify(self.voice("done-withdraw", key=self.key_of("undo")), timeout=5)
            return
        if step is None:
            self.notify(self.voice(f"nothing-to-{what}"), timeout=2)
            return
        number = next((n for n, one in enumerate(self.index.findings) if one.id == step.finding), None)
        if number is not None and number != self.seen:
            self.go_finding(number)
        self.show_matter()
        self._note_shown()
        self.notify(self.voice(f"done-{what}"), timeout=2)

    def _withdraw(self) -> bool:
        """Take back the decision on the finding at hand, of another day; False where there is none."""
        return self.finding is not None and self.review.withdraw(self.finding.id)

    def action_undo(self) -> None:
        """Take back the last act since the file was opened, and after all of them the decision on this finding."""
        self._again("undo")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._again("redo")

    def action_history(self) -> None:
        """Who decided what, when and why."""
        if self.finding is not None:
            self.app.push_screen(HistoryScreen(self.voice, self.finding, self.review))
