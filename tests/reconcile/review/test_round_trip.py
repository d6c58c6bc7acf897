"""What is rendered comes back as it was, and what a person wrote into the file stays."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reconcile.review import Anchor, open_review
from reconcile.review.reading import read_review
from reconcile.review.rendering import render
from tests.reconcile.review.cases import REPORT

PLAIN = st.one_of(
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.datetimes(timezones=st.just(UTC)),
    st.floats(allow_nan=False),
)
KEYS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=12
)


class TestRoundTrip:
    @given(st.dictionaries(KEYS, VALUES, max_size=6))
    def test_every_table_comes_back_as_it_was(self, table: dict[str, Any]) -> None:
        assert tomllib.loads(render(table)) == table

    @given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
    def test_every_note_comes_back_as_it_was(self, text: str) -> None:
        when = datetime(2026, 3, 1, tzinfo=UTC)
        table = {"schema": 1, "note": [{"id": "n1", "who": text, "when": when, "text": text}]}
        assert tomllib.loads(render(table)) == table

    def test_what_was_rendered_before_is_rendered_the_same(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.note(Anchor(), "一")
            for finding, reason in (("f2", ""), ("f1", ""), ("f2", "再看过")):
                session.decide(finding, "confirm", reason)
                raw = tomllib.loads(path.read_text("utf-8"))
                assert render(raw) == path.read_text("utf-8")
            session.undo()
            assert len(tomllib.loads(path.read_text("utf-8"))["finding"][1]["decision"]) == 3

    def test_comments_at_the_top_stay_and_the_file_says_so(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
        text = path.read_text("utf-8")
        assert "Comments at the top are kept" in text
        path.write_text("# 二科复核，卷宗 A-17\n" + text, "utf-8")
        with open_review(path, REPORT, "甲") as session:
            session.decide("f2", "confirm")
        assert path.read_text("utf-8").startswith("# 二科复核，卷宗 A-17\n# gouji: review notes")

    def test_a_byte_order_mark_that_an_editor_left_does_no_harm(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "explained")
        path.write_text("# 二科复核\n" + path.read_text("utf-8"), "utf-8-sig")
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
        assert path.read_bytes().startswith("# 二科复核\n".encode())
        assert len(read_review(path)["finding"][0]["decision"]) == 2

    def test_short_tables_stand_under_their_own_heads(self) -> None:
        text = render({"schema": 1, "finding": [{"id": "f", "decision": [{"who": "a"}, {"who": "b"}]}]})
        assert text.count("[[finding.decision]]\n") == 2
