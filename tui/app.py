"""The app: what is open, in which language and theme."""

from __future__ import annotations

import gc
import os
import signal
import sys
from asyncio import AbstractEventLoop, get_running_loop
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.notifications import SeverityLevel

from reconcile.errors import ReviewUnsaved
from reconcile.language import Language
from tui.actions import ALL, EVERYWHERE, bindings, shown_key
from tui.boundary import narrate
from tui.desk.screen import DeskScreen
from tui.layout.graphics import ask
from tui.layout.printed import clean
from tui.leaving import farewell
from tui.manner import Manner
from tui.messages import Failed, FileChosen, Opened, Preferred
from tui.palette import ActionCommands
from tui.report import opening
from tui.screens.start import StartScreen
from tui.sheets.help import HelpScreen
from tui.sheets.note import NoteScreen
from tui.sheets.page import PageScreen
from tui.system.preferences import preferences
from tui.system.recent import Recent
from tui.voice import Voice

STYLES = (
    "app.tcss",
    "widgets/lines.tcss",
    "widgets/status.tcss",
    "sheets/sheet.tcss",
    "screens/reading.tcss",
    "screens/start.tcss",
    "desk/desk.tcss",
    "sheets/page.tcss",
)
UNTIL_KEY = 3600.0  # seconds: a person comes back sooner


class GoujiApp(Manner):
    """The reviewer's desk in a terminal. path: a disclosure or a review to open, or a folder to choose from."""

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
        self.folder = path if path is not None and path.is_dir() else None  # to go through, file by file
        path = None if self.folder else path
        super().__init__(
            Voice(language), path, reviewer=reviewer, review=review, earlier=earlier, prior=prior, read_only=read_only
        )
        self.language_asked = language_asked
        self.take_up(recent or Recent())
        self.desk: DeskScreen | None = None
        self._warned = False

    def on_mount(self) -> None:
        """Straight in where a file is given, else to the start screen. A line that breaks off is a way of leaving."""
        if hasattr(signal, "SIGHUP") and not self.is_headless:
            loop = get_running_loop()
            for one in (signal.SIGHUP, signal.SIGTERM):
                signal.signal(one, lambda *_: self._torn_off(loop))
        if self.path is None:
            self.push_screen(self._start())
        else:
            self.open(self.path)

    def _torn_off(self, loop: AbstractEventLoop) -> None:
        """Leave. With the end of a line the system says to go on, too, at which the toolkit would begin anew."""
        signal.signal(signal.SIGCONT, lambda *_: None)
        loop.call_soon_threadsafe(self.call_later, self.action_quit)

    # Opening

    def on_opened(self, event: Opened) -> None:
        """To the desk."""
        desk = event.desk
        gc.freeze()  # what is open now stays; no key need wait until all of it has been looked through
        self._remap(desk.keys)
        self.prefer(desk.app)
        self.recent.add(desk.review.path)
        self.desk = DeskScreen(self.voice, desk.index, desk.review, self.keys_of)
        self.desk.advance = desk.app.advance or self.recent.kept.advance
        self.desk.unnamed = not desk.named
        self.switch_screen(self.desk)
        if self.recent.hint():
            keys = {one.call: " ".join(map(shown_key, self.keys_of(one)[:1])) for one in ALL}
            self.notify(self.voice("hint", **keys), timeout=12)

    def on_failed(self, event: Failed) -> None:
        """Back to the start screen, with what went wrong."""
        start = self._start()
        self.switch_screen(start)
        self.call_after_refresh(lambda: start.say_trouble(event.why))

    def on_file_chosen(self, event: FileChosen) -> None:
        """Open what was chosen on the start screen."""
        self.review_file = self.earlier = self.prior = None
        try:
            path = event.path or opening.sample()
        except OSError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.pop_screen()
        self.open(path)

    # What holds everywhere

    def on_preferred(self, event: Preferred) -> None:
        """Remember it for the next time."""
        self.recent.prefer(**event.what)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something for a while, at most until the next key; an error until then. It may quote a document or a
        path, so it is never markup.
        """
        lasts = UNTIL_KEY if severity == "error" else timeout
        lines = "\n".join(map(clean, message.split("\n")))
        super().notify(lines, title=title, severity=severity, timeout=lasts, markup=False)

    async def on_event(self, event: events.Event) -> None:
        """A key takes away what was said, and the rows that it took, which Textual would keep."""
        if isinstance(event, events.Key) and self._notifications:
            self.clear_notifications()
            self.screen.query("ToastHolder").remove()
        await super().on_event(event)

    def action_command_palette(self) -> None:
        """Every action by its name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=self.voice("palette"), id="--command-palette"))

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
            self.switch_screen(self._start())

    def _start(self) -> StartScreen:
        begun = self.path or self.folder
        at = begun.resolve() if begun else None
        return StartScreen(self.voice, Recent(self.recent.file), at, browsing=self.folder is not None)

    def action_help_quit(self) -> None:
        """Ctrl+C ends nothing here; say what does."""
        key = next(shown_key(self.keys_of(one)[0]) for one in EVERYWHERE if one.id == "quit")
        self.notify(self.voice("quit-how", key=key), timeout=4)

    async def action_quit(self) -> None:
        """Leave; everything is on disk already, but for a note that is being written: that is kept first."""
        if isinstance(self.screen, NoteScreen):
            self.screen.action_keep()
            self.screen_stack[-2].call_later(self.action_quit)
            return
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


def run(
    path: Path | None,
    *,
    review: Path | None = None,
    earlier: Path | None = None,
    prior: Path | None = None,
    reviewer: str = "",
    read_only: bool = False,
    language: Language = "zh",
) -> int:
    """Run the app until the person leaves; returns the exit status."""
    PageScreen.way = ask()
    asked = any(one.startswith("--lang") for one in sys.argv) or "GOUJI_LANG" in os.environ
    app = GoujiApp(
        path,
        reviewer=reviewer,
        review=review,
        earlier=earlier,
        prior=prior,
        read_only=read_only,
        language=language,
        language_asked=asked,
    )
    app.prefer(preferences(path))
    status = app.run()
    if app.desk is not None and (line := farewell(app.desk.review, app.voice.language, reviewer)):
        narrate(line)
    return app.return_code or status or 0
