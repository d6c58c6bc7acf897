"""The start screen: reviews of late with their progress, a file to open, the sample."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.suggester import Suggester
from textual.widgets import Input, Label

from tui.messages import FileChosen
from tui.printed import clean
from tui.recent import Recent
from tui.voice import Voice
from tui.widgets.hint import Hint
from tui.widgets.rows import Choice, Rows
from tui.widgets.typed import Line

KINDS = (".pdf", ".txt", ".xlsx", ".xls", ".docx", ".review.toml")


class PathSuggester(Suggester):
    """Completes paths of folders and of files that can be opened."""

    async def get_suggestion(self, value: str) -> str | None:
        """The whole path that begins with what is typed."""
        found = completions(value)
        return found[0] if found else None


def completions(value: str) -> list[str]:
    """The folders and files that the typed path begins, folders with a slash at the end."""
    if not value:
        return []
    typed = Path(value).expanduser()
    folder, begun = (typed, "") if value.endswith("/") else (typed.parent, typed.name)
    lead = value if value.endswith("/") else value[: len(value) - len(begun)] if begun else value
    try:
        entries = sorted(folder.iterdir(), key=lambda one: one.name)
    except OSError:
        return []
    return [
        lead + one.name + ("/" if one.is_dir() else "")
        for one in entries
        if one.name.startswith(begun)
        and (begun.startswith(".") or not one.name.startswith("."))
        and (one.is_dir() or one.name.lower().endswith(KINDS))
    ]


class StartScreen(Screen[None]):
    """Asks which file to open."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("slash,o", "type", show=False), Binding("s", "sample", show=False)]

    def __init__(self, voice: Voice, recent: Recent) -> None:
        super().__init__()
        self.voice, self.recent = voice, recent

    def compose(self) -> ComposeResult:
        """The list and the line."""
        say = self.voice
        with Vertical(id="desk"):
            yield Label(say("start-name"), id="name", markup=False)
            yield Label(say("start-what"), classes="quiet", markup=False)
            yield Label("", id="trouble", markup=False)
            yield Line(placeholder=say("start-open"), suggester=PathSuggester(case_sensitive=True), id="path")
            yield Rows((0, 14, 12), id="recent")
            yield Hint(say("start-hint"))

    def on_mount(self) -> None:
        """Fill the list; the progress of each review is read off the main thread."""
        self.load_words()
        self.query_one(Rows).focus()
        self.recent.load(self._loaded, self.app)

    def load_words(self) -> None:
        """The list in the language of the interface."""
        say = self.voice
        rows: Rows[Path | None] = self.query_one(Rows)
        rows.set_heading(say("start-recent"))
        choices: list[Choice[Path | None]] = [
            Choice(
                entry.path,
                (
                    ("   ".join(one for one in (entry.title, entry.path.name, str(entry.path.parent)) if one), ""),
                    (say("decided", done=entry.decided, total=entry.total) if entry.total else "", "done"),
                    (entry.touched, "quiet"),
                ),
            )
            for entry in self.recent.entries
        ]
        choices.append(Choice(None, ((say("start-sample"), "heading"), ("", ""), ("", ""))))
        rows.offer(choices)

    def _loaded(self) -> None:
        if self.is_mounted:
            self.load_words()

    def say_trouble(self, why: str) -> None:
        """Why the last file could not be opened."""
        self.query_one("#trouble", Label).update(clean(why))

    def action_type(self) -> None:
        """Go to the line."""
        self.query_one(Input).focus()

    def action_sample(self) -> None:
        """Open the sample."""
        self.open_path(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the typed path."""
        path = Path(event.value.strip().strip("'\"")).expanduser()
        if path.is_dir() or not event.value.strip():
            return
        self.open_path(path)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Open what was chosen."""
        self.open_path(event.value if isinstance(event.value, Path) else None)

    def open_path(self, path: Path | None) -> None:
        """Tell the app which file; None for the sample."""
        self.post_message(FileChosen(path))
