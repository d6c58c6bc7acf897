"""While a disclosure is read: how far, and Escape to stop."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui.voice import Voice
from tui.widgets.status import Bar

LENGTH = 40  # cells of the bar


class ReadingScreen(Screen[None]):
    """A bar by pages; a click on the last line stops as Escape does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.stop_reading", show=False)]

    def __init__(self, voice: Voice, name: str) -> None:
        super().__init__()
        self.voice, self.file = voice, name
        self.done, self.said, self.stop = Bar(id="done"), Bar(id="said"), Bar(id="stop")

    def compose(self) -> ComposeResult:
        """The name, the bar, the words."""
        name = Bar(id="file")
        name.say([(f" {self.file}", "accent")])
        self.said.say([(f" {self.voice('reading-start')}", "")])
        self.stop.say([(f" {self.voice('reading-hint')}", "quiet")])
        yield from (name, self.done, self.said, self.stop)

    def show(self, done: int, total: int) -> None:
        """Pages done, and pages in all; once all are read, the deciding begins."""
        full = LENGTH * done // total if total else 0
        self.done.say([(" ", ""), (" " * full, "chosen"), ("." * (LENGTH - full), "quiet")])
        words = self.voice("reading-pages", done=done, total=total) if done < total else self.voice("reading-deciding")
        self.said.say([(f" {words}", "")])

    async def on_click(self, event: events.Click) -> None:
        """Stop, where the words that say so are clicked."""
        if event.widget is self.stop:
            await self.run_action("app.stop_reading")
