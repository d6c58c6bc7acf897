"""The real budget and the real final account: every table is the form that it is, every amount has its unit."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from reconcile.reading import read
from reconcile.recognising import recognise
from reconcile.recognition import Recognition

SAMPLES = Path(__file__).parents[3] / "sample_data"
SHARED = Path(__file__).parents[4] / "shared" / "disclosures"
ACCOUNT = SHARED / "shanghai-social-work-2024.pdf"
needs_shared = pytest.mark.skipif(not ACCOUNT.is_file(), reason="the shared disclosures are not beside this checkout")
BUDGET_FORMS = [
    *("balance", "income", "expenditure", "fiscal-balance", "general", "basic", "fund-income", "fund", "capital"),
    *("three-public", "operating", "projects", "projects-carried"),
]
ACCOUNT_FORMS = [
    *("balance", "income", "expenditure", "fiscal-balance", "general", "basic", "three-public", "fund", "capital"),
]


@cache
def known(path: Path) -> Recognition:
    return recognise(read(path))


@pytest.mark.parametrize("name", ["jincheng-2026.txt", "jincheng-2026.pdf"])
def test_the_thirteen_forms_of_the_budget(name: str) -> None:
    budget = known(SAMPLES / name)
    forms = [one for one in budget.forms if one.table.part == "table"]
    assert budget.family == "shanxi-budget"
    assert [one.form for one in forms] == BUDGET_FORMS
    assert {one.unit for one in forms} == {"万元"}
    assert [one.form for one in forms if one.empty] == ["fund-income", "fund", "capital", "projects-carried"]


@pytest.mark.parametrize("name", ["jincheng-2026.txt", "jincheng-2026.pdf"])
def test_a_cell_of_the_budget_is_found_by_what_it_means(name: str) -> None:
    form = known(SAMPLES / name).form("expenditure")
    assert form is not None
    row = next(one for one in form.rows if one.code == "2010504")
    column = form.column("项目支出")
    assert column is not None
    figure = known(SAMPLES / name).figures[form.figures[row.index, column.index]]
    assert (figure.text, figure.unit, figure.row_label, figure.micro) == (
        "3922.07",
        "万元",
        "信息事务",
        39_220_700 * 10**6,
    )


@needs_shared
def test_the_nine_forms_of_the_final_account() -> None:
    account = known(ACCOUNT)
    assert account.family == "shanghai-final"
    assert [one.form for one in account.forms if one.table.part == "table" and one.table.title] == ACCOUNT_FORMS


@needs_shared
def test_two_blocks_of_economic_items_side_by_side() -> None:
    form = known(ACCOUNT).form("basic")
    assert form is not None
    codes = {block: [row.code for row in form.rows if row.block == block and row.level == 1] for block in (0, 1)}
    assert codes == {0: ["301", "303"], 1: ["302", "310"]}
    assert [row.term for row in form.rows if row.term] and form.row("公用经费合计", 1) is not None
