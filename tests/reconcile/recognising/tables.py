"""Tables written down as they look, for tests of recognition."""

from __future__ import annotations

from reconcile.disclosure import Cell, Place, Table, packed


def table(text: str, *, heads: int, title: str = "表", unit: str = "单位：万元", owner: str = "") -> Table:
    """A table from lines of cells separated by | (a cell `^` is covered by a merged neighbour)."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").split("\n")]
    grid = tuple(
        tuple(None if cell == "^" else Cell(cell, row, column) for column, cell in enumerate(line))
        for row, line in enumerate(lines)
    )
    return Table(
        id="t1",
        title=title,
        packed=packed(grid),
        header_rows=heads,
        part="table",
        section=(),
        place=Place(),
        unit=unit,
        owner=owner,
    )
