"""Changes against last year: change, rate and base (YOY101), opposite words (YOY102), this year's base (YOY103), no
base at all (YOY104), a rate cut off instead of rounded (YOY110).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from reconcile.ledger import Equation, Observation, Statement, Term
from reconcile.narrative.arithmetic import Span, is_growth, is_growth_from, is_share
from reconcile.narrative.claims import Claim
from reconcile.recognising.linking.choice import alike, span, weight
from reconcile.recognition import Recognition

CODES = ("YOY101", "YOY102", "YOY103", "YOY104", "YOY110")


class Growth(Struct, frozen=True):
    """A rate with the figures that it relates; "" where one is not printed. up: the signs that the words give."""

    claim: Claim
    rate: str
    change: str
    current: str
    prior: str
    direction: int
    change_direction: int


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for every rate whose change or base is printed, or what is the matter with its words."""
    without_base: list[Growth] = []
    cut_off: list[Equation] = []
    for one in _growths(known):
        if _opposite(known, one):
            yield Observation(rule="YOY102", operands=(one.change, one.rate), where=_where(one), facts=_facts(one))
        elif one.current and not _fits(known, one) and _is_of_another(known, one):
            yield replace(_equation(known, one), unreadable="readings-differ")
        elif _baseless(known, one):
            without_base.append(one)
        elif one.current and (one.change or one.prior) and not _too_small_to_see(known, one):
            equation = _equation(known, one)
            if equation.rule == "YOY110":
                cut_off.append(equation)
            else:
                yield equation
    yield from _cut_off(cut_off)
    if without_base:
        operands = tuple(figure for one in without_base for figure in (one.current, one.change, one.rate))
        yield Observation(
            rule="YOY104", operands=operands, where=_where(without_base[0]), facts=_facts(without_base[0])
        )


def _fits(known: Recognition, one: Growth, current: str = "") -> bool:
    """Whether a rate is that of its amounts, or would be were its change that of the amount `current`."""
    rate, now = _signed(known, one.rate, one.direction), span(known.figures[current or one.current])
    if one.change:
        return is_growth(rate, _signed(known, one.change, one.direction), now)
    return bool(one.prior) and is_growth_from(rate, now, span(known.figures[one.prior]))


def _is_of_another(known: Recognition, one: Growth) -> bool:
    """支出90万元，甲60万元，增加10万元，增长12.5%: whether a rate may be of an amount that its section told before."""
    if not known.figures[one.rate].micro or (one.change and not known.figures[one.change].micro):
        return False
    before = takewhile(lambda claim: claim is not one.claim, known.claims)
    told = (claim.figures[0] for claim in before if claim.kind == "amount" and claim.section == one.claim.section)
    return any(known.figures[other].micro and other != one.prior and _fits(known, one, other) for other in told)


def _cut_off(found: Sequence[Equation]) -> Iterator[Statement]:
    """One finding, however many rates are cut off: it is the way in which the document rounds."""
    if len(found) == 1:
        yield found[0]
    elif found:
        rates = tuple(term.figure for one in found for term in one.terms if term.side == "rate")
        yield Observation(rule="YOY110", operands=rates, where=found[0].where, facts={"subject": "多处"})


def _growths(known: Recognition) -> Iterator[Growth]:
    changes = {one.figures[0]: one for one in known.claims if one.kind == "change"}
    for claim in known.claims:
        if claim.kind != "rate":
            continue
        rate, change, current, prior = claim.figures
        figure = known.figures[rate]
        if figure.micro is None or figure.bound or claim.direction == 0:
            continue
        if change and (known.figures[change].micro is None or known.figures[change].bound):
            continue
        current = current or _in_tables(known, claim.candidates, claim)
        if current and not change and not prior and not claim.readings:
            prior = _in_tables(known, claim.others, claim)
        direction = changes[change].direction if change in changes else claim.direction
        yield Growth(claim, rate, change, current, prior, claim.direction, direction)


def _in_tables(known: Recognition, printed: Sequence[str], claim: Claim) -> str:
    """The table figure of a subject whose amount, or whose base, the sentence does not repeat."""
    found = [known.figures[one] for one in printed]
    return found[0].id if claim.trusted and found and alike(found) else ""


def _signed(known: Recognition, figure: str, direction: int) -> Span:
    printed = span(known.figures[figure])
    return Span(abs(printed.micro) * direction, printed.half)


def _opposite(known: Recognition, one: Growth) -> bool:
    if not one.change or one.direction == one.change_direction:
        return False
    return known.figures[one.change].micro != 0 and known.figures[one.rate].micro != 0


def _too_small_to_see(known: Recognition, one: Growth) -> bool:
    """60万元，减少0万元，下降0.33%: where amounts are printed in whole 万元, a 0 among them may be less than a half."""
    if not one.change or known.figures[one.change].micro or not known.figures[one.rate].micro:
        return False
    current = span(known.figures[one.current])
    return is_growth(_signed(known, one.rate, one.direction), Span(0, current.half), current)


def _baseless(known: Recognition, one: Growth) -> bool:
    """增长100% of something that was nothing last year: a rate needs a base."""
    if not one.current or not known.figures[one.rate].micro or not known.figures[one.current].micro:
        return False
    if one.prior:
        return known.figures[one.prior].micro == 0
    if not one.change or one.direction < 0:
        return False
    return known.figures[one.change].micro == known.figures[one.current].micro


def _equation(known: Recognition, one: Growth) -> Equation:
    rule = "YOY101"
    rate = _signed(known, one.rate, one.direction)
    current = span(known.figures[one.current])
    terms = [Term(one.rate, "rate", weight(known.figures[one.rate], one.direction))]
    if one.change:
        change = _signed(known, one.change, one.direction)
        terms += [
            Term(one.change, "change", weight(known.figures[one.change], one.direction)),
            Term(one.current, "current"),
        ]
        if not is_growth(rate, change, current) and is_share(
            Span(abs(rate.micro), rate.half), Span(abs(change.micro), change.half), current
        ):
            rule = "YOY103"
        elif not is_growth(rate, change, current) and is_growth(_cut(rate), change, current):
            rule = "YOY110"
    else:
        terms += [Term(one.current, "current"), Term(one.prior, "prior")]
        prior = span(known.figures[one.prior])
        if not is_growth_from(rate, current, prior) and is_growth_from(Span(-rate.micro, rate.half), prior, current):
            rule = "YOY103"
        elif not is_growth_from(rate, current, prior) and is_growth_from(_cut(rate), current, prior):
            rule = "YOY110"
    return Equation(
        rule=rule,
        shape="growth",
        terms=tuple(terms),
        source="增减率 = 增减额 ÷（本年 ∓ 增减额）" if one.change else "增减率 = 本年 ÷ 上年 − 1",
        where=_where(one),
        facts=_facts(one),
    )


def _cut(rate: Span) -> Span:
    """What a rate may be that prints like this when its digits are cut off instead of rounded."""
    sign = -1 if rate.micro < 0 else 1
    return Span(rate.micro + sign * rate.half, rate.half)


def _where(one: Growth) -> str:
    return one.claim.where


def _facts(one: Growth) -> dict[str, str]:
    return {"subject": one.claim.called}
