"""The notation of identities."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.recognising.notation import Item, NotationError, Statement, parse

names = st.text(alphabet="合计基本支出项目收入结转一般公共预算（）", min_size=1, max_size=6)
paths = st.lists(names, min_size=1, max_size=3).map(tuple)
weights = st.sampled_from((1, -1))


def items(inner: st.SearchStrategy[tuple[Item, ...]]) -> st.SearchStrategy[Item]:
    return st.builds(Item, path=paths, weight=weights, inner=inner)


sums = st.lists(items(st.lists(items(st.just(())), max_size=3).map(tuple)), min_size=1, max_size=5).map(tuple)


def first_is_added(side: tuple[Item, ...]) -> tuple[Item, ...]:
    """A sum as it can be written: nothing stands before its first term, in brackets neither."""
    fixed = tuple(Item(one.path, one.weight, first_is_added(one.inner) if one.inner else ()) for one in side)
    return (Item(fixed[0].path, 1, fixed[0].inner), *fixed[1:])


def written(side: tuple[Item, ...]) -> str:
    words = ""
    for one in side:
        sign = ("" if one.weight > 0 else "-") if not words else (" + " if one.weight > 0 else " − ")
        words += sign + one.name + (f"[{written(one.inner)}]" if one.inner else "")
    return words


@given(sums.map(first_is_added), st.sampled_from(("=", "≤")), sums.map(first_is_added))
def test_what_is_written_is_read_back(left: tuple[Item, ...], relation: str, right: tuple[Item, ...]) -> None:
    says = f"{written(left)} {relation} {written(right)}"
    read = parse(says)
    assert (read.left, read.relation, read.right) == (left, relation, right)


@given(st.text(alphabet="合计支出+-=≤[]· ", max_size=20))
def test_anything_is_read_or_refused_with_a_reason(says: str) -> None:
    try:
        read = parse(says)
    except NotationError as error:
        assert repr(says) in str(error)
    else:
        assert isinstance(read, Statement) and read.left and read.right


def test_a_term_may_stand_for_what_it_consists_of() -> None:
    read = parse("合计 = 财政拨款[一般公共预算 + 政府性基金预算] + 单位资金")
    assert [one.name for one in read.right] == ["财政拨款", "单位资金"]
    assert [one.name for one in read.right[0].inner] == ["一般公共预算", "政府性基金预算"]


def test_full_width_signs_are_signs() -> None:
    assert parse("年末结转＝年初结转＋本年收入－本年支出") == parse("年末结转 = 年初结转 + 本年收入 - 本年支出")


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ("合计", "expected = or ≤ after"),
        ("= 合计", "expected a term at character 1"),
        ("合计 = 基本支出 +", "expected a term after"),
        ("合计 = 基本支出 项目支出", "expected + or the end at character 11"),
        ("合计 = 财政拨款[一般公共预算", "expected ] after"),
        ("合计 = 支出表··合计", "an empty name"),
    ],
)
def test_a_slip_is_named_with_its_place(says: str, expected: str) -> None:
    with pytest.raises(NotationError, match=expected.replace("+", r"\+").replace("]", r"\]")):
        parse(says)
