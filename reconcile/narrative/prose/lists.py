"""Lists of amounts in running text that add up to a total: numbered items (1. … 2. …, nested A. …), 其中 … , … 共计."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from reconcile.narrative.prose import Prose
from reconcile.narrative.prose.items import Item, flat, head_end, items
from reconcile.narrative.prose.own_money import of_the_sheet
from reconcile.narrative.prose.reaching import (
    NUMBERED,
    SHORT_LIST,
    Listed,
    Total,
    fits,
    is_mistyped,
    near,
    reach_of,
    within,
)
from reconcile.narrative.small_numbers import small_number

_OPENS = re.compile(r"其中|包括|包含|分别|用于|主要为|主要有|具体|明细|构成|含|[：:]")
_CLOSES = re.compile(
    r"(?:总计|共计|合计|总共|小计|总费用)(?:约|为|需|金额|资金|费用|支付|申请|需要)*$|^共需?(?:资金|经费|费用)?$"
)
_ABOVE = re.compile(
    r"以上(?P<items>[两三四五六七八九十])?[大各]?[项类]?[^，。；、\d]{0,6}(?:共计|合计|总计|共需?)(?:资金|经费|费用|预算)?$"
)
_AMONG_OTHERS = re.compile(r"等(?=[，。；、,;费]|$)|不限于|部分")
_LOOSE = re.compile(rf"主要|{_AMONG_OTHERS.pattern}")
_OTHER_ROLE = re.compile(
    r"合同(?![^，。；、]{0,3}款)|尾款|应支|(?<!用于)(?<!集中)支付|支出|欠|未付|总(?:投资|金额|价|额)|已|比|较|上年|每|人均|单价|不超过|不高于|不低于|其中|标准|原|剩余|累计|限额|收入|节约"
)
_HEAD_ROLE = re.compile(
    r"合同(?:金额|价|总额)|总(?:投资|金额|价)|已|不超过|不高于|剩余|累计|限额|上年|节约|每|单价|人均|标准|均价"
)
_PRICE = re.compile(r"每|人均|单价|均价")
_PLANNED = re.compile(r"(?:预算|共计|合计|安排|申请)(?:经费|资金|费用|金额)?(?:为|共)?$")
_GOES_ON = re.compile(r"。(?:其中|具体|包括|明细)")
_MOST_READINGS = 4096
_MOST_ITEMS = 12
_YEAR = re.compile(r"(?:20\d\d|本|今|当)年")
_SEVERAL = 3  # parts
_CLOSE_WORDS = 40  # characters between neighbouring amounts of one sentence's list


def lists(of: Prose, outside: Sequence[tuple[int, int]] = ()) -> Iterator[Listed]:
    """The lists of a text. outside: amounts (value and half-width) that its numbered items may add up to.

    A list that adds up is given as it adds up; one that does not is given only where it can be read in one way and
    comes so near to its total that it must be meant.
    """
    top = items(of.text)
    given = [Total(micro, half, outside=n) for n, (micro, half) in enumerate(outside)]
    numbered = list(_numbered(of, top, given))
    found = [*numbered, *_all_above(of, top, given, numbered), *of_the_sheet(of, top, given)]
    for item in flat(top):
        found += _inside(of, item)
    found += _closed(of)
    found += _opened(of, [one.start for one in flat(top)])
    seen: set[tuple[int | None, tuple[int, ...]]] = set()
    for one in found:
        if (one.total, one.parts) not in seen:
            seen.add((one.total, one.parts))
            yield one


def _readings(of: Prose, one: Item) -> list[tuple[int, ...]]:
    """The amounts that an item may stand for in its list, the likeliest first."""
    head = within(of, one.start, head_end(of.text, one))
    head = [at for at in head if not _PRICE.search(of.lead(at))] or head
    if head:
        clauses = [of.text.count("；", one.start, of.tokens[at].start) for at in head]
        clauses = [n + of.text.count(";", one.start, of.tokens[at].start) for n, at in zip(clauses, head, strict=True)]
        apart = len(set(clauses)) == len(clauses)
        if apart:
            return [tuple(head)]
        planned = _PLANNED.search(of.lead(head[0])) and of.micro(head[0]) == max(of.micro(at) for at in head)
        opened = len(head) > 1 and _OPENS.search(of.before(head[1]))
        return [tuple(head[:1])] if planned or opened else [tuple(head[:1]), tuple(head)]
    if one.inner:
        inner = [_readings(of, child) for child in one.inner]
        return [tuple(at for reading in inner for at in reading[0])] if all(inner) else []
    body = within(of, one.start, one.end)
    return [tuple(body)] if len(body) == 1 else []


def _numbered(of: Prose, top: Sequence[Item], given: Sequence[Total]) -> Iterator[Listed]:
    """Numbered items against the total that opens them, else against an amount from outside."""
    if not 2 <= len(top) <= _MOST_ITEMS:
        return
    readings = [_readings(of, one) for one in top]
    lead = _lead_total(of, top[0].start)
    totals = [*lead, *given]
    told = [one for one in readings if one]
    if len(told) < 2:
        return
    for total in totals:
        for chosen in _choices(told):
            parts = tuple(at for reading in chosen for at in reading if at != total.token)
            if fits(of, total, parts):
                yield Listed(total=total.token, parts=parts, outside=total.outside, itemised=True)
                return
    clear = all(len(one) == 1 for one in readings)
    parts = tuple(at for one in readings for at in one[0]) if clear else ()
    if not clear or not totals or any(_HEAD_ROLE.search(of.lead(at)) or of.tokens[at].soft for at in parts):
        return
    total = totals[0]
    loose = total.token is not None and _is_open(of, top)
    reach = NUMBERED if total.token is not None else SHORT_LIST
    if near(of, total, parts, reach, loose=loose) and (
        total.token is not None or len({one.micro for one in given}) == 1
    ):
        yield Listed(total=total.token, parts=parts, outside=total.outside, whole=not loose, itemised=True)


def _all_above(of: Prose, top: Sequence[Item], given: Sequence[Total], numbered: Sequence[Listed]) -> Iterator[Listed]:
    """1.…198万元；2.…147万元。以上两项共计345万元, where the items add up to the amount that opens them or to one from
    outside, and it says how many they are or comes near to them.
    """
    for one in numbered:
        reached = given[one.outside] if one.total is None else _total(of, one.total)
        for at in within(of, top[-1].start, len(of.text)) if fits(of, reached, one.parts) else ():
            said = _ABOVE.search(of.before(at))
            at_the_end = of.sentence(at) - of.sentence(one.parts[-1]) <= 1 and at not in (one.total, *one.parts)
            if said is None or not at_the_end or of.tokens[at].soft:
                continue
            meant = near(of, _total(of, at), one.parts, SHORT_LIST, loose=False)
            if small_number(said["items"]) == len(top) if said["items"] else meant:
                yield Listed(total=at, parts=one.parts, itemised=True)


def _choices(readings: Sequence[list[tuple[int, ...]]]) -> Iterator[tuple[tuple[int, ...], ...]]:
    size = 1
    for one in readings:
        size *= len(one)
    return iter(product(*readings)) if size <= _MOST_READINGS else iter(())


def _lead_total(of: Prose, start: int) -> list[Total]:
    """The amount that opens a numbered list."""
    before = within(of, 0, start)
    if not before or not _OPENS.search(of.text[of.tokens[before[-1]].end : start]):
        return []
    return [_total(of, before[-1])]


def _total(of: Prose, at: int) -> Total:
    return Total(of.micro(at), of.tokens[at].number.half, token=at)


def _inside(of: Prose, one: Item) -> Iterator[Listed]:
    """An item's own amount, and three or more amounts that follow it: 网络线路租金259.44万元。…49.85万，…"""
    if one.inner:
        return
    head = within(of, one.start, head_end(of.text, one))
    body = within(of, head_end(of.text, one), one.end)
    if len(head) != 1 or len(body) < 3:
        return
    total = _total(of, head[0])
    if fits(of, total, body) or (
        _plain(of, body) and near(of, total, body, reach_of(body), loose=_is_loose(of, head[0], body))
    ):
        loose = not fits(of, total, body) and _is_loose(of, head[0], body)
        yield Listed(total=head[0], parts=tuple(body), whole=not loose, itemised=True)


def _closed(of: Prose) -> Iterator[Listed]:
    """甲10万元、乙20万元，共计30万元."""
    amounts = within(of, 0, len(of.text))
    for place, at in enumerate(amounts):
        if not _CLOSES.search(of.lead(at)):
            continue
        before = [one for one in _sentence_before(of, amounts[:place], at) if not _PRICE.search(of.lead(one))]
        total = _total(of, at)
        fitting = [before[n:] for n in range(len(before) - 1) if fits(of, total, before[n:])]
        opened = re.split(r"其中[:：]?", of.before(before[0]))[-1] if len(before) > 1 else ""
        plain = len(before) > 1 and _plain(of, before[1:]) and not _OTHER_ROLE.search(opened)
        plain = (
            plain and not of.tokens[before[0]].soft and not of.tokens[before[0]].bound and _joined(of, [*before, at])
        )
        if fitting:
            yield Listed(total=at, parts=tuple(fitting[0]))
        elif plain and "年" not in of.lead(at) and near(of, total, before, reach_of(before), loose=False):
            yield Listed(total=at, parts=tuple(before))


def _opened(of: Prose, marks: Sequence[int]) -> Iterator[Listed]:
    """申请358.82万元，用于支付合同款349.22万元、工程决算款9.6万元. marks: where numbered items begin, behind which
    stands nothing that belongs to an amount before them.
    """
    amounts = within(of, 0, len(of.text))
    for place, at in enumerate(amounts):
        stop = next((mark for mark in marks if mark > of.tokens[at].start), len(of.text))
        after = [one for one in _sentence_after(of, amounts[place + 1 :], at) if of.tokens[one].start < stop]
        between = of.text[of.tokens[at].end : of.tokens[after[0]].start] if len(after) > 1 else ""
        opens = _OPENS.search(between)
        if opens is None:
            continue
        total = _total(of, at)
        fitting = [after[:n] for n in range(2, len(after) + 1) if fits(of, total, after[:n])]
        loose = _is_loose(of, at, after)
        first = of.tokens[after[0]]
        plain = not (_OTHER_ROLE.search(between[opens.end() :]) or first.soft or first.bound) and _alike(of, after)
        plain = plain and _plain(of, after[1:]) and _joined(of, after) and not _CLOSES.search(of.lead(after[-1]))
        if fitting:
            yield Listed(total=at, parts=tuple(fitting[-1]))
        elif plain and not loose and len(after) >= _SEVERAL and is_mistyped(of, total, after):
            yield Listed(total=at, parts=tuple(after))
        elif plain and near(of, total, after, reach_of(after), loose=loose or "其中" in between):
            yield Listed(total=at, parts=tuple(after), whole=not loose and "其中" not in between)


def _sentence_before(of: Prose, earlier: Sequence[int], at: int) -> list[int]:
    """The amounts before one in its sentence, or in the sentence before where it is the first in its own (…。合计…)."""
    own = [one for one in earlier if of.sentence(one) == of.sentence(at)]
    last = bool(re.search(r"。[^，、；]{0,6}$", of.before(at)))
    return own or [
        one for one in earlier if last and of.sentence(one) == of.sentence(earlier[-1]) >= of.sentence(at) - 1
    ]


def _sentence_after(of: Prose, later: Sequence[int], at: int) -> list[int]:
    """The amounts after one in its sentence, or in the next one where that says what is in it (…。其中…)."""
    end = of.tokens[at].end
    goes_on = bool(_GOES_ON.match(of.text, end))
    return [one for one in later if of.sentence(one) == of.sentence(at) + goes_on]


def _plain(of: Prose, parts: Sequence[int]) -> bool:
    """Whether nothing says that one of the amounts is something else than a part."""
    return not any(_OTHER_ROLE.search(of.before(at)) or of.tokens[at].soft or of.tokens[at].bound for at in parts)


def _alike(of: Prose, parts: Sequence[int]) -> bool:
    """Whether all amounts are said to be of a year, or none."""
    return len({bool(_YEAR.search(of.before(at))) for at in parts}) == 1


def _joined(of: Prose, parts: Sequence[int]) -> bool:
    return all(of.tokens[b].start - of.tokens[a].end <= _CLOSE_WORDS for a, b in pairwise(parts))


def _is_open(of: Prose, top: Sequence[Item]) -> bool:
    """Whether a numbered list ends in 等, so that it need not be whole."""
    return bool(_AMONG_OTHERS.search(of.text[top[-1].start : head_end(of.text, top[-1]) + 1]))


def _is_loose(of: Prose, total: int, parts: Sequence[int]) -> bool:
    """Whether words such as 主要 or 等 say that the list is not whole."""
    end = of.tokens[parts[-1]].end
    return bool(_LOOSE.search(of.text[of.tokens[total].end : end + 4]))
