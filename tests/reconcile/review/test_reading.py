"""A review file from anywhere: checked, bounded, and every fault named by line, key and what was expected."""

import json
import os
import tomllib
from pathlib import Path

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.errors import InvalidSchema
from reconcile.review import Anchor, disclosure_of, open_review, review_path
from reconcile.review.reading import LARGEST, as_review, parse, read_review
from reconcile.review.schema import review_schema, schema_text
from tests.reconcile.review.cases import REPORT

ROOT = Path(__file__).parents[3]
GOOD = """schema = 1

[document]
path = "某局2026.txt"
sha256 = "aa"

[[finding]]
id = "f1"
rule = "SUM101"
severity = "error"
verdict = "inconsistent"

[[finding.decision]]
who = "甲"
when = 2026-03-01T09:00:00+08:00
what = "confirm"

[[finding]]
id = "f2"
rule = "SUM101"
severity = "error"
verdict = "inconsistent"

[[finding.decision]]
who = "甲"
when = 2026-03-01T09:00:00+08:00
what = "dismiss"
why = "尾差"
"""


SECOND = "finding[2].severity"
SEVERITIES = "advice | error | warning"


def fault(text: str) -> InvalidSchema:
    with pytest.raises(InvalidSchema) as caught:
        parse(text, "x.review.toml")
    return caught.value


class TestFaults:
    def test_the_good_file_is_good(self) -> None:
        assert len(as_review(parse(GOOD, "x")).finding) == 2

    @pytest.mark.parametrize(
        ("was", "becomes", "line", "name", "expected"),
        [
            ('"dismiss"', '"maybe"', 27, "finding[2].decision[1].what", "confirm | dismiss | explained | withdraw"),
            ('f2"\nrule = "SUM101"\nseverity = "error"', 'f2"\nrule = ""\nseverity = 3', 21, SECOND, SEVERITIES),
            ('sha256 = "aa"', "sha256 = 5", 5, "document.sha256", "string"),
            ("schema = 1", 'schema = 1\nnote = "none"', 2, "note", "array"),
        ],
    )  # fmt: skip
    def test_line_key_and_what_was_expected(self, was: str, becomes: str, line: int, name: str, expected: str) -> None:
        assert was in GOOD
        found = fault(GOOD.replace(was, becomes))
        assert found.key == "review-invalid"
        assert found.facts == {"file": "x.review.toml", "line": line, "name": name, "expected": expected}

    def test_a_time_that_is_none(self) -> None:
        found = fault(GOOD.replace("when = 2026-03-01T09:00:00+08:00", 'when = "soon"', 1))
        assert (found.facts["line"], found.facts["name"]) == (15, "finding[1].decision[1].when")
        assert found.facts["expected"] == "2026-03-01T09:30:00+08:00"

    def test_a_missing_key(self) -> None:
        found = fault(GOOD.replace('id = "f2"\n', ""))
        assert (found.key, found.facts["line"], found.facts["name"]) == ("review-key-missing", 18, "finding[2].id")

    def test_not_toml(self) -> None:
        found = fault("schema = 1\n[document\n")
        assert (found.key, found.facts["line"]) == ("review-not-toml", 2)

    def test_a_newer_version_is_refused(self) -> None:
        found = fault(GOOD.replace("schema = 1", "schema = 2"))
        assert (found.key, found.facts["found"], found.facts["known"]) == ("review-newer", 2, 1)

    @pytest.mark.parametrize("version", ["-3", "true", '"1"', "1.0"])
    def test_a_version_that_is_none(self, version: str) -> None:
        found = fault(GOOD.replace("schema = 1", f"schema = {version}"))
        assert (found.facts["line"], found.facts["name"], found.facts["expected"]) == (1, "schema", "integer")

    def test_nested_beyond_measure(self) -> None:
        assert fault("a = " + "[" * 100_000).key in {"review-too-deep", "review-not-toml"}

    def test_too_large(self, tmp_path: Path) -> None:
        path = tmp_path / "x.review.toml"
        with path.open("wb") as file:
            file.truncate(LARGEST + 1)
        with pytest.raises(InvalidSchema, match="review-too-large"):
            read_review(path)

    @pytest.mark.skipif(os.name == "nt", reason="needs named pipes")
    def test_what_has_no_end(self, tmp_path: Path) -> None:
        path = tmp_path / "x.review.toml"
        os.mkfifo(path)
        with pytest.raises(InvalidSchema, match="review-unreadable"):
            read_review(path)

    def test_a_note_beyond_measure(self) -> None:
        text = (
            GOOD
            + '\n[[note]]\nid = "n1"\nwho = "甲"\nwhen = 2026-03-01T09:00:00+08:00\ntext = "'
            + "长" * 30_000
            + '"\n'
        )
        assert fault(text).facts["name"] == "note[1].text"

    def test_not_text(self, tmp_path: Path) -> None:
        path = tmp_path / "x.review.toml"
        path.write_bytes(b"\xff\xfe\x00")
        with pytest.raises(InvalidSchema, match="review-not-text"):
            read_review(path)

    @given(st.text(max_size=300))
    def test_any_text_is_a_review_or_a_clear_fault(self, text: str) -> None:
        try:
            parse(text, "x")
        except InvalidSchema as error:
            assert error.key.startswith("review-")

    @given(st.data())
    def test_any_damage_to_a_review_is_a_review_or_a_clear_fault(self, data: st.DataObject) -> None:
        at = data.draw(st.integers(0, len(GOOD)))
        text = GOOD[:at] + data.draw(st.text(max_size=5)) + GOOD[at + data.draw(st.integers(0, 5)) :]
        try:
            parse(text, "x")
        except InvalidSchema as error:
            assert error.key.startswith("review-")


class TestTwice:
    """An entry that stands twice in a file edited by hand costs nothing that was written in either."""

    def test_a_finding_keeps_the_decisions_of_both(self) -> None:
        raw = parse(GOOD.replace('id = "f2"', 'id = "f1"\nticket = 7'), "x")
        (finding,) = as_review(raw).finding
        assert [one.what for one in finding.decision] == ["confirm", "dismiss"]
        assert raw["finding"][0]["ticket"] == 7

    def test_notes_are_both_kept(self) -> None:
        note = '\n[[note]]\nid = "n1"\nwho = "甲"\nwhen = 2026-03-01T09:00:00+08:00\ntext = "{}"\n'
        review = as_review(parse(GOOD + note.format("一") + note.format("二"), "x"))
        assert [one.text for one in review.note] == ["一", "二"]
        assert len({one.id for one in review.note}) == 2


class TestVersions:
    def test_a_hand_written_file_of_version_0_is_migrated(self) -> None:
        text = """
[document]
path = "a.txt"
sha256 = "aa"

[[finding]]
id = "f1"
rule = "SUM101"
severity = "error"
verdict = "inconsistent"
decision = "dismiss"
reason = "尾差"
by = "甲"
at = 2026-03-01T09:00:00+08:00
"""
        review = as_review(parse(text, "x"))
        assert review.schema == 1
        act = review.finding[0].decision[0]
        assert (act.who, act.what, act.why) == ("甲", "dismiss", "尾差")


class TestSchema:
    def test_the_file_is_what_the_code_says(self) -> None:
        assert (ROOT / "schemas/review-notes.schema.json").read_text("utf-8") == schema_text()

    def test_a_saved_review_is_valid_against_it(self, tmp_path: Path) -> None:
        path = tmp_path / "a.review.toml"
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "dismiss", "尾差")
            session.note(Anchor(kind="cell", title="表", text="1", at=(1, 2)), "备注\n二行")
        found = tomllib.loads(path.read_text("utf-8"))
        schema = json.loads((ROOT / "schemas/review-notes.schema.json").read_text("utf-8"))
        jsonschema.validate(msgspec.to_builtins(found), schema, jsonschema.Draft202012Validator)

    def test_the_example_in_the_documentation_is_valid(self) -> None:
        page = (ROOT / "docs/review-file.md").read_text("utf-8")
        review = as_review(parse(page.partition("```toml\n")[2].partition("```")[0], "docs/review-file.md"))
        assert review.finding[0].decision[0].why == "口径不同"
        assert len(review.note) == len(review.check) == 1

    def test_what_the_schema_refuses_is_refused_on_load(self) -> None:
        bad = tomllib.loads(GOOD.replace('what = "dismiss"', 'what = "maybe"'))
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(msgspec.to_builtins(bad), review_schema(), jsonschema.Draft202012Validator)


class TestPaths:
    """The path in a review file is followed only inside the review's folder."""

    def test_beside_it(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("x")
        assert disclosure_of(tmp_path / "a.review.toml", "a.txt") == (tmp_path / "a.txt").resolve()

    @pytest.mark.parametrize("named", ["../secret.txt", "/etc/passwd", "sub/../../secret.txt", "", "a\x00b", "~/x"])
    def test_never_outside(self, tmp_path: Path, named: str) -> None:
        folder = tmp_path / "folder"
        folder.mkdir()
        (tmp_path / "secret.txt").write_text("x")
        with pytest.raises(InvalidSchema) as caught:
            disclosure_of(folder / "a.review.toml", named)
        assert caught.value.key in {"review-path-outside", "review-disclosure-missing"}
        assert named == "~/x" or caught.value.key == "review-path-outside"

    def test_never_through_a_link(self, tmp_path: Path) -> None:
        folder = tmp_path / "folder"
        folder.mkdir()
        (tmp_path / "secret.txt").write_text("x")
        (folder / "a.txt").symlink_to(tmp_path / "secret.txt")
        with pytest.raises(InvalidSchema, match="review-path-outside"):
            disclosure_of(folder / "a.review.toml", "a.txt")

    def test_not_a_folder_or_a_device(self, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").mkdir()
        with pytest.raises(InvalidSchema, match="review-disclosure-missing"):
            disclosure_of(tmp_path / "a.review.toml", "a.pdf")

    def test_two_formats_of_one_name_have_a_review_each(self, tmp_path: Path) -> None:
        text, paper = tmp_path / "某局2026.txt", tmp_path / "某局2026.pdf"
        assert review_path(text).name == "某局2026.review.toml"
        review_path(text).write_text(GOOD, "utf-8")
        assert review_path(text).name == "某局2026.review.toml"
        assert review_path(paper).name == "某局2026.pdf.review.toml"
