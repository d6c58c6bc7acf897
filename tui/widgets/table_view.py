"""The table: frozen heads and labels, figures at the right with their marks, a cursor on a cell."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.strip import Strip

from reconcile.disclosure import Cell, Table
from reconcile.numerals import is_number
from tui.index import Span, Spot
from tui.marks import GLYPHS
from tui.messages import Reached
from tui.printed import clean, width
from tui.table_layout import GAP, TableLayout, lay_out
from tui.widgets.lines import LineView

if TYPE_CHECKING:
    from tui.index import Index

Place = tuple[int, int]


class TableView(LineView):
    """One table of the disclosure."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.index: Index | None = None
        self.table: Table | None = None
        self.place: Place = (0, 0)
        self.spots: list[tuple[Spot, bool]] = []
        self.hits: list[Spot] = []
        self.picks: list[Spot] = []
        self._hands: dict[Place, bool] = {}
        self._hit_places: set[Place] = set()
        self._picked: set[Place] = set()
        self._layout_of: TableLayout | None = None
        self._layouts: dict[tuple[str, int], TableLayout] = {}

    # What is shown

    def show(self, index: Index, block: str, place: Place | None = None) -> None:
        """Show a table, with the cursor on a place."""
        table = index.table(block)
        if table is None:
            return
        if index is self.index and table is self.table and self._layout_of is not None:
            if place is not None:
                self.go(place, tell=False, middle=True)
            return
        if index is not self.index:
            self._layouts.clear()
        self.index, self.table = index, table
        self.scroll_to(0, 0, animate=False)
        self.place = (min(table.header_rows, max(len(table.grid) - 1, 0)), 0)
        self._lay_out()
        unit = " ".join(one for one in (table.unit, f"p.{table.place.page}" if table.place.page else "") if one)
        self.set_heading(index.name(block), unit)
        if place is not None:
            self.go(place, tell=False, middle=True)
        self.refresh()

    def mark(self) -> None:
        """Mark what the finding at hand compares, what was found and what was picked, as far as it is in this table."""
        before = (self._hands, self._hit_places, self._picked)
        self._hands = {place: main for spot, main in reversed(self.spots) if (place := self._here(spot))}
        self._hit_places = {place for spot in self.hits if (place := self._here(spot))}
        self._picked = {place for spot in self.picks if (place := self._here(spot))}
        if before != (self._hands, self._hit_places, self._picked):
            self.refresh()

    def _here(self, spot: Spot) -> Place | None:
        if self.table is None or spot.block != self.table.id or spot.row is None or spot.column is None:
            return None
        place = (spot.row, spot.column)
        return self._layout_of.start(*place) if self._layout_of else place

    def _lay_out(self) -> None:
        if self.index is None or self.table is None or not self.size.width:
            return
        key = (self.table.id, self.room)
        if key not in self._layouts:
            self._layouts[key] = lay_out(
                self.table, self.index.amounts(self.table.id), self.room, self.index.measured(self.table.id)
            )
        self._layout_of = self._layouts[key]
        self.span_lines(Size(self._layout_of.across, self._layout_of.lines + self.HEAD))

    def on_resize(self) -> None:
        """The columns fit the pane."""
        self._lay_out()
        self._keep_in_sight()

    @property
    def count(self) -> int:
        """How many lines there are."""
        return self._layout_of.lines if self._layout_of else 0

    # The cursor

    @property
    def spot(self) -> Spot | None:
        """The place of the cursor."""
        if self.table is None or self.index is None:
            return None
        return Spot(self.table.id, *self.place, figure=self.index.figure_at(self.table.id, *self.place))

    def go(self, place: Place, *, tell: bool = True, middle: bool = False) -> None:
        """Put the cursor on a place."""
        if self.table is None or not self.table.grid:
            return
        row = min(max(place[0], 0), len(self.table.grid) - 1)
        column = min(max(place[1], 0), self.table.width - 1)
        if self._layout_of is not None:
            row, column = self._layout_of.start(row, column)
        before, self.place = self.place, (row, column)
        self._keep_in_sight(middle=middle)
        self._refresh_row(before[0])
        self._refresh_row(row)
        if tell and (spot := self.spot) is not None:
            self.post_message(Reached(spot, self.id or ""))

    def _keep_in_sight(self, *, middle: bool = False) -> None:
        made = self._layout_of
        if made is None or not made.widths:
            return
        row, column = self.place
        if row >= made.heads:
            stays = min(made.head_lines, self.rows_in_sight - 1)
            top, fits = self.scroll_offset.y + stays, self.rows_in_sight - stays
            first, last = made.tops[row], min(made.tops[row + 1] - 1, made.tops[row] + fits - 1)
            if first < top or last >= top + fits:
                to = first - fits // 3 if middle else (first if first < top else last - fits + 1)
                self.scroll_to(y=max(to - stays, 0), animate=False)
        else:
            self.scroll_to(y=0, animate=False)
        if column >= made.frozen:
            left, right = made.left(column), made.left(column) + made.widths[column] + 1
            start, room = self.scroll_offset.x + made.frozen_across, self.room - made.frozen_across
            if left < start or right > start + room:
                to = left if left < start or right - left > room else right - room
                self.scroll_to(x=max(to - made.frozen_across, 0), animate=False)

    def move(self, way: str) -> None:
        """Move the cursor by a cell, a page, or to an end."""
        made = self._layout_of
        if made is None:
            return
        row, column = self.place
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
            "page_up": (max(made.row_at(max(made.tops[row] - page, 0)), 0), column),
        }.get(way, self.place)
        self.go(to)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a cell."""
        if (place := self._place_at(event.x, event.y)) is not None:
            self.go(place)

    def _place_at(self, x: int, y: int) -> Place | None:
        made = self._layout_of
        if made is None or y < self.HEAD or not made.widths:
            return None
        line = self._line_at(y)
        if line >= made.lines:
            return None
        cell = x if x < made.frozen_across else x + self.scroll_offset.x
        return made.start(made.row_at(line), made.column_at(cell))

    def _line_at(self, y: int) -> int:
        """The line of the table at a line of the screen: the heads stay."""
        above = y - self.HEAD
        stays = self._layout_of.head_lines if self._layout_of and self._layout_of.head_lines < self.rows_in_sight else 0
        return above if above < stays else above + self.scroll_offset.y

    # Rendering

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        made = self._layout_of
        if y < self.HEAD:
            return self.head_line(y, self.size.width)
        room = self.room
        line = self._line_at(y)
        if made is None or line >= made.lines:
            return Strip.blank(room, self.look())
        whole = Strip(self.line(line))
        frozen = made.frozen_across
        if not self.scroll_offset.x or frozen >= room:
            return whole.adjust_cell_length(room, self.look())
        rest = whole.crop(frozen + self.scroll_offset.x, self.scroll_offset.x + room)
        return Strip.join([whole.crop(0, frozen), rest]).adjust_cell_length(room, self.look())

    def line(self, number: int) -> list[Segment]:
        """One line of the table, whole."""
        made = self._layout_of
        if made is None:
            return []
        row = made.row_at(number)
        here = ("head",) if row < made.heads else ("row",) if row == self.place[0] else ()
        segments: list[Segment] = []
        column = 0
        while column < len(made.widths):
            start = made.start(row, column)
            cell = made.table.grid[start[0]][start[1]]
            if cell is None:
                segments.append(Segment(" " * (made.widths[column] + GAP), self.look(*here)))
                column += 1
                continue
            segments += self._cell(cell, start, number - made.tops[start[0]], here)
            column = max(start[1] + made.span(*start, cell), column + 1)
        return segments

    def _cell(self, cell: Cell, place: Place, line: int, here: tuple[str, ...]) -> list[Segment]:
        """One line of one cell with the gap at its right."""
        made, index = self._layout_of, self.index
        if made is None or index is None:
            return []
        room = made.span_width(*place, cell)
        broken = made.broken(*place, cell)
        start, end = broken[line] if line < len(broken) else (0, 0)
        figure = index.figure_at(made.table.id, *place)
        mark = index.marks.get(figure, "") if figure and cell.text else ""
        looks = self._looks(place, mark, here)
        text = clean(cell.text[start:end])
        free = room - width(text)
        if place[0] < made.heads:
            before = free // 2 if cell.column_span > 1 or place[1] in made.amounts else 0
        else:
            before = free if place[1] in made.amounts and (figure or is_number(cell.text)) else 0
        base = self.look(*looks)
        inside = index.cell_spans.get((made.table.id, *place))
        if inside:
            middle = _coloured(self, text, start, inside, looks)
        else:
            middle = [Segment(text, self.look(*looks, "contradicted") if mark == "contradicted" else base)]
        glyph = GLYPHS.get(mark, " ") if line == 0 and not inside else " "
        if before == free:
            tail = [Segment(glyph, self.look(*here, mark)), Segment(" " * (GAP - 1), self.look(*here))]
        else:
            tail = [
                Segment(glyph, self.look(*looks, mark)),
                Segment(" " * (free - before - 1), base),
                Segment(" " * GAP, self.look(*here)),
            ]
        return [Segment(" " * before, base), *middle, *tail]

    def _looks(self, place: Place, mark: str, here: tuple[str, ...]) -> tuple[str, ...]:
        looks = list(here)
        if place in self._hit_places:
            looks.append("hit")
        if place in self._hands:
            looks.append("main" if self._hands[place] else "hand")
        if place in self._picked:
            looks.append("picked")
        if place == self.place:
            looks.append("cursor")
        return tuple(looks)

    def _refresh_row(self, row: int) -> None:
        """Render a row again, with whatever is merged into it from below."""
        made = self._layout_of
        if made is None or row >= len(made.table.grid):
            return
        last = row + max((cell.row_span for cell in made.table.grid[row] if cell is not None), default=1)
        first, end = made.tops[row], made.tops[min(last, len(made.tops) - 1)]
        above = 0 if row < made.heads else self.scroll_offset.y
        self.refresh(Region(0, max(first - above, 0) + self.HEAD, self.size.width, end - first))


def _coloured(view: TableView, text: str, start: int, spans: list[Span], looks: tuple[str, ...]) -> list[Segment]:
    """A line of a long text with its figures in the colour of their marks."""
    index = view.index
    if index is None:
        return [Segment(text, view.look(*looks))]
    parts, at = [], 0
    first = max(bisect_right(spans, start, key=lambda one: one.start) - 1, 0)
    for span in spans[first:]:
        left, right = max(span.start - start, at), min(span.end - start, len(text))
        if left >= len(text):
            break
        if right <= left:
            continue
        parts.append(Segment(text[at:left], view.look(*looks)))
        parts.append(Segment(text[left:right], view.look(*looks, index.marks.get(span.figure, ""))))
        at = right
    parts.append(Segment(text[at:], view.look(*looks)))
    return parts
