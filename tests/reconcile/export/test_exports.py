"""What is handed on: complete, in both languages, the same every time, and dead whatever the review file held."""

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from reconcile.export.cells import for_spreadsheet
from reconcile.export.formats import FORMATS, Format
from reconcile.export.markdown import escaped
from reconcile.export.printable import one_line, printable
from reconcile.export.review import export_review
from reconcile.review import OwnCheck
from tests.reconcile.export.cases import (
    CONTROL,
    EVIL,
    MARKUP,
    REVIEW,
    WHEN,
    finding,
    hostile,
    text_of,
)

GFM = MarkdownIt("gfm-like")
BAD = set(CONTROL) - set("]0;owned[31m2J")


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
