"""Running text whose lines end at the edge of the page, in the middle of a number or of an item's name."""

from __future__ import annotations

import pytest

from reconcile.reading.assemble import assemble
from reconcile.reading.blocks import RawText
from reconcile.reading.text import read_text


def paragraphs(text: str) -> list[str]:
    return [one.text for one in read_text(text).blocks if isinstance(one, RawText)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("（一）一般公共服务支出类科目25,033,3", "15.00元，占支出总预算的82.77%。"),
        ("2.政府性基金预算财政拨款收入1528.", "99万元，为本级财政当年拨付的政府性基金。"),
        ("2.政府性基金预算财政拨款收入，比20", "23年度决算数减少381.03万元。"),
        ("5.卫生健康支出（210）行政事业单位医", "疗（21011）事业单位医疗（2101102）。"),
        ("1.社会保障和就业支出（类）行政事业单位养", "老支出（款）职业年金缴费支出（项）。"),
        ("9.45万元、卫生健康支出32.82万元、自然资源海洋", "气象等支出3871.85万元、住房保障支出51.09万"),
    ],
)
def test_what_is_cut_at_the_end_of_a_line_is_put_together(first: str, second: str) -> None:
    assert paragraphs(f"{first}\n{second}") == [first + second]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、单位预算收支数据变动情况及原因18", "2026年度某市某局预算收入100.00万元。"),
        ("一、一般公共服务支出（类）统计信息事务（款）", "2.教育支出（类）普通教育（款）小学教育（项）。"),
        ("（三）一般公共预算支出决算情况说明", "15.00元为代缴费用。"),
    ],
)
def test_lines_that_end_where_they_should_stay_apart(first: str, second: str) -> None:
    assert paragraphs(f"{first}\n{second}") == [first, second]


def test_a_numbered_item_opens_a_paragraph_though_the_one_before_lacks_its_full_stop() -> None:
    items = [
        "2.收入情况。2024年度收入总计100.00万元，其中：其他收入3.65万元，占3.65%",
        "3.支出情况。2024年度支出总计100.00万元。",
    ]
    assert paragraphs("\n".join(items)) == items


def test_the_first_line_is_a_title_where_it_says_what_the_document_is() -> None:
    lines = [
        "某市某局2024年度一般公共预算财政拨款“三公”经费支出决算情况说明",
        "2024年度，我局“三公”经费支出决算为3.00万元。",
    ]
    assert paragraphs("\n".join(lines)) == lines


def whole(text: str) -> list[str]:
    return [one.text for one in assemble(read_text(text), path="x", sha256="").paragraphs]


def test_an_amount_at_the_start_of_a_line_ends_the_sentence_begun_on_a_short_one() -> None:
    torn = "1.行政运行（项）。年初预算为\n22.81 万元，支出决算为\n28.12 万元，完成年初预算的\n123.28%。\n其中：基本支出"
    assert whole(f"一、支出情况\n{torn}\n9.00万元。") == [
        "1.行政运行（项）。年初预算为22.81万元，支出决算为28.12万元，完成年初预算的123.28%。",
        "其中：基本支出9.00万元。",
    ]


def test_an_amount_under_a_sentence_or_a_heading_begins_a_paragraph() -> None:
    assert whole("一、支出情况\n支出如下：\n22.81万元用于培训。\n（一）设备\n100万元以上的2台。") == [
        "支出如下：",
        "22.81万元用于培训。",
        "100万元以上的2台。",
    ]


def test_a_word_cut_before_a_page_number_goes_on_after_it() -> None:
    text = "支出包括：教育支出20.00万元；\n卫生\n\n- 41 -\n\n健康支出70.11万元；其他支出1.00万元。\n\n概况\n\n- 42 -\n\n本单位有2人。"
    assert paragraphs(text) == [
        "支出包括：教育支出20.00万元；",
        "卫生健康支出70.11万元；其他支出1.00万元。",
        "概况",
        "本单位有2人。",
    ]
