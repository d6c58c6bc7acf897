"""The changes of all parts against the change of the whole (YOY111)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice, product, takewhile

from msgspec.structs import replace

from reconcile.funds import FISCAL_FUNDS
from reconcile.identities.settling import either
from reconcile.ledger import Equation, Statement, Term
from reconcile.narrative.arithmetic import plus
from reconcile.narrative.claims import Claim
from reconcile.narrative.phrases import Base, year_of
from reconcile.narrative.subject_words import subjects
from reconcile.recognising.linking.choice import span, weight
from reconcile.recognition import Recognition

CODES = ("YOY111",)

_KINDS = ("基本支出", "项目支出")
_OTHER_KINDS = ("上缴上级支出", "经营支出", "对附属单位补助支出")
_MOST = 64  # ways to put statements together that are tried
_WHOLES = ("三公经费", "公务用车购置及运行费", "政府采购")


def state(known: Recognition) -> Iterator[Statement]:
    """Where a section says of every part how it changed, the changes add up to that of the whole."""
    told = [one for one in _with_bases(known.claims) if _tells(known, one)]
    for section, group in groupby(told, key=lambda one: one.section):
        here = list(group)
        yield from _by_fund(known, here, section)
        yield from _by_kind(known, here, section)
        for kind in dict.fromkeys(one.base.kind for one in here):
            found: dict[str, list[Claim]] = {}
            for one in here:
                if one.base.kind == kind:
                    found.setdefault(one.about.name, []).append(one)
            for name in _WHOLES:  # of two statements about one thing either may have another base
                ways = [_equation(known, name, way, section) for way in _ways(found, name)]
                yield from either([one for one in ways if one is not None], known.figures)
    yield from _named_after(known)


def _tells(known: Recognition, claim: Claim) -> bool:
    """Whether a claim says how something changed against last year or the budget. Where every part of a list says so,
    each speaks of the amount right before it.
    """
    if not claim.base.kind or not claim.about.sure or claim.about.owner:
        return False
    if claim.kind == "equal":
        return not claim.names
    if claim.kind != "change" or not claim.direction:
        return False
    figure = known.figures[claim.figures[0]]
    return figure.micro is not None and not figure.bound and not figure.soft


def _with_bases(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims; a change that names no base has the only one that its paragraph tells of."""
    bases: dict[str, dict[Base, None]] = {}
    for one in claims:
        if one.kind in ("change", "equal", "completion", "bound") and one.base.kind:
            bases.setdefault(one.paragraph, {})[one.base] = None
    for one in claims:
        only = list(bases.get(one.paragraph, ()))
        bare = one.kind == "change" and not one.base.kind and bool(one.figures[1] or one.about.name)
        yield replace(one, base=only[0]) if bare and len(only) == 1 else one


def _ways(found: Mapping[str, Sequence[Claim]], whole: str) -> Iterator[Mapping[str, Claim]]:
    """One statement on the whole and one on each of its parts, in every way that they can be put together."""
    parts = {part for one in subjects().partition if whole in one.of for part in one.parts}
    names = [one for one in found if one in parts or one == whole]
    every = product(*(found[one] for one in names))
    return (dict(zip(names, way, strict=True)) for way in islice(every, _MOST))


def _equation(known: Recognition, name: str, found: Mapping[str, Claim], section: Sequence[str]) -> Equation | None:
    """The whole against its parts. A part without a change that is nothing this year can only have fallen."""
    whole = found.get(name)
    if whole is None or whole.kind != "change":
        return None
    splits = [one.parts for one in subjects().partition if name in one.of]
    for split in sorted(splits, key=lambda one: len(set(one) - set(found))):
        parts = [found[part] for part in split if part in found]
        fallen = [part for part in split if part not in found]
        moved = [part for part in parts if part.kind == "change"]
        if moved and _one_base(known, [whole, *parts]) and all(_is_nil(known, part, section) for part in fallen):
            return Equation(
                rule="YOY111",
                shape="linear",
                terms=(_term(known, whole, "stated"), *(_term(known, part, "parts") for part in moved)),
                relation="≤" if fallen else "=",
                source="总额的增减 ≤ 所列各部分增减之和（其余今年为零）" if fallen else "总额的增减 = 各部分增减之和",
                where=section[-1] if section else "",
                facts={"subject": name},
            )
    return None


def _is_nil(known: Recognition, name: str, section: Sequence[str]) -> bool:
    """Whether the section says that there is nothing of a part this year."""
    told = [
        known.figures[one.figures[0]].micro
        for one in known.claims
        if one.kind == "amount" and one.about.name == name and one.section == section and not one.about.year
    ]
    return bool(told) and not any(told)


def _by_fund(known: Recognition, here: Sequence[Claim], section: Sequence[str]) -> Iterator[Equation]:
    """财政拨款 is 一般公共预算, 政府性基金预算 and 国有资本经营预算, this year and last."""
    for side in ("收入", "支出"):
        of_side = [one for one in here if one.kind == "change" and one.about.name == "总计" and one.about.side == side]
        whole = [one for one in of_side if one.about.fund == "财政拨款"]
        parts = [one for one in of_side if one.about.fund in FISCAL_FUNDS]
        exact = len(parts) == len(FISCAL_FUNDS) == len({one.about.fund for one in parts})
        source = "财政拨款的增减 = 各类预算增减之和"
        if len(whole) == 1 and exact and _one_base(known, [*whole, *parts]) and _add_up(known, whole[0], parts):
            yield _of_all(known, whole[0], parts, section, source)


def _by_kind(known: Recognition, here: Sequence[Claim], section: Sequence[str]) -> Iterator[Equation]:
    """What is spent of a fund that the budget grants is 基本支出 and 项目支出, this year and last. Of all funds it may
    have been 经营支出 and the like too, last year: what is not told now can only have fallen.
    """
    moved = [one for one in here if one.kind == "change"]
    whole = [
        one for one in moved if one.about.name == "总计" and one.about.side == "支出" and one.about.measure != "总计"
    ]
    if len(whole) != 1:
        return
    granted = whole[0].about.fund in ("财政拨款", *FISCAL_FUNDS)
    parts = [one for one in moved if one.about.name in (_KINDS if granted else (*_KINDS, *_OTHER_KINDS))]
    names = [one.about.name for one in parts]
    exact = set(_KINDS) <= set(names) and len(set(names)) == len(names)
    same = {one.about.fund for one in parts} <= {"", whole[0].about.fund}
    if exact and same and _one_base(known, [*whole, *parts]) and _add_up(known, whole[0], parts):
        at_most = not granted and len(parts) < len((*_KINDS, *_OTHER_KINDS))
        source = "总额的增减 ≤ 所列各部分增减之和（其余今年为零）" if at_most else "总额的增减 = 各类支出增减之和"
        of_all = _of_all(known, whole[0], parts, section, source)
        yield replace(of_all, relation="≤") if at_most else of_all


def _of_all(known: Recognition, whole: Claim, parts: Sequence[Claim], section: Sequence[str], source: str) -> Equation:
    return Equation(
        rule="YOY111",
        shape="linear",
        terms=(_term(known, whole, "stated"), *(_term(known, part, "parts") for part in parts)),
        source=source,
        where=section[-1] if section else "",
        facts={"subject": f"{whole.about.fund}{whole.about.side}"},
    )


def _named_after(known: Recognition) -> Iterator[Equation]:
    """增加40万元，主要是甲增加17万元，乙增加23万元: the changes that are named after the whole. They need not be all of
    them, so that they only count where they add up, or where they are all by their nature or by the word 分别.
    """
    texts = {one.id: one.text for one in known.disclosure.paragraphs}
    for place, whole in enumerate(known.claims):
        parts = _after(known, place) if whole.kind == "change" and whole.direction else []
        told = [known.figures[one.figures[0]] for one in (whole, *parts)]
        if len(parts) < 2 or any(one.micro is None or one.bound or one.soft for one in told):
            continue
        terms = (_term(known, whole, "stated"), *(_term(known, part, "parts") for part in parts))
        signed = [one.weight * (figure.micro or 0) for one, figure in zip(terms, told, strict=True)]
        fits = abs(signed[0] - sum(signed[1:])) <= sum(one.half for one in told)
        between = texts.get(whole.paragraph, "")[told[0].offset or 0 : told[1].offset or 0]
        if fits or _are_all(whole, parts) or ("分别" in between and "主要" not in between):
            yield Equation(
                rule="YOY111",
                shape="linear",
                terms=terms,
                source="总额的增减 = 所列各部分增减之和",
                where=whole.section[-1] if whole.section else "",
                facts={"subject": whole.about.printed or whole.subject},
            )


def _after(known: Recognition, place: int) -> list[Claim]:
    """The parts that the sentence names after the change at `place`, its rate aside: without amounts of their own."""
    whole = known.claims[place]

    def is_part(one: Claim) -> bool:
        own = one.kind == "change" and not any(one.figures[1:]) and not one.base.kind and bool(one.direction)
        return one.sentence == whole.sentence and (one.kind == "reason" or own)

    return list(takewhile(is_part, (one for one in known.claims[place + 1 :] if one.kind != "rate")))


def _are_all(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the parts are by their nature all that the whole is made of, none of them only partly (部分项目支出)."""
    names = sorted(one.about.name for one in parts)
    if whole.about.name == "总计" and (whole.about.side != "支出" or whole.about.measure == "总计"):
        return False  # what came in, or what is left, is not made of expenditure
    sure = all(one.about.sure for one in parts)
    return sure and any(whole.about.name in one.of and sorted(one.parts) == names for one in subjects().partition)


def _add_up(known: Recognition, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the amounts of this year add up as printed."""
    currents = [one.figures[1] for one in (whole, *parts)]
    if not all(currents) or any(known.figures[one].micro is None for one in currents):
        return False
    spans = [span(known.figures[one]) for one in currents]
    return abs(spans[0].micro - plus(spans[1:]).micro) <= 2 * (spans[0].half + plus(spans[1:]).half)


def _one_base(known: Recognition, claims: Sequence[Claim]) -> bool:
    """Whether all are measured against the same year and, where it is said, the same kind of figure."""
    years = {year_of(one.base, known.disclosure.year) for one in claims}
    measures = {one.base.measure for one in claims} - {""}
    return len(years) == 1 and len(measures) < 2


def _term(known: Recognition, claim: Claim, side: str) -> Term:
    change = claim.figures[0]
    return Term(change, "stated" if side == "stated" else "parts", weight(known.figures[change], claim.direction))
