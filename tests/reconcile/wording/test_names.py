"""Names of offices: the same, a shortening, or a slip."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.wording.names import agree, alike, is_office, office


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("某市某局", "某市某局（本级）"),
        ("某市某局", "102-某市某局"),
        ("某市 某局", "某市某局"),
        ("中共某市委某部", "某市委某部"),
        ("某市人民代表大会常务委员会办公室", "某市人大常委会办公室"),
    ],
)
def test_the_same_office(one: str, other: str) -> None:
    assert agree(one, other)


@pytest.mark.parametrize(("one", "other"), [("某市水利局", "某市水务局"), ("某市数据局", "某市数剧局")])
def test_a_slip_is_alike_and_not_the_same(one: str, other: str) -> None:
    assert not agree(one, other)
    assert alike(one, other)


@pytest.mark.parametrize("text", ["某市某局", "某县第一中学", "某区文化馆", "某市中级人民法院", "某镇人民政府"])
def test_names_of_offices(text: str) -> None:
    assert is_office(text)


@pytest.mark.parametrize("text", ["合计", "一般公共服务支出", "项目名称", "2026年预算数", "本年收入合计"])
def test_other_words(text: str) -> None:
    assert not is_office(text)


@given(st.text(max_size=30))
def test_any_name_agrees_with_itself(text: str) -> None:
    assert agree(text, text)
    assert office(office(text)) == office(text) or len(office(text)) <= len(text)
