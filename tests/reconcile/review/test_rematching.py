"""Findings whose words are alike keep their decisions when one of them is mended."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reconcile.review import Anchor, Position, open_review
from reconcile.review.rematching import rematch
from tests.reconcile.review.cases import finding, report

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


@given(st.dictionaries(NAMES, PRINTED), st.dictionaries(NAMES, PRINTED))
def test_no_finding_is_lost_and_no_id_is_there_twice(then: dict[str, str], now: dict[str, str]) -> None:
    raw = {"finding": [{"id": name, "operand": [{"text": text}], "mark": name} for name, text in then.items()]}
    rematch(raw, [finding(name, text) for name, text in now.items()])
    kept = raw["finding"]
    assert [one["mark"] for one in kept] == list(then)
    assert len({one["id"] for one in kept}) == len(kept)


@given(st.dictionaries(NAMES, PRINTED))
def test_nothing_moves_where_nothing_changed(then: dict[str, str]) -> None:
    raw = {"finding": [{"id": name, "operand": [{"text": text}]} for name, text in then.items()]}
    rematch(raw, [finding(name, text) for name, text in then.items()])
    assert [one["id"] for one in raw["finding"]] == list(then)
