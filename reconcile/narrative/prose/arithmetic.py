"""Arithmetic that running text states about its own numbers: growth, shares, products, remainders and the payments of a
contract.

Words show which numbers belong together; where they allow several readings, the one that adds up is taken, and where
none does the text is taken at its word only if it can be read in one way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reconcile.narrative.prose import OPEN, Prose, holds
from reconcile.narrative.prose.products import products
from reconcile.narrative.prose.stating import IN, Stated, StatedTerm, T
from reconcile.numerals import MICRO

_UP = "增长|增加|上涨|提高|上升|提升|上浮|上调"
_DOWN = "下降|降低|减少|压减|下浮|下调|缩减"
_TO = "到|至|为|达"
_JOIN = "(?:同比|共|约|累计|净|拟|统一|按|较前)?"
_GROWN = re.compile(
    rf"[由从]{IN}{{0,24}}?{T}{IN}{{0,10}}?(?:{_UP}|{_DOWN}|调整|变){IN}{{0,2}}?(?:{_TO}){IN}{{0,10}}?{T}"
    rf"[，,（(]?{_JOIN}(?P<way>{_UP}|{_DOWN}|增幅|涨幅|降幅)(?:了|为|达|约)?{T}"
)
_RAISED = re.compile(
    rf"[由从]{IN}{{0,24}}?{T}[，,]?{_JOIN}(?P<way>{_UP}|{_DOWN})了?{T}"
    rf"[，,]?{_JOIN}(?:{_UP}|{_DOWN}|调整|提)?(?:{_TO}){IN}{{0,4}}?{T}"
)
_RATE = rf"[，,（(]?{_JOIN}(?:{_UP}|{_DOWN}|增幅|涨幅|降幅)(?:了|为|达|约)?{T}"
# The prior figure is the one that 较上年 stands before, or that of a year before another year.
_ADDED = re.compile(rf"(?:较|比)(?:上年|去年|20\d\d年){IN}{{0,10}}?{T}(?:{_UP}|{_DOWN})了?{T}{_RATE}")
_ADDED_LATER = re.compile(rf"20\d\d年{IN}{{0,10}}?{T}[，,]20\d\d年{IN}{{0,4}}?(?:{_UP}|{_DOWN})了?{T}{_RATE}")
_SHARE = re.compile(rf"{T}{IN}{{0,4}}?(?:即|，即|,即|，计|也就是){IN}{{0,4}}?{T}")
# 首付款360万元（合同价900万元的40%）; 运维198万元：按合同总价1320万元的15%计算
_SHARE_OF = re.compile(
    rf"{T}[（(：:，,](?:按照?|即|为)?[^。；;，,、{OPEN}含另不超约近左]{{0,12}}?{T}的{T}(?:[）)]|计算|测算|计提|核定)"
)
_WHOLE_RATE = 100 * MICRO
_BASE = re.compile(r"合同|总价|总额|总投资|价款|中标|决算|结算|预算|总费用|总金额")
_NAMED_BASE = re.compile(r"(合同总?(?:金额|价款|款|价|额)|中标(?:金额|价)|总投资)的$")
_PART_OF = re.compile(rf"{T}[，,（(]?占(?:比|总{IN}{{1,4}}?的)?{T}")
_WHOLE = re.compile(r"总(?:投资|额|金额|预算|费用|经费|资金)(?:为|共|计)?$")


def stated(of: Prose) -> Iterator[Stated]:
    """The growth, shares, products, remainders and payments that the text states, in that order."""
    grown = list(_growth(of))
    yield from grown
    yield from _shares(of)
    yield from _parts_of(of)
    yield from products(of, grown)
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
    for found in (*_ADDED.finditer(of.skeleton), *_ADDED_LATER.finditer(of.skeleton)):
        prior, change, rate = map(int, found.groups())
        if of.is_money(prior) and of.is_money(change) and of.tokens[rate].kind == "percent":
            terms = (StatedTerm(rate, "rate"), StatedTerm(change, "over"), StatedTerm(prior, "under"))
            yield Stated(kind="growth", shape="ratio", terms=terms)


def _parts_of(of: Prose) -> Iterator[Stated]:
    """总投资585万元，财政资金500万元，占85.47%: of the one amount in the sentence that is a whole by its name."""
    for found in _PART_OF.finditer(of.skeleton):
        part, rate = map(int, found.groups())
        here = [at for at in range(part) if of.is_money(at) and of.sentence(at) == of.sentence(part)]
        wholes = [at for at in here if _WHOLE.search(of.before(at)) and of.micro(at) >= of.micro(part)]
        if of.is_money(part) and of.tokens[rate].kind == "percent" and len(wholes) == 1 and wholes[0] == here[0]:
            yield _share(rate, part, wholes[0])


def _shares(of: Prose) -> Iterator[Stated]:
    """40%即100.8万元, of the amount before it that is called a contract's or a total, or bears the base's name; an
    amount with what it is so much of behind it.
    """
    for found in _SHARE_OF.finditer(of.skeleton):
        share, whole, percent = map(int, found.groups())
        if of.is_money(share) and of.is_money(whole) and of.tokens[percent].kind == "percent":
            of_a_year = of.micro(whole) * of.micro(percent) or 1  # of which the share may be several (，服务三年)
            times, rest = divmod(of.micro(share) * _WHOLE_RATE, of_a_year)
            if rest or times == 1:
                yield _share(percent, share, whole)
    results: set[int] = set()
    for found in _SHARE.finditer(of.skeleton):
        rate, part = int(found[1]), int(found[2])
        if of.tokens[rate].kind != "percent" or not of.is_money(part):
            continue
        named = _NAMED_BASE.search(of.before(rate))
        bases = [
            at
            for at in (*range(rate - 1, -1, -1), *range(part + 1, len(of.tokens)))
            if of.is_money(at)
            and at not in results
            and (
                (at < rate and of.sentence(at) == of.sentence(rate))
                or (named and re.search(f"{named[1]}[为共是:：]?$", of.before(at)))
            )
        ]
        results.add(part)
        base = bases[0] if bases else None
        if base is not None and _BASE.search(of.before(base)[-16:]):
            yield _share(rate, part, base)


def _share(rate: int, part: int, base: int) -> Stated:
    terms = (StatedTerm(rate, "rate"), StatedTerm(part, "over"), StatedTerm(base, "under"))
    return Stated(kind="share", shape="ratio", terms=terms)


_TOTAL_OF = re.compile(
    r"合同(?:金额|价|总|款为|额)|总(?:金额|价|投资|费用|额|造价)|(?:决算|结算|审定)(?:款|金额|价)|预算$|预算(?:为|金额|总额|共)|合同$|中标"
)
_PAID = re.compile(r"已(?:支付|付|拨|支出)|累计(?:支付|付)|(?:^|[^未需待])支付|应支|支出$|计划支付|年付")
_REST = re.compile(
    r"(?:剩余|余款|尚欠|尚需支付|未付|未支付|剩下|结余)(?:的)?(?:资金|款项?|尾款|部分|金额|合同款|工程款|费用|尾款)?(?:为|共|计|共计|仅)?$"
)
_LAST = re.compile(r"质保金|尾款|余款")
_THAT_IS = re.compile(r"[，,（(]?(?:即|计|也就是)")
_CUT = re.compile(
    rf"{T}{IN}{{0,16}}?(?:核减|审减|调减|压减|扣减|减少){IN}{{0,6}}?{T}[，,]?{IN}{{0,10}}?"
    rf"(?:调整|核减|审减|调减|压减|扣减)后{IN}{{0,12}}?{T}"
)
_CUT_TO = re.compile(rf"{T}{IN}{{0,10}}?(?:核减|审减|压减|扣减)(?:调整)?(?:后(?![续期])|至|到|为){IN}{{0,8}}?{T}")
_OF_CONTRACT = re.compile(
    rf"合同(?:总?金额|总?价款?|款)?(?:为|共计?)?{T}[，,](?:已|累计)*(?:支付|支出|付款)(?:了|共)?{T}"
)
_MOST_READINGS = 8
_PAYMENTS = 3  # payments that show that all are named


def _remainders(of: Prose) -> Iterator[Stated]:
    """A total, what was paid of it or cut off it, and what is left; what a total is cut to; a contract's sum and all
    its payments, or the one of them that is named.
    """
    for match in _CUT.finditer(of.skeleton):
        before, cut, after = (int(group) for group in match.groups())
        if all(of.is_money(at) and not of.tokens[at].soft for at in (before, cut, after)):
            terms = (StatedTerm(after, "stated"), StatedTerm(before, "parts"), StatedTerm(cut, "parts", -1))
            yield Stated(kind="remainder", shape="linear", terms=terms)
    for match in _CUT_TO.finditer(of.skeleton):
        before, after = (int(group) for group in match.groups())
        if of.is_money(before) and of.is_money(after) and "减" not in of.before(before):
            within = (StatedTerm(after, "stated"), StatedTerm(before, "parts"))
            yield Stated(kind="remainder", shape="linear", relation="≤", terms=within)
    amounts = [at for at in range(len(of.tokens)) if of.is_money(at)]
    done: set[int] = set()
    for place, rest in enumerate(amounts):
        if _REST.search(of.lead(rest)) and place >= 2:
            found = _remainder(of, amounts[:place], rest)
            if found is not None:
                done.update(term.token for term in found.terms)
                yield found
    yield from _payments(of, [at for at in amounts if at not in done])
    for match in _OF_CONTRACT.finditer(of.skeleton):
        contract, paid = (int(group) for group in match.groups())
        plain = all(of.is_money(at) and not (of.tokens[at].soft or of.tokens[at].bound) for at in (contract, paid))
        if plain and contract not in done:
            within = (StatedTerm(paid, "stated"), StatedTerm(contract, "parts"))
            yield Stated(kind="payments", shape="linear", relation="≤", terms=within)


def _remainder(of: Prose, earlier: Sequence[int], rest: int) -> Stated | None:
    """The reading of `rest` as what is left: of one of the totals before it, less everything paid in between."""
    near = [at for at in earlier if of.sentence(rest) - of.sentence(at) <= 1]
    totals = [at for at in near if _TOTAL_OF.search(of.before(at)[-14:])]
    readings = []
    for total in totals[:_MOST_READINGS]:
        paid = tuple(at for at in near if at > total and at not in totals)
        if paid and all(_is_paid(of, at) for at in paid):
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


def _is_paid(of: Prose, at: int) -> bool:
    """Whether the words before an amount, or before the rate that it is (支付60%，即517.5万元), say that it is paid."""
    words = of.before(at)
    if at and of.tokens[at - 1].kind == "percent" and _THAT_IS.fullmatch(words):
        words = of.before(at - 1)
    return bool(_PAID.search(words) or _LAST.search(words))


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
