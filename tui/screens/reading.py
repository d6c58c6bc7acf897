"""While a disclosure is read: how far, and Escape to stop."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Middle
from textual.screen import Screen
from textual.widgets import Label, ProgressBar

from tui.printed import clean
from tui.voice import Voice


class ReadingScreen(Screen[None]):
    """A progress bar by pages."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.stop_reading", show=False)]

    def __init__(self, voice: Voice, name: str) -> None:
        super().__init__()
        self.voice, self.file = voice, name

    def compose(self) -> ComposeResult:
        """The bar."""
        with Middle(), Center():
            yield Label(clean(self.file), id="file", markup=False)
            yield ProgressBar(total=None, show_eta=False, id="bar")
            yield Label(self.voice("reading-start"), id="said", markup=False)
            yield Label(self.voice("reading-hint"), classes="quiet", markup=False)

    def show(self, done: int, total: int) -> None:
        """Pages done, and pages in all; once all are read, the deciding begins."""
        self.query_one(ProgressBar).update(total=total or None, progress=done)
        words = self.voice("reading-pages", done=done, total=total) if done < total else self.voice("reading-deciding")
        self.query_one("#said", Label).update(words)
