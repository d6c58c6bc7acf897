"""Whether a page's characters are what is printed: fonts without a way back to Unicode give plausible nonsense."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import chain
from typing import Any

import pypdfium2.raw as pdfium

from reconcile.reading.pdf.page.characters import Word

MOST_GUESSED = 3  # characters of a page, such as bullets
_FEWEST = 30  # fewer characters prove nothing
_EXPECTED_SHARE = 0.75
_MOST_FOREIGN = 3  # letters of other languages, as in a name
_MOST_SIGNS = 5  # that may stand on a page with nothing else
_MOST_UNNAMED = 2  # numbers whose digits have codes of their own
_UNNAMED = re.compile("[\ue000-\ue5e4\ue5e6-\uefff](?:[.,%][\ue000-\uefff]|[\ue000-\ue5e4\ue5e6-\uefff]{2})")
_WITHIN = re.compile(r"(?<=[\u4e00-\u9fff])[!-~\u00a1-\u00ff](?=\s*[\u4e00-\u9fff])")
_COMMON_SHARE = 0.6  # of the Chinese characters; real text has more than 0.95


def is_nonsense(words: list[Word]) -> bool:
    """Whether the text is no Chinese: other scripts throughout, or Chinese characters that hardly anybody writes.

    Accented letters in several places stand for codes of a font; its digits cannot be trusted either.
    """
    if sum(len(_UNNAMED.findall("".join(word.chars))) for word in words) > _MOST_UNNAMED:
        return True
    counts = Counter(chain.from_iterable(word.chars for word in words))
    expected = sum(counts[char] for char in counts if _expected(char))
    if counts.total() < _FEWEST:
        return counts.total() > _MOST_SIGNS and expected < (1 - _EXPECTED_SHARE) * counts.total()
    foreign = sum(counts[char] for char in counts if _foreign(char))
    if expected < _EXPECTED_SHARE * counts.total() or foreign > _MOST_FOREIGN:
        return True
    chinese = {char: count for char, count in counts.items() if "\u4e00" <= char <= "\u9fff"}
    common, total = _common(), sum(chinese.values())
    return total >= _FEWEST and sum(chinese[char] for char in chinese if char in common) < _COMMON_SHARE * total


def guessed_places(text_page: Any, text: str) -> list[int]:
    """Where characters stand of which the fonts do not tell what they are. text: the page's.

    One place of each different character is looked at, and those within Chinese; every place only where there is doubt.
    """
    places = {char: index for index, char in enumerate(text)}.values()
    within = (found.start() for found in _WITHIN.finditer(text))
    if not any(_is_guessed(text_page, index) for index in chain(places, within)):
        return []
    return [index for index in range(len(text)) if _is_guessed(text_page, index)]


def _is_guessed(text_page: Any, index: int) -> bool:
    return bool(pdfium.FPDFText_HasUnicodeMapError(text_page, index) == 1)


def _expected(char: str) -> bool:
    return (
        " " <= char <= "~"
        or "\u4e00" <= char <= "\u9fff"
        or "\u3000" <= char <= "\u303f"
        or "\ufe30" <= char <= "\uffef"
        or "\u2000" <= char <= "\u25ff"
        or "\u27c0" <= char <= "\u2fdf"  # between them are pictures, which stand for the codes of a font
        or char in "°±×÷·・§★☆☑☐☒"
        or "\ue000" <= char <= "\uf8ff"
    )


def _foreign(char: str) -> bool:
    """Whether it is an accented Latin letter, but for those of pinyin."""
    return "\u00c0" <= char <= "\u024f" and char not in "×÷āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹ"


@cache
def _common() -> frozenset[str]:
    """The first level of GB 2312, which holds the 3,755 common characters."""
    codes = bytes(part for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for part in (row, cell))
    return frozenset(codes.decode("gb2312", "ignore"))
