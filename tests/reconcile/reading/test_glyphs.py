"""Characters as they were meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.reading.glyphs import cleaned, close_up, fold_glyphs, take_markup


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("⼾⼝", "户口"),
        ("⻋辆", "车辆"),
        ("部⻔", "部门"),
        ("⽀出", "支出"),
        ("⾦额", "金额"),
        ("⺠生", "民生"),
        ("⻄部", "西部"),
        ("⼀般公共预算", "一般公共预算"),
        ("金", "金"),
        ("2024年―2025年", "2024年—2025年"),
        ("收\u200b入\ufeff", "收入"),
        ("合\x00计", "合计"),
    ],
)
def test_a_radical_stands_for_its_character(printed: str, meant: str) -> None:
    assert fold_glyphs(printed) == meant


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("\uf0b395%", "≥95%"),
        ("\uf0b3 95%", "≥ 95%"),
        ("\uf0a33天", "≤3天"),
        ("偏差\uf0b15%", "偏差±5%"),
        ("3\uf0b44", "3×4"),
        ("\uf031\uf032\uf02e\uf035\uf025", "12.5%"),
        ("1\uf0325", "125"),
        ("\uf03e90%", ">90%"),
        ("\uf0b7加强管理", "加强管理"),
        ("\uf0d8一、收入", "一、收入"),
        ("\uf0a3新增\uf0fe延续", "新增延续"),
        ("\uf06e", ""),
    ],
)
def test_signs_of_a_symbol_font_are_what_they_mean_before_a_number_and_bullets_elsewhere(
    printed: str, meant: str
) -> None:
    assert fold_glyphs(printed) == meant


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("本 年 收 入 合 计 2946.25 万 元", "本年收入合计2946.25万元"),
        ("13 .6%", "13.6%"),
        ("13.6 %", "13.6%"),
        ("20251127160\n648", "20251127160648"),
        ("方案编 制服务", "方案编制服务"),
        ("API Service", "API Service"),
        ("100, 200", "100, 200"),
        ("表1 2026年收支总表", "表1 2026年收支总表"),
    ],
)
def test_white_space_of_typesetting_goes(printed: str, meant: str) -> None:
    assert close_up(printed) == meant


def test_leftover_markup_is_taken_out_and_reported() -> None:
    assert take_markup("<p>一、收入</p>") == ("一、收入", ("<p>", "</p>"))
    assert take_markup('<span style="color: red">5</span>万元') == ("5万元", ('<span style="color: red">', "</span>"))


def test_comparison_signs_are_no_markup() -> None:
    assert take_markup("<10%且>5%") == ("<10%且>5%", ())


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once, _ = cleaned(text)
    assert fold_glyphs(once) == once


@given(st.text(alphabet="0123456789.,", max_size=12))
def test_no_digit_is_lost_or_moved(digits: str) -> None:
    assert close_up(f"共 {digits} 元").replace(" ", "") == f"共{digits}元"
