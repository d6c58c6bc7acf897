"""Whose name the decisions are to bear."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label

from tui.sheets.sheet import Sheet
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
