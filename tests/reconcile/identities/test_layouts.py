"""Layouts of provinces that no file at hand has, after the field's descriptions, with figures made up to tie.

A correct table must never be accused, and a wrong figure in it must be seen.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.reconcile.identities.reconciled import contradictions, recognised, tied, with_more

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.txt"))
# Figures that nothing else in these tables says anything about: 其中 columns, counts, 行政经费, kinds of assets.
ALONE = {
    "beijing": {"公务用车加油"},
    "central-single-row": {"教育收费"},
    "central-two-years": {"教育收费"},
    "county-in-yuan": {"专项收入"},
    "final-with-three-measures": {
        "支出经济分类",
        "福利",
        "商品和",
        "个人和家庭",
        "资本性",
        "接待费",
        "保有量",
        "批次",
        "机关运行",
    },
    "guangdong": {"行政经费"},
    "yunnan-flow": {"接待费", "团组", "购置数", "保有量", "批次", "人次", "机关运行", "行政单位", "参照"},
    "zhejiang": {"资产", "投资", "在建"},
}
# Figures of totals that heads or ordinals only suggest: stated while they hold, not where they break.
UNSURE = {
    "guangdong": {"支出（", "福利", "商品和服务", "个人和家庭", "行政事业类", "一般公共预算"},
    "years-in-rows": {"汇总情况"},  # a table of one line: its cells may have been moved
    "zhejiang": {"国有资产"},
}


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_a_correct_table_is_not_accused(path: Path) -> None:
    assert contradictions(recognised(path)) == []


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_every_printed_amount_takes_part_in_an_equation(path: Path) -> None:
    known = recognised(path)
    used = tied(known)
    left = [one for one in known.figures.values() if one.part == "table" and not one.nil and one.id not in used]
    alone = ALONE.get(path.stem, set())
    unexpected = [one for one in left if not any(word in one.row_label + one.column_label for word in alone)]
    assert [(one.title, one.row_label, one.column_label, one.text) for one in unexpected] == []


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_a_wrong_amount_contradicts_something(path: Path) -> None:
    known = recognised(path)
    unsure = UNSURE.get(path.stem, set())
    amounts = [
        one.id
        for one in (known.figures[name] for name in sorted(tied(known)))
        if one.micro and not any(word in one.title + one.row_label for word in unsure)
    ]
    chosen = Random(path.stem).sample(amounts, min(25, len(amounts)))
    unseen = [known.figures[one] for one in chosen if not contradictions(with_more(known, one, 3_170_000_000))]
    assert [(one.title, one.row_label, one.column_label, one.text) for one in unseen] == []
