"""The lines of the frame: what is open and what is left, the figure at the cursor, the tabs, the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from tui.layout.looks import look
from tui.layout.printed import fit, said, width
from tui.messages import KeyPressed, PaneChosen


class Bar(Widget):
    """One line of parts (text, look), some at the left and some at the right."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.left: Sequence[tuple[str, str]] = ()
        self.right: Sequence[tuple[str, str]] = ()

    def say(self, left: Sequence[tuple[str, str]], right: Sequence[tuple[str, str]] = ()) -> None:
        """Show these parts."""
        if (tuple(left), tuple(right)) != (tuple(self.left), tuple(self.right)):
            self.left, self.right = tuple(left), tuple(right)
            self.refresh()

    def _style(self, name: str) -> Style:
        return self.rich_style + look(self.app.theme_variables, name) if name else self.rich_style

    def render_line(self, y: int) -> Strip:
        """The line; what is at the right stays, what is at the left is cut."""
        return Strip.blank(self.size.width, self.rich_style) if y else self.strip(self.left, self.right)

    def strip(self, left: Sequence[tuple[str, str]], right: Sequence[tuple[str, str]] = ()) -> Strip:
        """Parts as one line of the screen."""
        room = self.size.width
        last = [Segment(said(text), self._style(name)) for text, name in right]
        free = room - sum(width(one.text) for one in last)
        first = []
        for text, name in left:
            shown = fit(said(text), free)
            first.append(Segment(shown, self._style(name)))
            free -= width(shown)
        return Strip([*first, Segment(" " * max(free, 0), self.rich_style), *last]).crop(0, room)


Remark = tuple[str, str, str]  # text, look, action


class TopLine(Bar):
    """A bar whose remarks at the right can be clicked."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.remarks: Sequence[Remark] = ()

    def tell(self, left: Sequence[tuple[str, str]], remarks: Sequence[Remark]) -> None:
        """Show these."""
        self.remarks = remarks
        self.say(left, [(text, look) for text, look, _ in remarks])

    def action_at(self, x: int) -> str:
        """The action of the remark at a cell, or ""."""
        start = self.size.width
        for text, _, action in reversed(self.remarks):
            start -= width(said(text))
            if x >= start:
                return action
        return ""


Entry = tuple[str, str, str]  # id, key, words


def _wide(entry: Entry) -> int:
    return width(entry[1]) + width(entry[2]) + 3


class Choices(Bar):
    """A bar of things to click: (id, text) pairs, one of them chosen."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._spans: list[tuple[int, int, str]] = []

    def offer(self, entries: Sequence[Entry], chosen: str = "", *, last: Sequence[Entry] = ()) -> None:
        """Show entries from the left, as many as fit beside the `last` ones, which are at the right."""
        room = self.size.width - sum(_wide(one) for one in last)
        left = self._row(entries, 0, room)
        right = self._row(last, room, self.size.width)
        self._spans = [*left, *right]
        self.say(self._parts(entries[: len(left)], chosen), self._parts(last, chosen))

    def _row(self, entries: Sequence[Entry], at: int, room: int) -> list[tuple[int, int, str]]:
        spans: list[tuple[int, int, str]] = []
        for entry in entries:
            if self.size.width and at + _wide(entry) > room:
                break
            spans.append((at, at + _wide(entry), entry[0]))
            at += _wide(entry)
        return spans

    @staticmethod
    def _parts(entries: Sequence[Entry], chosen: str) -> list[tuple[str, str]]:
        parts = []
        for name, key, words in entries:
            taken = name == chosen
            parts += [(f" {key}", "chosen" if taken else "accent"), (f" {words} ", "chosen" if taken else "quiet")]
        return parts

    def name_at(self, x: int) -> str:
        """The id of the entry at a cell, or ""."""
        return next((name for start, end, name in self._spans if start <= x < end), "")


LAST = 2  # how many keys are always in sight


class KeysBar(Choices):
    """The keys that matter now; a click presses one."""

    def __init__(self, entries: Callable[[], Sequence[tuple[str, str, str]]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries = entries

    def on_resize(self) -> None:
        """As many keys as fit."""
        self.update()

    def update(self) -> None:
        """Ask again which keys matter."""
        entries = self._entries()
        self.offer(entries[:-LAST], last=entries[-LAST:])

    def on_click(self, event: events.Click) -> None:
        """Press the key under the pointer."""
        if name := self.name_at(event.x):
            self.post_message(KeyPressed(name))


class Tabs(Choices):
    """The panes, where there is room for one at a time."""

    def on_click(self, event: events.Click) -> None:
        """Show the pane under the pointer."""
        if name := self.name_at(event.x):
            self.post_message(PaneChosen(name))
