"""The table with its cursor, which goes by cells and, in a long text, by the figures in it."""

from __future__ import annotations

from textual import events

from reconcile.numerals import is_number
from tui.layout.tables import NARROWEST
from tui.messages import KeyPressed
from tui.report.index import Index
from tui.report.spots import Spot
from tui.widgets.table_canvas import Place, TableCanvas

PASSAGE = 3  # lines of a passage in a long text that ought to be in sight


class TableView(TableCanvas):
    """One table of the disclosure."""

    def show(self, index: Index, block: str, place: Place | None = None, figure: str = "", offset: int = 0) -> None:
        """Show a table, with the cursor on a place, and there on a figure or a passage in a long text."""
        table = index.table(block)
        if table is None:
            return
        if index is not self.index or table is not self.table or self._laid is None:
            if index is not self.index:
                self.forget()
            self.index, self.table = index, table
            self.roll(0, 0)
            self._laid = None  # the layout of the table before; a pane that is hidden gets its own when it is shown
            self.place, self.figure = (min(table.header_rows, max(len(table.grid) - 1, 0)), 0), ""
            self.lay()
            page = f"p.{table.place.page}" if table.place.page else ""
            self.set_heading(index.name(block), " ".join(one for one in (table.unit, page) if one))
            self.mark()
            self.refresh()
        if place is not None:
            self.go(place, figure, offset, tell=False, middle=True)

    def sees(self, spot: Spot) -> bool:
        """Whether a place of this table is in sight as it is scrolled now."""
        made = self._laid
        if made is None or spot.row is None or spot.column is None:
            return False
        row, column = made.start(spot.row, spot.column)
        line, left = made.tops[row], made.left(column)
        if (cell := made.table.grid[row][column]) is not None and spot.end:
            line += next((n for n, (_, end) in enumerate(made.broken(row, column, cell)) if spot.start < end), 0)
        stays = min(made.head_lines, self.rows_in_sight - 1)
        down = row < made.heads or self.rolled.y + stays <= line < self.rolled.y + self.rows_in_sight
        start, end = self.rolled.x + made.frozen_across, self.rolled.x + self.room
        return down and (column < made.frozen or (start <= left and left + min(made.widths[column], NARROWEST) <= end))

    def on_resize(self) -> None:
        """The columns fit the pane."""
        self.lay()
        if self._laid is not None:  # no more to the side than is hidden there
            self.roll(x=min(self.rolled.x, max(self._laid.across - self.room, 0)))
        self._keep_in_sight()

    @property
    def spot(self) -> Spot | None:
        """The place of the cursor."""
        if self.table is None or self.index is None:
            return None
        return Spot(self.table.id, *self.place, figure=self.figure or self.index.figure_at(self.table.id, *self.place))

    def go(self, place: Place, figure: str = "", offset: int = 0, *, tell: bool = True, middle: bool = False) -> None:
        """Put the cursor on a place."""
        if self.table is None or not self.table.grid:
            return
        row = min(max(place[0], 0), len(self.table.grid) - 1)
        column = min(max(place[1], 0), self.table.width - 1)
        if self._laid is not None:
            row, column = self._laid.start(row, column)
        before, self.place = self.place, (row, column)
        self.figure = figure if self.index is not None and figure in self.index.inside else ""
        self._offset = offset
        self._keep_in_sight(middle=middle)
        self.refresh_row(before[0])
        self.refresh_row(row)
        if tell and (spot := self.spot) is not None:
            self.reached(spot, self.id or "")

    def _keep_in_sight(self, *, middle: bool = False) -> None:
        made = self._laid
        if made is None or not made.widths:
            return
        row, column = self.place
        if row < made.heads:
            self.roll(y=0)
        else:
            stays = min(made.head_lines, self.rows_in_sight - 1)
            top, fits = self.rolled.y + stays, self.rows_in_sight - stays
            first, last = self._lines_wanted(fits)
            if first < top or last >= top + fits:
                to = first - fits // 3 if middle else (first if first < top else last - fits + 1)
                self.roll(y=max(to - stays, 0))
        if column >= made.frozen:
            cell = made.table.grid[row][column]
            wide = made.span_width(row, column, cell) if cell is not None else made.widths[column]
            left, right = made.left(column), made.left(column) + wide + 1
            start, room = self.rolled.x + made.frozen_across, self.room - made.frozen_across
            if (label := self._label_left()) is not None and right - made.left(label) <= room:
                left = made.left(label)
            if left < start or right > start + room:
                to = left if left < start or right - left > room else right - room
                # Columns begin whole: a figure cut in two is another figure.
                whole = (made.left(one) for one in range(made.frozen, column + 1))
                self.roll(x=max(next(one for one in whole if one >= min(to, left)) - made.frozen_across, 0))

    def _label_left(self) -> int | None:
        """The column of what is written at the left of the cursor's figure; None where it stays, or is none."""
        made, (row, column) = self._laid, self.place
        if made is None or self.index is None or (row, column) not in self.index.cells.get(made.table.id, {}):
            return None
        known = self.index.cells[made.table.id]
        for before in range(column - 1, made.frozen - 1, -1):
            place = made.start(row, before)
            cell = made.table.grid[place[0]][place[1]]
            if cell is not None and cell.text and place not in known and not is_number(cell.text):
                return place[1] if place[1] >= made.frozen else None
        return None

    def _lines_wanted(self, fits: int) -> tuple[int, int]:
        """The lines of the cursor's row, or of the figure in its long text."""
        made, (row, column) = self._laid, self.place
        if made is None or self.index is None or self.table is None:
            return 0, 0
        first = made.tops[row]
        if (self.figure or self._offset) and (cell := made.table.grid[row][column]) is not None:
            lines = made.broken(row, column, cell)
            first += next((number for number, (_, end) in enumerate(lines) if self._offset < end), 0)
            return first, min(first + PASSAGE, made.lines) - 1
        return first, min(made.tops[row + 1] - 1, first + fits - 1)

    def move(self, way: str) -> None:
        """Move the cursor by a cell, a page, or to an end; in a long text by the figures in it."""
        made = self._laid
        if made is None:
            return
        row, column = self.place
        if way in {"left", "right"} and self._step_inside(1 if way == "right" else -1):
            return
        cell = made.table.grid[row][column]
        down, across = (cell.row_span, made.span(row, column, cell)) if cell is not None else (1, 1)
        page = max(self.rows_in_sight - made.head_lines - 1, 1)
        to = {
            "down": (row + down, column),
            "up": (row - 1, column),
            "left": (row, column - 1),
            "right": (row, column + across),
            "home": (row, 0),
            "end": (row, made.table.width - 1),
            "top": (made.heads, column),
            "bottom": (len(made.table.grid) - 1, column),
            "page_down": (made.row_at(min(made.tops[row] + page, made.lines - 1)), column),
            "page_up": (made.row_at(max(made.tops[row] - page, 0)), column),
        }.get(way, self.place)
        self.go(to)

    def _step_inside(self, way: int) -> bool:
        """The next figure in the long text under the cursor; False where there is none this way."""
        if self.index is None or self.table is None:
            return False
        spans = self.index.cell_spans.get((self.table.id, *self.place), ())
        inside = [span.figure for span in spans]
        at = inside.index(self.figure) + way if self.figure in inside else (0 if way > 0 else len(inside))
        if not 0 <= at < len(inside):
            return False
        self.go(self.place, inside[at], spans[at].start)
        return True

    def clicked(self, line: int, event: events.Click) -> None:
        """A click puts the cursor on a cell; two jump to what it ties to; with Ctrl it is picked."""
        made = self._laid
        if made is None or not made.widths:
            return
        cell = event.x if event.x < made.frozen_across else event.x + self.rolled.x
        self.go(made.start(made.row_at(line), made.column_at(cell)))
        if event.ctrl or event.chain == 2:
            self.post_message(KeyPressed("pick" if event.ctrl else "jump"))
