"""What the headings over a sentence say of the amounts in it: of which fund they are, and of which side."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from reconcile.funds import FISCAL, FUNDS
from reconcile.narrative.lexicon import alternatives, lexicon
from reconcile.narrative.naming import subject_of
from reconcile.narrative.subjects import Names, normal

_SENTENCE = re.compile(r"[,，;；]|(?<!情况|说明)。|\d\s*[万亿]")


class Scope(Struct, frozen=True):
    """What the headings over a sentence say: fund and side, "" where they say nothing. basic: it is on 基本支出."""

    fund: str = ""
    side: str = ""
    basic: bool = False


@cache
def _saying_nothing() -> re.Pattern[str]:
    return re.compile(alternatives(lexicon().heading["words"]))


@cache
def scope_of(section: tuple[str, ...], entity: str) -> Scope:
    """What the headings say of fund and side, the innermost first."""
    names = Names(entity)
    fund = side = ""
    basic = False
    for heading in reversed(section):
        if _SENTENCE.search(heading):
            continue  # a line of a paragraph that was taken for a heading
        about = subject_of(_saying_nothing().sub("", heading), names)
        text = normal(heading)
        basic = basic or "基本支出" in text
        own = about.fund or next((one for one in sorted(FUNDS - {FISCAL}, key=len) if one in text), "")
        if fund in ("", FISCAL):  # the narrowest that any of them names
            fund = own or fund or (FISCAL if FISCAL in text else "")
        if not side:
            income, spent = "收入" in text, "支出" in text
            side = "收入" if income and not spent else "支出" if spent and not income and "收支" not in text else ""
            if "收支" in text or (income and spent):
                break
    return Scope(fund, side, basic)
