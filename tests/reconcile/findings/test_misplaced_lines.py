"""Lines with a wrong code, and lines left out where sums do not show it: one finding each."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.findings.record import Finding
from tests.reconcile.changed_sample import changed, found
from tests.reconcile.told import reported

PENSION = "2080506\t机关事业单位职业年金"
GROUP = "21011\t行政事业单位医疗"


def told(text: str, tmp_path: Path) -> list[Finding]:
    """Errors and warnings on a text that the sample does not have."""
    return [one for one in found(text, tmp_path) if one.severity != "advice"]


def test_a_code_of_the_same_group_is_a_warning_though_every_sum_holds(tmp_path: Path) -> None:
    (one,) = told(changed(PENSION, PENSION.replace("2080506", "2080526"), "expenditure"), tmp_path)
    assert (one.rule, one.facts["code"], one.facts["usual"]) == ("TIE110", "2080526", "2080506")


@pytest.mark.parametrize(("old", "new"), [("2080506", "2880506"), ("2101103", "2701103")])
def test_a_code_of_another_class_is_one_finding(old: str, new: str, tmp_path: Path) -> None:
    assert len(told(changed(f"{old}\t", f"{new}\t", "expenditure"), tmp_path)) == 1


def test_a_group_with_a_code_of_its_own_is_one_finding(tmp_path: Path) -> None:
    assert len(told(changed(GROUP, GROUP.replace("21011", "91011"), "expenditure"), tmp_path)) == 1


def test_two_wrong_codes_are_two_findings(tmp_path: Path) -> None:
    text = changed(PENSION, PENSION.replace("2080506", "2080526"), "expenditure")
    text = changed("2101103\t公务员医疗补助", "2101133\t公务员医疗补助", "expenditure", text)
    assert [one.rule for one in told(text, tmp_path)] == ["TIE110", "TIE110"]


BASIC = """2024年度部门决算

一般公共预算财政拨款基本支出决算表

单位：万元

科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数
301\t工资福利支出\t60.00\t302\t商品和服务支出\t12.00
30101\t基本工资\t30.00\t30201\t办公费\t4.00
30102\t津贴补贴\t20.00\t30202\t印刷费\t2.00
30103\t奖金\t10.00\t30207\t邮电费\t1.00
\t\t\t30211\t差旅费\t5.00
人员经费合计\t\t60.00\t公用经费合计\t\t12.00

一般公共预算财政拨款基本支出72.00万元，其中：人员经费60.00万元，主要包括：基本工资(30101)、津贴补贴(30102)、奖金(30103)；公用经费12.00万元，主要包括：办公费(30201)、印刷费(30202)、邮电费(30207)、差旅费(30211)。
"""


def test_a_line_left_out_of_two_lists_side_by_side_is_one_finding(tmp_path: Path) -> None:
    text = BASIC.replace("30102\t津贴补贴\t20.00\t30202\t印刷费\t2.00\n", "")
    (one,) = (one for one in reported(text, tmp_path).findings if one.severity != "advice")
    assert one.rule == "SUM103"
    assert {"工资福利支出", "商品和服务支出"} <= {operand.row for operand in one.operands}


def test_an_economic_code_that_is_not_the_one_of_its_name(tmp_path: Path) -> None:
    text = BASIC.replace("30207\t邮电费", "30208\t邮电费").replace("邮电费(30207)", "邮电费")
    assert [one.rule for one in reported(text, tmp_path).findings if one.rule == "TIE110"] == ["TIE110"]
    assert not any(one.rule == "TIE110" for one in reported(BASIC, tmp_path).findings)


FUND = """2024年度部门决算

支出决算表

单位：万元

科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t58.00\t\t58.00
212\t城乡社区支出\t58.00\t\t58.00
21208\t国有土地使用权出让收入安排的支出\t50.00\t\t50.00
2120803\t城市建设支出\t50.00\t\t50.00
21214\t污水处理费安排的支出\t8.00\t\t8.00
2121401\t污水处理设施建设和运营\t8.00\t\t8.00

政府性基金预算财政拨款收入支出决算表

单位：万元

科目编码\t科目名称\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余
\t\t\t\t小计\t基本支出\t项目支出\t
合计\t\t\t58.00\t58.00\t\t58.00\t
212\t城乡社区支出\t\t58.00\t58.00\t\t58.00\t
21208\t国有土地使用权出让收入安排的支出\t\t50.00\t50.00\t\t50.00\t
2120803\t城市建设支出\t\t50.00\t50.00\t\t50.00\t
21214\t污水处理费安排的支出\t\t8.00\t8.00\t\t8.00\t
2121401\t污水处理设施建设和运营\t\t8.00\t8.00\t\t8.00\t
"""


@pytest.mark.parametrize("code", ["212", "2120803"])
def test_a_line_left_out_of_the_table_of_a_fund(code: str, tmp_path: Path) -> None:
    head, title, fund = FUND.partition("政府性基金预算财政拨款收入支出决算表")
    lines = [line for line in fund.splitlines(keepends=True) if not line.startswith(f"{code}\t")]
    cut = reported(head + title + "".join(lines), tmp_path).findings
    assert [one.rule for one in cut if one.rule in ("FRM110", "FRM114")] == ["FRM114" if code == "212" else "FRM110"]
    assert not any(one.rule in ("FRM110", "FRM114") for one in reported(FUND, tmp_path).findings)


VEHICLES = """2026年部门预算

财政拨款“三公”经费支出表

单位：万元

项目\t预算数
合计\t8.00
因公出国（境）费\t1.00
公务接待费\t2.00
公务用车购置及运行费\t5.00
其中：公务用车购置费\t{}
"""


@pytest.mark.parametrize(("purchase", "told_so"), [("3.00", True), ("", True), ("5.00", False)])
def test_running_costs_of_vehicles_left_out_beside_their_purchase(purchase: str, told_so: bool, tmp_path: Path) -> None:
    found_rules = {one.rule for one in reported(VEHICLES.format(purchase), tmp_path).findings}
    assert ("FRM112" in found_rules) is told_so


TWO_TABLES = """2024年度部门决算

一般公共预算财政拨款支出决算表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t72.00\t72.00\t
210\t卫生健康支出\t72.00\t72.00\t
21011\t行政事业单位医疗\t72.00\t72.00\t
2101101\t行政单位医疗\t60.00\t60.00\t
2101103\t公务员医疗补助\t12.00\t12.00\t

支出决算表

单位：万元

科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t72.00\t72.00\t
210\t卫生健康支出\t72.00\t72.00\t
21011\t行政事业单位医疗\t72.00\t72.00\t
2101101\t行政单位医疗\t60.00\t60.00\t
2101103\t公务员医疗补助\t12.00\t12.00\t

（三）一般公共预算财政拨款支出决算具体情况

1.卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）。支出决算为60.00万元。
2.卫生健康支出（类）行政事业单位医疗（款）公务员医疗补助（项）。支出决算为12.00万元。
"""


def test_a_name_slipped_in_one_table_is_one_finding_with_the_words_that_have_it_right(tmp_path: Path) -> None:
    assert reported(TWO_TABLES, tmp_path).findings == ()
    (one,) = reported(TWO_TABLES.replace("公务员医疗补助", "公务员医药补助", 1), tmp_path).findings
    assert {"公务员医药补助", "公务员医疗补助"} <= {operand.row for operand in one.operands}
