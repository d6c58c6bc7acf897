"""Keys that change what is in sight: zoom, swap, sizes, filter, outline; and copying and exporting."""

from __future__ import annotations

from tui.screens.desk_base import DeskBase
from tui.screens.export import ExportScreen
from tui.screens.filter import FilterScreen

NARROWEST, WIDEST = 20, 80
SHALLOWEST = 4


class Viewing(DeskBase):
    """What is in sight."""

    share = 55
    tall = 0

    def action_zoom(self) -> None:
        """The pane in focus takes the whole screen, or gives it back."""
        zoomed = self.has_class("-zoomed")
        for view in (self.outline, self.table, self.narrative, self.other, self.earlier, self.matter):
            view.set_class(not zoomed and view is self.focused, "-zoom")
        self.set_class(not zoomed, "-zoomed")
        self.set_class(not zoomed and self.focused is self.matter, "-zoomed-finding")
        self.set_class(not zoomed and self.focused in {self.narrative, self.other, self.earlier}, "-zoomed-side")
        self.arrange_side()

    def action_swap(self) -> None:
        """The table and the narrative change sides."""
        side = self.side
        upper = self.query_one("#upper")
        if upper.children.index(side) > upper.children.index(self.table):
            upper.move_child(side, before=self.table)
        else:
            upper.move_child(side, after=self.table)

    def _share(self, change: int) -> None:
        self.share = min(max(self.share + change, NARROWEST), WIDEST)
        self.table.styles.width = f"{self.share}fr"
        self.side.styles.width = f"{100 - self.share}fr"

    def action_narrower(self) -> None:
        """The table gets narrower."""
        self._share(-5)

    def action_wider(self) -> None:
        """The table gets wider."""
        self._share(5)

    def _height(self, change: int) -> None:
        now = self.matter.size.height
        self.matter.styles.height = min(max(now + change, SHALLOWEST), max(self.size.height - 10, SHALLOWEST))

    def action_taller(self) -> None:
        """The finding gets more room."""
        self._height(2)

    def action_lower(self) -> None:
        """The finding gets less room."""
        self._height(-2)

    def action_outline(self) -> None:
        """Show or hide the outline."""
        shown = bool(self.outline.region)
        self.outline_kept = not shown
        self.set_class(not shown, "-outline")
        self.set_class(shown, "-no-outline")
        if shown and self.focused is self.outline:
            self.focus_pane("table")

    def action_filter(self) -> None:
        """Show only some findings."""

        def keep(wanted: object) -> None:
            if wanted is not None:
                self.course.filter = wanted  # type: ignore[assignment]
                self.show_matter()

        self.app.push_screen(FilterScreen(self.voice, self.course), keep)

    def action_copy(self) -> None:
        """The finding with its arithmetic to the clipboard."""
        finding = self.finding
        if finding is None:
            self.notify(self.voice("none-shown"), timeout=3)
            return
        lines = [f"[{finding.rule}] {finding.message(self.voice.language)}", finding.formula, *finding.also]
        for one in finding.operands:
            where = " / ".join(part for part in (one.title, one.row, one.column) if part)
            page = f" p.{one.place.page}" if one.place.page else ""
            lines.append(f"- {one.text}  {where}{page}" + (f"\n  {one.sentence}" if one.sentence else ""))
        self.app.copy_to_clipboard("\n".join(line for line in lines if line))
        self.notify(self.voice("copied"), timeout=2)

    def action_export(self) -> None:
        """Write the review out."""
        self.app.push_screen(ExportScreen(self.voice, self.review, self.index))
