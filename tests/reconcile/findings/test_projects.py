"""Places in performance-target sheets are called by their project, since all sheets of a disclosure bear one title."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.pipeline import reconcile
from reconcile.reading import read
from reconcile.recognition import sheet_title

SAMPLE = Path(__file__).parents[3] / "sample_data" / "jincheng-2026.txt"


@pytest.mark.parametrize(
    ("title", "project", "called"),
    [
        ("某市市级预算部门（单位）项目支出绩效目标表", "业务培训项目", "项目支出绩效目标表：业务培训项目"),
        ("2026年某县预算项目绩效目标申报表", "设备购置", "预算项目绩效目标申报表：设备购置"),
        ("附件", "设备购置", "附件：设备购置"),
        ("设备购置项目绩效目标表", "设备购置项目", "设备购置项目绩效目标表"),  # its title names it already
        ("项目支出绩效目标表", "", "项目支出绩效目标表"),
        ("", "设备购置", ""),
    ],
)
def test_a_sheet_is_called_by_its_title_and_its_project(title: str, project: str, called: str) -> None:
    assert sheet_title(title, project) == called


def test_findings_of_thirteen_sheets_do_not_stand_under_one_heading() -> None:
    found = reconcile(read(SAMPLE)).findings
    places = [place for one in found for place in one.operands if place.part == "sheet"]
    assert {place.title for place in places} == {"晋城市市级预算部门（单位）项目支出绩效目标表"}  # as it is printed
    assert "项目支出绩效目标表：大数据应用运行费" in {place.heading for place in places}
    assert all(place.project for place in places)
