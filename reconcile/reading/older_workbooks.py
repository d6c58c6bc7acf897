"""Workbooks of formats before Excel 97, whose sheets polars reads: only what is stored, not what is shown."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO

import polars as pl
from fastexcel import FastExcelError

from reconcile.errors import UnreadableDocument
from reconcile.reading.xlsx import Sheet

_SHARE = re.compile(r"占比|比重|比例|率|幅|%|％")
_NOISE = Decimal("0.000001")
_UNKNOWN = "\ufffd"  # what stands for a character that could not be decoded


def older_sheets(content: bytes, name: str) -> Iterator[Sheet]:
    """The sheets of such a file, without number formats and merged cells; `name` is the file's, for messages."""
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
        if any(_UNKNOWN in text for row in rows for text in row if text):
            # calamine 0.21 reads Chinese in these formats as if each of its bytes were a character.
            raise UnreadableDocument("workbook-too-old", file=name)
        _as_stored(rows)
        cells = {(at, column): text for at, row in enumerate(rows) for column, text in enumerate(row) if text}
        yield Sheet(name=title, cells=cells, merged=())


def _as_stored(rows: list[list[str | None]]) -> None:
    """Numbers without binary noise. The number format of an .xls cell is not to be had, and the stored number lies
    inside of whatever it shows, so that nothing is claimed that the page does not say. Parts of one under a head that
    speaks of a share or a rate are shown as percentages.
    """
    for column in range(max(map(len, rows), default=0)):
        numbers = {at: number for at, row in enumerate(rows) if (number := _number(row[column])) is not None}
        heads = "".join(row[column] or "" for at, row in enumerate(rows) if at not in numbers)
        shares = _SHARE.search(heads) is not None and all(abs(number) <= 1 for number in numbers.values())
        for at, number in numbers.items():
            stored = (number * 100 if shares and number % 1 else number).quantize(_NOISE, ROUND_HALF_UP)
            rows[at][column] = f"{stored.normalize():f}" + ("%" if shares and number % 1 else "")


def _number(text: str | None) -> Decimal | None:
    if not text or not text.isascii() or not text.lstrip("-").replace(".", "", 1).isdecimal() or "." not in text:
        return None
    return Decimal(text)
