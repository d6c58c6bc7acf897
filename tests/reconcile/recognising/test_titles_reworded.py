"""One meaning, many wordings: titles as provinces, levels and years write them name the form that they are."""

import tomllib
from pathlib import Path

import pytest

from reconcile.reading.above import read_above
from reconcile.reading.glyphs import cleaned
from reconcile.recognising.matching import form_of, titled_as
from reconcile.recognition import Column

ENTITY = "某市教育局"
AMOUNT = Column(index=1, path=("合计",), role="amount", term="合计")
TITLES = tomllib.loads(Path(__file__).with_name("titles.toml").read_text("utf-8"))


@pytest.mark.parametrize(("form", "title"), [(form, title) for form, titles in TITLES.items() for title in titles])
def test_a_title_names_its_form(form: str, title: str) -> None:
    for before in ("", "2025年", ENTITY, f"{ENTITY}2024年度"):
        line, _ = cleaned(before + title)
        above = read_above(["前一段。", line, "单位：万元"])
        assert titled_as(above.title, ENTITY) == form


@pytest.mark.parametrize(
    "title",
    [
        "一般公共预算和政府性基金预算支出表",
        "社会保险基金预算支出表",
        "专项转移支付支出表",
        "非税收入表",
        "人员编制情况表",
    ],
)
def test_a_table_of_another_scope_is_no_form(title: str) -> None:
    assert form_of(title, ENTITY, [AMOUNT], []) == ""
