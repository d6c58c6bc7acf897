"""The score: what counts as found, and the frames that the timing decides."""

from __future__ import annotations

from benchmarks.deciding import frames
from benchmarks.inject import Truth
from benchmarks.score import names_place
from reconcile.deciding import decide
from reconcile.disclosure import Part, Place
from reconcile.findings.record import Finding, Operand


def operand(text: str, *, part: Part = "table", title: str = "", row: str = "", sentence: str = "") -> Operand:
    return Operand(
        text=text, value=None, unit="", part=part, title=title, row=row, column="", sentence=sentence, place=Place(),
        block="",
    )  # fmt: skip


def finding(*operands: Operand) -> Finding:
    return Finding(
        id="1", rule="SUM101", severity="error", verdict="inconsistent", where="", operands=operands, facts={}
    )


CELL = Truth("cell-leaf", "table", "2025年预算支出总表", "50.01", "50.41", row="其他商贸事务支出")
SAID = Truth(
    "share", "narrative", "三、", "92.37", "72.37", sentence="支出预算12.00万元，其中：基本支出8.68万元，占72.37%。"
)


def test_a_finding_that_shows_the_changed_cell_is_a_hit() -> None:
    assert names_place(finding(operand("50.41", title="2025年预算支出总表", row="其他商贸事务支出")), CELL)


def test_the_same_row_of_another_table_is_none() -> None:
    assert not names_place(finding(operand("50.01", title="2025年预算收入总表", row="其他商贸事务支出")), CELL)


def test_a_finding_in_the_changed_sentence_is_a_hit_however_the_sentence_is_spaced() -> None:
    said = "支出预算 12.00万元,其中:基本支出8.68万元,占72.37%。"
    assert names_place(finding(operand("72.37%", part="narrative", sentence=said)), SAID)


def test_a_finding_in_another_sentence_is_none() -> None:
    assert not names_place(
        finding(operand("8.68万元", part="narrative", sentence="公务接待费8.68万元，与上年持平。")), SAID
    )


def test_the_frames_that_are_timed_hold_but_for_one_in_a_thousand() -> None:
    figures, equations, terms = frames(9000)
    verdicts = decide(figures, equations, terms)["verdict"]
    assert len(verdicts) == equations.height == 9000
    assert (verdicts == "inconsistent").sum() == 9
    assert set(verdicts) == {"consistent", "inconsistent"}
