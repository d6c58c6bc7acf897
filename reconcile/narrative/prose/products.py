"""Products that running text states: how many, at which price, over how many months or days, and what it comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from reconcile.narrative.prose import Prose
from reconcile.narrative.prose.stating import IN, Stated, StatedTerm, T

_PER = re.compile(r"人均|每人|每台|每套|每名|每个|每辆|每户|每亩|每年每|单价|/人|标准")
_PRODUCT = re.compile(rf"{T}{IN}{{0,6}}?(?:总|共需|共计|合计|共){IN}{{0,10}}?{T}")
_PER_THEN = re.compile(
    rf"{T}{IN}{{0,8}}?(?:[，,]{IN}{{0,4}}?)?(?:按|每|[人户亩校村]均|单价|均价)(?:{IN}{{0,10}}?){T}{IN}{{0,14}}?"
    rf"(?:共需|共计|合计|总计|共|需要?|计){IN}{{0,10}}?{T}"
)
_TOTAL_FIRST = re.compile(
    rf"{T}[：:（(]{IN}{{0,8}}?{T}[，,]{IN}{{0,4}}?(?:[人户亩]均|每[人名户台套]){IN}{{0,4}}?{T}(?=[；;。）)]|$)"
)
_TIMES = re.compile(
    r"每月|每天|每日|每次|每季|每学期|/月|/天|/次|\d+\s*(?:个月|月|天|次|期|场|学期|季度|学年)|(?<!\d)\d年|[两三四五六七八九十]年"
)
_EACH_PRICE = re.compile(r"(?:每[^\d，。；、]{1,8}|单价[为是:：]?|均价?[^\d，。；、]{0,4})$")
_EACH = re.compile(r"([人户亩校村])均")
_HEADS = {"人": "人名"}
_HEADS_OF = {"人": "[人名位]", "生": "[人名]", "名": "[人名]", "个": "[个家所座]"}
_OF_EACH = re.compile(r"每(?P<of>[^每\W\d]{1,2}?)(?:每(?P<time>[月天日次期])|每年)?[^每\W\d]{0,6}$")
_OTHER_TIMES = re.compile(rf"{_TIMES.pattern}|其中|部分|符合|困难|另|[两三四五六七八九十]个?[月年次期]")
_TEN_THOUSAND_HEADS = re.compile(r"(?<![\d.,])(\d+(?:\.\d+)?)万人[，,]?(?:按照?|每)*人均[^\d，。；;]{0,6}$")
_IS_NEEDED = re.compile(r"(?:标准)?[^\d，。；;]{0,6}[，,]?(?:共需|共计|合计|需要?)(?:补助)?(?:资金|经费)?")
_NEAR = 16  # characters between what is counted and its price
# …，共计108万元; …，计108万元; 2000件（每件65元）13万元
_IN_ALL = re.compile(r"(?:共需|共计|合计|总计|共)(?:资金|经费|费用|需要?)?$|[，,]计$|^[）)]$")
_DATES = re.compile(r"(?:20)?\d{2}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日")
_STOPS = re.compile(r"[。；;]")
_TEN_THOUSAND = 10**4
_COUNTS_OF_PEOPLE_AND_THINGS = frozenset(
    {"人", "名", "台", "套", "个", "辆", "台（套）", "台(套)", "台套", "件", "家", "户"}
)


def products(of: Prose, raised: Sequence[Stated]) -> Iterator[Stated]:
    """80人…人均6.99万元…总经费…万元, the unit price before the heads or after them. raised: what the text says that
    amounts are raised to, since a price may be. None where a total may be of more than that: of two prices (椅50把，
    每把800元，桌30张，每张1200元，共计7.6万元), of what has a total before it, of months or years that are not told.
    """
    for one in _products(of, raised):
        total, price = (term.token for term in one.terms)
        if not _may_be_of_more(of, total, price, one.terms[1].weight * of.micro(price)):
            yield one


def _may_be_of_more(of: Prose, total: int, price: int, product: int) -> bool:
    """Whether another price stands before this one, the total is the product with an amount before it, or so many times
    the product.
    """
    start = max((stop.end() for stop in _STOPS.finditer(of.text, 0, of.tokens[price].start)), default=0)
    before = [at for at in range(price) if of.is_money(at) and of.tokens[at].start >= start]
    if before and all(_EACH_PRICE.search(of.before(at)) for at in (before[-1], price)):
        return True
    rest = of.micro(total) - product
    return rest in map(of.micro, before) or (product > 0 and rest > 0 and rest % product == 0)


def _products(of: Prose, raised: Sequence[Stated]) -> Iterator[Stated]:
    each = [*_of_each(of), *_totals_first(of), *_of_ten_thousands(of)]
    yield from each
    taken = {one.terms[0].token for one in each}
    for found in _PER_THEN.finditer(of.skeleton):
        count, price, total = (int(group) for group in found.groups())
        between = _DATES.sub("", of.text[of.tokens[count].end : of.tokens[price].start])
        of_each = _EACH.search(between)  # 户均 is of 户, and a number without a unit that is known may be of 户 too
        fits = of_each is None or of.tokens[count].number.unit in _HEADS.get(of_each[1], of_each[1])
        if fits and total not in taken and not re.search(r"\d", between) and _is_product(of, count, price, total):
            taken.add(total)
            yield _product(of, count, price, total)
    for found in _PRODUCT.finditer(of.skeleton):
        count, total = int(found[1]), int(found[2])
        here = [at for at in range(count) if of.sentence(at) == of.sentence(count)]
        prices = [at for at in reversed(here) if of.is_money(at)]
        if sum(_PER.search(of.before(at)[-14:]) is not None for at in prices) > 1:
            continue
        if (
            prices
            and total not in taken
            and _is_price(of, prices[0], raised)
            and _is_product(of, count, prices[0], total)
        ):
            yield _product(of, count, prices[0], total)
            again = _count_before(of, prices[0], count)
            if again is not None and _is_product(of, again, prices[0], total):
                yield _product(of, again, prices[0], total)


def _of_each(of: Prose) -> Iterator[Stated]:
    """雨量站120处，每处3600元，共计…; 24人，每人每月1500元，12个月共计…: what is counted is what the price is of."""
    for total in range(1, len(of.tokens)):
        price = next((at for at in range(total - 1, -1, -1) if of.is_money(at)), None)
        if price is None or not of.is_money(total) or not _IN_ALL.search(of.before(total)):
            continue
        start = max((stop.end() for stop in _STOPS.finditer(of.text, 0, of.tokens[total].start)), default=0)
        each = _OF_EACH.search(of.text[start : of.tokens[price].start])
        if each is None or of.tokens[price].soft or of.tokens[total].soft:
            continue
        before = _DATES.sub("", of.text[start : start + each.start()])
        after = _DATES.sub("", of.text[of.tokens[price].end : of.tokens[total].start])
        counted = _counted(each, before + after)
        timed = rf"(?<!\d)(\d+)个?{each['time']}" if each["time"] else "$()"
        ahead = bool(re.search(counted, before))  # 24人，每人每月1500元; else 每生每天5元，全年200天，学生15000人
        things, times = re.findall(counted, before if ahead else after), re.findall(timed, after)
        apart = re.split(counted, before)[-1] if ahead else ""
        rest = re.sub(counted, "", before) + re.sub(timed, "", re.sub(counted, "", after))
        if len(things) == len(times) == 1 and len(apart) <= _NEAR and not _OTHER_TIMES.search(rest + apart):
            yield _times(total, price, int(things[0]) * int(times[0] or 1))


def _counted(each: re.Match[str], text: str) -> str:
    """The pattern of a number of what the price is of; of two characters where the text counts so (批次, 头份)."""
    pair = each.string[each.start("of") : each.start("of") + 2]
    double = rf"(?<![\d.,])(\d+){re.escape(pair)}"
    return (
        double
        if len(pair) > 1 and re.search(double, text)
        else rf"(?<![\d.,])(\d+){_HEADS_OF.get(each['of'], each['of'])}(?![每次])"
    )


def _of_ten_thousands(of: Prose) -> Iterator[Stated]:
    """37.8万人，按人均90元标准测算，需资金3402万元: not where only rounding of the heads explains the gap."""
    for price, total in pairwise(range(len(of.tokens))):
        heads = _TEN_THOUSAND_HEADS.search(of.before(price))
        told = of.is_money(price) and of.is_money(total) and not (of.tokens[price].soft or of.tokens[total].soft)
        if heads is None or not told or _IS_NEEDED.fullmatch(of.before(total)) is None:
            continue
        printed = Decimal(heads[1])
        times = int(printed * _TEN_THOUSAND)
        rounded = Decimal(_TEN_THOUSAND).scaleb(int(printed.as_tuple().exponent)) / 2
        gap = abs(of.micro(total) - times * of.micro(price))
        bound = of.tokens[total].number.half + times * of.tokens[price].number.half
        if not bound < gap <= bound + rounded * of.micro(price):
            yield _times(total, price, times)


def _totals_first(of: Prose) -> Iterator[Stated]:
    """培训36万元：培训180人，人均2000元."""
    for found in _TOTAL_FIRST.finditer(of.skeleton):
        total, count, price = map(int, found.groups())
        if _is_product(of, count, price, total):
            yield _product(of, count, price, total)


def _count_before(of: Prose, price: int, count: int) -> int | None:
    """The count that is printed right before the price too (74人、人均2.48万元…75人总经费), if it is another one."""
    at = price - 1
    if at < 0 or of.tokens[at].number.unit != of.tokens[count].number.unit:
        return None
    joined = re.fullmatch(
        r"[、，,的]?(?:按|按照)?", of.text[of.tokens[at].end : of.tokens[price].start].split("人均")[0]
    )
    same = of.tokens[at].number.value == of.tokens[count].number.value
    return at if joined and not same and "人均" in of.before(price) else None


def _is_price(of: Prose, at: int, raised: Sequence[Stated]) -> bool:
    """Whether an amount is what one of many costs: it says so, or it is what such an amount is raised to."""
    if _PER.search(of.before(at)[-14:]):
        return True
    from_to = [{term.side: term.token for term in one.terms} for one in raised]
    return any(one.get("current") == at and _PER.search(of.before(one["prior"])[-14:]) for one in from_to)


def _is_product(of: Prose, count: int, price: int, total: int) -> bool:
    token = of.tokens[count]
    counted = token.kind == "count" and token.number.unit in _COUNTS_OF_PEOPLE_AND_THINGS
    start = max((stop.end() for stop in _STOPS.finditer(of.text, 0, token.start)), default=0)
    if _TIMES.search(_DATES.sub("", of.text[start : of.tokens[total].end])):
        return False
    whole = token.number.decimals == 0 and 1 < token.number.value < 10**6
    return counted and whole and of.is_money(price) and of.is_money(total) and of.micro(total) > of.micro(price)


def _product(of: Prose, count: int, price: int, total: int) -> Stated:
    return _times(total, price, int(of.tokens[count].number.value))


def _times(total: int, price: int, times: int) -> Stated:
    terms = (StatedTerm(total, "stated"), StatedTerm(price, "parts", times))
    return Stated(kind="product", shape="linear", terms=terms)
