"""The files of `schemas/forms/`: what they must be, and what is said of one that is not."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from reconcile.catalogue import catalogue
from reconcile.errors import InvalidSchema
from reconcile.recognising.forms import Family, assembled, schema
from reconcile.recognising.matching import titled_as

COMMON = files("schemas").joinpath("forms", "common.toml").read_text("utf-8")
TITLES = [
    pytest.param(one.form, one.title, id=f"{family.code} {one.title}")
    for family in schema().families
    for one in family.tables
]


@pytest.mark.parametrize(("form", "title"), TITLES)
def test_every_title_of_a_family_is_recognised_as_its_form(form: str, title: str) -> None:
    assert titled_as(title, "") == form


@pytest.mark.parametrize(("form", "title"), TITLES)
def test_titles_are_recognised_with_year_spaces_and_the_name_of_the_office(form: str, title: str) -> None:
    printed = f"某市支出中心2031年度{' '.join(title)}"
    assert titled_as(printed, "某市支出中心") == form


@pytest.mark.parametrize("family", schema().families, ids=lambda one: one.code)
def test_a_family_requires_the_forms_that_every_disclosure_must_have(family: Family) -> None:
    required = {one.form for one in family.tables if one.required}
    everywhere = {"balance", "income", "expenditure", "fiscal-balance", "basic", "three-public", "fund"}
    assert everywhere <= required
    assert required & {"general", "general-flow"}


def test_identities_are_reported_under_rules_of_the_catalogue() -> None:
    rules = {identity.rule for identity, _ in schema().identities} | {tie.rule for tie, _, _ in schema().ties}
    assert rules <= set(catalogue())


def test_names_and_codes_of_forms_are_unique() -> None:
    forms = schema().forms
    assert len({one.name for one in forms}) == len({one.code for one in forms}) == len(forms)
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", one.code) for one in forms)


BROKEN = [
    ("a TOML slip names the line", 'family = "x\n', "line 1"),
    ("an unknown key is named", 'family = "x"\nfamly = "y"\n', "famly"),
    ("an unknown form is named", '[[table]]\nform = "balanse"\ntitle = "收支总表"\n', "balanse"),
    ("an unknown kind is refused", 'family = "x"\nkind = "forecast"\n', "forecast"),
    (
        "an identity without = is refused, and says where",
        '[[identity]]\nrule = "SUM101"\neach = "row"\nsays = "合计 基本支出"\n',
        "identity[0].says",
    ),
    (
        "a bracket left open is refused",
        '[[identity]]\nrule = "SUM101"\neach = "row"\nsays = "合计 = 财政拨款[一般公共预算"\n',
        "expected ]",
    ),
    (
        "a form that an identity names must exist",
        '[[identity]]\nrule = "SUM101"\neach = "row"\nforms = ["收支大表"]\nsays = "合计 = 基本支出"\n',
        "收支大表",
    ),
    ("a tie must say form and row", '[[tie]]\nrule = "TIE101"\ntotal = ["合计 = 支出表·合计"]\n', "form·row"),
    (
        "an identity that is refused is named with its line",
        '# the province\n\n[[identity]]\nrule = "SUM101"\neach = "row"\nsays = "合计 基本支出"\n',
        "line 6: identity[0].says",
    ),
    (
        "a tie that is refused is named with its line",
        '[[tie]]\nrule = "TIE101"\ntotal = [\n    "收支总表·合计 = 支出表·合计",\n    "收支总表·合计 支出表·合计",\n]\n',
        "line 5: tie[0].total",
    ),
    (
        "a key of the wrong kind is named with its line",
        '[[identity]]\nrule = "SUM101"\n\neach = 3\nsays = "合计 = 基本支出"\n',
        "line 4: ",
    ),
    (
        "an unknown term is refused, with the nearest",
        '[[identity]]\nrule = "SUM101"\neach = "row"\nsays = "合计 = 人员经费 + 公用经废"\n',
        "'公用经废' is no term of schemas/lexicon; '公用经费' is one",
    ),
    (
        "an unknown term in brackets is refused",
        '[[identity]]\nrule = "SUM101"\neach = "row"\nsays = "合计 = 财政拨款[一般公共预祘]"\n',
        "line 4: identity[0].says: '一般公共预祘'",
    ),
    (
        "an unknown term of unless is refused",
        '[[identity]]\nrule = "SUM101"\neach = "row"\nsays = "合计 = 基本支出"\nunless = ["会议废"]\n',
        "line 5: identity[0].unless",
    ),
    (
        "an unknown row of a tie is refused",
        '[[tie]]\nrule = "TIE101"\ntotal = ["收支总表·本年支出合记 = 支出表·合计"]\n',
        "'本年支出合记'",
    ),
    ("an unknown rule is refused", '[[tie]]\nrule = "TIE999"\ntotal = ["收支总表·合计 = 支出表·合计"]\n', "TIE999"),
    (
        "each is row, column or table",
        '[[identity]]\nrule = "SUM101"\neach = "line"\nsays = "合计 = 基本支出"\n',
        "line",
    ),
]


@pytest.mark.parametrize(("text", "words"), [one[1:] for one in BROKEN], ids=[one[0] for one in BROKEN])
def test_a_file_that_is_not_as_it_must_be_is_refused_by_name_and_place(text: str, words: str) -> None:
    with pytest.raises(InvalidSchema) as refused:
        assembled({"common.toml": COMMON, "new.toml": text})
    assert refused.value.facts["file"] == "schemas/forms/new.toml"
    assert words in str(refused.value.facts["expected"])


def test_a_province_is_added_by_a_file() -> None:
    file = """
family = "somewhere-budget"
name = "某省部门预算公开表"
kind = "budget"

[[form]]
code = "rivers"
name = "河道经费表"
has = ["河道"]

[[table]]
form = "rivers"
title = "河道经费支出表"

[[identity]]
rule = "SUM101"
each = "row"
forms = ["河道经费表"]
says = "合计 = 人员经费 + 公用经费 + 项目支出"
"""
    known = assembled({"common.toml": COMMON, "somewhere.toml": file})
    assert [family.code for family in known.families] == ["somewhere-budget"]
    assert known.code("河道经费表") == "rivers"
