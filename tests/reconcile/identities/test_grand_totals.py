"""Tables that print 收入总计 and 支出总计 with no total of the year before them, as budgets of Shanghai do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reconcile.told import reported

HEAD = "某市某局2026年部门预算\n\n2026年部门收支预算总表\n\n单位：万元\n\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n"
PLAIN = """一、财政拨款收入\t90.00\t一、教育支出\t60.00
1. 一般公共预算\t80.00\t二、卫生健康支出\t50.00
2. 政府性基金\t10.00\t\t
二、事业收入\t20.00\t\t
收入总计\t110.00\t支出总计\t110.00"""
CARRIED = """一、一般公共预算\t80.00\t一、教育支出\t60.00
二、政府性基金\t10.00\t二、卫生健康支出\t30.00
上年结转\t20.00\t年终结转\t20.00
收入总计\t110.00\t支出总计\t110.00"""
BESIDE = """一、一般公共预算\t80.00\t一、教育支出\t60.00
二、政府性基金\t10.00\t二、卫生健康支出\t50.00
三、事业收入\t20.00\t基本支出\t70.00
\t\t项目支出\t40.00
收入总计\t110.00\t支出总计\t110.00"""
LEFT_OVER = """一、一般公共预算\t80.00\t一、教育支出\t60.00
二、政府性基金\t10.00\t二、卫生健康支出\t30.00
用事业基金弥补收支差额\t20.00\t事业单位结余\t20.00
收入总计\t110.00\t支出总计\t110.00"""
WITHOUT_ORDINALS = """财政拨款\t90.00\t教育支出\t60.00
一般公共预算\t80.00\t卫生健康支出\t50.00
政府性基金\t10.00\t\t
事业收入\t20.00\t\t
收入总计\t110.00\t支出总计\t110.00"""
SUBTOTALS = """一、一般公共预算\t80.00\t一、教育支出\t60.00
二、政府性基金\t10.00\t二、卫生健康支出\t30.00
本年收入小计\t90.00\t本年支出小计\t90.00
上年结转\t20.00\t年终结转\t20.00
收入总计\t110.00\t支出总计\t110.00"""


@pytest.mark.parametrize(
    "rows",
    [PLAIN, CARRIED, BESIDE, LEFT_OVER, WITHOUT_ORDINALS, SUBTOTALS],
    ids=["plain", "carried", "by-kind-beside", "left-over", "without-ordinals", "subtotals"],
)
def test_a_table_that_adds_up_is_not_accused(rows: str, tmp_path: Path) -> None:
    assert reported(f"{HEAD}{rows}\n", tmp_path).findings == ()


@pytest.mark.parametrize(
    ("rows", "right", "wrong"),
    [
        (PLAIN, "二、卫生健康支出\t50.00", "二、卫生健康支出\t53.00"),
        (PLAIN, "二、事业收入\t20.00", "二、事业收入\t28.00"),
        (CARRIED, "上年结转\t20.00", "上年结转\t2.00"),
        (CARRIED, "二、卫生健康支出\t30.00", "二、卫生健康支出\t"),
    ],
)
def test_an_item_that_breaks_the_total_is_one_error(rows: str, right: str, wrong: str, tmp_path: Path) -> None:
    (finding,) = reported(f"{HEAD}{rows.replace(right, wrong)}\n", tmp_path).findings
    assert (finding.rule, finding.severity) == ("SUM102", "error")
