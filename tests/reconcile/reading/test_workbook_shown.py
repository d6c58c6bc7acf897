"""A workbook of another program: what its cells show is read, not what they store; what is hidden is not read."""

from __future__ import annotations

import struct
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter

from reconcile.errors import UnreadableDocument
from reconcile.reading import read, xls
from reconcile.reading.compound import stream_of
from reconcile.reading.workbook import read_workbook
from reconcile.reading.xls import _strings, _unpacked
from tests.reconcile.reading.outlines import cells

DATA = Path(__file__).parent / "data"
both = pytest.mark.parametrize("name", ["forms.xlsx", "forms.xls"])


@both
def test_cells_are_read_as_they_are_shown_and_what_is_hidden_is_not(name: str) -> None:
    first, second, third = read(DATA / name).tables
    assert cells(first.grid) == [
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


@both
def test_a_cell_knows_its_row_in_the_sheet(name: str) -> None:
    table = read(DATA / name).tables[0]
    assert [row[0].place.line for row in table.grid if row[0] is not None] == [3, 5, 7, 8]


def test_tables_side_by_side_on_one_sheet_each_have_their_title_and_their_columns(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "beside.xlsx")
    sheet = book.add_worksheet("预算表")
    left = [["部门收入总表"], ["", "单位：元"], ["项目", "合计"], ["财政拨款收入", 300], ["合计", 300]]
    right = [["部门支出总表"], ["", "", "万元"], ["项目", "合计", "基本支出"], ["合计", 0.03, 0.03]]
    for column, rows in ((0, left), (3, right)):
        for row, line in enumerate(rows):
            sheet.write_row(row, column, line)
    sheet.merge_range(0, 3, 0, 5, "部门支出总表")
    book.close()
    income, expenditure = read(tmp_path / "beside.xlsx").tables
    assert (income.title, income.unit, expenditure.title, expenditure.unit) == (
        "部门收入总表",
        "单位：元",
        "部门支出总表",
        "万元",
    )
    assert [[cell.text for cell in row if cell] for row in income.grid] == [
        ["项目", "合计"],
        ["财政拨款收入", "300"],
        ["合计", "300"],
    ]
    assert [[cell.text for cell in row if cell] for row in expenditure.grid] == [
        ["项目", "合计", "基本支出"],
        ["合计", "0.03", "0.03"],
    ]


def test_shared_strings_go_on_from_piece_to_piece_in_other_widths() -> None:
    def text(words: str) -> bytes:
        return len(words).to_bytes(2, "little") + b"\x01" + words.encode("utf-16-le")

    whole = text("教育支出合计")
    head = bytes(4) + (4).to_bytes(4, "little")
    plain = (3).to_bytes(2, "little") + b"\x00" + b"A"  # three characters of one byte, the last two of them elsewhere
    pieces = [
        head + text("项目") + whole[:7],
        b"\x01" + whole[7:] + plain,
        b"\x01" + "乙".encode("utf-16-le") + b"",
        b"\x00C",
    ]
    pieces.append(text("完"))
    assert list(_strings(pieces)) == ["项目", "教育支出合计", "A乙C", "完"]


@pytest.mark.parametrize(
    ("packed", "value"),
    [(0x3FF00000, "1"), (0x3FF00001, "0.01"), (100 << 2 | 2, "100"), (12345 << 2 | 3, "123.45"), (0xFFFFFFFE, "-1")],
)
def test_a_number_in_the_short_form(packed: int, value: str) -> None:
    assert _unpacked(packed) == Decimal(value)


def test_a_chain_that_goes_in_a_circle_is_refused() -> None:
    content = bytearray((DATA / "forms.xls").read_bytes())
    table = int.from_bytes(content[76:80], "little")
    for at in range(128):
        content[(table + 1) * 512 + 4 * at : (table + 1) * 512 + 4 * at + 4] = (0).to_bytes(4, "little")
    with pytest.raises(UnreadableDocument):
        stream_of(bytes(content), ("Workbook",))


def test_a_list_of_tables_that_goes_in_a_circle_comes_to_an_end() -> None:
    plain = (DATA / "forms.xls").read_bytes()
    sector = len(plain) // 512 - 1
    table = int.from_bytes(plain[76:80], "little")
    circle = struct.pack("<128I", *[table] * 127, sector) + bytes(2 * 2**20)
    listed = plain[:68] + struct.pack("<2I", sector, 2**31) + plain[76:] + circle
    assert stream_of(listed, ("Workbook",)) == stream_of(plain, ("Workbook",))


def test_strings_end_with_what_the_file_holds_whatever_it_says() -> None:
    """The phonetic part would be eight bytes before its string if its length had a sign."""
    says = bytes(4) + (2**31 - 1).to_bytes(4, "little")
    string = struct.pack("<HBi", 1, 4, -8) + b"A"
    assert list(_strings([says + string])) == ["A"]


@pytest.mark.parametrize(("limit", "value"), [("MOST_CELLS_AT_ONCE", 10), ("MOST_SHEETS", 1)])
def test_a_workbook_with_more_than_memory_should_hold_is_refused(
    monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(xls, limit, value)
    with pytest.raises(UnreadableDocument, match="file-crowded"):
        read_workbook((DATA / "forms.xls").read_bytes(), "forms.xls")


def test_a_workbook_in_the_strict_variant_or_with_an_empty_fill_is_read_all_the_same(tmp_path: Path) -> None:
    changes = (
        (b"http://schemas.openxmlformats.org/spreadsheetml/2006", b"http://purl.oclc.org/ooxml/spreadsheetml"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006", b"http://purl.oclc.org/ooxml/officeDocument"),
        (b'<fill><patternFill patternType="none"/></fill>', b"<fill/>"),
    )
    file = tmp_path / "strict.xlsx"
    with ZipFile(DATA / "forms.xlsx") as plain, ZipFile(file, "w") as strict:
        for path in plain.namelist():
            content = plain.read(path)
            for before, after in changes:
                content = content.replace(before, after)
            strict.writestr(path, content)
        assert b"<fill/>" in strict.read("xl/styles.xml")
    assert read(file).tables == read(DATA / "forms.xlsx").tables


def test_a_workbook_whose_formulas_nobody_has_calculated_says_so(tmp_path: Path) -> None:
    for name, results, refused in (("none", (0, 0), True), ("some", (12.5, 0), False)):
        book = xlsxwriter.Workbook(tmp_path / f"{name}.xlsx")
        sheet = book.add_worksheet("收支总表")
        sheet.write_column(0, 0, ["项目", "教育支出", "合计"])
        sheet.write_column(0, 1, ["金额", 12.5])
        sheet.write_formula(2, 1, "=B2", None, results[0])
        sheet.write_formula(3, 1, "=B2-B3", None, results[1])
        book.close()
        content = (tmp_path / f"{name}.xlsx").read_bytes()
        if refused:
            with pytest.raises(UnreadableDocument, match="workbook-not-calculated"):
                read_workbook(content, name)
        else:
            assert read_workbook(content, name).blocks
