"""What running text states about its own numbers, on sentences of real budgets and on made-up ones."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.narrative.prose import prose
from reconcile.narrative.prose.arithmetic import stated
from reconcile.narrative.prose.items import items
from reconcile.narrative.prose.lists import lists
from reconcile.narrative.prose.years import yearly

YUAN = 10**6  # millionths


def told(text: str) -> list[tuple[str, list[tuple[str, int, str]]]]:
    """The relations of a text: kind, and for each term side, weight and what is printed."""
    of = prose(text)
    return [
        (one.kind, [(term.side, term.weight, of.tokens[term.token].text) for term in one.terms]) for one in stated(of)
    ]


def listed(text: str, *money: int) -> list[tuple[str, list[str]]]:
    """The lists of a text: the total (or "" where it is an amount from outside) and the parts."""
    of = prose(text)
    outside = [(yuan * YUAN, 0) for yuan in money]
    return [
        (of.tokens[one.total].text if one.total is not None else "", [of.tokens[at].text for at in one.parts])
        for one in lists(of, outside)
    ]


def test_a_rise_with_its_rate() -> None:
    text = "因社保月缴费基数下限由2023年的3863元上涨至2025年的4198元，增长了8.67%，为保障人员稳定"
    assert told(text) == [("growth", [("rate", 1, "8.67%"), ("current", 1, "4198元"), ("prior", 1, "3863元")])]


def test_a_fall_has_a_rate_with_the_other_sign() -> None:
    assert told("能耗费用由120.5万元下降到96.4万元，下降20%。") == [
        ("growth", [("rate", -1, "20%"), ("current", 1, "96.4万元"), ("prior", 1, "120.5万元")])
    ]


def test_a_rate_named_before_the_new_figure_and_the_product_with_it() -> None:
    text = "拟由原有的人均年经费6.47万元，增加8%，增加至6.99万元，预计2026年80人总预算经费为535万元。"
    assert told(text) == [
        ("growth", [("rate", 1, "8%"), ("current", 1, "6.99万元"), ("prior", 1, "6.47万元")]),
        ("product", [("stated", 1, "535万元"), ("parts", 80, "6.99万元")]),
    ]


def test_an_amount_with_what_it_is_so_much_of_behind_it() -> None:
    share = [("share", [("rate", 1, "40%"), ("over", 1, "360万元"), ("under", 1, "900万元")])]
    assert told("机组首付款360万元（合同价900万元的40%）。") == share
    assert told("系统运维360万元：按软件合同总价900万元的40%计算。") == share


@pytest.mark.parametrize(
    "words", ["（不超过合同价900万元的40%）", "，另含合同价900万元的10%）", "、合同价900万元的40%计算"]
)
def test_an_amount_that_is_not_all_of_a_share_is_none(words: str) -> None:
    assert told(f"机组款300万元{words}。") == []


def test_a_price_in_brackets_or_after_a_measure_makes_a_product() -> None:
    assert told("购置救生衣2000件（每件65元）13万元。") == [
        ("product", [("stated", 1, "13万元"), ("parts", 2000, "65元")])
    ]
    assert told("开设隔离带180公里，每公里0.6万元，计108万元。") == [
        ("product", [("stated", 1, "108万元"), ("parts", 180, "0.6万元")])
    ]
    assert told("聘用人员24人（每人每月3000元）86.4万元。") == []
    assert told("建设道路2公里，每公里60万元，设计12万元。") == []


@pytest.mark.parametrize(
    "text",
    [
        "购置办公椅50把，每把800元，办公桌30张，每张1200元，共计7.6万元。",
        "购置办公椅50把（每把800元）、办公桌30张（每张1200元）7.6万元。",
        "购置电脑20台，单价5000元，打印机5台，单价2000元，共计11万元。",
        "聘用人员24人（每人3000元）86.4万元。",
        "运维594万元：按合同总价1320万元的15%计算，服务三年。",
        "资金300万元（约占总投资1210万元的25%）。",
    ],
)
def test_a_total_that_may_be_of_more_is_no_product(text: str) -> None:
    assert told(text) == []


def test_what_items_come_to_together_is_said_at_their_end() -> None:
    text = "1、软件运维198万元：按合同总价1320万元的15%计算；2、硬件维保72万元，原值1440万元；3、测评费75万元。以上{}项共计354万元。"
    parts = ["198万元", "72万元", "75万元"]
    assert listed(text.format("三"), 345 * 10**4) == [("", parts), ("354万元", parts)]
    assert listed(text.format("两"), 345 * 10**4) == [("", parts)]


def test_what_is_measured_in_any_unit_has_a_rate_too() -> None:
    assert told("道路保洁面积由420万平方米增加到483万平方米，增长15%。") == [
        ("growth", [("rate", 1, "15%"), ("current", 1, "483万平方米"), ("prior", 1, "420万平方米")])
    ]
    assert told("里程由2020年提高到2025年的水平，增长15%；由38公里增加到46处，增长21%。") == []


def test_what_is_measured_may_be_rounded() -> None:
    of = prose("处理量由2023年的35万吨提高到2025年的42万吨，提高20.7%。")
    assert [(one.text, one.number.half) for one in of.tokens[:2]] == [("35万吨", 500_000), ("42万吨", 500_000)]


def test_a_standard_is_set_and_not_rounded() -> None:
    of = prose("人均补助标准由2025年的84元提高到2026年的90元，提高7.14%；人均支出由84元提高到90元。")
    assert [(one.text, one.number.half) for one in of.tokens if one.kind == "money"] == [
        ("84元", 0),
        ("90元", 0),
        ("84元", YUAN // 2),
        ("90元", YUAN // 2),
    ]


def test_percentages_that_rise_are_no_growth() -> None:
    assert told("系统的使用率由50%提高到80%，邮寄使用率由45%提高到70%。") == []


def test_a_share_of_a_contract() -> None:
    text = "2025年采用公开招标的方式购买本服务,合同价为252万元整,2026年支付合同款40%即100.8万元。"
    assert told(text) == [("share", [("rate", 1, "40%"), ("over", 1, "100.8万元"), ("under", 1, "252万元")])]


def test_a_share_of_a_contract_that_an_earlier_sentence_states() -> None:
    assert told("合同金额600万元。首付款为合同金额的60%即360万元。") == [
        ("share", [("rate", 1, "60%"), ("over", 1, "360万元"), ("under", 1, "600万元")])
    ]


def test_what_is_left_of_a_total() -> None:
    text = "项目决算款为3899.48万元, 已付3788.89万元, 2026支付剩余尾款110.49万元。"
    assert told(text) == [
        ("remainder", [("stated", 1, "110.49万元"), ("parts", 1, "3899.48万元"), ("parts", -1, "3788.89万元")])
    ]


def test_of_several_possible_totals_the_one_that_adds_up_is_meant() -> None:
    text = (
        "1.2026年【应用系统适配改造】项目预算178万,含23年适配改造项目20%尾款,即26年应支39.84万;24年项目在25年应支未支60%尾款100.68万;"
        "25年平台适配改造合同38.5万,支出37万。剩余0.48万,用于26年的采购。"
    )
    assert [kind for kind, _ in told(text)] == ["remainder", "payments"]
    assert told(text)[0][1][:2] == [("stated", 1, "0.48万"), ("parts", 1, "178万")]


def test_two_totals_of_which_none_adds_up_say_nothing() -> None:
    assert [kind for kind, _ in told("项目预算200万元，平台合同50万元，已支付30万元，剩余9万元。")] == ["payments"]


def test_payments_down_to_the_last() -> None:
    text = "合同金额681.18万元。2023年底支付进度款267.89万元，2024年支付19.58万元，2026年支付质保金58.58万元。"
    assert told(text) == [
        (
            "payments",
            [
                ("stated", 1, "681.18万元"),
                ("parts", 1, "267.89万元"),
                ("parts", 1, "19.58万元"),
                ("parts", 1, "58.58万元"),
            ],
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "合同金额100万元，2024年支付40万元，2025年支付30万元。",  # payments go on
        "每人每月补助300元，共计补助1200人次。",
        "2025年12月31日前完成，费用约8万元，邮寄件数5700余件。",
        "总投资5600万元，下达资金500万元，专项用于项目建设。",
        "按照不高于10万元的标准执行，2026年支付8万元。",
    ],
)
def test_sentences_that_state_no_arithmetic(text: str) -> None:
    assert told(text) == []


def test_a_second_count_of_the_same_heads_is_held_against_the_total_too() -> None:
    text = "按照74人、人均年经费2.48万元测算，75人总预算经费为186万元。"
    assert [[weight for _, weight, _ in terms] for _, terms in told(text)] == [[1, 75], [1, 74]]


@pytest.mark.parametrize(
    ("text", "total", "times", "price"),
    [
        ("维护雨量站120处，每处3600元，共计43.2万元。", "43.2万元", 120, "3600元"),
        ("聘用巡查员24名，每人每月补助1500元，12个月共计43.2万元。", "43.2万元", 288, "1500元"),
        ("为4000名老年人提供助餐服务，每人每天补贴5元，全年按365天计算，共需730万元。", "730万元", 1_460_000, "5元"),
        ("摄像头960个，每个每年1200元，共需115.2万元。", "115.2万元", 960, "1200元"),
        ("1.古树体检233株，每株2000元，共46.6万元；2.挂牌30万元。", "46.6万元", 233, "2000元"),
        ("举办培训3期，每期5万元，共计15万元。", "15万元", 3, "5万元"),
        ("2026年3月聘用12名，每名每月3000元，共10个月，共计36万元。", "36万元", 120, "3000元"),
    ],
)
def test_what_is_counted_times_what_each_costs(text: str, total: str, times: int, price: str) -> None:
    assert told(text) == [("product", [("stated", 1, total), ("parts", times, price)])]


@pytest.mark.parametrize(
    "text",
    [
        "聘用护林员30人，每人每年1.2万元，三年共计108万元。",
        "聘用护林员30人，每人每年1.2万元，2年共计72万元。",
        "培训50人，每人每天400元，培训3期，每期5天，共需30万元。",
        "补助学生120人，每人每学期500元，共计12万元。",
        "组织200人参加，补助困难学员每人100元，共计0.5万元。",
        "改造厕所25座，其中公厕5座，每座2万元，共计10万元。",
    ],
)
def test_a_price_of_which_it_is_unclear_how_often_it_is_paid_is_no_product(text: str) -> None:
    assert told(text) == []


def test_what_a_sum_is_cut_to_is_not_above_it() -> None:
    assert told("合同款6550万元，实际建设中核减调整后合同款5996.6万元。") == [
        ("remainder", [("stated", 1, "5996.6万元"), ("parts", 1, "6550万元")])
    ]


def test_numbered_items_and_their_lead() -> None:
    text = (
        "2026年申请运行费45万元，主要为：1.汇报片制作费3万元；2.网络耗材0.6万元；3.邮寄费用10万元。按照2025年邮寄件数约5700余件计算，"
        "2025年度邮寄费用约8万元，预算费用为10万元。4.差旅费等费用8万元；档案整理费3.4万元，整理文书档案。5.科技进步奖20万元，是奖励资金。"
    )
    assert listed(text) == [("45万元", ["3万元", "0.6万元", "10万元", "8万元", "3.4万元", "20万元"])]


NESTED = (
    "1.外网运维119.1万元。配备6名人员。2.云平台运维328.6万元。3.应用平台运维236.05万元。4.指挥中心运维费100.8万元。"
    "(主要运维内容包括:1.应用服务;2.数据服务;3.其它服务。)5.支付2025年合同款。A.业务运维合同款143.8万元,派驻人员至少20人。"
    "B.网络线路租金259.44万元。带宽一49.85万,带宽二99.8万,六县区9.8万。地址租用2万,服务费2万,证书1.5万。支付线路73万元;"
    "外网线路10万元;中继线路7.25万元,专线(互联网、数据)0.24万元。采购指标4万。C.系统维护费52.21万元。检测23.7万元;校对3万元。"
    "无障碍2.5万元,检测服务23.01万元。"
)


def test_nested_lists() -> None:
    found = listed(NESTED, 12_400_000)
    assert ("", ["119.1万元", "328.6万元", "236.05万元", "100.8万元", "143.8万元", "259.44万元", "52.21万元"]) in found
    assert [(total, len(parts)) for total, parts in found] == [("", 7), ("259.44万元", 11), ("52.21万元", 4)]


def test_a_list_that_does_not_reach_its_total_is_given_all_the_same() -> None:
    found = listed(NESTED.replace("99.8万,", "98.9万,"), 12_400_000)
    assert ("259.44万元", 11) in [(total, len(parts)) for total, parts in found]


def test_a_list_with_a_closing_total_and_one_with_an_opening_total() -> None:
    text = "4月底前完成合同终验款841.18万元,二期合同款349.22万元、工程决算款9.6万元,总计1200万元支付。"
    assert listed(text) == [("1200万元", ["841.18万元", "349.22万元", "9.6万元"])]
    text = "2026年申请358.82万元,用于支付合同款349.22万元、工程决算款9.6万元,2027年支付剩余款项。"
    assert listed(text) == [("358.82万元", ["349.22万元", "9.6万元"])]


@pytest.mark.parametrize(
    "text",
    [
        "安排经费100万元，主要包括差旅费20万元、印刷费15万元等。",  # only some are named
        "项目总投资500万元，其中2024年已支付120万元、2025年已支付150万元。",
        "资金100万元，包括合同总额80万元的服务和每年3万元的维护。",
        "三级测评费用每项不高于10万元，密码测评费用与之相当，共计20万。",
        "2026年预算费用30万元,用于购买2台设备,替换2019年购置的2台旧设备。",
    ],
)
def test_amounts_that_are_no_list(text: str) -> None:
    assert listed(text, 1_000_000) == []


def test_items_continue_their_own_count() -> None:
    text = "1.甲项。2.2026年3月完成乙项。3.6月完成丙项。二是其他。"
    assert [text[one.start : one.end] for one in items(text)] == [
        "1.甲项。",
        "2.2026年3月完成乙项。3.6月完成丙项。二是其他。",
    ]


def test_the_values_are_those_printed() -> None:
    of = prose("剩余0.48万,用于采购")
    assert of.tokens[0].number.value == Decimal("0.48")
    assert of.micro(0) == 4800 * YUAN


@given(st.text(alphabet="由从至增长剩余合同已支付共计其中包括即每人1.2万元%，。；、（）()A①一是 ", max_size=200))
def test_any_text_is_read_without_fault(text: str) -> None:
    of = prose(text)
    for one in stated(of):
        assert len({term.token for term in one.terms}) == len(one.terms)
    for found in lists(of, [(200_000 * YUAN, 0)]):
        assert found.total not in found.parts
        assert len(set(found.parts)) == len(found.parts) > 0


def test_a_text_without_end_is_read_in_bounds() -> None:
    text = "1.甲费10万元、乙费20万元，共计30万元（《" * 5_000
    of = prose(text)
    assert len(of.tokens) <= 400
    assert list(stated(of)) == []


def test_a_rate_of_what_was_added() -> None:
    rate = [("growth", [("rate", 1, "30%"), ("over", 1, "36万元"), ("under", 1, "120万元")])]
    assert told("较上年120万元增加36万元，增长30%。") == rate
    assert told("2025年预算120万元，2026年增加36万元，增长30%。") == rate
    assert told("2026年预算156万元，比上年增加36万元，增长30%。") == []


def test_a_part_of_a_whole_named_so() -> None:
    assert told("项目总投资585万元，财政资金500万元，占85.47%。") == [
        ("share", [("rate", 1, "85.47%"), ("over", 1, "500万元"), ("under", 1, "585万元")])
    ]


def test_a_list_goes_on_or_closes_in_the_next_sentence_without_its_prices() -> None:
    assert listed("需资金3402万元。其中上级补助2268万元，区级配套1143万元。") == [
        ("3402万元", ["2268万元", "1143万元"])
    ]
    priced = "彩超3台，每台85万元，计255万元；分析仪4台，每台30万元，计120万元。两项合计357万元。"
    assert listed(priced) == [("357万元", ["255万元", "120万元"])]


def test_digits_that_changed_places_show_that_a_list_was_meant_to_reach_its_total() -> None:
    assert listed("运维费240万元，其中：软件96万元、设备48万元、线路60万元。") == [
        ("240万元", ["96万元", "48万元", "60万元"])
    ]
    assert listed("运维费240万元，其中：软件90万元、设备50万元、线路60万元。") == []


def test_a_price_is_a_number_and_a_threshold_is_none() -> None:
    text = "购置执法记录仪100台，单价0.3万元，小计30万元；购置单价50万元以上的设备。"
    assert told(text) == [("product", [("stated", 1, "30万元"), ("parts", 100, "0.3万元")])]
    assert [token.text for token in prose(text).tokens] == ["100台", "0.3万元", "30万元"]


def test_a_price_is_no_part_of_a_list() -> None:
    text = "采购设备46万元，其中：记录仪100台，单价0.3万元，小计30万元；打印机80台，单价0.2万元，小计16万元。"
    assert listed(text) == [("46万元", ["30万元", "16万元"])]


def test_heads_in_ten_thousands_are_rounded() -> None:
    exact = [("product", [("stated", 1, "3402万元"), ("parts", 378_000, "90元")])]
    assert told("常住人口37.8万人，按人均90元标准测算，需资金3402万元。") == exact
    rounded = "常住人口37.8万人，按人均90.00元标准测算，需资金{}万元。"
    assert told(rounded.format("3405.00")) == []  # 37.85万 × 90 = 3406.50 万元
    assert told(rounded.format("3407.00")) != []


@pytest.mark.parametrize(
    "text",
    [
        "常住人口37.8万人，按人均90元标准测算，需资金约3400万元。",
        "常住人口37.8万人，其中农村12.4万人，按人均90元标准补助，需资金1116万元。",
    ],
)
def test_heads_beside_others_or_about_so_many_are_not_multiplied(text: str) -> None:
    assert all(weight != 378_000 for _, terms in told(text) for _, weight, _ in terms)


def test_a_rate_that_is_paid_leaves_a_remainder() -> None:
    text = "项目合同价862.5万元，按合同支付进度款60%，即517.5万元，验收后支付剩余345万元。"
    remainder = [("stated", 1, "345万元"), ("parts", 1, "862.5万元"), ("parts", -1, "517.5万元")]
    assert ("remainder", remainder) in told(text)


@pytest.mark.parametrize(("rest", "parts"), [("1701", 2), ("1710", 2), ("1500", 0)])
def test_the_money_of_the_sheet_in_two(rest: str, parts: int) -> None:
    found = listed(f"上半年拨付1701万元，下半年拨付剩余{rest}万元。", 34_020_000)
    assert [len(those) for _, those in found] == ([parts] if parts else [])


def test_what_is_left_of_another_sum_is_not_the_sheets() -> None:
    assert listed("合同价3600万元，上半年拨付1701万元，下半年拨付剩余1710万元。", 34_020_000) == []


@pytest.mark.parametrize(
    ("text", "years", "term"),
    [
        ("项目实施期限为三年，每年240万元，三年共计720万元。", 3, 3),
        ("分三年实施，每年1500万元，共4500万元。", 3, 0),
        ("建设周期5年，每年20万元，三年共计60万元。", 3, 5),
    ],
)
def test_what_several_years_come_to(text: str, years: int, term: int) -> None:
    assert [(one.years, one.term) for one in yearly(prose(text))] == [(years, term)]


@pytest.mark.parametrize(
    "text",
    [
        "2024年200万元，2025年起每年240万元，三年共计680万元。",
        "每年约240万元，三年共计720万元。",
        "每年240万元，三年总投资1000万元。",
        "每年240万元。三年共计720万元。",
        "每年240万元，共300人。",
    ],
)
def test_years_that_are_not_said_to_cost_the_same(text: str) -> None:
    of = prose(text)
    assert [one for one in yearly(of) if not of.tokens[one.each].soft] == []


def test_what_is_paid_of_a_contract_is_not_more() -> None:
    text = "城市一码通适配改造合同38.5万,支出37万,用于改造。"
    assert told(text) == [("payments", [("stated", 1, "37万"), ("parts", 1, "38.5万")])]
    assert told("合同约100万元，已支付30万元。") == []
    assert [kind for kind, _ in told("合同金额100万元，已支付30万元，剩余70万元。")] == ["remainder"]


def test_what_is_owed_in_all_is_the_sheets_money() -> None:
    text = "1.截至目前第一包欠终验款841.18万元。2.现欠终验合同款900.96万元、工程决算款9.6万元。"
    assert ("", ["841.18万元", "900.96万元", "9.6万元"]) in listed(text, 17_517_400)
    assert listed(text, 17_500_000) == []
