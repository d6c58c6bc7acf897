"""How a table is drawn: frozen heads and labels, figures at the right with their marks, what is in question marked."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip

from reconcile.disclosure import Cell, Table
from reconcile.numerals import is_number
from tui.index import Spot
from tui.marks import GLYPHS
from tui.printed import clean, width
from tui.table_layout import GAP, TableLayout, lay_out
from tui.widgets.lines import LineView

if TYPE_CHECKING:
    from tui.index import Index

Place = tuple[int, int]
BEFORE, AFTER = "‹", "›"  # there is more to the left, to the right


class TableCanvas(LineView):
    """A table, drawn. spots, hits, picks: what the finding compares, what was found, what was picked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.index: Index | None = None
        self.table: Table | None = None
        self.place: Place = (0, 0)
        self.figure = ""
        self._offset = 0
        self.spots: list[tuple[Spot, bool]] = []
        self.hits: list[Spot] = []
        self.picks: list[Spot] = []
        self._hands: dict[Place, bool] = {}
        self._hit_places: set[Place] = set()
        self._picked: set[Place] = set()
        self._passages: dict[Place, list[tuple[Spot, bool]]] = {}
        self._laid: TableLayout | None = None
        self._layouts: dict[tuple[str, int], TableLayout] = {}

    @property
    def count(self) -> int:
        """How many lines there are."""
        return self._laid.lines if self._laid else 0

    def lay(self) -> None:
        """Lay the table out for the width of the pane."""
        if self.index is None or self.table is None or not (self.size.width or self.awaited.width):
            return
        laid = self.layout_of(self.index, self.table)
        if self._laid is not laid:
            self._laid = laid
            # Room beyond the last column, so that each can begin where the frozen ones end.
            beyond = max(laid.widths, default=0) if laid.across > self.room else 0
            self.span_lines(Size(laid.across + beyond, laid.lines + self.HEAD))
            self.refresh()

    def layout_of(self, index: Index, table: Table) -> TableLayout:
        """The layout of a table for the width of the pane; worked out once."""
        key = (table.id, self.room)
        if key not in self._layouts:
            self._layouts[key] = lay_out(table, index.amounts(table.id), self.room, index.measured(table.id))
        return self._layouts[key]

    def forget(self) -> None:
        """Another disclosure: its tables have the same names."""
        self._layouts.clear()

    def mark(self) -> None:
        """Mark what the finding at hand compares, what was found and what was picked, as far as it is in this table."""
        before = (self._hands, self._hit_places, self._picked, self._passages)
        self._hands = {place: main for spot, main in reversed(self.spots) if (place := self._here(spot))}
        self._hit_places = {place for spot in self.hits if (place := self._here(spot))}
        self._picked = {place for spot in self.picks if (place := self._here(spot))}
        self._passages = {}
        for spot, main in self.spots:
            if spot.end and (place := self._here(spot)):
                self._passages.setdefault(place, []).append((spot, main))
        if before != (self._hands, self._hit_places, self._picked, self._passages):
            self.refresh()

    def _here(self, spot: Spot) -> Place | None:
        if self.table is None or spot.block != self.table.id or spot.row is None or spot.column is None:
            return None
        place = (spot.row, spot.column)
        return self._laid.start(*place) if self._laid else place

    def line_at(self, y: int) -> int:
        """The line of the table at a line of the screen: the heads stay."""
        above = y - self.HEAD
        stays = self._laid.head_lines if self._laid and self._laid.head_lines < self.rows_in_sight else 0
        return above if above < stays else above + self.scroll_offset.y

    def refresh_row(self, row: int) -> None:
        """Render a row again, with whatever is merged into it from below."""
        made = self._laid
        if made is None or row >= len(made.table.grid):
            return
        last = row + max((cell.row_span for cell in made.table.grid[row] if cell is not None), default=1)
        first, end = made.tops[row], made.tops[min(last, len(made.tops) - 1)]
        above = 0 if row < made.heads else self.scroll_offset.y
        self.refresh(Region(0, max(first - above, 0) + self.HEAD, self.size.width, end - first))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        made = self._laid
        if y < self.HEAD:
            return self.head_line(y, self.size.width)
        room, line = self.room, self.line_at(y)
        if made is None or line >= made.lines:
            return Strip.blank(room, self.look())
        whole = Strip(self.line(line))
        frozen = made.frozen_across
        x = self.scroll_offset.x if frozen < room else 0
        rest = whole.crop(frozen + x, x + room)
        shown = Strip.join([whole.crop(0, frozen), rest]).adjust_cell_length(room, self.look())
        if x and frozen and whole.crop(frozen, frozen + x).text.strip():
            shown = self._signed(shown, frozen - 1, BEFORE)
        if whole.crop(x + room).text.strip():
            shown = self._signed(shown, room - 1, AFTER)
        return shown

    def _signed(self, strip: Strip, at: int, sign: str) -> Strip:
        """A line with a sign in one of its cells: something is hidden there."""
        room = strip.cell_length
        return Strip.join([strip.crop(0, at), Strip([Segment(sign, self.look("label"))]), strip.crop(at + 1, room)])

    def line(self, number: int) -> list[Segment]:
        """One line of the table, whole."""
        made = self._laid
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
            segments += self._cell(made, cell, start, number - made.tops[start[0]], here)
            column = max(start[1] + made.span(*start, cell), column + 1)
        return segments

    def _cell(self, made: TableLayout, cell: Cell, place: Place, line: int, here: tuple[str, ...]) -> list[Segment]:
        """One line of one cell with the gap at its right."""
        if self.index is None:
            return []
        room = made.whole_width(*place, cell)
        broken = made.broken(*place, cell)
        start, end = broken[line] if line < len(broken) else (0, 0)
        figure = self.index.cells.get(made.table.id, {}).get(place, "")
        mark = self.index.marks.get(figure, "") if figure and cell.text else ""
        looks = self._looks(place, here)
        text = clean(cell.text[start:end])
        free = room - width(text)
        over = place[1] in made.amounts
        if place[0] < made.heads:
            before = free // 2 if cell.column_span > 1 or over else 0
        else:
            before = free if over and (figure or is_number(cell.text)) else 0
        base = self.look(*looks)
        layers = self._layers(made.table.id, place)
        middle = (
            self._coloured(text, start, layers, looks)
            if layers
            else [Segment(text, self.look(*looks, "contradicted" if mark == "contradicted" else ""))]
        )
        glyph = GLYPHS.get(mark, " ") if line == 0 else " "
        if before == free:
            after = [Segment(glyph, self.look(*here, mark)), Segment(" " * (GAP - 1), self.look(*here))]
        else:
            rest = Segment(" " * (free - before - 1), base)
            after = [Segment(glyph, self.look(*looks, mark)), rest, Segment(" " * GAP, self.look(*here))]
        return [Segment(" " * before, base), *middle, *after]

    def _looks(self, place: Place, here: tuple[str, ...]) -> tuple[str, ...]:
        looks = list(here)
        if place in self._hit_places:
            looks.append("hit")
        if place in self._hands and place not in self._passages:
            looks.append("main" if self._hands[place] else "hand")
        if place in self._picked:
            looks.append("picked")
        if place == self.place:
            looks.append("row" if place in self._passages else "cursor")
        return tuple(looks)

    def _layers(self, table: str, place: Place) -> list[tuple[int, int, str]]:
        """What lies over a long text, lowest first: sentences at hand, figures' marks, the cursor."""
        layers: list[tuple[int, int, str]] = []
        for spot, _ in self._passages.get(place, ()):
            layers.append((spot.from_, spot.to, "hand"))
        for spot, main in reversed(self._passages.get(place, ())):
            layers.append((spot.start, spot.end, "main" if main else "hand"))
        if self.index is not None:
            spans = self.index.cell_spans.get((table, *place), ())
            layers += [(one.start, one.end, self.index.marks.get(one.figure, "")) for one in spans]
            at_hand = {spot.figure for spot, main in self._passages.get(place, ()) if main}
            layers += [
                (one.start, one.end, "cursor")
                for one in spans
                if one.figure == self.figure and self.place == place and one.figure not in at_hand
            ]
        return layers

    def _coloured(
        self, text: str, start: int, layers: list[tuple[int, int, str]], looks: tuple[str, ...]
    ) -> list[Segment]:
        """A line of a long text, which begins at `start` of it; the glyphs of its figures would not fit the line."""
        cuts = {0, len(text)}
        for left, right, _ in layers:
            cuts.update(cut - start for cut in (left, right) if 0 < cut - start < len(text))
        return [
            Segment(
                text[left:right],
                self.look(*looks, *(look for from_, to, look in layers if from_ <= left + start < to)),
            )
            for left, right in pairwise(sorted(cuts))
        ]
