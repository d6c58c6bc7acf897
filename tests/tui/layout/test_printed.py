"""Printed text on a terminal is safe, fits, and is never taken for markup."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.layout.printed import avoid_ambiguous, clean, fit, lay, said, width, wrap

texts = st.text(st.characters(codec="utf-8"), max_size=200)
printed = st.text("预算公开4,595.13万元（）、。 abc[/]", max_size=200)


@given(texts)
def test_what_is_shown_holds_no_control_character_and_keeps_its_length(text: str) -> None:
    shown = clean(text)
    assert len(shown) == len(text)
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in shown)
    assert not set(shown) & set("\u200b\u202a\u202e\u2028\u2066\ufeff")


@given(printed, st.integers(3, 60))
def test_a_fitted_text_fits(text: str, room: int) -> None:
    assert width(fit(text, room)) <= room
    assert width(lay(text, room)) == room
    assert width(lay(text, room, right=True)) == room


@given(printed, st.integers(2, 60))
def test_wrapping_loses_nothing_and_fits(text: str, room: int) -> None:
    lines = wrap(text, room)
    assert "".join(text[start:end] for start, end in lines) == text
    assert all(width(text[start:end]) <= room for start, end in lines)


def test_a_number_is_not_broken_where_it_can_stay_whole() -> None:
    text = "基本支出预算为4,595.13万元"
    assert [text[start:end] for start, end in wrap(text, 20)] == ["基本支出预算为", "4,595.13万元"]


def test_a_line_does_not_begin_with_closing_punctuation() -> None:
    text = "一二三四五六七八，九十"
    assert [text[start:end] for start, end in wrap(text, 16)] == ["一二三四五六七", "八，九十"]


def test_chinese_takes_two_cells() -> None:
    assert width("预算1") == 5
    assert fit("预算公开表", 7) == "预算.."


@pytest.fixture
def avoiding() -> Iterator[None]:
    """A terminal that draws what is ambiguous in two cells."""
    avoid_ambiguous(True)
    yield
    avoid_ambiguous(False)


@pytest.mark.usefixtures("avoiding")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts)
def test_the_length_stays_where_ambiguous_signs_are_avoided(text: str) -> None:
    assert len(clean(text)) == len(text)


@pytest.mark.usefixtures("avoiding")
def test_what_stands_for_ambiguous_signs() -> None:
    assert clean("“三公”经费——±5…①") == '"三公"经费--+5.1'
    assert said("181.00 ≠ 180.00 − 1") == "181.00 != 180.00 - 1"
    assert not [one for one in clean("“”‘’—–…·×÷−→±≤≥≈∶①Ⅴ") if east_asian_width(one) == "A"]
