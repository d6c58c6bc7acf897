"""Keys that show the page as it was printed: in the terminal, or in the system's viewer."""

from __future__ import annotations

from pathlib import Path

from reconcile.disclosure import Box
from tui.screens.desk_base import DeskBase
from tui.screens.page import PageScreen
from tui.viewer import open_viewer
from tui.widgets.narrative_view import NarrativeView
from tui.widgets.table_view import TableView


class Evidence(DeskBase):
    """The printed page."""

    def _page_here(self) -> tuple[int, list[Box]] | None:
        """The page of the operand at hand, or of the cursor, and the boxes on it."""
        finding = self.finding
        if finding is not None and finding.operands:
            page = finding.operands[self.operand].place.page
            if page is not None:
                places = [one.place for one in (*finding.operands[self.operand :], *finding.operands[: self.operand])]
                return page, [one.box for one in places if one.page == page and one.box is not None]
        view = self.focused
        spot = view.spot if isinstance(view, TableView | NarrativeView) else self.table.spot
        if spot is None:
            return None
        figure = self.index.figures.get(spot.figure)
        place = figure.place if figure is not None else self.index.blocks[spot.block].place
        return None if place.page is None else (place.page, [place.box] if place.box else [])

    def action_page(self) -> None:
        """The page as printed, with what is in question boxed."""
        here = self._page_here()
        if here is None or self.index.disclosure.format != "pdf":
            self.notify(self.voice("no-page"), timeout=4)
            return
        page, boxes = here
        file = Path(self.index.disclosure.path)
        progress = self.review.progress()
        decided = self.voice("decided", done=progress.decided, total=progress.total)
        self.app.push_screen(PageScreen(self.voice, file, page, self.index.disclosure.pages, boxes, decided))

    def action_viewer(self) -> None:
        """The document in the system's viewer, at this page."""
        here = self._page_here()
        open_viewer(self, self.voice, Path(self.index.disclosure.path), here[0] if here is not None else 1)
