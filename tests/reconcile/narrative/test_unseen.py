"""Wordings of other provinces that no template lists, and texts that make no sense: nothing breaks the grammar."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.disclosure import Paragraph, Place
from reconcile.narrative.grammar import read_section
from reconcile.narrative.subjects import Names


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
        (  # parts in paragraphs of their own, each with what it is used for
            "基本支出100.00万元，其中：\n人员经费80.00万元，主要包括：基本工资、津贴补贴等。\n公用经费20.00万元，主要包括：办公费。",
            [("sum", "100.00万元", "80.00万元", "20.00万元")],
        ),
        (
            "2.公务用车费3.00万元。其中：\n公务用车购置费0.00万元，购置0辆。本年度无此项支出。\n公务用车运行维护费2.50万元。",
            [("sum", "3.00万元", "0.00万元", "2.50万元")],
        ),
        (  # another amount came between: what follows may be of something else
            "基本支出100.00万元，其中：\n人员经费80.00万元。\n项目支出60.00万元。\n公用经费15.00万元。",
            [],
        ),
        (  # each version of the total and of its parts, and a part of a part after the half-sentence
            "“三公”经费预算数9.00万元，决算数8.00万元。其中：因公出国（境）费预算数0万元，决算数0万元；"
            "公务接待费预算数3.00万元，决算数2.00万元；公务用车费预算数6.00万元，决算数6.00万元，"
            "其中：运行维护费预算数4.00万元，决算数5.00万元；购置费预算数2.00万元，决算数1.00万元。",
            [
                ("sum", "9.00万元", "0万元", "3.00万元", "6.00万元"),
                ("sum", "8.00万元", "0万元", "2.00万元", "6.00万元"),
                ("sum", "6.00万元", "4.00万元", "2.00万元"),
                ("sum", "6.00万元", "5.00万元", "1.00万元"),
            ],
        ),
        (  # shares told together are of the amounts told together
            "支出预算100.00万元，其中基本支出64.00万元、项目支出36.00万元，分别占支出预算的64.00%和36.00%。",
            [
                ("share", "64.00%", "64.00万元", "100.00万元"),
                ("share", "36.00%", "36.00万元", "100.00万元"),
                ("sum", "100.00万元", "64.00万元", "36.00万元"),
            ],
        ),
        (  # the rate stands before its change, but not before one of another year
            "支出总预算100.00万元，较2023年增长25.00%，增加20.00万元。公务接待费10.00万元，同比增长5.00%，比2019年增加2.00万元。",
            [
                ("rate", "25.00%", "20.00万元", "100.00万元", ""),
                ("change", "20.00万元", "100.00万元", ""),
                ("rate", "5.00%", "", "10.00万元", ""),
                ("change", "2.00万元", "10.00万元", ""),
            ],
        ),
        (  # 增收 and 减收 move an amount; 增 alone does after a base; 决算支出数 goes on about the item
            "税收收入8103万元，比上年增收1284万元，增长18.8%。非税收入16524万元，比上年减收2354万元，下降12.5%。"
            "公务接待费预算数为310.37万元，决算支出数为249.29万元，较2022年决算数247.21万元增2.08万元，增长0.84%。",
            [
                ("change", "1284万元", "8103万元", ""),
                ("rate", "18.8%", "1284万元", "8103万元", ""),
                ("change", "2354万元", "16524万元", ""),
                ("rate", "12.5%", "2354万元", "16524万元", ""),
                ("change", "2.08万元", "249.29万元", "247.21万元"),
                ("rate", "0.84%", "2.08万元", "249.29万元", "247.21万元"),
            ],
        ),
        (  # a change in a paragraph of its own is of the one amount of its name, though its rate is wrong
            "“三公”经费支出决算为65000.00元。\n“三公”经费支出决算数比上年减少313272.50元，下降62.82%。",
            [
                ("change", "313272.50元", "65000.00元", ""),
                ("rate", "62.82%", "313272.50元", "65000.00元", ""),
            ],
        ),
        (  # but not where another year's amount was told before it
            "2023年度公务接待12.39万元。\n公务接待较上年同期减少0.58万元，减少4.69%。",
            [("change", "0.58万元", "", ""), ("rate", "4.69%", "0.58万元", "", "")],
        ),
        (  # a list is of what the words before it say, whatever was told last
            "本年一般公共预算财政拨款支出1317.48万元。\n年末一般公共预算结转342.68万元。\n"
            "本单位一般公共预算财政拨款支出主要用于以下几个方面：\n（1）社会保障和就业支出80.13万元，占6.1%。",
            [("share", "6.1%", "80.13万元", "1317.48万元")],
        ),
        (  # what was nothing last year did not rise by so much: the change is the total's
            "收入总计3426.06万元，其中年初结转和结余0.00万元，较2023年增加437.34万元，增长14.63%。",
            [("change", "437.34万元", "3426.06万元", ""), ("rate", "14.63%", "437.34万元", "3426.06万元", "")],
        ),
        (  # the denominator is the amount told in its very words, whatever else its words say
            "支出预算总额为261.25亿元。\n全区完成一般公共预算支出251.45亿元。\n民生支出189.5亿元，占一般公共预算支出的比重为75.4%。",
            [("share", "75.4%", "189.5亿元", "251.45亿元")],
        ),
        (  # a part in a sentence of its own, after a list of names, completes the list of the total
            "基本支出100.00万元。其中：人员经费80.00万元，主要包括基本工资、津贴补贴。公用经费20.00万元，主要包括办公费、水费。",
            [("sum", "100.00万元", "80.00万元", "20.00万元")],
        ),
        (  # what a list is the list of is told before it, and its amount before that
            "本年收入合计100.00万元。\n本年收入的具体构成为：财政拨款收入90.00万元，占90.00%；事业收入10.00万元，占10.00%。",
            [("share", "90.00%", "90.00万元", "100.00万元"), ("share", "10.00%", "10.00万元", "100.00万元")],
        ),
        (  # a department with its units is the whole department
            "某市某局及所属单位政府采购预算10.00万元，其中：政府采购货物预算6.00万元，政府采购工程预算0万元，政府采购服务预算4.00万元。",
            [("sum", "10.00万元", "6.00万元", "0万元", "4.00万元")],
        ),
        (  # a reason why there is no rate ends where the amount is compared again
            "培训费支出0万元，由于预算数为0，无法计算百分比，与上年相比减少10.00万元，下降100%。",
            [("change", "10.00万元", "0万元", ""), ("rate", "100%", "10.00万元", "0万元", "")],
        ),
        (  # a list adds up whatever the name of its total; last year's budget is an earlier amount
            "事业运行经费总预算安排300.00元，其中：基本支出200.00元，项目支出100.00元。公务接待费预算2.00元，上年预算5.00元，减少3.00元。",
            [("change", "3.00元", "2.00元", "5.00元"), ("sum", "300.00元", "200.00元", "100.00元")],
        ),
        (  # after a reason a list of amounts is a list, and what moved is part of the reason
            "公务用车购置及运行费6.00万元，较上年减少2.00万元，原因是严控支出，其中：公务用车运行维护费6.00万元，公务用车购置费0万元。"
            "培训费5.00万元，较上年增加2.00万元，原因是项目增加，其中：新职工培训增加1.00万元。",
            [
                ("change", "2.00万元", "6.00万元", ""),
                ("sum", "6.00万元", "6.00万元", "0万元"),
                ("change", "2.00万元", "5.00万元", ""),
            ],
        ),
        (  # 决算为年初预算的 … is a completion rate, with the budget before or after
            "公务接待费年初预算10.00万元，支出决算8.00万元，为年初预算的80.00%。培训费支出决算5.00万元，年初预算10.00万元，完成率50.00%。",
            [
                ("completion", "80.00%", "8.00万元", "10.00万元"),
                ("completion", "50.00%", "5.00万元", "10.00万元"),
            ],
        ),
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
                ("sum", "1509.51万元", "569.58万元", "939.93万元"),
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
            "支出总计1000.00万元，其中：基本支出600.00万元，项目支出300.00万元，年末结转和结余110.00万元。",
            [],  # what may not be whole proves nothing where it doesn't add up
        ),
        (
            "2023年支出预算580.00万元，其中：基本支出390.00万元，项目支出190.00万元。",
            [("sum", "580.00万元", "390.00万元", "190.00万元")],
        ),
        (
            "一般公共预算基本支出100.00万元，与2023年相比，减少10.00万元，下降9.09%，主要原因是：人员减少2人，工资减少8.00万元。",
            [("change", "10.00万元", "100.00万元", ""), ("rate", "9.09%", "10.00万元", "100.00万元", "")],
        ),
        (
            "收入合计1000.00万元；包括财政拨款收入900.00万元（其中：一般公共预算800.00万元，政府性基金预算100.00万元），占收入合计90.00%；事业收入100.00万元，占收入合计10.00%。",
            [
                ("share", "90.00%", "900.00万元", "1000.00万元"),
                ("share", "10.00%", "100.00万元", "1000.00万元"),
                ("sum", "1000.00万元", "900.00万元", "100.00万元"),
                ("sum", "900.00万元", "800.00万元", "100.00万元"),
            ],
        ),
        (
            "2、2010301行政运行120.00万元，较2023年决算数增加20.00万元，增长20.00%。",
            [("change", "20.00万元", "120.00万元", ""), ("rate", "20.00%", "20.00万元", "120.00万元", "")],
        ),
        (
            "调入资金12.79亿元。2023年支出预计完成76.14亿元，完成调整预算76.35亿元的99.7%。",
            [("completion", "99.7%", "76.14亿元", "76.35亿元")],  # not of the amount before
        ),
        (
            "当年收入合计1000.00万元，其中，财政拨款收入900.00万元，占总收入的90.00%；事业收入100.00万元，占总收入的10.00%。",
            [
                ("share", "10.00%", "100.00万元", "1000.00万元"),
                ("share", "90.00%", "900.00万元", "1000.00万元"),
                ("sum", "1000.00万元", "900.00万元", "100.00万元"),
            ],
        ),
        (
            "公务用车购置及运行维护费支出30.40万元，其中公务用车购置全年预算数为28.39万元，决算数为25.00万元，决算数较2023年减少3.58万元。",
            [("change", "3.58万元", "25.00万元", "")],
        ),
        (  # the budget after the rate
            "公务接待费支出决算为60.00万元，完成预算96.77%，预算为62.00万元。",
            [("completion", "96.77%", "60.00万元", "62.00万元")],
        ),
        (  # the budget itself, not by how much
            "“三公”经费支出决算32.50万元，未超过预算数45.00万元。",
            [("bound", "32.50万元", "45.00万元")],
        ),
        (  # how far two amounts are apart, without a word for the direction
            "“三公”经费支出2.05万元，年初预算为2.95万元，差值为0.90万元。",
            [("change", "0.90万元", "2.05万元", "2.95万元")],
        ),
        (  # what stands before a change may be of the year that it is measured against
            "2023年度“三公”经费合计支出20.12万元，其中公务接待费12.39万元。2024年度“三公”经费预算较2023年度增加1.68万元，"
            "其中公务接待费较上年同期减少0.58万元，减少4.68%。",
            [("change", "1.68万元", "", ""), ("change", "0.58万元", "", ""), ("rate", "4.68%", "0.58万元", "", "")],
        ),
        (  # both versions of a list, each with the total of its own version
            "“三公”经费支出全年预算数38.09万元，决算数29.80万元，其中：因公出国（境）费全年预算数7.51万元，决算数6.00万元；"
            "公务用车购置及运行维护费全年预算数27.38万元，决算数21.53万元；公务接待费全年预算数3.20万元，决算数2.27万元。",
            [
                ("sum", "38.09万元", "7.51万元", "27.38万元", "3.20万元"),
                ("sum", "29.80万元", "6.00万元", "21.53万元", "2.27万元"),
            ],
        ),
        (  # a list of any kind is whole where it adds up
            "收入总计60.07亿元，其中：上级补助收入33.65亿元，债务转贷收入26.30亿元，调入资金0.12亿元。",
            [("sum", "60.07亿元", "33.65亿元", "26.30亿元", "0.12亿元")],
        ),
        ("收入总计60.07亿元，其中：上级补助收入33.65亿元，债务转贷收入26.30亿元，调入资金0.21亿元。", []),
        (  # counts in a bracket without an amount
            "编制绩效目标8个（运转类3个、特定目标类5个）。",
            [("sum", "8个", "3个", "5个")],
        ),
        (
            "年末实有人数35人，其中在职人员30人，离休人员0人，退休人员5人。",
            [("sum", "35人", "30人", "0人", "5人")],
        ),
    ],
)
def test_an_unlisted_wording_is_read(text: str, expected: list[tuple[str, ...]]) -> None:
    assert sorted(relations(text)) == sorted(expected)


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


def amounts(text: str) -> list[tuple[str, str]]:
    """Name and figure, as printed, of every amount that is told of something."""
    paragraph = Paragraph(id="p", text=text, part="narrative", section=(), place=Place())
    read = read_section([paragraph], Names("某市某局"), 2024)
    printed = {one.id: one.token.text for one in read.mentions}
    return [(one.about.name, printed[one.figures[0]]) for one in read.claims if one.kind == "amount"]


def test_a_list_after_a_reason_with_an_amount_is_of_that_amount() -> None:
    text = "“三公”经费50.00万元，比上年减少20.00万元，是因为两个单位划出，减少了经费12.00万元，其中公务接待费8.00万元。"
    assert amounts(text) == [("三公经费", "50.00万元")]
    listed = "“三公”经费50.00万元，主要原因是新增人员3人，其中：公务接待费8.00万元。"
    assert amounts(listed) == [("三公经费", "50.00万元"), ("公务接待费", "8.00万元")]


def test_changes_of_several_things_told_together_are_of_none() -> None:
    text = "因公出国（境）费3.00万元，公务接待费4.00万元。与2023年相比，分别减少0.50万元、0.40万元。"
    assert relations(text) == []
    assert [figure for _, figure in amounts(text)] == ["3.00万元", "4.00万元"]


def test_a_sentence_without_a_subject_goes_on_with_the_head_of_the_one_before() -> None:
    text = (
        "“三公”经费50.00万元，其中公务接待费10.00万元。比2023年预算减少5.00万元，其中公务接待费减少1.00万元。"
        "比2023年执行数减少2.00万元，下降3.85%。"
    )
    assert ("rate", "3.85%", "2.00万元", "50.00万元", "") in relations(text)


def test_an_aspect_that_is_named_is_what_follows_speaks_of() -> None:
    text = "因公出国（境）费预算8.00万元，比2023年决算数减少2.00万元。在公务接待费方面，2023年决算数5.00万元，预算数4.00万元。"
    assert amounts(text)[-2:] == [("公务接待费", "5.00万元"), ("公务接待费", "4.00万元")]


def test_a_negative_growth_goes_down() -> None:
    paragraph = Paragraph(
        id="p", text="采购预算8.00万元，同比减少2.00万元，负增长20.00%。", part="narrative", section=(), place=Place()
    )
    read = read_section([paragraph], Names("某市某局"), 2024)
    assert {one.kind: one.direction for one in read.claims if one.direction} == {"change": -1, "rate": -1}


def test_a_share_is_of_the_whole_that_is_told_in_its_words() -> None:
    text = "全市预算收入100.00万元。市本级预算收入40.00万元，县级预算收入60.00万元。新区预算收入25.00万元，占全市预算收入25.00%。"
    assert relations(text) == [("share", "25.00%", "25.00万元", "100.00万元")]


def test_what_was_carried_over_is_of_the_fund_that_it_stands_beside() -> None:
    told = "收入总计24万元，包括一般公共预算本年收入20万元、上年结转3万元，政府性基金预算本年收入0万元、上年结转1万元。"
    paragraph = Paragraph(id="p", text=told, part="narrative", section=(), place=Place())
    abouts = [one.about for one in read_section([paragraph], Names("某市某局"), 2025).claims if one.kind == "amount"]
    carried = [one.fund for one in abouts if one.name == "上年结转"]
    assert carried == ["一般公共预算", "政府性基金预算"]


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_no_order_of_words_breaks_the_grammar(pieces: list[str]) -> None:
    relations("".join(pieces) or "。")
