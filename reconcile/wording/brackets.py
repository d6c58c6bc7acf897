"""Pairs of brackets and quotes, and which of them are never closed or never opened."""

from __future__ import annotations

import re

_PAIRS = {"《": "》", "〈": "〉", "（": "）", "“": "”", "【": "】", "〔": "〕", "「": "」", "『": "』"}
_OPENERS = {closer: opener for opener, closer in _PAIRS.items()}
_FOLD = str.maketrans("()", "（）")
_ENUMERATION = re.compile(r"(?:(?<=^)|(?<=[，。；：、\s]))(?:[\da-zA-Z]{1,2}|[一二三四五六七八九十]{1,3})[)）]")
_DEEPEST = 20  # brackets that may be open at once


def unpaired(text: str) -> tuple[int, ...]:
    """Offsets of brackets and quotes in `text` that have no partner; those of `1)` before an item are left out."""
    skip = {found.end() - 1 for found in _ENUMERATION.finditer(text)}
    flat = text.translate(_FOLD)
    open_at: list[tuple[str, int]] = []
    alone: list[int] = []
    for offset, letter in enumerate(flat):
        if letter in _PAIRS:
            open_at.append((letter, offset))
        elif letter in _OPENERS and offset not in skip:
            partner = next(
                (
                    n
                    for n in range(len(open_at) - 1, max(len(open_at) - _DEEPEST, 0) - 1, -1)
                    if open_at[n][0] == _OPENERS[letter]
                ),
                None,
            )
            if partner is None:
                alone.append(offset)
            else:
                del open_at[partner]
    return tuple(sorted([*alone, *(offset for _, offset in open_at)]))
