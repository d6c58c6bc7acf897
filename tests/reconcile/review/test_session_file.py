"""A session over a new version of the disclosure, in its file, and between two people."""

import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace

from reconcile.errors import InvalidSchema, ReviewUnsaved
from reconcile.review import Anchor, open_review
from tests.reconcile.review.cases import DISCLOSURE, FINDINGS, REPORT, finding, in_folder, report

TITLE = "2026年预算支出总表"


class TestNewVersion:
    def test_notes_follow_their_words_and_are_adrift_without_them(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.note(Anchor(kind="cell", title=TITLE, text="100.00", block="t1", at=(9, 9)), "一")
            session.note(Anchor(kind="cell", title=TITLE, text="77.00", block="t1", at=(1, 1)), "二")
            session.note(Anchor(kind="sentence", text="比上年增长8%", block="p9"), "三")
            session.note(Anchor(kind="finding", finding="f1"), "四")
        newer = report(*FINDINGS[1:], disclosure=replace(DISCLOSURE, sha256="b" * 64))
        with open_review(path, newer, "甲") as session:
            one, two, three, four = session.notes
            assert (one.anchor.block, one.anchor.at, one.adrift) == ("t1", (1, 1), False)
            assert two.adrift
            assert (three.anchor.block, three.anchor.page) == ("p1", 9)
            assert four.adrift
            assert session.carried is not None
            assert session.carried.adrift == (two.id, four.id)
            assert session.carried.drifted == (
                (f"{TITLE} · 77.00", "二"),
                (f"SUM101 {TITLE} 行政运行：100.00 ≠ 60.00 + 41.00，差 1", "四"),
            )
            assert session.carried.open == ("f2", "f3")
            assert session.carried.fixed == ("f1",)

    @pytest.mark.parametrize(
        ("row", "column", "text", "was", "found"),
        [
            ("信息事务", "合计", "50.00", (1, 1), (2, 1)),  # the row has moved
            ("信息事务", "2026年·项目支出", "50.00", (2, 2), (2, 3)),  # the column has moved
            ("信息事务", "合计", "100.00", (2, 1), None),  # another row happens to print the same
            ("行政运行", "基本支出", "100.00", (1, 2), None),  # another column does
            ("事业运行", "合计", "50.00", (3, 1), None),  # the row is gone, and two others print the same
            ("某项目", "", "41.00", (7, 7), (1, 3)),  # the label stands over the table, and there is no other
            ("某项目", "预算数", "50.00", (2, 1), (2, 1)),  # nothing has moved
        ],
    )
    def test_a_note_stays_with_its_row_and_column(
        self, path: Path, row: str, column: str, text: str, was: tuple[int, int], found: tuple[int, int] | None
    ) -> None:
        with open_review(path, REPORT, "甲") as session:
            anchor = Anchor(kind="cell", title=TITLE, row=row, column=column, text=text, block="t1", at=was)
            session.note(anchor, "请核实")
        newer = report(*FINDINGS, disclosure=replace(DISCLOSURE, sha256="b" * 64))
        with open_review(path, newer, "甲") as session:
            assert session.notes[0].adrift == (found is None)
            assert session.notes[0].anchor.at == (found or was)

    def test_an_earlier_review_comes_along(self, path: Path, tmp_path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "dismiss", "尾差")
            session.decide("f2", "confirm")
            session.note(Anchor(), "整体不错")
        newer = report(
            FINDINGS[0],
            finding("f2", "7.00", "9.00"),
            finding("f9", "1", "2", row="信息事务"),
            disclosure=replace(DISCLOSURE, sha256="b" * 64),
        )
        with open_review(tmp_path / "新.review.toml", newer, "甲", earlier=path) as session:
            assert session.status("f1") == "dismissed"
            assert session.status("f2") == "open"
            assert session.standing("f2").lapsed is not None
            assert [one.text for one in session.notes] == ["整体不错"]
            carried = session.carried
            assert carried is not None
            assert (carried.new, carried.fixed, carried.changed, carried.same) == (("f9",), ("f3",), ("f2",), ("f1",))
            assert carried.open == ()
        assert path.read_text("utf-8").count("[[finding.decision]]") == 2
        with open_review(tmp_path / "新.review.toml", newer, "甲") as session:  # it was saved at once
            assert session.status("f1") == "dismissed"


class TestFile:
    def test_unknown_keys_survive(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
        text = path.read_text("utf-8")
        text = text.replace("[document]\n", '[document]\narchive = "A-17"\n', 1)
        text = text.replace("[[finding]]\n", "[[finding]]\nticket = 12\n", 1)
        text = text.replace("[[finding.operand]]\n", "[[finding.operand]]\nseen = true\n", 1)
        text = text.replace("[[finding.decision]]\n", '[[finding.decision]]\nphone = "3344"\n', 1)
        path.write_text(text + '\n[office]\nname = "某市审计局"\n', "utf-8")
        with open_review(path, REPORT, "甲") as session:
            session.decide("f2", "confirm")
        kept = tomllib.loads(path.read_text("utf-8"))
        assert kept["document"]["archive"] == "A-17"
        assert kept["finding"][0]["ticket"] == 12
        assert kept["finding"][0]["operand"][0]["seen"] is True
        assert kept["finding"][0]["decision"][0]["phone"] == "3344"
        assert kept["office"] == {"name": "某市审计局"}

    def test_a_second_save_changes_only_what_was_done(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
            before = path.read_text("utf-8").splitlines()
            session.decide("f2", "confirm")
            after = path.read_text("utf-8").splitlines()
        added = [line for line in after if line not in before]
        assert [line for line in before if line not in after] == []
        assert len(added) <= 6

    def test_the_path_in_it_is_relative(self, path: Path, tmp_path: Path) -> None:
        with open_review(path, in_folder(tmp_path), "甲") as session:
            session.decide("f1", "confirm")
        assert tomllib.loads(path.read_text("utf-8"))["document"]["path"] == "某局2026.txt"

    def test_a_broken_file_is_refused_and_left_alone(self, path: Path) -> None:
        path.write_text("schema = 1\n[document\n", "utf-8")
        with pytest.raises(InvalidSchema) as caught:
            open_review(path, REPORT, "甲")
        assert caught.value.key == "review-not-toml"
        assert caught.value.facts["line"] == 2
        assert path.read_text("utf-8") == "schema = 1\n[document\n"


class TestTwoPeople:
    def test_the_second_is_told_who_has_it_and_can_read(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as first:
            first.decide("f1", "confirm")
            with open_review(path, REPORT, "乙") as second:
                assert second.read_only
                assert second.holder is not None
                assert second.holder.who == "甲"
                assert second.status("f1") == "confirmed"
                with pytest.raises(ReviewUnsaved) as caught:
                    second.decide("f2", "confirm")
                assert caught.value.facts["who"] == "甲"
                assert second.status("f2") == "open"
        with open_review(path, REPORT, "乙") as second:
            assert not second.read_only

    def test_read_only_on_wish_takes_no_lock(self, path: Path) -> None:
        with open_review(path, REPORT, "甲", read_only=True) as looking, open_review(path, REPORT, "乙") as session:
            assert looking.read_only
            assert not session.read_only
            with pytest.raises(ReviewUnsaved, match="review-to-read"):
                looking.decide("f1", "confirm")
