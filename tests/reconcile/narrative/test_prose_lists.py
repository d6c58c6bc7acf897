"""Lists of amounts in running text, of real budgets and made up, and the totals they come to."""

from __future__ import annotations

import pytest

from reconcile.narrative.prose.items import items
from tests.reconcile.narrative.telling import listed


def test_what_items_come_to_together_is_said_at_their_end() -> None:
    text = "1、软件运维198万元：按合同总价1320万元的15%计算；2、硬件维保72万元，原值1440万元；3、测评费75万元。以上{}项共计354万元。"
    parts = ["198万元", "72万元", "75万元"]
    assert listed(text.format("三"), 345 * 10**4) == [("", parts), ("354万元", parts)]
    assert listed(text.format("两"), 345 * 10**4) == [("", parts)]


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


def test_a_price_is_no_part_of_a_list() -> None:
    text = "采购设备46万元，其中：记录仪100台，单价0.3万元，小计30万元；打印机80台，单价0.2万元，小计16万元。"
    assert listed(text) == [("46万元", ["30万元", "16万元"])]


@pytest.mark.parametrize(("rest", "parts"), [("1701", 2), ("1710", 2), ("1500", 0)])
def test_the_money_of_the_sheet_in_two(rest: str, parts: int) -> None:
    found = listed(f"上半年拨付1701万元，下半年拨付剩余{rest}万元。", 34_020_000)
    assert [len(those) for _, those in found] == ([parts] if parts else [])


def test_what_is_left_of_another_sum_is_not_the_sheets() -> None:
    assert listed("合同价3600万元，上半年拨付1701万元，下半年拨付剩余1710万元。", 34_020_000) == []


def test_what_is_owed_in_all_is_the_sheets_money() -> None:
    text = "1.截至目前第一包欠终验款841.18万元。2.现欠终验合同款900.96万元、工程决算款9.6万元。"
    assert ("", ["841.18万元", "900.96万元", "9.6万元"]) in listed(text, 17_517_400)
    assert listed(text, 17_500_000) == []
