"""Forms as a whole: years, families, contents, labels."""

from __future__ import annotations

import re
from pathlib import Path

from tests.reconcile.changed_sample import FORMS, changed, found, sample


def test_a_stale_cover_is_the_one_finding(tmp_path: Path) -> None:
    (one,) = found(changed("2026年度单位预算公开", "2025年度单位预算公开"), tmp_path)
    assert (one.rule, one.severity) == ("WRD201", "warning")
    assert [operand.text for operand in one.operands] == ["2025年度单位预算公开"]
    assert one.facts == {"text": "2025", "year": "2026"}


def test_a_stale_title_is_the_one_finding(tmp_path: Path) -> None:
    (one,) = found(changed("2026年预算支出总表", "2025年预算支出总表", "income"), tmp_path)
    assert (one.rule, one.facts["text"]) == ("WRD201", "2025")


def test_a_missing_form_of_the_familys_own_is_reported(tmp_path: Path) -> None:
    text = sample()
    start, end = (
        text.index("\n2026年财政拨款安排机关运行经费预算表\n"),
        text.index("\n2026年项目支出预算表（本年预算）\n"),
    )
    (one,) = found(text[:start] + text[end:], tmp_path)
    assert (one.rule, one.severity) == ("FRM101", "error")
    assert "表十一" in one.operands[0].text  # where the contents list it


NINE = ("收支总表", "收入总表", "支出总表", "财政拨款收支总表", "一般公共预算支出表", "一般公共预算基本支出表")


def test_a_missing_form_of_a_family_that_is_only_the_best_guess_is_not(tmp_path: Path) -> None:
    # The nine tables of a central budget, worded so that Beijing's titles, which have 项目支出表 too, agree as well.
    coded = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n合计\t\t6.00\t4.00\t2.00\n201\t一般公共服务支出\t6.00\t4.00\t2.00\n"
    titles = (*NINE, "财政拨款“三公”经费支出表", "政府性基金预算财政拨款支出表", "国有资本经营预算财政拨款支出表")
    text = "某部\n\n2026年部门预算\n\n" + "".join(f"\n{title}\n\n单位：万元\n\n{coded}" for title in titles)
    assert "FRM101" not in {one.rule for one in found(text, tmp_path)}


def test_counties_without_state_capital_money_leave_that_form_out(tmp_path: Path) -> None:
    # Hebei calls the form of the funds 政府基金预算.
    coded = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n合计\t\t6.00\t4.00\t2.00\n201\t一般公共服务支出\t6.00\t4.00\t2.00\n"
    titles = (*NINE, "一般公共预算“三公”经费支出表", "部门预算政府基金预算财政拨款支出表")
    text = "某县某局\n\n2023年部门预算\n\n" + "".join(f"\n{title}\n\n单位：万元\n\n{coded}" for title in titles)
    assert "FRM101" not in {one.rule for one in found(text, tmp_path)}


def test_a_label_with_another_number_than_the_contents_give_its_table(tmp_path: Path) -> None:
    # Three tables have a label; the contents call them 表一, 表九 and 表十.
    (one,) = found(changed("预算公开表10", "预算公开表9"), tmp_path)
    assert (one.rule, one.operands[0].text) == ("FRM111", "预算公开表9")


def test_a_table_under_another_has_a_number_of_two_parts(tmp_path: Path) -> None:
    coded = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n合计\t\t6.00\t4.00\t2.00\n201\t一般公共服务支出\t6.00\t4.00\t2.00\n"
    titles = {"表1": "部门支出总表", "表2": "一般公共预算支出表", "表3": "政府性基金预算支出表"}
    for label, odd in (("表3-1", False), ("预算公开表4", True)):
        all_of_them = titles | {label: "国有资本经营预算支出表"}
        tables = "".join(f"\n{one}\n\n{title}\n\n单位：万元\n\n{coded}" for one, title in all_of_them.items())
        rules = {one.rule for one in found("某县某局\n\n2023年部门预算\n" + tables, tmp_path)}
        assert ("FRM111" in rules) is odd


def test_a_heading_that_the_contents_leave_out(tmp_path: Path) -> None:
    (one,) = found(changed("九、政府采购情况.....\t20\n", ""), tmp_path)
    assert (one.rule, one.where) == ("WRD504", "九、政府采购情况")


def test_a_heading_left_out_of_the_body_is_not_taken_for_its_neighbour(tmp_path: Path) -> None:
    heading = "\n八、机关运行经费增减变动原因说明\n"
    rules = {one.rule: one.where for one in found(changed(heading, "\n"), tmp_path)}
    assert rules["WRD501"] == "八、机关运行经费增减变动原因说明"
    assert "WRD502" not in rules


def test_a_table_that_the_contents_call_otherwise(tmp_path: Path) -> None:
    (one,) = found(changed("表三2026年预算支出总表", "表三2026年支出预算总表"), tmp_path)
    assert one.rule == "WRD502"
    assert [operand.text for operand in one.operands] == ["表三2026年支出预算总表", "2026年预算支出总表"]


def test_a_table_of_names_that_stops_at_the_classes(tmp_path: Path) -> None:
    text = sample()
    start, end = text.index(FORMS["basic"]), text.index(FORMS["fund-income"])
    details = re.compile(
        r"^(?!合计|工资福利支出|商品和服务支出|对个人和家庭的补助|部门预算)[^\t\n]+\t.*\n", re.MULTILINE
    )
    table = details.sub("", text[start:end])
    rules = {one.rule: one for one in found(text[:start] + table + text[end:], tmp_path)}
    assert rules["FRM106"].facts["level"] == "款"


def test_an_other_item_beside_an_item_of_another_class(tmp_path: Path) -> None:
    # 其他商品和服务支出 may go to several items of the government's classes, but not to 住房公积金.
    row = "其他商品和服务支出\t{}\t"
    (one,) = found(changed(row.format("其他商品和服务支出"), row.format("住房公积金"), "basic"), tmp_path)
    assert (one.rule, one.operands[0].text) == ("MIR102", "住房公积金")
