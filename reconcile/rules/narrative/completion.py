"""Final against budget: completion rates (SHR104), the budget they name (SHR105), 大于, 小于 and 持平 (SHR106), and a
rate of a budget of nothing (SHR108).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from reconcile.ledger import Equation, Observation, Statement, Term
from reconcile.narrative.arithmetic import is_share
from reconcile.narrative.claims import Claim
from reconcile.narrative.phrases import trimmed
from reconcile.numerals import fold
from reconcile.recognising.linking.choice import alike, span, the_only
from reconcile.recognition import Recognition

CODES = ("SHR104", "SHR105", "SHR106", "SHR107", "SHR108")

_HUNDRED = 100 * 10**6
_USUAL = 2  # items with a rate that make one expected


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for every completion rate and every comparison of final with budget."""
    for claim in known.claims:
        if claim.kind == "completion":
            yield from _of_nothing(known, claim) or _completion(known, claim)
        elif claim.kind == "bound" and claim.base.kind != "prior":
            yield from _comparison(known, claim)
    yield from _without_rate(known)


def _without_rate(known: Recognition) -> Iterator[Observation]:
    """Items whose final figure is not the budget, without the rate that the other items of their section state."""
    rated = {(one.section, one.about.path) for one in known.claims if one.kind == "completion"}
    versions: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[str, str]] = {}
    for claim in known.claims:
        if claim.kind == "amount" and claim.about.path and claim.about.version in ("initial", "adjusted", "final"):
            versions.setdefault((claim.section, claim.about.path), {})[claim.about.version] = claim.figures[0]
    for section in dict.fromkeys(section for section, _ in versions):
        those = {key: found for key, found in versions.items() if key[0] == section and _moved(known, found)}
        without = [found["final"] for key, found in those.items() if key not in rated]
        if without and len(those) - len(without) >= _USUAL:
            facts = {"count": str(len(without)), "rated": str(len(those) - len(without))}
            yield Observation(rule="SHR107", operands=tuple(without), where=section[-1] if section else "", facts=facts)


def _moved(known: Recognition, found: Mapping[str, str]) -> bool:
    """Whether an item has one budget, which is not nothing, and a final figure that is not the same."""
    values = {version: known.figures[one].micro for version, one in found.items()}
    return (
        len(values) > 1 and None not in values.values() and 0 not in values.values() and len(set(values.values())) > 1
    )


def _of_nothing(known: Recognition, claim: Claim) -> list[Observation]:
    """年初预算为0，支出决算为10万元，完成年初预算的95%: a rate of no budget. 0 of 0 is told in many ways."""
    rate, final, budget = (known.figures.get(one) for one in claim.figures)
    if (
        rate is None
        or final is None
        or not rate.micro
        or not final.micro
        or claim.readings
        or claim.base.kind != "initial"
    ):
        return []
    said = re.search(rf"{re.escape(trimmed(claim.base.words))}[数额]?[为是]?0(?:\.0+)?(?![\d.])", fold(claim.sentence))
    nothing = budget.micro == 0 if budget is not None else said is not None
    facts = {"subject": _subject(claim), "rate": rate.text, "amount": final.text}
    operands = tuple(one for one in claim.figures if one)
    return [Observation(rule="SHR108", operands=operands, where=claim.where, facts=facts)] if nothing else []


def _completion(known: Recognition, claim: Claim) -> Iterator[Statement]:
    rate, final, budget = claim.figures
    if known.figures[rate].micro is None or known.figures[final].micro is None or known.figures[rate].bound:
        return
    if not budget and not claim.readings:
        budget = _in_tables(known, claim)
    fitting = [one[2] for one in claim.readings if _fits(known, rate, final, one[2])]
    named = bool(budget) and known.figures[budget].micro is not None
    if named and (_fits(known, rate, final, budget) or not fitting) and known.figures[budget].micro:
        yield _equation(claim, budget)
    elif named and fitting and not _so_called(known, fitting[0], claim.base.kind):
        yield Observation(
            rule="SHR105",
            operands=(rate, final, budget, fitting[0]),
            where=claim.where,
            facts={"subject": _subject(claim), "base": claim.base.words, "rate": known.figures[rate].text}
            | {"named": known.figures[budget].text, "used": known.figures[fitting[0]].text},
        )
        yield _equation(claim, fitting[0])
    elif fitting:
        yield _equation(claim, fitting[0])
    elif not budget and not claim.readings:
        yield from _by_difference(known, claim)
    elif other := _only_other(known, claim):
        yield _equation(claim, other)


def _so_called(known: Recognition, budget: str, kind: str) -> bool:
    """Whether the words call an amount the very budget that the rate is of, so that the one named was a part of it."""
    told = (one for one in known.claims if one.kind == "amount" and one.figures[0] == budget)
    return any(one.about.version == kind for one in told)


def _only_other(known: Recognition, claim: Claim) -> str:
    """The only budget told of, under another word: 预算数10万元，决算数9万元，完成年初预算的90%."""
    found = [one[2] for one in claim.readings if known.figures[one[2]].micro]
    if len(found) != 1:
        return ""
    beside = not claim.candidates and known.figures[found[0]].sentence == claim.sentence
    return found[0] if claim.figures[2] or beside else ""


def _told_with(change: Claim, claim: Claim) -> bool:
    """支出较年初预算增加55.93万元，完成年初预算107%: a change without its amount, of what the rate beside it is of."""
    one, other = (replace(each.about, printed="", version="") for each in (change, claim))
    return not change.figures[1] and change.sentence == claim.sentence and one == other and one.sure and one.known


def _by_difference(known: Recognition, claim: Claim) -> Iterator[Statement]:
    """完成年初预算100%，决算数大于预算数55.93万元: the difference tells what the budget was."""
    rate, final, _ = claim.figures
    found = [
        one
        for one in known.claims
        if one.kind == "change"
        and (one.figures[1] == final or _told_with(one, claim))
        and one.direction
        and not one.readings
        and one.base.kind in ("initial", "adjusted", "budget")
        and (one.base.kind == claim.base.kind or "budget" in (one.base.kind, claim.base.kind))
        and not known.figures[one.figures[0]].bound
        and known.figures[one.figures[0]].micro is not None
    ]
    if len(found) != 1:
        return
    yield Equation(
        rule="SHR104",
        shape="ratio",
        terms=(
            *(Term(rate, "rate"), Term(final, "over")),
            *(Term(final, "under"), Term(found[0].figures[0], "under", -found[0].direction)),
        ),
        source="完成率 = 决算数 ÷（决算数 ∓ 与预算的差）",
        where=claim.where,
        facts={"subject": _subject(claim)},
    )


def _in_tables(known: Recognition, claim: Claim) -> str:
    """The budget that a table prints, where the sentence does not repeat it."""
    found = [known.figures[one] for one in claim.candidates if known.disclosure.kind == "final"]
    return found[0].id if claim.trusted and found and alike(found) else ""


def _fits(known: Recognition, rate: str, final: str, budget: str) -> bool:
    if known.figures[budget].micro is None or not known.figures[budget].micro:
        return False
    return is_share(span(known.figures[rate]), span(known.figures[final]), span(known.figures[budget]))


def _equation(claim: Claim, budget: str) -> Equation:
    return Equation(
        rule="SHR104",
        shape="ratio",
        terms=(Term(claim.figures[0], "rate"), Term(claim.figures[1], "over"), Term(budget, "under")),
        source="完成率 = 决算数 ÷ 预算数",
        where=claim.where,
        facts={"subject": _subject(claim)},
    )


def _comparison(known: Recognition, claim: Claim) -> Iterator[Statement]:
    """大于 and 小于 allow equal figures, which rounding can make of two that differ; 持平 asks for the same figure."""
    final, budget = claim.figures
    budget = budget or (the_only(claim.others, known.figures) if claim.trusted else "")
    if not budget:
        yield from _against_rate(known, claim)
        return
    readings = [(final, budget), *((one[0], one[1]) for one in claim.readings)]
    if any(known.figures[one].micro is None for pair in readings for one in pair):
        return
    holds = [pair for pair in readings if _holds(known, pair[0], pair[1], claim.direction)]
    final, budget = (holds or readings)[0]
    stated, parts = (budget, final) if claim.direction > 0 else (final, budget)
    word = {1: "大于", -1: "小于", 0: "持平"}[claim.direction]
    facts = {"subject": _subject(claim), "word": word}
    if claim.direction < 0 and known.figures[budget].micro == 0 == known.figures[final].micro:
        formula = f"{known.figures[final].text} = {known.figures[budget].text}"  # nothing is less than nothing
        yield Observation(
            rule="SHR106", operands=(final, budget), where=claim.where, facts=facts | {"formula": formula}
        )
        return
    yield Equation(
        rule="SHR106",
        shape="linear",
        terms=(Term(stated, "stated"), Term(parts, "parts")),
        relation="=" if claim.direction == 0 else "≤",
        same=claim.direction == 0,
        source=f"决算数{word}预算数",
        where=claim.where,
        facts=facts,
    )


def _against_rate(known: Recognition, claim: Claim) -> Iterator[Statement]:
    """大于 beside a completion rate below 100 %, or the reverse, where the budget itself is not printed."""
    for other in known.claims:
        same = other.kind == "completion" and other.figures[1] == claim.figures[0] and not other.figures[2]
        if not same or claim.base.kind not in (other.base.kind, "budget"):
            continue
        rate = span(known.figures[other.figures[0]])
        below, above = rate.high < _HUNDRED, rate.low > _HUNDRED
        if {1: below, -1: above, 0: below or above}[claim.direction]:
            word = {1: "大于", -1: "小于", 0: "持平"}[claim.direction]
            facts = {
                "subject": _subject(claim),
                "word": word,
                "formula": f"完成率 {known.figures[other.figures[0]].text}",
            }
            yield Observation(rule="SHR106", operands=other.figures[:2], where=claim.where, facts=facts)


def _holds(known: Recognition, final: str, budget: str, direction: int) -> bool:
    one, other = known.figures[final].micro or 0, known.figures[budget].micro or 0
    return one == other if direction == 0 else (one - other) * direction >= 0


def _subject(claim: Claim) -> str:
    about = claim.about
    return about.path[-1] if about.path else about.name if about.item else f"{about.fund}{about.name}" or about.printed
