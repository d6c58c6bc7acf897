"""Two reviewers' files joined: nothing dropped, disagreements shown."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.errors import InvalidSchema
from reconcile.review.merging import disputes, merge
from reconcile.review.reading import as_review
from reconcile.review.standing import progress

START = datetime(2026, 3, 1, tzinfo=UTC)


def review(*findings: dict[str, Any], notes: list[dict[str, Any]] | None = None, **other: Any) -> dict[str, Any]:
    made = {"schema": 1, "document": {"path": "a.txt", "sha256": "aa"}, **other, "finding": list(findings)}
    return {**made, "note": notes} if notes else made


def finding(name: str, *acts: dict[str, Any]) -> dict[str, Any]:
    table = {"id": name, "rule": "SUM101", "severity": "error", "verdict": "inconsistent"}
    return {**table, "decision": list(acts)} if acts else table


def act(who: str, what: str, minute: int = 0, why: str = "x") -> dict[str, Any]:
    return {"who": who, "when": START + timedelta(minutes=minute), "what": what, "why": why}


def note(name: str, text: str, who: str = "甲", minute: int = 0) -> dict[str, Any]:
    return {"id": name, "who": who, "when": START + timedelta(minutes=minute), "text": text}


def test_decisions_are_joined_in_the_order_of_time() -> None:
    ours = review(finding("f1", act("甲", "confirm", 5)), finding("f2"))
    theirs = review(finding("f1", act("乙", "dismiss", 3)), finding("f3", act("乙", "confirm")))
    made = as_review(merge(ours, theirs))
    assert [one.id for one in made.finding] == ["f1", "f2", "f3"]
    assert [one.who for one in made.finding[0].decision] == ["乙", "甲"]


def test_a_disagreement_is_shown() -> None:
    made = merge(review(finding("f1", act("甲", "confirm"))), review(finding("f1", act("乙", "dismiss", 1))))
    assert [one.id for one in disputes(made)] == ["f1"]
    agreed = merge(review(finding("f1", act("甲", "confirm"))), review(finding("f1", act("乙", "confirm", 1))))
    assert disputes(agreed) == ()


def test_what_reviewers_disagree_on_is_not_decided() -> None:
    ours = review(finding("f1", act("甲", "confirm")), finding("f2", act("甲", "dismiss")))
    made = as_review(merge(ours, review(finding("f1", act("乙", "dismiss", 1)), finding("f2"))))
    done = progress(made.finding)
    assert (done.total, done.confirmed, done.dismissed, done.explained) == (2, 0, 1, 0)


def test_a_common_past_is_there_once() -> None:
    past = [act("甲", "confirm"), act("甲", "withdraw", 1)]
    made = merge(review(finding("f1", *past, act("甲", "dismiss", 2))), review(finding("f1", *past)))
    assert [one["what"] for one in made["finding"][0]["decision"]] == ["confirm", "withdraw", "dismiss"]


def test_all_notes_and_no_id_twice() -> None:
    both, ours, theirs = note("n1", "一"), note("n2", "二", minute=1), note("n2", "三", "乙", 2)
    made = merge(review(notes=[both, ours]), review(notes=[both, theirs]))
    assert [one["text"] for one in made["note"]] == ["一", "二", "三"]
    assert len({one["id"] for one in made["note"]}) == 3


def test_unknown_keys_of_both_survive() -> None:
    made = merge(review(office={"name": "甲局"}), review(archive={"box": 3}))
    assert (made["office"], made["archive"]) == ({"name": "甲局"}, {"box": 3})


def test_reviews_of_different_disclosures_are_not_joined() -> None:
    other = {**review(), "document": {"path": "b.txt", "sha256": "bb"}}
    with pytest.raises(InvalidSchema, match="merge-different"):
        merge(review(), other)


ACTS = st.lists(
    st.builds(act, st.sampled_from("甲乙丙"), st.sampled_from(["confirm", "explained", "withdraw"]), st.integers(0, 9)),
    max_size=5,
)
REVIEWS = st.dictionaries(st.sampled_from(["f1", "f2", "f3"]), ACTS).map(
    lambda told: review(*(finding(name, *sorted(acts, key=lambda one: one["when"])) for name, acts in told.items()))
)


def histories(raw: dict[str, Any]) -> dict[str, list[tuple[str, ...]]]:
    """Each finding's acts, whatever their order."""
    return {
        one["id"]: sorted((act["who"], str(act["when"]), act["what"]) for act in one.get("decision", []))
        for one in raw["finding"]
    }


@given(REVIEWS, REVIEWS)
def test_who_comes_first_does_not_change_what_is_kept(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    assert histories(merge(ours, theirs)) == histories(merge(theirs, ours))


@given(REVIEWS)
def test_a_review_joined_with_itself_is_itself(ours: dict[str, Any]) -> None:
    assert histories(merge(ours, ours)) == histories(ours)


@given(REVIEWS, REVIEWS)
def test_nothing_is_dropped(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    made = histories(merge(ours, theirs))
    for one in (ours, theirs):
        for name, acts in histories(one).items():
            assert all(made[name].count(act) >= acts.count(act) for act in acts)
