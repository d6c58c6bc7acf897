"""Keys that step: findings, ties, search hits, panes."""

from __future__ import annotations

from tui.desk.base import DeskBase
from tui.desk.frame import EARLIER
from tui.messages import FigureChosen
from tui.sheets.find import FindScreen, Found, places, search
from tui.sheets.findings import FindingsScreen
from tui.sheets.ties import TiesScreen
from tui.widgets.narrative_view import NarrativeView
from tui.widgets.table_view import TableView


class Stepping(DeskBase):
    """Going from place to place."""

    # Findings

    def step(self, way: int, *, only_open: bool = False, block: str = "") -> None:
        """To the next finding this way, or to the one that was set aside. only_open, block: as in `Course.step`."""
        at = self.course.finding
        if at is not None and self.seen != at and way > 0 and not block and (not only_open or self.course.is_open(at)):
            self.go_finding(at)  # it was set aside
            return
        found = self.course.step(way, only_open=only_open, block=block)
        if found is None:
            key = "none-open" if only_open and self.index.findings else "none-here" if block else "none-shown"
            self.notify(self.voice(key), timeout=3)
            return
        number, wrapped = found
        if wrapped and len(self.index.findings) > 1:
            self.notify(self.voice("wrapped-down" if way > 0 else "wrapped-up"), timeout=2)
        self.go_finding(number)

    def action_next_finding(self) -> None:
        """The next finding."""
        self.step(1)

    def action_previous_finding(self) -> None:
        """The finding before."""
        self.step(-1)

    def action_next_open(self) -> None:
        """The next finding that is not decided."""
        self.step(1, only_open=True)

    def action_previous_open(self) -> None:
        """The one before that is not decided."""
        self.step(-1, only_open=True)

    def _block_here(self) -> str:
        view = self.focused if isinstance(self.focused, TableView | NarrativeView) else self.table
        return view.spot.block if view.spot is not None else ""

    def action_next_here(self) -> None:
        """The next finding in this table or section."""
        self.step(1, block=self._block_here())

    def action_previous_here(self) -> None:
        """The one before in this table or section."""
        self.step(-1, block=self._block_here())

    def action_findings(self) -> None:
        """All findings as a list."""

        def go(number: int | None) -> None:
            self.load_words()
            if number is not None:
                self.go_finding(number)

        self.app.push_screen(FindingsScreen(self.voice, self.course, self.review), go)

    # Ties

    def action_jump(self) -> None:
        """To what the figure under the cursor ties to; from the finding, to the operand at hand."""
        if self.focused is self.outline:
            self.focus_pane("table" if self._outline_in_table() else "narrative")
            return
        if self.focused is self.matter:
            self._jump_operand()
            return
        here = self.here
        partners = self.index.partners(here.figure) if here is not None and here.figure else []
        if here is None or not partners:
            at_figure = here is not None and here.figure
            self.notify(self.voice("no-tie" if at_figure else "no-figure"), timeout=3)
            return
        spot = self.index.figure_spot(partners[0])
        if spot is not None:
            self.leave(here)
            self.go_spot(spot, from_=self.focused.id or "" if self.focused else "")

    def _outline_in_table(self) -> bool:
        node = self.outline.node
        return node is not None and self.index.table(node.block) is not None

    def _jump_operand(self) -> None:
        if self.finding is None and (at := self.course.finding) is not None:
            self.go_finding(at)
        if self.finding is None or not self.finding.operands:
            return
        spot = self.index.spot(self.finding.operands[self.operand])
        if self.table.spot is not None:
            self.leave(self.table.spot)
        if spot.block:
            self.go_spot(spot)

    def action_back(self) -> None:
        """Back to where the last jump began."""
        if not self.trail:
            self.notify(self.voice("no-way-back"), timeout=2)
            return
        self.go_spot(self.trail.pop())

    def action_ties(self) -> None:
        """Everything that the figure under the cursor ties to."""
        here = self.here or self.table.spot
        if here is None or not here.figure:
            self.notify(self.voice("no-figure"), timeout=3)
            return

        def go(figure: str | None) -> None:
            if figure:
                self._go_figure(figure)

        self.app.push_screen(TiesScreen(self.voice, self.index, here.figure), go)

    def on_figure_chosen(self, event: FigureChosen) -> None:
        """A figure in the pane of the finding was clicked."""
        event.stop()
        self._go_figure(event.figure)

    def _go_figure(self, figure: str) -> None:
        """Jump to a figure."""
        start, spot = self.here or self.table.spot, self.index.figure_spot(figure)
        if start is not None and spot is not None:
            self.leave(start)
            self.go_spot(spot, from_="table")

    # Finding words

    def action_search(self) -> None:
        """Search text and numbers."""
        self.app.push_screen(
            FindScreen(self.voice("search-title"), lambda words: search(self.index, words), self.voice), self._found
        )

    def action_go_to(self) -> None:
        """Go to a table, a section or a page."""
        self.app.push_screen(
            FindScreen(self.voice("go-title"), lambda words: places(self.index, words), self.voice, marked=False),
            self._found,
        )

    def _found(self, found: Found | None) -> None:
        if found is None:
            return
        self.hits, self.hit = found.spots, found.at
        for view in (self.table, self.other, self.earlier):
            view.hits = self.hits if found.marked else []
            view.mark()
        self.narrative.hits = self.hits if found.marked else []
        self._show_hit()

    def _show_hit(self) -> None:
        if self.here is not None:
            self.leave(self.here)
        self.go_spot(self.hits[self.hit])
        self.notify(self.voice("hit", at=self.hit + 1, total=len(self.hits)), timeout=2)

    def _step_hit(self, way: int) -> None:
        if not self.hits:
            self.notify(self.voice("no-search"), timeout=2)
            return
        self.hit = (self.hit + way) % len(self.hits)
        self._show_hit()

    def action_next_hit(self) -> None:
        """The next place that was found."""
        self._step_hit(1)

    def action_previous_hit(self) -> None:
        """The place before."""
        self._step_hit(-1)

    # Panes

    def _step_pane(self, way: int) -> None:
        shown = [pane for pane in self.panes if self.pane_shown(pane)]
        now = next((pane for pane in shown if self.focused is self.pane_view(pane)), shown[0])
        self.focus_pane(shown[(shown.index(now) + way) % len(shown)])

    def pane_shown(self, pane: str) -> bool:
        """Whether one can go to a pane with Tab: where they fold to tabs, all of them."""
        return self.has_class("-narrow") or pane != "outline" or bool(self.outline.region)

    def action_next_pane(self) -> None:
        """The next pane."""
        self._step_pane(1)

    def action_previous_pane(self) -> None:
        """The pane before."""
        self._step_pane(-1)

    def action_pane_outline(self) -> None:
        """To the outline."""
        self.focus_pane("outline")

    def action_pane_table(self) -> None:
        """To the table."""
        self.focus_pane("table")

    def action_pane_narrative(self) -> None:
        """To the narrative."""
        self.focus_pane("narrative")

    def action_pane_earlier(self) -> None:
        """To last year's table."""
        if self.index.prior is None:
            self.notify(self.voice("no-earlier"), timeout=4)
            return
        self.focus_pane(EARLIER)

    def action_pane_finding(self) -> None:
        """To the finding."""
        self.focus_pane("finding")
