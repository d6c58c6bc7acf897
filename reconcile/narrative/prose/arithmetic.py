"""Arithmetic that running text states about its own numbers: sums of listed items, remainders, payments of a contract,
products, shares and growth.

Words show which numbers belong together; where they allow several readings, the one that adds up is taken, and where
none does the text is taken at its word only if it can be read in one way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from reconcile.ledger import Relation, Shape, Side
from reconcile.narrative.prose import OPEN, SHUT, Prose, holds

StatedKind = Literal["list", "remainder", "payments", "product", "share", "growth"]

_T = rf"{OPEN}(\d+){SHUT}"
_IN = rf"[^。；;{OPEN}]"  # within a clause, without another number
_UP = "增长|增加|上涨|提高|上升|提升|上浮|上调"
_DOWN = "下降|降低|减少|压减|下浮|下调|缩减"
_TO = "到|至|为|达"
_JOIN = "(?:同比|共|约|累计|净|拟|统一|按|较前)?"
_GROWN = re.compile(
    rf"[由从]{_IN}{{0,24}}?{_T}{_IN}{{0,10}}?(?:{_UP}|{_DOWN}|调整|变){_IN}{{0,2}}?(?:{_TO}){_IN}{{0,10}}?{_T}"
    rf"[，,（(]?{_JOIN}(?P<way>{_UP}|{_DOWN}|增幅|涨幅|降幅)(?:了|为|达|约)?{_T}"
)
_RAISED = re.compile(
    rf"[由从]{_IN}{{0,24}}?{_T}[，,]?{_JOIN}(?P<way>{_UP}|{_DOWN})了?{_T}"
    rf"[，,]?{_JOIN}(?:{_UP}|{_DOWN}|调整|提)?(?:{_TO}){_IN}{{0,4}}?{_T}"
)
_SHARE = re.compile(rf"{_T}{_IN}{{0,4}}?(?:即|，即|,即|，计|也就是){_IN}{{0,4}}?{_T}")
_BASE = re.compile(r"合同|总价|总额|总投资|价款|中标|决算|结算|预算|总费用|总金额")
_NAMED_BASE = re.compile(r"(合同总?(?:金额|价款|价|额)|中标(?:金额|价)|总投资)的$")
_PER = re.compile(r"人均|每人|每台|每套|每名|每个|每辆|每户|每亩|每年每|单价|/人|标准")
_PRODUCT = re.compile(rf"{_T}{_IN}{{0,6}}?(?:总|共需|共计|合计|共){_IN}{{0,10}}?{_T}")
_PER_THEN = re.compile(
    rf"{_T}{_IN}{{0,8}}?(?:[，,]{_IN}{{0,4}}?)?(?:按|每|[人户亩校村]均|单价|均价)(?:{_IN}{{0,10}}?){_T}{_IN}{{0,14}}?"
    rf"(?:共需|共计|合计|总计|共|需要?|计){_IN}{{0,10}}?{_T}"
)
_TIMES = re.compile(
    r"每月|每天|每日|每次|每季|每学期|/月|/天|/次|\d+\s*(?:个月|月|天|次|期|场|学期|季度|学年)|(?<!\d)\d年|[两三四五六七八九十]年"
)
_EACH = re.compile(r"([人户亩校村])均")
_HEADS = {"人": "人名"}
_HEADS_OF = {"人": "[人名位]", "名": "[人名]", "个": "[个家所座]"}
_OF_EACH = re.compile(r"每(?P<of>[^每\W\d]{1,2}?)(?:每(?P<time>[月天日次期])|每年)?[^每\W\d]{0,6}$")
_OTHER_TIMES = re.compile(rf"{_TIMES.pattern}|其中|部分|符合|困难|另|[两三四五六七八九十]个?[月年次期]")
_NEAR = 16  # characters between what is counted and its price
_IN_ALL = re.compile(r"(?:共需|共计|合计|总计|共)(?:资金|经费|费用|需要?)?$")
_DATES = re.compile(r"(?:20)?\d{2}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日")
_STOPS = re.compile(r"[。；;]")
_COUNTS_OF_PEOPLE_AND_THINGS = frozenset(
    {"人", "名", "台", "套", "个", "辆", "台（套）", "台(套)", "台套", "件", "家", "户"}
)


class StatedTerm(Struct, frozen=True):
    """A number's part in a relation, as in `ledger.Term`. token: position in the text's tokens."""

    token: int
    side: Side
    weight: int = 1


class Stated(Struct, frozen=True, kw_only=True):
    """A relation that a text states among its own numbers."""

    kind: StatedKind
    shape: Shape
    terms: tuple[StatedTerm, ...]
    relation: Relation = "="


def stated(of: Prose) -> Iterator[Stated]:
    """The growth, shares, products, remainders and payments that the text states, in that order."""
    yield from _growth(of)
    yield from _shares(of)
    yield from _products(of)
    yield from _remainders(of)


def _growth(of: Prose) -> Iterator[Stated]:
    for pattern, places in ((_GROWN, (0, 1, 2)), (_RAISED, (0, 2, 1))):
        for found in pattern.finditer(of.skeleton):
            numbers = [int(group) for group in found.groups() if group and group.isdigit()]
            prior, current, rate = (numbers[place] for place in places)
            kinds = [of.tokens[at].kind for at in (prior, current, rate)]
            if kinds[0] == kinds[1] != "percent" and kinds[2] == "percent":
                down = re.fullmatch(f"{_DOWN}|降幅", found["way"]) is not None
                terms = (
                    StatedTerm(rate, "rate", -1 if down else 1),
                    StatedTerm(current, "current"),
                    StatedTerm(prior, "prior"),
                )
                yield Stated(kind="growth", shape="growth", terms=terms)


def _shares(of: Prose) -> Iterator[Stated]:
    """40%即100.8万元, of the amount before it that is called a contract's or a total."""
    results: set[int] = set()
    for found in _SHARE.finditer(of.skeleton):
        rate, part = int(found[1]), int(found[2])
        if of.tokens[rate].kind != "percent" or not of.is_money(part):
            continue
        named = _NAMED_BASE.search(of.before(rate))
        bases = [
            at
            for at in range(rate - 1, -1, -1)
            if of.is_money(at)
            and at not in results
            and (
                of.sentence(at) == of.sentence(rate) or (named and re.search(f"{named[1]}[为共是:：]?$", of.before(at)))
            )
        ]
        results.add(part)
        base = bases[0] if bases else None
        if base is not None and _BASE.search(of.before(base)[-16:]):
            terms = (StatedTerm(rate, "rate"), StatedTerm(part, "over"), StatedTerm(base, "under"))
            yield Stated(kind="share", shape="ratio", terms=terms)


def _products(of: Prose) -> Iterator[Stated]:
    """80人…人均6.99万元…总经费…万元, the unit price before the heads or after them."""
    each = list(_of_each(of))
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
    raised = [one for one in _growth(of) if one.kind == "growth"]
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
        counted = rf"(?<![\d.])(\d+){_HEADS_OF.get(each['of'], each['of'])}(?![每次])"
        timed = rf"(?<!\d)(\d+)个?{each['time']}" if each["time"] else "$()"
        things, times = re.findall(counted, before), re.findall(timed, after)
        apart = re.split(counted, before)[-1]
        rest = re.sub(counted, "", before) + re.sub(timed, "", after)
        if len(things) == len(times) == 1 and len(apart) <= _NEAR and not _OTHER_TIMES.search(rest + apart):
            yield _times(total, price, int(things[0]) * int(times[0] or 1))


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


_TOTAL_OF = re.compile(
    r"合同(?:金额|价|总|款为|额)|总(?:金额|价|投资|费用|额|造价)|(?:决算|结算|审定)(?:款|金额|价)|预算$|预算(?:为|金额|总额|共)|合同$|中标"
)
_PAID = re.compile(r"已(?:支付|付|拨|支出)|累计(?:支付|付)|(?:^|[^未需待])支付|应支|支出$|计划支付|年付")
_REST = re.compile(
    r"(?:剩余|余款|尚欠|尚需支付|未付|未支付|剩下|结余)(?:的)?(?:资金|款项?|尾款|部分|金额|合同款|工程款|费用|尾款)?(?:为|共|计|共计|仅)?$"
)
_LAST = re.compile(r"质保金|尾款|余款")
_CUT = re.compile(
    rf"{_T}{_IN}{{0,16}}?(?:核减|审减|调减|压减|扣减|减少){_IN}{{0,6}}?{_T}[，,]?{_IN}{{0,10}}?"
    rf"(?:调整|核减|审减|调减|压减|扣减)后{_IN}{{0,12}}?{_T}"
)
_CUT_TO = re.compile(rf"{_T}{_IN}{{0,10}}?(?:核减|审减|压减|扣减)(?:调整)?(?:后(?![续期])|至|到|为){_IN}{{0,8}}?{_T}")
_MOST_READINGS = 8
_PAYMENTS = 3  # payments that show that all are named


def _remainders(of: Prose) -> Iterator[Stated]:
    """A total, what was paid of it or cut off it, and what is left; what a total is cut to; or a contract's sum and all
    its payments.
    """
    for match in _CUT.finditer(of.skeleton):
        before, cut, after = (int(group) for group in match.groups())
        if all(of.is_money(at) and not of.tokens[at].soft for at in (before, cut, after)):
            terms = (StatedTerm(after, "stated"), StatedTerm(before, "parts"), StatedTerm(cut, "parts", -1))
            yield Stated(kind="remainder", shape="linear", terms=terms)
    for match in _CUT_TO.finditer(of.skeleton):
        before, after = (int(group) for group in match.groups())
        if of.is_money(before) and of.is_money(after) and "减" not in of.before(before):
            terms = (StatedTerm(after, "stated"), StatedTerm(before, "parts"))
            yield Stated(kind="remainder", shape="linear", relation="≤", terms=terms)
    amounts = [at for at in range(len(of.tokens)) if of.is_money(at)]
    done: set[int] = set()
    for place, rest in enumerate(amounts):
        if _REST.search(of.lead(rest)) and place >= 2:
            found = _remainder(of, amounts[:place], rest)
            if found is not None:
                done.update(term.token for term in found.terms)
                yield found
    yield from _payments(of, [at for at in amounts if at not in done])


def _remainder(of: Prose, earlier: Sequence[int], rest: int) -> Stated | None:
    """The reading of `rest` as what is left: of one of the totals before it, less everything paid in between."""
    near = [at for at in earlier if of.sentence(rest) - of.sentence(at) <= 1]
    totals = [at for at in near if _TOTAL_OF.search(of.before(at)[-14:])]
    readings = []
    for total in totals[:_MOST_READINGS]:
        paid = tuple(at for at in near if at > total and at not in totals)
        if paid and all(_PAID.search(of.before(at)) or _LAST.search(of.before(at)) for at in paid):
            readings.append((total, paid))
    fitting = [one for one in readings if holds(of, rest, one[:1] + one[1], (1, *([-1] * len(one[1]))))]
    single = len(totals) == 1 and len(readings) == 1 and readings[0][0] == near[near.index(totals[0])]
    chosen = fitting[0] if fitting else readings[0] if single else None
    if chosen is None:
        return None
    total, paid = chosen
    terms = (
        StatedTerm(rest, "stated"),
        StatedTerm(total, "parts"),
        *(StatedTerm(at, "parts", -1) for at in paid),
    )
    return Stated(kind="remainder", shape="linear", terms=terms)


def _payments(of: Prose, amounts: Sequence[int]) -> Iterator[Stated]:
    """合同金额 …, then payments one after the other, the last of them called the last."""
    for place, total in enumerate(amounts):
        if not re.search(r"合同(?:金额|价|总价|总额|总金额|款)(?:为|共计|合计|计)?$", of.lead(total)):
            continue
        paid = []
        for at in amounts[place + 1 :]:
            if not _PAID.search(of.lead(at)):
                break
            paid.append(at)
        if len(paid) >= _PAYMENTS and _LAST.search(of.lead(paid[-1])):
            terms = (StatedTerm(total, "stated"), *(StatedTerm(at, "parts") for at in paid))
            yield Stated(kind="payments", shape="linear", terms=terms)
