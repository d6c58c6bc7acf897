"""The panes of a desk: which there are, which are in sight, and which has the focus."""

from __future__ import annotations

from tui.desk.frame import EARLIER, PANES, DeskFrame
from tui.messages import PaneChosen
from tui.widgets.lines import LineView


class DeskPanes(DeskFrame):
    """The panes of a desk."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as Textual declares it
        (0, "-narrow"),
        (100, "-normal"),
        (160, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-tiny"),
        (20, "-low"),
        (30, "-middle"),
        (50, "-high"),
    ]

    def pane_view(self, pane: str) -> LineView:
        """The view in a pane; the narrative's pane shows a second table where two tables are compared."""
        known: dict[str, LineView] = {"outline": self.outline, "table": self.table, "finding": self.matter}
        return {**known, EARLIER: self.earlier}.get(pane, self.beside)

    @property
    def panes(self) -> tuple[str, ...]:
        """The panes that there are."""
        return (*PANES, EARLIER) if self.index.prior is not None else PANES

    def arrange_side(self) -> None:
        """What the second side shows: the text or another table, and last year's table under it where there is room."""
        alone = None
        if self.has_class("-narrow"):
            alone = self.earlier if self.pane == EARLIER else self.beside
        elif self.has_class("-zoomed") and self.focused in {self.beside, self.earlier}:
            alone = self.focused
        wanted = {alone} if alone is not None else {self.beside, self.earlier}
        for view in (self.narrative, self.other, self.earlier):
            view.awaited = self.side.size if view is not self.earlier else self.earlier.size
            view.display = view in wanted and (view is not self.earlier or self.index.prior is not None)

    def open_pane(self, pane: str, *, focus: bool = True) -> None:
        """Bring a pane to the front where only one fits, and put the focus there."""
        if pane != "finding":
            self.pane = pane
            self.fold()
        if focus:
            self._lend_outline(pane == "outline")
            if self.focused is not (view := self.pane_view(pane)):  # else all of it would be painted again
                self.set_focus(view, scroll_visible=False)

    def _lend_outline(self, wanted: bool) -> None:  # noqa: FBT001 - one flag, one meaning
        """Show the outline while the focus is in it, where it is not in sight otherwise."""
        if wanted and not self.outline.region and not self.has_class("-narrow"):
            self.remove_class("-no-outline").add_class("-outline")
        elif not wanted and self.has_class("-outline") and not self.outline_kept:
            self.remove_class("-outline")

    def fold(self) -> None:
        """Where only one pane fits, show the one at the front. Elsewhere a class less is a layout less."""
        self.arrange_side()
        if self.has_class("-narrow"):
            for one in (*PANES[:3], EARLIER):
                self.set_class(one == self.pane, f"-at-{one}")
            self.show_tabs()

    def on_resize(self) -> None:
        """The screen may have become narrow."""
        self.call_after_refresh(self.fold)

    def focus_pane(self, pane: str) -> None:
        """Put the focus into a pane."""
        self.open_pane(pane)

    def on_descendant_focus(self) -> None:
        """The pane that one is in is the one at the front."""
        for pane in self.panes:
            if self.focused is self.pane_view(pane):
                self.pane = pane if pane != "finding" else self.pane

    def on_pane_chosen(self, event: PaneChosen) -> None:
        """A tab was clicked."""
        self.focus_pane(event.pane)
