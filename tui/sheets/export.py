"""Writing the review out: which form, which findings, which file."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Label

from reconcile.errors import GoujiError
from reconcile.export.formats import FORMATS, Format
from reconcile.export.saving import free_name, save_export
from reconcile.review import ReviewSession
from tui.report.index import Index
from tui.sheets.sheet import Sheet
from tui.voice import Voice
from tui.widgets.hint import Hint
from tui.widgets.rows import Choice, Rows
from tui.widgets.typed import Line


class ExportScreen(Sheet[None]):
    """A list of forms and the name of the file."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "confirmed", show=False)]

    def __init__(self, voice: Voice, review: ReviewSession, index: Index) -> None:
        super().__init__(voice)
        self.review, self.index = review, index
        self.confirmed = False
        self.said = False  # whether the person has said which findings; else a letter holds what was confirmed

    def compose(self) -> ComposeResult:
        """The list and the name."""
        with Vertical(classes="panel short"):
            yield Label(self.voice("export-title"), classes="title", markup=False)
            rows: Rows[Format] = Rows((8, 0))
            rows.HEAD = 0
            yield rows
            yield Label("", id="which", markup=False)
            yield Line(id="file")
            yield Hint(self.voice("export-hint"))

    def on_mount(self) -> None:
        """Fill the list."""
        rows: Rows[Format] = self.query_one(Rows)
        rows.offer([Choice(one, ((one, "strong"), (self.voice(f"export-{one}"), ""))) for one in FORMATS])
        self._propose(FORMATS[0])
        rows.focus()

    def _propose(self, form: Format) -> None:
        name = self.review.path.name.removesuffix(".toml")
        self.query_one(Input).value = str(free_name(self.review.path.with_name(f"{name}.{form}")))
        if not self.said:
            self.confirmed = form == "docx" and self.review.progress().confirmed > 0
        self._say_which()

    def _say_which(self) -> None:
        signs = ("( )", "(x)") if self.confirmed else ("(x)", "( )")
        choices = zip(signs, ("export-all", "export-confirmed"), strict=True)
        self.query_one("#which", Label).update(" " + "    ".join(f"{sign} {self.voice(key)}" for sign, key in choices))

    def action_confirmed(self) -> None:
        """Only what was confirmed, or everything."""
        self.confirmed, self.said = not self.confirmed, True
        self._say_which()

    def on_rows_moved(self) -> None:
        """The name follows the form under the cursor."""
        rows: Rows[Format] = self.query_one(Rows)
        if rows.value is not None:
            self._propose(rows.value)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Write this form."""
        form = next(one for one in FORMATS if one == event.value)
        self._propose(form)
        self._begin(form)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write to the file that was typed, in the form of its suffix."""
        suffix = Path(event.value).suffix.removeprefix(".")
        self._begin(next((one for one in FORMATS if one == suffix), FORMATS[0]))

    def _begin(self, form: Format) -> None:
        self._write(form, Path(self.query_one(Input).value).expanduser())

    @work(thread=True, exclusive=True)
    def _write(self, form: Format, file: Path) -> None:
        from reconcile.export.review import export_review  # noqa: PLC0415 - each form loads what it needs

        review, language, document = self.review.review, self.voice.language, Path(self.index.disclosure.path)
        try:
            save_export(file, export_review(review, form, language, confirmed=self.confirmed, disclosure=document))
        except GoujiError as error:
            self.app.call_from_thread(self._failed, self.voice.trouble(error))
        except OSError as error:
            self.app.call_from_thread(self._failed, f"{file}: {error.strerror or error}")
        else:
            self.app.call_from_thread(self._written, file)

    def _failed(self, why: str) -> None:
        self.notify(why, severity="error", timeout=10, markup=False)

    def _written(self, file: Path) -> None:
        self.app.notify(self.voice("exported", file=str(file)), timeout=8, markup=False)
        self.dismiss(None)
