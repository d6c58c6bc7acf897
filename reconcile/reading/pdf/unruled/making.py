"""The grid of a table without vertical lines, put together from the top down."""

from __future__ import annotations

from msgspec import Struct

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.columns import Columns
from reconcile.reading.pdf.ruled.lattice import Area, Lattice
from reconcile.reading.pdf.unruled.bands import Block, with_wide_totals
from reconcile.reading.pdf.unruled.levels import levels_of


class Band(Struct):
    """What stands between two lines of a table. top, bottom: the lines' heights."""

    top: float
    bottom: float
    words: list[Word]


class Maker:
    """Puts a grid together from the top down."""

    def __init__(self, columns: Columns, top: float) -> None:
        self.columns = columns
        self.ys = [top]
        self.areas: list[Area] = []

    def add_head(self, heads: list[Block], bottom: float) -> None:
        """The head, where it is known which columns each of its texts stands over, down to a line at `bottom`."""
        areas, partings = levels_of(heads, len(self.columns.xs) - 1)
        row = len(self.ys) - 1
        self.areas += [Area(row + one.row, one.column, one.rows, one.columns) for one in areas]
        self.ys += [*partings, bottom]

    def add_rows(self, rows: list[list[Block]], bottom: float) -> None:
        """Rows down to a line at `bottom`."""
        width = len(self.columns.xs) - 1
        rows = [with_wide_totals(row, self.columns) for row in rows if row] or [[]]
        for index, row in enumerate(rows):
            at = len(self.ys) - 1
            taken: set[int] = set()
            for block in sorted(row, key=lambda one: one.first - one.last):
                span = set(range(block.first, block.last + 1))
                if span & taken or (
                    block.last > block.first and any(one.first in span for one in row if one is not block)
                ):
                    continue
                taken |= span
                self.areas.append(Area(at, block.first, 1, block.last - block.first + 1))
            self.areas += [Area(at, column, 1, 1) for column in range(width) if column not in taken]
            if index + 1 < len(rows):
                below = rows[index + 1]
                self.ys.append((max(one.bottom for one in row) + min(one.top for one in below)) / 2)
            else:
                self.ys.append(bottom)

    def made(self) -> Lattice | None:
        """The grid, where it has rows."""
        if len(self.ys) < 2:
            return None
        areas = sorted(self.areas, key=lambda one: (one.row, one.column))
        return Lattice(tuple(self.columns.xs), tuple(self.ys), tuple(areas))
