"""By when the plan of a sheet says that an act is done."""

from __future__ import annotations

from pathlib import Path

from reconcile.reading import read
from reconcile.recognising import recognise
from reconcile.target_sheets.plans import planned

SAMPLE = Path(__file__).parents[3] / "sample_data" / "jincheng-2026.txt"


def test_the_plan_names_the_date_of_the_act_that_an_indicator_is_of() -> None:
    sheets = recognise(read(SAMPLE)).sheets
    told = {
        (one.name, plan.said)
        for sheet in sheets
        for one in sheet.indicators
        if one.period == "annual" and (plan := planned(sheet, one, 2026)) is not None
    }
    assert ("项目采购工作完成时间", "2026年5月完成采购工作") in told
    assert ("项目部署完成时间", "5月份完成部署") in told
    assert ("开始全市推广使用", "6月份开始全市推广使用") in told
    # An act that only begins then, a contract for it, and an act of other years are other acts.
    assert not any(name in ("档案整理工作实施时间", "项目决算评审完成时间") for name, _ in told)
