"""Reading a disclosure in the background: the half of the app that turns a path into a desk."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from textual import work
from textual.app import App
from textual.worker import Worker, WorkerState, get_current_worker

from reconcile.errors import Cancelled, GoujiError
from tui.messages import Failed, Opened, PagesRead, TablesRead
from tui.report import opening
from tui.screens.preview import PreviewScreen
from tui.screens.reading import ReadingScreen
from tui.voice import Voice

OFTEN = 0.05  # seconds between two reports of progress


class Reader(App[int]):
    """Reads and reconciles off the main thread; tells how far it is, and posts `Opened` or `Failed` at the end.

    review, earlier, prior, read_only: as in `opening.open_file`. usual: the name under which the person reviews.
    """

    def __init__(
        self,
        voice: Voice,
        path: Path | None,
        *,
        reviewer: str,
        review: Path | None,
        earlier: Path | None,
        prior: Path | None,
        read_only: bool,
    ) -> None:
        super().__init__()
        self.voice = voice
        self.reviewer, self.usual = reviewer, ""
        self.path, self.review_file, self.earlier, self.prior, self.read_only = path, review, earlier, prior, read_only

    def open(self, path: Path) -> None:
        """Read a file in the background."""
        self.path = path
        self.push_screen(ReadingScreen(self.voice, path.name))
        self._read(path)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _read(self, path: Path) -> None:
        worker = get_current_worker()
        last = 0.0

        def progress(done: int, total: int) -> None:
            nonlocal last
            if monotonic() - last > OFTEN or done == total:
                last = monotonic()
                self.post_message(PagesRead(done, total))

        try:
            desk = opening.open_file(
                path,
                reviewer=self.reviewer,
                usual=self.usual,
                language=self.voice.language,
                progress=progress,
                cancelled=lambda: worker.is_cancelled,
                seen=lambda index: self.post_message(TablesRead(index)),
                review=self.review_file,
                earlier=self.earlier,
                prior=self.prior,
                read_only=self.read_only,
            )
        except Cancelled:
            return  # it has been said already
        except GoujiError as error:
            self.post_message(Failed(f"{path.name}: {self.voice.trouble(error)}"))
        else:
            if worker.is_cancelled:
                desk.review.close()
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

    def on_tables_read(self, event: TablesRead) -> None:
        """What is read can be looked at, and what is decided so far."""
        if isinstance(self.screen, ReadingScreen):
            self.switch_screen(PreviewScreen(self.voice, event.index))
        elif isinstance(self.screen, PreviewScreen):
            self.screen.show(event.index)

    def action_stop_reading(self) -> None:
        """Stop the reading that is under way: at once for the person, in the background as soon as it asks."""
        self.workers.cancel_group(self, "default")
        self.post_message(Failed(self.voice("reading-stopped")))
