"""Shares: the printed percentage against part and whole (SHR101), one that was cut off or balanced (SHR102), and one of
more than all there is (SHR109).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reconcile.ledger import Equation, Figure, Observation, Statement, Term
from reconcile.narrative.arithmetic import is_share, plus
from reconcile.narrative.claims import Claim
from reconcile.narrative.subjects import normal
from reconcile.recognising.linking.choice import span
from reconcile.recognising.linking.shares import wholes
from reconcile.recognition import Recognition

CODES = ("SHR101", "SHR102", "SHR109")

_HUNDRED = 100 * 10**6
_FEW = 2  # shares that must fit one column, so that they are of it
_SET_ASIDE = re.compile("中小企业(?:的)?预留|预留(?:给)?(?:的)?中小企业")
_CUT = {"down": "fact-share-cut", "up": "fact-share-pushed"}


class Share(Struct, frozen=True):
    """A share with the figures that it relates, several where part or whole is a sum. cut: by one unit of its last
    digit it is not what rounding gives, and whether that digit was cut off (down) or pushed (up).
    """

    claim: Claim
    rate: str
    parts: tuple[str, ...]
    whole: tuple[str, ...]
    cut: str = ""


def state(known: Recognition) -> Iterator[Statement]:
    """An equation for every share whose part and whole are printed."""
    claims = [one for one in known.claims if one.kind == "share"]
    found = wholes(claims, known.figures)
    shares = [
        one for claim in claims for one in _read(known, claim, found.get(claim.figures[0]) or _set_aside(known, claim))
    ]
    shares += _of_rows(known, [one for one in claims if not one.figures[1]])
    read = {one.rate for one in shares}
    yield from _above_all(known, [one for one in claims if one.figures[0] not in read])
    slips = [one for one in shares if one.cut]
    cut_off = [one for one in slips if one.cut == "down"]
    many = len(cut_off) > 1 and len(cut_off) == len(slips)
    for one in shares:
        if not one.cut:
            equation = _equation(one, "SHR101")
            yield replace(equation, unreadable="readings-differ") if _is_of_another(known, one, shares) else equation
        elif not many:
            yield _equation(one, "SHR102")
    if many:
        yield Observation(
            rule="SHR102",
            operands=tuple(one.rate for one in cut_off),
            where=cut_off[0].claim.where,
            facts={"subject": "、".join(one.claim.spoken for one in cut_off), "said": "fact-shares-cut"},
        )


def _is_of_another(known: Recognition, one: Share, shares: Sequence[Share]) -> bool:
    """支出90万元，其中：甲60万元。乙30万元，占33.33%: whether a share that is not of its whole is of another amount of
    its section, where its words name none and no two others are of that whole.
    """
    rate = span(known.figures[one.rate])
    part, whole = (plus([span(known.figures[each]) for each in some]) for some in (one.parts, one.whole))
    if one.claim.of or is_share(rate, part, whole) or not rate.micro or not part.micro:
        return False
    beside = [other for other in shares if other.whole == one.whole and other.claim.section == one.claim.section]
    if sum(_fits(known, other) for other in beside) >= _FEW:
        return False
    told = [
        known.figures[claim.figures[0]]
        for claim in known.claims
        if claim.kind == "amount" and claim.section == one.claim.section
    ]
    return any(is_share(rate, part, span(other)) for other in told if other.micro and other.id not in one.parts)


def _set_aside(known: Recognition, claim: Claim) -> str:
    """面向中小企业预留88万元，其中面向小微企业预留44万元，占预留中小企业的50%: what is set aside, told once."""
    if not _SET_ASIDE.search(claim.of):
        return ""
    beside = (one for one in known.claims if one.kind == "amount" and one.sentence == claim.sentence)
    told = [
        one.figures[0] for one in beside if _SET_ASIDE.search(one.about.printed) and one.figures[0] != claim.figures[1]
    ]
    return told[0] if len(told) == 1 else ""


def _above_all(known: Recognition, claims: Sequence[Claim]) -> Iterator[Observation]:
    """授予中小企业合同金额占政府采购支出总额的120%, where no amount of all procurement is printed."""
    for claim in claims:
        rate = known.figures[claim.figures[0]]
        procured = claim.whole_subject.sure and claim.whole_subject.name.startswith("政府采购")
        if procured and not claim.figures[2] and not rate.bound and span(rate).low > _HUNDRED:
            facts = {"subject": claim.spoken, "rate": rate.text, "of": claim.of}
            yield Observation(rule="SHR109", operands=(rate.id,), where=claim.where, facts=facts)


def _of_rows(known: Recognition, claims: Sequence[Claim]) -> Iterator[Share]:
    """教育支出占65%，卫生健康支出占7.5%: shares without amounts are of the column of a table that most of them fit."""
    lists: dict[tuple[str, str], list[Claim]] = {}
    said: dict[str, str] = {}  # the denominator is named with the first
    for claim in claims:
        of = claim.of or said.get(claim.paragraph, "")
        said[claim.paragraph] = of
        if claim.about.item and not claim.about.owner:
            lists.setdefault((claim.paragraph, of), []).append(claim)
    for listed in lists.values() if lists else ():
        ways = [way for column in _columns(known).values() for way in _in_column(known, listed, column)]
        fitting = [[one.rate for one in way if _fits(known, one)] for way in ways]
        most = max(map(len, fitting), default=0)
        best = next((way for way, fits in zip(ways, fitting, strict=True) if len(fits) == most), [])
        if most >= _FEW and 2 * most > len(best):
            by_another = {rate for fits in fitting if len(fits) == most for rate in fits}
            yield from (one for one in best if _fits(known, one) or one.rate not in by_another)


def _columns(known: Recognition) -> dict[tuple[str, int | None], dict[str, list[Figure]]]:
    """The figures of the columns of all tables by the labels of their rows."""
    columns: dict[tuple[str, int | None], dict[str, list[Figure]]] = {}
    for one in known.figures.values():
        if one.part == "table" and one.form:
            columns.setdefault((one.block, one.column), {}).setdefault(normal(one.row_label), []).append(one)
    return columns


def _in_column(
    known: Recognition, listed: Sequence[Claim], column: Mapping[str, Sequence[Figure]]
) -> Iterator[list[Share]]:
    """The shares as those of a column, for each total of it that may be meant, without labels that it has twice."""
    own = {name: figures[0].id for name, figures in column.items() if len({one.micro for one in figures}) == 1}
    totals = {one.id: None for figures in column.values() for one in figures if one.id in listed[0].candidates}
    for total in totals or ("",):
        yield [
            share
            for claim in listed
            for part in [own.get(normal(claim.about.name), "")]
            for share in _read(known, replace(claim, figures=(claim.figures[0], part, "")), claim.figures[2] or total)
        ]


def _fits(known: Recognition, one: Share) -> bool:
    rate, part, whole = (span(known.figures[figure]) for figure in (one.rate, one.parts[0], one.whole[0]))
    return 0 < part.micro < whole.micro and is_share(rate, part, whole)


def _read(known: Recognition, claim: Claim, whole: str) -> Iterator[Share]:
    rate, part, _ = claim.figures
    parts, under = tuple(filter(None, part.split("+"))), tuple(filter(None, whole.split("+")))
    printed = [known.figures[one] for one in (rate, *parts, *under)]
    if not parts or not under or printed[0].bound or any(one.micro is None for one in printed):
        return
    if parts != under and any(known.figures[one].micro for one in under):
        yield Share(claim, rate, parts, under, _cut(known, rate, parts, under))


def _cut(known: Recognition, rate: str, parts: Sequence[str], whole: Sequence[str]) -> str:
    """Whether the share is exactly one unit of its last digit away from its rounding: cut off, or pushed up."""
    printed = span(known.figures[rate])
    over, under = (plus([span(known.figures[one]) for one in some]) for some in (parts, whole))
    if is_share(printed, over, under) or printed.half == 0:
        return ""
    unit = 2 * printed.half
    exact = over.micro * _HUNDRED
    if printed.micro * under.micro <= exact < (printed.micro + unit) * under.micro:
        return "down"
    if (printed.micro - unit) * under.micro < exact <= printed.micro * under.micro:
        return "up"
    return ""


def _equation(one: Share, rule: str) -> Equation:
    return Equation(
        rule=rule,
        shape="ratio",
        terms=(
            Term(one.rate, "rate"),
            *(Term(part, "over") for part in one.parts),
            *(Term(part, "under") for part in one.whole),
        ),
        source="占比 = 部分 ÷ 总额",
        where=one.claim.where,
        facts={"subject": one.claim.spoken, **({"said": _CUT[one.cut]} if one.cut else {})},
    )
