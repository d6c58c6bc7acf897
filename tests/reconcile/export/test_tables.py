"""Tables are handed on as they were read."""

from reconcile.disclosure import Cell, Place, Table
from reconcile.export.tables import table_object
from reconcile.reading import read
from tests.reconcile.reading.jincheng import SAMPLES, expected_tables, needs_shared


def test_merged_cells_are_named_by_row_column_and_spans() -> None:
    head = (Cell("项目", 0, 0, 1, 2), None)
    body = (Cell("合计", 1, 0), Cell("1.00", 1, 1))
    table = Table(id="t1", title="表", grid=(head, body), header_rows=1, part="table", section=(), place=Place(page=3))
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
