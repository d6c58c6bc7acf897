"""The answer to a check of the reviewer's own, and all checks so far with what comes of them on this document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Label

from reconcile.errors import ReviewUnsaved
from tui.marks import GLYPHS, MARK_OF
from tui.own_checks import Answer
from tui.screens.sheet import Sheet
from tui.voice import Voice
from tui.widgets.hint import Hint
from tui.widgets.rows import Choice, Rows

if TYPE_CHECKING:
    from reconcile.review import OwnCheck, ReviewSession


class ChecksScreen(Sheet[Answer]):
    """Gives the answer that is to be kept, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete", "remove", show=False)]

    def __init__(
        self,
        voice: Voice,
        asked: Sequence[Answer],
        review: ReviewSession,
        kept: Mapping[str, Answer | None],
        earlier: Mapping[str, OwnCheck],
    ) -> None:
        super().__init__(voice)
        self.asked, self.review, self.kept, self.earlier = asked, review, kept, earlier

    def compose(self) -> ComposeResult:
        """What was asked first, then what was kept."""
        with Vertical(classes="panel short"):
            yield Label(self.voice("check-title"), classes="title", markup=False)
            rows: Rows[Answer | str] = Rows((2, 10, 0))
            rows.HEAD = 0
            yield rows
            yield Label("", id="whole", classes="about", markup=False)
            yield Hint(self.voice("check-hint" if self.asked else "check-list-hint"))

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()
        self.query_one(Rows).focus()

    def _fill(self) -> None:
        say = self.voice
        choices: list[Choice[Answer | str]] = []
        for one in self.asked:
            mark = MARK_OF.get(one.verdict, "unresolved")
            words = (f"{one.formula}   {say('verdict-' + one.verdict)}", mark)
            choices.append(Choice(one, ((GLYPHS[mark], mark), (say(f"check-{one.kind}"), "strong"), words)))
        for check in self.review.checks:
            now = self.kept.get(check.id)
            mark = MARK_OF.get(now.verdict, "unresolved") if now is not None else "unresolved"
            then = self.earlier.get(check.id, check)
            changed = "" if now is None or now.formula == then.formula else f"   {say('check-before')} {then.formula}"
            words = (f"{now.formula}{changed}" if now is not None else f"{check.formula}   {say('check-lost')}", mark)
            choices.append(Choice(check.id, ((GLYPHS[mark], mark), (say(f"check-{check.kind}"), "quiet"), words)))
        rows: Rows[Answer | str] = self.query_one(Rows)
        rows.offer(choices or [Choice("", (("", ""), ("", ""), (say("check-none"), "quiet")))])

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Keep what was asked."""
        self.dismiss(event.value if isinstance(event.value, Answer) else None)

    def action_remove(self) -> None:
        """Take a kept check out."""
        rows: Rows[Answer | str] = self.query_one(Rows)
        if isinstance(rows.value, str) and rows.value:
            try:
                self.review.remove_check(rows.value)
            except ReviewUnsaved as error:
                self.notify(self.voice.trouble(error), severity="error", timeout=15)
            self._fill()
