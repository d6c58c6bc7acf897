"""The start screen: reviews of late with their progress, a file to open, the sample."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.suggester import Suggester
from textual.widgets import Input, Label

from tui.layout.printed import clean
from tui.messages import FileChosen
from tui.system.recent import Entry, Recent, look_up
from tui.voice import Voice
from tui.widgets.hint import Hint
from tui.widgets.rows import Choice, Rows
from tui.widgets.typed import Line

KINDS = (".pdf", ".txt", ".xlsx", ".xls", ".docx", ".html", ".htm", ".mht", ".review.toml")


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


def above(value: str) -> str:
    """The folder above the one that the typed path is in."""
    typed = Path(value or ".").expanduser()
    folder = typed if value.endswith("/") or not value else typed.parent
    return f"{str(folder.resolve().parent).rstrip('/')}/"


class StartScreen(Screen[None]):
    """Asks which file to open. While a path is typed, the list shows the folder that it is in, and how far the review
    of each file is. begun: the folder to begin in, or the file that was open last, if not the folder of the moment.
    browsing: with that folder, not with what was reviewed of late.
    """

    AUTO_FOCUS = "Rows"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash,o", "type", show=False),
        Binding("s", "sample", show=False),
        Binding("escape", "recent", show=False),
    ]

    def __init__(self, voice: Voice, recent: Recent, begun: Path | None = None, *, browsing: bool = False) -> None:
        super().__init__()
        self.voice, self.recent, self.begun = voice, recent, begun
        self.browsing = browsing
        self.known: dict[Path, Entry] = {}  # how far the review of a file is
        self._asked: set[Path] = set()

    def compose(self) -> ComposeResult:
        """The list and the line."""
        with Vertical(id="desk"):
            yield Label(self.voice("start-name"), id="name", markup=False)
            yield Label("", id="what", classes="quiet", markup=False)
            yield Label("", id="trouble", markup=False)
            yield Line(suggester=PathSuggester(case_sensitive=True), id="path")
            yield Rows((0, 14, 12), id="recent")
            yield Hint(self.voice("start-hint"))

    def on_mount(self) -> None:
        """Fill the list; the progress of each review is read off the main thread."""
        if self.browsing:
            self._look_where_begun()
        self.load_words()
        self.query_one(Rows).focus()
        self.recent.load(self._loaded, self.app)

    def load_words(self) -> None:
        """Everything in the language of the interface."""
        self.query_one("#what", Label).update(self.voice("start-what"))
        self.query_one(Input).placeholder = self.voice("start-open")
        self.query_one(Hint).tell(self.voice("start-hint"))
        rows: Rows[Path | str | None] = self.query_one(Rows)
        rows.set_heading(self.voice("start-folder" if self.browsing else "start-recent"))
        choices = self._in_folder() if self.browsing else self._reviews()
        rows.offer(choices, self._at(rows.value, choices))

    def _at(self, value: Path | str | None, choices: list[Choice[Path | str | None]]) -> int:
        """The row that the cursor was on, or else that of the file that was open last, or else behind the way up."""
        values = [one.value for one in choices]
        if value in values:
            return values.index(value)
        paths = [Path(one).absolute() if isinstance(one, str) else one for one in values]
        return paths.index(self.begun) if self.begun in paths else int(self.browsing and len(values) > 1)

    def _reviews(self) -> list[Choice[Path | str | None]]:
        choices: list[Choice[Path | str | None]] = [
            Choice(
                entry.path,
                (
                    (f"{entry.path.name.removesuffix(KINDS[-1])}   {entry.title}   {entry.path.parent}", ""),
                    *self._progress(entry),
                ),
            )
            for entry in self.recent.entries
        ]
        return [*choices, Choice(None, ((self.voice("start-sample"), "heading"), ("", ""), ("", "")))]

    def _progress(self, entry: Entry | None) -> tuple[tuple[str, str], tuple[str, str]]:
        if entry is None or not entry.total:
            return ("", ""), ("", "")
        return (self.voice("decided", done=entry.decided, total=entry.total), "done"), (entry.touched, "quiet")

    def _in_folder(self) -> list[Choice[Path | str | None]]:
        """What the typed path may become, and the way up. A review is shown as what it is of."""
        value = self.query_one(Input).value
        found = completions(value or "./")
        reviewed = {one.removesuffix(kind) + KINDS[-1] for one in found for kind in KINDS[:-1] if one.endswith(kind)}
        files = {one: Path(one).expanduser() for one in found if not one.endswith("/")}
        if new := [path for path in files.values() if path not in self._asked]:
            self._asked.update(new)
            look_up(new, self._looked_up, self.app)
        choices: list[Choice[Path | str | None]] = [Choice(above(value), (("../", "quiet"), ("", ""), ("", "")))]
        for one in found:
            if one not in reviewed:
                name = Path(one).name + "/" * one.endswith("/")
                choices.append(Choice(one, ((name, ""), *self._progress(self.known.get(files.get(one, Path()))))))
        return choices

    def _looked_up(self, found: Mapping[Path, Entry]) -> None:
        self.known.update(found)
        if found and self.browsing:
            with suppress(NoMatches):  # the screen is going
                rows: Rows[Path | str | None] = self.query_one(Rows)
                rows.offer(self._in_folder(), rows.at)

    def _loaded(self) -> None:
        with suppress(NoMatches):  # the screen is going
            self.load_words()

    def say_trouble(self, why: str) -> None:
        """Why the last file could not be opened."""
        self.query_one("#trouble", Label).update(clean(why))

    def action_type(self) -> None:
        """Go to the line."""
        self.query_one(Input).focus()

    def action_recent(self) -> None:
        """Back to the reviews of late."""
        self.browsing = False
        self.query_one(Input).clear()
        self.load_words()
        self.query_one(Rows).focus()

    def action_sample(self) -> None:
        """Open the sample."""
        self.open_path(None)

    def on_descendant_focus(self) -> None:
        """In the line, one looks for a file."""
        if not self.browsing and isinstance(self.focused, Input):
            self.browsing = True
            self._look_where_begun()
            self.load_words()

    def on_input_changed(self) -> None:
        """The list follows what is typed."""
        if self.browsing:
            self.load_words()

    def on_key(self, event: events.Key) -> None:
        """From the line down into the list."""
        if event.key == "down" and isinstance(self.focused, Input):
            self.query_one(Rows).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the typed path, or look into the folder."""
        path = Path(event.value.strip().strip("'\"")).expanduser()
        if not event.value.strip():
            return
        if path.is_dir():
            self._look_into(f"{str(path).rstrip('/')}/")
            self.query_one(Rows).focus()
        else:
            self.open_path(path)

    def _look_where_begun(self) -> None:
        if self.begun is not None:
            self._look_into(f"{self.begun if self.begun.is_dir() else self.begun.parent}/")

    def _look_into(self, folder: str) -> None:
        field = self.query_one(Input)
        field.value, field.cursor_position = folder, len(folder)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Open what was chosen; a folder is looked into."""
        if not isinstance(event.value, str):
            self.open_path(event.value if isinstance(event.value, Path) else None)
        elif event.value.endswith("/"):
            self._look_into(event.value)
        else:
            self.open_path(Path(event.value).expanduser())

    def open_path(self, path: Path | None) -> None:
        """Tell the app which file; None for the sample."""
        self.post_message(FileChosen(path))
