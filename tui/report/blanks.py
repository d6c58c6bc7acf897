"""Blank cells as figures of the desk: what is left blank among amounts says nothing, which is an exact zero."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from msgspec.structs import replace

from reconcile.disclosure import Table
from reconcile.ledger import Figure

Place = tuple[int, int]


def blanks(table: Table, known: Mapping[Place, Figure], columns: Collection[int]) -> Iterator[Figure]:
    """A figure for each blank cell of these columns that is none yet, with the unit and the head of its column."""
    of_column = {column: figure for (_, column), figure in known.items()}
    labels = {row: figure.row_label for (row, _), figure in known.items()}
    for row, line in enumerate(table.grid[table.header_rows :], table.header_rows):
        label = labels.get(row) or next((cell.text for cell in line if cell is not None and cell.text), "")
        for column in columns:
            cell = line[column]
            if cell is None or cell.text or (row, column) in known or column not in of_column:
                continue
            yield replace(
                of_column[column],
                id=f"blank:{table.id}:{row}:{column}",
                text="",
                value=Decimal(0),
                decimals=0,
                micro=0,
                half=0,
                bound="",
                soft=False,
                nil=True,
                doubtful=cell.doubtful,
                place=cell.place,
                row=row,
                row_label=label,
            )
