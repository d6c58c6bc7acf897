"""A list of rows to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from msgspec import Struct
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from tui.layout.printed import lay, said
from tui.widgets.lines import LineView

Value = TypeVar("Value")


class Choice(Struct, Generic[Value], frozen=True):
    """One row. cells: its texts with their looks. key: one that chooses it at once. whole: what is said in full under
    the list, if it is not the last text.
    """

    value: Value
    cells: tuple[tuple[str, str], ...]
    key: str = ""
    whole: str = ""


class Rows(LineView, Generic[Value]):
    """Rows in columns. widths: of the columns, 0 for the one that takes what is left. pickable: by a click."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", show=False)]

    class Chosen(Message):
        """A row was chosen."""

        def __init__(self, value: object) -> None:
            super().__init__()
            self.value = value

    class Moved(Message):
        """The cursor came to another row, or other rows are shown."""

    def __init__(self, widths: Sequence[int], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.widths = widths
        self.at = 0
        self.choices: Sequence[Choice[Value]] = ()
        self.picked: set[int] = set()
        self.pickable = False

    def offer(self, choices: Sequence[Choice[Value]], at: int = 0) -> None:
        """Show these rows, the cursor on one of them."""
        self.choices = choices
        self.picked = set()
        self.at = min(max(at, 0), max(len(choices) - 1, 0))
        self.lines_changed()
        self.roll(y=0)  # the top is shown where that is enough
        self._cursor_in_sight()
        self.post_message(self.Moved())

    def _cursor_in_sight(self) -> None:
        """Before the first layout there is no room to reckon with."""
        if self.size.height > self.HEAD:
            self.scroll_into_sight(self.at, self.at)

    def on_resize(self) -> None:
        """The cursor stays in sight, and the rows where they are if they can."""
        self._cursor_in_sight()

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.choices)

    def line(self, number: int) -> list[Segment]:
        """One row."""
        choice = self.choices[number]
        free = self.room - 3 - sum(self.widths) - len(self.widths)
        under = ("cursor",) if number == self.at else ()
        picked = ("*", "picked") if number in self.picked else (" ", "")
        segments = [Segment(picked[0], self.look(picked[1], *under))]
        for (text, look), wide in zip(choice.cells, self.widths, strict=False):
            segments.append(Segment(lay(said(text), wide or max(free, 4)) + " ", self.look(look, *under)))
        used = 1 + sum((wide or max(free, 4)) + 1 for wide in self.widths)
        segments.append(Segment(" " * max(self.room - used, 0), self.look(*under)))
        return segments

    def move(self, way: str) -> None:
        """Move the cursor."""
        way = {"home": "top", "end": "bottom"}.get(way, way)
        self.at = self.step(way, self.at)
        self.scroll_into_sight(self.at, self.at)
        self.refresh()
        self.post_message(self.Moved())

    def pick(self) -> None:
        """Pick the row under the cursor, or leave it out again, and go on."""
        if self.choices:
            self.picked.symmetric_difference_update({self.at})
            self.move("down")

    @property
    def value(self) -> Value | None:
        """The value under the cursor."""
        return self.choices[self.at].value if self.choices else None

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.choices:
            self.post_message(self.Chosen(self.choices[self.at].value))

    def clicked(self, line: int, event: events.Click) -> None:
        """A click chooses a row; where several can be picked, a click on its first column picks it."""
        self.at = line
        self.refresh()
        if self.pickable and event.x <= self.widths[0]:
            self.picked.symmetric_difference_update({line})
            self.post_message(self.Moved())
        else:
            self.action_choose()
