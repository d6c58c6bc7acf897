"""An image on the terminal: in graphics where it has them, else in half blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import ControlType, Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip

from tui.layout.graphics import Way, cell_size, drawing, kitty_away
from tui.layout.page_image import half_blocks
from tui.widgets.lines import LineView

if TYPE_CHECKING:
    from PIL.Image import Image

LETTER = 8.0  # points that get the height of a line: print is about as large as what else is on the terminal
BLOCKS = 1.2  # dots that a point needs in half blocks, for letters to be told apart
COMMAND = [(ControlType.CURSOR_FORWARD, 0)]  # marks what takes no cells

Lines = list[list[Segment]]


class PageView(LineView, can_focus=False):
    """An image, in graphics or in half blocks."""

    HEAD = 0

    class Pushed(Message):
        """The wheel was turned this way, or what is that way was clicked."""

        def __init__(self, across: int, down: int) -> None:
            super().__init__()
            self.across, self.down = across, down

    class Resized(Message):
        """The image must be drawn for another size."""

    def __init__(self, way: Way) -> None:
        super().__init__(id="picture")
        self.way = way
        self.drawn: Lines = []

    @property
    def dots(self) -> tuple[int, int]:
        """How many there are, across and down: of a picture, or half cells. After Sixel a terminal goes to the next
        line, at which it may roll: one line stays empty.
        """
        across, down = cell_size() if self.way else (1, 2)
        return self.size.width * across, (self.size.height - (self.way == "sixel")) * down

    @property
    def point(self) -> float:
        """How many dots a point takes, for letters to be read."""
        return cell_size()[1] / LETTER if self.way else BLOCKS

    def lines_of(self, image: Image, size: Size, at: Offset) -> Lines:
        """An image as lines of this size from this place of the screen; it takes a while."""
        if not self.way:
            return half_blocks(image, size.width, size.height)
        across, down = cell_size()
        columns, rows = min(-(-image.width // across), size.width), min(-(-image.height // down), size.height)
        command = f"\x1b7\x1b[{at.y + 1};{at.x + 1}H{drawing(self.way, image, columns, rows)}\x1b8"
        return self._with(command, size)

    def _with(self, command: str, size: Size) -> Lines:
        """Empty lines, and then a command to the terminal: what is written over a picture may rub it out."""
        empty = [Segment(" " * size.width, self.look())]
        return [*([empty] * (size.height - 1)), [*empty, Segment(command, Style.null(), COMMAND)]]

    def show(self, lines: Lines) -> None:
        """Show an image."""
        self.drawn = lines
        self.refresh()

    def take_away(self) -> None:
        """Leave nothing on the terminal."""
        self.show(self._with(kitty_away(), self.size) if self.way == "kitty" else [])

    def on_resize(self) -> None:
        """The image fits the pane."""
        self.post_message(self.Resized())

    def render_line(self, y: int) -> Strip:
        """One line of the image, or none."""
        if y >= len(self.drawn):
            return Strip.blank(self.size.width, self.look())
        line = self.drawn[y]
        shown = Segment.get_line_length(line)
        return Strip([*line, Segment(" " * (self.size.width - shown), self.look())], max(self.size.width, shown))

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.drawn)

    def turned(self, across: int, down: int) -> None:
        """The wheel moves what is seen."""
        self.post_message(self.Pushed(across, down))

    def on_click(self, event: events.Click) -> None:
        """A click goes to what is there: the third of the pane that is clicked gets into its middle."""
        event.stop()
        self.turned(3 * event.x // self.size.width - 1, 3 * event.y // self.size.height - 1)
