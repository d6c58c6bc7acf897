"""The amounts under a heading that names one unit of a department are of that unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reconcile.told import rules

DEPARTMENT = """某市某局

2024年部门预算

部门支出总体情况表

单位：万元

预算单位\t总计\t基本支出\t\t\t项目支出
\t\t小计\t人员经费\t公用经费\t
合计\t150.00\t100.00\t80.00\t20.00\t50.00
某市某局本级\t110.00\t70.00\t55.00\t15.00\t40.00
某市服务中心\t40.00\t30.00\t25.00\t5.00\t10.00

第三部分 部门预算支出具体情况

一、{first}

（一）人员经费55.00万元，主要是在职人员工资。

（二）项目支出40.00万元，主要用于检查。

二、{second}

（一）人员经费25.00万元，主要是在职人员工资。

（二）项目支出{projects}万元，主要用于培训。
"""


@pytest.mark.parametrize(
    ("first", "second", "projects", "found"),
    [
        ("某市某局本级", "某市服务中心", "10.00", set()),
        ("某市某局", "某市服务中心", "10.00", set()),  # the bureau itself, as the unit beside it shows
        ("某市某局本级", "某市展览馆", "10.00", set()),  # of no table
        ("某市某局本级", "某市服务中心", "12.00", {"TXT101"}),  # not the 50.00 of all of them
        ("基本情况", "支出情况", "12.00", {"TXT101"}),
    ],
)
def test_amounts_under_the_name_of_a_unit_are_its_own(
    first: str, second: str, projects: str, found: set[str], tmp_path: Path
) -> None:
    assert rules(DEPARTMENT.format(first=first, second=second, projects=projects), tmp_path) == found
