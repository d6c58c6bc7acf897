"""Running text with its numbers, as the rules of performance-target sheets read it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from reconcile.narrative.tokens import Token, tokens

OPEN, SHUT = "\ue000", "\ue001"  # around the number of a token in a skeleton
_CLAUSE = re.compile(r"[，,。；;（(]")
_PRICE = re.compile(r"单价(?=[为是:：]?\d)")
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
    found = tokens(_PRICE.sub("每件", text))[:_MOST_TOKENS]
    skeleton: list[str] = []
    sentences: list[int] = []
    end = 0
    for at, token in enumerate(found):
        between = text[end : token.start]
        skeleton += [between, OPEN, str(at), SHUT]
        sentences.append((sentences[-1] if sentences else 0) + between.count("。"))
        end = token.end
    return Prose(text, found, "".join(skeleton) + text[end:], tuple(sentences))


def holds(of: Prose, total: int, parts: Sequence[int], weights: Sequence[int] = ()) -> bool:
    """Whether parts add up to the total within what rounding explains."""
    signs = weights or [1] * len(parts)
    gap = of.micro(total) - sum(sign * of.micro(part) for sign, part in zip(signs, parts, strict=True))
    bound = of.tokens[total].number.half + sum(
        abs(sign) * of.tokens[part].number.half for sign, part in zip(signs, parts, strict=True)
    )
    return abs(gap) <= bound
