"""Where two readings are equally good, or a sentence is not about this entity, nothing is accused: it stays undecided."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reconcile.told import TABLES, accused, beside, marks, reported

SECOND = """
2024年一般公共预算支出表（所属单位）

单位：万元

科目编码	科目名称	合计	基本支出	项目支出
合计		80.00	60.00	20.00
205	教育支出	50.00	40.00	10.00
221	住房保障支出	30.00	20.00	10.00
"""


@pytest.mark.parametrize(("amount", "mark"), [("520.00", "tied"), ("50.00", "tied"), ("530.00", "unresolved")])
def test_a_label_of_two_tables_with_different_amounts_is_undecided_unless_one_prints_the_value(
    amount: str, mark: str, tmp_path: Path
) -> None:
    report = beside(tmp_path, "budget", "五、一般公共预算支出情况", f"教育支出{amount}万元。", SECOND)
    assert (accused(report), marks(report)) == ([], [mark])
    said = {one.why for one in report.not_run if one.rule == "TXT101"}
    assert ("why-candidates-differ" in said) is (mark == "unresolved")


@pytest.mark.parametrize(("amount", "mark"), [("600.00", "tied"), ("520.00", "tied"), ("555.00", "unresolved")])
def test_under_a_heading_that_names_no_fund_a_class_may_be_of_all_funds_or_of_one(
    amount: str, mark: str, tmp_path: Path
) -> None:
    report = beside(tmp_path, "budget", "十二、其他情况", f"教育支出{amount}万元。")
    assert (accused(report), marks(report)) == ([], [mark])


@pytest.mark.parametrize(
    "text",
    [
        "所属某市某中心基本支出30.00万元，项目支出12.00万元。",
        "其中：某市某中心支出预算42.00万元，基本支出31.00万元，项目支出12.00万元。",
        "某市某局本级支出预算700.00万元，其中基本支出400.00万元。",
    ],
)
def test_what_is_said_of_another_organisation_is_not_held_against_our_tables(text: str, tmp_path: Path) -> None:
    report = beside(tmp_path, "budget", "三、支出预算情况", text)
    assert accused(report) == []
    assert set(marks(report)) == {"unresolved"}


def test_a_sentence_on_ourselves_after_one_on_another_organisation_is_held_against_our_tables(tmp_path: Path) -> None:
    text = "所属某市某中心项目支出12.00万元。基本支出604.00万元。"
    assert accused(beside(tmp_path, "budget", "三、支出预算情况", text)) == ["TXT101"]


def test_a_bracket_that_says_of_which_money_an_amount_is_leaves_open_which_table_has_it(tmp_path: Path) -> None:
    text = "公务接待费{}万元（含其他资金）。"
    assert accused(beside(tmp_path, "budget", "七、其他情况", text.format("9.00"))) == []
    assert marks(beside(tmp_path, "budget", "七、其他情况", text.format("2.50"))) == ["tied"]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("比预算减少1.50万元", "tied"),  # of the budget as adjusted
        ("比预算减少2.50万元", "tied"),  # of that at the beginning of the year
        ("比预算减少3.00万元", "unresolved"),
        ("完成预算的62.50%", "tied"),
        ("完成预算的50.00%", "tied"),
        ("完成预算的70.00%", "unresolved"),
    ],
)
def test_of_two_budgets_the_one_that_fits_is_meant_and_else_neither(text: str, mark: str, tmp_path: Path) -> None:
    told = f"公务接待费支出决算2.50万元，年初预算5.00万元，全年预算4.00万元，{text}。"
    report = beside(tmp_path, "final", "七、“三公”经费支出决算情况说明", told)
    assert accused(report) == []
    assert marks(report)[-1] == mark


@pytest.mark.parametrize("name", ["医疗保障类支出", "某某专项行动支出"])
def test_a_value_that_fits_another_name_proves_nothing_where_the_name_is_not_understood(
    name: str, tmp_path: Path
) -> None:
    report = beside(tmp_path, "budget", "五、一般公共预算支出情况", f"{name}70.00万元。")
    assert (accused(report), marks(report)) == ([], ["unresolved"])


@pytest.mark.parametrize(("amount", "mark"), [("550.00", "tied"), ("530.00", "tied")])
def test_a_class_of_what_the_budget_grants_may_be_told_of_the_general_public_budget(
    amount: str, mark: str, tmp_path: Path
) -> None:
    printed = (TABLES / "final.txt").read_text("utf-8").replace("530.00\t530.00\t", "550.00\t530.00\t20.00")
    document = f"{printed}\n五、财政拨款支出决算情况\n\n财政拨款支出主要用于：教育支出{amount}万元。\n"
    report = reported(document, tmp_path)
    assert (accused(report), marks(report)) == ([], [mark])


PROCURED, ASSETS, PUBLIC = "九、政府采购支出情况", "十、国有资产占有使用情况", "七、“三公”经费支出决算情况说明"
TOTALS = "政府采购支出总额50.00万元。政府采购支出总额100.00万元，"


@pytest.mark.parametrize(
    ("section", "text", "rule"),
    [
        (PROCURED, TOTALS + "授予中小企业合同金额{}万元。", "CNT103"),
        (PROCURED, TOTALS + "其中：政府采购货物支出{}万元、政府采购服务支出10.00万元。", "TXT109"),
        (
            PROCURED,
            "政府采购支出总额900.00万元。授予中小企业合同金额60.00万元。授予中小企业合同金额100.00万元，其中授予小微企业合同金额{}万元。",
            "CNT103",
        ),
    ],
)
@pytest.mark.parametrize(("amount", "found"), [("40.00", False), ("80.00", False), ("130.00", True)])
def test_a_part_is_too_much_only_where_it_exceeds_every_amount_that_its_total_may_be(
    section: str, text: str, rule: str, amount: str, found: bool, tmp_path: Path
) -> None:
    assert (rule in accused(beside(tmp_path, "final", section, text.format(amount)))) is found


@pytest.mark.parametrize(("dear", "found"), [("1", False), ("4", False), ("6", True)])
def test_dear_equipment_is_held_against_the_most_that_is_told_of_all(dear: str, found: bool, tmp_path: Path) -> None:
    text = f"单价50万元以上通用设备5台（套），单价100万元以上通用设备{dear}台（套）。单价50万元以上通用设备2台（套）。"
    assert ("CNT102" in accused(beside(tmp_path, "final", ASSETS, text))) is found


def test_a_count_beside_an_amount_of_nothing_and_one_of_something_is_held_against_neither(tmp_path: Path) -> None:
    text = "公务接待费支出{}万元。公务接待费支出2.50万元，国内公务接待20批次，200人次。"
    places = [
        operand.text
        for one in beside(tmp_path, "final", PUBLIC, text.format("0.00")).findings
        for operand in one.operands
    ]
    assert "20批次" not in places
    alone = beside(tmp_path, "final", PUBLIC, "公务接待费支出0.00万元，国内公务接待20批次，200人次。")
    assert "20批次" in [operand.text for one in alone.findings for operand in one.operands]


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (("三、收入预算情况说明", "四、支出预算情况说明"), []),  # the entry is as like to the one as to the other
        (("三、收入预算情况说明", "四、机关运行经费"), ["WRD502"]),
        (("三、三公经费", "四、机关运行经费"), ["WRD501"]),
    ],
)
def test_an_entry_as_like_to_one_heading_as_to_another_is_held_against_neither(
    headings: tuple[str, str], found: list[str], tmp_path: Path
) -> None:
    first = ("一、单位主要职责", "二、机构设置情况", "五、名词解释", "六、其他需要说明的事项")
    entries = "\n".join(
        f"{one}\t{page}" for page, one in enumerate((*first[:2], "三、收支预算情况说明", *first[2:]), 1)
    )
    body = "\n\n".join(f"{one}\n\n见说明。" for one in (*first[:2], *headings, *first[2:]))
    document = f"某市某局2026年度单位预算公开\n\n目 录\n\n{entries}\n\n{body}\n"
    assert [one.rule for one in reported(document, tmp_path).findings if one.rule in ("WRD501", "WRD502")] == found


@pytest.mark.parametrize(("amount", "found"), [("80.00", []), ("65.00", []), ("90.00", []), ("77.00", [])])
def test_the_value_of_another_scope_accuses_no_amount_that_two_tables_print_differently(
    amount: str, found: list[str], tmp_path: Path
) -> None:
    """A class of the general budget is 80 in one table and 65 in another; of all funds it is 90."""
    head = "科目编码\t科目名称\t合计\t基本支出\t项目支出"
    tables = "".join(
        f"{title}\n\n单位：万元\n\n{head}\n合计\t\t{value}\t{value}\t\n205\t教育支出\t{value}\t{value}\t\n\n"
        for title, value in (
            ("2026年支出总表", "90.00"),
            ("2026年一般公共预算支出表", "80.00"),
            ("2026年一般公共预算财政拨款支出情况表", "65.00"),
        )
    )
    document = f"某市某局2026年度单位预算公开\n\n{tables}五、一般公共预算支出情况说明\n\n教育支出{amount}万元。\n"
    assert accused(reported(document, tmp_path)) == found


@pytest.mark.parametrize(("above", "total", "rule"), [("90.00", "310.00", "TXT107"), ("80.00", "300.00", "TXT101")])
def test_which_of_two_neighbouring_rows_is_quoted_is_not_said_where_both_print_the_value(
    above: str, total: str, rule: str, tmp_path: Path
) -> None:
    rows = [("205", "教育支出", above), ("208", "社会保障和就业支出", "140.00"), ("221", "住房保障支出", "80.00")]
    printed = "\n".join(f"{code}\t{name}\t{value}\t{value}\t" for code, name, value in rows)
    head = f"科目编码\t科目名称\t合计\t基本支出\t项目支出\n合计\t\t{total}\t{total}\t"
    text = f"支出预算{total}万元，主要用于：教育支出{above}万元、社会保障和就业支出80.00万元、住房保障支出80.00万元。"
    document = f"某市某局2026年度单位预算公开\n\n2026年支出总表\n\n单位：万元\n\n{head}\n{printed}\n\n三、支出预算情况说明\n\n{text}\n"
    assert accused(reported(document, tmp_path)) == [rule]
