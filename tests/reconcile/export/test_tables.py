"""Tables are handed on as they were read."""

import csv
import io
import json
import zipfile

import polars as pl
import pytest
from msgspec.structs import replace

from reconcile.disclosure import Cell, Place, Table, boxed, packed
from reconcile.export.tables import rendered, table_object
from reconcile.reading import read
from tests.reconcile.reading.jincheng import SAMPLES, expected_tables, needs_shared


def test_merged_cells_are_named_by_row_column_and_spans() -> None:
    head = (Cell("项目", 0, 0, 1, 2), None)
    body = (Cell("合计", 1, 0), Cell("1.00", 1, 1))
    table = Table(
        id="t1", title="表", packed=packed((head, body)), header_rows=1, part="table", section=(), place=Place(page=3)
    )
    made = table_object(table)
    assert made["spans"] == [{"r": 0, "c": 0, "rs": 1, "cs": 2}]
    assert made["grid"] == [["项目", None], ["合计", "1.00"]]
    assert made["page"] == 3


@needs_shared
def test_the_sample_is_laid_out_as_the_known_good_tables() -> None:
    tables = read(SAMPLES / "jincheng-2026.pdf").tables
    made = [table_object(table) for table in tables if table.part == "table"]
    for one, truth in zip(made, expected_tables(), strict=True):
        assert {name: one[name] for name in ("title", "unit", "header_rows", "spans")} == {
            name: truth[name] for name in ("title", "unit", "header_rows", "spans")
        }


EVIL = ("=1+1", "+cmd|'/C calc'!A0", "@SUM(1)", "-2+3", "\t=1", "＝1+1", "-5.00", "(3.00)", "—")
TABLE = Table(
    id="t1",
    title="=收支总表",
    packed=packed(
        [
            (Cell(text, at, 0, place=replace(boxed(4, (1.0, 2.5, 3.0, 4.0)), line=9), doubtful=text == "-5.00"),)
            for at, text in enumerate(EVIL)
        ]
    ),
    header_rows=0,
    part="table",
    section=(),
    place=Place(page=3),
    unit="单位：万元",
)


def test_no_cell_of_a_document_becomes_a_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(rendered([TABLE], "csv").decode())))
    assert [row["text"][:1] in "=+@＝\t" for row in rows] == [False] * len(EVIL)
    assert [row["text"] for row in rows[6:]] == ["-5.00", "(3.00)", "—"]
    assert {row["title"] for row in rows} == {"'=收支总表"}
    with zipfile.ZipFile(io.BytesIO(rendered([TABLE], "xlsx"))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and "<f " not in sheet
    assert sheet.count('t="s"') == len(EVIL) + 2  # all are strings, title and unit too


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_each_cell_says_where_it_is_printed(form: str) -> None:
    made = rendered([TABLE], form)
    frame = pl.read_csv(io.BytesIO(made)) if form == "csv" else pl.read_parquet(io.BytesIO(made))
    assert frame.select("page", "line", "left", "top", "right", "bottom").unique().rows() == [
        (4, 9, 1.0, 2.5, 3.0, 4.0)
    ]
    assert frame.filter(pl.col("doubtful").cast(pl.String) == "true")["text"].to_list() == ["-5.00"]
    assert len(frame) == len(EVIL)


def test_as_json_every_cell_is_as_printed() -> None:
    (made,) = json.loads(rendered([TABLE], "json"))
    assert [row[0] for row in made["grid"]] == list(EVIL)
