"""Small whole numbers in words."""

from __future__ import annotations

import pytest

from reconcile.narrative.small_numbers import small_number


@pytest.mark.parametrize(
    ("text", "number"),
    [("三", 3), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20), ("三十五", 35), ("7", 7), ("三四", 0)],
)
def test_numbers_below_a_hundred(text: str, number: int) -> None:
    assert small_number(text) == number
