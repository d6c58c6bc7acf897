"""Writing the review out: which form, which findings, which file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label

from reconcile.errors import GoujiError
from tui.exporting import FORMS, write
from tui.screens.sheet import Sheet
from tui.voice import Voice
from tui.widgets.rows import Choice, Rows

if TYPE_CHECKING:
    from reconcile.review import ReviewSession
    from tui.index import Index


class ExportScreen(Sheet[None]):
    """A list of forms and the name of the file."""

    def __init__(self, voice: Voice, review: ReviewSession, index: Index) -> None:
        super().__init__(voice)
        self.review, self.index = review, index

    def compose(self) -> ComposeResult:
        """The list and the name."""
        with Vertical(classes="panel short"):
            yield Label(self.voice("export-title"), classes="title", markup=False)
            rows: Rows[str] = Rows((8, 0))
            rows.HEAD = 0
            yield rows
            yield Input(id="name")
            yield Label(self.voice("export-hint"), classes="hint", markup=False)

    def on_mount(self) -> None:
        """Fill the list."""
        rows: Rows[str] = self.query_one(Rows)
        rows.offer([Choice(one, ((one, "strong"), (self.voice(f"export-{one}"), ""))) for one in FORMS])
        self._propose(FORMS[0])
        rows.focus()

    def _propose(self, form: str) -> None:
        stem = self.review.path.name.removesuffix(".toml").removesuffix(".review")
        self.query_one(Input).value = str(self.review.path.with_name(f"{stem}.review.{form}"))

    def on_key(self) -> None:
        """The name follows the form under the cursor."""
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        rows: Rows[str] = self.query_one(Rows)
        if self.focused is rows and rows.value is not None:
            self._propose(rows.value)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Write this form."""
        self._propose(str(event.value))
        self._write(str(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write to the file that was typed, in the form of its suffix."""
        form = Path(event.value).suffix.removeprefix(".")
        self._write(form if form in FORMS else FORMS[0])

    def _write(self, form: str) -> None:
        file = Path(self.query_one(Input).value).expanduser()
        try:
            write(self.review, self.index, form, file, self.voice.language)
        except GoujiError as error:
            self.notify(self.voice.trouble(error), severity="error", timeout=10)
        except OSError as error:
            self.notify(f"{file}: {error.strerror}", severity="error", timeout=10, markup=False)
        else:
            self.app.notify(self.voice("exported", file=str(file)), timeout=8, markup=False)
            self.dismiss(None)
