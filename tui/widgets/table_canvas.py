"""How a table is drawn: frozen heads and labels, figures at the right with their marks, what is in question marked."""

from __future__ import annotations

from itertools import pairwise

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from reconcile.disclosure import Cell, Table
from reconcile.numerals import is_number
from tui.layout.marks import GLYPHS
from tui.layout.printed import clean, fit, width
from tui.layout.tables import GAP, TableLayout, lay_out
from tui.report.index import Index
from tui.report.spots import Spot
from tui.widgets.lines import LineView

Place = tuple[int, int]
BEFORE, AFTER = "‹", "›"  # so many columns more to the left, to the right


class TableCanvas(LineView):
    """A table, drawn. spots, hits, picks: what the finding compares, what was found, what was picked."""

    def __init__(self, *, id: str | None = None) -> None:
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

    @property
    def across(self) -> int:
        """How wide the table is, with room beyond the last column, so that each can begin where the frozen ones end."""
        made = self._laid
        beyond = max(made.widths, default=0) if made is not None and made.across > self.room else 0
        return made.across + beyond if made is not None else 0

    def lay(self) -> None:
        """Lay the table out for the width of the pane."""
        if self.index is None or self.table is None or not (self.size.width or self.awaited.width):
            return
        laid = self.layout_of(self.index, self.table)
        if self._laid is not laid:
            self._laid = laid
            self.lines_changed()

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
        stays = self._laid.head_lines if self._laid and self._laid.head_lines < self.rows_in_sight else 0
        return y - self.HEAD + (0 if y - self.HEAD < stays else self.rolled.y)

    def beside(self) -> tuple[int, int]:
        """How many columns are not, or not whole, in sight to the left and to the right."""
        made = self._laid
        if made is None:
            return 0, 0
        start, end = made.frozen_across + self.rolled.x, self.rolled.x + self.room
        columns = range(made.frozen, len(made.widths))
        return (
            sum(made.left(one) < start for one in columns),
            sum(made.left(one) + made.widths[one] + 1 > end for one in columns),
        )

    def remarks(self) -> str:
        """How many columns are not in sight, before the remark."""
        left, right = self.beside()
        signs = (f"{BEFORE} {left}" if left else "", f"{right} {AFTER}" if right else "")
        return "  ".join(filter(None, (*signs, self.remark)))

    def refresh_row(self, row: int) -> None:
        """Render a row again, with whatever is merged into it from below."""
        made = self._laid
        if made is None or row >= len(made.table.grid):
            return
        last = row + max((cell.row_span for cell in made.table.grid[row] if cell is not None), default=1)
        first, end = made.tops[row], made.tops[min(last, len(made.tops) - 1)]
        above = 0 if row < made.heads else self.rolled.y
        self.refresh(Region(0, max(first - above, 0) + self.HEAD, self.size.width, end - first))

    def body(self, y: int, room: int) -> Strip:
        """The columns that stay, and those beside them that are in sight."""
        made, line = self._laid, self.line_at(y)
        if made is None or line >= made.lines:
            return Strip.blank(room, self.look())
        stays = min(self._stays(made, made.row_at(line)), room)
        start = stays + self.rolled.x
        kept, beside = self._columns(made, line, 0, stays), self._columns(made, line, start, start + room - stays)
        return Strip([*kept, *beside], room)

    def _stays(self, made: TableLayout, row: int) -> int:
        """How far what stays reaches in this row: a cell that begins in the columns that stay is drawn in one piece."""
        if not made.frozen:
            return 0
        place = made.start(row, made.frozen - 1)
        cell = made.table.grid[place[0]][place[1]]
        end = made.lefts[place[1] + made.span(*place, cell)] if cell is not None else 0
        return max(made.frozen_across, end - self.rolled.x)

    def _columns(self, made: TableLayout, line: int, start: int, end: int) -> Strip:
        """What a line of the table shows between two cells of it, blanks where the table ends before."""
        row = made.row_at(line)
        here = ("columns",) if row < made.heads else ("row",) if row == self.place[0] else ()
        segments: list[Segment] = []
        column, before, after = 0, start, start
        while column < len(made.widths) and made.lefts[column] < end:
            place = made.start(row, column)
            cell = made.table.grid[place[0]][place[1]]
            following = max(place[1] + made.span(*place, cell), column + 1) if cell is not None else column + 1
            if made.lefts[following] > start:
                before = before if segments else made.lefts[column]
                after = made.lefts[following]
                left = made.lefts[column]
                room = min(after - 1, end) - left if start <= left else 0
                hidden = cell is not None and 2 * (start - left) > made.span_width(*place, cell)
                if hidden and place != self.place and place not in self._hands:
                    segments.append(Segment(" " * (after - left), self.look(*here)))  # ends of lines say nothing
                else:
                    segments += self._cell(made, cell, place, line - made.tops[place[0]], here, room)
            column = following
        if after < end:
            segments.append(Segment(" " * (end - after), self.look()))
        return Strip(segments, max(after, end) - before).crop(start - before, end - before)

    def _cell(
        self, made: TableLayout, cell: Cell | None, place: Place, line: int, here: tuple[str, ...], in_sight: int
    ) -> list[Segment]:
        """One line of one cell with the gap at its right. in_sight: how much of it and its mark is before the edge of
        the pane, 0 where its beginning is hidden. A text that is cut there ends in `..`; a figure is left out: half of
        a figure is another figure.
        """
        if cell is None or self.index is None:
            return [Segment(" " * (made.widths[place[1]] + GAP), self.look(*here))]
        room = made.whole_width(*place, cell)
        figure = self.index.cells.get(made.table.id, {}).get(place, "")
        in_amounts = place[1] in made.amounts
        whole = in_sight > room
        number = bool(figure) or ((in_amounts or not whole) and is_number(cell.text))
        if number and not whole and place != self.place:
            return [Segment(" " * (room + GAP), self.look(*here))]
        broken = made.broken(*place, cell)
        start, end = broken[line] if line < len(broken) else (0, 0)
        text = clean(cell.text[start:end])
        text = fit(text, in_sight) if 0 < in_sight <= room else text
        free = room - width(text)
        mark = self.index.marks.get(figure, "") if figure and cell.text and line == 0 else ""
        looks = self._looks(place, here)
        base = self.look(*looks)
        if place[0] < made.heads:
            spare = made.span_width(*place, cell) - width(text)
            before = spare // 2 if cell.column_span > 1 or in_amounts else 0
        else:
            before = free if number and in_amounts else 0
        middle = [Segment(" " * before, base)] if before else []
        if layers := self._layers(made.table.id, place):
            middle += self._coloured(text, start, layers, looks)
        elif mark == "contradicted":
            middle.append(Segment(text, self.look(*looks, mark)))
        elif text:
            middle = [Segment(" " * before + text, base)]
        if before < free and looks != here:  # what marks the cell ends where the column does
            rest = GLYPHS.get(mark, " ") + " " * (free - before - 1)
            return [*middle, Segment(rest, self.look(*looks, mark)), Segment(" " * GAP, self.look(*here))]
        rest = GLYPHS.get(mark, " ") + " " * (free - before + GAP - 1)
        return [*middle, Segment(rest, self.look(*here, mark))]

    def _looks(self, place: Place, here: tuple[str, ...]) -> tuple[str, ...]:
        looks = list(here)
        if place in self._hit_places:
            looks.append("hit")
        if place in self._hands and place not in self._passages:
            looks.append("main" if self._hands[place] else "hand")
        if place in self._picked:
            looks.append("picked")
        if place == self.place and (self.has_focus or place not in self._hands):  # else it is seen as what it is
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
