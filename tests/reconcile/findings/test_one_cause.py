"""One cause, one finding: the sample budget with one thing wrong in it, as a reviewer would make it wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.findings.record import Finding
from tests.reconcile.changed_sample import changed, found, sample
from tests.reconcile.told import reported

NOTE = "PRF106"  # a blank sheet that the sample has: its message repeats the unit of the table


def the_one(text: str, folder: Path) -> Finding:
    """The only finding on a text that the sample does not have."""
    (one,) = (finding for finding in found(text, folder) if finding.rule != NOTE)
    return one


def places(finding: Finding) -> set[tuple[str, str]]:
    """Row and column of its operands."""
    return {(one.row, one.column.rpartition("·")[2]) for one in finding.operands}


ALL_WRONG_UNITS = ("balance", "income", "expenditure", "fiscal-balance", "general", "basic", "three-public", "projects")


@pytest.mark.parametrize("form", ALL_WRONG_UNITS)
def test_a_wrong_unit_line_is_one_finding(form: str, tmp_path: Path) -> None:
    one = the_one(changed("单位：万元", "单位：元", form), tmp_path)
    assert (one.rule, one.severity) == ("UNT101", "error")
    assert len({operand.title for operand in one.operands}) > 1


IN_TWO_UNITS = """某市某局2026年部门预算

2026年支出总表

单位：{}

科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t120.00\t60.00\t60.00
201\t一般公共服务支出\t120.00\t60.00\t60.00
20103\t政府办公厅（室）及相关机构事务\t120.00\t60.00\t60.00
2010301\t行政运行\t60.00\t60.00\t
2010302\t一般行政管理事务\t60.00\t\t60.00

2026年支出预算120.00万元，其中：基本支出60.00万元，占50.00%；项目支出60.00万元，占50.00%。
"""


def test_a_share_that_a_wrong_unit_makes_absurd_is_no_finding_of_its_own(tmp_path: Path) -> None:
    assert reported(IN_TWO_UNITS.format("万元"), tmp_path).findings == ()
    (one,) = reported(IN_TWO_UNITS.format("元"), tmp_path).findings
    assert one.rule == "UNT101"


def test_a_unit_line_that_a_single_figure_contradicts_hints_at_the_unit(tmp_path: Path) -> None:
    assert ("hint-unit", "") in the_one(changed("单位：万元", "单位：元", "operating"), tmp_path).hints


def test_a_cell_that_breaks_row_column_and_other_tables_is_one_finding(tmp_path: Path) -> None:
    row = "2010504\t信息事务\t{}\t\t3922.07"
    one = the_one(changed(row.format("3922.07"), row.format("3292.07"), "expenditure"), tmp_path)
    assert (one.rule, one.severity) == ("SUM101", "error")
    assert any(key == "hint-transposed" and "3292.07" in named for key, named in one.hints)
    titles = {operand.title for operand in one.operands}
    assert {"2026年预算支出总表", "2026年预算收入总表", "2026年一般公共预算支出预算表（不含上年结转）"} <= titles
    assert ("信息事务", "合计") in places(one)


def test_a_flipped_sign_is_one_finding(tmp_path: Path) -> None:
    row = "2080506\t机关事业单位职业年金缴费支出\t{}\t6.68"
    one = the_one(changed(row.format("6.68"), row.format("-6.68"), "expenditure"), tmp_path)
    assert one.severity == "error"
    assert ("hint-sign", "-6.68") in one.hints


def test_a_line_left_out_is_one_finding_with_every_column_and_its_name(tmp_path: Path) -> None:
    one = the_one(changed("2101103\t公务员医疗补助\t3.14\t3.14\t\n", "", "expenditure"), tmp_path)
    assert (one.rule, one.hints[0]) == ("SUM103", ("hint-omitted", "公务员医疗补助"))
    assert {("行政事业单位医疗", "合计"), ("行政事业单位医疗", "基本支出")} <= places(one)


def test_a_project_left_out_is_one_finding_with_its_sheet(tmp_path: Path) -> None:
    one = the_one(changed("数字身份认证系统升级改造\t30.00\t30.00\t\t\t\t\n", "", "projects"), tmp_path)
    assert (one.rule, one.hints[0]) == ("SUM102", ("hint-omitted", "数字身份认证系统升级改造"))
    assert "sheet" in {operand.part for operand in one.operands}


def test_an_economic_item_left_out_is_one_finding_with_the_words_that_list_it(tmp_path: Path) -> None:
    one = the_one(changed("津贴补贴\t工资奖金津补贴\t22.68\t22.68\t\n", "", "basic"), tmp_path)
    assert (one.rule, one.hints[0]) == ("SUM103", ("hint-omitted", "津贴补贴"))
    assert "narrative" in {operand.part for operand in one.operands}


def test_a_row_wrong_in_every_column_is_one_finding(tmp_path: Path) -> None:
    row = "一、一般公共服务支出\t{}\t{}"
    text = changed(row.format("4050.96", "4050.96"), row.format("4500.96", "4500.96"), "balance")
    assert the_one(text, tmp_path).rule == "SUM102"


def test_a_wrong_total_is_one_finding(tmp_path: Path) -> None:
    one = the_one(changed("合计\t0.70\t0.70", "合计\t0.80\t0.80", "three-public"), tmp_path)
    assert (one.rule, one.severity) == ("SUM105", "error")


def test_a_wrong_grand_total_in_both_columns_is_one_finding(tmp_path: Path) -> None:
    text = changed("支出总计\t4595.13\t4595.13", "支出总计\t4695.13\t4695.13", "balance")
    assert the_one(text, tmp_path).rule == "BAL101"


def test_the_same_digit_lost_in_a_class_its_group_and_another_table_is_one_finding(tmp_path: Path) -> None:
    text = ""
    for form in ("expenditure", "general"):
        for row in ("201\t一般公共服务支出\t4050.96\t{}\t", "20105\t统计信息事务\t4050.96\t{}\t"):
            text = changed(row.format("128.89"), row.format("12.89"), form, text)
    one = the_one(text, tmp_path)
    assert (one.rule, one.severity) == ("SUM101", "error")
    assert len({operand.title for operand in one.operands}) >= 2
    assert {("一般公共服务支出", "基本支出"), ("统计信息事务", "基本支出")} <= places(one)


def test_a_wrong_code_that_puts_a_line_into_another_sum_is_one_finding(tmp_path: Path) -> None:
    one = the_one(changed("2080506\t机关事业单位职业年金", "2880506\t机关事业单位职业年金", "expenditure"), tmp_path)
    assert one.severity == "error"
    assert "机关事业单位职业年金缴费支出" in {operand.row for operand in one.operands}
    assert "行政事业单位养老支出" in {operand.row for operand in one.operands}


def test_a_group_left_out_above_its_items_is_found_though_every_sum_holds(tmp_path: Path) -> None:
    one = the_one(changed("21011\t行政事业单位医疗\t9.94\t9.94\t\n", "", "expenditure"), tmp_path)
    assert (one.rule, one.severity) == ("FRM114", "warning")


ECONOMIC = """2024年度部门决算

一般公共预算财政拨款基本支出决算表

单位：万元

科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数
301\t工资福利支出\t60.00\t302\t商品和服务支出\t12.00
30101\t基本工资\t30.00\t30201\t办公费\t4.00
30102\t津贴补贴\t20.00\t30202\t印刷费\t2.00
30103\t奖金\t10.00\t30207\t邮电费\t1.00
{}\t30211\t差旅费\t5.00
人员经费合计\t\t{}\t公用经费合计\t\t12.00

一般公共预算财政拨款基本支出{}万元，其中：人员经费{}万元，主要包括：基本工资、津贴补贴、奖金、住房公积金；公用经费12.00万元。
"""


def test_an_item_missing_from_the_only_column_bears_the_name_that_the_words_list(tmp_path: Path) -> None:
    text = ECONOMIC.format("\t\t", "60.00", "72.00", "60.00").replace("工资福利支出\t60.00", "工资福利支出\t66.60")
    text = text.replace("人员经费合计\t\t60.00", "人员经费合计\t\t66.60").replace("人员经费60.00", "人员经费66.60")
    (one,) = reported(text.replace("基本支出72.00", "基本支出78.60"), tmp_path).findings
    assert one.rule == "SUM103"
    assert one.hints[0] == ("hint-omitted", "住房公积金")


def test_a_group_that_is_not_its_class_is_found_though_both_may_have_been_added_up(tmp_path: Path) -> None:
    # 128.89 + 3922.07 may be 4050.95 or 4050.97, no farther.
    row = "201\t一般公共服务支出\t{0}\t{0}"
    one = the_one(changed(row.format("4050.96"), row.format("4050.93"), "income"), tmp_path)
    assert (one.rule, one.gap) == ("SUM103", "0.03")


def test_a_tail_of_the_same_wrong_figure_is_not_told_as_well(tmp_path: Path) -> None:
    row = "201\t一般公共服务支出\t{}\t4050.96"
    one = the_one(changed(row.format("4050.96"), row.format("4050.92"), "income"), tmp_path)
    assert one.severity == "error"


def with_classes(social: str, health: str) -> str:
    """The sample with other amounts of two classes in the table of balances."""
    text = changed("八、社会保障和就业支出\t20.04\t20.04", f"八、社会保障和就业支出\t{social}\t{social}", "balance")
    return changed("十、卫生健康支出\t9.94\t9.94", f"十、卫生健康支出\t{health}\t{health}", "balance", text)


@pytest.mark.parametrize(
    ("social", "health", "hint"),
    [("9.94", "20.04", "hint-exchanged"), ("22.04", "7.94", "hint-shifted")],
)
def test_two_lines_with_each_other_s_amounts_are_one_finding_with_both(
    social: str, health: str, hint: str, tmp_path: Path
) -> None:
    one = the_one(with_classes(social, health), tmp_path)
    assert one.severity == "error"
    assert {"社会保障和就业支出", "卫生健康支出"} <= {operand.row for operand in one.operands}
    assert one.hints[0] == (hint, "社会保障和就业支出”“卫生健康支出")


def test_a_part_and_its_total_that_both_differ_from_the_words_are_one_finding(tmp_path: Path) -> None:
    text = changed("公务用车购置及运行费\t\t", "公务用车购置及运行费\t2.00\t2.00", "three-public")
    text = changed("②公务用车运行维护费\t\t", "②公务用车运行维护费\t2.00\t2.00", "three-public", text)
    one = the_one(changed("合计\t0.70\t0.70", "合计\t2.70\t2.70", "three-public", text), tmp_path)
    assert (one.rule, one.gap) == ("TXT101", "2")
    assert {"2.00", "2.70"} <= {operand.text for operand in one.operands}


def test_a_nought_before_an_amount_is_a_misprint(tmp_path: Path) -> None:
    one = the_one(changed("公务接待费\t0.70\t0.70", "公务接待费\t00.70\t0.70", "three-public"), tmp_path)
    assert (one.rule, one.severity, one.facts["text"]) == ("FRM115", "advice", "00.70")


def test_a_wrong_unit_line_changes_the_ids_of_no_other_findings(tmp_path: Path) -> None:
    known = {one.id for one in reported(sample(), tmp_path).findings if one.rule != NOTE}
    assert known <= {one.id for one in reported(changed("单位：万元", "单位：元", "balance"), tmp_path).findings}


IN_A_UNIT_EACH = """2026年预算收支总表

单位：{}

收入\t\t支出\t
项目\t2026年\t项目\t2026年
一、一般公共预算\t10.00\t一、一般公共服务支出\t6.00
二、政府性基金预算\t\t二、社会保障和就业支出\t4.00
本年收入合计\t10.00\t本年支出合计\t10.00
上年结转\t\t年终结转\t
收入总计\t10.00\t支出总计\t10.00

2026年预算支出总表

单位：{}

科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t10.00\t4.00\t6.00
201\t一般公共服务支出\t6.00\t\t6.00
208\t社会保障和就业支出\t4.00\t4.00\t
"""


@pytest.mark.parametrize("units", [("万元", "元"), ("元", "万元")])
def test_of_two_tables_each_in_a_unit_of_its_own_both_are_named(units: tuple[str, str], tmp_path: Path) -> None:
    (one,) = [each for each in reported(IN_A_UNIT_EACH.format(*units), tmp_path).findings if each.rule == "UNT101"]
    assert "《2026年预算支出总表》" in one.message("zh")
    assert "《2026年预算收支总表》" in one.message("zh")
