"""Whose name the decisions bear: that of the account until somebody says another, which nobody is stopped for."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label

from reconcile.errors import ReviewUnsaved
from tui.messages import Preferred
from tui.screens.desk_base import DeskBase
from tui.screens.sheet import Sheet
from tui.voice import Voice
from tui.widgets.hint import Hint
from tui.widgets.typed import Line


class NameScreen(Sheet[str]):
    """Gives the name, or None to leave it."""

    def __init__(self, voice: Voice, name: str) -> None:
        super().__init__(voice)
        self.known = name

    def compose(self) -> ComposeResult:
        """The name, and the keys."""
        with Vertical(classes="panel short"):
            yield Label(self.voice("reviewer-title"), classes="title", markup=False)
            yield Line(self.known, id="name")
            yield Hint(self.voice("reviewer-hint"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take it; no name is none."""
        if name := event.value.strip():
            self.dismiss(name)


class Signing(DeskBase):
    """Whose name is under what is decided."""

    def action_reviewer(self) -> None:
        """Put another name under what is decided from now on, and under what the account has signed."""

        def sign(name: str | None) -> None:
            if not name:
                return
            self.unnamed = False
            self.post_message(Preferred(reviewer=name))
            try:
                self.review.sign_as(name)
            except ReviewUnsaved as error:
                self.unsaved(error)
            self.show_matter()

        self.app.push_screen(NameScreen(self.voice, self.review.reviewer), sign)

    def unsaved(self, error: ReviewUnsaved) -> None:
        """Say that something is not on disk."""
        self.notify(self.voice.trouble(error), title=self.voice("unsaved"), severity="error", timeout=15)
