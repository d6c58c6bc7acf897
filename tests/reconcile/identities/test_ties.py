"""Ties between tables: stated where the document shows that both have the same scope, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.identities import state_ties
from reconcile.ledger import Equation, NotRun
from tests.reconcile.identities.reconciled import contradictions, recognised

BALANCE = """2026年收支总表

单位：万元

收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算\t{general}\t一、一般公共服务支出\t{first}
二、事业收入\t{own}\t二、教育支出\t{second}
本年收入合计\t{year}\t本年支出合计\t{year}
上年结转\t{carried}\t年终结转\t{carried}
收入总计\t{total}\t支出总计\t{total}
"""
EXPENDITURE = """
2026年支出总表

单位：{unit}

科目编码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t{both}\t{both}\t
201\t一般公共服务支出\t{one}\t{one}\t
20103\t政府办公厅（室）及相关机构事务\t{one}\t{one}\t
2010301\t行政运行\t{one}\t{one}\t
205\t教育支出\t{two}\t{two}\t
20502\t普通教育\t{two}\t{two}\t
2050202\t小学教育\t{two}\t{two}\t
"""
NOTHING_CARRIED = {"general": "100.00", "own": "", "year": "100.00", "carried": "", "total": "100.00"}
SOMETHING_CARRIED = {**NOTHING_CARRIED, "carried": "7.00", "total": "107.00"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "example.txt"


def ties(file: Path, text: str) -> tuple[list[Equation], list[NotRun]]:
    file.write_text(text, encoding="utf-8")
    stated = list(state_ties(recognised(file), ("TIE101",)))
    return [one for one in stated if isinstance(one, Equation)], [one for one in stated if isinstance(one, NotRun)]


def broken(file: Path) -> list[str]:
    return [one for one in contradictions(recognised(file)) if one.startswith("TIE")]


def test_totals_that_agree_show_the_scope_and_so_a_class_that_differs_is_found(file: Path) -> None:
    text = BALANCE.format(**SOMETHING_CARRIED, first="70.00", second="30.00")
    text += EXPENDITURE.format(unit="万元", both="100.00", one="80.00", two="20.00")
    stated, _ = ties(file, text)
    assert len(stated) == 3
    assert len(broken(file)) == 2


def test_the_reading_with_what_was_carried_over_is_tried_too(file: Path) -> None:
    text = BALANCE.format(**SOMETHING_CARRIED, first="80.00", second="20.00")
    text += EXPENDITURE.format(unit="万元", both="107.00", one="87.00", two="20.00")
    stated, _ = ties(file, text)
    assert stated[0].source == "收支总表·支出总计 = 支出表·合计·合计"


def test_totals_and_classes_that_differ_while_something_was_carried_over_accuse_nobody(file: Path) -> None:
    text = BALANCE.format(**SOMETHING_CARRIED, first="80.00", second="20.00")
    text += EXPENDITURE.format(unit="万元", both="103.00", one="83.00", two="20.00")
    stated, not_run = ties(file, text)
    assert stated == []
    assert [one.why for one in not_run] == ["why-scope-differs"]


def test_a_total_alone_that_differs_is_found_where_nothing_was_carried_over(file: Path) -> None:
    text = BALANCE.format(**NOTHING_CARRIED, first="80.00", second="20.00")
    text += EXPENDITURE.format(unit="万元", both="103.00", one="83.00", two="20.00")
    ties(file, text)
    assert len([one for one in broken(file) if one.startswith("TIE101")]) == 2


LINES_OF_CARRY_OVER = "上年结转\t{carried}\t年终结转\t{carried}\n收入总计\t{total}\t支出总计\t{total}\n"
SPENT = {"both": "103.00", "one": "83.00", "two": "20.00"}


def test_a_balance_without_a_line_for_what_is_carried_over_has_the_scope_of_the_expenditure_form(file: Path) -> None:
    text = BALANCE.replace(LINES_OF_CARRY_OVER, "").format(**NOTHING_CARRIED, first="80.00", second="20.00")
    ties(file, text + EXPENDITURE.format(unit="万元", **SPENT))
    assert len(broken(file)) == 2


@pytest.mark.parametrize(
    "old, new",
    [
        ("2026年支出总表", "2026年支出总表（含上年结转）"),
        ("本年支出合计\t{year}", "本年支出合计\t90.00"),
        ("二、教育支出\t{second}\n", "二、教育支出\t{second}\n三、上年结转\t3.00\t\t\n"),
    ],
    ids=["the title", "unequal sides", "a line of receipts"],
)
def test_but_not_where_the_document_speaks_of_carry_over(file: Path, old: str, new: str) -> None:
    text = BALANCE.replace(LINES_OF_CARRY_OVER, "") + EXPENDITURE
    values = {**NOTHING_CARRIED, **SPENT, "unit": "万元", "first": "80.00", "second": "20.00"}
    ties(file, text.replace(old, new).format(**values))
    assert broken(file) == []


def test_a_sentence_that_tells_an_amount_carried_over_is_reason_enough(file: Path) -> None:
    text = BALANCE.replace(LINES_OF_CARRY_OVER, "").format(**NOTHING_CARRIED, first="80.00", second="20.00")
    text += EXPENDITURE.format(unit="万元", **SPENT)
    ties(file, f"本年支出合计103.00万元，其中上年结转安排3.00万元。\n\n{text}")
    assert broken(file) == []


def test_more_than_was_there_in_all_is_found_whatever_was_carried_over(file: Path) -> None:
    text = BALANCE.format(**SOMETHING_CARRIED, first="80.00", second="20.00")
    text += EXPENDITURE.format(unit="万元", both="117.00", one="97.00", two="20.00")
    ties(file, text)
    assert broken(file) == ["TIE108 2026年支出总表 / 2026年收支总表: 支出表·合计 ≤ 收支总表·支出总计"]


@pytest.mark.parametrize(
    ("carried", "both", "found"),
    [
        ({"carried": "", "total": "100.00"}, "100.00", True),
        ({"carried": "7.00", "total": "107.00"}, "100.00", True),  # and 7.00 go on to the next year
        ({"carried": "7.00", "total": "107.00"}, "93.00", False),  # without what was carried over
    ],
)
def test_an_item_of_the_general_budget_is_not_more_than_that_of_all_funds_where_these_hold_all_that_is_spent(
    carried: dict[str, str], both: str, found: bool, file: Path
) -> None:
    text = BALANCE.format(**{**NOTHING_CARRIED, "own": "20.00", **carried}, first="60.00", second="40.00")
    text += EXPENDITURE.format(unit="万元", both=both, one="55.00", two="20.00")
    general = EXPENDITURE.replace("支出总表", "一般公共预算支出表").format(
        unit="万元", both="80.00", one="50.00", two="30.00"
    )
    ties(file, text + general)
    items = [one for one in broken(file) if "2050202" in one or "小学教育" in one]
    assert bool(items) is found, broken(file)


def test_a_table_in_another_unit_ties_by_its_unit(file: Path) -> None:
    text = BALANCE.format(**SOMETHING_CARRIED, first="80.00", second="20.00")
    text += EXPENDITURE.format(unit="元", both="1000000.00", one="800000.00", two="200000.00")
    stated, _ = ties(file, text)
    assert len(stated) == 3
    assert broken(file) == []


def test_a_table_with_the_wrong_unit_is_found_though_money_was_carried_over(file: Path) -> None:
    text = BALANCE.format(**SOMETHING_CARRIED, first="80.00", second="20.00")
    text += EXPENDITURE.format(unit="元", both="100.00", one="80.00", two="20.00")
    ties(file, text)
    assert len(broken(file)) == 3


def test_funds_of_a_balance_that_has_no_line_for_carry_over_may_hold_it(file: Path) -> None:
    text = """2026年收支总体情况表

单位：万元

收入\t\t支出\t
项目\t预算数\t项目\t预算数
一般公共预算\t107.00\t一般公共服务支出\t107.00
收入总计\t107.00\t支出总计\t107.00

2026年收入总体情况表

单位：万元

科目编码\t科目名称\t总计\t一般公共预算\t政府性基金预算\t上年结转
合计\t\t107.00\t100.00\t\t7.00
201\t一般公共服务支出\t107.00\t100.00\t\t7.00
"""
    file.write_text(text, encoding="utf-8")
    assert not broken(file)


FISCAL = """
2026年财政拨款收支总表

单位：万元

收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算\t{all}\t一、一般公共服务支出\t10.00
\t\t二、教育支出\t20.00
\t\t三、{last}\t{rest}
本年收入合计\t{all}\t本年支出合计\t{all}
收入总计\t{all}\t支出总计\t{all}
"""
OWN_INCOME = """2026年收支总表

单位：万元

收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算\t70.00\t一、一般公共服务支出\t10.00
二、事业收入\t30.00\t二、教育支出\t20.00
\t\t三、{last}\t70.00
本年收入合计\t100.00\t本年支出合计\t100.00
收入总计\t100.00\t支出总计\t100.00
"""


@pytest.mark.parametrize("last", ["某某新设支出", "卫生健康支出"])
def test_classes_that_agree_bind_no_totals_where_the_class_that_other_money_went_to_differs(
    file: Path, last: str
) -> None:
    file.write_text(OWN_INCOME.format(last=last) + FISCAL.format(last=last, all="70.00", rest="40.00"), "utf-8")
    assert broken(file) == []


FISCAL_BALANCE = """2024年财政拨款收支总表

单位：万元

收入\t\t支出\t\t
项目\t决算数\t项目\t一般公共预算财政拨款\t政府性基金预算财政拨款
一、一般公共预算\t70.00\t一、一般公共服务支出\t65.00\t0.00
二、政府性基金预算\t0.00\t二、教育支出\t5.00\t0.00
本年收入合计\t70.00\t本年支出合计\t70.00\t0.00
年初财政拨款结转和结余\t0.00\t年末财政拨款结转和结余\t0.00\t0.00
收入总计\t70.00\t支出总计\t70.00\t0.00
"""
GENERAL = EXPENDITURE.replace("2026年支出总表", "2026年一般公共预算支出表")


def test_the_balance_form_of_fiscal_money_does_not_show_that_there_is_no_other_money(file: Path) -> None:
    """As where the page of the whole balance form could not be read."""
    whole = EXPENDITURE.format(unit="万元", both="100.00", one="80.00", two="20.00")
    general = GENERAL.format(unit="万元", both="70.00", one="65.00", two="5.00")
    file.write_text(FISCAL_BALANCE + whole + general, encoding="utf-8")
    assert not broken(file)


def test_a_balance_form_that_prints_grand_totals_only_is_held_against_the_tables_of_its_funds(file: Path) -> None:
    text = """2026年财政拨款收支预算总表

单位：万元

财政拨款收入\t\t财政拨款支出\t\t\t
项目\t预算数\t项目\t合计\t一般公共预算\t政府性基金预算
一、一般公共预算\t100.00\t一、教育支出\t80.00\t80.00\t
二、政府性基金预算\t10.00\t二、城乡社区支出\t30.00\t20.00\t10.00
收入总计\t110.00\t支出总计\t110.00\t100.00\t10.00

2026年一般公共预算支出功能分类预算表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
205\t教育支出\t{one}\t{one}\t
212\t城乡社区支出\t{two}\t{two}\t
合计\t\t100.00\t100.00\t
"""
    file.write_text(text.format(one="80.00", two="20.00"), encoding="utf-8")
    assert broken(file) == []
    file.write_text(text.format(one="78.00", two="22.00"), encoding="utf-8")
    assert len(broken(file)) == 2
