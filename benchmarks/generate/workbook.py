"""Set a generated disclosure as a workbook: a sheet for each table, and one whose rows are the paragraphs."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from benchmarks.generate.document import ABOVE, LEFT, Contents, Document, Grid, plain

_AMOUNT = re.compile(r"-?\d{1,3}(,\d{3})*\.\d+|-?\d+\.\d+")
_UNFIT = re.compile(r"[\[\]:*?/\\]")


def to_workbook(doc: Document, path: Path) -> None:
    """Write the disclosure to `path`. By the seed, amounts are numbers with a format, or texts."""
    rng = Random(f"workbook {doc.family} {doc.seed}")
    as_numbers = rng.random() < 0.7
    book = xlsxwriter.Workbook(str(path))
    text = book.add_worksheet("说明")
    line = 0
    for one in doc.cover:
        text.write_string(line, 0, plain(one))
        line += 1
    formats: dict[str, Format] = {}
    for number, block in enumerate(doc.blocks):
        if isinstance(block, Contents):
            continue
        if isinstance(block, Grid):
            sheet = book.add_worksheet(f"{number} {_UNFIT.sub('', plain(block.title))}"[:31])
            _grid(sheet, block, book, formats, as_numbers=as_numbers)
            continue
        text.write_string(line, 0, plain(block.text))
        line += 1
    book.close()


def _grid(
    sheet: Worksheet, grid: Grid, book: xlsxwriter.Workbook, formats: dict[str, Format], *, as_numbers: bool
) -> None:
    line = 0
    width = len(grid.rows[0])
    for one in (grid.label, grid.title, grid.under):
        if one:
            sheet.write_string(line, 0, plain(one))
            line += 1
    if grid.owner or grid.unit:
        sheet.write_string(line, 0, plain(grid.owner))
        sheet.write_string(line, width - 1, plain(grid.unit))
        line += 1
    for top, left, bottom, right in grid.merged():
        sheet.merge_range(line + top, left, line + bottom, right, "")
    for at, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            said = plain(cell)
            if cell in (LEFT, ABOVE) or not said:
                continue
            if as_numbers and at >= grid.header_rows and _AMOUNT.fullmatch(said):
                pattern = ("#,##0." if "," in said else "0.") + "0" * len(said.partition(".")[2])
                if pattern not in formats:
                    formats[pattern] = book.add_format({"num_format": pattern})
                sheet.write_number(line + at, column, float(said.replace(",", "")), formats[pattern])
            else:
                sheet.write_string(line + at, column, said)
    for at, note in enumerate(grid.notes):
        sheet.write_string(line + len(grid.rows) + at, 0, plain(note))
