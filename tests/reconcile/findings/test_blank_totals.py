"""Totals and counterparts left blank above amounts: found where the table shows that it prints its totals."""

from __future__ import annotations

from pathlib import Path

from tests.reconcile.changed_sample import changed, found, sample
from tests.reconcile.told import reported

CARS = "公务用车购置及运行费\t\t\t\t\n①公务用车购置费\t\t\t\t\n②公务用车运行维护费\t{}"


def without_reasons() -> str:
    """The sample without the section on 三公, so that the table stands alone."""
    text = sample()
    start = text.index("七、“三公”经费增减变动原因说明\n\n2026")
    return text[:start] + text[text.index("八、机关运行经费增减变动原因说明\n\n") :]


def test_a_blank_parent_of_printed_public_expenses(tmp_path: Path) -> None:
    text = changed(CARS.format("\t\t\t"), CARS.format("3.00\t3.00\t\t"), "three-public", without_reasons())
    (one,) = (finding for finding in found(text, tmp_path) if not finding.rule.startswith("WRD50"))
    assert (one.rule, one.severity) == ("SUM112", "warning")
    assert {operand.row for operand in one.operands} == {"公务用车购置及运行费", "公务用车运行维护费"}


def test_a_blank_total_of_a_list_of_projects(tmp_path: Path) -> None:
    (one,) = found(changed("晋城市数据局\t4422.07\t4422.07", "晋城市数据局\t\t", "projects"), tmp_path)
    assert (one.rule, one.severity) == ("SUM112", "warning")


def test_a_blank_total_that_words_state_is_one_finding(tmp_path: Path) -> None:
    (one,) = found(changed("合计\t\t173.06\t150.22\t22.84", "合计\t\t\t\t", "basic"), tmp_path)
    assert one.severity == "error"
    assert {operand.part for operand in one.operands} == {"table", "narrative"}


BALANCE = """
2026年单位收支总体情况表

单位：元

收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算\t24,835,900.00\t一、一般公共服务支出\t30,245,200.00
二、单位资金\t0.00\t二、教育支出\t20,900,000.00
本年收入合计\t24,835,900.00\t本年支出合计\t51,145,200.00
上年结转结余\t26,309,300.00\t结转下年\t
收入总计\t{0}\t支出总计\t{0}
"""
RECEIPTS = """
2026年单位收入总体情况表

单位：元

科目编码\t科目名称\t合计\t一般公共预算\t单位资金\t上年结转
合计\t\t{0}\t{1}\t0.00\t{2}
201\t一般公共服务支出\t30,245,200.00\t14,835,900.00\t0.00\t15,409,300.00
205\t教育支出\t20,900,000.00\t10,000,000.00\t0.00\t10,900,000.00
"""
TOTALS = ("51,145,200.00", "24,835,900.00", "26,309,300.00")


def test_a_blank_grand_total_over_what_was_carried_over(tmp_path: Path) -> None:
    (one,) = reported(BALANCE.format(""), tmp_path).findings
    assert (one.rule, one.severity) == ("SUM112", "warning")
    assert reported(BALANCE.format(TOTALS[0]), tmp_path).findings == ()


def test_a_row_of_totals_that_is_blank_but_for_its_zeros(tmp_path: Path) -> None:
    (one,) = reported(RECEIPTS.format("", "", ""), tmp_path).findings
    assert (one.rule, one.severity) == ("SUM112", "warning")
    assert reported(RECEIPTS.format(*TOTALS), tmp_path).findings == ()


def test_a_fund_that_only_its_own_table_has(tmp_path: Path) -> None:
    rows = "合计\t\t10.00\t\t10.00\n212\t城乡社区支出\t10.00\t\t10.00\n"
    (one,) = found(changed("合计\t\t\t\t\n\n注：本表无数据", rows, "fund"), tmp_path)
    assert (one.rule, one.severity) == ("TIE107", "warning")
    assert [operand.text for operand in one.operands] == ["", "10.00"]


def test_income_of_a_fund_that_only_its_own_table_has(tmp_path: Path) -> None:
    (one,) = found(changed("合计\t\t\n\n注：本表无数据", "合计\t\t10.00\n", "fund-income"), tmp_path)
    assert one.rule == "TIE107"


def test_a_blank_that_two_other_tables_fill_is_one_finding(tmp_path: Path) -> None:
    row = "一、一般公共预算\t{}\t一、一般公共服务支出\t4050.96"
    (one,) = found(changed(row.format("4595.13"), row.format(""), "balance"), tmp_path)
    assert (one.rule, one.severity) == ("TIE107", "warning")
    assert len({operand.title for operand in one.operands}) == 3


def test_a_blank_item_that_words_list_is_one_finding(tmp_path: Path) -> None:
    row = "津贴补贴\t工资奖金津补贴\t{0}\t{0}"
    (one,) = found(changed(row.format("22.68"), row.format(""), "basic"), tmp_path)
    assert (one.rule, one.severity) == ("SUM103", "error")
