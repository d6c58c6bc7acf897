"""How large the panes are: zoom, swap, wider and taller, by keys and with the mouse."""

from __future__ import annotations

from typing import Literal

from textual import events
from textual.widget import Widget

from tui.desk.base import DeskBase
from tui.widgets.lines import LineView

NARROWEST, WIDEST = 20, 80
SHALLOWEST = 4


class Sizing(DeskBase):
    """The sizes of the panes."""

    share = 55
    _clicked: Widget | None = None
    held: Literal["", "gap", "line"] = ""  # by the mouse: what is between the sides, or above the finding

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

    # With the mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the gap, or of the line."""
        under, _ = self.get_widget_at(int(event.screen_x), int(event.screen_y))
        gap = max(self.table.region.x, self.side.region.x) - 1
        between = under is self.query_one("#upper") and int(event.screen_x) == gap
        self.held = "gap" if between else "line" if under is self.cell else ""
        self.dragged = False

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """What is held goes with the mouse."""
        tall = self.matter.region.bottom - int(event.screen_y) - 1
        if self.held == "line" and tall != self.matter.size.height:
            self.dragged = True
            self._tall(tall)
        elif self.held == "gap":
            left = min(self.table.region.x, self.side.region.x)
            whole = self.table.region.width + self.side.region.width + 1
            share = round(100 * (event.screen_x - left) / (whole - 1))
            self._share(share if self.table.region.x < self.side.region.x else 100 - share)

    def on_mouse_up(self) -> None:
        """Let it go."""
        self.held = ""

    async def on_click(self, event: events.Click) -> None:
        """Two clicks on the head of a pane give it the whole screen, or take it back; both on it, for what the first
        brings may move what is under the pointer.
        """
        before, self._clicked = self._clicked, event.widget
        if event.chain == 2 and isinstance(before, LineView) and before is event.widget and event.y < before.HEAD:
            before.focus()
            self.action_zoom()

    def _tall(self, wanted: int) -> None:
        self.matter.styles.height = min(max(wanted, SHALLOWEST), max(self.size.height - 10, SHALLOWEST))

    def action_taller(self) -> None:
        """The finding gets more room."""
        self._tall(self.matter.size.height + 2)

    def action_lower(self) -> None:
        """The finding gets less room."""
        self._tall(self.matter.size.height - 2)
