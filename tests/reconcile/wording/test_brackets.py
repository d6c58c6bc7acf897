"""Brackets and quotes without their partner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.wording.brackets import unpaired


@pytest.mark.parametrize(
    "text",
    [
        "《预算法》（2018年修正）",
        "《“数据要素×”三年行动计划（2024—2026年）》",
        "“三公”经费，其中“公务接待费”",
        "(1)甲；(2)乙",
        "1)甲，2)乙",
        "一）甲",
        "因公出国(境)费）"[:-1],
        "晋财综(2023)43号）"[:-1],
    ],
)
def test_pairs(text: str) -> None:
    assert unpaired(text) == ()


@pytest.mark.parametrize(
    ("text", "offset"),
    [("《预算法的规定", 0), ("预算法》的规定", 3), ("提出“数字战略,建设“大脑”集群", 2), ("（含本级", 0)],
)
def test_a_half(text: str, offset: int) -> None:
    assert unpaired(text) == (offset,)


@given(st.text(alphabet="《》（）“”甲乙", max_size=40))
def test_what_is_enclosed_in_a_pair_keeps_its_halves(text: str) -> None:
    assert [offset + 1 for offset in unpaired(text)] == list(unpaired(f"【{text}】"))
