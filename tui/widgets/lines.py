"""The base of every pane: lines under a head, of which only those in sight are rendered."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip

from tui.layout.looks import look
from tui.layout.printed import clean, fit, width
from tui.report.spots import Spot
from tui.widgets.rolling import Rolling

Part = tuple[str, str]  # text and the name of its look, "" for the plain one
Reached = Callable[["Spot", str], object]  # what is done when the cursor of a pane comes to a place
BY_FOCUS = frozenset({"head", "cursor"})  # looks that are others where the focus is


def _unheard(spot: Spot, pane: str) -> None:
    """Nobody goes along."""


class LineView(Rolling):
    """A pane of lines with a head of one line.

    A subclass gives `count`, `line` and `clicked`, and calls `lines_changed` when they change.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "cursor('down')", show=False),
        Binding("up,k", "cursor('up')", show=False),
        Binding("left,h", "cursor('left')", show=False),
        Binding("right,l", "cursor('right')", show=False),
        Binding("pagedown,ctrl+d", "cursor('page_down')", show=False),
        Binding("pageup,ctrl+u", "cursor('page_up')", show=False),
        Binding("home,0", "cursor('home')", show=False),
        Binding("end,dollar_sign", "cursor('end')", show=False),
        Binding("ctrl+home", "cursor('top')", show=False),
        Binding("ctrl+end,G", "cursor('bottom')", show=False),
        Binding("g", "first_g", show=False),
    ]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        self._styles: dict[tuple[str, ...], Style] = {}
        super().__init__(id=id, classes=classes)
        self.heading = ""
        self.remark = ""
        self.reached: Reached = _unheard
        self._g_pending = False

    # What a subclass gives

    def line(self, number: int) -> list[Segment]:
        """One line."""
        raise NotImplementedError

    def move(self, way: str) -> None:
        """Move the cursor: up, down, left, right, page_up, page_down, home, end, top, bottom."""
        raise NotImplementedError

    def clicked(self, line: int, event: events.Click) -> None:
        """A line was clicked."""

    # What it gets

    def look(self, *names: str) -> Style:
        """The style of the plain text with these looks laid over it."""
        style = self._styles.get(names)
        if style is None:
            colours = self.app.theme_variables
            style = look(colours, "plain")
            for name in filter(None, names):
                style += look(colours, f"{name}-focus" if self.has_focus and name in BY_FOCUS else name)
            self._styles[names] = style
        return style

    def notify_style_update(self) -> None:
        """The theme or the focus has changed."""
        self._styles.clear()
        super().notify_style_update()

    def lines_changed(self) -> None:
        """The number of lines, or what they say, has changed."""
        self.roll()
        self.refresh()

    def refresh_lines_at(self, *numbers: int) -> None:
        """Render these lines again, where they are in sight."""
        for number in numbers:
            y = number - self.rolled.y + self.HEAD
            if self.HEAD <= y < self.size.height:
                self.refresh(Region(0, y, self.size.width, 1))

    # Rendering

    def render_line(self, y: int) -> Strip:
        """One line of the screen, with its cell of the bar."""
        if y < self.HEAD:
            return self._head_line(self.size.width)
        room = self.room
        body = self.body(y, room).adjust_cell_length(room, self.look())
        return Strip([*body, Segment(" ", self.look("bar" if self.in_bar(y) else ""))], room + 1)

    def body(self, y: int, room: int) -> Strip:
        """What is on a line of the screen below the head."""
        number = y - self.HEAD + self.rolled.y
        return Strip(self.line(number)) if number < self.count else Strip.blank(room, self.look())

    def remarks(self) -> str:
        """What stands at the right of the head."""
        return self.remark

    def _head_line(self, room: int) -> Strip:
        remark = f" {clean(said)} " if (said := self.remarks()) else ""
        title = fit(" " + clean(self.heading), max(room - width(remark) - 1, 0))
        gap = max(room - width(title) - width(remark), 0)
        return Strip([Segment(title + " " * gap + remark, self.look("head"))])

    def segments(self, parts: list[Part], *under: str) -> list[Segment]:
        """Segments of named looks, each over the looks `under`."""
        return [Segment(text, self.look(*under, look)) for text, look in parts]

    def set_heading(self, heading: str, remark: str = "") -> None:
        """Change the head."""
        if (heading, remark) != (self.heading, self.remark):
            self.heading, self.remark = heading, remark
            self.refresh(Region(0, 0, self.size.width, self.HEAD))

    # Keys and the mouse

    def action_cursor(self, way: str) -> None:
        """Move the cursor."""
        self._g_pending = False
        self.move(way)

    def action_first_g(self) -> None:
        """`gg` goes to the top."""
        if self._g_pending:
            self.move("top")
        self._g_pending = not self._g_pending

    def step(self, way: str, at: int) -> int:
        """Where a cursor on line `at` goes."""
        last = max(self.count - 1, 0)
        to = {
            "down": at + 1,
            "up": at - 1,
            "page_down": at + self.rows_in_sight,
            "page_up": at - self.rows_in_sight,
            "top": 0,
            "bottom": last,
        }.get(way, at)
        return min(max(to, 0), last)

    def line_at(self, y: int) -> int:
        """The line that is on a line of the screen."""
        return y - self.HEAD + self.rolled.y

    def on_click(self, event: events.Click) -> None:
        """A click on a line, not on the head or the bar."""
        if event.y >= self.HEAD and event.x < self.room and (line := self.line_at(event.y)) < self.count:
            self.clicked(line, event)
