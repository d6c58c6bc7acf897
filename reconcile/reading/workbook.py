"""Workbooks: the sheets of .xlsx from the package itself, those of .xls by polars with calamine."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO

import polars as pl
from fastexcel import FastExcelError
from msgspec import Struct

from reconcile.disclosure import Cell, Place
from reconcile.errors import UnreadableDocument
from reconcile.reading.blocks import RawDocument, RawGrid, RawText
from reconcile.reading.glyphs import cleaned
from reconcile.reading.packages import package_of
from reconcile.reading.titles import is_bare_caption, is_note, is_title
from reconcile.reading.xlsx import Sheet, read_sheets

LARGEST_AREA = 2_000_000
CAPTION_ROWS = 8
_SHOWN = Decimal("0.01")


def read_workbook(content: bytes, name: str) -> RawDocument:
    """A workbook as text and grids, sheet by sheet; `name` is the file's, for messages."""
    if content.startswith(b"PK"):
        with package_of(content, name) as package:
            sheets = list(read_sheets(package))
    else:
        sheets = list(_binary_sheets(content, name))
    blocks = [block for sheet in sheets for block in _blocks(sheet, name)]
    return RawDocument(format="workbook", pages=0, blocks=tuple(blocks))


def _binary_sheets(content: bytes, name: str) -> Iterator[Sheet]:
    """The sheets of an .xls file. Number formats and merged cells are not known there."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            frames = pl.read_excel(
                BytesIO(content),
                sheet_id=0,
                engine="calamine",
                has_header=False,
                raise_if_empty=False,
                infer_schema_length=0,
            )
    except (FastExcelError, pl.exceptions.PolarsError, ValueError, RuntimeError) as error:
        raise UnreadableDocument("file-damaged", file=name) from error
    except BaseException as error:
        # A panic of the Rust reader on a damaged file has no class of its own that could be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableDocument("file-damaged", file=name) from error
    for title, frame in frames.items():
        rows = [list(row) for row in frame.iter_rows()]
        _as_shown(rows)
        cells = {(at, column): text for at, row in enumerate(rows) for column, text in enumerate(row) if text}
        yield Sheet(name=title, cells=cells, merged=())


def _as_shown(rows: list[list[str | None]]) -> None:
    """Give amounts the two decimals that they are shown with: the number format of an .xls cell is not to be had.

    A column of whole numbers stays as it is (codes, counts), and so does one of parts of one (shares).
    """
    for column in range(max(map(len, rows), default=0)):
        numbers = {at: number for at, row in enumerate(rows) if (number := _number(row[column])) is not None}
        if any(number % 1 for number in numbers.values()) and any(abs(number) > 1 for number in numbers.values()):
            for at, number in numbers.items():
                rows[at][column] = f"{number.quantize(_SHOWN, ROUND_HALF_UP):f}"


def _number(text: str | None) -> Decimal | None:
    if not text or not text.lstrip("-").replace(".", "", 1).isdecimal() or not text.isascii():
        return None
    return Decimal(text)


class _Area(Struct, frozen=True):
    """The used part of a sheet: rows of texts, and the grid with merged cells."""

    texts: list[list[str]]
    grid: tuple[tuple[Cell | None, ...], ...]


def _blocks(sheet: Sheet, name: str) -> Iterator[RawText | RawGrid]:
    """The lines above the table, the table, and so on for every table that stands in the sheet."""
    area = _area(sheet, name)
    if not area.texts:
        return
    starts = [0, *(at for at in range(1, len(area.texts)) if _begins_table(area.texts, at))]
    if not any(is_title(text) for row in area.texts[: starts[1] if len(starts) > 1 else None] for text in row if text):
        # The sheet's own name is the title where none is printed in it.
        title, _ = cleaned(sheet.name)
        if is_title(title):
            yield RawText(text=title, place=Place())
    for start, stop in zip(starts, [*starts[1:], len(area.texts)], strict=True):
        first = _first_row_of_table(area.texts, start, stop)
        for row in area.texts[start:first]:
            yield from (RawText(text=text, place=Place()) for text in row if text)
        if first < stop:
            rows = area.grid[first:stop]
            yield RawGrid(rows=_moved(rows, first), place=Place(), merged=bool(sheet.merged))


def _moved(rows: Sequence[tuple[Cell | None, ...]], by: int) -> tuple[tuple[Cell | None, ...], ...]:
    return tuple(
        tuple(
            None
            if cell is None
            else Cell(cell.text, cell.row - by, cell.column, cell.row_span, cell.column_span, markup=cell.markup)
            for cell in row
        )
        for row in rows
    )


def _begins_table(texts: list[list[str]], at: int) -> bool:
    """Whether a row below others is the title of a further table."""
    filled = [text for text in texts[at] if text]
    return len(filled) == 1 and len(texts[at]) > 1 and is_title(filled[0]) and not is_title("".join(texts[at - 1]))


def _first_row_of_table(texts: list[list[str]], start: int, stop: int) -> int:
    """The first row from `start` that is no line of its own: titles, units and the like stand above a table."""
    captions = [
        at
        for at in range(start, min(start + CAPTION_ROWS, stop))
        if all(is_bare_caption(text) for text in texts[at] if text) and all(_is_line(row) for row in texts[start:at])
    ]
    first = captions[-1] + 1 if captions else start
    while first < stop and _is_line(texts[first]) and (not captions or all(map(_is_line, texts[first:stop]))):
        first += 1
    return first


def _is_line(row: list[str]) -> bool:
    filled = [text for text in row if text]
    return (len(filled) <= 1 and not (filled and is_note(filled[0]))) or all(is_bare_caption(text) for text in filled)


def _area(sheet: Sheet, name: str) -> _Area:
    """Rows and columns in which something stands, in order; merged cells within them."""
    cells = {at: read for at, text in sheet.cells.items() if (read := cleaned(text))[0]}
    rows, columns = sorted({row for row, _ in cells}), sorted({column for _, column in cells})
    if len(rows) * len(columns) > LARGEST_AREA:
        raise UnreadableDocument("file-too-large", file=name, limit=LARGEST_AREA)
    spans, covered = _spans(sheet, rows, columns)
    texts: list[list[str]] = []
    grid: list[tuple[Cell | None, ...]] = []
    for at, row in enumerate(rows):
        line: list[Cell | None] = []
        for to, column in enumerate(columns):
            text, markup = cells.get((row, column), ("", ()))
            height, width = spans.get((at, to), (1, 1))
            held = Cell(text, at, to, height, width, markup=markup)
            line.append(None if (at, to) in covered and not text else held)
        grid.append(tuple(line))
        texts.append([cell.text if cell is not None else "" for cell in line])
    return _Area(texts=texts, grid=tuple(grid))


def _spans(
    sheet: Sheet, rows: list[int], columns: list[int]
) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for top, left, bottom, right in sheet.merged:
        down = [at for at, row in enumerate(rows) if top <= row <= bottom]
        across = [to for to, column in enumerate(columns) if left <= column <= right]
        if down and across and (len(down), len(across)) != (1, 1):
            spans[down[0], across[0]] = len(down), len(across)
            covered |= {(at, to) for at in down for to in across} - {(down[0], across[0])}
    return spans, covered
