"""Whole numbers below a hundred in words or digits: 三, 两, 十二, 二十, 7."""

from __future__ import annotations

_WORDS = {letter: number for number, letter in enumerate("零一二三四五六七八九")} | {"两": 2}


def small_number(text: str) -> int:
    """The number, or 0 where the text is none (三四)."""
    tens, ten, ones = text.rpartition("十")
    if ten:
        return (small_number(tens) if tens else 1) * 10 + small_number(ones)
    return int(text) if text.isascii() and text.isdigit() else _WORDS.get(text, 0)
