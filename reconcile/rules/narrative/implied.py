"""Earlier figures that changes imply: against each other (YOY106), and those of a total that falls while its only part
rises (YOY107).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from reconcile.ledger import Equation, Observation, Statement, Term
from reconcile.narrative.claims import Claim
from reconcile.narrative.phrase_words import phrase_words
from reconcile.narrative.phrases import Base, year_of
from reconcile.narrative.subjects import Subject
from reconcile.numerals import in_unit, shown
from reconcile.recognising.linking.choice import agrees, weight
from reconcile.recognition import Recognition

CODES = ("YOY106", "YOY107")

_GENERAL = "一般公共预算"
_EXPLAINS = ("结转", "结余", "其他资金", "单位资金", "政府性基金", "国有资本", "财政专户", "事业收入", "口径", "非财政")


class Move(Struct, frozen=True):
    """A change of something that is sure: its figure, this year's figure, and the sign of the words."""

    claim: Claim
    change: str
    current: str
    direction: int
    about: Subject
    base: Base


def state(known: Recognition) -> Iterator[Statement]:
    """Equations on implied earlier figures; a question where total and part move apart."""
    changes = [one for one in known.claims if one.kind == "change" and one.direction]
    moves = [move for claim in changes if (move := _move(known, claim)) is not None]
    yield from _same_base(known, moves)
    yield from _apart(known, moves)


def _move(known: Recognition, claim: Claim) -> Move | None:
    change, current, _ = claim.figures
    sure = current and claim.about.known and claim.about.sure and not claim.readings and claim.base.kind
    if not sure or known.figures[change].micro is None or known.figures[current].micro is None:
        return None
    if known.figures[change].bound or known.figures[change].soft or known.figures[current].soft:
        return None
    return Move(claim, change, current, claim.direction, claim.about, claim.base)


def _same_base(known: Recognition, moves: Sequence[Move]) -> Iterator[Statement]:
    """Two statements about one thing, with the same amount and the same base, imply the same earlier figure."""
    for one, other in combinations(moves, 2):
        if not _same_thing(one, other, known.disclosure.year) or not agrees(
            known.figures[one.current], known.figures[other.current]
        ):
            continue
        yield Equation(
            rule="YOY106",
            shape="linear",
            terms=(
                Term(one.current, "stated"),
                Term(one.change, "stated", weight(known.figures[one.change], -one.direction)),
                Term(other.current, "parts"),
                Term(other.change, "parts", weight(known.figures[other.change], -other.direction)),
            ),
            source="本年 ∓ 增减额 = 同一个上年数",
            where=one.claim.where,
            facts={"subject": one.claim.called, "other": other.claim.where},
        )


def _same_year(one: Base, other: Base, year: int) -> bool:
    """Whether two bases are of one year; 同比 and the like mean the year before."""
    last = year - 1 if year else 0
    return (year_of(one, year) or last) == (year_of(other, year) or last)


def _is_adjusted(base: Base) -> bool:
    """Whether what is compared with is an earlier year's budget as it was adjusted, not as it was first passed."""
    return phrase_words().adjusted.search(base.words) is not None


def _same_thing(one: Move, other: Move, year: int) -> bool:
    same_total = one.about.name == other.about.name == "总计" and one.about.measure == other.about.measure == "总计"
    return (
        one.about.name == other.about.name
        and one.about.path == other.about.path
        and one.about.fund == other.about.fund
        and one.about.measure == other.about.measure
        and one.about.version == other.about.version
        and (one.about.side == other.about.side or same_total)
        and (one.base.kind, one.base.measure) == (other.base.kind, other.base.measure)
        and _is_adjusted(one.base) == _is_adjusted(other.base)
        and _same_year(one.base, other.base, year)
        and (one.claim.section == other.claim.section or bool(one.about.fund) or one.about.name != "总计" or same_total)
    )


def _apart(known: Recognition, moves: Sequence[Move]) -> Iterator[Statement]:
    """All funds fall, 一般公共预算 rises, and this year they are the same money: what was in the total last year?"""
    moves = [one for one in moves if one.base.kind == "prior"]
    totals = [one for one in moves if one.about.name == "总计" and one.about.fund == "" and one.about.measure == "总计"]
    parts = [one for one in moves if one.about.name == "总计" and one.about.fund == _GENERAL]
    for total in totals[:1]:
        for part in parts[:1]:
            same_money = agrees(known.figures[total.current], known.figures[part.current])
            if total.direction == part.direction or not same_money:
                continue
            if (
                not known.figures[total.change].micro
                or not known.figures[part.change].micro
                or _explained(known, total, part)
            ):
                continue
            gap = _prior(known, total) - _prior(known, part)
            if known.disclosure.kind == "final" and gap > 0:
                continue  # a final account's total holds what was carried over, last year's too: its own form tells it
            unit = known.figures[total.change].unit
            yield Observation(
                rule="YOY107",
                operands=(total.change, part.change),
                where=part.claim.where,
                facts={"gap": f"{shown(in_unit(gap, unit))}{unit}"},
            )


def _prior(known: Recognition, move: Move) -> int:
    return (known.figures[move.current].micro or 0) - move.direction * abs(known.figures[move.change].micro or 0)


def _explained(known: Recognition, *moves: Move) -> bool:
    """Whether one of the paragraphs speaks of other money or of what was carried over as the reason."""
    told = {one.claim.paragraph for one in moves}
    for paragraph in known.disclosure.paragraphs:
        if paragraph.id in told:
            reasons = [re.split("[。；;]", one)[0] for one in paragraph.text.split("原因")[1:]]
            if any(word in reason for reason in reasons for word in _EXPLAINS):
                return True
    return False
