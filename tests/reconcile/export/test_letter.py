"""The letter to the unit: what it asks, in which order, and each thing once."""

import io

import pytest
from docx import Document
from msgspec.structs import replace

from reconcile.export.formats import Format
from reconcile.export.review import export_review
from tests.reconcile.export.cases import PLACES, REVIEW, WHEN, decision, finding, shown


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
        assert heads == ["属实（1 个）", "未决（1 个）", "已说明（1 个）", "不成立（1 个）", "其他备注"]
        numbers = [
            one.text.partition(".")[0] for one in paper.paragraphs if one.style and one.style.name == "Heading 2"
        ]
        assert numbers == ["1", "2", "3", "4"]

    def test_how_many_there_are_and_are_left_stands_before_the_first_and_a_place_to_sign_at_the_end(self) -> None:
        said = [one.text for one in Document(io.BytesIO(export_review(REVIEW, "docx", "zh"))).paragraphs]
        first = next(number for number, one in enumerate(said) if one.startswith("1. "))
        assert any("共发现 4 个问题" in one for one in said[:first])
        assert "还有 1 个未决" in said[:first]
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

    def test_the_head_of_a_table_is_repeated_and_never_left_alone(self) -> None:
        for table in Document(io.BytesIO(export_review(REVIEW, "docx", "zh"))).tables:
            assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
            assert all(one.paragraph_format.keep_with_next for one in table.rows[0].cells[0].paragraphs)


class TestWhatIsTold:
    """In a letter as in any other export."""

    @pytest.mark.parametrize("form", ["docx", "md", "html"])
    def test_only_the_decision_that_holds_is_told(self, form: Format) -> None:
        changed = finding("f", decision("dismiss", "看错了"), decision("withdraw"), decision("confirm", "查过"))
        later = tuple(replace(one, when=WHEN.replace(minute=number)) for number, one in enumerate(changed.decision))
        review = replace(REVIEW, finding=(replace(changed, decision=later),))
        said = shown(export_review(review, form, "zh"), form)
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
