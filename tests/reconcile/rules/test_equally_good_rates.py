"""Where a change or a share may be of either of two amounts, nothing is accused: it stays undecided."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reconcile.told import accused, beside, marks, reported

PUBLIC = "七、“三公”经费支出决算情况说明"


def test_a_share_that_fits_neither_of_two_totals_is_undecided(tmp_path: Path) -> None:
    text = "支出总计1000.00万元，一般公共预算支出800.00万元。教育支出520.00万元，占70.00%。"
    report = beside(tmp_path, "budget", "十二、其他情况", text)
    assert accused(report) == []
    assert marks(report)[-1] == "unresolved"


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
    report = beside(tmp_path, "final", PUBLIC, text)
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
            report = beside(tmp_path, "final", "十二、其他情况", f"{before}{value}{after}")
            assert [one for one in accused(report) if one not in ("YOY109", "TXT101")] == found
            undecided = {one.rule for one in report.not_run if one.why == "why-operand-undecided"}
            assert undecided == ({rule} if value == values.split("|")[1] else set())


def test_shares_of_which_two_others_are_of_one_whole_are_all_of_it(tmp_path: Path) -> None:
    text = "支出总计1000.00万元，一般公共预算支出800.00万元。其中：教育支出520.00万元，占52.00%；社会保障和就业支出150.00万元，占18.75%；卫生健康支出60.00万元，占7.50%。"
    assert accused(beside(tmp_path, "budget", "十二、其他情况", text)) == ["SHR101"]


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
    assert accused(beside(tmp_path, "budget", "十二、其他情况", text)) == found


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
    told = f"教育支出占40.00%，社会保障和就业支出占60.00%，其他支出占{share}%。"
    document = f"{twice}\n三、支出预算情况\n\n{told}\n"
    assert accused(reported(document, tmp_path)) == found


@pytest.mark.parametrize("item", ["1.基本支出620.00万元。", "基本支出620.00万元。", "（1）基本支出620.00万元。"])
@pytest.mark.parametrize("opening", ["2024年支出决算总计1000.00万元。包括：", "支出决算总计1000.00万元。"])
@pytest.mark.parametrize(("rate", "mark"), [("19.23", "tied"), ("11.11", "")])
def test_a_change_in_a_paragraph_of_its_own_is_of_the_item_before_it_and_may_be_of_the_total(
    item: str, opening: str, rate: str, mark: str, tmp_path: Path
) -> None:
    """100 of 520 is 19.23 %, of 900 11.11 %."""
    text = f"{opening}\n\n{item}\n\n与上年相比，增加100.00万元，增长{rate}%。"
    report = beside(tmp_path, "final", "十二、其他情况", text)
    assert [one for one in accused(report) if one != "YOY109"] == []
    assert not mark or marks(report)[-1].replace("tail", "tied") == mark
