"""Earlier figures: printed ones against this year's (YOY105), implied ones against each other (YOY106), a total that
falls while its only part rises (YOY107), and an increase that leaves nothing for last year (YOY112).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from reconcile.ledger import Equation, Observation, Statement, Term
from reconcile.narrative.claims import Claim
from reconcile.narrative.memory import same_subject
from reconcile.narrative.phrases import Base, year_of
from reconcile.narrative.subjects import BUDGETS, Subject
from reconcile.numerals import in_unit, shown
from reconcile.recognising.linking.choice import agrees, alike
from reconcile.recognition import Recognition

CODES = ("YOY105", "YOY106", "YOY107", "YOY112")

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
    """Equations on printed and implied earlier figures; a question where total and part move apart."""
    yield from _same(known)
    changes = [one for one in known.claims if one.kind == "change" and one.direction]
    for claim in changes:
        yield from _printed_base(known, claim)
        yield from _base_in_tables(known, claim)
        yield from _base_told(known, claim)
        yield from _more_than_all(known, claim)
        yield from _from_nothing(known, claim)
    moves = [move for claim in changes if (move := _move(known, claim)) is not None]
    yield from _same_base(known, moves)
    yield from _apart(known, moves)


def _same(known: Recognition) -> Iterator[Statement]:
    """与上年预算数3.00万元相同: the amount and the one that it is said to be the same as, here or in a table."""
    for claim in known.claims:
        if claim.kind != "equal" or "soft" in claim.names:
            continue
        base = claim.figures[1] or _only(known, claim.others if claim.trusted and claim.about.sure else ())
        if base:
            yield Equation(
                rule="YOY105",
                shape="linear",
                terms=(Term(claim.figures[0], "stated"), Term(base, "parts")),
                same=True,
                source="持平：两数相同",
                where=_where(claim),
                facts={"subject": _subject(claim)},
            )


def _only(known: Recognition, printed: Sequence[str]) -> str:
    """The figure of a table that is printed like this, in one place or in several that agree."""
    found = [known.figures[one] for one in printed]
    return printed[0] if found and alike(found) and all(one.micro is not None for one in found) else ""


def _printed_base(known: Recognition, claim: Claim) -> Iterator[Statement]:
    change, current, prior = claim.figures
    if not current or not prior or claim.readings or any(known.figures[one].micro is None for one in claim.figures):
        return
    if known.figures[change].bound:
        return
    weight = claim.direction if (known.figures[change].micro or 0) >= 0 else -claim.direction
    yield Equation(
        rule="YOY105",
        shape="linear",
        terms=(Term(current, "stated"), Term(prior, "parts"), Term(change, "parts", weight)),
        source="本年 = 基数 ± 增减额",
        where=_where(claim),
        facts={"subject": _subject(claim)},
    )


def _base_in_tables(known: Recognition, claim: Claim) -> Iterator[Statement]:
    """A change whose base stands in a table: the budget beside the final figure, or last year's figure."""
    change, current, prior = claim.figures
    if prior or claim.readings or not claim.trusted or not claim.others or known.figures[change].micro is None:
        return
    bases = [known.figures[one] for one in claim.others]
    currents = [known.figures[current]] if current else [known.figures[one] for one in claim.core]
    known_exactly = all(one.micro is not None for one in (*bases, *currents))
    if known.figures[change].bound or not known_exactly or not alike(bases) or not alike(currents):
        return
    weight = claim.direction if (known.figures[change].micro or 0) >= 0 else -claim.direction
    yield Equation(
        rule="YOY105",
        shape="linear",
        terms=(Term(currents[0].id, "stated"), Term(bases[0].id, "parts"), Term(change, "parts", weight)),
        source="本年 = 表中的基数 ± 增减额",
        where=_where(claim),
        facts={"subject": _subject(claim)},
    )


def _base_told(known: Recognition, claim: Claim) -> Iterator[Statement]:
    """A change whose base another sentence of its section tells: 2023年决算数8万元。2024年决算数较上年增加2万元.

    Of which figure of that year it speaks, the words must say; otherwise it counts only where it fits.
    """
    change, current, prior = claim.figures
    year = known.disclosure.year - 1
    if prior or not current or claim.readings or claim.others or not claim.about.sure or known.figures[change].bound:
        return
    if claim.base.kind != "prior" or _year(known, claim.base) != year or claim.about.year not in (0, year + 1):
        return
    told = [one for one in known.claims if one.kind == "amount" and _is_of_year(known, one, claim, year)]
    bases = [known.figures[one.figures[0]] for one in told]
    if any(known.figures[one].micro is None for one in (change, current)) or not alike(bases):
        return
    weight = claim.direction if (known.figures[change].micro or 0) >= 0 else -claim.direction
    terms = (Term(current, "stated"), Term(bases[0].id, "parts"), Term(change, "parts", weight))
    rest = [known.figures[one.figure] for one in terms]
    gap = (rest[0].micro or 0) - (rest[1].micro or 0) - weight * (rest[2].micro or 0)
    measures = {_measure(claim), *map(_measure, told)}
    if len(measures) == 1 or abs(gap) <= sum(one.half for one in rest):
        yield Equation(
            rule="YOY105",
            shape="linear",
            terms=terms,
            source="本年 = 所述上年数 ± 增减额",
            where=_where(claim),
            facts={"subject": _subject(claim)},
        )


def _is_of_year(known: Recognition, told: Claim, claim: Claim, year: int) -> bool:
    """Whether an amount is what the change speaks of, in the year before, and told in the same section."""
    of_year = told.about.year == year or (told.about.version == "prior" and _year(known, told.base) in (0, year))
    same = told.section == claim.section and same_subject(told.about, claim.about)
    same = same and (told.about.fund, told.about.measure) == (claim.about.fund, claim.about.measure)
    return of_year and same and known.figures[told.figures[0]].micro is not None


def _year(known: Recognition, base: Base) -> int:
    return year_of(base, known.disclosure.year)


def _measure(claim: Claim) -> str:
    """Whether a claim speaks of what was planned or of what was spent, or "" where it does not say."""
    planned = claim.about.version in BUDGETS
    return claim.base.measure or ("预算" if planned else "决算" if claim.about.version == "final" else "")


def _more_than_all(known: Recognition, claim: Claim) -> Iterator[Statement]:
    """An increase larger than this year's figure, however it is read: last year's would have been below zero."""
    change, current, _ = claim.figures
    if not current or claim.direction < 0 or known.figures[change].bound:
        return
    if not claim.subject and known.figures[change].sentence != known.figures[current].sentence:
        return  # of what it is a change, another sentence tells
    same = all(reading[0] == change and reading[1] for reading in claim.readings)
    read = [known.figures[one] for one in (current, *(reading[1] for reading in claim.readings)) if one]
    if same and all((known.figures[change].micro or 0) > (one.micro or 0) + one.half for one in read):
        yield Equation(
            rule="YOY112",
            shape="linear",
            relation="≤",
            terms=(Term(change, "stated"), Term(current, "parts")),
            source="增加额 ≤ 本年",
            where=_where(claim),
            facts={
                "subject": _subject(claim),
                "change": known.figures[change].text,
                "current": known.figures[current].text,
            },
        )


def _from_nothing(known: Recognition, claim: Claim) -> Iterator[Statement]:
    """增加25万元，上年无此项: this year's figure is the increase."""
    change, current, prior = claim.figures
    if "nothing" not in claim.names or prior or claim.readings or not claim.about.sure:
        return
    currents = [known.figures[one] for one in ((current,) if current else claim.core if claim.trusted else ())]
    if known.figures[change].bound or not alike(currents):
        return
    yield Equation(
        rule="YOY105",
        shape="linear",
        terms=(Term(currents[0].id, "stated"), Term(change, "parts")),
        source="上年没有：本年 = 增加额",
        where=_where(claim),
        facts={"subject": _subject(claim)},
    )


def _move(known: Recognition, claim: Claim) -> Move | None:
    change, current, _ = claim.figures
    sure = current and claim.about.known and claim.about.sure and not claim.readings and claim.base.kind
    if not sure or known.figures[change].micro is None or known.figures[current].micro is None:
        return None
    if known.figures[change].bound or known.figures[change].soft or known.figures[current].soft:
        return None
    direction = claim.direction if (known.figures[change].micro or 0) >= 0 else -claim.direction
    return Move(claim, change, current, direction, claim.about, claim.base)


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
                Term(one.change, "stated", -one.direction),
                Term(other.current, "parts"),
                Term(other.change, "parts", -other.direction),
            ),
            source="本年 ∓ 增减额 = 同一个上年数",
            where=_where(one.claim),
            facts={"subject": _subject(one.claim), "other": _where(other.claim)},
        )


def _same_year(one: Base, other: Base, year: int) -> bool:
    """Whether two bases are of one year; 同比 and the like mean the year before."""
    last = year - 1 if year else 0
    return (year_of(one, year) or last) == (year_of(other, year) or last)


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
            unit = known.figures[total.change].unit
            yield Observation(
                rule="YOY107",
                operands=(total.change, part.change),
                where=_where(part.claim),
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


def _where(claim: Claim) -> str:
    return claim.section[-1] if claim.section else ""


def _subject(claim: Claim) -> str:
    return claim.about.printed or claim.subject
