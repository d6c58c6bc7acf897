"""Keys that show the page as it was printed: in the terminal, or in the system's viewer."""

from __future__ import annotations

from pathlib import Path

from reconcile.findings.record import Operand
from tui.desk.stepping import Stepping
from tui.sheets.page import PageScreen, Printed
from tui.system.viewer import open_viewer


class Evidence(Stepping):
    """The printed page."""

    def printed(self) -> Printed | None:
        """What is printed at the operand at hand, or at the cursor."""
        finding = self.finding
        about = f"{self.matter.remark}   {self.matter.heading}" if finding is not None else ""
        operands = finding.operands if finding is not None else ()
        if operands and (page := operands[self.operand].place.page) is not None:
            turned = (*operands[self.operand :], *operands[: self.operand])
            boxed = [one for one in turned if one.place.page == page and one.place.box is not None]
            words = "   ".join(map(_in_letters, boxed))
            return Printed(page, [one.place.box for one in boxed if one.place.box], words, about)
        spot = self.here or self.table.spot
        if spot is None:
            return None
        figure = self.index.figures.get(spot.figure)
        place = figure.place if figure is not None else self.index.blocks[spot.block].place
        if place.page is None:
            return None
        if finding is not None:  # of what is nowhere printed nothing is boxed
            return Printed(place.page, [], finding.message(self.voice.language), about)
        words = figure.text if figure is not None else ""
        return Printed(place.page, [place.box] if place.box else [], words)

    def action_page(self) -> None:
        """The page as printed, with what is in question boxed."""
        here = self.printed()
        if here is None or self.index.disclosure.format != "pdf":
            self.notify(self.voice("no-page"), timeout=4)
            return
        file = Path(self.index.disclosure.path)
        self.app.push_screen(PageScreen(self.voice, file, here, self.index.disclosure.pages, self))

    def decided(self) -> str:
        """How many findings are, in words."""
        progress = self.review.progress()
        return self.voice("decided", done=progress.decided, total=progress.total)

    def action_viewer(self) -> None:
        """The document in the system's viewer, at this page."""
        here, paged = self.printed(), self.index.disclosure.format == "pdf"
        page = (here.page if here is not None else 1) if paged else None
        open_viewer(self, self.voice, Path(self.index.disclosure.path), page)


def _in_letters(operand: Operand) -> str:
    """What is printed, and what it stands for, each told once."""
    return " / ".join(filter(None, dict.fromkeys((operand.text, operand.row, operand.column))))
