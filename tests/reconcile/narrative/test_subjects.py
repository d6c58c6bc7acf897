"""What the words before an amount name, and whether that is sure."""

from __future__ import annotations

import pytest

from reconcile.narrative.naming import subject_of
from reconcile.narrative.subjects import Names


@pytest.mark.parametrize(
    ("phrase", "name", "fund", "side", "sure"),
    [
        ("2024年度某市某局一般公共预算当年支出", "总计", "一般公共预算", "支出", True),
        ("某市局国有资本经营预算拨款收入", "总计", "国有资本经营预算", "收入", True),
        ("财政拨款安排的“三公”经费预算", "三公经费", "财政拨款", "支出", True),
        ("一般公共预算财政拨款支出决算数为", "总计", "一般公共预算", "支出", True),
        ("基本支出决算", "基本支出", "", "支出", True),
        ("涉及一般公共预算支出", "总计", "", "支出", False),
        ("某某专项行动", "", "", "", False),
        ("单位资金及财政专户管理资金收入", "", "", "", False),
        ("一般公共预算和政府性基金预算拨款收入", "", "", "", False),
        ("一般公共预算财政拨款收入", "总计", "一般公共预算", "收入", True),
        ("拟购买服务支出", "政府采购服务", "", "", True),
        ("货物类政府采购预算", "政府采购货物", "", "", True),
    ],
)
def test_a_subject_is_sure_only_if_every_word_is_understood(
    phrase: str, name: str, fund: str, side: str, *, sure: bool
) -> None:
    about = subject_of(phrase, Names("某市某局"), 2024)
    assert about.sure is sure
    if sure:
        assert (about.name, about.fund, about.side) == (name, fund, side)


@pytest.mark.parametrize(
    ("phrase", "owner"),
    [
        ("下属某中心基本支出", "某中心"),
        ("某市某局本级基本支出", "本级"),
        ("某市某局基本支出", ""),
        ("市本级基本支出", ""),
    ],
)
def test_an_amount_of_another_organisation_says_whose_it_is(phrase: str, owner: str) -> None:
    about = subject_of(phrase, Names("某市某局"), 2024)
    assert (about.name, about.owner) == ("基本支出", owner)


@pytest.mark.parametrize("phrase", ["专用材料购置费决算数为", "办公楼运行维护费"])
def test_what_is_bought_or_run_is_not_always_a_car(phrase: str) -> None:
    assert not subject_of(phrase, Names()).known


@pytest.mark.parametrize(("bracket", "sure"), [("", True), ("（对附属单位补助支出、上缴上级支出）", False)])
def test_other_kinds_of_spending_in_a_bracket_are_not_the_class_of_that_name(bracket: str, *, sure: bool) -> None:
    names = Names(labels={"其他支出": "其他支出"})
    assert subject_of(f"其他支出{bracket}", names).sure is sure
