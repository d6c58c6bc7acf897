"""What Word writes in its own ways: numbers, boxes, changes, notes, tables within tables, places."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reconcile.export.report_json import report_object
from reconcile.export.report_text import report_text
from reconcile.language import speaker
from reconcile.pipeline import reconcile
from reconcile.reading import read
from reconcile.reading.blocks import RawGrid, RawText
from reconcile.reading.word import read_word
from tests.reconcile.reading.outlines import cells, outline

DATA = Path(__file__).parent / "data"


def body(xml: str) -> list[RawText | RawGrid]:
    """The blocks of a document with this body."""
    document = docx.Document()
    for child in list(document.element.body):
        document.element.body.remove(child)
    for child in parse_xml(f"<w:body {nsdecls('w', 'm')}>{xml}</w:body>"):
        document.element.body.append(child)
    buffer = BytesIO()
    document.save(buffer)
    return list(read_word(buffer.getvalue(), "made.docx").blocks)


def texts(xml: str) -> list[str]:
    return [one.text for one in body(xml) if isinstance(one, RawText)]


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def test_a_document_of_another_program_is_read_as_it_is_printed() -> None:
    assert outline(read(DATA / "office.docx")) == [
        "paragraph 某市某局2025年度部门预算",
        "paragraph 公开日期：2025年2月1日",  # a text box
        "heading 第一部分部门概况",  # numbered by the outline
        "heading 一、主要职能",
        "paragraph 负责全市某项工作。",
        "paragraph 依据机构编制方案。",  # a footnote
        "heading 二、机构设置",
        "paragraph 设办公室等3个处室。",  # without its hidden words
        "heading 第二部分2025年部门预算表",
        "table 支出预算总表",
        "table 收入预算总表",
        "heading 第三部分预算情况说明",
        "heading 一、支出预算情况",  # begins anew under each part
        "heading （一）总体情况",
        "paragraph 2025年支出预算125.00万元。",
        "paragraph 1.教育支出120.00万元。",
        "paragraph 2.卫生健康支出5.00万元。",
        "heading （二）其他说明",  # parted by line breaks only
        "paragraph 无政府采购。",
        "heading 三、绩效",
        "paragraph 项目完成率≥95%。",
    ]


def test_merged_cells_tracked_changes_and_the_rest_of_a_table_under_its_own_mark() -> None:
    table = read(DATA / "office.docx").tables[0]
    assert (table.unit, table.owner) == ("单位：万元", "某市某局")
    assert cells(table.grid) == [
        ["项目", "本年预算", None, "合计"],
        [None, "基本支出", "项目支出", None],
        ["教育支出", "１００.00", "20.00", "120.00"],
        ["卫生健康支出", "5.00", "", "5.00"],
    ]
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in table.grid[0] if cell}
    assert spans == {"项目": (2, 1), "本年预算": (1, 2), "合计": (2, 1)}


def test_a_table_that_only_frames_another_is_none() -> None:
    table = read(DATA / "office.docx").tables[1]
    assert cells(table.grid) == [["项目", "金额"], ["财政拨款", "125.00"]]
    assert (table.unit, table.notes) == ("单位：万元", ("注：本表含上年结转。",))


@pytest.mark.parametrize("titles_apart", [False, True])
def test_a_table_that_only_sets_tables_side_by_side_is_none(titles_apart: bool, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("第一部分 部门预算表")
    frame = document.add_table(rows=2 if titles_apart else 1, cols=2)
    forms = [
        ("部门收入总表", [("项目", "预算数"), ("财政拨款收入", "100.00"), ("合计", "100.00")]),
        ("部门支出总表", [("项目", "预算数"), ("基本支出", "60.00"), ("项目支出", "40.00"), ("合计", "100.00")]),
    ]
    for column, (title, rows) in enumerate(forms):
        frame.cell(0, column).text = title
        frame.cell(0, column).add_paragraph("单位：万元")
        inner = frame.cell(int(titles_apart), column).add_table(rows=len(rows), cols=2)
        for at, row in enumerate(rows):
            for to, text in enumerate(row):
                inner.cell(at, to).text = text
    document.save(str(tmp_path / "beside.docx"))
    tables = read(tmp_path / "beside.docx").tables
    assert [(one.title, one.unit, cells(one.grid)) for one in tables] == [
        (title, "单位：万元", [list(row) for row in rows]) for title, rows in forms
    ]


def test_a_table_inside_a_cell_stands_behind_its_own_table() -> None:
    def table(*rows: tuple[str, ...]) -> str:
        lines = ("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
        return f"<w:tbl>{''.join(lines)}</w:tbl>"

    def words(text: str) -> str:
        return f"<w:p>{run(text)}</w:p>"

    inner = table((words("内一"), words("内二")))
    grids = [
        [[cell.text for cell in row if cell] for row in one.rows]
        for one in body(table((words("外一"), words("外二") + inner), (words("甲"), words("乙"))))
        if isinstance(one, RawGrid)
    ]
    assert grids == [[["外一", "外二"], ["甲", "乙"]], [["内一", "内二"]]]


def test_cells_merged_in_the_old_way_and_rows_that_are_deleted_or_hidden() -> None:
    def cell(words: str, merged: str = "") -> str:
        return f"<w:tc><w:tcPr>{merged}</w:tcPr><w:p>{run(words)}</w:p></w:tc>"

    head = cell("本年预算", '<w:hMerge w:val="restart"/>') + cell("", "<w:hMerge/>") + cell("合计")
    gone = f"<w:tr><w:trPr><w:del w:id='1' w:author='a'/></w:trPr>{cell('旧') * 3}</w:tr>"
    gone += f"<w:tr><w:trPr><w:hidden/></w:trPr>{cell('9.00') * 3}</w:tr>"
    (grid,) = body(
        f"<w:tbl><w:tr>{head}</w:tr>{gone}<w:tr><w:trPr><w:hidden w:val='0'/></w:trPr>{cell('1.00') * 3}</w:tr></w:tbl>"
    )
    assert isinstance(grid, RawGrid)
    assert [[None if one is None else one.text for one in row] for row in grid.rows] == [
        ["本年预算", None, "合计"],
        ["1.00", "1.00", "1.00"],
    ]
    assert grid.rows[0][0] is not None and grid.rows[0][0].column_span == 2


@pytest.mark.parametrize(
    ("xml", "printed"),
    [
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>95%</w:t></w:r>', "≥95%"),
        ('<w:r><w:sym w:font="Symbol" w:char="00A3"/><w:t>3天</w:t></w:r>', "≤3天"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>新增</w:t></w:r>', "√新增"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0D8"/><w:t>新增</w:t></w:r>', "新增"),
        ("<m:oMath><m:r><m:t>≥90%</m:t></m:r></m:oMath>", "≥90%"),
        (run("收入") + run("内部", "<w:vanish/>") + run("10万元", '<w:vanish w:val="0"/>'), "收入10万元"),
        ("<w:fldSimple w:instr='PAGE'><w:r><w:t>第3页</w:t></w:r></w:fldSimple>", "第3页"),
        ("<w:r><w:instrText> TOC </w:instrText></w:r>" + run("一、收入"), "一、收入"),
        (f"<w:moveFrom w:id='1'>{run('旧')}</w:moveFrom><w:moveTo w:id='2'>{run('新')}</w:moveTo>", "新"),
        (f"<w:hyperlink>{run('附件')}</w:hyperlink><w:smartTag>{run('一')}</w:smartTag>", "附件一"),
        (run("部门：某局") + "<w:r><w:tab/></w:r>" + run("单位：万元"), "部门：某局单位：万元"),
        (run("⽀出１２．５０％"), "支出１２．５０％"),
    ],
)
def test_a_paragraph_as_it_is_printed(xml: str, printed: str) -> None:
    assert texts(f"<w:p>{xml}</w:p>") == [printed]


def test_a_place_is_the_page_that_word_laid_out_last() -> None:
    broken = "<w:r><w:lastRenderedPageBreak/></w:r>"
    row = f"<w:tr><w:tc><w:p>{run('合计')}</w:p></w:tc><w:tc><w:p>{run('1.00')}</w:p></w:tc></w:tr>"
    cut = row.replace("<w:r>", broken + "<w:r>", 1)
    blocks = body(
        f"<w:p>{run('第一页')}</w:p><w:p>{broken}{run('第二页')}</w:p><w:p>{run('在第二页开始')}{broken}{run('完')}</w:p>"
        f"<w:tbl>{row}{cut}</w:tbl>"
    )
    assert [one.place.page for one in blocks] == [1, 2, 2, 3]
    (grid,) = [one for one in blocks if isinstance(one, RawGrid)]
    assert [cell.place.page for row in grid.rows for cell in row if cell] == [3, 3, 4, 4]
    assert [one.place.page for one in body(f"<w:p>{run('无分页信息')}</w:p>")] == [None]


def test_without_pages_a_finding_says_heading_and_words_and_no_number_that_is_none(tmp_path: Path) -> None:
    document = docx.Document()
    for line in (
        "某市某局2026年部门预算",
        "一、支出预算情况",
        "2026年支出预算100.00万元，其中：基本支出60.00万元，项目支出30.00万元。",
    ):
        document.add_paragraph(line)
    file = tmp_path / "a.docx"
    document.save(str(file))
    said = report_text(report_object(reconcile(read(file)), "zh"), speaker("zh"))
    assert "一、支出预算情况" in said and "基本支出60.00万元" in said
    assert re.search(r"第 \d+ 行", said) is None


def test_numbers_are_printed_in_the_style_of_their_level() -> None:
    levels = [
        ("chineseCountingThousand", "第%1部分", ""),
        ("chineseCounting", "%2、", ""),
        ("decimalFullWidth", "（%3）", ""),
        ("decimal", "%1.%2.%4", "<w:isLgl/>"),
        ("upperLetter", "%5.", ""),
        ("lowerRoman", "%6）", ""),
        ("decimalEnclosedCircle", "%7", ""),
    ]
    document = docx.Document()
    numbering = document.part.numbering_part.element
    shapes = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (style, text, more) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{shapes}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level in (0, 1, 1, 2, 3, 3, 4, 4, 5, 5, 6, 6, 1, 0, 1):
        paragraph = document.add_paragraph("甲")
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
        )
    buffer = BytesIO()
    document.save(buffer)
    blocks = read_word(buffer.getvalue(), "made.docx").blocks
    assert [one.text.removesuffix("甲") for one in blocks if isinstance(one, RawText)] == [
        *(
            "第一部分",
            "一、",
            "二、",
            "（１）",
            "1.2.1",
            "1.2.2",
            "A.",
            "B.",
            "i）",
            "ii）",
            "①",
            "②",
            "三、",
            "第二部分",
            "一、",
        ),
    ]
