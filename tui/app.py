"""The app: what is open, in which language and theme, and the reading in the background."""

from __future__ import annotations

import gc
import getpass
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual import work
from textual.app import App
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.notifications import SeverityLevel
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.worker import Worker, WorkerState, get_current_worker

from reconcile.errors import Cancelled, GoujiError, ReviewUnsaved
from reconcile.language import Language
from reconcile.settings import AppSettings
from tui.actions import ALL, EVERYWHERE, Action, bindings
from tui.messages import Failed, FileChosen, Opened, PagesRead
from tui.palette import ActionCommands
from tui.preferences import preferences
from tui.printed import avoid_ambiguous, clean
from tui.recent import Recent
from tui.screens.desk import DeskScreen
from tui.screens.help import HelpScreen
from tui.screens.page import GRAPHICS
from tui.screens.reading import ReadingScreen
from tui.screens.start import StartScreen
from tui.themes import NAMES, THEMES
from tui.voice import Voice

STYLES = (
    "app.tcss",
    "widgets/lines.tcss",
    "widgets/status.tcss",
    "screens/sheet.tcss",
    "screens/reading.tcss",
    "screens/start.tcss",
    "screens/desk.tcss",
    "screens/page.tcss",
)
WITH_GRAPHICS = ("KITTY_WINDOW_ID", "WEZTERM_PANE", "ITERM_SESSION_ID", "GHOSTTY_RESOURCES_DIR")
GARBAGE = 100_000  # new records before Python looks for garbage
OFTEN = 0.05  # seconds between two reports of progress


class PlainScrollBar(ScrollBarRender):
    """A scroll bar of whole cells: the block characters have two widths."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "]


class GoujiApp(App[int]):
    """The reviewer's desk in a terminal."""

    TITLE = "gouji"
    CSS_PATH: ClassVar = list(STYLES)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(EVERYWHERE)]
    COMMANDS: ClassVar = {ActionCommands}

    def __init__(
        self,
        path: Path | None = None,
        *,
        language: Language = "zh",
        reviewer: str = "",
        review: Path | None = None,
        earlier: Path | None = None,
        prior: Path | None = None,
        read_only: bool = False,
        recent: Recent | None = None,
        language_asked: bool = False,
    ) -> None:
        # A document is many records that live as long as it is open: to look through them again and again for what
        # could be freed takes a tenth of the start, and is felt at the keys.
        gc.set_threshold(GARBAGE)
        super().__init__()
        self.animation_level = "none"
        self.voice, self.language_asked = Voice(language), language_asked
        self.reviewer = reviewer or getpass.getuser()
        self.path, self.review_file, self.earlier, self.read_only = path, review, earlier, read_only
        self.prior = prior
        self.recent = recent or Recent()
        self.remapped: dict[str, str] = {}
        self.desk: DeskScreen | None = None
        self.mouse_kept = True
        self._warned = False
        ScrollBar.renderer = PlainScrollBar
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.recent.theme if self.recent.theme in NAMES else NAMES[0]

    def on_mount(self) -> None:
        """Straight in where a file is given, else to the start screen."""
        if self.path is None:
            self.push_screen(StartScreen(self.voice, self.recent))
        else:
            self.open(self.path)

    # Opening

    def open(self, path: Path) -> None:
        """Read a file in the background."""
        self.path = path
        self.push_screen(ReadingScreen(self.voice, path.name))
        self._read(path)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _read(self, path: Path) -> None:
        from tui.opening import open_file  # noqa: PLC0415 - so that the first screen need not wait for the engine

        worker = get_current_worker()
        last = 0.0

        def progress(done: int, total: int) -> None:
            nonlocal last
            if monotonic() - last > OFTEN or done == total:
                last = monotonic()
                self.post_message(PagesRead(done, total))

        try:
            desk = open_file(
                path,
                reviewer=self.reviewer,
                language=self.voice.language,
                progress=progress,
                cancelled=lambda: worker.is_cancelled,
                review=self.review_file,
                earlier=self.earlier,
                prior=self.prior,
                read_only=self.read_only,
            )
        except Cancelled:
            self.post_message(Failed(self.voice("reading-stopped")))
        except GoujiError as error:
            self.post_message(Failed(f"{path.name}: {self.voice.trouble(error)}"))
        else:
            if worker.is_cancelled:
                desk.review.close()
                self.post_message(Failed(self.voice("reading-stopped")))
            else:
                self.post_message(Opened(desk))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A fault that nobody foresaw is said in one line, and nothing is taken for checked."""
        if event.state is WorkerState.ERROR:
            error = event.worker.error
            self.post_message(
                Failed(self.voice.common("fault-unforeseen", said=f"{type(error).__name__}: {error}"[:300]))
            )

    def on_pages_read(self, event: PagesRead) -> None:
        """Show how far the reading is."""
        if isinstance(self.screen, ReadingScreen):
            self.screen.show(event.done, event.total)

    def on_opened(self, event: Opened) -> None:
        """To the desk."""
        desk = event.desk
        gc.freeze()  # what is open now stays; no key need wait until all of it has been looked through
        self._remap(desk.keys)
        self.prefer(desk.app)
        self.recent.add(desk.review.path)
        self.desk = DeskScreen(self.voice, desk.index, desk.review, self.keys_of)
        self.switch_screen(self.desk)
        if self.recent.hint():
            self.notify(self.voice("hint"), timeout=12)

    def prefer(self, wanted: AppSettings) -> None:
        """Look and speak as the person has set it; a language asked for on the command line comes first."""
        if (theme := f"gouji-{wanted.theme}") in NAMES:
            self.theme = theme
        if wanted.language and not self.language_asked:
            self.voice.language = wanted.language
        if wanted.ambiguous_width:
            avoid_ambiguous(wanted.ambiguous_width == "wide")

    def _remap(self, keys: Mapping[str, str]) -> None:
        """Take the person's own keys; say which of them name nothing."""
        known = {action.id for action in ALL}
        self.remapped = {name: key for name, key in keys.items() if name in known}
        self.set_keymap(self.remapped)
        if unknown := sorted(keys.keys() - known):
            self.notify(self.voice("unknown-actions", names=", ".join(unknown)), severity="warning", timeout=10)

    def on_failed(self, event: Failed) -> None:
        """Back to the start screen, with what went wrong."""
        start = StartScreen(self.voice, self.recent)
        self.switch_screen(start)
        self.call_after_refresh(lambda: start.say_trouble(event.why))

    def action_stop_reading(self) -> None:
        """Stop the reading that is under way."""
        self.workers.cancel_group(self, "default")

    def on_file_chosen(self, event: FileChosen) -> None:
        """Open what was chosen on the start screen."""
        from tui.opening import sample  # noqa: PLC0415

        self.review_file = self.earlier = self.prior = None
        try:
            path = event.path or sample()
        except OSError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.pop_screen()
        self.open(path)

    # What holds everywhere

    def keys_of(self, action: Action) -> tuple[str, ...]:
        """The keys of an action, as the person has set them."""
        own = self.remapped.get(action.id)
        return tuple(own.split(",")) if own else action.keys

    def action_language(self) -> None:
        """The interface in the other language; the document stays as it is."""
        self.voice.language = self.voice.other()
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen | StartScreen):
                screen.load_words()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something for a while. It may quote a document or a path, so it is never markup."""
        super().notify(clean(message), title=title, severity=severity, timeout=timeout, markup=False)

    def action_theme(self) -> None:
        """The next theme."""
        self.theme = NAMES[(NAMES.index(self.theme) + 1) % len(NAMES)] if self.theme in NAMES else NAMES[0]
        self.recent.keep_theme(self.theme)

    def action_command_palette(self) -> None:
        """Every action by its name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=self.voice("palette"), id="--command-palette"))

    def action_mouse(self) -> None:
        """Leave the mouse to the terminal, so that it can select text, or take it back."""
        self.mouse_kept = not self.mouse_kept
        name = "_enable_mouse_support" if self.mouse_kept else "_disable_mouse_support"
        getattr(self._driver, name, lambda: None)()  # Textual has no public way; a driver without a mouse has none
        self.notify(self.voice("mouse-kept" if self.mouse_kept else "mouse-left"), timeout=4)

    def action_help(self) -> None:
        """All keys."""
        self.push_screen(HelpScreen(self.voice, self.keys_of), self.do)

    def do(self, call: str | None) -> None:
        """Do an action by its name for Textual."""
        if call:
            everywhere = call in {one.call for one in EVERYWHERE}
            self.call_later(self.run_action, call, self if everywhere else self.screen)

    def action_open(self) -> None:
        """Another disclosure."""
        if self._close():
            self.desk = None
            self.switch_screen(StartScreen(self.voice, Recent(self.recent.file)))

    async def action_quit(self) -> None:
        """Leave; everything is on disk already."""
        self.workers.cancel_all()
        if self._close():
            self.exit(0)

    def _close(self) -> bool:
        """Close the review; False where something of it could not be saved and the person has not insisted."""
        if self.desk is None:
            return True
        self.desk.remember()
        try:
            self.desk.review.close()
        except ReviewUnsaved as error:
            if self._warned:
                return True
            self._warned = True
            said = f"{self.voice.trouble(error)}\n{self.voice('quit-again')}"
            self.notify(said, title=self.voice("unsaved"), severity="error", timeout=15, markup=False)
            return False
        return True


def prepare_graphics() -> None:
    """Ask the terminal for its graphics, which must be done before the app runs, if it is one that has any."""
    if any(os.environ.get(name) for name in WITH_GRAPHICS) and find_spec("textual_image"):
        import_module(GRAPHICS)


def run(
    path: Path | None,
    *,
    review: Path | None = None,
    earlier: Path | None = None,
    prior: Path | None = None,
    read_only: bool = False,
    language: Language = "zh",
) -> int:
    """Run the app until the person leaves; returns the exit status."""
    prepare_graphics()
    asked = any(one.startswith("--lang") for one in sys.argv) or "GOUJI_LANG" in os.environ
    app = GoujiApp(
        path,
        review=review,
        earlier=earlier,
        prior=prior,
        read_only=read_only,
        language=language,
        language_asked=asked,
    )
    app.prefer(preferences(path))
    status = app.run()
    return app.return_code or status or 0
