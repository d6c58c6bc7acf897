"""A printed number as an exact interval."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.numerals import MICRO, fold, in_unit, is_nil, is_number, numeral, plain, shown


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("4050.96", "4050.96", 2),
        ("4,050.90", "4050.90", 2),
        ("20,936,400", "20936400", 0),
        ("0.00", "0.00", 2),
        ("-12.5", "-12.5", 1),
        ("(1,234)", "-1234", 0),
        ("４０５０．９６", "4050.96", 2),
        ("−3", "-3", 0),
        ("13 .6%", "13.6", 1),
    ],
)
def test_what_is_printed_is_what_is_read(text: str, value: str, decimals: int) -> None:
    assert plain(text) == (Decimal(value), decimals)


@pytest.mark.parametrize("text", ["", "-", "—", "1,23", "12,3456", "1.2.3", "XX", "2026年", "4595.13万元"])
def test_what_is_no_bare_number_is_none(text: str) -> None:
    assert plain(text) is None


@pytest.mark.parametrize(
    ("text", "unit", "half_in_base_unit"),
    [
        ("4050.96", "万元", "50"),
        ("100", "万元", "5000"),
        ("20936400", "元", "0.5"),
        ("12.34", "元", "0"),
        ("1.234567", "万元", "0"),
        ("20.05", "%", "0.005"),
        ("80", "人", "0"),
        ("1.2", "亿元", "5000000"),
    ],
)
def test_half_width_is_half_the_last_printed_place_unless_exact(text: str, unit: str, half_in_base_unit: str) -> None:
    number = numeral(text, unit)
    assert number is not None
    assert number.half == Decimal(half_in_base_unit) * MICRO


@pytest.mark.parametrize(("text", "half"), [("45", "0.5"), ("160", "5"), ("1200", "50"), ("8.50", "0.05")])
def test_a_hedge_widens_to_the_last_digit_that_is_not_zero(text: str, half: str) -> None:
    number = numeral(text, "万元", coarse=True)
    assert number is not None
    assert number.half == Decimal(half) * 10**4 * MICRO


def test_beyond_exact_decision_is_known_but_undecided() -> None:
    for text, unit in (("1.23456789", "元"), ("9" * 17, "元"), ("1" + "0" * 12, "%")):
        number = numeral(text, unit)
        assert number is not None
        assert number.micro is None


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=4), st.sampled_from(["元", "万元", "亿元", "%", ""]))
def test_printing_and_reading_again_gives_the_same_value(value: Decimal, unit: str) -> None:
    number = numeral(f"{value:,.4f}", unit)
    assert number is not None
    assert number.value == value
    assert number.micro is not None
    assert in_unit(number.micro, unit) == value
    assert Decimal(shown(value)) == value


@given(st.text(max_size=30))
def test_any_text_is_either_a_number_or_not(text: str) -> None:
    assert (plain(text) is None) or is_number(text)
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("text", ["", " ", "-", "--", "—", "无", "/"])
def test_ways_to_print_nothing(text: str) -> None:
    assert is_nil(text)


def test_a_zero_is_printed() -> None:
    assert not is_nil("0.00")
