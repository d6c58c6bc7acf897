"""The history of a finding: who decided what, when and why."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from reconcile.findings.record import Finding
from reconcile.review import ReviewSession
from tui.layout.printed import clean
from tui.sheets.sheet import Sheet
from tui.voice import Voice
from tui.widgets.hint import Hint
from tui.widgets.rows import Choice, Rows


class HistoryScreen(Sheet[None]):
    """Every decision on one finding, oldest first."""

    def __init__(self, voice: Voice, finding: Finding, review: ReviewSession) -> None:
        super().__init__(voice)
        self.finding, self.review = finding, review

    def compose(self) -> ComposeResult:
        """The decisions."""
        with Vertical(classes="panel short"):
            yield Label(self.voice("history-title"), classes="title", markup=False)
            yield Label(clean(self.finding.message(self.voice.language)), classes="about", markup=False)
            rows: Rows[None] = Rows((16, 12, 14, 0))
            rows.HEAD = 0
            yield rows
            yield Label("", id="whole", classes="about", markup=False)
            yield Hint(self.voice("close-hint"))

    def on_mount(self) -> None:
        """Fill the list."""
        say = self.voice
        shown: list[Choice[None]] = []
        for one in self.review.history(self.finding.id):
            act = (say(f"did-{one.what}"), "strong")
            shown.append(Choice(None, ((f"{one.when:%Y-%m-%d %H:%M}", "quiet"), (one.who, ""), act, (one.why, ""))))
        rows = self.query_one(Rows)
        rows.offer(shown or [Choice(None, (("", ""), ("", ""), ("", ""), (say("history-none"), "quiet")))])
        rows.focus()

    def on_rows_chosen(self) -> None:
        """Enter puts it away as well."""
        self.dismiss(None)
