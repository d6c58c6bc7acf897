"""Files of other programs: a Word document and two workbooks that LibreOffice wrote."""

from __future__ import annotations

import zipfile
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from pathlib import Path

import docx
import pytest
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.errors import GoujiError, UnreadableDocument
from reconcile.reading import read
from reconcile.reading.numberformat import shown_number
from reconcile.reading.workbook import read_workbook
from tests.reconcile.reading.outlines import cells

DATA = Path(__file__).parent / "data"
FORM = [
    ["收入", None, "支出", None, None],
    ["项目", "金额", "项目", "金额", None],
    [None, None, None, "基本支出", "项目支出"],
    ["一、一般公共预算", "1,234.50", "一、教育支出", "1,000.00", "234.50"],
]


def test_a_word_document_is_read_with_its_merged_cells() -> None:
    found = read(DATA / "bureau.docx")
    assert (found.title, found.entity, found.year, found.level) == (
        "某市某局2025年度部门预算",
        "某市某局",
        2025,
        "department",
    )
    (table,) = found.tables
    assert cells(table.grid)[:4] == FORM
    assert (table.title, table.unit, table.owner) == ("收支预算总表", "单位：万元", "某市某局")
    assert (table.header_rows, table.notes) == (3, ("注：本表数据四舍五入。",))
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in table.grid[1] if cell}
    assert spans == {"项目": (2, 1), "金额": (1, 2)}
    assert [entry.page for entry in found.contents] == [1, 2, 3]


def test_numbers_that_word_writes_itself_are_printed_before_their_headings() -> None:
    found = read(DATA / "bureau.docx")
    assert [(one.level, one.text) for one in found.headings] == [
        (1, "第一部分部门概况"),
        (2, "一、主要职能"),
        (2, "二、机构设置"),
        (1, "第二部分2025年部门预算表"),
        (1, "第三部分2025年部门预算情况说明"),
        (2, "一、收入预算情况说明"),
    ]
    assert found.paragraphs[-1].text == "2025年收入预算1,234.50万元，其中：一般公共预算1,234.50万元，占100.00%。"


def test_numbered_lists_count_and_deleted_words_are_not_printed(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("收支情况")
    for text in ("收入10万元。", "支出10万元。"):
        document.add_paragraph(text, style="List Number")
    changed = document.add_paragraph("共计")
    changed._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="1"><w:r><w:delText>12</w:delText></w:r></w:del>'))
    changed._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="2"><w:r><w:t>10万元。</w:t></w:r></w:ins>'))
    file = tmp_path / "numbered.docx"
    document.save(str(file))
    assert [one.text for one in read(file).paragraphs[-3:]] == ["1.收入10万元。", "2.支出10万元。", "共计10万元。"]


def test_a_workbook_shows_numbers_as_its_cells_do() -> None:
    found = read(DATA / "book.xlsx")
    first, second = found.tables
    assert cells(first.grid)[:4] == FORM
    assert (first.label, first.title, first.unit) == ("预算公开表1", "2025年收支预算总表", "单位：万元")
    assert (first.owner, first.header_rows, first.notes) == ("某市某局", 3, ("注：本表数据四舍五入。",))
    assert cells(second.grid)[1:] == [
        ["205", "教育支出", "12,345,000.00", "81.66%"],
        ["20502", "普通教育", "12,345,000.00", ""],
    ]
    assert (second.title, second.unit) == ("支出预算表", "单位：元")
    assert (found.entity, found.year, found.kind) == ("某市某局", 2025, "budget")


def test_an_old_workbook_is_read_as_a_new_one() -> None:
    old, new = read(DATA / "book.xls"), read(DATA / "book.xlsx")
    assert [cells(one.grid) for one in old.tables] == [cells(one.grid) for one in new.tables]
    assert [(one.title, one.unit, one.notes) for one in old.tables] == [
        (one.title, one.unit, one.notes) for one in new.tables
    ]


@pytest.mark.parametrize(
    ("stored", "code", "shown"),
    [
        ("1234.5", "#,##0.00", "1,234.50"),
        ("1234.5", "", "1234.5"),
        ("0.30000000000000004", "", "0.3"),
        ("4595.129999999999", "General", "4595.13"),
        ("2010501", "0", "2010501"),
        ("0.8166", "0.00%", "81.66%"),
        ("-5.5", "#,##0.00", "-5.50"),
        ("-5.5", "#,##0.00_);(#,##0.00)", "(5.50)"),
        ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        ("0", "#,##0.00;-#,##0.00;", ""),
        ("3", '0"辆"', "3"),
        ("45658", "yyyy年m月d日", "2025年1月1日"),
        ("1.5", "0.##", "1.5"),
        ("1E+3", "0.00", "1000.00"),
        ("abc", "0.00", "abc"),
        ("1e+29", "0.00", "100000000000000000000000000000.00"),
        ("1e+29", "", "100000000000000000000000000000"),
        ("1.5", "0." + "0" * 30, "1.5" + "0" * 29),
        ("5", "00", "05"),  # 款 and 项 of a code
        ("-5", "000", "-005"),
        ("2010501", "0000000", "2010501"),
        ("12345678", "#,##0.00,", "12,345.68"),  # by thousands
        ("12345678", "0.00,,", "12.35"),
        ("12345678", "0!.0000", "1234.5678"),  # 元 shown in 万元
        ("12345678", '0!.0,"万元"', "1234.6万元"),
        ("12345678", '0"."0,', "1234.6"),
        ("-12345678", "0\\.0000", "-1234.5678"),
        ("5", "[DBNum1][$-804]General", "5"),
        ("1.5", "0" * 300, "1.5"),  # no program writes or takes so long a format
    ],
)
def test_a_number_format_says_what_is_shown(stored: str, code: str, shown: str) -> None:
    assert shown_number(stored, code) == shown


@given(st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=6))
def test_two_decimals_are_rounded_as_by_hand(value: Decimal) -> None:
    shown = shown_number(f"{value:f}", "0.00")
    assert Decimal(shown) == value.quantize(Decimal("0.01"), ROUND_HALF_UP)


@given(
    st.floats().map(repr)
    | st.from_regex(r"-?\d{1,40}(\.\d{1,40})?([eE][-+]?\d{1,9})?", fullmatch=True)
    | st.text(max_size=9),
    st.text(st.sampled_from('0#?,.;%-_*\\[]()"@yYmMdDhs年 E+/G'), max_size=40) | st.text(max_size=9),
)
def test_any_number_in_any_format_is_shown(stored: str, code: str) -> None:
    assert isinstance(shown_number(stored, code), str)


@pytest.mark.parametrize("name", ["bureau.docx", "book.xlsx", "book.xls", "forms.xlsx", "forms.xls"])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_refused_or_read_and_never_breaks(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    content = bytearray((DATA / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(content) // 2, len(content)))
    file = tmp_path_factory.mktemp("damaged") / name
    file.write_bytes(bytes(content[:cut]))
    try:
        read(file)
    except GoujiError as error:
        assert error.key


def workbook(sheets: dict[str, list[list[str]]]) -> bytes:
    """A workbook as xlsxwriter makes it."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return buffer.getvalue()


def test_a_sheet_may_hold_lines_and_several_tables(tmp_path: Path) -> None:
    file = tmp_path / "one.xlsx"
    file.write_bytes(
        workbook(
            {
                "公开": [
                    ["某市某局2025年度部门预算"],
                    ["收入表"],
                    ["", "单位：万元"],
                    ["项目", "金额"],
                    ["一、一般公共预算", "10.00"],
                    ["二、事业收入"],
                    ["合计", "10.00"],
                    ["注：本表数据四舍五入"],
                    ["支出表"],
                    ["编码", "名称", "金额"],
                    ["205", "教育支出", "10.00"],
                    ["一、收入情况说明"],
                    ["2025年收入10.00万元。"],
                ]
            }
        )
    )
    found = read(file)
    assert [(table.title, len(table.grid), table.width) for table in found.tables] == [
        ("收入表", 4, 2),
        ("支出表", 2, 3),
    ]
    assert found.tables[0].notes == ("注：本表数据四舍五入",)
    assert [one.text for one in found.headings] == ["一、收入情况说明"]
    assert found.paragraphs[-1].text == "2025年收入10.00万元。"
    cell = found.tables[1].grid[1][2]
    assert cell is not None and cell.place.line == 11


def test_the_contents_in_a_sheet_are_no_table(tmp_path: Path) -> None:
    rows = [["某市某局2025年度部门预算"], ["目 录"], ["第一部分 部门概况……", "1"], ["第二部分 2025年部门预算表", "2"]]
    body = [["第一部分 部门概况"], ["本部门有3个科室。"], ["收入总表"], ["项目", "金额"], ["合计", "10.00"]]
    file = tmp_path / "listed.xlsx"
    file.write_bytes(workbook({"公开": [*rows, *body]}))
    found = read(file)
    assert [(one.text, one.page) for one in found.contents] == [
        ("第一部分部门概况", 1),
        ("第二部分2025年部门预算表", 2),
    ]
    assert [one.title for one in found.tables] == ["收入总表"]
    assert [one.text for one in found.headings] == ["第一部分部门概况"]


def test_formulas_texts_and_amounts_in_ten_thousands_are_read_as_they_are_shown(tmp_path: Path) -> None:
    file = tmp_path / "shown.xlsx"
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    cents, code = book.add_format({"num_format": "0.00"}), book.add_format({"num_format": "00"})
    wan, share = book.add_format({"num_format": "0!.0000"}), book.add_format({"num_format": "0.00%"})
    sheet.write_row(0, 0, ["2025年支出预算总表"])
    sheet.write_row(1, 3, ["单位：万元"])
    sheet.write_row(2, 0, ["款", "科目名称", "合计", "占比"])
    sheet.write_row(3, 0, ["", "合计", "4,595.13"])  # a number stored as text
    sheet.write(3, 3, 1, share)
    sheet.write(4, 0, 5, code)
    sheet.write(4, 1, "统计事务")
    sheet.write_formula(4, 2, "=1+1", cents, 4000.126)
    sheet.write_formula(4, 3, "=C5/C4", share, 0.87051)
    sheet.write_rich_string(5, 1, book.add_format({"bold": True}), "其他", "支出")
    sheet.write(5, 2, 5950030, wan)
    book.close()
    (table,) = read(file).tables
    assert cells(table.grid)[1:] == [
        ["", "合计", "4,595.13", "100.00%"],
        ["05", "统计事务", "4000.13", "87.05%"],
        ["", "其他支出", "595.0030", ""],
    ]


def test_the_name_of_a_sheet_is_its_title_where_none_is_printed(tmp_path: Path) -> None:
    file = tmp_path / "named.xlsx"
    file.write_bytes(workbook({"表2 收入总表": [["项目", "金额"], ["合计", "10.00"]]}))
    (table,) = read(file).tables
    assert (table.label, table.title) == ("表2", "收入总表")


def package(parts: dict[str, str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for path, text in parts.items():
            made.writestr(path, text)
    return buffer.getvalue()


def test_a_package_that_unpacks_to_an_abnormal_size_is_refused() -> None:
    bomb = package({"xl/workbook.xml": " " * (420 * 2**20)})
    with pytest.raises(UnreadableDocument, match="file-too-large"):
        read_workbook(bomb, "bomb.xlsx")


def test_entities_are_refused() -> None:
    laughs = '<!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>'
    with pytest.raises(UnreadableDocument, match="file-damaged"):
        read_workbook(package({"xl/workbook.xml": laughs, "xl/_rels/workbook.xml.rels": laughs}), "x.xlsx")


def test_merged_cells_that_cover_a_sheet_over_and_over_are_refused() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    row = "<row>" + "<c><v>1</v></c>" * 100 + "</row>"
    merged = '<mergeCell ref="A1:CV100"/>' * 201
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheet name="x" r:id="a"/></workbook>',
        "xl/_rels/workbook.xml.rels": '<all><one Id="a" Target="worksheets/x.xml"/></all>',
        "xl/worksheets/x.xml": f'<worksheet xmlns="{main}">{row * 100}{merged}</worksheet>',
    }
    with pytest.raises(UnreadableDocument, match="file-crowded"):
        read_workbook(package(parts), "x.xlsx")
