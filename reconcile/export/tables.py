"""The tables of a disclosure as they were read, for people and for other programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from reconcile.disclosure import Table
from reconcile.export.cells import for_spreadsheet
from reconcile.export.printable import all_printable, one_line

BOX = ("left", "top", "right", "bottom")
COLUMNS = ("table", "title", "unit", "page", "row", "column", "row_span", "column_span", "header", "text")
PLACE = ("line", *BOX, "doubtful")


def rendered(tables: Sequence[Table], form: str) -> bytes:
    """The tables as text, json, csv, xlsx or parquet."""
    if form == "json":
        objects = [all_printable(table_object(one)) for one in tables]
        return msgspec.json.format(msgspec.json.encode(objects), indent=0) + b"\n"
    if form == "csv":
        return _csv(tables).encode()
    if form == "parquet":
        return _parquet(tables)
    if form == "xlsx":
        return _workbook(tables)
    return "\n".join(_lines(tables)).encode()


def table_object(table: Table) -> dict[str, Any]:
    """One table: `grid` has null for a cell that a merged neighbour covers, `spans` lists row (r), column (c),
    row span (rs) and column span (cs) of the merged cells, from 0.
    """
    cells = [cell for row in table.grid for cell in row if cell is not None]
    return {
        "title": table.title,
        "unit": table.unit,
        "page": table.place.page,
        "header_rows": table.header_rows,
        "grid": [[None if cell is None else cell.text for cell in row] for row in table.grid],
        "spans": [
            {"r": cell.row, "c": cell.column, "rs": cell.row_span, "cs": cell.column_span}
            for cell in cells
            if cell.row_span > 1 or cell.column_span > 1
        ],
        "label": table.label,
        "part": table.part,
        "pages": list(table.pages),
        "notes": list(table.notes),
    }


def _long(tables: Sequence[Table]) -> Iterator[tuple[int | float | str | bool | None, ...]]:
    """One row a printed cell, with its own page and place on it."""
    for number, table in enumerate(tables):
        for row in table.grid:
            for cell in row:
                if cell is None:
                    continue
                head = cell.row < table.header_rows
                spot = (cell.row, cell.column, cell.row_span, cell.column_span)
                page = table.place.page if cell.place.page is None else cell.place.page
                place = (cell.place.line, *(cell.place.box or (None,) * len(BOX)), cell.doubtful)
                yield number, table.title, table.unit, page, *spot, head, cell.text, *place


def _csv(tables: Sequence[Table]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow((*COLUMNS, *PLACE))
    for row in _long(tables):
        writer.writerow([for_spreadsheet(one) if isinstance(one, str) else one for one in row])
    return file.getvalue()


def _parquet(tables: Sequence[Table]) -> bytes:
    import polars as pl  # noqa: PLC0415 - only here

    numbers = dict.fromkeys(("row", "column", "row_span", "column_span"), pl.Int32)
    schema: dict[str, Any] = {"table": pl.Int32, "title": pl.String, "unit": pl.String, "page": pl.Int32, **numbers}
    place = {"line": pl.Int32, **dict.fromkeys(BOX, pl.Float64), "doubtful": pl.Boolean}
    schema |= {"header": pl.Boolean, "text": pl.String, **place}
    frame = pl.DataFrame(list(_long(tables)), schema=schema, orient="row")
    file = io.BytesIO()
    frame.write_parquet(file)
    return file.getvalue()


def _workbook(tables: Sequence[Table]) -> bytes:
    from reconcile.export.workbook import new_workbook  # noqa: PLC0415 - only here

    file = io.BytesIO()
    with new_workbook(file) as book:
        for number, table in enumerate(tables, 1):
            sheet = book.add_worksheet(f"{number}")
            for index, line in enumerate((table.title, table.unit)):
                sheet.write_string(index, 0, one_line(line))
            for row in table.grid:
                for cell in row:
                    if cell is None:
                        continue
                    sheet.write_string(cell.row + 3, cell.column, for_spreadsheet(cell.text))
            sheet.freeze_panes(3 + table.header_rows, 0)
    return file.getvalue()


def _lines(tables: Sequence[Table]) -> Iterator[str]:
    for table in tables:
        page = "" if table.place.page is None else f"  p{table.place.page}"
        yield one_line(f"{table.title}  {table.unit}{page}")
        for row in table.grid:
            yield "\t".join("" if cell is None else one_line(cell.text) for cell in row)
        yield from (one_line(note) for note in table.notes)
        yield ""
