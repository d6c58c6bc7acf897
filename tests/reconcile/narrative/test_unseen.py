"""Wordings of other provinces that no template lists, and texts that make no sense: nothing breaks the grammar."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.disclosure import Paragraph, Place
from reconcile.narrative.grammar import read_section
from reconcile.narrative.subjects import Names, subject_of


def relations(text: str, year: int = 2024) -> list[tuple[str, ...]]:
    """Kind and figures, as printed, of every claim that relates numbers."""
    paragraphs = [
        Paragraph(id=f"p{number}", text=line, part="narrative", section=(), place=Place())
        for number, line in enumerate(text.splitlines())
    ]
    read = read_section(paragraphs, Names("某市某局"), year)
    printed = {one.id: one.token.text for one in read.mentions}
    kinds = ("share", "change", "rate", "equal", "completion", "sum", "bound")
    return [
        (one.kind, *("+".join(printed[figure] for figure in each.split("+")) if each else "" for each in one.figures))
        for one in read.claims
        if one.kind in kinds
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # what a clause turns to without an amount of its own is not the total before it
            "“三公”经费支出决算8.00万元，比去年增加2.00万元，增长33.3%。其中，公务用车运行维护费支出决算比预算无增减变化，"
            "比去年增加1.50万元，增长42.9%；公务接待费支出决算比预算无增减变化，比去年增加0.50万元，增长20.0%。",
            [
                ("change", "2.00万元", "8.00万元", ""),
                ("rate", "33.3%", "2.00万元", "8.00万元", ""),
                ("change", "1.50万元", "", ""),
                ("rate", "42.9%", "1.50万元", "", ""),
                ("change", "0.50万元", "", ""),
                ("rate", "20.0%", "0.50万元", "", ""),
            ],
        ),
        (  # two base years in one sentence
            "“三公”经费支出决算为12.00万元，由2022年的0万元增加到12.00万元，比2019年（疫情前）决算数减少4.00万元，降低25.0%。",
            [("change", "4.00万元", "12.00万元", ""), ("rate", "25.0%", "4.00万元", "12.00万元", "")],
        ),
        (  # a change after a bracket is the total's
            "公务用车购置及运行费20.00万元（其中：公务用车购置费18.00万元，公务用车运行费2.00万元），比2023年预算的18.00万元增加2.00万元。",
            [
                ("change", "2.00万元", "20.00万元", "18.00万元"),
                ("sum", "20.00万元", "18.00万元", "2.00万元"),
            ],
        ),
        (  # an earlier amount by any noun, without its unit, with 少 for 减少
            "“三公”经费支出43.00万元，比上年累计支出45.00万元减少2.00万元。公务接待费2.05万元，较上年2.08减少0.03万元。"
            "公务用车运行维护费2.90万元，比去年3.00万元少0.10万元。",
            [
                ("change", "2.00万元", "43.00万元", "45.00万元"),
                ("change", "0.03万元", "2.05万元", "2.08"),
                ("change", "0.10万元", "2.90万元", "3.00万元"),
            ],
        ),
        (  # the total at the head of the paragraph, not the last of its parts
            "收入合计1509.51万元。其中：财政拨款收入569.58万元，占总收入的37.73%；其他收入939.93万元，占总收入的62.27%。"
            "与上年相比，收入合计减少600.36万元，下降28.45%。其中：财政拨款收入减少203.17万元，下降26.29%。",
            [
                ("share", "37.73%", "569.58万元", "1509.51万元"),
                ("share", "62.27%", "939.93万元", "1509.51万元"),
                ("change", "600.36万元", "1509.51万元", ""),
                ("rate", "28.45%", "600.36万元", "1509.51万元", ""),
                ("change", "203.17万元", "569.58万元", ""),
                ("rate", "26.29%", "203.17万元", "569.58万元", ""),
            ],
        ),
        (  # a stop before a closing bracket ends what stands in the bracket only
            "公务用车购置及运行费50.00万元（公务用车购置费10.00万元，比上年增加0万元；公务用车运行维护费40.00万元，"
            "比上年增加0万元。）比上年增加0万元，增长0%。",
            [
                ("change", "0万元", "10.00万元", ""),
                ("change", "0万元", "40.00万元", ""),
                ("change", "0万元", "50.00万元", ""),
                ("rate", "0%", "0万元", "50.00万元", ""),
                ("sum", "50.00万元", "10.00万元", "40.00万元"),
            ],
        ),
        (  # the parts of a change have their own words
            "因公出国（境）费支出决算比预算减少2.00万元，比去年减少1.00万元，下降20.0%；公务接待费支出决算比预算减少0.10万元，"
            "比去年减少0.20万元，下降10.0%。",
            [
                ("change", "2.00万元", "", ""),
                ("change", "1.00万元", "", ""),
                ("rate", "20.0%", "1.00万元", "", ""),
                ("change", "0.10万元", "", ""),
                ("change", "0.20万元", "", ""),
                ("rate", "10.0%", "0.20万元", "", ""),
            ],
        ),
        (  # a list of posts is no list of ratings
            "实有在职人员60人，其中副高级职称5人，中级职称25人，初级职称27人，管理人员3人，退休28人。",
            [],
        ),
        (
            "支出总计1741.75万元，完成年初预算100%，决算数大于预算数55.93万元。",
            [
                ("completion", "100%", "1741.75万元", ""),
                ("change", "55.93万元", "1741.75万元", ""),
            ],
        ),
        (
            "2024年度本年收入合计1000.00万元，比上年1100.00万元减少100.00万元，降低9.09%。",
            [
                ("change", "100.00万元", "1000.00万元", "1100.00万元"),
                ("rate", "9.09%", "100.00万元", "1000.00万元", "1100.00万元"),
            ],
        ),
        (
            "基本支出决算300.00万元，较上年决算数增长5.00%，其中：人员经费支出250.00万元，占基本支出的83.33%；"
            "公用经费支出50.00万元，占基本支出的16.67%。",
            [
                ("rate", "5.00%", "", "300.00万元", ""),
                ("share", "83.33%", "250.00万元", "300.00万元"),
                ("share", "16.67%", "50.00万元", "300.00万元"),
                ("sum", "300.00万元", "250.00万元", "50.00万元"),
            ],
        ),
        (
            "“三公”经费支出全年预算数为10.00万元，支出决算数为8.00万元，完成全年预算的80.00%。"
            "决算数较预算数减少2.00万元，主要原因是厉行节约。",
            [("completion", "80.00%", "8.00万元", "10.00万元"), ("change", "2.00万元", "8.00万元", "10.00万元")],
        ),
        (
            "部门预算总支出为1000.00万元，其中基本支出600.00万元（人员经费500.00万元，公用经费100.00万元），项目支出400.00万元。",
            [("sum", "1000.00万元", "600.00万元", "400.00万元"), ("sum", "600.00万元", "500.00万元", "100.00万元")],
        ),
        (
            "2024年“三公”经费预算5.00万元，比2023年减少1.00万元，下降16.67%。其中：因公出国（境）费0万元，与上年持平；"
            "公务用车购置及运行维护费4.00万元，比2023年减少1.00万元，下降20.00%；公务接待费1.00万元，与上年持平。",
            [
                ("change", "1.00万元", "5.00万元", ""),
                ("rate", "16.67%", "1.00万元", "5.00万元", ""),
                ("equal", "0万元", ""),
                ("change", "1.00万元", "4.00万元", ""),
                ("rate", "20.00%", "1.00万元", "4.00万元", ""),
                ("equal", "1.00万元", ""),
                ("sum", "5.00万元", "0万元", "4.00万元", "1.00万元"),
            ],
        ),
        (
            "2024年度支出总计1000.00万元，较上年减少34.80%，其中：基本支出600.00万元，占60.00%，较上年增加50.00万元；"
            "项目支出400.00万元，占40.00%，较上年减少583.74万元。",
            [
                ("rate", "34.80%", "", "1000.00万元", ""),
                ("share", "60.00%", "600.00万元", "1000.00万元"),
                ("change", "50.00万元", "600.00万元", ""),
                ("share", "40.00%", "400.00万元", "1000.00万元"),
                ("change", "583.74万元", "400.00万元", ""),
                ("sum", "1000.00万元", "600.00万元", "400.00万元"),
            ],
        ),
        (
            "公务用车购置及运行费22.69万元（其中：公务用车购置费20.00万元，公务用车运行费2.69万元），"
            "比2023年预算减少2.11万元，下降8.5%。",
            [
                ("change", "2.11万元", "22.69万元", ""),
                ("rate", "8.5%", "2.11万元", "22.69万元", ""),
                ("sum", "22.69万元", "20.00万元", "2.69万元"),
            ],
        ),
        (  # a bracket that a page tears apart
            "公务用车购置及运行费28.44万元（其中：\n"
            "公务用车购置费18.00万元，公务用车运行费10.44万元），比2023年预算增加10.44万元，增长58.0%。",
            [
                ("change", "10.44万元", "28.44万元", ""),
                ("rate", "58.0%", "10.44万元", "28.44万元", ""),
                ("sum", "28.44万元", "18.00万元", "10.44万元"),
            ],
        ),
        (
            "支出总计1000.00万元，其中：基本支出600.00万元，项目支出300.00万元，年末结转和结余100.00万元。",
            [],  # not whole without what is left over: no sum is claimed
        ),
        (
            "2023年支出预算580.00万元，其中：基本支出390.00万元，项目支出190.00万元。",
            [("sum", "580.00万元", "390.00万元", "190.00万元")],
        ),
        (
            "一般公共预算基本支出100.00万元，与2023年相比，减少10.00万元，下降9.09%，主要原因是：人员减少2人，工资减少8.00万元。",
            [("change", "10.00万元", "100.00万元", ""), ("rate", "9.09%", "10.00万元", "100.00万元", "")],
        ),
    ],
)
def test_an_unlisted_wording_is_read(text: str, expected: list[tuple[str, ...]]) -> None:
    assert sorted(relations(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("phrase", "name", "fund", "side", "sure"),
    [
        ("2024年度某市某局一般公共预算当年支出", "总计", "一般公共预算", "支出", True),
        ("某市局国有资本经营预算拨款收入", "总计", "国有资本经营预算", "收入", True),
        ("财政拨款安排的“三公”经费预算", "三公经费", "财政拨款", "支出", True),
        ("一般公共预算财政拨款支出决算数为", "总计", "一般公共预算", "支出", True),
        ("基本支出决算", "基本支出", "", "支出", True),
        ("下属某中心基本支出", "基本支出", "", "支出", False),
        ("涉及一般公共预算支出", "总计", "", "支出", False),
        ("某某专项行动", "", "", "", False),
    ],
)
def test_a_subject_is_sure_only_if_every_word_is_understood(
    phrase: str, name: str, fund: str, side: str, *, sure: bool
) -> None:
    about = subject_of(phrase, Names("某市某局"), 2024)
    assert about.sure is sure
    if sure:
        assert (about.name, about.fund, about.side) == (name, fund, side)


PIECES = st.sampled_from(
    [
        *(
            "预算收入",
            "支出总计",
            "基本支出",
            "其中：",
            "比上年",
            "较2023年的",
            "增加",
            "减少",
            "增长",
            "下降",
            "占",
            "占比",
        ),
        *(
            "100.00万元",
            "0万元",
            "12.5%",
            "3个",
            "2辆",
            "，",
            "；",
            "。",
            "、",
            "（",
            "）",
            "与上年持平",
            "完成年初预算的",
        ),
        *(
            "年初预算为",
            "支出决算为",
            "两项合计",
            "由",
            "增加到",
            "主要原因是",
            "等",
            "：",
            "4125.49,",
            "“三公”经费",
            "\n",
        ),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_no_order_of_words_breaks_the_grammar(pieces: list[str]) -> None:
    relations("".join(pieces) or "。")
