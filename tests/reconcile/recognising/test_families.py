"""Whole disclosures of every family that can be generated: each table has its title and is known as a form."""

from __future__ import annotations

import pytest

from benchmarks.generate import FAMILIES, generate
from benchmarks.generate.text import to_text
from reconcile.reading.assemble import assemble
from reconcile.reading.text import read_text
from reconcile.recognising import recognise
from reconcile.recognition import Recognition

BUDGET = {"balance", "income", "expenditure", "fiscal-balance", "basic", "three-public", "fund"}


def recognised(family: str, seed: int = 3) -> Recognition:
    return recognise(assemble(read_text(to_text(generate(family, seed))), path="x", sha256=""))


@pytest.mark.parametrize("family", FAMILIES)
def test_every_table_of_a_family_is_a_form(family: str) -> None:
    forms = recognised(family).forms
    assert [one.table.title for one in forms if not one.form or not one.table.title] == []


@pytest.mark.parametrize("family", ["shanxi", "central", "sichuan", "final-shanghai", "final-zhejiang", "final-yunnan"])
def test_the_forms_that_every_disclosure_has_are_told_apart(family: str) -> None:
    codes = [one.form for one in recognised(family).forms]
    assert set(codes) >= BUDGET and all(codes.count(one) == 1 for one in BUDGET)
    assert {"general", "general-flow"} & set(codes)


def test_the_thirteen_forms_of_shanxi_and_the_nine_of_others() -> None:
    assert {family: len(recognised(family).forms) for family in ("shanxi", "central", "final-shanghai")} == {
        "shanxi": 13,
        "central": 9,
        "final-shanghai": 9,
    }


def test_forms_in_yuan_and_in_ten_thousands_stand_in_one_document() -> None:
    units = {one.form: one.unit for one in recognised("yuan-tables").forms}
    assert (units["balance"], units["three-public"]) == ("元", "万元")
