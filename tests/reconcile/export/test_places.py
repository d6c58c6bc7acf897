"""Where something is printed, in words."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reconcile.export.places import around, page_numbers, place_of
from reconcile.language import speaker
from tests.reconcile.export.cases import PLACES


def test_a_cell_by_table_row_column_and_page() -> None:
    assert place_of(PLACES[0], speaker("zh")) == "2026年预算支出总表 · 行政运行 × 合计 · 第 4 页"


def test_a_label_that_is_itself_what_is_printed_is_not_said_again() -> None:
    name = replace(PLACES[0], text="行政运行", column="")
    assert place_of(name, speaker("zh")) == "2026年预算支出总表 · 第 4 页"


def test_a_line_where_there_are_no_pages() -> None:
    assert place_of(replace(PLACES[0], page=None, line=12), speaker("en")).endswith(" · line 12")


def test_pages_that_follow_one_another_are_drawn_together() -> None:
    assert page_numbers([2, 5, 6, 7, 9]) == "2, 5–7, 9"
    assert page_numbers([3]) == "3"
    assert page_numbers([]) == ""


def test_a_long_sentence_is_quoted_around_what_is_meant() -> None:
    assert around("七", "一二三四五六七八九十", 3) == "…六七八…"
    assert around("一", "一二三四五六七八九十", 3) == "一二三…"
    assert around("十", "一二三四五六七八九十", 3) == "…八九十"
    assert around("无", "一二三四", 9) == "一二三四"


@given(st.text(max_size=5), st.text(max_size=80), st.integers(1, 70))
def test_never_more_than_was_asked_for(text: str, sentence: str, most: int) -> None:
    assert len(around(text, sentence, most)) <= max(most + 2, 0) or len(sentence) <= most
