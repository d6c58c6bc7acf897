"""Amounts of running text that together are a sheet's own money: what is asked, what is paid in two, what is owed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reconcile.narrative.prose import Prose
from reconcile.narrative.prose.items import Item
from reconcile.narrative.prose.reaching import SHORT_LIST, Listed, Total, fits, is_mistyped, near, within

_ASKED = re.compile(r"(20\d\d年|本年|今年)度?(?:拟|计划)?(?:申请|安排)(?:资金|经费|预算)?$")
_PAID = re.compile(r"(?:支付|拨付|发放)[^，。；、]{0,4}$")
_REST = re.compile(r"(?:支付|拨付|发放)(?:剩余|其余|余下)[^，。；、]{0,4}$")
_OWED = re.compile(r"欠[^，。；、]{0,10}$")
_AND = re.compile(r"、[^，。；、]{0,8}")
_SEVERAL = 3  # parts


def of_the_sheet(of: Prose, top: Sequence[Item], given: Sequence[Total]) -> Iterator[Listed]:
    """The lists that have no total of their own. top: the numbered items. given: the amounts of the sheet."""
    yield from _asked(of, top, given)
    yield from _in_two(of, given)
    yield from _owed(of, given)


def _asked(of: Prose, top: Sequence[Item], given: Sequence[Total]) -> Iterator[Listed]:
    """What each of the numbered items says is asked for in the same year, against the money of the sheet."""
    years, parts = set(), []
    for one in top:
        asked = [(found[1], at) for at in within(of, one.start, one.end) if (found := _ASKED.search(of.before(at)))]
        if len(asked) != 1:
            return
        years.add(asked[0][0])
        parts.append(asked[0][1])
    if len(years) != 1 or len(parts) < 2 or any(of.tokens[at].soft for at in parts):
        return
    for total in given[:1]:
        if fits(of, total, parts) or near(of, total, parts, SHORT_LIST, loose=False):
            yield Listed(total=None, parts=tuple(parts), outside=total.outside, itemised=True)


def _in_two(of: Prose, given: Sequence[Total]) -> Iterator[Listed]:
    """上半年拨付1701万元，下半年拨付剩余1701万元: with no sum of theirs in the sentence, of the money of the sheet."""
    amounts = within(of, 0, len(of.text))
    for paid, rest in pairwise(amounts):
        first = paid == amounts[0] or of.sentence(paid) > of.sentence(amounts[amounts.index(paid) - 1])
        joined = (
            of.sentence(paid) == of.sentence(rest) and _PAID.search(of.before(paid)) and _REST.search(of.lead(rest))
        )
        parts = (paid, rest)
        if first and joined and not any(of.tokens[at].soft or of.tokens[at].bound for at in parts):
            for total in given[:1]:
                if fits(of, total, parts) or is_mistyped(of, total, parts):
                    yield Listed(total=None, parts=parts, outside=total.outside)


def _owed(of: Prose, given: Sequence[Total]) -> Iterator[Listed]:
    """第一包欠终验款841.18万元 … 现欠合同款900.96万元、决算款9.6万元: what is owed in all, if it
    is money of the sheet.
    """
    owed: list[int] = []
    for at in within(of, 0, len(of.text)):
        goes_on = bool(owed) and owed[-1] == at - 1 and _AND.fullmatch(of.before(at))
        if goes_on or _OWED.search(of.before(at)):
            owed.append(at)
    for total in given:
        if len(owed) >= _SEVERAL and fits(of, total, owed):
            yield Listed(total=None, parts=tuple(owed), outside=total.outside)
            return
