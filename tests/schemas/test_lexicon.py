"""The words of tables in `schemas/lexicon/`."""

from __future__ import annotations

from collections import Counter

import pytest

from reconcile.recognising.lexicon import (
    column_term,
    column_terms,
    cost_of_class,
    economic_class,
    economic_item,
    economics,
    find,
    function_class,
    functions,
    row_terms,
)


@pytest.mark.parametrize(
    ("head", "term"),
    [
        ("合 计", "合计"),
        ("2026年合计", "合计"),
        ("一般公共预算财政拨款", "一般公共预算"),
        ("政府性基金\n预算财政拨款", "政府性基金预算"),
        ("事业单位经营收入", "经营收入"),
        ("事业收入", "事业收入"),
        ("因公出国(境)费", "因公出国（境）费"),
        ("公务用车购置及运行维护费", "公务用车购置及运行费"),
        ("公务用车运行维护费", "公务用车运行维护费"),
        ("对附属单位补助支出", "对附属单位补助支出"),
        ("2024年执行数", "上年执行数"),
        ("增减（%）", "增减率"),
        ("年末结转和结余", "年末结转"),
    ],
)
def test_heads_of_amounts_are_known_however_they_are_printed(head: str, term: str) -> None:
    found = column_term(head, numeric=True)
    assert found is not None and found.term == term


@pytest.mark.parametrize(
    ("label", "term"),
    [
        ("本年收入合计", "本年收入合计"),
        ("年初财政拨款结转和结余", "上年结转"),
        ("使用非财政拨款结余（含专用结余）", "使用非财政拨款结余"),
        ("公务接待费支出", "公务接待费"),
        ("国内公务接待批次（个）", "批次数"),
        ("因公出国（境）团组数（个）", "团组数"),
        ("三、国有资本经营预算", "国有资本经营预算"),
    ],
)
def test_labels_of_rows_are_known(label: str, term: str) -> None:
    found = find(label.replace("（", "(").replace("）", ")"), row_terms())
    assert found is not None and found.term == term


@pytest.mark.parametrize("names", [True, False], ids=["over names", "over amounts"])
def test_no_whole_word_means_two_things(names: bool) -> None:
    terms = [one for one in column_terms() if (one.kind in ("label", "code")) is names]
    words = Counter(word for term in terms for word in set(term.exact))
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize(
    ("name", "code"), [("一般公共服务支出", "201"), ("医疗卫生与计划生育支出", "210"), ("其他支出", "229")]
)
def test_functional_classes_are_known_by_old_and_new_names(name: str, code: str) -> None:
    assert function_class(name) == code


def test_functional_codes_and_names_are_unique() -> None:
    classes = functions().classes
    names = [name for one in classes for name in one.names]
    assert len(set(names)) == len(names)
    assert len({one.code for one in classes}) == len(classes) == 30


def test_economic_items_belong_to_classes_and_each_class_to_a_kind_of_cost() -> None:
    known = economics()
    classes = {one.code for one in known.classes}
    assert all(one.code[:3] in classes for one in known.item)
    assert {cost_of_class(one.code) for one in known.classes} == {"人员经费", "公用经费"}


def test_every_government_item_takes_department_items_that_exist() -> None:
    known = economics()
    codes = {one.code for one in known.item} | {one.code for one in known.classes}
    assert all(source in codes for one in known.government for source in one.sources)


def test_names_are_looked_up_within_their_class() -> None:
    assert economic_class("工资福利支出") == "301"
    assert economic_item("公务接待费", "302") == "30217"
    assert economic_item("房屋建筑物购建", "310") == "31001"
    assert economic_item("房屋建筑物购建", "309") == "30901"
