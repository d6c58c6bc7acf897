"""This year's document held against last year's: what ties, what does not, and what is left alone."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from reconcile.export.report_json import report_object
from reconcile.export.report_text import report_text
from reconcile.language import speaker
from reconcile.pipeline import Report, reconcile
from reconcile.reading import read
from reconcile.recognising.earlier import of_one_body

TABLE = """某市某局{year}年度单位预算公开

第二部分 {year}年单位预算报表

{year}年一般公共预算支出预算表

单位：万元

科目编码	科目名称	合计	基本支出	项目支出
合计		{total}	{basic}	150.00
201	一般公共服务支出	{general}	{own}	150.00
221	住房保障支出	120.00	120.00

第三部分 {year}年度单位预算情况说明

五、一般公共预算支出情况说明

{year}年度某市某局一般公共预算当年支出{total}万元，{words}。
"""
LAST = {"year": 2025, "total": "480.00", "basic": "330.00", "general": "360.00", "own": "210.00"}
THIS = {"year": 2026, "total": "500.00", "basic": "350.00", "general": "380.00", "own": "230.00"}


def held(folder: Path, words: str, last: dict[str, object] | None = None) -> Report:
    """This year's document with these words, against last year's."""
    now, before = folder / "now.txt", folder / "before.txt"
    now.write_text(TABLE.format(words=words, **THIS), "utf-8")
    before.write_text(TABLE.format(words="比上年增加10.00万元，增长2.13%", **(last or LAST)), "utf-8")
    return reconcile(read(now), prior=read(before))


def fired(report: Report) -> list[str]:
    return [one.rule for one in report.findings if one.rule.startswith("PRI")]


@pytest.mark.parametrize(
    "words",
    [
        "比上年增加20.00万元，增长4.17%",
        "比2025年预算增加20.00万元",
        "较上年预算数增长4.17%",
        "比上年增加20万元",
    ],
)
def test_a_base_that_last_year_printed_ties(tmp_path: Path, words: str) -> None:
    assert fired(held(tmp_path, words)) == []


def test_a_base_that_last_year_did_not_print_is_a_warning_with_both_sides(tmp_path: Path) -> None:
    report = held(tmp_path, "比上年增加30.00万元，增长6.38%")
    (finding,) = [one for one in report.findings if one.rule == "PRI101"]
    assert finding.severity == "warning"
    assert (finding.stated, finding.recomputed, finding.gap) == ("480", "470", "10")
    assert "〔2025〕2025年一般公共预算支出预算表" in {one.title for one in finding.operands}


def test_a_gap_that_is_the_change_itself_is_no_line_left_out(tmp_path: Path) -> None:
    report = held(tmp_path, "比上年增加20.00万元，增长4.17%", THIS | {"year": 2025})
    (finding,) = [one for one in report.findings if one.rule == "PRI101"]
    assert finding.gap == "20"
    assert finding.hints == ()


def test_a_change_against_what_was_spent_is_left_alone(tmp_path: Path) -> None:
    assert fired(held(tmp_path, "比上年执行数增加30.00万元")) == []


def test_the_document_of_another_year_is_not_held_against_it(tmp_path: Path) -> None:
    report = held(tmp_path, "比上年增加30.00万元", {**LAST, "year": 2023})
    assert fired(report) == []
    assert {one.rule for one in report.not_run} >= {"PRI101", "PRI102", "PRI103", "PRI104"}


def test_the_document_of_another_unit_is_held_against_it_and_said_so(tmp_path: Path) -> None:
    report = held(tmp_path, "比上年增加20.00万元")
    told = report_object(report, "zh")
    assert told.prior is not None
    assert told.prior.same
    assert "请确认是同一单位" not in report_text(told, speaker("zh"))
    before = tmp_path / "before.txt"
    before.write_text(before.read_text("utf-8").replace("某市某局", "某市另一局"), "utf-8")
    other = report_object(reconcile(read(tmp_path / "now.txt"), prior=read(before)), "zh")
    assert other.prior is not None
    assert (other.prior.entity, other.prior.same) == ("某市另一局", False)
    assert "上年文件是“某市另一局”的，本文件是“某市某局”的" in report_text(other, speaker("zh"))


@pytest.mark.parametrize(
    ("now", "then", "same"),
    [
        ("某市某局", "某市某局（本级）", True),
        ("某市某局", "某市某局机关", True),
        ("某市某局", "", True),
        ("某市某局", "某市另一局", False),
    ],
)
def test_units_are_told_apart_by_their_names(now: str, then: str, same: bool, tmp_path: Path) -> None:
    read_one = held(tmp_path, "比上年增加20.00万元").disclosure
    assert of_one_body(replace(read_one, entity=now), replace(read_one, entity=then)) is same


def test_nothing_of_last_years_document_counts_as_printed_in_this_one(tmp_path: Path) -> None:
    report = held(tmp_path, "比上年增加20.00万元")
    alone = reconcile(read(tmp_path / "now.txt"))
    assert {part: counts["total"] for part, counts in report.coverage().items()} == {
        part: counts["total"] for part, counts in alone.coverage().items()
    }
    assert report.disclosure == alone.disclosure


def test_findings_keep_their_ids_with_and_without_last_year(tmp_path: Path) -> None:
    report = held(tmp_path, "比上年增加30.00万元，增长9.99%")
    alone = {one.id for one in reconcile(read(tmp_path / "now.txt")).findings}
    assert alone
    assert alone <= {one.id for one in report.findings}


ACCOUNT = """某市某局2026年度单位决算

第三部分 {year}年度单位决算情况说明

五、一般公共预算财政拨款支出决算情况说明

{year}年度一般公共预算财政拨款支出年初预算为{planned}万元，支出决算为500.00万元。
"""
BUDGET = """某市某局
2026年度单位预算公开

2026年一般公共预算支出预算表

单位：万元

科目编码	科目名称	合计	基本支出	项目支出
合计		500.00	350.00	150.00
201	一般公共服务支出	380.00	230.00	150.00
20105	统计信息事务	380.00	230.00	150.00
2010501	行政运行	230.00	230.00
2010504	信息事务	150.00		150.00
221	住房保障支出	120.00	120.00
22102	住房改革支出	120.00	120.00
2210201	住房公积金	120.00	120.00
"""


@pytest.mark.parametrize(("planned", "found"), [("500.00", 0), ("500.02", 0), ("499.98", 0), ("500.03", 1)])
def test_a_planned_total_may_differ_by_the_rounding_of_its_items(planned: str, found: int, tmp_path: Path) -> None:
    """Three items printed to 0.01 added up lie within 3 × 0.005 of their sum, and the total printed within 0.005."""
    (tmp_path / "a.txt").write_text(ACCOUNT.format(year=2026, planned=planned), "utf-8")
    (tmp_path / "b.txt").write_text(BUDGET, "utf-8")
    report = reconcile(read(tmp_path / "a.txt"), prior=read(tmp_path / "b.txt"))
    assert fired(report) == ["PRI103"] * found


def test_an_earlier_document_of_the_wrong_year_is_said_once(tmp_path: Path) -> None:
    report = held(tmp_path, "比上年增加20.00万元，增长4.17%", LAST | {"year": 2023})
    lines = report_text(report_object(report, "zh"), speaker("zh")).splitlines()
    assert [line.split("：")[0] for line in lines if "2023 年" in line] == ["未执行 PRI101, PRI102, PRI103, PRI104"]
