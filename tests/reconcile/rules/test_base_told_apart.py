"""A change whose base another sentence of its section tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reconcile.told import reported

TABLES = Path(__file__).with_name("variants") / "final.txt"
NOW = "2024年度“三公”经费决算数32.50万元。"


def accused(text: str, folder: Path) -> list[str]:
    whole = f"{TABLES.read_text('utf-8')}\n五、“三公”经费情况\n\n{NOW}{text}主要原因是更新车辆。\n"
    return [one.rule for one in reported(whole, folder).findings if one.rule.startswith(("TXT", "SHR", "YOY"))]


@pytest.mark.parametrize(
    ("told", "change", "found"),
    [
        ("2023年度“三公”经费决算数30.00万元。", "比上年决算数增加2.50万元，", []),
        ("2023年度“三公”经费决算数30.00万元。", "比上年决算数增加3.50万元，", ["YOY105"]),
        ("2023年度“三公”经费决算数30.00万元。", "比上年增加3.50万元，", ["YOY105"]),
        # whether against what was planned or what was spent is not said
        ("2023年度“三公”经费预算数30.00万元。", "比上年增加3.50万元，", []),
        ("2022年度“三公”经费决算数30.00万元。", "比上年增加3.50万元，", []),
        # a budget told right after is of that year, too
        ("2023年度“三公”经费决算数30.00万元，预算数31.00万元。", "比上年增加2.50万元，", []),
    ],
)
def test_the_change_is_held_against_what_is_told_of_that_year(
    told: str, change: str, found: list[str], tmp_path: Path
) -> None:
    assert accused(f"{told}2024年度“三公”经费决算数{change}", tmp_path) == found


def test_a_change_of_an_earlier_year_is_left_alone(tmp_path: Path) -> None:
    told = (
        "2022年度“三公”经费决算数29.00万元，较上年减少1.00万元；2023年度“三公”经费决算数27.00万元，较上年减少2.00万元。"
    )
    assert accused(told, tmp_path) == []


def test_a_part_is_not_held_against_what_all_was(tmp_path: Path) -> None:
    told = "2023年支出决算800.00万元，2024年支出决算1000.00万元。一般公共预算支出决算800.00万元，较上年增加100.00万元。"
    assert "YOY105" not in accused(told, tmp_path)
