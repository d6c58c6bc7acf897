"""The base of every screen that lies over the desk: a panel that Escape puts away."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, Label, TextArea

from tui.layout.printed import said
from tui.voice import Voice
from tui.widgets.rows import Rows

Result = TypeVar("Result")


class Sheet(ModalScreen[Result]):
    """A panel over the desk; Escape puts it away without a result, and `q` where nothing is being typed."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal")]  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss_sheet", show=False)]

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self.voice = voice

    def on_mount(self) -> None:
        """Nothing blinks."""
        for field in (*self.query(Input), *self.query(TextArea)):
            field.cursor_blink = False

    def on_rows_moved(self) -> None:
        """What the row under the cursor says at its end is shown whole."""
        rows = self.query_one(Rows)
        for whole in self.query("#whole").results(Label):
            at = rows.choices[rows.at] if rows.choices else None
            whole.update(said(at.whole or at.cells[-1][0] if at is not None else ""))

    def on_click(self, event: events.Click) -> None:
        """A click beside the panel puts it away."""
        if event.widget is self:
            event.stop()
            self.action_dismiss_sheet()

    def action_dismiss_sheet(self) -> None:
        """Put it away."""
        self.dismiss(None)
