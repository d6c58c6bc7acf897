"""What a paragraph of the narrative states of its own numbers, whatever the tables say: products, remainders, and how
what is not money grew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from msgspec.structs import replace

from reconcile.narrative.lexicon import alternatives, lexicon
from reconcile.narrative.prose import DIGITS, prose, rounded
from reconcile.narrative.prose.arithmetic import stated
from reconcile.narrative.prose.costs import NOT_ALL, costs
from reconcile.narrative.prose.told import Told, ToldTerm, holds
from reconcile.narrative.tokens import Token, tokens
from reconcile.numerals import fold, numeral

_MAY = re.compile(r"每|人均|[户亩]均|单价|/[人月年]|[×*]|剩余|结余|未(?:安排|支付|使用)|[由从][^。；;]{1,80}[到至]")
_LONGEST = 5000  # characters of a paragraph that is looked at
_PRICE = re.compile(r"(?:单价|标准)(?=[为是:：]?\d)")
_SPENT = r"(?:安排|支付|拨付|使用|下达|支出|执行|分配|付款|拨款|付|支|拨)"
_DONE = re.compile(
    rf",(?:截至[^,。;]{{0,16}},?|目前|其中|当年|本年|今年|现)?(?:累计|实际|合计|共)?已(?:经|累计|实际)?{_SPENT}"
    r"(?:资金|经费|金额|款项?|项目资金)?(?:共|计|共计|为)?"
)
_LEFT = re.compile(
    rf",(?:目前|现|尚|仍|还)?(?:有)?(?:剩余|结余|余|未{_SPENT})(?:的)?(?:资金|经费|金额|款项?|部分|尾款)?(?:为|共|计|共计)?"
)


def narrated(text: str) -> tuple[Told, ...]:
    """The relations that a paragraph states; of one number stated twice, the first."""
    return _narrated(text) if len(text) <= _LONGEST and _MAY.search(text) else ()


@lru_cache(maxsize=512)
def _narrated(text: str) -> tuple[Told, ...]:
    found = tokens(_PRICE.sub("每件", text))
    result: dict[int, Told] = {}
    for one in (*costs(text, found), *_left(text, found), *_risen(text), *_stated(text)):
        result.setdefault(one.terms[0].token.start, one)
    return tuple(result.values())


def _left(text: str, found: tuple[Token, ...]) -> Iterator[Told]:
    """专项资金860万元，已安排520万元，剩余340万元: of the first amount of its sentence."""
    flat = fold(text)
    money = [one for one in found if one.kind == "money"]
    for (total, done), (_, left) in pairwise(pairwise(money)):
        start = max(flat.rfind(stop, 0, total.start) for stop in "。;") + 1
        first = all(one.start >= total.start or one.start < start for one in found)
        words = _DONE.fullmatch(flat, total.end, done.start) and _LEFT.fullmatch(flat, done.end, left.start)
        if first and words and not any(one.soft or one.bound for one in (total, done, left)):
            terms = (ToldTerm(left, "stated"), ToldTerm(total, "parts"), ToldTerm(done, "parts", -1))
            yield Told("remainder", "linear", terms)


def _risen(text: str) -> Iterator[Told]:
    """由80万平方米增至92万平方米，增加12万平方米，增长15%: what anything but money grew by, and at which rate."""
    for match in _rise().finditer(fold(text)):
        prior, current, change = (_quantity(text, match.start(n), match.end(n), match["unit"]) for n in (1, 3, 5))
        if prior is None or current is None or change is None:
            continue
        sign = 1 if match["up"] else -1
        rise = (ToldTerm(change, "stated", sign), ToldTerm(current, "parts"), ToldTerm(prior, "parts", -1))
        yield Told("rise", "linear", rise)
        rate = _quantity(text, match.start("rate"), match.end("rate"), "%") if match["rate"] else None
        if rate is not None:
            way = 1 if match["rose"] else -1
            terms = (ToldTerm(rate, "rate", way), ToldTerm(current, "current"), ToldTerm(prior, "prior"))
            yield Told("growth", "growth", terms)


@cache
def _rise() -> re.Pattern[str]:
    words = lexicon().directions
    up, down = alternatives(words.up), alternatives(words.down)
    return re.compile(
        rf"[由从][^。;\d]{{0,16}}(?:20\d\d年[^。;\d]{{0,8}})?{DIGITS}(?P<unit>[^\W\d年月日元]{{1,6}}?)[^。;\d元]{{0,8}}?"
        rf"[增加长升高减少低降](?:到|至|为)(?:20\d\d年[^。;\d]{{0,6}})?{DIGITS}(?P=unit)"
        rf",?(?:净|共|同比|较上年|比上年)?(?:(?P<up>{up})|{down})了?{DIGITS}(?P=unit)"
        rf"(?:[,、(](?:同比)?(?:(?P<rose>{up})|(?P<fell>{down}))了?(?:为|约)?(?P<rate>\d+(?:\.\d+)?)%)?"
    )


def _quantity(text: str, start: int, end: int, unit: str) -> Token | None:
    """A number with its unit, of which the last digit may be rounded."""
    read = numeral(fold(text[start:end]), unit)
    if read is None or read.micro is None:
        return None
    exact = unit in lexicon().units["counted"] and not read.decimals
    return Token(start, end + len(unit), text[start:end] + unit, replace(read, half=0) if exact else rounded(read))


def _stated(text: str) -> Iterator[Told]:
    """What the running text of a sheet would be read as, but for the growth of money, of which the grammar knows."""
    of = prose(text)
    for one in stated(of):
        terms = tuple(ToldTerm(of.tokens[term.token], term.side, term.weight) for term in one.terms)
        money = [term.token for term in terms if term.token.kind == "money"]
        if one.kind == "product" and (holds(terms) or _is_whole(text, of.tokens, money)):
            yield Told("product", one.shape, terms)
        if one.kind == "growth" and not money:
            yield Told("growth", one.shape, terms)


def _is_whole(text: str, found: Sequence[Token], money: Sequence[Token]) -> bool:
    """Whether nothing in the sentence says that the total is of more, or of less, than what is multiplied."""
    start, end = min(one.start for one in money), max(one.end for one in money)
    begin = text.rfind("。", 0, start) + 1
    others = [one for one in found if one.kind == "money" and begin <= one.start < end and one not in money]
    return not others and NOT_ALL.search(fold(text[begin:end])) is None
