"""The answer to a check of the reviewer's own, and all checks so far with what comes of them on this document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Label

from reconcile.errors import ReviewUnsaved
from reconcile.review import Anchor, OwnCheck, ReviewSession
from tui.layout.marks import GLYPHS, MARK_OF
from tui.report.index import Index
from tui.report.own_checks import Answer
from tui.sheets.sheet import Sheet
from tui.voice import Voice
from tui.widgets.hint import Hint
from tui.widgets.rows import Choice, Rows


class Line(Struct, frozen=True):
    """What a row stands for: an answer that can be kept, or a place of it. check: the id of the one that is kept."""

    answer: Answer | None = None
    figure: str = ""
    check: str = ""


class ChecksScreen(Sheet[Answer | str]):
    """Gives the answer that is to be kept, or the id of the figure to go to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete", "remove", show=False)]

    def __init__(
        self,
        voice: Voice,
        index: Index,
        asked: Sequence[Answer],
        review: ReviewSession,
        kept: Mapping[str, Answer],
        earlier: Mapping[str, OwnCheck],
    ) -> None:
        super().__init__(voice)
        self.index, self.asked, self.review, self.kept, self.earlier = index, asked, review, kept, earlier

    def compose(self) -> ComposeResult:
        """What was asked first, then what was kept."""
        with Vertical(classes="panel short wide"):
            yield Label(self.voice("check-title"), classes="title", markup=False)
            rows: Rows[Line] = Rows((2, 5, 0))
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
        choices: list[Choice[Line]] = []
        for one in self.asked:
            words = f"{one.formula}   {self._verdict(one)}"
            choices += [self._head(Line(answer=one, figure=one.target), one, words), *self._places(one)]
        for check in self.review.checks:
            now, then = self.kept[check.id], self.earlier.get(check.id, check)
            changed = f"   {say('check-before')} {then.formula}" if now.formula != then.formula else ""
            words = f"{now.formula}{changed}   {self._verdict(now)}"
            line = Line(figure=now.target, check=check.id)
            choices += [self._head(line, now, words), *self._places(now, check)]
        rows: Rows[Line] = self.query_one(Rows)
        rows.offer(choices or [Choice(Line(), (("", ""), ("", ""), (say("check-none"), "quiet")))], rows.at)

    def _verdict(self, answer: Answer) -> str:
        said = self.voice("check-lost" if answer.lost else f"verdict-{answer.verdict}")
        return f"{said}   {self.voice('finding-gap', value=answer.gap)}" if answer.gap else said

    def _head(self, line: Line, answer: Answer, words: str) -> Choice[Line]:
        mark = MARK_OF.get(answer.verdict, "unresolved")
        return Choice(line, ((GLYPHS[mark], mark), (self.voice(f"check-{answer.kind}"), "strong"), (words, mark)))

    def _places(self, answer: Answer, check: OwnCheck | None = None) -> list[Choice[Line]]:
        """Each figure with its place, in the order of the arithmetic; one that is not found as it was remembered."""
        names = (*answer.parts, answer.target)
        kept = (*check.parts, check.target) if check is not None else (None,) * len(names)
        return [
            Choice(
                Line(figure=name, check=check.id if check is not None else ""),
                (("", ""), ("", ""), (f"  {self._place(name, anchor)}", "quiet")),
            )
            for name, anchor in zip(names, kept, strict=True)
        ]

    def _place(self, name: str, anchor: Anchor | None) -> str:
        if name or anchor is None:
            return f"{self.index.figures[name].text or self.voice('blank')}  {self.index.quoted(name)}"
        in_text = anchor.kind == "sentence"
        words = (anchor.title, anchor.row, "" if in_text else anchor.column, anchor.text if in_text else "")
        text = anchor.column if in_text else anchor.text
        return f"{text or self.voice('blank')}  {' / '.join(filter(None, words))}  {self.voice('check-lost')}"

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Keep what was asked, or go to a place."""
        if isinstance(event.value, Line):
            self.dismiss(event.value.answer or event.value.figure or None)

    def action_remove(self) -> None:
        """Take a kept check out."""
        rows: Rows[Line] = self.query_one(Rows)
        if rows.value is not None and rows.value.check:
            try:
                self.review.remove_check(rows.value.check)
            except ReviewUnsaved as error:
                self.notify(self.voice.trouble(error), severity="error", timeout=15)
            self._fill()
