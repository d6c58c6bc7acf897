"""The keys of a sheet, under it. Each can be clicked, so that whatever a key does the mouse does too."""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.strip import Strip

from tui.actions import pressed
from tui.layout.printed import width
from tui.widgets.status import Bar

BETWEEN = "   "  # between two keys, in the message


class Hint(Bar):
    """`Enter open   Esc close`, in as many lines as it takes."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tell(words)

    def tell(self, words: str) -> None:
        """Other keys, or the same in another language."""
        self.words = words.split(BETWEEN)
        self.refresh(layout=True)

    def _lines(self, room: int) -> list[list[str]]:
        lines: list[list[str]] = [[]]
        for one in self.words:
            if lines[-1] and sum(width(word) + len(BETWEEN) for word in lines[-1]) + width(one) + 2 > room:
                lines.append([])
            lines[-1].append(one)
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it takes."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """One line."""
        lines = self._lines(self.size.width)
        text = " " + BETWEEN.join(lines[y]) if y < len(lines) else ""
        return self.strip([(text, "quiet")])

    def key_at(self, x: int, y: int) -> str:
        """The key that is written there, as Textual calls it, or ""."""
        lines, at = self._lines(self.size.width), 1
        for one in lines[y] if y < len(lines) else []:
            if at <= x < at + width(one):
                return pressed(one.split(" ")[0])
            at += width(one) + len(BETWEEN)
        return ""

    def on_click(self, event: events.Click) -> None:
        """Press the key under the pointer."""
        event.stop()
        if key := self.key_at(event.x, event.y):
            self.app.simulate_key(key)
