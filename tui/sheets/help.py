"""All keys, by group, from the table of actions."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from tui.actions import ALL, GROUPS, Action, shown_key
from tui.layout.marks import GLYPHS
from tui.sheets.sheet import Sheet
from tui.voice import Voice
from tui.widgets.hint import Hint
from tui.widgets.rows import Choice, Rows


class HelpScreen(Sheet[str]):
    """Gives the name of the action to do, or None."""

    def __init__(self, voice: Voice, keymap: Callable[[Action], tuple[str, ...]]) -> None:
        super().__init__(voice)
        self.keymap = keymap

    def compose(self) -> ComposeResult:
        """The keys and the marks."""
        with Vertical(classes="panel tall wide"):
            yield Label(self.voice("help-title"), classes="title", markup=False)
            rows: Rows[str] = Rows((10, 18, 0))
            rows.HEAD = 0
            yield rows
            yield Label("", id="whole", classes="about", markup=False)
            yield Hint(self.voice("help-hint"))

    def on_mount(self) -> None:
        """Fill the list."""
        say = self.voice
        choices = []
        for group in GROUPS:
            choices.append(Choice("", ((say(f"group-{group}"), "heading"), ("", ""), ("", ""))))
            for one in (one for one in ALL if one.group == group):
                keys = " ".join(map(shown_key, self.keymap(one)))
                choices.append(
                    Choice(one.call, ((f"  {keys}", "strong"), (say(one.title), ""), (say(one.tip), "quiet")))
                )
        choices.append(Choice("", ((say("help-marks"), "heading"), ("", ""), ("", ""))))
        for mark, glyph in GLYPHS.items():
            choices.append(
                Choice("", ((f"  {glyph}", mark), (say(f"mark-{mark}"), ""), (say(f"mark-{mark}-tip"), "quiet")))
            )
        for key in ("moving", "ends", "words"):
            choices.append(Choice("", ((f"  {say('keys-' + key)}", "strong"), ("", ""), (say(f"help-{key}"), "quiet"))))
        rows: Rows[str] = self.query_one(Rows)
        rows.offer(choices)
        rows.focus()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Do what was chosen; a heading is nothing to do."""
        if event.value:
            self.dismiss(str(event.value))
