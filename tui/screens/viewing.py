"""Keys that change what is in sight: zoom, swap, sizes, filter, outline; and copying and exporting."""

from __future__ import annotations

from textual import events, work

from tui.clipboard import handed_over
from tui.course import Filter
from tui.screens.desk_base import DeskBase
from tui.screens.export import ExportScreen
from tui.screens.filter import FilterScreen

NARROWEST, WIDEST = 20, 80
SHALLOWEST = 4


class Viewing(DeskBase):
    """What is in sight."""

    share = 55
    held = False

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
        swapped = upper.children.index(side) > upper.children.index(self.table)
        if swapped:
            upper.move_child(side, before=self.table)
        else:
            upper.move_child(side, after=self.table)
        self.set_class(swapped, "-swapped")

    def _share(self, wanted: int) -> None:
        self.share = min(max(wanted, NARROWEST), WIDEST)
        self.table.styles.width = f"{self.share}fr"
        self.side.styles.width = f"{100 - self.share}fr"

    def action_narrower(self) -> None:
        """The table gets narrower."""
        self._share(self.share - 5)

    def action_wider(self) -> None:
        """The table gets wider."""
        self._share(self.share + 5)

    # With the mouse: the gap between the two sides can be moved

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the gap."""
        under, _ = self.get_widget_at(int(event.screen_x), int(event.screen_y))
        gap = max(self.table.region.x, self.side.region.x) - 1
        self.held = under is self.query_one("#upper") and int(event.screen_x) == gap

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The gap goes with the mouse."""
        if self.held:
            left = min(self.table.region.x, self.side.region.x)
            whole = self.table.region.width + self.side.region.width + 1
            share = round(100 * (event.screen_x - left) / (whole - 1))
            self._share(share if self.table.region.x < self.side.region.x else 100 - share)

    def on_mouse_up(self) -> None:
        """Let it go."""
        self.held = False

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

        def keep(wanted: Filter | None) -> None:
            if wanted is None:
                return
            self.course.filter = wanted
            self.show_matter()
            at = self.course.finding
            if at is not None and not self.course.lets(at) and (found := self.course.step(1)) is not None:
                self.go_finding(found[0])

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
        text = "\n".join(line for line in lines if line)
        self.app.copy_to_clipboard(text)
        self._hand_over(text)

    @work(thread=True)
    def _hand_over(self, text: str) -> None:
        said, seconds = ("copied", 2) if handed_over(text) else ("copied-untold", 6)
        self.app.call_from_thread(self.notify, self.voice(said), timeout=seconds)

    def action_export(self) -> None:
        """Write the review out."""
        self.app.push_screen(ExportScreen(self.voice, self.review, self.index))
