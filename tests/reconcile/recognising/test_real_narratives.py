"""The narrative of two real disclosures tied to their tables: what ties, what is found, and no more.

What is expected was listed by reading the printed documents before the program was run on them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from reconcile.pipeline import Report, reconcile
from reconcile.reading import read
from tests.reconcile.told import NARRATIVE

SHARED = Path(__file__).parents[4] / "shared" / "disclosures"
JINCHENG = Path(__file__).parents[3] / "sample_data" / "jincheng-2026.txt"
SHANGHAI = SHARED / "shanghai-social-work-2024.pdf"


@cache
def report(path: Path) -> Report:
    """A disclosure, reconciled."""
    if not path.exists():
        pytest.skip(f"{path.name} is not here")
    return reconcile(read(path))


def found(path: Path) -> dict[str, list[str]]:
    """Operands' texts of every finding about the narrative, by rule."""
    result: dict[str, list[str]] = {}
    for one in report(path).findings:
        if one.rule.startswith(NARRATIVE):
            result.setdefault(one.rule, []).extend(operand.text for operand in one.operands)
    return result


def test_every_amount_and_percentage_of_jinchengs_third_part_is_tied() -> None:
    figures = report(JINCHENG).recognition.figures.values()
    marks = report(JINCHENG).marks
    own = [one for one in figures if one.part == "narrative" and one.dimension in ("money", "percent")]
    assert len(own) == 76
    assert [one.text for one in own if marks[one.id] not in ("tied", "tail")] == []


def test_in_jinchengs_narrative_four_things_are_found_and_no_more() -> None:
    assert found(JINCHENG) == {
        "TXT102": ["4,050.96万元", "4050.96"],  # 一般公共预算服务支出: no table has this class
        "TXT105": ["福利费"],  # the reason cites it, the table of basic expenditure has no such row
        "YOY109": ["1261.12万元"],  # the total's change is explained, this one is not
        "YOY107": ["2452.88万元", "1261.12万元"],  # −34.80 % beside +37.83 %: a question, no contradiction
    }


def test_total_and_part_that_move_apart_are_a_question_that_shows_the_implied_difference() -> None:
    (question,) = [one for one in report(JINCHENG).findings if one.rule == "YOY107"]
    assert question.severity == "warning"
    assert "3714" in question.message("zh")  # (4595.13 + 2452.88) − (4595.13 − 1261.12)


def test_whatever_is_quoted_from_a_pdf_has_its_page() -> None:
    quoted = [(found.rule, one.text) for found in report(SHANGHAI).findings for one in found.operands]
    paged = [(found.rule, one.text) for found in report(SHANGHAI).findings for one in found.operands if one.place.page]
    assert paged == quoted


def test_a_rate_is_told_two_digits_finer_than_it_is_printed_as_in_its_arithmetic() -> None:
    (share,) = [one for one in report(SHANGHAI).findings if one.rule == "SHR102"]
    assert share.recomputed == "9.5575"  # 29.42 ÷ 307.82 = 9.557534… %
    assert "9.5575%" in share.formula


def test_in_shanghais_narrative_the_slips_are_found_and_no_more() -> None:
    slips = found(SHANGHAI)
    assert set(slips) == {"TXT104", "TXT108", "SHR102", "SHR105", "SHR107", "YOY104", "CNT103"}
    assert slips["SHR107"] == ["11.31万元", "6.18万元", "4.64万元", "0.49万元"]  # items 2, 4, 5 and 7
    assert slips["TXT104"] == ["邮电费", "0.00"]
    assert slips["TXT108"] == ["事业单位医疗保险支出"]  # the purpose of 住房公积金
    assert slips["SHR102"][0] == "9.55%"  # 29.42 of 307.82 is 9.56 %: balanced so that the list totals 100.00
    assert slips["SHR105"] == ["95.89%", "307.82万元", "0万元", "321.02万元"]
    assert slips["YOY104"].count("100.00%") == 4
    assert slips["CNT103"] == ["21.07万元", "21.07万元", "21.07万元"]


def test_what_shanghai_is_accused_of_by_words_alone_counts_as_contradicted() -> None:
    marks = report(SHANGHAI).marks
    (baseless,) = [one for one in report(SHANGHAI).findings if one.rule == "YOY104"]
    rates = [one.figure for one in baseless.operands if one.text == "100.00%"]
    assert [marks[one] for one in rates] == ["contradicted"] * 4  # a rate without a base: no equation can hold
    left = [one for one in report(SHANGHAI).recognition.figures.values() if one.part == "narrative" and not one.nil]
    untied = [one.text for one in left if marks[one.id] == "unresolved"]
    # how many projects were planned and followed, their mean mark, and counts of nothing; for how much the projects were
    # planned, followed and judged (175.52万元) is told three times in the same words, and confirmed by that
    assert sorted(untied) == sorted(["1个", "1个", "100.00分", "0个", "0台（套）"])


def test_personnel_and_public_expenses_that_miss_their_total_by_a_tail_are_let_be() -> None:
    figures = report(SHANGHAI).recognition.figures.values()
    (total,) = [
        one for one in figures if one.text == "105.58万元" and "人员经费" not in one.title and "六、" in one.title
    ]
    assert report(SHANGHAI).marks[total.id] in ("tied", "tail")
