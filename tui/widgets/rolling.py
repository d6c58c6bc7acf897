"""What rolls up and down, and to the side: the wheel, and a bar at the right that shows where one is.

The toolkit's own bars are widgets, laid out, styled and painted one by one; here they are the last cell of a line.
"""

from __future__ import annotations

from math import ceil

from textual import events
from textual.geometry import Offset, Size
from textual.reactive import Reactive
from textual.widget import Widget

WHEEL = 3  # lines, or twice as many cells, of one turn


class Rolling(Widget, can_focus=True):
    """A window of `rows_in_sight` lines and `room` cells on something larger."""

    HEAD = 1  # lines above that stay
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)  # no new size is a reason for a second layout

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.rolled = Offset(0, 0)
        self.awaited = Size(0, 0)  # of a pane that is hidden: the size that it will have
        self._held = False  # the bar, with the mouse

    @property
    def count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    @property
    def across(self) -> int:
        """How many cells the widest line has, where one can roll to the side."""
        return 0

    @property
    def rows_in_sight(self) -> int:
        """How many lines fit."""
        return max((self.size.height or self.awaited.height) - self.HEAD, 1)

    @property
    def room(self) -> int:
        """How many cells a line has, beside the bar."""
        return max((self.size.width or self.awaited.width) - 1, 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as its lines, where the style sheet leaves that open."""
        return self.count + self.HEAD

    def roll(self, x: int | None = None, y: int | None = None) -> None:
        """Bring this line to the top, this cell to the left, as far as there is anything there."""
        to = Offset(
            min(max(self.rolled.x if x is None else x, 0), max(self.across - self.room, 0)),
            min(max(self.rolled.y if y is None else y, 0), max(self.count - self.rows_in_sight, 0)),
        )
        if to != self.rolled:
            self.rolled = to
            self.refresh()

    def scroll_into_sight(self, first: int, last: int, *, middle: bool = False) -> None:
        """Roll the least that brings these lines into sight; with `middle`, well into it."""
        top, fits = self.rolled.y, self.rows_in_sight
        if top <= first and last < top + fits:
            return
        self.roll(y=first - fits // 3 if middle else (first if first < top else last - fits + 1))

    def on_resize(self) -> None:
        """No further than there is anything."""
        self.roll()

    # The wheel

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Down, or to the right."""
        self._turn(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Up, or to the left."""
        self._turn(event, -1)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """To the right."""
        self._turn(event, 1, aside=True)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """To the left."""
        self._turn(event, -1, aside=True)

    def _turn(self, event: events.MouseEvent, way: int, *, aside: bool = False) -> None:
        event.stop()
        to_side = aside or event.ctrl or event.shift
        self.turned(way if to_side else 0, 0 if to_side else way)

    def turned(self, across: int, down: int) -> None:
        """The wheel was turned."""
        self.roll(self.rolled.x + 2 * WHEEL * across, self.rolled.y + WHEEL * down)

    # The bar

    def in_bar(self, y: int) -> bool:
        """Whether the bar's handle is on this line of the screen."""
        high, whole = self.outer_size.height - self.HEAD, self.count
        if whole <= high or high < 1:
            return False
        long = max(1.0, high * high / whole)
        start = int((high - long) * self.rolled.y / (whole - high))
        return start <= y - self.HEAD < start + ceil(long)

    def _grip(self, y: int) -> None:
        """The handle's middle to this line of the screen."""
        high = max(self.size.height - self.HEAD, 1)
        self.roll(y=round((y - self.HEAD) * self.count / high - self.rows_in_sight / 2))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the bar."""
        if event.x == self.room and event.y >= self.HEAD and self.count > self.rows_in_sight:
            self._held = True
            self.capture_mouse()
            self._grip(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The bar goes with the mouse."""
        if self._held:
            self._grip(event.y)

    def on_mouse_up(self) -> None:
        """Let the bar go."""
        if self._held:
            self._held = False
            self.release_mouse()
