"""An average a head or a car (人均, 车均), told beside its count and its amount (CNT106)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reconcile.ledger import Equation, Figure, Statement, Term
from reconcile.narrative.claims import Claim
from reconcile.narrative.naming import subject_of
from reconcile.narrative.subjects import Names, normal
from reconcile.recognition import Recognition

CODES = ("CNT106",)

_AVERAGE = re.compile(r"(?<![每年月日])(?:人均|[车辆]均|平均每[人辆]次?)(?!每?[年月日])")
_GUESTS = ("人次", "人")
_COUNTED = (*_GUESTS, "辆")
_OF_GUESTS = ("公务接待费", "国内公务接待费")
_OF_CARS = ("公务用车运行维护费", "公务用车购置费")
_NOT_ALL = re.compile("陪|外宾|外事|境外|国外")  # the average may be of some of the guests only


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for every average whose count and amount its paragraph tells, where it fits; where it does not, only
    for guests whose count and amount its sentence tells once: cars come and go.
    """
    for average in known.claims:
        words = _AVERAGE.search(average.about.printed) if average.kind == "amount" else None
        if words is None or known.figures[average.figures[0]].micro is None:
            continue
        guests = "人" in words[0]
        name = subject_of(_AVERAGE.sub("", normal(average.about.printed)), Names()).name
        names = (name,) if name else ("", *(_OF_GUESTS if guests else _OF_CARS))
        beside = [one for one in known.claims if one.paragraph == average.paragraph and one is not average]
        counts = [
            one for one in _told(known, beside, "count") if (one.unit in _GUESTS) == guests and one.unit in _COUNTED
        ]
        amounts = _told(known, [one for one in beside if one.about.name in names], "amount")
        pairs = [(amount, count) for amount in amounts for count in counts]
        fitting = [pair for pair in pairs if _fits(known.figures[average.figures[0]], *pair)]
        own = guests and len(pairs) == 1 and pairs[0][0].sentence == pairs[0][1].sentence == average.sentence
        if fitting or (own and not _NOT_ALL.search(average.sentence)):
            yield _equation(average, *(fitting or pairs)[0])


def _told(known: Recognition, claims: Sequence[Claim], kind: str) -> list[Figure]:
    found = (
        known.figures[one.figures[0]] for one in claims if one.kind == kind and not _AVERAGE.search(one.about.printed)
    )
    return [one for one in found if one.micro]


def _fits(average: Figure, amount: Figure, count: Figure) -> bool:
    number = int(count.value or 0)
    gap = abs((amount.micro or 0) - number * (average.micro or 0))
    return gap <= amount.half + number * average.half


def _equation(average: Claim, amount: Figure, count: Figure) -> Equation:
    return Equation(
        rule="CNT106",
        shape="linear",
        terms=(Term(amount.id, "stated"), Term(average.figures[0], "parts", int(count.value or 0))),
        source="总额 = 人数（车辆数）× 人均（车均）",
        where=average.section[-1] if average.section else "",
        facts={"subject": amount.row_label, "count": count.text},
    )
