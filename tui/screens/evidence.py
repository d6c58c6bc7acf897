"""Keys that show the page as it was printed: in the terminal, or in the system's viewer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.screens.desk_base import DeskBase
from tui.screens.page import PageScreen, Printed
from tui.viewer import open_viewer
from tui.widgets.narrative_view import NarrativeView
from tui.widgets.table_view import TableView

if TYPE_CHECKING:
    from reconcile.findings.record import Operand


class Evidence(DeskBase):
    """The printed page."""

    def _page_here(self) -> Printed | None:
        """What is printed at the operand at hand, or at the cursor."""
        finding = self.finding
        if finding is not None and finding.operands:
            page = finding.operands[self.operand].place.page
            if page is not None:
                turned = (*finding.operands[self.operand :], *finding.operands[: self.operand])
                boxed = [one for one in turned if one.place.page == page and one.place.box is not None]
                words = "   ".join(map(_in_letters, boxed))
                return Printed(page, [one.place.box for one in boxed if one.place.box], words)
        view = self.focused
        spot = view.spot if isinstance(view, TableView | NarrativeView) else self.table.spot
        if spot is None:
            return None
        figure = self.index.figures.get(spot.figure)
        place = figure.place if figure is not None else self.index.blocks[spot.block].place
        if place.page is None:
            return None
        words = figure.text if figure is not None else ""
        return Printed(place.page, [place.box] if place.box else [], words)

    def action_page(self) -> None:
        """The page as printed, with what is in question boxed."""
        here = self._page_here()
        if here is None or self.index.disclosure.format != "pdf":
            self.notify(self.voice("no-page"), timeout=4)
            return
        file = Path(self.index.disclosure.path)
        progress = self.review.progress()
        decided = self.voice("decided", done=progress.decided, total=progress.total)
        self.app.push_screen(PageScreen(self.voice, file, here, self.index.disclosure.pages, decided))

    def action_viewer(self) -> None:
        """The document in the system's viewer, at this page."""
        here, paged = self._page_here(), self.index.disclosure.format == "pdf"
        page = (here.page if here is not None else 1) if paged else None
        open_viewer(self, self.voice, Path(self.index.disclosure.path), page)


def _in_letters(operand: Operand) -> str:
    """What is printed, and what it stands for, each told once."""
    return " / ".join(filter(None, dict.fromkeys((operand.text, operand.row, operand.column))))
