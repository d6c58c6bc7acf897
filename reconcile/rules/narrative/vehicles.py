"""Kinds of vehicles that are fewer than all vehicles, though the list names no others (CNT107)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from reconcile.ledger import Equation, Statement, Term
from reconcile.recognition import Recognition

CODES = ("CNT107",)

_ALL = re.compile(r"(?:实有|现有|共有|保有|拥有|有).*?车辆?$|(?:车辆|用车)(?:总数|数量|合计|共计|实有|保有量)?$")
_ALLOWED = re.compile("编制|购置|更新|报废|新增")
_KIND = re.compile(r"(?:用车|车辆)$")
_MORE = re.compile(r"等|其他|其它|其余|另有|另外|新能源|购置")
_FEWEST = 2


def state(known: Recognition) -> Iterator[Statement]:
    """One equation for each sentence of a count of vehicles and then only kinds of them."""
    counts = [one for one in known.claims if one.kind == "count" and known.figures[one.figures[0]].unit == "辆"]
    for (_, sentence), group in groupby(counts, key=lambda one: (one.paragraph, one.sentence)):
        told = list(group)
        held = [one for one in told if _ALL.search(one.about.printed) and not _ALLOWED.search(one.about.printed)]
        if not held or "其中" not in sentence or _MORE.search(sentence.partition("其中")[2]):
            continue
        total, kinds = held[0], told[told.index(held[0]) + 1 :]
        values = [known.figures[one.figures[0]].micro for one in (total, *kinds)]
        named = len({one.about.printed for one in kinds}) == len(kinds) >= _FEWEST
        if not named or not all(_KIND.search(one.about.printed) for one in kinds) or None in values:
            continue
        if sum(one or 0 for one in values[1:]) < (values[0] or 0):  # more than all are a sum that is wrong
            yield Equation(
                rule="CNT107",
                shape="linear",
                terms=(Term(total.figures[0], "stated"), *(Term(one.figures[0], "parts") for one in kinds)),
                source="车辆总数 = 各类车辆之和",
                where=total.where,
            )
