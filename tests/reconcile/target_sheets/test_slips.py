"""Amounts that differ by a slip of the keyboard, and amounts that just differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.target_sheets.slips import is_slip

WAN = 10**10  # 万元 in millionths of 元


@pytest.mark.parametrize(
    ("one", "other"), [(11049, 10149), (34922, 39422), (84118, 84178), (120050, 120051), (240, 204), (926, 962)]
)
def test_slips(one: int, other: int) -> None:
    assert is_slip(one * WAN // 100, other * WAN // 100)


@pytest.mark.parametrize(
    ("one", "other"),
    [(20, 26), (110, 120), (34122, 34122), (34122, 31522), (34122, 341220), (500, 900), (240, 420), (585, 586)],
)
def test_no_slips(one: int, other: int) -> None:
    assert not is_slip(one * WAN, other * WAN)


@given(st.integers(1, 10**15), st.integers(1, 10**15))
def test_it_is_the_same_from_either_side(one: int, other: int) -> None:
    assert is_slip(one, other) == is_slip(other, one)
