"""Running text with its numbers, as the rules of performance-target sheets read it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from reconcile.narrative.tokens import Token, tokens
from reconcile.numerals import MICRO, Numeral, fold, numeral

OPEN, SHUT = "\ue000", "\ue001"  # around the number of a token in a skeleton
_CLAUSE = re.compile(r"[，,。；;（(]")
_PRICE = re.compile(r"单价(?=[为是:：]?\d)")
DIGITS = r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)"  # of any kind, in a folded text
# 由420万平方米增加到483万平方米, in a unit of which nothing else is known
_MEASURED = re.compile(
    rf"[由从][^。；;\d]{{0,24}}(?:20\d\d年[^。；;\d]{{0,6}})?{DIGITS}(?P<unit>[^\W\d年月日]{{1,6}}?)[^。；;\d]{{0,6}}?[加长升高展大少低降减](?:到|至|为)"
    rf"(?:20\d\d年[^。；;\d]{{0,6}})?{DIGITS}(?P=unit)(?![^\W\d])"
)
# Of an old standard and a new one (补助标准由84元提高到90元), which are set and not rounded.
_SET = re.compile(
    rf"标准[由从](?:20\d\d年[^。；;\d]{{0,6}})?[^。；;\d]{{0,10}}{DIGITS}元[^。；;\d]{{0,12}}(?:到|至|为)(?:20\d\d年[^。；;\d]{{0,6}})?"
    rf"[^。；;\d]{{0,6}}{DIGITS}元"
)
_MOST_TOKENS = 400  # of a text; what comes after them is not looked at


class Prose(Struct, frozen=True):
    """A text with its tokens. skeleton: the text with every token replaced by its position between two marks.

    sentences: the number of the sentence in which each token stands.
    """

    text: str
    tokens: tuple[Token, ...]
    skeleton: str
    sentences: tuple[int, ...]

    def lead(self, at: int) -> str:
        """The words of the clause before the token, since the number before it."""
        start = self.tokens[at - 1].end if at else 0
        return _CLAUSE.split(self.text[start : self.tokens[at].start])[-1]

    def before(self, at: int) -> str:
        """All words between the number before the token and the token."""
        return self.text[self.tokens[at - 1].end if at else 0 : self.tokens[at].start]

    def sentence(self, at: int) -> int:
        """Number of the sentence that holds the token."""
        return self.sentences[at]

    def micro(self, at: int) -> int:
        """The token's value."""
        return self.tokens[at].number.micro or 0

    def is_money(self, at: int) -> bool:
        """Whether the token is an amount that can be decided."""
        return self.tokens[at].kind == "money" and self.tokens[at].number.micro is not None


@lru_cache(maxsize=512)
def prose(text: str) -> Prose:
    """`text` with its tokens, what one of many costs (单价0.3万元) among them; 单价50万元以上 stays a threshold."""
    found = _with_standards(text, _with_measured(text, tokens(_PRICE.sub("每件", text))))[:_MOST_TOKENS]
    skeleton: list[str] = []
    sentences: list[int] = []
    end = 0
    for at, token in enumerate(found):
        between = text[end : token.start]
        skeleton += [between, OPEN, str(at), SHUT]
        sentences.append((sentences[-1] if sentences else 0) + between.count("。"))
        end = token.end
    return Prose(text, found, "".join(skeleton) + text[end:], tuple(sentences))


def _with_measured(text: str, known: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with both numbers of what rises or falls, of which the last digit may be rounded."""
    flat, taken = fold(text), {token.start for token in known}
    more = []
    for found in _MEASURED.finditer(flat):
        for n in (1, 3):
            read = numeral(found[n], found["unit"])
            if read is not None and found.start(n) not in taken:
                end = found.end(n) + len(found["unit"])
                more.append(Token(found.start(n), end, "".join(text[found.start(n) : end].split()), rounded(read)))
    return tuple(sorted((*known, *more), key=lambda one: one.start))


def rounded(number: Numeral) -> Numeral:
    """The number as one of which the last digit may be rounded, whatever is counted."""
    return replace(number, half=MICRO // (2 * 10**number.decimals))


def _with_standards(text: str, known: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with those exact that are an old and a new standard."""
    exact = {found.start(n) for found in _SET.finditer(fold(text)) for n in (1, 2)}
    return tuple(
        replace(one, number=replace(one.number, half=0)) if one.start in exact and not one.soft else one
        for one in known
    )


def holds(of: Prose, total: int, parts: Sequence[int], weights: Sequence[int] = ()) -> bool:
    """Whether parts add up to the total within what rounding explains."""
    signs = weights or [1] * len(parts)
    gap = of.micro(total) - sum(sign * of.micro(part) for sign, part in zip(signs, parts, strict=True))
    bound = of.tokens[total].number.half + sum(
        abs(sign) * of.tokens[part].number.half for sign, part in zip(signs, parts, strict=True)
    )
    return abs(gap) <= bound
