"""One page as printed, what is in question boxed: in graphics where the terminal has them, else in half blocks."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from rich.segment import Segment
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Label
from textual.worker import get_current_worker

from reconcile.disclosure import Box
from tui.page_image import Window, half_blocks, page_image, page_size, window_at
from tui.screens.sheet import Sheet
from tui.viewer import open_viewer
from tui.voice import Voice
from tui.widgets.hint import Hint
from tui.widgets.lines import LineView

if TYPE_CHECKING:
    from PIL.Image import Image

READABLE = 90  # lines of a terminal in which a whole page in half blocks can be read
GRAPHICS = "textual_image.widget"
SHARP = 3.0  # pixels a point

View = Literal["near", "letters", "whole"]
NEXT: Final[dict[View, View]] = {"near": "letters", "letters": "whole", "whole": "near"}


def has_graphics() -> bool:
    """Whether the terminal has answered that it draws pictures; its half blocks are no better than ours."""
    found = sys.modules.get("textual_image.renderable")
    return found is not None and found.Image in {found.TGPImage, found.SixelImage}


class BlocksView(LineView, can_focus=False):
    """An image in half blocks."""

    HEAD = 0

    class Pushed(Message):
        """The wheel was turned, this way."""

        def __init__(self, across: int, down: int) -> None:
            super().__init__()
            self.across, self.down = across, down

    def __init__(self) -> None:
        super().__init__(id="blocks")
        self._image: Image | None = None
        self._blocks: list[list[Segment]] = []

    def show_image(self, image: Image) -> None:
        """Show an image."""
        self._image = image
        self._fit()

    def on_resize(self) -> None:
        """The image fits the pane."""
        self._fit()

    def _fit(self) -> None:
        if self._image is not None and self.size.width:
            self._blocks = half_blocks(self._image, self.size.width, self.size.height)
            self.lines_changed()

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._blocks)

    def line(self, number: int) -> list[Segment]:
        """One line."""
        return self._blocks[number]

    def move(self, way: str) -> None:
        """There is no cursor."""

    def turned(self, across: int, down: int) -> None:
        """The wheel moves what is seen near."""
        self.post_message(self.Pushed(across, down))


class PageScreen(Sheet[None]):
    """A page; n and p turn it, z shows it near, so near that letters are told apart, or whole, the arrows move it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,pagedown", "turn(1)", show=False),
        Binding("p,pageup", "turn(-1)", show=False),
        Binding("left,h", "move(-1, 0)", show=False),
        Binding("right,l", "move(1, 0)", show=False),
        Binding("up,k", "move(0, -1)", show=False),
        Binding("down,j", "move(0, 1)", show=False),
        Binding("z", "near", show=False),
        Binding("V", "viewer", show=False),
        Binding("v", "dismiss_sheet", show=False),
    ]

    def __init__(self, voice: Voice, file: Path, page: int, pages: int, boxes: Sequence[Box], decided: str) -> None:
        super().__init__(voice)
        self.decided = decided  # how many findings are, in words
        self.file, self.page, self.pages = file, page, pages
        self.boxes, self.boxed_page = boxes, page
        self.view: View = "near" if boxes else "whole"
        self.window: Window | None = None  # of a close view, once it is drawn

    def compose(self) -> ComposeResult:
        """The page."""
        with Vertical(id="page"):
            yield Label("", classes="title", markup=False)
            yield sys.modules[GRAPHICS].Image(id="graphics") if has_graphics() else BlocksView()
            yield Hint(self.voice("page-hint"))

    def on_mount(self) -> None:
        """Draw it."""
        self.draw()

    def draw(self) -> None:
        """Draw the page of the moment."""
        page = self.voice("page-title", page=self.page, pages=self.pages)
        self.query_one(".title", Label).update(f"{page}    {self.decided}")
        self._render_page(self.page, self.window)

    @work(thread=True, exclusive=True)
    def _render_page(self, page: int, window: Window | None) -> None:
        worker, boxes = get_current_worker(), self.boxes if page == self.boxed_page else ()
        try:
            if self.view != "whole":
                size = page_size(self.file, page)
                shape = (self.size.width, 2 * (self.size.height - 2))
                box = boxes[0] if boxes else (0.0, 0.0, size[0], 0.0)
                window = (window or window_at(box, shape, letters=self.view == "letters")).within(size)
            image = page_image(self.file, page, boxes, scale=SHARP, window=window)
        except (OSError, RuntimeError) as error:  # the file is gone, or not what it was
            if not worker.is_cancelled:
                self.app.call_from_thread(self._failed, str(error))
        else:
            if not worker.is_cancelled:  # else another one is under way
                self.app.call_from_thread(self._show, image, window)

    def _failed(self, why: str) -> None:
        self.app.notify(self.voice("page-failed", file=self.file.name, why=why), severity="error")
        self.dismiss(None)

    def _show(self, image: Image, window: Window | None) -> None:
        self.window = window
        for blocks in self.query(BlocksView):
            blocks.show_image(image)
        for graphics in self.query("#graphics"):
            setattr(graphics, "image", image)  # noqa: B010 - the widget of textual-image, which may not be there

    def action_turn(self, way: int) -> None:
        """The next page, or the one before."""
        self.page, self.window = min(max(self.page + way, 1), self.pages), None
        self.draw()

    def action_move(self, across: int, down: int) -> None:
        """A close view, by a third of it; a whole page is turned."""
        if self.window is not None:
            self.window = self.window.moved(across, down)
            self.draw()
        elif across:
            self.action_turn(across)

    def on_blocks_view_pushed(self, event: BlocksView.Pushed) -> None:
        """The wheel does what the arrows do."""
        self.action_move(event.across, event.down)

    def action_near(self) -> None:
        """Nearer, and from the nearest back to the whole."""
        self.view, self.window = NEXT[self.view], None
        if self.view == "whole" and not has_graphics() and self.size.height < READABLE:
            self.notify(self.voice("page-small"), severity="warning", timeout=8)
        self.draw()

    def action_viewer(self) -> None:
        """This page in the system's viewer."""
        open_viewer(self, self.voice, self.file, self.page)
