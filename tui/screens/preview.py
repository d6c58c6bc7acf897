"""The tables and the text of a disclosure, to be read while its equations are still being decided."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from tui.index import Index
from tui.messages import Asked
from tui.voice import Voice
from tui.widgets.narrative_view import NarrativeView
from tui.widgets.status import Bar
from tui.widgets.table_view import TableView


class PreviewScreen(Screen[None]):
    """Both sides without marks. The desk takes its place as soon as the findings are there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.stop_reading", show=False),
        Binding("tab", "app.focus_next", show=False),
        Binding("2", "table", show=False),
        Binding("3", "narrative", show=False),
    ]

    def __init__(self, voice: Voice, index: Index) -> None:
        super().__init__()
        self.voice, self.index = voice, index
        self.table, self.narrative = TableView(id="table"), NarrativeView(id="narrative")

    def compose(self) -> ComposeResult:
        """The document, its tables and its text, and what is under way."""
        disclosure, say = self.index.disclosure, self.voice
        top, said = Bar(id="top"), Bar(id="said")
        top.say([(" gouji ", "accent"), (f" {disclosure.entity}  ", ""), (disclosure.title, "quiet")])
        said.say([(f" {say('reading-deciding')}   ", ""), (say("reading-hint"), "quiet")])
        yield top
        with Horizontal(id="upper"):
            yield self.table
            yield self.narrative
        yield said

    def on_mount(self) -> None:
        """The first table, and the text from its beginning."""
        self.narrative.load(self.index)
        if tables := self.index.disclosure.tables:
            self.table.show(self.index, tables[0].id)
        self.table.focus()

    def action_table(self) -> None:
        """To the table."""
        self.table.focus()

    def action_narrative(self) -> None:
        """To the text."""
        self.narrative.focus()

    def on_asked(self, event: Asked) -> None:
        """A table's line in the text was clicked."""
        event.stop()
        self.table.show(self.index, event.block)
