"""Numbers in running text: what is one, in which unit, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.narrative.tokens import tokens


def read(text: str) -> list[tuple[str, str]]:
    """Value and unit of every number in `text`."""
    return [(str(one.number.value), one.number.unit) for one in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("预算收入总计4,595.13万元", [("4595.13", "万元")]),
        ("共计 2946.25 万 元", [("2946.25", "万元")]),
        ("支出37337407.64 元", [("37337407.64", "元")]),
        ("增长13 .6%", [("13.6", "%")]),
        ("占3.8 %", [("3.8", "%")]),
        ("预算１２３．４５万元", [("123.45", "万元")]),
        ("投资1.25亿元", [("1.25", "亿元")]),
        ("收、支总计各是4125.49,4143.91万元", [("4125.49", "万元"), ("4143.91", "万元")]),
        ("各下降0.25%、0.3%", [("0.25", "%"), ("0.3", "%")]),
        ("下降-34.80%", [("-34.80", "%")]),
        ("比上年下降2.1个百分点", [("2.1", "个百分点")]),
        ("实有2辆，接待38批次、190人次", [("2", "辆"), ("38", "批次"), ("190", "人次")]),
        ("经费100余万元", [("100", "万元")]),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2026年度单位预算情况说明",
        "截至2025年12月31日",
        "2024-2026年规划",
        "晋市财综〔2021〕58号",
        "社会保障和就业支出（208类）行政事业单位养老支出（05款）行政单位离退休（01项）：",
        "（晋财综(2023)43号）",
        "联系电话：0351-2218888",
        "手机13812345678",
        "实行7×24小时值守",
        "热线12345",
        "科目2080505",
        "填报日期20260107160915",
        "单价100万元（含）以上设备",
        "价值50万元（原值）以上的通用设备",
        "第3部分",
        "服务群众3.5万人",
        "会期2天",
    ],
)
def test_what_is_no_amount_does_not_become_one(text: str) -> None:
    assert read(text) == []


def test_hedges_widen_and_bounds_are_marked() -> None:
    (about,) = tokens("约4050万元")
    assert about.soft
    assert about.number.half == 50_000 * 10**6
    assert [one.bound for one in tokens("不低于95%，不超过30万元，超过5万元")] == ["≥", "≤", "≥"]


def test_a_bare_nought_is_nothing_and_not_an_interval() -> None:
    nought, printed = tokens("上年结转0万元，其他收入0.00万元")
    assert nought.number.half == 0
    assert printed.number.half == 50 * 10**6


def test_white_space_of_typesetting_is_not_part_of_a_number() -> None:
    assert [one.text for one in tokens("占 34.30 %，计 5,350,000 元")] == ["34.30%", "5,350,000元"]


@given(
    value=st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False),
    separated=st.booleans(),
    unit=st.sampled_from(["元", "万元", "亿元"]),
    before=st.sampled_from(["支出", "预算为", "共计", "比2024年增加", "，其中：", "（"]),
    after=st.sampled_from(["", "，", "。", "，占", "；"]),
)
def test_any_amount_is_read_back_exactly(value: Decimal, separated: bool, unit: str, before: str, after: str) -> None:
    digits = f"{value:,.2f}" if separated else f"{value:.2f}"
    assert [(one.number.value, one.number.unit) for one in tokens(before + digits + unit + after)] == [(value, unit)]


@given(st.text(alphabet="0123456789.,万元%年月日号()（）〔〕-—×占增减 、，。：", max_size=40))
def test_no_text_can_break_the_reader(text: str) -> None:
    for one in tokens(text):
        assert one.start < one.end <= len(text)
