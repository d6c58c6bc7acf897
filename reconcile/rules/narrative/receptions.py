"""Receptions: what is spent at home and on guests from abroad (CNT104), at home alone (CNT110), and counts of them told
again (CNT111).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from reconcile.ledger import Equation, Figure, Statement, Term
from reconcile.narrative.claims import Claim
from reconcile.numerals import fold
from reconcile.recognising.linking.choice import alike
from reconcile.recognition import Recognition

CODES = ("CNT104", "CNT110", "CNT111")

_WHOLE = "公务接待费"
_PARTS = ("国内公务接待费", "外宾接待费")
_IN_ALL = re.compile(r"^共?计?支出(?:经费|金额)?(?:共计|合计|为)*$")
_ABROAD = re.compile("外宾|外事|国外|境外|港澳台|国际")
_OF_SOME = re.compile("其中|本级|下属|所属")
_OTHERWISE = re.compile("上年|去年|[比较]")
_DOMESTIC = re.compile(r"国内(?:公务)?接待[^#\d]{0,8}$")
_RECEIVED, _GUESTS = ("批次", "批", "个"), ("人次", "人")


def state(known: Recognition) -> Iterator[Statement]:
    """Bounds and equalities between what is told of receptions."""
    amounts = [one for one in known.claims if one.kind == "amount"]
    yield from _within(known, amounts)
    yield from _at_home(known, amounts)
    yield from _again(known)


def _within(known: Recognition, amounts: Sequence[Claim]) -> Iterator[Statement]:
    """国内公务接待 and 外宾接待 are parts of 公务接待费 of the same section."""
    own = [one for one in amounts if one.about.version in ("", "final") and one.about.ours]
    for section, group in groupby(own, key=lambda one: one.section):
        here = list(group)
        for part in _PARTS:
            parts = [one for one in here if one.about.name == part]
            wholes = [one for one in here if one.about.name == _WHOLE]
            if len(parts) == 1 and wholes and len({known.figures[one.figures[0]].micro for one in wholes}) == 1:
                yield Equation(
                    rule="CNT104",
                    shape="linear",
                    relation="≤",
                    terms=(Term(parts[0].figures[0], "stated"), Term(wholes[-1].figures[0], "parts")),
                    source=f"{part} ≤ {_WHOLE}",
                    where=section[-1] if section else "",
                    facts={"subject": part},
                )


def _at_home(known: Recognition, amounts: Sequence[Claim]) -> Iterator[Statement]:
    """国内公务接待20批次，200人次，共计支出2.50万元: all of 公务接待费, where no words speak of guests from abroad."""
    narrative = [one.text for one in known.disclosure.paragraphs if one.part == "narrative"]
    if known.disclosure.kind != "final" or any(_ABROAD.search(fold(one).replace("出国(境)", "")) for one in narrative):
        return
    for claim in amounts:
        core = [known.figures[one] for one in claim.core]
        in_all = claim.about.name == _WHOLE and _IN_ALL.match(claim.about.printed)
        if in_all and alike(core) and _counted(known, claim):
            yield Equation(
                rule="CNT110",
                shape="linear",
                terms=(Term(claim.figures[0], "stated"), Term(core[0].id, "parts")),
                same=True,
                source=f"国内公务接待支出 = {_WHOLE}（没有外宾接待时）",
                where=claim.where,
                facts={"subject": "国内公务接待"},
            )


def _counted(known: Recognition, claim: Claim) -> bool:
    """Whether an amount follows domestic receptions and guests in their sentence, which speaks of no part of them."""
    amount = known.figures[claim.figures[0]]
    counts = [
        known.figures[one.figures[0]]
        for one in known.claims
        if one.kind == "count" and (one.paragraph, one.sentence) == (claim.paragraph, claim.sentence)
    ]
    before = [one.unit for one in counts if (one.offset or 0) < (amount.offset or 0)]
    domestic = "国内" in claim.sentence and _OF_SOME.search(claim.sentence) is None
    return domestic and len(before) == len(counts) == 2 and before[0] in _RECEIVED and before[1] in _GUESTS


def _again(known: Recognition) -> Iterator[Statement]:
    """国内公务接待20批次，200人次, told again in another paragraph."""
    texts = {one.id: fold(one.text) for one in known.disclosure.paragraphs}
    first: dict[str, Figure] = {}
    for claim in known.claims:
        figure = known.figures[claim.figures[0]] if claim.figures else None
        if claim.kind != "count" or figure is None or figure.unit not in (*_RECEIVED[:2], _GUESTS[0]):
            continue
        before = re.split("[。;；]", texts.get(claim.paragraph, "")[: figure.offset or 0])[-1]
        told = re.sub(r"\d+(?:批次?|个)[,，、]?(?:接待)?(?:人次)?", "", before) if figure.unit == _GUESTS[0] else before
        unit = figure.unit[0]
        if not _DOMESTIC.search(told) or _OF_SOME.search(before) or figure.micro is None or figure.bound:
            continue
        if claim.about.owner or claim.about.year or _OTHERWISE.search(before):
            continue
        if unit in first and first[unit].block != figure.block:
            yield Equation(
                rule="CNT111",
                shape="linear",
                terms=(Term(first[unit].id, "stated"), Term(figure.id, "parts")),
                same=True,
                source="同一数量前后一致",
                where=claim.where,
                facts={"subject": "国内公务接待"},
            )
        first.setdefault(unit, figure)
