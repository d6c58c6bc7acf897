"""Earlier figures that are printed, against this year's (YOY105), and an increase that leaves nothing for last year
(YOY112).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec.structs import replace

from reconcile.identities.settling import standing
from reconcile.ledger import Equation, Relation, Statement, Term
from reconcile.narrative.claims import Claim
from reconcile.narrative.lexicon import alternatives, lexicon
from reconcile.narrative.memory import same_subject
from reconcile.narrative.phrases import Base, year_of
from reconcile.narrative.subjects import BUDGETS
from reconcile.recognising.linking.choice import alike, the_only, weight
from reconcile.recognition import Recognition

CODES = ("YOY105", "YOY112")


def state(known: Recognition) -> Iterator[Statement]:
    """Equations on printed earlier figures."""
    yield from _moved_apart(known)
    told = _told_in(known)
    for claim in known.claims:
        beside = told[claim.paragraph, claim.sentence]
        yield from (_unless_of_another(known, claim, one, beside) for one in _stated(known, claim))


def _stated(known: Recognition, claim: Claim) -> Iterator[Equation]:
    """What a change, or what is as it was, says of its base."""
    if claim.kind == "equal":
        yield from _same(known, claim)
    elif claim.kind == "change" and claim.direction:
        yield from _printed_base(known, claim)
        yield from _base_in_tables(known, claim)
        yield from _base_told(known, claim)
        yield from _both_beside(known, claim)
        yield from _budget_beside(known, claim)
        yield from _more_than_all(known, claim)
        yield from _from_nothing(known, claim)


def _told_in(known: Recognition) -> dict[tuple[str, str], list[Claim]]:
    """The claims of each sentence."""
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for one in known.claims:
        found[one.paragraph, one.sentence].append(one)
    return found


def _unless_of_another(known: Recognition, claim: Claim, equation: Equation, beside: Sequence[Claim]) -> Equation:
    """支出90万元，其中：甲60万元，比上年的80万元增加10万元: undecided where the base leads to another amount that the
    sentence tells since it told of a change before, and not to the one right before.
    """
    current = claim.figures[0] if claim.kind == "equal" else claim.figures[1]
    if not current or standing(equation, known.figures) != "fails":
        return equation
    others = list(takewhile(lambda one: one is not claim, beside))
    since = max((place for place, one in enumerate(others) if one.kind in ("change", "rate", "equal")), default=-1)
    own = next((one for one in others if one.kind == "amount" and one.figures[0] == current), claim)
    amounts = [one for one in others[since + 1 :] if one.kind == "amount" and one.about.version == own.about.version]
    readings = (
        replace(
            equation,
            terms=tuple(
                replace(term, figure=one.figures[0]) if term.figure == current else term for term in equation.terms
            ),
        )
        for one in amounts
        if one.figures[0] not in equation.figures
    )
    fits = any(standing(one, known.figures) == "holds" for one in readings)
    return replace(equation, unreadable="readings-differ") if fits else equation


def _same(known: Recognition, claim: Claim) -> Iterator[Equation]:
    """与上年预算数3.00万元相同: the amount and the one that it is said to be the same as, here or in a table."""
    told = claim.others if claim.trusted and claim.about.sure else ()
    base = claim.figures[1] or the_only(told, known.figures)
    if base and "soft" not in claim.names:
        yield _held(claim, (Term(claim.figures[0], "stated"), Term(base, "parts")), "持平：两数相同", same=True)


def _moved_apart(known: Recognition) -> Iterator[Statement]:
    """比上年增加, without an amount: this year's figure against last year's in a table, up to rounding."""
    for claim in known.claims:
        if claim.kind != "bound" or claim.base.kind != "prior" or not (claim.trusted and claim.about.sure):
            continue
        if base := the_only(claim.others, known.figures):
            stated, parts = (base, claim.figures[0]) if claim.direction > 0 else (claim.figures[0], base)
            yield _held(
                claim,
                (Term(stated, "stated"), Term(parts, "parts")),
                "增加：上年 ≤ 本年" if claim.direction > 0 else "减少：本年 ≤ 上年",
                relation="≤",
            )


def _printed_base(known: Recognition, claim: Claim) -> Iterator[Equation]:
    change, current, prior = claim.figures
    if not current or not prior or claim.readings or any(known.figures[one].micro is None for one in claim.figures):
        return
    if known.figures[change].bound:
        return
    yield _held(claim, (Term(current, "stated"), Term(prior, "parts"), _moved(known, claim)), "本年 = 基数 ± 增减额")


def _base_in_tables(known: Recognition, claim: Claim) -> Iterator[Equation]:
    """A change whose base stands in a table: the budget beside the final figure, or last year's figure."""
    change, current, prior = claim.figures
    if prior or claim.readings or not claim.trusted or not claim.others or known.figures[change].micro is None:
        return
    bases = [known.figures[one] for one in claim.others]
    currents = [known.figures[current]] if current else [known.figures[one] for one in claim.core]
    known_exactly = all(one.micro is not None for one in (*bases, *currents))
    if known.figures[change].bound or not known_exactly or not alike(bases) or not alike(currents):
        return
    yield _held(
        claim,
        (Term(currents[0].id, "stated"), Term(bases[0].id, "parts"), _moved(known, claim)),
        "本年 = 表中的基数 ± 增减额",
    )


def _base_told(known: Recognition, claim: Claim) -> Iterator[Equation]:
    """A change whose base another sentence of its section tells: 2023年决算数8万元。2024年决算数较上年增加2万元.

    Of which figure of that year it speaks, the words must say; otherwise it counts only where it fits.
    """
    change, current, prior = claim.figures
    year = known.disclosure.year - 1
    if prior or not current or claim.readings or claim.others or not claim.about.sure or known.figures[change].bound:
        return
    if claim.base.kind != "prior" or _year(known, claim.base) not in (0, year) or claim.about.year not in (0, year + 1):
        return
    told = [one for one in known.claims if one.kind == "amount" and _is_of_year(known, one, claim, year)]
    bases = [known.figures[one.figures[0]] for one in told]
    if any(known.figures[one].micro is None for one in (change, current)) or not alike(bases):
        return
    terms = (Term(current, "stated"), Term(bases[0].id, "parts"), _moved(known, claim))
    rest = [known.figures[one.figure] for one in terms]
    gap = (rest[0].micro or 0) - (rest[1].micro or 0) - claim.direction * abs(rest[2].micro or 0)
    measures = {_measure(claim), *map(_measure, told)}
    if len(measures) == 1 or abs(gap) <= sum(one.half for one in rest):
        yield _held(claim, terms, "本年 = 所述上年数 ± 增减额")


def _both_beside(known: Recognition, claim: Claim) -> Iterator[Equation]:
    """比上年预算减少15万元，上年预算为75万元，今年预算为60万元: the two amounts of a change, told after it."""
    if any(claim.figures[1:]) or claim.readings or claim.base.kind != "prior" or not claim.about.sure:
        return
    beside = [one for one in _beside(known, claim) if _after(known, one, claim)]
    earlier = [one for one in beside if one.about.version == "prior" and one.base.measure == claim.base.measure]
    current = [one for one in beside if one.about.version != "prior" and one.about.year in (0, known.disclosure.year)]
    if len(earlier) == len(current) == 1 and len(beside) == len((*earlier, *current)):
        yield _of_both(known, claim, current[0], earlier[0], "本年 = 所述上年数 ± 增减额")


def _budget_beside(known: Recognition, claim: Claim) -> Iterator[Equation]:
    """2024年预算数5万元，决算数2.5万元，减少2.5万元: from the budget, in a section that speaks of no other year."""
    _, current, prior = claim.figures
    if prior or not current or claim.readings or claim.others or claim.base.kind or claim.about.version != "final":
        return
    beside = _beside(known, claim)
    final = [one for one in beside if one.figures[0] == current]
    budgets = [one for one in beside if one.about.version in BUDGETS]
    if len(final) == len(budgets) == 1 and len(beside) == len((*final, *budgets)) and not _other_year(known, claim):
        yield _of_both(known, claim, final[0], budgets[0], "决算数 = 预算数 ± 增减额")


def _beside(known: Recognition, claim: Claim) -> list[Claim]:
    """The amounts that the sentence of a change tells, if all are of what changed and none is a bound."""
    here = (one for one in known.claims if one.kind == "amount" and one.sentence == claim.sentence)
    own = [one for one in here if one.paragraph == claim.paragraph]
    figures = [known.figures[one.figures[0]] for one in (claim, *own)]
    plain = all(one.micro is not None and not one.bound for one in figures)
    return own if plain and all(one.about.name == claim.about.name for one in own) else []


def _after(known: Recognition, told: Claim, claim: Claim) -> bool:
    return (known.figures[told.figures[0]].offset or 0) > (known.figures[claim.figures[0]].offset or 0)


def _other_year(known: Recognition, claim: Claim) -> bool:
    """Whether a section, or a heading of it, compares with another year."""
    year = known.disclosure.year
    words = alternatives([*lexicon().comparison["prior"], *lexicon().comparison["implicit"], f"{year - 1}"])
    texts = [one.text for one in known.disclosure.paragraphs if one.section == claim.section]
    return not year or any(re.search(words, one) for one in (*texts, *claim.section))


def _of_both(known: Recognition, claim: Claim, current: Claim, base: Claim, source: str) -> Equation:
    return _held(
        claim,
        (Term(current.figures[0], "stated"), Term(base.figures[0], "parts"), _moved(known, claim)),
        source,
        subject=claim.about.name or current.called,
    )


def _held(
    claim: Claim,
    terms: tuple[Term, ...],
    source: str,
    *,
    subject: str = "",
    same: bool = False,
    relation: Relation = "=",
) -> Equation:
    return Equation(
        rule="YOY105",
        shape="linear",
        terms=terms,
        relation=relation,
        same=same,
        source=source,
        where=claim.where,
        facts={"subject": subject or claim.called},
    )


def _moved(known: Recognition, claim: Claim) -> Term:
    change = claim.figures[0]
    return Term(change, "parts", weight(known.figures[change], claim.direction))


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


def _more_than_all(known: Recognition, claim: Claim) -> Iterator[Equation]:
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
            where=claim.where,
            facts={
                "subject": claim.called,
                "change": known.figures[change].text,
                "current": known.figures[current].text,
            },
        )


def _from_nothing(known: Recognition, claim: Claim) -> Iterator[Equation]:
    """增加25万元，上年无此项: this year's figure is the increase."""
    change, current, prior = claim.figures
    if "nothing" not in claim.names or prior or claim.readings or not claim.about.sure:
        return
    currents = [known.figures[one] for one in ((current,) if current else claim.core if claim.trusted else ())]
    if known.figures[change].bound or not alike(currents):
        return
    yield _held(claim, (Term(currents[0].id, "stated"), Term(change, "parts")), "上年没有：本年 = 增加额")
