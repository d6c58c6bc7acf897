"""A label of the tables with another value, and a value of the tables with another label, are different findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.findings.record import Finding
from tests.reconcile.told import reported

TABLES = Path(__file__).with_name("variants")
YEARS = """某市某局2026年度单位预算公开

2026年一般公共预算支出预算表

单位：万元

科目编码\t科目名称\t2025年预算数\t2026年预算数\t比上年增减
合计\t\t700.00\t800.00\t100.00
205\t教育支出\t500.00\t520.00\t20.00
208\t社会保障和就业支出\t120.00\t150.00\t30.00
221\t住房保障支出\t80.00\t130.00\t50.00

第三部分 2026年度单位预算情况说明
"""
GENERAL, SPENDING, BASIC = "五、一般公共预算支出情况", "三、支出预算情况", "六、一般公共预算基本支出情况"
FINAL, PUBLIC = "五、一般公共预算财政拨款支出决算情况", "七、“三公”经费支出决算情况说明"

LABELS = [  # the label is right: what the tables print for it and what the words quote instead
    # the row above or below
    ("budget", SPENDING, "主要用于：教育支出600.00万元、社会保障和就业支出60.00万元。", "TXT107", "卫生健康支出"),
    (
        "budget",
        GENERAL,
        "一般公共预算支出800.00万元，其中：教育支出150.00万元，占18.75%。",
        "TXT107",
        "社会保障和就业支出",
    ),
    ("budget", BASIC, "人员经费500.00万元，其中：基本工资180.00万元、津贴补贴180.00万元。", "TXT107", "津贴补贴"),
    ("final", FINAL, "卫生健康支出（类）支出1,500,000.00元。", "TXT107", "社会保障和就业支出"),
    # all funds where the general budget is spoken of
    ("budget", GENERAL, "一般公共预算支出1000.00万元。", "TXT103", "2024年收支总表"),
    ("budget", GENERAL, "2024年一般公共预算教育支出600.00万元。", "TXT103", "2024年收支总表"),
    ("budget", GENERAL, "一般公共预算基本支出6,400,000元，项目支出240.00万元。", "TXT103", "2024年支出总表"),
    ("final", FINAL, "一般公共预算财政拨款支出0.0980亿元。", "TXT103", "收入支出决算总表"),
    ("final", FINAL, "教育支出（类）600.00万元，占61.22%。", "TXT103", "收入支出决算总表"),
    # what is spent where income is spoken of, and the reverse
    ("final", "二、收入决算情况说明", "本年收入合计980.00万元。", "TXT103", "本年支出合计"),
    ("final", "三、支出决算情况说明", "本年支出合计970.00万元。", "TXT103", "本年收入合计"),
    # another year, or the budget for the final figure
    ("", GENERAL, "2026年教育支出500.00万元。", "TXT101", "520.00"),
    ("", GENERAL, "2026年一般公共预算支出700.00万元。", "TXT101", "800.00"),
    ("final", PUBLIC, "“三公”经费支出决算45.00万元。", "TXT101", "32.50"),
    ("final", PUBLIC, "公务接待费支出决算50,000.00元。", "TXT101", "25000"),
    # nothing that is printed
    ("budget", GENERAL, "一般公共预算支出0.0812亿元。", "TXT101", "0.08"),
    ("budget", SPENDING, "项目支出3,610,000.00元。", "TXT101", "3600000"),
]
VALUES = [  # the value is right: the row whose it is
    ("budget", SPENDING, "教育支出600.00万元、社会保险和就业支出150.00万元。", "TXT102", "社会保障和就业支出"),
    ("budget", SPENDING, "教育支出600.00万元、卫生保健支出600,000元。", "TXT102", "卫生健康支出"),
    ("budget", GENERAL, "教育支出520.00万元、社会保障与就业支出0.0150亿元。", "TXT102", "社会保障和就业支出"),
    ("budget", GENERAL, "教育支出520.00万元、住房公积金支出70.00万元。", "TXT102", "住房保障支出"),
    ("final", FINAL, "教育支出530.00万元、卫生与健康支出60.00万元。", "TXT102", "卫生健康支出"),
    ("final", FINAL, "教育支出（类）普通教育（款）中学教育（项）530.00万元。", "TXT115", "小学教育"),
    ("final", FINAL, "教育支出（类）职业教育（款）小学教育（项）530.00万元。", "TXT112", "普通教育"),
]


def found(tables: str, section: str, text: str, folder: Path) -> list[Finding]:
    printed = (TABLES / f"{tables}.txt").read_text("utf-8") if tables else YEARS
    report = reported(f"{printed}\n{section}\n\n{text}\n", folder)
    return [one for one in report.findings if one.rule.startswith("TXT")]


@pytest.mark.parametrize(("tables", "section", "text", "rule", "told"), [*LABELS, *VALUES])
def test_one_finding_says_which_of_the_two_does_not_match(
    tables: str, section: str, text: str, rule: str, told: str, tmp_path: Path
) -> None:
    (one,) = found(tables, section, text, tmp_path)
    assert one.rule == rule
    assert told in one.message("zh")


def test_the_two_kinds_share_no_rule() -> None:
    assert not {rule for *_, rule, _ in LABELS} & {rule for *_, rule, _ in VALUES}


@pytest.mark.parametrize(
    ("tables", "section", "text"),
    [
        ("budget", SPENDING, "主要用于：教育支出600.00万元、社会保障和就业支出1,500,000元。"),
        ("budget", GENERAL, "一般公共预算支出0.08亿元，其中：教育支出520.00万元，占65.00%。"),
        ("final", "二、收入决算情况说明", "本年收入合计970.00万元。"),
        ("final", "三、支出决算情况说明", "本年支出合计0.0980亿元。"),
        ("final", FINAL, "教育支出（类）普通教育（款）小学教育（项）530.00万元。"),
        ("final", PUBLIC, "公务接待费预算50,000.00元，支出决算2.50万元。"),
        ("", GENERAL, "2026年教育支出520.00万元，2025年500.00万元。"),
    ],
)
def test_where_label_and_value_match_across_units_there_is_none(
    tables: str, section: str, text: str, tmp_path: Path
) -> None:
    assert found(tables, section, text, tmp_path) == []
