"""What many cost together, as the narrative tells it: 12人，每人每月500元，全年7.2万元; 45人×400元/月×12月=21.6万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import prod

from reconcile.narrative.prose.told import Told, ToldTerm, holds
from reconcile.narrative.tokens import Token
from reconcile.numerals import fold

_FACTOR = r"\d[\d,]*(?:\.\d+)?[^\d+\-×*xX/÷=,。;()、:]{0,8}(?:/[^\d+\-×*xX/÷=,。;()、:]{1,3}){0,2}"
_FORMULA = re.compile(rf"(?<![\d.,)+\-−×*/÷%])({_FACTOR}(?:[×xX*]{_FACTOR})+)=(?=\d)")
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)(.*)")
_MONEY = re.compile(r"\s*(?:亿|千万|百万|万|千|百)?元")
_GOES_ON = re.compile(r"\s*[+\-−×*/÷=]")

_HEADS = r"(?<![\d.,])(?P<heads>\d{1,6})(?P<of>[^\W\d每万亿千百年月日天次期元]{1,2}?)"
_EACH = (
    r"每(?P<each>[^\W\d每]{1,2})(?:每?(?P<time>年|个?月|季度?|天|日|次))?"
    r"|每(?P<before>年|个?月|季度?|天|日|次)每(?P<after>[^\W\d每]{1,2})|(?P<monthly>[年月])?人均(?P<mean>每?[年月])?|(?P<single>单价)"
)
_COUNTED = re.compile(rf"{_HEADS}(?P<between>[^\d。;]{{0,16}}?)(?:{_EACH})(?P<behind>[^\d,。;每]{{0,6}})$")
_PRICED = re.compile(rf"{_HEADS}(?P<between>[^\d。;每]{{0,10}}?)$")
_PER = re.compile(
    r"(?:/|每)(?P<each>[人名户个位])(?:[/·.]|每)(?P<time>年|月|天|日)|(?:/|每)(?P<before>年|月|天|日)(?:[/·.]|每)[人名户个位]"
)
_MONTHS = re.compile(r"(?<!\d)(\d{1,2})个?月")
_WORDS = r"(?:按照?|的|标准|计算?|测算|核算|发放|补助|资金|经费|费用|预算|安排|支出|总|共|需|要|合|小|为|年|一|每)"
_BETWEEN = re.compile(rf"\)?{_WORDS}{{0,6}},?(?:按照?|共)?(?:\d{{1,2}}个月{_WORDS}{{0,3}},?)?(?:全年)?{_WORDS}{{0,6}}")
_ALL_YEAR = re.compile(r"全年|一年|年(?:共|需|总)?[^年\d,]{0,4}$")
NOT_ALL = re.compile(
    r"%|承担|配套|分担|负担|自筹|扣|比例|级财政|其中|部分|另|起|新增|调整|提高|增加|减少|补足|剩余|余下"
)
_ITSELF = {"人": "人名位", "名": "人名位", "位": "人名位", "生": "人名", "个": "个家所座", "件": "", "": "人名位"}
_YEAR = 12


def costs(text: str, found: tuple[Token, ...]) -> Iterator[Told]:
    """The products that a text states, its numbers being those found."""
    yield from _formulas(text, found)
    flat = fold(text)
    money = [one for one in found if one.kind == "money"]
    stated: dict[int, Token] = {}
    for before, price, total in zip([None, *money], money, money[1:], strict=False):
        start = max(flat.rfind(stop, 0, price.start) for stop in "。;") + 1
        lead, between = flat[start : price.start], flat[price.end : total.start]
        open_price = before is not None and before.start not in stated and _is_price(flat, before)
        if price.soft or total.soft or open_price or NOT_ALL.search(lead + between):
            continue
        times = _times(lead, between)
        here = [one for one in money if flat.rfind("。", 0, price.start) < one.start < price.start]
        totals = [stated[one.start] for one in here if one.start in stated]
        if times > 1 and 2 * len(totals) == len(here) and not _in_all(total, price, times, totals):
            stated[total.start] = total
            yield _product(total, price, times)


def _is_price(text: str, amount: Token) -> bool:
    """Whether an amount is what one of many costs, of which the text has not told yet what they come to."""
    return (
        re.search(r"(?:每|人均)[^\d。;,]*$", text[: amount.start]) is not None
        or _PER.match(text, amount.end) is not None
    )


def _in_all(total: Token, price: Token, times: int, before: Sequence[Token]) -> bool:
    """10户每户500元，共0.5万元，20户每户300元，共1.1万元: whether it is the sum of all that the sentence tells."""
    parts = (ToldTerm(price, "parts", times), *(ToldTerm(one, "parts") for one in before))
    return bool(before) and holds((ToldTerm(total, "stated"), *parts))


def _formulas(text: str, found: tuple[Token, ...]) -> Iterator[Told]:
    """Multiplied out: of the factors one is money and the others are whole numbers."""
    at = {one.start: one for one in found if one.kind == "money"}
    for formula in _FORMULA.finditer(fold(text)):
        total, place = at.get(formula.end()), formula.start()
        prices, others = [], []
        for factor in re.split("[×xX*]", formula[1]):
            number, words = _NUMBER.fullmatch(factor).groups()  # type: ignore[union-attr]  # a factor begins with digits
            if _MONEY.match(words):
                prices.append(at.get(place))
            elif re.search("[%‰万亿千百元]", words):
                prices.append(None)
            else:
                others.append(Decimal(number.replace(",", "")))
            place += len(factor) + 1
        price = prices[0] if len(prices) == 1 else None
        whole = others and all(one == int(one) > 0 for one in others)
        if price and total and whole and not (total.soft or _GOES_ON.match(fold(text), total.end)):
            yield _product(total, price, prod(map(int, others)))


def _times(lead: str, between: str) -> int:
    """How many times the price before `between` makes the total after it; 0 where the words do not say."""
    per = _PER.match(between)
    rest = between[per.end() :] if per else between
    counted = (_PRICED if per else _COUNTED).search(lead)
    if counted is None or _BETWEEN.fullmatch(rest) is None:
        return 0
    told = counted.groupdict() | ({key: value for key, value in per.groupdict().items() if value} if per else {})
    each, heads = told.get("each") or told.get("after") or "", int(told["heads"])
    if told.get("single"):
        return heads if told["between"] in ("", ",") else 0
    if told["of"] not in (*_ITSELF.get(each, ""), each):
        return 0
    time = "".join(told.get(one) or "" for one in ("time", "before", "monthly", "mean")).removeprefix("每")
    months = _MONTHS.findall(rest)
    if time.removeprefix("个") == "月":
        return heads * (int(months[0]) if months else _YEAR) if months or _ALL_YEAR.search(rest) else 0
    plain = time in ("", "年") and not months and not (time == "" and _ALL_YEAR.search(rest))
    return heads if plain else 0


def _product(total: Token, price: Token, times: int) -> Told:
    return Told("product", "linear", (ToldTerm(total, "stated"), ToldTerm(price, "parts", times)))
