"""The base of every pane: lines under a head, of which only those in sight are rendered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from tui.printed import clean, fit, width

if TYPE_CHECKING:
    from tui.index import Spot

Part = tuple[str, str]  # text and the name of its look, "" for the plain one
Reached = Callable[["Spot", str], object]  # what is done when the cursor of a pane comes to a place


def _unheard(spot: Spot, pane: str) -> None:
    """Nobody goes along."""


class LineView(ScrollView, can_focus=True):
    """A pane of lines with a head of one line.

    A subclass gives `count` and `line`, and calls `lines_changed` when they change.
    """

    HEAD = 1
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
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "look--head",
        "look--quiet",
        "look--strong",
        "look--heading",
        "look--label",
        "look--row",
        "look--cursor",
        "look--hand",
        "look--main",
        "look--hit",
        "look--picked",
        "look--tied",
        "look--tail",
        "look--contradicted",
        "look--unresolved",
        "look--error",
        "look--warning",
        "look--advice",
        "look--done",
    }

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        self._look_styles: dict[tuple[str, ...], Style] = {}
        super().__init__(id=id, classes=classes)
        self.heading = ""
        self.remark = ""
        self.awaited = Size(0, 0)  # of a pane that is hidden: the size that it will have
        self.reached: Reached = _unheard
        self._g_pending = False

    # What a subclass gives

    @property
    def count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def line(self, number: int) -> list[Segment]:
        """One line."""
        raise NotImplementedError

    def move(self, way: str) -> None:
        """Move the cursor: up, down, left, right, page_up, page_down, home, end, top, bottom."""
        raise NotImplementedError

    # What it gets

    def look(self, *names: str) -> Style:
        """The style of the plain text with these looks laid over it."""
        style = self._look_styles.get(names)
        if style is None:
            style = self.rich_style
            for name in names:
                if name:
                    style += self.get_component_rich_style(f"look--{name}", partial=True)
            self._look_styles[names] = style
        return style

    def notify_style_update(self) -> None:
        """The theme or the focus has changed."""
        self._look_styles.clear()
        super().notify_style_update()

    def lines_changed(self, across: int = 0) -> None:
        """The number of lines, or their width, has changed."""
        self.span_lines(Size(across, self.count + self.HEAD))
        self.refresh()

    def span_lines(self, size: Size) -> None:
        """Set the size of what is scrolled. The scroll bar is always there, so the screen need not be laid out anew."""
        if size != self.virtual_size:
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)

    def refresh_lines_at(self, *numbers: int) -> None:
        """Render these lines again, where they are in sight."""
        for number in numbers:
            y = number - self.scroll_offset.y + self.HEAD
            if self.HEAD <= y < self.size.height:
                self.refresh(Region(0, y, self.size.width, 1))

    @property
    def rows_in_sight(self) -> int:
        """How many lines fit."""
        return max((self.scrollable_content_region.height or self.awaited.height) - self.HEAD, 1)

    @property
    def room(self) -> int:
        """How many cells a line has."""
        bar = self.styles.scrollbar_size_vertical
        return max(self.scrollable_content_region.width or self.awaited.width - bar, 1)

    def roll(self, x: int | None = None, y: int | None = None) -> None:
        """Scroll at once. Textual's own way waits for a paint, and then paints again."""
        self.scroll_to(x, y, animate=False, immediate=True)

    def scroll_into_sight(self, first: int, last: int, *, middle: bool = False) -> None:
        """Scroll the least that brings these lines into sight; with `middle`, well into it."""
        top, fits = self.scroll_offset.y, self.rows_in_sight
        if top <= first and last < top + fits:
            return
        to = first - fits // 3 if middle else (first if first < top else max(last - fits + 1, 0))
        self.roll(y=max(to, 0))

    # Rendering

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        room = self.scrollable_content_region.width
        if y < self.HEAD:
            return self.head_line(y, self.size.width)
        number = y - self.HEAD + self.scroll_offset.y
        if number >= self.count:
            return Strip.blank(room, self.look())
        return Strip(self.line(number)).adjust_cell_length(room, self.look())

    def head_line(self, y: int, room: int) -> Strip:
        """The head: what the pane shows, and a remark at its right."""
        style = self.look("head")
        remark = f" {clean(self.remark)} " if self.remark else ""
        title = fit(" " + clean(self.heading), max(room - width(remark) - 1, 0))
        gap = max(room - width(title) - width(remark), 0)
        return Strip([Segment(title + " " * gap + remark, style)]).adjust_cell_length(room, style)

    def segments(self, parts: list[Part], *under: str) -> list[Segment]:
        """Segments of named looks, each over the looks `under`."""
        return [Segment(text, self.look(*under, look)) for text, look in parts]

    def set_heading(self, heading: str, remark: str = "") -> None:
        """Change the head."""
        if (heading, remark) != (self.heading, self.remark):
            self.heading, self.remark = heading, remark
            self.refresh(Region(0, 0, self.size.width, self.HEAD))

    # Keys

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
