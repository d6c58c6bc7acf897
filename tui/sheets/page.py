"""One page as printed, what is in question boxed: near it or whole, and on to the next."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from pathlib import Path
from typing import ClassVar, Final, Protocol

from msgspec import Struct
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Offset, Size
from textual.widgets import Label
from textual.worker import Worker, get_current_worker

from reconcile.disclosure import Box
from tui.actions import DESK
from tui.layout.graphics import Way
from tui.layout.page_image import Window, page_image, page_size, window_at
from tui.layout.printed import said
from tui.sheets.sheet import Sheet
from tui.system.viewer import open_viewer
from tui.voice import Voice
from tui.widgets.hint import Hint
from tui.widgets.page_view import Lines, PageView

READABLE = 90  # lines of a terminal in which a whole page in half blocks can be read
FINE = 3  # dots that are drawn for one of a half block
STEP = 1.5  # times nearer or farther, with one key


class Printed(Struct, frozen=True):
    """Where something is printed, and its words. about: the finding that it belongs to, in a line."""

    page: int
    boxes: Sequence[Box]
    words: str
    about: str = ""


class Behind(Protocol):
    """The desk, of which the page shows what is at hand."""

    def printed(self) -> Printed | None:
        """What is printed at the finding at hand, or at the cursor; None where nothing is."""

    def step(self, way: int, *, only_open: bool) -> None:
        """To the next finding this way, or to the next that is not decided."""

    def decided(self) -> str:
        """How many findings are, in words."""

    def run_action(self, action: str) -> Awaitable[object]:
        """Do what one of its keys does."""


DECIDES: Final = frozenset({"confirm", "dismissed", "explained", "note", "undo", "redo"})


class PageScreen(Sheet[None]):
    """A page, near what is in question or whole; the arrows move it, + and - go nearer and farther. Findings are
    stepped through and decided as on the desk behind it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(",".join(one.keys), f"decide('{one.call}')", id=one.id, show=False)
            for one in DESK
            if one.id in DECIDES
        ),
        Binding("n", "step(1)", show=False),
        Binding("p", "step(-1)", show=False),
        Binding("N", "step(1, True)", show=False),
        Binding("P", "step(-1, True)", show=False),
        Binding("pagedown", "turn(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("left,h", "move(-1, 0)", show=False),
        Binding("right,l", "move(1, 0)", show=False),
        Binding("up,k", "move(0, -1)", show=False),
        Binding("down,j", "move(0, 1)", show=False),
        Binding("plus,equals_sign", "nearer(1)", show=False),
        Binding("minus", "nearer(-1)", show=False),
        Binding("z", "whole", show=False),
        Binding("V", "viewer", show=False),
        Binding("v", "dismiss_sheet", show=False),
    ]
    way: ClassVar[Way] = ""  # in which the terminal draws pictures

    def __init__(self, voice: Voice, file: Path, asked: Printed, pages: int, behind: Behind) -> None:
        super().__init__(voice)
        self.behind = behind
        self.file, self.asked, self.page, self.pages = file, asked, asked.page, pages
        self.whole = not asked.boxes
        self.window: Window | None = None  # what is seen, once it is drawn
        self.wanted: Window | None = None  # where the person has gone; without it, what is in question is shown
        self.paper = 0.0, 0.0  # the size of the page

    def compose(self) -> ComposeResult:
        """The page."""
        with Vertical(id="page"):
            yield Label("", classes="title", markup=False)
            yield PageView(self.way)
            yield Label(self._told(), id="words", markup=False)
            yield Hint(self.voice("page-hint"))

    @property
    def view(self) -> PageView:
        """Where it is shown."""
        return self.query_one(PageView)

    def on_page_view_resized(self) -> None:
        """Draw it, at first and for each size."""
        self.draw()

    def on_screen_suspend(self) -> None:
        """Nothing is drawn over what is asked on another sheet."""
        self.view.take_away()

    def on_screen_resume(self) -> None:
        """Draw it again, as the answer has left the finding."""
        self.ask()

    def _told(self) -> str:
        """The finding and what is boxed, in words, where one is on its page."""
        told = (self.asked.about, self.asked.words) if self.page == self.asked.page else ()
        return "\n".join(map(said, filter(None, told)))

    def draw(self) -> None:
        """Draw what is seen of the page of the moment."""
        words = self.query_one("#words", Label)
        words.update(told := self._told())
        words.display = bool(told)
        if self.view.size:
            self._render_page(self.page, self.wanted, self.view.size, self.view.region.offset)

    @work(thread=True, exclusive=True)
    def _render_page(self, page: int, window: Window | None, room: Size, at: Offset) -> None:
        worker, boxes = get_current_worker(), self.asked.boxes if page == self.asked.page else ()
        dots = self.view.dots
        fine = 1 if self.way else FINE
        try:
            size = page_size(self.file, page)
            if self.whole:
                window = Window(0, 0, *size)
            elif window is None:
                window = window_at(boxes[0] if boxes else (0, 0, size[0], 0), dots, self.view.point)
            else:
                window = window.nearer(1, dots)  # in the shape that the pane has now
            window = window.within(size)
            image = page_image(self.file, page, boxes, window, (dots[0] * fine, dots[1] * fine))
        except (OSError, RuntimeError) as error:  # the file is gone, or not what it was
            self.app.call_from_thread(self._failed, worker, str(error))
            return
        self.app.call_from_thread(self._show, worker, self.view.lines_of(image, room, at), window, size)

    def _failed(self, worker: Worker[None], why: str) -> None:
        if worker.is_cancelled or not self.is_current:
            return
        self.app.notify(self.voice("page-failed", file=self.file.name, why=why), severity="error")
        self.dismiss(None)

    def _show(self, worker: Worker[None], lines: Lines, window: Window, size: tuple[float, float]) -> None:
        if worker.is_cancelled:  # another one is under way
            return
        self.window, self.paper = window, size
        self.wanted = window if self.wanted is not None else None  # no farther than the page goes
        self.whole = (window.across, window.down) == size
        self.view.show(lines)
        seen = self.voice("page-whole") if self.whole else self.voice("page-seen", **_hundredths(window, size))
        page = self.voice("page-title", page=self.page, pages=self.pages)
        self.query_one(".title", Label).update(f"{page}    {seen}    {self.behind.decided()}")

    def ask(self) -> None:
        """Show what the desk has at hand now, as near as what was; where nothing of it is printed, go to the desk."""
        asked = self.behind.printed()
        if asked is None:
            self.action_dismiss_sheet()
            return
        if (asked.page, asked.boxes) != (self.asked.page, self.asked.boxes) or self.page != asked.page:
            self.whole = not asked.boxes or (self.whole and bool(self.asked.boxes))
            self.page, self.wanted = asked.page, None
        self.asked = asked
        self.draw()

    def action_step(self, way: int, only_open: bool = False) -> None:  # noqa: FBT001 - of a binding
        """To what is printed at another finding."""
        self.behind.step(way, only_open=only_open)
        self.ask()

    async def action_decide(self, action: str) -> None:
        """As on the desk, what is in sight: from another page the first key only comes back."""
        if self.page == self.asked.page:
            await self.behind.run_action(action)
        if self.is_current:
            self.ask()

    def action_turn(self, way: int) -> None:
        """The next page, or the one before, at the same place."""
        self.page, self.wanted = min(max(self.page + way, 1), self.pages), self.wanted or self.window
        self.draw()

    def action_move(self, across: int, down: int) -> None:
        """A close view, by a third of it; a whole page is turned."""
        if self.whole:
            self.action_turn(across)
        elif (seen := self.wanted or self.window) is not None:
            self.wanted = seen.moved(across, down)
            self.draw()

    def on_page_view_pushed(self, event: PageView.Pushed) -> None:
        """The wheel and clicks do what the arrows do."""
        self.action_move(event.across, event.down)

    def action_nearer(self, way: int) -> None:
        """Nearer, or farther, up to the whole page."""
        seen = self.wanted or self.window
        if seen is None:
            return
        boxed = [box[:2] for box in self.asked.boxes if self.page == self.asked.page and seen.shows(box[:2])]
        self.whole = way < 0 and seen.across == self.paper[0]
        self.wanted = seen.nearer(STEP**way, self.view.dots, *boxed[:1])
        self.draw()

    def action_whole(self) -> None:
        """The whole page, or what is in question."""
        self.whole, self.wanted = not self.whole, None
        if self.whole and not self.way and self.size.height < READABLE:
            self.notify(self.voice("page-small"), severity="warning", timeout=8)
        self.draw()

    def action_viewer(self) -> None:
        """This page in the system's viewer."""
        open_viewer(self, self.voice, self.file, self.page)

    def action_dismiss_sheet(self) -> None:
        """Put it away, and the picture first."""
        self.view.take_away()
        self.call_after_refresh(self._leave)

    def _leave(self) -> None:
        self.dismiss(None)


def _hundredths(window: Window, size: tuple[float, float]) -> dict[str, int]:
    """Where what is seen begins and ends, of the page across and down."""
    return {
        "left": round(100 * window.left / size[0]),
        "right": round(100 * (window.left + window.across) / size[0]),
        "top": round(100 * window.top / size[1]),
        "bottom": round(100 * (window.top + window.down) / size[1]),
    }
