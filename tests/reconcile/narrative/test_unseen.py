"""Wordings of other provinces that no template lists, and texts that make no sense: nothing breaks the grammar."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.disclosure import Paragraph, Place
from reconcile.narrative.claims import Claim
from reconcile.narrative.grammar import read_section
from reconcile.narrative.subjects import Names

WORDINGS = tomllib.loads(Path(__file__).with_name("unseen.toml").read_text("utf-8"))["wording"]
RELATING = ("share", "change", "rate", "equal", "completion", "sum", "bound")


def claims(text: str) -> tuple[list[Claim], dict[str, str]]:
    """What a text of 2024 claims, and its figures as printed."""
    paragraphs = [
        Paragraph(id=f"p{number}", text=line, part="narrative", section=(), place=Place())
        for number, line in enumerate(text.splitlines())
    ]
    read = read_section(paragraphs, Names("某市某局"), 2024)
    return list(read.claims), {one.id: one.token.text for one in read.mentions}


def relations(text: str) -> list[str]:
    """Every claim that relates numbers, each in one line, as `unseen.toml` writes them."""
    made, printed = claims(text)
    return [
        " ".join(
            [one.kind, *("+".join(printed[part] for part in each.split("+")) if each else "–" for each in one.figures)]
        )
        for one in made
        if one.kind in RELATING
    ]


def amounts(text: str) -> list[tuple[str, str]]:
    """Name and figure, as printed, of every amount that is told of something."""
    made, printed = claims(text)
    return [(one.about.name, printed[one.figures[0]]) for one in made if one.kind == "amount"]


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda one: one["says"])
def test_an_unlisted_wording_is_read(wording: dict[str, Any]) -> None:
    assert sorted(relations(wording["text"])) == sorted(wording["claims"])


def test_a_list_after_a_reason_with_an_amount_is_of_that_amount() -> None:
    text = "“三公”经费50.00万元，比上年减少20.00万元，是因为两个单位划出，减少了经费12.00万元，其中公务接待费8.00万元。"
    assert amounts(text) == [("三公经费", "50.00万元")]
    listed = "“三公”经费50.00万元，主要原因是新增人员3人，其中：公务接待费8.00万元。"
    assert amounts(listed) == [("三公经费", "50.00万元"), ("公务接待费", "8.00万元")]


def test_changes_of_several_things_told_together_are_of_none() -> None:
    text = "因公出国（境）费3.00万元，公务接待费4.00万元。与2023年相比，分别减少0.50万元、0.40万元。"
    assert relations(text) == []
    assert [figure for _, figure in amounts(text)] == ["3.00万元", "4.00万元"]


def test_a_sentence_without_a_subject_goes_on_with_the_head_of_the_one_before() -> None:
    text = (
        "“三公”经费50.00万元，其中公务接待费10.00万元。比2023年预算减少5.00万元，其中公务接待费减少1.00万元。"
        "比2023年执行数减少2.00万元，下降3.85%。"
    )
    assert "rate 3.85% 2.00万元 50.00万元 –" in relations(text)


def test_an_aspect_that_is_named_is_what_follows_speaks_of() -> None:
    text = "因公出国（境）费预算8.00万元，比2023年决算数减少2.00万元。在公务接待费方面，2023年决算数5.00万元，预算数4.00万元。"
    assert amounts(text)[-2:] == [("公务接待费", "5.00万元"), ("公务接待费", "4.00万元")]


def test_a_negative_growth_goes_down() -> None:
    made, _ = claims("采购预算8.00万元，同比减少2.00万元，负增长20.00%。")
    assert {one.kind: one.direction for one in made if one.direction} == {"change": -1, "rate": -1}


def test_a_share_is_of_the_whole_that_is_told_in_its_words() -> None:
    text = "全市预算收入100.00万元。市本级预算收入40.00万元，县级预算收入60.00万元。新区预算收入25.00万元，占全市预算收入25.00%。"
    assert relations(text) == ["share 25.00% 25.00万元 100.00万元"]


def test_what_was_carried_over_is_of_the_fund_that_it_stands_beside() -> None:
    text = "收入总计24万元，包括一般公共预算本年收入20万元、上年结转3万元，政府性基金预算本年收入0万元、上年结转1万元。"
    made, _ = claims(text)
    carried = [one.about.fund for one in made if one.kind == "amount" and one.about.name == "上年结转"]
    assert carried == ["一般公共预算", "政府性基金预算"]


WORDS = "预算收入 支出总计 基本支出 其中： 比上年 较2023年的 增加 减少 增长 下降 占 占比 与上年持平 完成年初预算的 年初预算为 支出决算为"
JOINTS = "两项合计 由 增加到 主要原因是 等 ， ； 。 、 （ ） ： “三公”经费"
NUMBERS = "100.00万元 0万元 12.5% 3个 2辆 4125.49,"
PIECES = st.sampled_from([*WORDS.split(), *JOINTS.split(), *NUMBERS.split(), "\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_no_order_of_words_breaks_the_grammar(pieces: list[str]) -> None:
    relations("".join(pieces) or "。")
