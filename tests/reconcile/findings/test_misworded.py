"""A wrong word beside a figure is one finding, and never hides a second mistake beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.findings.record import Finding
from tests.reconcile.told import reported

TABLES = """某市某局2024年度部门预算公开

2024年部门支出总表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t1000.00\t640.00\t360.00
205\t教育支出\t600.00\t400.00\t200.00
20502\t普通教育\t600.00\t400.00\t200.00
2050204\t高中教育\t600.00\t400.00\t200.00
208\t社会保障和就业支出\t400.00\t240.00\t160.00
20805\t行政事业单位养老支出\t400.00\t240.00\t160.00
2080501\t行政单位离退休\t400.00\t240.00\t160.00

2024年财政拨款“三公”经费支出表

单位：万元

项目\t2024年预算数
合计\t32.50
因公出国（境）费\t0.00
公务接待费\t2.50
公务用车购置及运行费\t30.00
其中：公务用车运行维护费\t10.00
公务用车购置费\t20.00

第三部分 2024年部门预算情况说明

一、部门支出总体情况

2024年支出预算1000.00万元，比上年增加40.00万元，增长4.17%。其中：基本支出640.00万元，比上年增加22.00万元，增长3.56%；\
项目支出360.00万元，比上年增加18.00万元，增长5.26%。

二、“三公”经费预算情况

2024年“三公”经费预算32.50万元，比2023年预算30.00万元增加2.50万元，增长8.33%。其中：因公出国（境）费0.00万元，与上年持平；\
公务接待费2.50万元，比2023年预算3.00万元减少0.50万元，下降16.67%；公务用车购置及运行费30.00万元，\
比上年增加3.00万元，增长11.11%，其中：公务用车运行维护费10.00万元，比上年增加2.00万元，增长25.00%。
"""
Change = tuple[str, str]


def found(folder: Path, *changes: Change) -> list[Finding]:
    """The errors and warnings on the text, which has none, after these changes."""
    text = TABLES
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return [one for one in reported(text, folder).findings if one.severity != "advice"]


def test_the_text_is_right(tmp_path: Path) -> None:
    assert found(tmp_path) == []


def test_a_wrong_direction_is_told_by_its_words_with_all_that_it_breaks(tmp_path: Path) -> None:
    # Beside 增长8.33% and 30.00 − 2.50 = 27.50, also −2.50 of the whole is not −0.50 + 3.00 of its parts.
    (one,) = found(tmp_path, ("30.00万元增加2.50", "30.00万元减少2.50"))
    assert (one.rule, one.severity, len(one.also)) == ("YOY102", "error", 2)
    assert {"2.50万元", "8.33%", "32.50万元", "30.00万元", "0.50万元", "3.00万元"} == {
        operand.text for operand in one.operands
    }
    assert ("hint-sign", "2.50万元") in one.hints


def test_a_direction_of_a_part_is_not_told_again_with_the_whole(tmp_path: Path) -> None:
    (one,) = found(tmp_path, ("比上年增加3.00", "比上年减少3.00"))
    assert (one.rule, one.severity, len(one.also)) == ("YOY102", "error", 1)


def test_a_wrong_unit_is_one_finding(tmp_path: Path) -> None:
    (one,) = found(tmp_path, ("公务接待费2.50万元", "公务接待费2.50元"))
    assert (one.rule, one.severity) == ("TXT101", "error")
    assert ("hint-unit", "2.50元") in one.hints


def test_a_rate_of_the_wrong_direction_is_one_finding(tmp_path: Path) -> None:
    (one,) = found(tmp_path, ("增长8.33", "下降8.33"))
    assert (one.rule, one.also) == ("YOY102", ())


FLIPPED, FALLEN = ("30.00万元增加2.50", "30.00万元减少2.50"), ("比上年增加18.00", "比上年减少18.00")
ROSE, CAR = ("3.00万元减少0.50", "3.00万元增加0.50"), ("比上年增加2.00", "比上年减少2.00")
IN_YUAN = ("公务接待费2.50万元", "公务接待费2.50元")


@pytest.mark.parametrize(
    ("one", "other", "shows"),
    [
        (FLIPPED, ROSE, ("8.33%", "16.67%")),
        (FLIPPED, CAR, ("8.33%", "25.00%")),
        (ROSE, CAR, ("16.67%", "25.00%")),
        (FLIPPED, ("下降16.67", "增长16.67"), ("8.33%", "16.67%")),
        (FLIPPED, ("下降16.67", "下降18.67"), ("8.33%", "18.67%")),
        (FLIPPED, ("公务用车购置及运行费30.00万元", "公务用车购置及运行费31.00万元"), ("8.33%", "31.00万元")),
        (FLIPPED, ("比2023年预算3.00", "比2023年预算3.70"), ("8.33%", "3.70万元")),
        (FLIPPED, ("增长11.11", "增长21.11"), ("8.33%", "21.11%")),
        (FLIPPED, IN_YUAN, ("8.33%", "2.50元")),
        (FLIPPED, ("公务用车运行维护费10.00", "公务用车运行维护费12.00"), ("8.33%", "12.00万元")),
        (ROSE, ("预算32.50", "预算33.50"), ("16.67%", "33.50万元")),
        (ROSE, ("增长8.33", "下降8.33"), ("16.67%", "8.33%")),
        (ROSE, ("购置及运行费30.00万元", "购置及运行费30.00元"), ("16.67%", "30.00元")),
        (IN_YUAN, ("预算32.50", "预算33.50"), ("2.50元", "33.50万元")),
        (IN_YUAN, ("购置及运行费30.00万元", "购置及运行费30.00元"), ("2.50元", "30.00元")),
        (IN_YUAN, ("增长25.00", "增长35.00"), ("2.50元", "35.00%")),
        (FALLEN, ("比上年增加22.00", "比上年减少22.00"), ("5.26%", "3.56%")),
        (FALLEN, ("基本支出640.00", "基本支出620.00"), ("5.26%", "620.00万元")),
        (FALLEN, ("增长3.56", "增长9.56"), ("5.26%", "9.56%")),
        (FALLEN, ("增长4.17", "下降4.17"), ("5.26%", "4.17%")),
    ],
)
def test_two_mistakes_in_one_sentence_are_two_findings(
    one: Change, other: Change, shows: tuple[str, str], tmp_path: Path
) -> None:
    leads = [{operand.text for operand in finding.operands} for finding in found(tmp_path, one, other)]
    assert len(leads) >= 2
    assert any(shows[0] in here and shows[1] in there for here in leads for there in leads if here is not there)
