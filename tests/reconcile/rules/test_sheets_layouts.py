"""Sheets as others print them: one period with columns for sign and unit, a whole department's, two periods without a
head of the second level, a ministry's with scores, two periods one below the other, a department's with its units, many
projects in one table with or without money, 起止时间 for a term, bounds in a column of their own, 实施周期, and
self-evaluations of four kinds; half of the year beside all of it, implementation cycles, a whole department's tasks, goals
without money, classes of indicators side by side; special funds, weights, the whole period's money only, an institute's, a pasture's and
standards beside the targets, each with much told in numbers. As they stand they are right; each change makes what it
says.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from reconcile.findings.record import Finding
from reconcile.pipeline import reconcile
from reconcile.reading import read

LAYOUTS = Path(__file__).parent / "layouts"
LAYOUT_NAMES = sorted(one.stem for one in LAYOUTS.glob("*.txt"))
CHANGES = tomllib.loads((LAYOUTS / "changes.toml").read_text("utf-8"))["change"]


def findings(folder: Path, text: str) -> list[Finding]:
    file = folder / "budget.txt"
    file.write_text(text, "utf-8")
    return [one for one in reconcile(read(file)).findings if one.rule.startswith("PRF")]


@pytest.mark.parametrize("name", LAYOUT_NAMES)
def test_a_right_sheet_of_another_layout_is_not_accused(tmp_path: Path, name: str) -> None:
    text = (LAYOUTS / f"{name}.txt").read_text("utf-8")
    assert [one.message("zh") for one in findings(tmp_path, text)] == []


@pytest.mark.parametrize("change", CHANGES, ids=[f"{one['layout']}-{one['rules'][0]}" for one in CHANGES])
def test_what_is_wrong_is_found_and_nothing_else(tmp_path: Path, change: dict[str, Any]) -> None:
    text = (LAYOUTS / f"{change['layout']}.txt").read_text("utf-8")
    assert change["right"] in text
    found = findings(tmp_path, text.replace(change["right"], change["wrong"], 1))
    assert {one.rule for one in found} == set(change["rules"])


def test_years_that_do_not_cost_the_same_are_not_multiplied(tmp_path: Path) -> None:
    text = (LAYOUTS / "yearly.txt").read_text("utf-8")
    right = "每年240万元，三年共计720万元"
    assert right in text
    unlike = "2024年200万元，2025年起每年240万元，三年共计680万元"
    assert findings(tmp_path, text.replace(right, unlike)) == []


def test_the_cost_of_what_is_in_another_cost_does_not_come_to_it(tmp_path: Path) -> None:
    text = (LAYOUTS / "captioned.txt").read_text("utf-8")
    row = "\t\t设备购置成本\t≤120万元\n"
    assert row in text
    assert findings(tmp_path, text.replace(row, f"{row}\t\t墙面翻新成本\t≤88.6万元\n")) == []


@pytest.mark.parametrize(("total", "rules"), [("120", []), ("130", ["PRF301"])])
def test_the_words_of_an_evaluation_add_up_whatever_the_budget_became(
    tmp_path: Path, total: str, rules: list[str]
) -> None:
    text = (LAYOUTS / "evaluation.txt").read_text("utf-8")
    goal = "全年开放300天"
    assert goal in text
    words = f"场馆运行80万元、讲座40万元，共计{total}万元。{goal}"
    assert [one.rule for one in findings(tmp_path, text.replace(goal, words, 1))] == rules


@pytest.mark.parametrize(("initial", "rules"), [("325.60", ["PRF301"]), ("300.00", [])])
def test_the_items_of_an_evaluation_come_to_money_that_was_not_adjusted(
    tmp_path: Path, initial: str, rules: list[str]
) -> None:
    text = (LAYOUTS / "evaluated.txt").read_text("utf-8")
    goal, money = "资助学生3256人次，每人次1000元，共325.6万元。", "\t325.60\t325.60\t325.60"
    assert goal in text
    assert text.count(money) == 2
    items = text.replace(goal, "1.幼儿128.6万元；2.小学及初中152.4万元；3.高中46.4万元。")
    found = findings(tmp_path, items.replace(money, f"\t{initial}\t325.60\t325.60"))
    assert [one.rule for one in found] == rules


@pytest.mark.parametrize(("amount", "rules"), [("380.00", []), ("308.00", ["PRF109"]), ("300.00", [])])
def test_a_task_with_a_projects_name_costs_what_the_project_does(tmp_path: Path, amount: str, rules: list[str]) -> None:
    text = (LAYOUTS / "department.txt").read_text("utf-8")
    table = f"项目支出预算表\n\n单位：万元\n\n项目名称\t合计\n义务教育保障\t{amount}\n其他项目\t270.00\n\n"
    title = "2026年部门整体支出绩效目标表"
    assert title in text
    found = findings(tmp_path, text.replace(title, table + title, 1))
    assert [one.rule for one in found] == rules


def test_a_departments_cost_may_be_of_more_than_what_is_named_alike(tmp_path: Path) -> None:
    text = (LAYOUTS / "whole_tasks.txt").read_text("utf-8")
    right = "防疫物资采购成本\t≤412.6万元"
    assert right in text
    assert findings(tmp_path, text.replace(right, "物资采购成本\t≤600万元", 1)) == []


@pytest.mark.parametrize(("again", "rules"), [("39.8万元", []), ("10万元", []), ("38.9万元", ["PRF310"])])
def test_what_an_item_costs_is_the_same_at_its_end(tmp_path: Path, again: str, rules: list[str]) -> None:
    text = (LAYOUTS / "captioned.txt").read_text("utf-8")
    item = "3.监理及设计费39.8万元。"
    assert item in text
    said = f"{item}预计监理32处，预算费用为{again}。"
    assert [one.rule for one in findings(tmp_path, text.replace(item, said, 1))] == rules


@pytest.mark.parametrize(
    ("right", "also_right"),
    [("项目实施期限为3年，每年", "建设期限为2年，每年"), ("平台运维总成本\t≤\t240", "平台运维总成本\t≤\t700")],
)
def test_years_and_costs_that_may_well_be_so(tmp_path: Path, right: str, also_right: str) -> None:
    text = (LAYOUTS / "unfunded.txt").read_text("utf-8")
    assert right in text
    assert findings(tmp_path, text.replace(right, also_right, 1)) == []
