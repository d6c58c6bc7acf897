"""Where two readings are equally good, or a sentence is not about this entity, nothing is accused: it stays undecided."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.pipeline import Report, reconcile
from reconcile.reading import read

TABLES = Path(__file__).with_name("variants")
OF_FIGURES = ("TXT", "SHR", "YOY", "CNT")
SECOND = """
2024年一般公共预算支出表（所属单位）

单位：万元

科目编码	科目名称	合计	基本支出	项目支出
合计		80.00	60.00	20.00
205	教育支出	50.00	40.00	10.00
221	住房保障支出	30.00	20.00	10.00
"""


def reconciled(folder: Path, tables: str, section: str, text: str, more: str = "") -> Report:
    """The report on `text` under the tables of the variants; `more` is a table that stands behind them."""
    printed = (TABLES / f"{tables}.txt").read_text("utf-8").replace("\n第三部分", f"{more}\n第三部分")
    file = folder / "text.txt"
    file.write_text(f"{printed}\n{section}\n\n{text}\n", "utf-8")
    return reconcile(read(file))


def accused(report: Report) -> list[str]:
    return [one.rule for one in report.findings if one.rule.startswith(OF_FIGURES)]


def marks(report: Report) -> list[str]:
    own = (one for one in report.recognition.figures.values() if one.part == "narrative")
    return [report.marks[one.id] for one in own]


@pytest.mark.parametrize(("amount", "mark"), [("520.00", "tied"), ("50.00", "tied"), ("530.00", "unresolved")])
def test_a_label_of_two_tables_with_different_amounts_is_undecided_unless_one_prints_the_value(
    amount: str, mark: str, tmp_path: Path
) -> None:
    report = reconciled(tmp_path, "budget", "五、一般公共预算支出情况", f"教育支出{amount}万元。", SECOND)
    assert (accused(report), marks(report)) == ([], [mark])
    said = {one.why for one in report.not_run if one.rule == "TXT101"}
    assert ("why-candidates-differ" in said) is (mark == "unresolved")


@pytest.mark.parametrize(("amount", "mark"), [("600.00", "tied"), ("520.00", "tied"), ("555.00", "unresolved")])
def test_under_a_heading_that_names_no_fund_a_class_may_be_of_all_funds_or_of_one(
    amount: str, mark: str, tmp_path: Path
) -> None:
    report = reconciled(tmp_path, "budget", "十二、其他情况", f"教育支出{amount}万元。")
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
    report = reconciled(tmp_path, "budget", "三、支出预算情况", text)
    assert accused(report) == []
    assert set(marks(report)) == {"unresolved"}


def test_a_sentence_on_ourselves_after_one_on_another_organisation_is_held_against_our_tables(tmp_path: Path) -> None:
    text = "所属某市某中心项目支出12.00万元。基本支出604.00万元。"
    assert accused(reconciled(tmp_path, "budget", "三、支出预算情况", text)) == ["TXT101"]


def test_a_bracket_that_says_of_which_money_an_amount_is_leaves_open_which_table_has_it(tmp_path: Path) -> None:
    text = "公务接待费{}万元（含其他资金）。"
    assert accused(reconciled(tmp_path, "budget", "七、其他情况", text.format("9.00"))) == []
    assert marks(reconciled(tmp_path, "budget", "七、其他情况", text.format("2.50"))) == ["tied"]


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
    report = reconciled(tmp_path, "final", "七、“三公”经费支出决算情况说明", told)
    assert accused(report) == []
    assert marks(report)[-1] == mark


@pytest.mark.parametrize("name", ["医疗保障类支出", "某某专项行动支出"])
def test_a_value_that_fits_another_name_proves_nothing_where_the_name_is_not_understood(
    name: str, tmp_path: Path
) -> None:
    report = reconciled(tmp_path, "budget", "五、一般公共预算支出情况", f"{name}70.00万元。")
    assert (accused(report), marks(report)) == ([], ["unresolved"])


def test_a_share_that_fits_neither_of_two_totals_is_undecided(tmp_path: Path) -> None:
    text = "支出总计1000.00万元，一般公共预算支出800.00万元。教育支出520.00万元，占70.00%。"
    report = reconciled(tmp_path, "budget", "十二、其他情况", text)
    assert accused(report) == []
    assert marks(report)[-1] == "unresolved"


@pytest.mark.parametrize(("amount", "mark"), [("550.00", "tied"), ("530.00", "tied")])
def test_a_class_of_what_the_budget_grants_may_be_told_of_the_general_public_budget(
    amount: str, mark: str, tmp_path: Path
) -> None:
    printed = (TABLES / "final.txt").read_text("utf-8").replace("530.00\t530.00\t", "550.00\t530.00\t20.00")
    file = tmp_path / "text.txt"
    file.write_text(f"{printed}\n五、财政拨款支出决算情况\n\n财政拨款支出主要用于：教育支出{amount}万元。\n", "utf-8")
    report = reconcile(read(file))
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
    assert (rule in accused(reconciled(tmp_path, "final", section, text.format(amount)))) is found


@pytest.mark.parametrize(("dear", "found"), [("1", False), ("4", False), ("6", True)])
def test_dear_equipment_is_held_against_the_most_that_is_told_of_all(dear: str, found: bool, tmp_path: Path) -> None:
    text = f"单价50万元以上通用设备5台（套），单价100万元以上通用设备{dear}台（套）。单价50万元以上通用设备2台（套）。"
    assert ("CNT102" in accused(reconciled(tmp_path, "final", ASSETS, text))) is found


def test_a_count_beside_an_amount_of_nothing_and_one_of_something_is_held_against_neither(tmp_path: Path) -> None:
    text = "公务接待费支出{}万元。公务接待费支出2.50万元，国内公务接待20批次，200人次。"
    places = [
        operand.text
        for one in reconciled(tmp_path, "final", PUBLIC, text.format("0.00")).findings
        for operand in one.operands
    ]
    assert "20批次" not in places
    alone = reconciled(tmp_path, "final", PUBLIC, "公务接待费支出0.00万元，国内公务接待20批次，200人次。")
    assert "20批次" in [operand.text for one in alone.findings for operand in one.operands]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [("0.50", "0.70", False), ("0.70", "0.50", False), ("0.70", "0.90", False), ("0.70", "0.70", True)],
)
def test_of_two_changes_of_one_part_the_one_that_adds_up_is_meant_and_else_neither(
    first: str, second: str, found: bool, tmp_path: Path
) -> None:
    text = (
        f"“三公”经费支出32.50万元，比上年增加1.50万元。公务接待费2.50万元，比上年决算增加{first}万元；公务接待费比上年预算增加{second}万元；"
        "公务用车购置及运行维护费30.00万元，比上年增加1.00万元；因公出国（境）费0万元，与上年持平。"
    )
    report = reconciled(tmp_path, "final", PUBLIC, text)
    assert ("YOY111" in accused(report)) is found
    undecided = [one for one in report.not_run if one.rule == "YOY111" and one.why == "why-operand-undecided"]
    assert bool(undecided) is ((first, second) == ("0.70", "0.90"))


TWO = "支出1000.00万元，一般公共预算支出800.00万元，"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (TWO + "比上年增加100.00万元，增长{14.29|11.11|12.34}%。", "YOY101"),
        (TWO + "比上年的900.00万元增长{-|11.11|12.34}%。", "YOY101"),
        (TWO + "比上年的{700.00|900.00|950.00}万元增加100.00万元。", "YOY105"),
        (TWO + "与上年的{800.00|1000.00|900.00}万元持平。", "YOY105"),
        (TWO + "比上年增加{100.00|900.00|1100.00}万元。", "YOY112"),
        (
            "支出总计1000.00万元，一般公共预算支出800.00万元。其中：教育支出530.00万元，占{66.25|53.00|58.00}%。",
            "SHR101",
        ),
    ],
)
def test_what_would_hold_of_another_amount_told_with_it_is_undecided(text: str, rule: str, tmp_path: Path) -> None:
    """Of the amount right before, of the other one, of neither."""
    before, _, rest = text.partition("{")
    values, _, after = rest.partition("}")
    for value, found in zip(values.split("|"), ([], [], [rule]), strict=True):
        if value != "-":
            report = reconciled(tmp_path, "final", "十二、其他情况", f"{before}{value}{after}")
            assert [one for one in accused(report) if one not in ("YOY109", "TXT101")] == found
            undecided = {one.rule for one in report.not_run if one.why == "why-operand-undecided"}
            assert undecided == ({rule} if value == values.split("|")[1] else set())


def test_shares_of_which_two_others_are_of_one_whole_are_all_of_it(tmp_path: Path) -> None:
    text = "支出总计1000.00万元，一般公共预算支出800.00万元。其中：教育支出520.00万元，占52.00%；社会保障和就业支出150.00万元，占18.75%；卫生健康支出60.00万元，占7.50%。"
    assert accused(reconciled(tmp_path, "budget", "十二、其他情况", text)) == ["SHR101"]


@pytest.mark.parametrize(
    ("rates", "found"),
    [
        (("60.00", "15.00", "6.00"), []),
        (("60.00", "15.00", "7.50"), ["SHR101"]),  # 60 of 800, which no word names: the two others are of 1000
        (("60.00", "18.75", "6.00"), ["SHR101"]),
        (("60.00", "18.75", "7.50"), []),
    ],
)
def test_shares_without_amounts_are_of_the_column_that_most_of_them_fit(
    rates: tuple[str, str, str], found: list[str], tmp_path: Path
) -> None:
    text = "教育支出占{}%，社会保障和就业支出占{}%，卫生健康支出占{}%。".format(*rates)
    assert accused(reconciled(tmp_path, "budget", "十二、其他情况", text)) == found


@pytest.mark.parametrize(("share", "found"), [("10.00", []), ("30.00", []), ("50.00", [])])
def test_a_share_without_an_amount_is_of_neither_row_where_its_table_has_the_label_twice(
    share: str, found: list[str], tmp_path: Path
) -> None:
    twice = """某市某局2026年度单位预算公开

2026年预算支出总表

单位：万元

科目编码	科目名称	合计	基本支出	项目支出
合计		100.00	60.00	40.00
205	教育支出	40.00	30.00	10.00
20501	教育管理事务	10.00	10.00
2050199	其他支出	10.00	10.00
20502	普通教育	30.00	20.00	10.00
2050299	其他支出	30.00	20.00	10.00
208	社会保障和就业支出	60.00	30.00	30.00

第三部分 2026年度单位预算情况说明
"""
    file = tmp_path / "text.txt"
    told = f"教育支出占40.00%，社会保障和就业支出占60.00%，其他支出占{share}%。"
    file.write_text(f"{twice}\n三、支出预算情况\n\n{told}\n", "utf-8")
    assert accused(reconcile(read(file))) == found


@pytest.mark.parametrize("item", ["1.基本支出620.00万元。", "基本支出620.00万元。", "（1）基本支出620.00万元。"])
@pytest.mark.parametrize("opening", ["2024年支出决算总计1000.00万元。包括：", "支出决算总计1000.00万元。"])
@pytest.mark.parametrize(("rate", "mark"), [("19.23", "tied"), ("11.11", "")])
def test_a_change_in_a_paragraph_of_its_own_is_of_the_item_before_it_and_may_be_of_the_total(
    item: str, opening: str, rate: str, mark: str, tmp_path: Path
) -> None:
    """100 of 520 is 19.23 %, of 900 11.11 %."""
    text = f"{opening}\n\n{item}\n\n与上年相比，增加100.00万元，增长{rate}%。"
    report = reconciled(tmp_path, "final", "十二、其他情况", text)
    assert [one for one in accused(report) if one != "YOY109"] == []
    assert not mark or marks(report)[-1].replace("tail", "tied") == mark


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
    file = tmp_path / "text.txt"
    file.write_text(f"某市某局2026年度单位预算公开\n\n目 录\n\n{entries}\n\n{body}\n", "utf-8")
    assert [one.rule for one in reconcile(read(file)).findings if one.rule in ("WRD501", "WRD502")] == found


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
    file = tmp_path / "text.txt"
    file.write_text(
        f"某市某局2026年度单位预算公开\n\n{tables}五、一般公共预算支出情况说明\n\n教育支出{amount}万元。\n", "utf-8"
    )
    assert accused(reconcile(read(file))) == found


@pytest.mark.parametrize(("above", "total", "rule"), [("90.00", "310.00", "TXT107"), ("80.00", "300.00", "TXT101")])
def test_which_of_two_neighbouring_rows_is_quoted_is_not_said_where_both_print_the_value(
    above: str, total: str, rule: str, tmp_path: Path
) -> None:
    rows = [("205", "教育支出", above), ("208", "社会保障和就业支出", "140.00"), ("221", "住房保障支出", "80.00")]
    printed = "\n".join(f"{code}\t{name}\t{value}\t{value}\t" for code, name, value in rows)
    head = f"科目编码\t科目名称\t合计\t基本支出\t项目支出\n合计\t\t{total}\t{total}\t"
    text = f"支出预算{total}万元，主要用于：教育支出{above}万元、社会保障和就业支出80.00万元、住房保障支出80.00万元。"
    file = tmp_path / "text.txt"
    file.write_text(
        f"某市某局2026年度单位预算公开\n\n2026年支出总表\n\n单位：万元\n\n{head}\n{printed}\n\n三、支出预算情况说明\n\n{text}\n",
        "utf-8",
    )
    assert accused(reconcile(read(file))) == [rule]
