"""What many cost together and what years come to, as running text tells it."""

from __future__ import annotations

import pytest

from reconcile.narrative.prose import prose
from reconcile.narrative.prose.years import yearly
from tests.reconcile.narrative.telling import told


def test_a_rate_named_before_the_new_figure_and_the_product_with_it() -> None:
    text = "拟由原有的人均年经费6.47万元，增加8%，增加至6.99万元，预计2026年80人总预算经费为535万元。"
    assert told(text) == [
        ("growth", [("rate", 1, "8%"), ("current", 1, "6.99万元"), ("prior", 1, "6.47万元")]),
        ("product", [("stated", 1, "535万元"), ("parts", 80, "6.99万元")]),
    ]


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


def test_a_price_is_a_number_and_a_threshold_is_none() -> None:
    text = "购置执法记录仪100台，单价0.3万元，小计30万元；购置单价50万元以上的设备。"
    assert told(text) == [("product", [("stated", 1, "30万元"), ("parts", 100, "0.3万元")])]
    assert [token.text for token in prose(text).tokens] == ["100台", "0.3万元", "30万元"]


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
