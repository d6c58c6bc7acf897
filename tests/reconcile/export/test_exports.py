"""What is handed on: complete, in both languages, the same every time, and dead whatever the review file held."""

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser

import polars as pl
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from reconcile.export.cells import for_spreadsheet
from reconcile.export.formats import FORMATS, Format
from reconcile.export.markdown import escaped
from reconcile.export.printable import one_line, printable
from reconcile.export.review import export_review
from reconcile.language import Language
from reconcile.review import OwnCheck
from tests.reconcile.export.cases import CONTROL, EVIL, MARKUP, PLACES, REVIEW, WHEN, decision, finding, hostile

GFM = MarkdownIt("gfm-like")
BAD = set(CONTROL) - set("]0;owned[31m2J")


def text_of(form: Format, language: Language = "zh", *, confirmed: bool = False) -> str:
    """Everything that a reader of the export sees."""
    return shown(export_review(REVIEW, form, language, confirmed=confirmed), form)


def shown(made: bytes, form: Format) -> str:
    """What a reader of an export sees."""
    if form == "xlsx":
        return "\n".join(str(one) for row in pl.read_excel(io.BytesIO(made)).rows() for one in row)
    if form == "docx":
        paper = Document(io.BytesIO(made))
        cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(one.text for one in paper.paragraphs), *cells])
    return made.decode("utf-8-sig")


def test_all_who_decided_are_named_and_where_nobody_has_who_reviewed_last() -> None:
    assert "复核人：甲、乙" in text_of("md")
    assert "复核人：甲\n" in text_of("docx", confirmed=True)  # 乙 confirmed nothing
    undecided = replace(REVIEW, finding=(finding("f4"),))
    assert "复核人：甲" in export_review(undecided, "md", "zh").decode()


@pytest.mark.parametrize("form", FORMATS)
class TestEveryFormat:
    def test_holds_findings_arithmetic_decisions_and_notes(self, form: Format) -> None:
        said = text_of(form)
        for wanted in (
            "60.00",
            "66.00",
            "行政运行",
            "尾差",
            "单位来函",
            "请单位说明",
            "SUM101" if form != "docx" else "甲",
        ):
            assert wanted in said or form == "sarif"
        if form == "sarif":
            assert "60.00" in said

    def test_confirmed_only(self, form: Format) -> None:
        said = text_of(form, confirmed=True)
        assert "尾差" not in said
        assert "单位来函" not in said
        assert "60.00" in said

    def test_speaks_chinese_and_english(self, form: Format) -> None:
        assert text_of(form, "zh") != text_of(form, "en")

    def test_is_the_same_every_time(self, form: Format) -> None:
        first, second = (export_review(REVIEW, form, "zh") for _ in range(2))
        if form == "docx":
            first, second = (zipfile.ZipFile(io.BytesIO(one)).read("word/document.xml") for one in (first, second))
        assert first == second

    def test_no_control_sequence_is_alive(self, form: Format) -> None:
        made = export_review(hostile(), form, "zh")
        if form in {"xlsx", "docx"}:
            archive = zipfile.ZipFile(io.BytesIO(made))
            made = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".xml"))
        said = made.decode("utf-8-sig", "ignore")
        assert not BAD & set(said)


class TestMarkdown:
    def test_a_reader_renders_no_markup_of_the_document(self) -> None:
        rendered = GFM.render(export_review(hostile(), "md", "zh").decode())
        assert "<a " not in rendered
        assert "<img" not in rendered
        assert "<script" not in rendered
        assert "<code" not in rendered
        assert rendered.count("<h1") == 1

    @given(st.text(max_size=60))
    def test_any_text_reads_as_it_stands(self, text: str) -> None:
        rendered = GFM.render(f"x {escaped(text)} x")
        plain = re.sub(r"</?p>\n?", "", rendered)
        assert "<" not in plain
        told = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
        assert " ".join(told.split()) == one_line(f"x {text} x")

    @pytest.mark.parametrize("text", [*EVIL, "0.GL", "evil.example/x", "a.рф"])
    def test_evil_text_reads_as_it_stands(self, text: str) -> None:
        self.test_any_text_reads_as_it_stands.hypothesis.inner_test(self, text)

    def test_grouped_by_place_with_status_and_history(self) -> None:
        said = text_of("md")
        assert said.count("\n## 2026年预算支出总表\n") == 1
        assert "### 2. 错误 SUM101" in said
        assert "不成立 · 甲 · 2026-03-01 09:30：尾差" in said
        assert "> 第二行" in said


class TestSpreadsheets:
    @pytest.mark.parametrize("text", EVIL)
    def test_no_text_is_a_formula(self, text: str) -> None:
        assert for_spreadsheet(text)[:1] not in {*"=+@-\t\r|"}

    @pytest.mark.parametrize("text", ["-12.30", "4,595.13", "-", "——", "-34.80%", "100"])
    def test_numbers_stay_as_they_are(self, text: str) -> None:
        assert for_spreadsheet(text) == text

    def test_what_only_programs_need_is_hidden(self) -> None:
        made = zipfile.ZipFile(io.BytesIO(export_review(REVIEW, "xlsx", "zh")))
        columns = re.findall(r"<col [^>]*>", made.read("xl/worksheets/sheet1.xml").decode())
        assert ['hidden="1"' in one for one in columns[-3:]] == [False, True, True]

    def test_csv_has_no_formula_in_any_cell(self) -> None:
        made = export_review(hostile(), "csv", "zh")
        assert made.startswith(b"\xef\xbb\xbf")
        for row in csv.reader(io.StringIO(made.decode("utf-8-sig"))):
            assert all(cell[:1] not in {*"=+@\t\r|"} and not cell.startswith("-2+3") for cell in row)

    def test_the_workbook_has_one_sheet_of_opinions_with_strings_only(self) -> None:
        made = zipfile.ZipFile(io.BytesIO(export_review(hostile(), "xlsx", "zh")))
        sheet = made.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet
        assert set(re.findall(r'<c [^>]*t="(\w+)"', sheet)) == {"s"}
        assert "<pane" in sheet
        assert "<autoFilter" in sheet
        assert "审核意见" in made.read("xl/workbook.xml").decode()
        assert not [name for name in made.namelist() if "external" in name.lower()]

    def test_the_columns_of_an_opinion(self) -> None:
        head = text_of("csv").splitlines()[0]
        for wanted in (
            "序号",
            "类型",
            "位置",
            "原文",
            "复算",
            "差额",
            "依据",
            "程度",
            "建议",
            "状态",
            "复核理由",
            "单位答复",
            "复核人",
            "日期",
        ):
            assert wanted in head

    def test_reason_reply_and_difference_each_have_their_column(self) -> None:
        told = list(csv.DictReader(io.StringIO(text_of("csv"))))
        assert [one["复核理由"] for one in told[:4]] == ["", "尾差", "", ""]
        assert [one["单位答复"] for one in told[:4]] == ["", "", "单位来函", ""]
        assert [one["差额"] for one in told[:4]] == ["6万元"] * 4
        assert [bool(one["建议"]) for one in told[:4]] == [True, False, False, True]
        assert told[0]["类型"] == "一行各栏之和不等于合计"

    def test_what_the_reviewer_noted_and_checked_besides_is_on_a_sheet_of_its_own(self) -> None:
        (target,) = (one.anchor for one in REVIEW.note if one.id == "n2")
        check = OwnCheck(
            id="c1",
            who="甲",
            when=WHEN,
            kind="sum",
            target=target,
            parts=(target, target),
            formula="1 + 2 = 3",
            verdict="consistent",
        )
        made = io.BytesIO(export_review(replace(REVIEW, check=(check,)), "xlsx", "zh"))
        opinions, apart = (pl.read_excel(made, sheet_name=name) for name in ("审核意见", "备注与核对"))
        assert opinions["序号"].cast(pl.Int64).to_list() == [1, 2, 3, 4]
        assert apart["类型"].to_list() == ["备注", "复核人的核对"]
        assert apart["备注"].to_list() == [
            "第一行\n第二行",
            "相加 · 7.00（表二） = 7.00（表二） + 7.00（表二） · 1 + 2 = 3 · 相符",
        ]


class TestLetter:
    def test_a_page_of_a4_with_rows_that_stay_whole(self) -> None:
        paper = Document(io.BytesIO(export_review(REVIEW, "docx", "zh")))
        assert [
            (round((one.page_width or 0) / 36000), round((one.page_height or 0) / 36000)) for one in paper.sections
        ] == [(210, 297)]
        assert all(row._tr.xpath("./w:trPr/w:cantSplit") for table in paper.tables for row in table.rows)

    def test_what_stands_comes_first_and_what_is_open_next(self) -> None:
        paper = Document(io.BytesIO(export_review(REVIEW, "docx", "zh")))
        heads = [one.text for one in paper.paragraphs if one.style and one.style.name == "Heading 1"]
        assert heads == ["属实（1 个）", "未处理（1 个）", "已说明（1 个）", "不成立（1 个）", "其他备注"]
        numbers = [
            one.text.partition(".")[0] for one in paper.paragraphs if one.style and one.style.name == "Heading 2"
        ]
        assert numbers == ["1", "2", "3", "4"]

    def test_how_many_there_are_and_are_left_stands_before_the_first_and_a_place_to_sign_at_the_end(self) -> None:
        said = [one.text for one in Document(io.BytesIO(export_review(REVIEW, "docx", "zh"))).paragraphs]
        first = next(number for number, one in enumerate(said) if one.startswith("1. "))
        assert any("共发现 4 个问题" in one for one in said[:first])
        assert "还有 1 个没有复核" in said[:first]
        assert "签字" in said[-1]

    def test_what_was_confirmed_is_a_letter_with_addressee_request_deadline_and_room_to_answer(self) -> None:
        review = replace(REVIEW, document=replace(REVIEW.document, entity="某市某局"))
        paper = Document(io.BytesIO(export_review(review, "docx", "zh", confirmed=True)))
        said = [one.text for one in paper.paragraphs]
        assert said[1] == "某市某局："
        assert "以下 1 处" in said[2]
        assert "日前书面答复" in said[2]
        assert any("单位经办人（签字）" in one for one in said)
        assert not any("不成立" in one or "共发现" in one for one in said)
        (table,) = paper.tables
        rows = [(row.cells[0].text, row.cells[1].text) for row in table.rows]
        assert rows[-4:] == [
            ("差额", "6万元"),
            ("建议", rows[-3][1]),
            ("复核意见", "属实 · 甲 · 2026-03-01"),
            ("单位答复", ""),
        ]
        assert rows[-3][1].startswith("请核实并更正")

    def test_only_the_decision_that_holds_is_told(self) -> None:
        changed = finding("f", decision("dismiss", "看错了"), decision("withdraw"), decision("confirm", "查过"))
        later = tuple(replace(one, when=WHEN.replace(minute=number)) for number, one in enumerate(changed.decision))
        review = replace(REVIEW, finding=(replace(changed, decision=later),))
        paper = Document(io.BytesIO(export_review(review, "docx", "zh")))
        said = "\n".join(cell.text for row in paper.tables[0].rows for cell in row.cells)
        assert "查过" in said
        assert "看错了" not in said
        assert "撤回" not in said

    @pytest.mark.parametrize("form", ["md", "html"])
    def test_what_was_taken_back_is_not_told(self, form: Format) -> None:
        changed = finding("f", decision("dismiss", "看错了"), decision("withdraw"), decision("confirm", "查过"))
        later = tuple(replace(one, when=WHEN.replace(minute=number)) for number, one in enumerate(changed.decision))
        review = replace(REVIEW, finding=(replace(changed, decision=later),))
        said = export_review(review, form, "zh").decode()
        assert "查过" in said
        assert "看错了" not in said
        assert "撤回" not in said

    @pytest.mark.parametrize("form", ["md", "html", "csv", "xlsx", "docx"])
    def test_what_reviewers_disagree_on_is_told_as_undecided(self, form: Format) -> None:
        other = replace(decision("dismiss", "口径不同"), who="丙", when=WHEN.replace(minute=9))
        review = replace(REVIEW, finding=(finding("f", decision("confirm"), other),), note=(), check=())
        said = shown(export_review(review, form, "zh"), form)
        assert said.replace("复核人意见不一致", "").count("意见不一致") >= 1
        assert "(不成立)" not in said

    def test_arithmetic_that_several_equations_share_is_told_once(self) -> None:
        again = replace(finding("f"), also=("1.00 ≠ 2.00", "1.00 ≠ 2.00"))
        said = export_review(replace(REVIEW, finding=(again,)), "md", "zh").decode()
        assert said.count("1.00 ≠ 2.00") == 1

    def test_a_sentence_is_quoted_once(self) -> None:
        sentence = "行政运行支出60.00万元，其中基本支出66.00万元。"
        quoted = tuple(replace(one, row="", column="", sentence=sentence) for one in PLACES)
        review = replace(REVIEW, finding=(replace(finding("f", decision("confirm")), operand=quoted),))
        for form in ("docx", "md", "html", "csv"):
            said = shown(export_review(review, form, "zh"), form)
            assert said.count(sentence) == 1
            assert "同一句" in said

    def test_the_head_of_a_table_is_repeated_and_never_left_alone(self) -> None:
        for table in Document(io.BytesIO(export_review(REVIEW, "docx", "zh"))).tables:
            assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
            assert all(one.paragraph_format.keep_with_next for one in table.rows[0].cells[0].paragraphs)


@pytest.mark.parametrize("form", ["md", "html"])
def test_confirmed_only_tells_how_many_were_found_and_how_many_are_shown(form: Format) -> None:
    said = text_of(form, confirmed=True)
    assert "共发现 4 个问题" in said
    assert "这里只列判为属实的 1 个" in said


class Live(HTMLParser):
    """Collects what could act on its own."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.acting: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.acting += [one for one in attrs if one[0].startswith("on") or one[0] in {"href", "src", "action"}]


class TestPage:
    def test_nothing_in_it_acts_or_loads(self) -> None:
        live = Live()
        live.feed(export_review(hostile(), "html", "zh").decode())
        assert not live.tags & {"script", "a", "iframe", "link", "form", "object", "base"}
        assert live.acting == []

    def test_it_forbids_everything_but_its_own_pictures(self) -> None:
        assert "default-src 'none'; img-src data:" in text_of("html")


class TestForPrograms:
    def test_json_tells_status_and_decisions(self) -> None:
        made = json.loads(text_of("json"))
        assert [one["status"] for one in made["findings"]] == ["confirmed", "dismissed", "explained", "open"]
        assert made["findings"][1]["decision"][0]["why"] == "尾差"
        assert made["progress"]["decided"] == 3

    def test_sarif_suppresses_what_was_settled(self) -> None:
        results = json.loads(text_of("sarif"))["runs"][0]["results"]
        assert ["suppressions" in one for one in results] == [False, True, True, False]


def test_a_hostile_format_string_in_a_review_stays_text() -> None:
    one = replace(REVIEW.finding[0], where="{stated.__class__}", facts={"x": "{0}"})
    said = export_review(replace(REVIEW, finding=(one,)), "json", "zh").decode()
    assert "{stated.__class__}" in said


@given(st.text())
def test_printable_text_has_nothing_that_steers(text: str) -> None:
    clean = printable(text)
    assert not BAD & set(clean)
    assert all(one in "\n\t" or ord(one) >= 32 for one in clean)
    assert printable(clean) == clean


def test_markup_is_not_what_printable_is_about() -> None:
    assert printable(MARKUP) == MARKUP
