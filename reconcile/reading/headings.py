"""Headings by the way they are numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMERAL = "[一二三四五六七八九十百]{1,4}"
_ORDINALS = (
    (1, re.compile(rf"第\s*(?:{_NUMERAL}|\d{{1,2}})\s*(?:部分|章|篇)\s*[:：、.]?\s*")),
    (2, re.compile(rf"{_NUMERAL}\s*[、.．]\s*")),
    (3, re.compile(rf"[（(]\s*{_NUMERAL}\s*[)）]\s*[、.]?\s*")),
    (4, re.compile(r"\d{1,2}\s*(?:、|[.．](?!\d)|[.．](?=(?:19|20)\d\d年))\s*")),
    (5, re.compile(r"[（(]\s*\d{1,2}\s*[)）]\s*[、.]?\s*")),
)
_SENTENCE = re.compile(r"[。；;，！？]|[:：].|\d\s*(?:[万亿千百]?元|%|％)")
# A full stop behind a heading's last word, where nothing is said of it: （三）财政拨款收入决算情况。
_STOPPED = re.compile(r"(?<=情况|说明)。$")
_DENIES = re.compile("[无没未不]")
# An item of the functional classification: …（类）…（款）…（项）; cut in the middle it is a sentence.
CLASSIFIED = re.compile(r"[（(][类款项][)）]")
LONGEST = 48
# So many short numbered lines in a row, with nothing between them, are a list (of units, say) and head nothing.
_LIST = 3
_LISTED = 4
_DIGITS = "零一二三四五六七八九"
_PAIRS = (("“", "”"), ("《", "》"), ("〈", "〉"), ("（", "）"), ("(", ")"), ("【", "】"), ("〔", "〕"))


def ordinal(text: str) -> tuple[int, str]:
    """The level of a text's numbering (1 第一部分, 2 一、, 3 （一）, 4 1、, 5 （1）; 0: none), and the numbering."""
    for level, pattern in _ORDINALS:
        found = pattern.match(text)
        if found:
            return level, found[0]
    return 0, ""


def number(text: str) -> int:
    """The number that a text's numbering says, 0 where it has none."""
    found = re.search(r"\d{1,3}|[一二三四五六七八九十百]{1,4}", ordinal(text)[1])
    if found is None:
        return 0
    if found[0].isdigit():
        return int(found[0])
    tens, ten, ones = found[0].rpartition("十")
    return (_DIGITS.find(tens) if tens else bool(ten)) * 10 + (_DIGITS.find(ones) if ones else 0)


def is_heading(text: str) -> bool:
    """Whether a line is a heading: numbered, short, and no sentence."""
    level, numbering = ordinal(text)
    if level == 0 or len(text) > LONGEST:
        return False
    if CLASSIFIED.search(text) and not text.endswith((")", "）", ":", "：")):
        return False
    if is_open(text.replace("（", "(").replace("）", ")")):
        return False
    words = text[len(numbering) :]
    return _SENTENCE.search(words if _DENIES.search(words) else _STOPPED.sub("", words)) is None


def listed(texts: Sequence[str]) -> set[int]:
    """The positions of lines that look like headings and are items of a list: 1. 2. 3. with nothing said between."""
    found: set[int] = set()
    run: list[int] = []
    for at, text in enumerate([*texts, ""]):
        level = ordinal(text)[0]
        fits = level >= _LISTED and is_heading(text)
        if fits and run and level == ordinal(texts[run[-1]])[0] and number(text) == len(run) + 1:
            run.append(at)
            continue
        found.update(run if len(run) >= _LIST else ())
        run = [at] if fits and number(text) == 1 else []
    return found


def without_ordinal(text: str) -> str:
    """`text` without its numbering."""
    return text[len(ordinal(text)[1]) :]


def is_open(text: str) -> bool:
    """Whether a quotation or a bracket is opened in a line and not closed."""
    return any(text.count(opening) > text.count(closing) for opening, closing in _PAIRS)
