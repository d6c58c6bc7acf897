"""Sentences as they were meant, whatever a producer put between the characters: the same from text and from Word."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import docx
import pytest

from reconcile.disclosure import Disclosure, Paragraph
from reconcile.pipeline import reconcile
from reconcile.reading.assemble import assemble
from reconcile.reading.text import read_text
from reconcile.reading.word import read_word


def from_text(lines: str) -> Disclosure:
    return assemble(read_text(lines), path="x", sha256="")


def from_word(lines: str) -> Disclosure:
    document = docx.Document()
    for line in lines.split("\n"):
        document.add_paragraph(line)
    buffer = BytesIO()
    document.save(buffer)
    return assemble(read_word(buffer.getvalue(), "x.docx"), path="x", sha256="")


Reader = Callable[[str], Disclosure]
either = pytest.mark.parametrize("reader", [from_text, from_word])


def only(found: Disclosure) -> Paragraph:
    (paragraph,) = found.paragraphs
    return paragraph


@either
@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("⼀般公共预算⽀出⾦额⻅附表。", "一般公共预算支出金额见附表。"),  # radicals of 康熙 and their supplement
        ("收⼊⾦額\uf90a\U0002f800。", "收入金額金丽。"),  # compatibility ideographs
        ("\uf06c收入\uf0a35万元。", "收入≤5万元。"),  # a bullet and a sign of a symbol font
        ("收入︵含结转︶增长13.6﹪。", "收入(含结转)增长13.6%。"),  # vertical and small forms
        ("收入增长13 .6%，占8 1. 66 %。", "收入增长13.6%，占81.66%。"),
        ("收入\u200b预\ufeff算1\u200b00\u00ad.5万\u2060元。", "收入预算100.5万元。"),  # no width, soft hyphens
        ("一 般 公 共 预 算 1 0 0 . 5 万 元 。", "一般公共预算100.5万元。"),  # justified with blanks
        ("收 入　总 计 4 , 5 9 5 . 1 3\u2003万\u00a0元。", "收入总计4,595.13万元。"),
        ("收入100万元，其中：A类10万元，API Service 5万元。", "收入100万元，其中：A类10万元，API Service 5万元。"),
    ],
)
def test_a_sentence_is_what_was_meant(reader: Reader, printed: str, meant: str) -> None:
    assert only(reader(printed)).text == meant


@either
@pytest.mark.parametrize(
    ("printed", "meant", "left"),
    [
        ("<p>收入5万元。</p>", "收入5万元。", ("<p>", "</p>")),
        ('收入<spanstyle="x">5</span>万元。', "收入5万元。", ('<spanstyle="x">', "</span>")),  # its blank was lost
        ("<fontcolor=red>收入</font>5万元。", "收入5万元。", ("<fontcolor=red>", "</font>")),
        ('<pclass="a"align=center>收入5万元。', "收入5万元。", ('<pclass="a"align=center>',)),
        ('<span style="font-family:仿宋">收入5万元。', "收入5万元。", ('<span style="font-family:仿宋">',)),
        ("收入<o:p></o:p>5万元<!-- 末 -->。", "收入5万元。", ("<o:p>", "</o:p>", "<!-- 末 -->")),
        ("收入&nbsp;5&ensp;&#12288;万元。", "收入5万元。", ("&nbsp;", "&ensp;", "&#12288;")),
        ("&ldquo;三公&rdquo;经费&#x3000;5万元。", "“三公”经费5万元。", ("&ldquo;", "&rdquo;", "&#x3000;")),
        ("增长率&lt;5%。", "增长率<5%。", ("&lt;",)),
    ],
)
def test_leftover_markup_is_not_in_the_sentence_and_is_reported(
    reader: Reader, printed: str, meant: str, left: tuple[str, ...]
) -> None:
    paragraph = only(reader(printed))
    assert (paragraph.text, paragraph.markup) == (meant, left)


@either
@pytest.mark.parametrize(
    "words", ["若a<b，则c>d。", "<2026年预算>收入5万元。", "AT&T与R&D;支出5万元。", "增长率<5%，>3%。"]
)
def test_what_is_no_markup_stays(reader: Reader, words: str) -> None:
    assert (only(reader(words)).text, only(reader(words)).markup) == (words, ())


def test_a_tag_cut_by_the_end_of_a_line_is_taken_out_and_the_lines_begin_where_they_did() -> None:
    lines = ["2026年一般公共预算收入安排100万元，其中<span", 'style="x">：本级收入60万元，转移', "收入40万元。"]
    paragraph = only(from_text("\n".join(lines)))
    assert paragraph.text == "2026年一般公共预算收入安排100万元，其中：本级收入60万元，转移收入40万元。"
    assert paragraph.markup == ('<spanstyle="x">',)
    assert [paragraph.text[line.start :][:3] for line in paragraph.lines] == ["202", "：本级", "收入4"]


@either
def test_full_width_digits_and_signs_are_figures_like_others(reader: Reader) -> None:
    words = "2026年收入预算１，２３４．５６万元，比上年减少２.５０万元，下降０.２％。"
    figures = reconcile(reader(words)).recognition.figures.values()
    assert [one.micro for one in figures] == [12_345_600 * 10**6, 25_000 * 10**6, 200_000]


@either
@pytest.mark.parametrize("dots", ["……………", "..........", "· · · · · ·", "．．．．．．", "‥‥‥‥"])
def test_dot_leaders_are_no_text(reader: Reader, dots: str) -> None:
    found = reader(f"某局2026年部门预算\n目录\n一、收入情况{dots}3\n二、支出情况{dots}12\n一、收入情况\n收入5万元。")
    assert [(entry.text, entry.page) for entry in found.contents] == [("一、收入情况", 3), ("二、支出情况", 12)]
    assert [one.text for one in found.headings] == ["一、收入情况"]
    assert [one.text for one in found.paragraphs] == ["某局2026年部门预算", "收入5万元。"]
