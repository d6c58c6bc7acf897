"""Keys that change what is in sight: outline, filter; and copying and exporting."""

from __future__ import annotations

from textual import work

from tui.desk.sizing import Sizing
from tui.report.course import Filter
from tui.sheets.export import ExportScreen
from tui.sheets.filter import FilterScreen
from tui.system.clipboard import handed_over


class Viewing(Sizing):
    """What is in sight."""

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
        arithmetic = dict.fromkeys((finding.formula, *finding.also))
        lines = [f"[{finding.rule}] {finding.message(self.voice.language)}", *arithmetic]
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
