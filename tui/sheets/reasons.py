"""Why a finding is dismissed: a reason from the list, or one's own words. What the unit has explained: in words."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label

from reconcile.schema_files import load
from tui.sheets.sheet import Sheet
from tui.voice import Voice
from tui.widgets.hint import Hint
from tui.widgets.rows import Choice, Rows
from tui.widgets.typed import Line


class Kind(Struct, frozen=True):
    """Rules by the beginnings of their codes, and the reasons for which their findings are dismissed."""

    rules: tuple[str, ...]
    reasons: tuple[str, ...]


class Kinds(Struct, frozen=True):
    """The file `schemas/reasons.toml`. keys: the key of each reason, the same for every rule."""

    keys: dict[str, str]
    kind: tuple[Kind, ...]


def reasons_for(rules: Iterable[str]) -> tuple[str, ...]:
    """The reasons that are offered for findings of these rules."""
    kinds = load("reasons.toml", Kinds).kind
    found = {next(number for number, one in enumerate(kinds) if rule.startswith(one.rules)) for rule in rules}
    return kinds[found.pop() if len(found) == 1 else -1].reasons


class ExplanationScreen(Sheet[str]):
    """Gives the unit's explanation, or None."""

    def compose(self) -> ComposeResult:
        """The line for it."""
        with Vertical(classes="panel short"):
            yield Label(self.voice("explanation-title"), classes="title", markup=False)
            yield Line(placeholder=self.voice("explanation-own"), id="own")
            yield Hint(self.voice("explanation-hint"))

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """What was written; nothing is no explanation."""
        if event.value.strip():
            self.dismiss(event.value.strip())
        else:
            self.notify(self.voice("explanation-missing"), severity="warning")


class ReasonScreen(Sheet[str]):
    """Gives the reason, or None. rules: those of the findings that are dismissed."""

    def __init__(self, voice: Voice, rules: Iterable[str]) -> None:
        super().__init__(voice)
        self.reasons = reasons_for(rules)

    def compose(self) -> ComposeResult:
        """The list and the line for one's own words."""
        say = self.voice
        with Vertical(classes="panel short"):
            yield Label(say("reason-title"), classes="title", markup=False)
            rows: Rows[str] = Rows((2, 0))
            rows.HEAD = 0
            yield rows
            yield Line(placeholder=say("reason-own"), id="own", select_on_focus=False)
            yield Hint(say("reason-hint"))

    def on_mount(self) -> None:
        """Fill the list."""
        rows = self.query_one(Rows)
        said = {name: self.voice(f"reason-{name}") for name in self.reasons}
        keys = load("reasons.toml", Kinds).keys
        rows.offer([Choice(said[one], ((keys[one], "quiet"), (said[one], "")), keys[one]) for one in self.reasons])
        rows.focus()

    def on_key(self, event: events.Key) -> None:
        """The key of a reason chooses it, and one of a reason that this rule has not says so; other letters are the
        first of one's own words.
        """
        own = self.query_one("#own", Input)
        if self.focused is own:
            if event.key == "up":
                self.query_one(Rows).focus()
            elif event.character and event.is_printable:  # pressed before the list gave way
                event.stop()
                self._write(event.character)
            return
        rows = self.query_one(Rows)
        if event.character and event.character in load("reasons.toml", Kinds).keys.values():
            event.stop()
            chosen = next((one.value for one in rows.choices if one.key == event.character), None)
            if chosen is not None:
                self.dismiss(chosen)
            else:
                self.notify(self.voice("reason-not-here", key=event.character), severity="warning", timeout=4)
        elif event.key in {"tab", "slash"} or (event.key == "down" and rows.at == rows.count - 1):
            event.stop()
            own.focus()
        elif event.character and event.is_printable and event.key not in self.active_bindings:
            event.stop()
            self._write(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted are one's own words."""
        event.stop()
        self._write(" ".join(event.text.split()))

    def _write(self, words: str) -> None:
        """One's own words go on, so that Enter does not choose a reason in their place."""
        own = self.query_one("#own", Input)
        self.set_focus(own)
        own.insert_text_at_cursor(words)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A reason of the list."""
        self.dismiss(str(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """One's own words."""
        if event.value.strip():
            self.dismiss(event.value.strip())
