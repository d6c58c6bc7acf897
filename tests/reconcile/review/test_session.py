"""A session: every act is on disk at once, in a file that a person can read and edit."""

import getpass
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from reconcile.disclosure import Place
from reconcile.findings.record import Finding
from reconcile.review import Anchor, OwnCheck, Position, open_review
from tests.reconcile.review.cases import FINDINGS, REPORT, TABLE, finding, place, report

TITLE = "2026年预算支出总表"


class TestDeciding:
    def test_nothing_is_written_before_the_first_act(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            assert session.status("f1") == "open"
            session.position = Position(finding="f2")
        assert not path.exists()

    def test_a_decision_is_on_disk_when_the_call_returns(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "dismiss", "尾差")
            on_disk = tomllib.loads(path.read_text("utf-8"))
        act = on_disk["finding"][0]["decision"][0]
        assert (act["who"], act["what"], act["why"]) == ("甲", "dismiss", "尾差")
        assert act["evidence"] == ["100.00", "60.00", "41.00"]

    def test_a_name_that_is_said_later_stands_under_what_the_account_has_signed(self, path: Path) -> None:
        with open_review(path, REPORT, getpass.getuser()) as session:
            session.sign_as(getpass.getuser())
            assert not path.exists()  # a name is no act
            session.decide("f1", "confirm")
            session.note(Anchor(finding="f1"), "看")
            session.sign_as("张三")
            session.decide("f2", "confirm")
            on_disk = tomllib.loads(path.read_text("utf-8"))
        acts = [act for one in on_disk["finding"] for act in one.get("decision", [])]
        assert [act["who"] for act in (*acts, *on_disk["note"])] == ["张三"] * 3

    def test_each_verdict_has_its_status(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
            session.decide("f2", "dismiss", "口径不同")
            session.decide("f3", "explained", "单位来函说明")
            assert [session.status(one.id) for one in FINDINGS] == ["confirmed", "dismissed", "explained"]
            assert session.progress().decided == 3
            assert session.progress().open == 0

    def test_a_dismissal_needs_a_reason(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session, pytest.raises(ValueError, match="reason"):
            session.decide("f1", "dismiss", " ")
        assert not path.exists()

    def test_several_findings_are_one_act(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide_all(["f1", "f2"], "confirm")
            session.undo()
            assert session.progress().decided == 0

    def test_the_same_decision_again_adds_nothing(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
            session.decide("f1", "confirm")
            session.decide_all(["f1", "f2"], "confirm")
            assert [len(session.history(one)) for one in ("f1", "f2")] == [1, 1]
            session.undo()
            assert [session.status(one) for one in ("f1", "f2")] == ["confirmed", "open"]
            session.decide("f1", "explained", "来函")
            session.decide("f1", "explained", "又来函")
            assert [one.why for one in session.history("f1")] == ["", "来函", "又来函"]
            session.undo()
            session.decide("f1", "explained", "又来函")
            assert session.history("f1")[-1].why == "又来函"

    def test_the_same_decision_of_another_person_counts(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
        with open_review(path, REPORT, "乙") as session:
            session.decide("f1", "confirm")
            assert [one.who for one in session.history("f1")] == ["甲", "乙"]

    def test_history_is_appended_and_never_overwritten(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
            session.decide("f1", "dismiss", "看错了")
            session.undo()
            session.redo()
        with open_review(path, REPORT, "乙") as session:
            session.decide("f1", "explained", "来函")
            assert [(one.who, one.what) for one in session.history("f1")] == [
                ("甲", "confirm"),
                ("甲", "dismiss"),
                ("甲", "withdraw"),
                ("甲", "dismiss"),
                ("乙", "explained"),
            ]

    def test_undo_brings_back_the_decision_before(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
            session.decide("f1", "dismiss", "看错了")
            step = session.undo()
            assert step is not None
            assert step.finding == "f1"
            assert session.status("f1") == "confirmed"
            session.undo()
            assert session.status("f1") == "open"
            assert session.undo() is None

    def test_a_decision_of_before_can_be_withdrawn(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
        with open_review(path, REPORT, "甲") as session:
            assert session.withdraw("f1")
            assert session.status("f1") == "open"
            session.undo()
            assert session.status("f1") == "confirmed"
            assert not session.withdraw("f2")

    def test_disagreement_with_an_earlier_reviewer_shows(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "dismiss", "尾差")
        with open_review(path, REPORT, "乙") as session:
            session.decide("f1", "confirm")
            standing = session.standing("f1")
            assert standing.status == "confirmed"
            assert [one.who for one in standing.disputed] == ["甲"]


class TestWhatIsPrinted:
    def test_a_changed_operand_opens_the_finding_and_shows_the_earlier_decision(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "dismiss", "尾差")
        changed = report(finding("f1", "100.00", "60.00", "42.00"), *FINDINGS[1:])
        with open_review(path, changed, "甲") as session:
            standing = session.standing("f1")
            assert standing.status == "open"
            assert standing.lapsed is not None
            assert standing.lapsed.why == "尾差"
            session.decide("f1", "confirm")
            assert session.status("f1") == "confirmed"

    def test_an_operand_gained_or_lost_opens_the_finding(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
        with open_review(path, report(finding("f1", "100.00", "60.00")), "甲") as session:
            assert session.status("f1") == "open"
            session.decide("f1", "confirm")
        with open_review(path, REPORT, "甲") as session:
            assert session.status("f1") == "open"
            assert session.standing("f1").lapsed is not None

    def test_exchanged_operands_open_the_finding(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "dismiss", "尾差")
        with open_review(path, report(finding("f1", "100.00", "41.00", "60.00")), "甲") as session:
            assert session.status("f1") == "open"

    def test_last_years_document_at_hand_or_not_changes_nothing(self, path: Path) -> None:
        alone = FINDINGS[0]
        earlier = replace(place("90.00", "合计", title=f"〔2025〕{TABLE.title}"), place=Place())
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
        both = replace(alone, operands=(*alone.operands, earlier))
        with open_review(path, report(both), "甲") as session:
            assert session.status("f1") == "confirmed"
            session.decide("f1", "dismiss", "上年有误")
        other = replace(both, operands=(*alone.operands, replace(earlier, text="91.00")))
        with open_review(path, report(other), "甲") as session:
            assert session.status("f1") == "open"
        with open_review(path, REPORT, "甲") as session:
            assert session.status("f1") == "dismissed"

    def test_evidence_of_before_there_were_places_is_bound_in_its_order(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
        text = path.read_text("utf-8")
        head, _, rest = text.partition("places = [")
        path.write_text(head + rest.partition("]\n")[2], "utf-8")
        with open_review(path, REPORT, "甲") as session:
            assert session.status("f1") == "confirmed"
        with open_review(path, report(finding("f1", "100.00", "41.00", "60.00")), "甲") as session:
            assert session.status("f1") == "open"

    def test_what_is_missing_is_told_by_its_name(self, path: Path) -> None:
        """Findings without a place differ only in what they name, and are counted anew when one is mended."""

        def missing(name: str, form: str) -> Finding:
            return replace(
                FINDINGS[0], id=name, rule="FRM101", where="", operands=(), facts={"form": form, "family": "x"}
            )

        with open_review(path, report(missing("m", "收支总表"), missing("m-2", "三公经费表")), "甲") as session:
            session.decide("m", "dismiss", "本级不编")
        with open_review(path, report(missing("m", "三公经费表")), "甲") as session:
            assert session.status("m") == "open"
            assert session.standing("m").lapsed is None

    def test_a_shifted_page_changes_nothing(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
        one = FINDINGS[0]
        shifted = replace(one, operands=tuple(replace(two, place=replace(two.place, page=9)) for two in one.operands))
        with open_review(path, report(shifted), "甲") as session:
            assert session.status("f1") == "confirmed"

    def test_a_decision_written_by_hand_is_bound_to_what_the_file_says_was_printed(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.note(Anchor(), "begun")
        text = path.read_text("utf-8")
        by_hand = '[[finding.decision]]\nwho = "乙"\nwhen = 2026-03-01T09:00:00+08:00\nwhat = "confirm"\n\n[[finding]]'
        head, first, rest = text.partition("[[finding]]")
        path.write_text(head + first + rest.replace("[[finding]]", by_hand, 1), "utf-8")
        with open_review(path, REPORT, "甲") as session:
            assert session.status("f1") == "confirmed"
        with open_review(path, report(finding("f1", "100.00", "60.00", "43.00")), "甲") as session:
            assert session.status("f1") == "open"

    def test_a_decided_finding_that_is_gone_is_kept_and_does_not_count(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
        with open_review(path, report(*FINDINGS[1:]), "甲") as session:
            assert session.progress().total == 2
            gone = [one for one in session.review.finding if one.gone]
            assert [one.id for one in gone] == ["f1"]
        with open_review(path, REPORT, "甲") as session:
            assert session.status("f1") == "confirmed"
            assert not any(one.gone for one in session.review.finding)


class TestNotes:
    def test_a_note_is_added_changed_and_taken_out(self, path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            anchor = Anchor(kind="cell", title=TITLE, row="行政运行", column="合计", text="100.00", at=(1, 1))
            name = session.note(anchor, "与上年相同？\r\n请单位说明")
            assert session.notes[0].text == "与上年相同？\n请单位说明"
            session.edit_note(name, "已问")
            assert session.notes[0].text == "已问"
            session.undo()
            assert session.notes[0].text.startswith("与上年")
            session.remove_note(name)
            assert session.notes == ()
            session.undo()
            assert [one.id for one in session.notes] == [name]
        with open_review(path, REPORT, "乙") as session:
            assert session.notes[0].anchor == anchor

    def test_a_check_of_ones_own_is_kept(self, path: Path) -> None:
        cell = Anchor(kind="cell", title=TITLE, text="100.00", block="t1", at=(1, 1))
        check = OwnCheck(
            id="", who="", when=datetime.now(UTC), kind="sum", target=cell, parts=(cell,), verdict="consistent"
        )
        with open_review(path, REPORT, "甲") as session:
            name = session.check(check)
        with open_review(path, REPORT, "甲") as session:
            assert [(one.id, one.who, one.kind) for one in session.checks] == [(name, "甲", "sum")]
            session.remove_check(name)
            assert session.checks == ()

    def test_the_position_is_where_it_was(self, path: Path) -> None:
        where = Position(finding="f2", pane="table", block="t1", row=1, column=3)
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
            session.position = where
        with open_review(path, REPORT, "甲") as session:
            assert session.position == where
