"""Everything that a figure ties to, with the arithmetic; choosing a line goes there."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from tui.index import Index
from tui.marks import GLYPHS, MARK_OF
from tui.printed import clean
from tui.screens.sheet import Sheet
from tui.voice import Voice
from tui.widgets.hint import Hint
from tui.widgets.rows import Choice, Rows


class TiesScreen(Sheet[str]):
    """Gives the id of the figure to go to, or None."""

    def __init__(self, voice: Voice, index: Index, figure: str) -> None:
        super().__init__(voice)
        self.index, self.figure = index, figure

    def compose(self) -> ComposeResult:
        """The equations and their figures."""
        figure = self.index.figures[self.figure]
        text = figure.text or self.voice("blank")
        with Vertical(classes="panel tall wide"):
            yield Label(clean(f"{text}  {self.index.where(figure.id)}"), classes="title", markup=False)
            rows: Rows[str] = Rows((2, 8, 0))
            rows.HEAD = 0
            yield rows
            yield Label("", id="whole", classes="about", markup=False)
            yield Hint(self.voice("ties-hint"))

    def on_mount(self) -> None:
        """Fill the list: each equation, then the figures in it."""
        say, choices = self.voice, []
        told = set()
        for tie in self.index.ties(self.figure):
            mark = MARK_OF.get(tie.verdict, "unresolved")
            words = f"{self.index.arithmetic(tie)}   {tie.equation.source}"
            same = (tie.equation.rule, frozenset((term.figure, term.side) for term in tie.equation.terms))
            if same in told:
                continue
            told.add(same)
            choices.append(Choice(self.figure, ((GLYPHS[mark], mark), (tie.equation.rule, "quiet"), (words, mark))))
            for term in tie.equation.terms:
                other = self.index.figures[term.figure]
                if term.figure == self.figure or other.nil:
                    continue
                words = f"  {other.text}  {self.index.quoted(other.id)}"
                choices.append(Choice(term.figure, (("", ""), ("", ""), (words, "quiet"))))
        rows: Rows[str] = self.query_one(Rows)
        none = Choice("", (("", ""), ("", ""), (say("no-tie"), "quiet")))
        rows.offer(choices or [none], 1 if len(choices) > 1 else 0)
        rows.focus()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Go there."""
        self.dismiss(str(event.value) or None)
