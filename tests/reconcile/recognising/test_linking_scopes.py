"""Tables of one fund, of one year, of basic expenditure: an amount is held against those of its own scope."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from reconcile.narrative.claims import Claim
from reconcile.recognising.linking.choice import choose
from tests.reconcile.deciding_cases import printed
from tests.reconcile.told import rules

YEARS_IN_ROWS = """某市某区2024年度“三公”经费决算情况

2024年决算数与2023年决算数对比情况

单位：万元

年度	合计	因公出国（境）费	公务接待费	公务用车运行费
2022年	99.00	1.00	58.00	40.00
2023年	80.00	0.00	50.00	30.00
2024年	75.50	0.50	45.00	30.00

"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("2024年“三公”经费决算数75.50万元，其中：因公出国（境）费0.50万元，公务接待费45.00万元，公务用车运行费30.00万元。", set()),
        ("2024年公务接待费决算数45.00万元，2023年公务接待费决算数50.00万元。", set()),
        ("2024年“三公”经费75.50万元，其中：公务接待费45.00万元。比2023年决算数80.00万元减少4.50万元，主要是厉行节约。", set()),
        ("2024年公务接待费决算数46.30万元。", {"TXT101"}),
        ("2024年“三公”经费决算数57.50万元。", {"TXT101"}),
    ],
)  # fmt: skip
def test_rows_that_are_years_hold_the_amounts_of_their_years(sentence: str, found: set[str], tmp_path: Path) -> None:
    assert rules(YEARS_IN_ROWS + sentence, tmp_path) == found


SPENT = """某县某局

2018年度部门决算

财政拨款收入支出决算总表

单位：万元

收入\t\t支出\t\t\t
项目\t决算数\t项目\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款
一、一般公共预算财政拨款\t80.00\t一、农林水支出\t80.00\t80.00\t
二、政府性基金预算财政拨款\t20.00\t二、城乡社区支出\t20.00\t\t20.00
本年收入合计\t100.00\t本年支出合计\t100.00\t80.00\t20.00
总计\t100.00\t总计\t100.00\t80.00\t20.00

五、一般公共预算财政拨款支出决算情况说明

（一）财政拨款支出决算总体情况

2018年度财政拨款支出80.00万元，主要用于单位运转。
"""


def test_grants_under_a_heading_on_one_fund_may_be_those_of_that_fund(tmp_path: Path) -> None:
    assert not rules(SPENT, tmp_path, "TXT1")


def test_an_amount_without_a_name_is_of_what_the_clause_before_it_named(tmp_path: Path) -> None:
    largest = "（二）具体情况\n\n一般公共预算财政拨款支出80.00万元，其中占比最大的是农林水支出，为{}万元，占75.00%。\n"
    text = SPENT.replace("一、农林水支出\t80.00\t80.00\t", "一、农林水支出\t60.00\t60.00\t").replace(
        "二、城乡社区支出", "三、住房保障支出\t20.00\t20.00\t\n\t\t二、城乡社区支出"
    )
    assert not rules(text + largest.format("60.00"), tmp_path, "TXT1")


def test_an_amount_that_differs_from_its_own_table_by_a_tail_is_not_of_another_scope() -> None:
    # Three tables print one class: with carry-over, of the year, and of the year once more, added up from rounded items.
    names = {"said": "1710.33", "with carry-over": "1760.34", "of the year": "1710.32", "once more": "1710.33"}
    figures = {name: printed(name, text) for name, text in names.items()}
    claim = Claim(
        kind="amount",
        figures=("said",),
        paragraph="p1",
        sentence="",
        section=(),
        subject="农林水支出",
        candidates=("with carry-over", "of the year"),
        elsewhere=("once more",),
        trusted=True,
    )
    assert choose(claim, figures).outcome == "tied"
    assert choose(replace(claim, candidates=("with carry-over",)), figures).outcome == "elsewhere"


ALSO_BASIC = """某市某局2026年度单位预算公开

2026年一般公共预算基本支出表

单位：万元

科目编码	科目名称	合计	人员经费	公用经费
合计		130.00	100.00	30.00
301	工资福利支出	100.00	100.00
30101	基本工资	100.00	100.00
302	商品和服务支出	30.00		30.00
30201	办公费	22.00		22.00
30217	公务接待费	3.00		3.00
30231	公务用车运行维护费	5.00		5.00

2026年一般公共预算“三公”经费支出表

单位：万元

项目	预算数
合计	11.00
因公出国（境）费	0.00
公务接待费	4.00
公务用车购置及运行维护费	7.00
其中：公务用车购置费	0.00
公务用车运行维护费	7.00

"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # Of basic expenditure only, which the 三公 table goes beyond.
        ("商品和服务支出30.00万元，主要包括：办公费22.00万元、公务接待费3.00万元、公务用车运行维护费5.00万元。", set()),
        ("机关运行经费安排30.00万元。其中：办公费22.00万元，公务接待费3.00万元，公务用车运行维护费5.00万元等。", set()),
        ("“三公”经费11.00万元，其中：公务接待费3.00万元，公务用车运行维护费7.00万元。", {"TXT101"}),
    ],
)  # fmt: skip
def test_what_is_basic_expenditure_too_is_of_the_total_it_is_listed_under(
    sentence: str, found: set[str], tmp_path: Path
) -> None:
    assert rules(ALSO_BASIC + sentence, tmp_path, "TXT1") == found


OF_TWO_TABLES = """某市某局2026年度单位预算公开

2026年一般公共预算支出表

单位：万元

科目编码	科目名称	合计	基本支出	项目支出
合计		100.00	60.00	40.00
205	教育支出	80.00	40.00	40.00
208	社会保障和就业支出	20.00	20.00

2026年政府性基金预算支出表

单位：万元

科目编码	科目名称	合计	基本支出	项目支出
合计		52.00		52.00
212	城乡社区支出	52.00		52.00

2026年政府采购预算表

单位：万元

采购类型	采购品目名称	预算金额
合计		30.00
货物	台式计算机	30.00

第三部分 2026年部门预算情况和重要事项说明

（一）政府性基金预算支出情况

"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026年政府性基金预算支出52.00万元。", set()),
        ("2026年政府性基金预算支出51.00万元。", {"TXT101"}),  # the part is about all of the budget, not only 重要事项
        (
            "2026年政府采购预算中，面向中小企业预留采购份额20.00万元。\n\n从功能分类看，2026年一般公共预算当年支出主要投向教育支出，"
            "共80.00万元，占比80.00%；其次为社会保障和就业支出20.00万元，占比20.00%。",
            set(),
        ),
    ],
)  # fmt: skip
def test_what_an_earlier_paragraph_was_about_is_no_whole_of_this_one(
    text: str, found: set[str], tmp_path: Path
) -> None:
    assert rules(OF_TWO_TABLES + text, tmp_path) == found


OF_THE_YEAR = """某市某局2026年部门预算

2026年收支预算总表

单位：万元

收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算\t90.00\t一、一般公共服务支出\t100.00
本年收入合计\t90.00\t本年支出合计\t100.00
上年结转\t10.00\t年终结转\t
收入总计\t100.00\t支出总计\t100.00

2026年项目支出预算表（本年预算）

单位：万元

项目名称\t合计\t一般公共预算
某市某局\t30.00\t30.00
设备购置\t30.00\t30.00

二、支出预算情况说明
2026年度某市某局支出预算100.00万元，其中：基本支出60.00万元，占60.00%；项目支出40.00万元，占40.00%。
"""


@pytest.mark.parametrize(("carried", "accused"), [("0.00", True), ("10.00", False)])
def test_a_table_of_the_years_own_money_is_not_held_against_what_includes_money_carried_over(
    tmp_path: Path, carried: str, *, accused: bool
) -> None:
    text = OF_THE_YEAR.replace("上年结转\t10.00", f"上年结转\t{carried}")
    assert ("TXT101" in rules(text, tmp_path)) == accused


OF_AN_ITEM = """某区某局2025年度部门决算

一般公共预算财政拨款支出决算表
单位：万元
科目编码	科目名称	合计	基本支出	项目支出
211	节能环保支出	30.00	0.00	30.00
21103	污染防治	30.00	0.00	30.00
2110301	大气	20.00	0.00	20.00
2110302	水体	10.00	0.00	10.00
合计		30.00	0.00	30.00

五、一般公共预算财政拨款支出决算情况说明
一般公共预算财政拨款支出年初预算为28.00万元，支出决算为30.00万元，完成年初预算的107.14%。决算数大于预算数的主要原因：年中追加了经费。其中：
1.节能环保支出（类）污染防治（款）大气（项），主要用于扬尘治理。年初预算为17.00万元，当年支出决算为20.00万元。决算数大于预算数的主要原因：追加了项目。
2.节能环保支出（类）污染防治（款）水体（项），主要用于水质监测，年初预算为{budget}万元，{words}为10.00万元，决算数小于预算数的主要原因：费用节省。
"""


@pytest.mark.parametrize("words", ["支出决算", "当年支出决算", "本年支出决算", "本年度支出决算"])
def test_the_years_final_expenditure_of_a_numbered_item_is_the_items(words: str, tmp_path: Path) -> None:
    assert rules(OF_AN_ITEM.format(budget="11.00", words=words), tmp_path) == set()
    assert "SHR106" in rules(OF_AN_ITEM.format(budget="9.00", words=words), tmp_path)


TRAINED = """某市某局2026年部门预算

部门收支总表

单位：万元

收入		支出
项目	预算数	项目	预算数
一、一般公共预算拨款收入	90.00	一、一般公共服务支出	90.00
本年收入合计	90.00	本年支出合计	90.00
上年结转	0.00	年终结转结余	0.00
收入总计	90.00	支出总计	90.00

项目支出表

单位：万元

项目编码	项目名称	功能科目编码	功能科目名称	经济科目编码	经济科目名称	合计	一般公共预算	其他资金
	合计					60.00	60.00	0.00
P001	某项目					60.00	60.00	0.00
		2010602	一般行政管理事务	30201	办公费	40.00	40.00	0.00
		2010602	一般行政管理事务	30216	培训费	20.00	20.00	0.00

六、会议费、培训费说明

2026年培训费25.00万元。
"""


def test_training_for_a_project_is_not_all_training(tmp_path: Path) -> None:
    assert not rules(TRAINED, tmp_path, "TXT1")
