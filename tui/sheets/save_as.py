"""Keeping the review in another file, where it cannot be kept in its own."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label

from reconcile.errors import ReviewUnsaved
from reconcile.export.saving import free_name
from reconcile.review import ReviewSession
from reconcile.review.naming import SUFFIX
from tui.sheets.sheet import Sheet
from tui.voice import Voice
from tui.widgets.hint import Hint
from tui.widgets.typed import Line

BESIDE = {"review-held", "review-to-read", "review-changed"}  # the folder is not what is wrong


class SaveAsScreen(Sheet[Path]):
    """The name of the file. Its result is where the review is from now on."""

    def __init__(self, voice: Voice, review: ReviewSession) -> None:
        super().__init__(voice)
        self.review = review

    def compose(self) -> ComposeResult:
        """The name, what is wrong with the one it has, and the keys."""
        with Vertical(classes="panel short"):
            yield Label(self.voice("save-as-title"), classes="title", markup=False)
            yield Label(self._why(), id="which", markup=False)
            yield Line(self._proposed(), id="file")
            yield Hint(self.voice("save-as-hint"))

    def _why(self) -> str:
        trouble = self.review.trouble
        return f" {self.voice.trouble(trouble)}" if trouble is not None else ""

    def _proposed(self) -> str:
        """A free name: beside the review, or at home where nothing can be written there."""
        path, trouble = self.review.path, self.review.trouble
        beside = trouble is None or trouble.key in BESIDE
        folder = path.parent if beside else Path.home()
        again = "-2" if beside else ""  # the name that it has is taken, whether it was saved already or not
        return str(free_name(folder / f"{path.name.removesuffix(SUFFIX)}{again}{SUFFIX}", SUFFIX))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Save there; where that fails, say why and stay."""
        if not event.value.strip():
            return
        try:
            self.dismiss(self.review.save_as(Path(event.value).expanduser()))
        except ReviewUnsaved as error:
            self.notify(self.voice.trouble(error), severity="error", timeout=15, markup=False)
