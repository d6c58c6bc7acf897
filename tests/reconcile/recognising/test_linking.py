"""What small narratives say of small tables: what agrees is let be, what does not is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.language import speaker
from tests.reconcile.told import NARRATIVE, reported, rules

TABLE = """某市某局2026年度单位预算公开

第二部分 2026年单位预算报表

2026年预算支出总表

单位：{unit}

科目编码	科目名称	合计	基本支出	项目支出
合计		{total}	{basic}	{project}
201	一般公共服务支出	{total}	{basic}	{project}

第三部分 2026年度单位预算情况说明

三、支出预算情况说明

"""
WAN = TABLE.format(unit="万元", total="600.00", basic="400.00", project="200.00")
YUAN = TABLE.format(unit="元", total="6000000.00", basic="4000000.00", project="2000000.00")


@pytest.mark.parametrize(
    "sentence",
    [
        "2026年度某市某局支出预算600.00万元，其中：基本支出400.00万元，占66.67%；项目支出200.00万元，占33.33%。",
        "某局2026年支出预算600万元。其中基本支出400万元、项目支出200万元。",
        "2026年支出总预算0.06亿元，包括基本支出4,000,000元和项目支出2,000,000元。",
        "本单位支出预算总额为600.00万元，基本支出400.00万元，约占三分之二。",
        "某市某局支出预算 600.00 万 元 ，其中基本支出 400.00 万元（占 66.67 %），项目支出 200.00 万元（占 33.33 %）。",
        "支出预算约600万元，其中基本支出不超过450万元。",
    ],
)
@pytest.mark.parametrize("table", [WAN, YUAN], ids=["万元", "元"])
def test_what_agrees_across_units_and_wordings_is_let_be(table: str, sentence: str, tmp_path: Path) -> None:
    assert rules(table + sentence, tmp_path) == set()


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("2026年度某市某局支出预算600.00万元，其中：基本支出410.00万元，项目支出190.00万元。", "TXT101"),
        ("2026年度某市某局支出预算600.00元。", "TXT101"),
        ("支出预算600.00万元，其中：基本支出400.00万元，占76.67%；项目支出200.00万元，占33.33%。", "SHR101"),
        ("支出预算600.00万元，比上年增加100.00万元，增长16.67%。", "YOY103"),
        ("支出预算600.00万元，比上年增加100.00万元，下降20.00%。", "YOY102"),
        ("支出预算600.00万元，由上年的500.00万元增加到600.00万元，增加110.00万元。", "YOY105"),
        ("支出预算600.00万元，比2025年的500.00万元增加100.00万元，增长25.00%。", "YOY101"),
    ],
)
def test_what_does_not_agree_is_found_in_any_wording(sentence: str, rule: str, tmp_path: Path) -> None:
    assert rule in rules(WAN + sentence, tmp_path)


CLASSES = """某市某局2026年度单位预算公开

2026年预算支出总表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t600.00\t400.00\t200.00
205\t教育支出\t500.00\t320.00\t180.00
210\t卫生健康支出\t60.00\t60.00\t
221\t住房保障支出\t40.00\t20.00\t20.00

2026年一般公共预算支出预算表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t580.00\t400.00\t180.00
205\t教育支出\t480.00\t320.00\t160.00
210\t卫生健康支出\t60.00\t60.00\t
221\t住房保障支出\t40.00\t20.00\t20.00

第三部分 2026年度单位预算情况说明

三、支出预算情况说明

"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("支出预算600.00万元，主要用于：教育支出500.00万元、卫生健康支出60.00万元、住房保障支出40.00万元。", {}),
        (  # the label is one of the tables', the value of none of them
            "支出预算600.00万元，主要用于：教育支出500.00万元、卫生健康支出66.00万元、住房保障支出40.00万元。",
            {"TXT101": ["66.00万元", "60.00"]},
        ),
        (  # the value is one of the tables', the label of none of them
            "支出预算600.00万元，主要用于：教育支出500.00万元、卫生保健支出60.00万元、住房保障支出40.00万元。",
            {"TXT102": ["60.00万元", "60.00"]},
        ),
        (  # the label is right, the value is that of another scope
            "支出预算580.00万元，主要用于：教育支出500.00万元、卫生健康支出60.00万元、住房保障支出40.00万元。",
            {"TXT103": ["580.00万元", "600.00"]},
        ),
        (  # the label is right, the value is that of the row below
            "支出预算600.00万元，主要用于：教育支出500.00万元、卫生健康支出40.00万元、住房保障支出40.00万元。",
            {"TXT107": ["40.00万元", "60.00"]},
        ),
    ],
)
def test_a_right_label_with_another_value_and_a_right_value_with_another_label_are_told_apart(
    sentence: str, found: dict[str, list[str]], tmp_path: Path
) -> None:
    said = [one for one in reported(CLASSES + sentence, tmp_path).findings if one.rule.startswith(NARRATIVE)]
    assert {one.rule: [operand.text for operand in one.operands] for one in said} == found


def test_of_two_figures_that_may_be_meant_none_is_picked_and_the_words_say_so(tmp_path: Path) -> None:
    second = WAN[WAN.index("2026年预算支出总表") : WAN.index("第三部分")]
    other = second.replace("支出总表", "支出总体情况表").replace("600.00", "610.00").replace("400.00", "410.00")
    text = WAN.replace("第三部分", f"{other}第三部分")
    made = reported(text + "2026年度某市某局支出预算605.00万元。", tmp_path)
    (claim,) = [one for one in made.recognition.claims if one.kind == "amount"]
    assert {made.recognition.figures[one].text for one in claim.candidates} == {"600.00", "610.00"}
    assert not [one for one in made.findings if one.rule.startswith(NARRATIVE)]
    (why,) = [one for one in made.not_run if one.why == "why-candidates-differ"]
    assert speaker("zh")(why.why, **why.facts) == "三、支出预算情况说明：总计 605.00万元 可能指几个不同的数字，没有判定"
    assert made.marks[claim.figures[0]] == "unresolved"


@pytest.mark.parametrize(
    "sentence",
    [
        "下属单位某中心支出预算120.00万元，其中：基本支出80.00万元，项目支出40.00万元。",
        "2025年支出预算580.00万元，其中：基本支出390.00万元。",
        "主要原因是基本支出增加20.00万元，项目支出减少5.00万元。",
        "其中用于某项目支出35.00万元，办公设备购置支出8.00万元。",
    ],
)
def test_amounts_of_something_else_are_not_held_against_the_table(sentence: str, tmp_path: Path) -> None:
    assert rules(WAN + sentence, tmp_path) == set()
