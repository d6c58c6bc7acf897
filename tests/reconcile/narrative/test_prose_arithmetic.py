"""Rates, shares and remainders that running text states about its own numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.narrative.prose import prose
from reconcile.narrative.prose.arithmetic import stated
from reconcile.narrative.prose.lists import lists
from tests.reconcile.narrative.telling import YUAN, told


def test_a_rise_with_its_rate() -> None:
    text = "因社保月缴费基数下限由2023年的3863元上涨至2025年的4198元，增长了8.67%，为保障人员稳定"
    assert told(text) == [("growth", [("rate", 1, "8.67%"), ("current", 1, "4198元"), ("prior", 1, "3863元")])]


def test_a_fall_has_a_rate_with_the_other_sign() -> None:
    assert told("能耗费用由120.5万元下降到96.4万元，下降20%。") == [
        ("growth", [("rate", -1, "20%"), ("current", 1, "96.4万元"), ("prior", 1, "120.5万元")])
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


def test_what_a_sum_is_cut_to_is_not_above_it() -> None:
    assert told("合同款6550万元，实际建设中核减调整后合同款5996.6万元。") == [
        ("remainder", [("stated", 1, "5996.6万元"), ("parts", 1, "6550万元")])
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


def test_a_rate_that_is_paid_leaves_a_remainder() -> None:
    text = "项目合同价862.5万元，按合同支付进度款60%，即517.5万元，验收后支付剩余345万元。"
    remainder = [("stated", 1, "345万元"), ("parts", 1, "862.5万元"), ("parts", -1, "517.5万元")]
    assert ("remainder", remainder) in told(text)


def test_what_is_paid_of_a_contract_is_not_more() -> None:
    text = "城市一码通适配改造合同38.5万,支出37万,用于改造。"
    assert told(text) == [("payments", [("stated", 1, "37万"), ("parts", 1, "38.5万")])]
    assert told("合同约100万元，已支付30万元。") == []
    assert [kind for kind, _ in told("合同金额100万元，已支付30万元，剩余70万元。")] == ["remainder"]
