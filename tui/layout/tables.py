"""How a table is laid out in cells of a terminal: the width of each column, the lines of each row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from reconcile.disclosure import Cell, Table
from tui.layout.printed import clean, width, wrap

GAP = 2  # cells between columns; the first holds the mark of a figure
NARROWEST = 6
NARROW_TEXT, NARROWEST_TEXT = 14, 10
WIDEST_FROZEN = 0.5
WIDEST_LABEL = 0.75  # of one column alone


@dataclass
class TableLayout:
    """widths: of the columns. tops: the first line of each row, and at the end the number of lines. frozen: how many
    columns stay in sight at the left. heads: how many rows stay in sight at the top. owner: for each place that a
    merged cell covers, the place where that cell begins.
    """

    table: Table
    widths: list[int]
    amounts: Collection[int]
    frozen: int
    heads: int
    room: int
    tops: list[int] = field(default_factory=list)
    owner: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    reach: dict[tuple[int, int], int] = field(default_factory=dict)
    texts: dict[tuple[int, int], list[tuple[int, int]]] = field(default_factory=dict)

    @property
    def across(self) -> int:
        """The width of the whole table."""
        return self.lefts[-1]

    @property
    def lines(self) -> int:
        """The number of lines of the whole table."""
        return self.tops[-1]

    @property
    def head_lines(self) -> int:
        """The number of lines of the head."""
        return self.tops[self.heads]

    @property
    def frozen_across(self) -> int:
        """The width of the columns that stay."""
        return self.left(self.frozen)

    @cached_property
    def lefts(self) -> list[int]:
        """The cell at which each column begins, and at the end the one where the last one ends."""
        return [0, *accumulate(wide + GAP for wide in self.widths)]

    def left(self, column: int) -> int:
        """The cell at which a column begins."""
        return self.lefts[column]

    def row_at(self, line: int) -> int:
        """The row that this line belongs to."""
        return min(bisect_right(self.tops, line) - 1, len(self.tops) - 2)

    def column_at(self, cell: int) -> int:
        """The column that this cell belongs to."""
        return min(bisect_right(self.lefts, cell) - 1, max(len(self.widths) - 1, 0))

    def start(self, row: int, column: int) -> tuple[int, int]:
        """Where the cell that covers this place begins."""
        return self.owner.get((row, column), (row, column))

    def span(self, row: int, column: int, cell: Cell) -> int:
        """How many columns a cell takes: those merged into it, and the blank ones that a long text runs over."""
        return self.reach.get((row, column), cell.column_span)

    def span_width(self, row: int, column: int, cell: Cell) -> int:
        """How wide the text of a cell may be."""
        whole = self.whole_width(row, column, cell)
        # A long text over columns that do not all fit is read more often than the columns under it are scrolled to.
        in_sight = self.room - self.left(column)
        if in_sight <= NARROW_TEXT:  # one has to go there
            in_sight = self.room - self.frozen_across - 1
        return max(min(whole, in_sight), self.widths[column])

    def whole_width(self, row: int, column: int, cell: Cell) -> int:
        """How wide a cell is."""
        last = min(column + self.span(row, column, cell), len(self.widths))
        return sum(self.widths[column:last]) + GAP * (last - column - 1)

    def broken(self, row: int, column: int, cell: Cell) -> list[tuple[int, int]]:
        """The lines of a cell's text, as offsets."""
        found = self.texts.get((row, column))
        if found is None:
            found = wrap(clean(cell.text), self.span_width(row, column, cell))
            self.texts[row, column] = found
        return found


@dataclass(frozen=True)
class Measured:
    """What of a table does not depend on the room. heads, bodies: the width of the widest text of each column above and
    below. filled: how many cells of each column below are not blank. long: row, column and width of every text that
    may have to be broken. owner: as in `TableLayout`.
    """

    heads: list[int]
    bodies: list[int]
    filled: list[int]
    long: list[tuple[int, int, int]]
    owner: dict[tuple[int, int], tuple[int, int]]


def measure(table: Table) -> Measured:
    """Look at every cell once. For a table of 20,000 rows this takes a while: do it off the main thread."""
    made = Measured([0] * table.width, [0] * table.width, [0] * table.width, [], {})
    for row, line in enumerate(table.grid):
        widths = made.heads if row < table.header_rows else made.bodies
        for column, cell in enumerate(line):
            if cell is None or not cell.text:
                continue
            wide = width(cell.text)
            if row >= table.header_rows:
                made.filled[column] += 1
            if cell.column_span == 1 and wide > widths[column]:
                widths[column] = wide
            if wide > NARROWEST:
                made.long.append((row, column, wide))
        for column, cell in enumerate(line):
            if cell is not None and (cell.row_span > 1 or cell.column_span > 1):
                made.owner.update(
                    ((row + down, column + across), (row, column))
                    for down in range(cell.row_span)
                    for across in range(cell.column_span)
                    if down or across
                )
    return made


def lay_out(table: Table, amounts: Collection[int], room: int, measured: Measured | None = None) -> TableLayout:
    """Lay a table out for a pane of `room` cells. amounts: the columns that hold figures."""
    known = measured or measure(table)
    widths = _fitted(known.heads, known.bodies, amounts, room - GAP * table.width)
    # A table without a head is a form, where labels stand beside what they label: there is nothing to keep in sight.
    frozen = next((column for column in range(len(widths)) if column in amounts), 1) if table.header_rows else 0
    while frozen and not _leaves_room(widths, frozen, room):
        frozen -= 1
    heads = min(table.header_rows, len(table.grid))
    made = TableLayout(table, widths, amounts, frozen, heads, room, owner=dict(known.owner))
    if not made.owner:
        _let_run(table, made, known)
    made.tops = _tops(table, made, known)
    return made


def _leaves_room(widths: list[int], frozen: int, room: int) -> bool:
    """Whether each of the other columns can be seen whole beside those that stay."""
    across = sum(widths[:frozen]) + GAP * frozen
    widest = room * (WIDEST_FROZEN if frozen > 1 else WIDEST_LABEL)
    return across <= widest and across + max(widths[frozen:], default=0) < room


def _fitted(heads: list[int], bodies: list[int], amounts: Collection[int], room: int) -> list[int]:
    """Widths that fit: figures are never broken; heads give way, then the widest texts, down to `NARROW_TEXT`, and
    further only where all columns are in sight by that.
    """
    widths = [max(head, body, 2) for head, body in zip(heads, bodies, strict=True)]
    if sum(widths) <= room:
        return widths
    widths = [max(body, min(head, NARROWEST), 2) for head, body in zip(heads, bodies, strict=True)]
    shared = _shared(widths, amounts, room, NARROW_TEXT)
    if sum(shared) <= room:
        return shared
    narrower = _shared(widths, amounts, room, NARROWEST_TEXT)
    return narrower if sum(narrower) <= room else shared


def _shared(widths: list[int], amounts: Collection[int], room: int, least: int) -> list[int]:
    """Widths with the room shared among the texts, each of which gets this at least."""
    made = list(widths)
    left = room - sum(made[column] for column in amounts)
    texts = sorted((column for column in range(len(made)) if column not in amounts), key=made.__getitem__)
    for number, column in enumerate(texts):
        made[column] = min(made[column], max(left // (len(texts) - number), least))
        left -= made[column]
    return made


def _let_run(table: Table, made: TableLayout, known: Measured) -> None:
    """In a table whose merged cells are not known, a long text runs over the blank cells at its right."""
    for row, column, wide in known.long:
        if wide <= made.widths[column]:
            continue
        line, last = table.grid[row], column + 1
        while last < len(line) and (after := line[last]) is not None and not after.text:
            made.owner[row, last] = (row, column)
            last += 1
        if last > column + 1:
            made.reach[row, column] = last - column


def _tops(table: Table, made: TableLayout, known: Measured) -> list[int]:
    heights, tall = [1] * len(table.grid), []
    for row, column, wide in known.long:
        cell = table.grid[row][column]
        if cell is None or wide <= made.widths[column] or wide <= made.span_width(row, column, cell):
            continue
        lines = len(made.broken(row, column, cell))
        if cell.row_span > 1:
            tall.append((row, cell.row_span, lines))
        else:
            heights[row] = max(heights[row], lines)
    for row, span, lines in tall:
        last = min(row + span, len(heights)) - 1
        heights[last] += max(lines - sum(heights[row : last + 1]), 0)
    return [0, *accumulate(heights)]
