"""The same budget typeset with a word processor: every cell, every merged cell, every sentence."""

from __future__ import annotations

from functools import cache

import pytest

from reconcile.disclosure import Disclosure, Table
from reconcile.reading import read
from tests.reconcile.reading.jincheng import SAMPLES, expected_tables, needs_shared, squeezed


@cache
def disclosure(suffix: str = "pdf") -> Disclosure:
    return read(SAMPLES / f"jincheng-2026.{suffix}")


def budget_tables() -> list[Table]:
    return [table for table in disclosure().tables if table.part == "table"]


def test_whose_it_is() -> None:
    found = disclosure()
    assert (found.title, found.entity, found.year) == ("晋城市数据局2026年度单位预算公开", "晋城市数据局", 2026)
    assert (found.kind, found.level, found.format, found.pages) == ("budget", "unit", "pdf", 94)
    assert found.unread == ()


@needs_shared
@pytest.mark.parametrize("number", range(13))
def test_every_cell_is_as_printed_and_covered_cells_are_known(number: int) -> None:
    expected, table = expected_tables()[number], budget_tables()[number]
    cells = [[None if cell is None else squeezed(cell.text) for cell in row] for row in table.grid]
    assert cells == [[None if cell is None else squeezed(cell) for cell in row] for row in expected["grid"]]
    spans = [
        {"r": cell.row, "c": cell.column, "rs": cell.row_span, "cs": cell.column_span}
        for row in table.grid
        for cell in row
        if cell and (cell.row_span, cell.column_span) != (1, 1)
    ]
    assert spans == expected["spans"]


@needs_shared
@pytest.mark.parametrize("number", range(13))
def test_title_unit_heads_and_notes_are_as_printed(number: int) -> None:
    expected, table = expected_tables()[number], budget_tables()[number]
    assert (table.title, table.unit) == (squeezed(expected["title"]), expected["unit"])
    assert (table.header_rows, list(table.notes)) == (expected["header_rows"], expected["notes"])
    assert table.owner == "晋城市数据局"
    assert table.label == ("部门公开表9" if number == 8 else f"预算公开表{number + 1}")


def test_every_line_of_the_contents_is_an_entry_even_where_only_two_points_lead_to_its_page() -> None:
    # Counted and read off page 2: four parts, two items, thirteen tables, twelve items and two below the last.
    entries = {entry.text: entry.page for entry in disclosure().contents}
    assert len(disclosure().contents) == 33
    assert entries["表六2026年一般公共预算安排基本支出分经济科目表（不含上年结转）"] == 11
    assert entries["表七2026年政府性基金预算收入表（不含上年结转）"] == 12


def test_a_table_over_two_pages_is_one_and_knows_both() -> None:
    assert budget_tables()[0].pages == (6, 7)
    assert len(budget_tables()[0].grid) == 35


def test_headings_and_narrative_are_those_of_the_text() -> None:
    pdf, text = disclosure(), disclosure("txt")
    assert [(one.level, one.text) for one in pdf.headings] == [(one.level, one.text) for one in text.headings]
    printed = {one.text for one in pdf.paragraphs if one.part == "narrative"}
    stated = [one.text for one in text.paragraphs if one.part == "narrative" and "万元" in one.text]
    assert len(stated) >= 10
    assert [text for text in stated if text not in printed] == []


def test_every_sentence_and_cell_knows_its_page() -> None:
    assert all(one.place.page and one.place.box for one in disclosure().paragraphs)
    cells = [cell for table in budget_tables() for row in table.grid for cell in row if cell]
    assert all(cell.place.page and cell.place.box for cell in cells)
