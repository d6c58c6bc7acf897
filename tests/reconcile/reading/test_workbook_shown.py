"""A workbook of another program: what its cells show is read, not what they store; what is hidden is not read."""

from __future__ import annotations

from pathlib import Path

from reconcile.reading import read

FORMS = Path(__file__).parent / "data" / "forms.xlsx"


def test_cells_are_read_as_they_are_shown_and_what_is_hidden_is_not() -> None:
    first, second, third = read(FORMS).tables
    assert [[None if cell is None else cell.text for cell in row] for row in first.grid] == [
        ["项目", "本年预算", None, None],  # the hidden column is not counted
        [None, "金额", "占比", "批复日期"],
        ["一、教育支出", "1,234.56", "12.35%", "2025年2月1日"],  # stored: 1234.5649, 0.12345, 45689
        ["二、农林水支出", "8,765.44", "87.66%", ""],  # stored: 8765.435, 0.87655; a hidden row stands before it
        ["合计", "10,000.00", "100.00%", ""],  # a formula; its result is stored
    ]
    assert (first.title, first.owner, first.unit) == ("2025年收支预算表", "某市某局", "单位：万元")
    assert [[cell.text for cell in row if cell] for row in second.grid] == [
        ["项目", "预算数"],
        ["公务接待费", "4595.13"],  # stored: 4595.125
        ["增减率", "-5.00%"],
    ]
    assert (second.title, second.unit) == ("三公经费预算表", "单位：元")
    assert (third.label, third.title, [cell.text for cell in third.grid[1] if cell]) == (
        "表3",
        "项目支出表",
        ["设备购置", "50.00"],
    )


def test_a_cell_knows_its_row_in_the_sheet() -> None:
    table = read(FORMS).tables[0]
    assert [row[0].place.line for row in table.grid if row[0] is not None] == [3, 5, 7, 8]
