"""Web pages as they are saved: those of Word and WPS, of a site's own system, whole ones with all that stands around."""

from __future__ import annotations

import quopri
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.disclosure import Disclosure
from reconcile.errors import UnreadableDocument
from reconcile.pipeline import reconcile
from reconcile.reading import read
from reconcile.reading.blocks import RawDocument, RawGrid, RawText
from reconcile.reading.html import read_html
from tests.reconcile.reading.outlines import cells, outline

DATA = Path(__file__).parent / "data"
SAMPLE = Path(__file__).parents[3] / "sample_data" / "jincheng-2026.txt"
WORD = (DATA / "word.htm").read_text("utf-8")
SITE = (DATA / "site.html").read_text("utf-8")


def body(source: str) -> list[RawText | RawGrid]:
    return list(read_html(source.encode(), "made.html").blocks)


def texts(source: str) -> list[str]:
    return [one.text for one in body(source) if isinstance(one, RawText)]


def grids(source: str) -> list[list[list[str | None]]]:
    found = [one for one in body(source) if isinstance(one, RawGrid)]
    return [cells(one.rows) for one in found]


def saved(folder: Path, content: str | bytes, name: str = "page.html") -> Disclosure:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(file)


def test_a_page_that_word_saved(tmp_path: Path) -> None:
    found = saved(tmp_path, WORD.encode("gb18030"), "预算.htm")
    assert (found.title, found.year, found.format) == ("某市某局2026年度单位预算公开", 2026, "web")
    assert [(one.text, one.page) for one in found.contents] == [
        ("第一部分概况", 1),
        ("第二部分预算表", 2),
        ("第三部分预算情况说明", 3),
    ]
    assert outline(found) == [
        "paragraph 某市某局2026年度单位预算公开",
        "heading 第一部分概况",
        "heading 一、主要职责",
        "paragraph 负责全市某项工作。",
        "heading 第二部分预算表",
        "table 2026年支出预算总表",
        "heading 第三部分预算情况说明",
        "paragraph 2026年支出预算1,025.00万元。",
        "paragraph 依据机构编制方案。",
    ]
    (table,) = found.tables
    assert (table.unit, table.header_rows, table.notes) == ("单位：万元", 2, ("注：本表含上年结转。",))
    assert cells(table.grid) == [
        ["项目", "本年预算", None, "合计"],
        [None, "基本支出", "项目支出", None],
        ["教育支出", "1,000.00", "20.00", "1,020.00"],
        ["卫生健康支出", "5.00", "", "5.00"],
    ]
    lines = WORD.splitlines()
    assert table.place.line is not None and "<tr style" in lines[table.place.line - 1]
    last = found.paragraphs[-2]
    assert last.place.line is not None and "2026年支出预算1,025.00万元" in lines[last.place.line - 1]


def test_a_page_of_a_site_without_what_the_site_adds(tmp_path: Path) -> None:
    found = saved(tmp_path, SITE)  # what it says of its encoding was true before it was saved
    assert (found.title, found.entity, found.year, found.kind) == (
        "某市某局2026年部门预算公开",
        "某市某局",
        2026,
        "budget",
    )
    assert outline(found) == [
        "paragraph 某市某局2026年部门预算公开",
        "heading 第一部分某市某局概况",
        "heading 一、主要职责",
        "paragraph 负责全市某项工作。",
        "heading 第二部分2026年部门预算表",
        "table 部门收入总表",
        "heading 第三部分预算情况说明",
        "paragraph 2026年收入预算100.00万元，比上年增加2万元，增长2.04%。",
    ]
    (table,) = found.tables
    assert table.unit == "单位：万元"
    assert cells(table.grid) == [["项目", "预算数"], ["财政拨款收入", "100.00"], ["合计", "100.00"]]


def archive(page: str, charset: str) -> bytes:
    """The page as Chrome and Word keep it with its pictures."""
    head = (
        'From: <Saved by Blink>\r\nSubject: 1\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--b"\r\n\r\n'
        "----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    tail = (
        "\r\n----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----b--\r\n"
    )
    return head.encode() + quopri.encodestring(page.encode(charset)) + tail.encode()


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_an_archive_of_a_page_is_the_page(tmp_path: Path, charset: str) -> None:
    assert outline(saved(tmp_path, archive(SITE, charset), "a.mht")) == outline(saved(tmp_path, SITE))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(
    "named", ["", "<meta charset=gb2312>", '<meta http-equiv="x" content="text/html; charset=GBK">']
)
def test_the_encoding_is_what_it_is_whatever_the_page_says(encoding: str, named: str) -> None:
    page = f"<html>{named}<p>预算公开：㈱￥100万元</p>".encode(encoding)
    (text,) = read_html(page, "a.html").blocks
    assert isinstance(text, RawText)
    assert text.text == "预算公开：㈱￥100万元"


def test_one_damaged_character_does_not_garble_the_page() -> None:
    (text,) = read_html("<meta charset='utf-8'><p>收入预算".encode() + b"\xe9\x80", "a.html").blocks
    assert isinstance(text, RawText)
    assert text.text.startswith("收入预算")


def test_paragraphs_set_with_line_breaks_in_one_element() -> None:
    source = "<div>　　一、收入预算<br>　　2026年收入预算<br>5万元。<br><br>部门收入总表<br>单位：万元<br>2026年度<br>二、其他</div>"
    assert texts(source) == [
        "一、收入预算",
        "2026年收入预算5万元。",
        "部门收入总表",
        "单位：万元",
        "2026年度",
        "二、其他",
    ]


@pytest.mark.parametrize(
    ("listed", "printed"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1.甲", "2.乙"]),
        ("<ol start=3 type=a><li><p>甲</p><p>续</p></li><li>乙</li></ol>", ["c.甲", "续", "d.乙"]),
        (
            "<ol style='list-style-type: cjk-ideographic'><li>甲<ol><li>子</ol><li value=11>乙</ol>",
            ["一、甲", "1.子", "十一、乙"],
        ),
        ("<ol style='list-style:none'><li>甲</ol>", ["甲"]),
        ("<ol><li>（一）甲<li>2.乙</ol>", ["（一）甲", "2.乙"]),  # numbered in the text itself
        ("<ul><li>甲</ul>", ["甲"]),
    ],
)
def test_the_numbers_of_a_list_are_printed(listed: str, printed: list[str]) -> None:
    assert texts(listed) == printed


def table(*rows: tuple[str, ...]) -> str:
    return "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows) + "</table>"


def test_spans_cover_what_they_cover_in_a_browser() -> None:
    source = (
        "<table><caption>某表</caption><tr><td rowspan=2>甲<td colspan=2>乙<td rowspan=0>丙<tr><td>一<td>二<tr><td colspan=9>三"
        "<tr><td colspan=x rowspan=-1>四</table>"
    )
    assert texts(source) == ["某表"]
    assert grids(source) == [
        [
            ["甲", "乙", None, "丙", "", "", "", "", ""],
            [None, "一", "二", None, "", "", "", "", ""],
            ["三", None, None, None, None, None, None, None, None],
            ["四", "", "", None, "", "", "", "", ""],
        ]
    ]


def test_a_table_in_a_cell_of_figures_stands_behind_it_and_one_that_lays_out_is_none() -> None:
    inner = table(("内一", "3.00"), ("内二", "4.00"))
    outer = table(("外一", "外二" + inner), ("1.00", "2.00"), ("3.00", "4.00"))
    assert grids(outer) == [
        [["外一", "外二"], ["1.00", "2.00"], ["3.00", "4.00"]],
        [["内一", "3.00"], ["内二", "4.00"]],
    ]
    assert grids(table(("左栏", inner))) == [[["内一", "3.00"], ["内二", "4.00"]]]
    sentences = "".join(f"<p>预算情况第{at}句，说明了一项工作。</p>" for at in range(12))
    assert grids(table(("左栏", sentences), ("", ""))) == []
    assert len(texts(table((sentences,)))) == 12


def test_sup_and_sub_stay_and_numbers_of_footnotes_do_not() -> None:
    assert texts("<p>面积5m<sup>2</sup>，H<sub>2</sub>O，5万元<sup><a href='#fn1'>1</a></sup>。") == [
        "面积5m2，H2O，5万元。"
    ]


def test_words_that_look_like_tags_stay() -> None:
    assert texts("<p>若1&lt;2，a&amp;b，<2026年预算></p>") == ["若1<2，a&b，<2026年预算>"]


def as_page(text: str) -> str:
    """A text with tabs as a web page in the manner of an editor on a site."""

    def lines() -> Iterator[str]:
        inside = False
        for line in text.splitlines():
            row = line.split("\t")
            tabular = len(row) > 2 or (len(row) == 2 and not row[1].isdigit())
            if tabular != inside:
                yield "<table border=1><tbody>" if tabular else "</tbody></table>"
            inside = tabular
            if tabular:
                yield f"<tr>{''.join(f'<td><p><span>{escape(cell)}</span></p></td>' for cell in row)}</tr>"
            elif line.strip():
                yield f'<p style="text-indent:2em"><span>{escape(line)}</span></p>'

    head, _, tail = SITE.partition('<p style="text-align: center"><strong>')
    return head + "\n".join(lines()) + tail[tail.index("</div></div>\n") :]


def test_the_sample_as_a_page_of_a_site_is_what_it_is_as_text(tmp_path: Path) -> None:
    text, page = read(SAMPLE), saved(tmp_path, as_page(SAMPLE.read_text("utf-8")))
    assert [(one.title, one.unit, one.label) for one in page.tables] == [
        (one.title, one.unit, one.label) for one in text.tables
    ]
    # A text does not know what its heads span, and reading moves one of them; a page says it.
    assert [[list(filter(None, row)) for row in cells(one.grid)] for one in page.tables] == [
        [list(filter(None, row)) for row in cells(one.grid)] for one in text.tables
    ]
    assert [(one.rule, one.severity) for one in reconcile(page).findings] == [
        (one.rule, one.severity) for one in reconcile(text).findings
    ]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.html", b"", "file-empty"),
        ("a.html", b"<html><body><script>load()</script></body></html>", "nothing-recognised"),
        ("a.html", b"<frameset><frame src='a.files/sheet001.htm'></frameset>", "nothing-recognised"),
        ("a.html", bytes(range(256)) * 40, "wrong-encoding"),
        ("a.html", b"<div>" * 5_000, "file-crowded"),
        ("a.html", b"<table><tr>" + b"<td rowspan=9999 colspan=200>" * 9 + b"<tr>" * 9_999, "file-crowded"),
        ("a.html", b"<p>x" * 60_000, "file-crowded"),
        ("a.mht", b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n1", "file-damaged"),
    ],
)
def test_what_holds_no_disclosure_is_refused_in_one_line(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    with pytest.raises(UnreadableDocument) as failed:
        saved(tmp_path, content, name)
    assert failed.value.key == why


TAGS = "table tr td tbody p div br ol li a span sup h1 script body form nav"
ATTRIBUTES = " colspan=3 rowspan=2 rowspan=0 style='display:none' href='/x' href='#_ftn1' hidden /"
ODDITIES = "<!--|-->|<![if !x]>|<![x[|<!|<?|&nbsp;|&#x110000;|&|1.00|一、收入|单位：万元"
PIECES = st.one_of(
    st.builds("<{} {}>".format, st.sampled_from(TAGS.split()), st.sampled_from(ATTRIBUTES.split(" "))),
    st.builds("</{}>".format, st.sampled_from(TAGS.split())),
    st.sampled_from(ODDITIES.split("|")),
    st.text(max_size=8),
)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.lists(PIECES, max_size=40).map(lambda found: "".join(found).encode("utf-8", "replace")),
    )
)
def test_any_bytes_are_a_document_or_refused(content: bytes) -> None:
    try:
        found = read_html(content, "any.html")
    except UnreadableDocument:
        return
    assert isinstance(found, RawDocument)
    for one in found.blocks:
        if isinstance(one, RawGrid):
            assert len({len(row) for row in one.rows}) == 1
            assert all(
                cell is None or (cell.row, cell.column) == (at, to)
                for at, row in enumerate(one.rows)
                for to, cell in enumerate(row)
            )
