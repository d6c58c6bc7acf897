"""Findings whose words are alike keep their decisions when one of them is mended."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reconcile.review import Anchor, Position, open_review
from reconcile.review.evidence import words
from reconcile.review.record import saved
from reconcile.review.rematching import rematch
from tests.reconcile.review.cases import FINDINGS, finding, place, report

ALIKE = (finding("a1", "1.00", "2.00"), finding("a1-2", "3.00", "4.00"), finding("a1-3", "5.00", "6.00"))


def test_the_ones_that_follow_keep_their_own_decisions(tmp_path: Path) -> None:
    path = tmp_path / "a.review.toml"
    with open_review(path, report(*ALIKE), "甲") as session:
        for number, one in enumerate(ALIKE):
            session.decide(one.id, "explained", f"reason {number}")
        session.note(Anchor(kind="finding", finding="a1-3"), "third")
        session.position = Position(finding="a1-2")
    mended = report(finding("a1", "3.00", "4.00"), finding("a1-2", "5.00", "6.00"))
    with open_review(path, mended, "甲") as session:
        assert [session.history(name)[0].why for name in ("a1", "a1-2")] == ["reason 1", "reason 2"]
        assert [session.status(name) for name in ("a1", "a1-2")] == ["explained", "explained"]
        assert session.notes[0].anchor.finding == "a1-2"
        assert session.position.finding == "a1"
        (gone,) = [one for one in session.review.finding if one.gone]
        assert gone.decision[0].why == "reason 0"


def test_a_changed_one_is_open_and_shows_its_own_earlier_decision(tmp_path: Path) -> None:
    path = tmp_path / "a.review.toml"
    with open_review(path, report(*ALIKE), "甲") as session:
        for number, one in enumerate(ALIKE):
            session.decide(one.id, "explained", f"reason {number}")
    changed = report(ALIKE[0], finding("a1-2", "3.00", "9.00"), ALIKE[2])
    with open_review(path, changed, "甲") as session:
        assert [session.status(one.id) for one in ALIKE] == ["explained", "open", "explained"]
        lapsed = session.standing("a1-2").lapsed
        assert lapsed is not None
        assert lapsed.why == "reason 1"


NAMES = st.sampled_from(["a", "a-2", "a-3", "b", "b-2"])
PRINTED = st.sampled_from(["1", "2", "3"])


def kept(name: str, text: str) -> dict[str, Any]:
    """A finding as it stands in a review file."""
    return msgspec.to_builtins(saved(finding(name, text), "zh"))


@given(st.dictionaries(NAMES, PRINTED), st.dictionaries(NAMES, PRINTED))
def test_no_finding_is_lost_and_no_id_is_there_twice(then: dict[str, str], now: dict[str, str]) -> None:
    raw = {"finding": [{**kept(name, text), "mark": name} for name, text in then.items()]}
    rematch(raw, [saved(finding(name, text), "zh") for name, text in now.items()])
    found = raw["finding"]
    assert [one["mark"] for one in found] == list(then)
    assert len({one["id"] for one in found}) == len(found)


@given(st.dictionaries(NAMES, PRINTED))
def test_nothing_moves_where_nothing_changed(then: dict[str, str]) -> None:
    raw = {"finding": [kept(name, text) for name, text in then.items()]}
    rematch(raw, [saved(finding(name, text), "zh") for name, text in then.items()])
    assert [one["id"] for one in raw["finding"]] == list(then)


def test_a_sum_that_gained_a_child_is_the_same_finding_changed() -> None:
    """Its id is made of the words around its first places, so it has another one now."""
    then = finding("a1", "9.94", "6.90", "3.14")
    now = replace(then, id="zz", operands=(*then.operands[:2], place("5.00", "其他"), then.operands[2]))
    raw = {"finding": [msgspec.to_builtins(saved(then, "zh"))]}
    rematch(raw, [saved(now, "zh")])
    assert [one["id"] for one in raw["finding"]] == ["zz"]


SAID = "合同金额681.18万元，2023年底支付267.89万元，2024年支付19.58万元"


@pytest.mark.parametrize(
    ("says", "same"),
    [
        ("合同金额681.18万元，2022年支付30万元，2023年底支付267.89万元，2024年支付19.58万元", True),
        ("机关运行经费比上年减少，主要是公用经费标准调整", False),
    ],
)
def test_a_sentence_that_was_rewritten_is_known_by_what_is_left_of_it(says: str, same: bool) -> None:
    then = replace(FINDINGS[0], operands=(replace(place("681.18万元", ""), sentence=SAID),))
    now = replace(then, id="zz", operands=(replace(place("681.18万元", ""), sentence=says),))
    raw = {"finding": [msgspec.to_builtins(saved(then, "zh"))]}
    rematch(raw, [saved(now, "zh")])
    assert (raw["finding"][0]["id"] == "zz") is same


def test_a_sentence_that_still_stands_has_not_become_another() -> None:
    """Narratives are made of sentences that differ in their subject alone."""
    then = replace(FINDINGS[0], operands=(replace(place("5.00", ""), sentence="公务接待费支出5.00万元，比上年增长3%"),))
    now = replace(
        then, id="zz", operands=(replace(place("5.00", ""), sentence="公务用车费支出5.00万元，比上年增长3%"),)
    )
    raw = {"finding": [msgspec.to_builtins(saved(then, "zh"))]}
    rematch(raw, [saved(now, "zh")], words("公务接待费支出6.00万元，比上年增长3%"))
    assert raw["finding"][0]["id"] == then.id


def test_another_row_of_the_same_table_is_another_finding() -> None:
    raw = {"finding": [msgspec.to_builtins(saved(finding("a1", "1.00", "2.00", row="行政运行"), "zh"))]}
    rematch(raw, [saved(finding("b1", "1.00", "2.00", row="信息事务"), "zh")])
    assert raw["finding"][0]["id"] == "a1"
