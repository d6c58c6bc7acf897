"""The tables and the text of a disclosure, to be read while its equations are still being decided."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from tui.layout.marks import SEVERE
from tui.messages import Asked
from tui.report.index import Index
from tui.report.spots import Spot
from tui.voice import Voice
from tui.widgets.hint import Hint
from tui.widgets.narrative_view import NarrativeView
from tui.widgets.rows import Choice, Rows
from tui.widgets.status import Bar
from tui.widgets.table_view import TableView


class PreviewScreen(Screen[None]):
    """Both sides, and the findings so far. The desk takes its place as soon as all of them are there."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal")]  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.stop_reading", show=False),
        Binding("tab", "other_side", show=False),
        Binding("2", "table", show=False),
        Binding("3", "narrative", show=False),
    ]

    def __init__(self, voice: Voice, index: Index) -> None:
        super().__init__()
        self.voice, self.index = voice, index
        self.table, self.narrative = TableView(id="table"), NarrativeView(id="narrative")
        self.found: Rows[Spot] = Rows((2, 6, 0), id="found")
        self.keys = Hint(voice("preview-hint"))

    def compose(self) -> ComposeResult:
        """The document, its tables and its text, and what is under way."""
        disclosure = self.index.disclosure
        top = Bar(id="top")
        under_way = [(f"{self.voice('reading-deciding')} ", "left")]
        top.say([(" gouji ", "accent"), (f" {disclosure.entity}  ", ""), (disclosure.title, "quiet")], under_way)
        yield top
        with Horizontal(id="upper"):
            yield self.table
            yield self.narrative
        yield self.found
        yield self.keys

    def on_mount(self) -> None:
        """The first table, and the text from its beginning."""
        self.narrative.load(self.index)
        if tables := self.index.disclosure.tables:
            self.table.show(self.index, tables[0].id)
        self.table.focus()
        self.show(self.index)

    def show(self, index: Index) -> None:
        """What is decided so far: the marks in the tables, and the findings."""
        self.index, say = index, self.voice
        found = [
            Choice(
                index.spot(one.operands[0]) if one.operands else Spot(""),
                ((SEVERE[one.severity], one.severity), (one.rule, "quiet"), (one.message(say.language), "")),
            )
            for one in index.findings
        ]
        self.found.offer(found, self.found.at)
        self.found.set_heading(say("findings-title", count=len(found)))
        self.found.display = bool(found)
        if self.table.table is not None:
            self.table.show(index, self.table.table.id, self.table.place)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """To where a finding is, if that is in a table."""
        spot = event.value
        if isinstance(spot, Spot) and spot.row is not None and spot.column is not None:
            self.table.show(self.index, spot.block, (spot.row, spot.column))

    def action_table(self) -> None:
        """To the table."""
        self.remove_class("-text")
        self.table.focus()

    def action_narrative(self) -> None:
        """To the text."""
        self.add_class("-text")
        self.narrative.focus()

    def action_other_side(self) -> None:
        """From the table to the text, and back."""
        (self.action_narrative if self.focused is self.table else self.action_table)()

    def on_asked(self, event: Asked) -> None:
        """A table's line in the text was clicked."""
        event.stop()
        self.table.show(self.index, event.block)
