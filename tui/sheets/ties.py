"""Everything that a figure ties to, with the arithmetic; choosing a line goes there."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from tui.layout.marks import GLYPHS
from tui.layout.printed import clean
from tui.report.index import Index
from tui.report.tied import tied
from tui.sheets.sheet import Sheet
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
        choices = [
            Choice(one.figure, ((GLYPHS[one.mark], one.mark), (one.rule, "quiet"), (one.words, one.mark)))
            if one.rule
            else Choice(one.figure, (("", ""), ("", ""), (f"  {one.words}", "quiet")))
            for one in tied(self.index, self.figure)
        ]
        rows: Rows[str] = self.query_one(Rows)
        none = Choice("", (("", ""), ("", ""), (self.voice("no-tie"), "quiet")))
        rows.offer(choices or [none], 1 if len(choices) > 1 else 0)
        rows.focus()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Go there."""
        self.dismiss(str(event.value) or None)
