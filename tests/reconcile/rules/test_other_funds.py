"""All funds against fiscal appropriation: the difference is what the balance form lists besides, or is told in words."""

from __future__ import annotations

from pathlib import Path

from reconcile.language import speaker
from reconcile.pipeline import Report, reconcile
from reconcile.reading import read

TABLES = """2026年部门收支总表

单位：万元

收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、{first}\t{fiscal}\t一、一般公共服务支出\t120.00
{other}本年收入合计\t120.00\t本年支出合计\t120.00
收入总计\t120.00\t支出总计\t120.00

2026年财政拨款收支总表

单位：万元

收入\t\t支出\t\t
项目\t预算数\t项目\t合计\t一般公共预算
一、一般公共预算拨款\t{general}\t一、一般公共服务支出\t{general}\t{general}
本年收入合计\t{general}\t本年支出合计\t{general}\t{general}
收入总计\t{general}\t支出总计\t{general}\t{general}
"""
OTHERS = "二、事业收入\t15.00\t\t\n三、其他收入\t5.00\t\t\n"


def report(tmp_path: Path, first: str, general: str, other: str = OTHERS) -> Report:
    path = tmp_path / "budget.txt"
    path.write_text(TABLES.format(first=first, fiscal="100.00", general=general, other=other), "utf-8")
    return reconcile(read(path))


def test_what_the_balance_form_lists_explains_income_and_expenditure(tmp_path: Path) -> None:
    known = report(tmp_path, "财政拨款收入", "100.00")
    assert sum(one.rule == "TIE109" for one in known.equations) == 2
    assert [one for one in known.findings if one.severity == "error"] == []


def test_a_difference_that_it_does_not_explain_is_advice(tmp_path: Path) -> None:
    (one,) = (one for one in report(tmp_path, "财政拨款收入", "90.00").findings if one.rule == "TIE109")
    assert (one.severity, one.gap) == ("advice", "10")


def test_where_single_funds_are_listed_their_own_tie_tells(tmp_path: Path) -> None:
    found = report(tmp_path, "一般公共预算拨款收入", "90.00").findings
    assert [one.rule for one in found if one.severity == "error"] == ["TIE101"]
    assert "TIE109" not in {one.rule for one in found}


def test_where_no_other_funds_are_listed_the_difference_is_told_in_words(tmp_path: Path) -> None:
    known = report(tmp_path, "财政拨款收入", "100.00", other="")
    told = {speaker("zh")(one.why, **one.facts) for one in known.not_run if one.rule == "TIE109"}
    assert "本年收入合计 = 财政拨款本年收入合计：差 20万元，文件没有列出其他资金，没有核对" in told
