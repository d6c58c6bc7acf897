"""A note, in an editor; or in the editor that `$VISUAL` or `$EDITOR` names."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Label, TextArea

from tui.layout.printed import clean
from tui.sheets.sheet import Sheet
from tui.voice import Voice
from tui.widgets.hint import Hint
from tui.widgets.typed import Lines


class NoteScreen(Sheet[str]):
    """Gives the text of the note, or None where it is to stay as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", show=False),
        Binding("enter", "keep", show=False),  # in the editor this and the next are typed
        Binding("delete", "leave", show=False),
        Binding("ctrl+e", "editor", show=False, priority=True),
    ]

    def __init__(self, voice: Voice, about: str, text: str) -> None:
        super().__init__(voice)
        self.about, self.text = about, "\n".join(map(clean, text.split("\n")))

    def compose(self) -> ComposeResult:
        """What it is about, and the editor."""
        say = self.voice
        with Vertical(classes="panel"):
            yield Label(say("note-title"), classes="title", markup=False)
            yield Label(clean(self.about), classes="about", markup=False)
            yield Lines(self.text, soft_wrap=True, show_line_numbers=False)
            yield Hint(say("note-hint"))

    def on_mount(self) -> None:
        """Go to the end of what is written."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        area.focus()

    def action_keep(self) -> None:
        """Keep what is written."""
        self.dismiss(self.query_one(TextArea).text)

    def action_leave(self) -> None:
        """Leave the note as it was."""
        self.dismiss(None)

    def action_dismiss_sheet(self) -> None:
        """Escape leaves the note as it was. Where something was typed, it asks; again, it goes on writing."""
        area = self.query_one(TextArea)
        if area.text == self.text:
            self.action_leave()
        elif self.focused is None:
            area.focus()
        else:
            self.set_focus(None)
            self.query_one(Hint).tell(self.voice("note-changed-hint"))

    def on_descendant_focus(self) -> None:
        """One goes on writing, which a click does, too."""
        self.query_one(Hint).tell(self.voice("note-hint"))

    def action_editor(self) -> None:
        """Write in one's own editor."""
        command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
        if not command:
            self.notify(self.voice("no-editor"), timeout=4)
            return
        area = self.query_one(TextArea)
        with tempfile.TemporaryDirectory(prefix="gouji-") as folder:
            file = Path(folder) / "note.md"
            file.write_text(area.text, "utf-8")
            try:
                with self.app.suspend():
                    subprocess.run([*command, str(file)], check=False)
                area.text = file.read_text("utf-8")
            except (SuspendNotSupported, OSError, UnicodeDecodeError) as error:
                self.notify(self.voice("editor-failed", why=str(error)), severity="error")
