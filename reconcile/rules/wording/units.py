"""Amounts and rates whose unit was left out, and amounts whose unit jumps from 万元 to 元."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Set
from functools import cache

from reconcile.ledger import Equation, Excerpt, Observation, Statement, Term
from reconcile.numerals import plain
from reconcile.recognition import Recognition
from reconcile.wording.lexicon import one_of, wording
from reconcile.wording.passages import Passage, narrative_paragraphs, passages

CODES = ("WRD404", "WRD405")

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_END = r"(?=[，。；;)）中]|[、,](?!\s*\d)|$)"
_RATE = re.compile(rf"(?:增长|下降|占比|占)(?:了|为)?(\d+\.\d+){_END}")
_SUM = re.compile(
    rf"(?:金额|总额|费用|合同款|资金|预算数|决算数)(?:为|共|共计|合计)?((?:\d{{1,3}}(?:,\d{{3}})+|\d{{5,}})(?:\.\d+)?){_END}"
)
_CUT = re.compile(rf"{_NUMBER}万{_END}")
_YUAN = re.compile(rf"(?<![\d.,])({_NUMBER})元")
_EACH = re.compile(r"每|人均|均价|单价|标准")
_FEW, _MANY = 2, 8  # amounts in 元, and in 万元, where one in 元 is odd
_SMALL = 10_000 * 10**6  # what is less than this in 元 would be printed as 0 in 万元, or nearly so
_DIGITS_ENOUGH = 4
_PROSE = 40  # characters from which a cell of a sheet holds prose


@cache
def _amount() -> re.Pattern[str]:
    return re.compile(rf"{one_of(wording().amount_words)}(?:了)?(\d[\d,]*\.\d{{1,2}}){_END}")


def state(known: Recognition) -> Iterator[Statement]:
    """One observation for all figures without unit, an equation for each amount whose unit jumps."""
    bare: list[Excerpt] = []
    for one in passages(known.disclosure):
        if one.kind == "paragraph" and one.part == "narrative":
            bare += _bare(one, (_RATE, _amount(), _SUM, _CUT))
        elif one.kind == "cell" and one.part == "sheet" and len(one.text) > _PROSE:
            bare += _bare(one, (_SUM,))
    if bare:
        facts = {"text": bare[0].text, "count": str(len(bare))}
        yield Observation(rule="WRD404", operands=tuple(bare), where=bare[0].title, facts=facts)
    told = set()
    for jump in _jumps(known):
        told.add(jump.terms[0].figure)
        yield jump
    yield from _alone(known, told)


def _bare(one: Passage, patterns: tuple[re.Pattern[str], ...]) -> list[Excerpt]:
    found = {match.span(): match for pattern in patterns for match in pattern.finditer(one.text)}
    return [one.excerpt(start, end) for start, end in sorted(found)]


def _jumps(known: Recognition) -> Iterator[Equation]:
    """Amounts in 元 whose digits a table prints in 万元: they would have to be the same, and differ by ten thousand."""
    printed = _digits_in_wan(known)
    for one in narrative_paragraphs(known.disclosure):
        for match in _YUAN.finditer(one.text):
            digits, said = match[1].replace(",", ""), f"{one.block}#{match.start(1)}"
            if digits in printed and said in known.figures:
                yield Equation(
                    rule="WRD405",
                    shape="linear",
                    terms=(Term(said, "stated"), Term(printed[digits][0], "parts")),
                    same=True,
                    source="正文金额与表中同样的数字单位相同",
                    where=one.title,
                    facts={"text": match.group()},
                )


def _alone(known: Recognition, told: Set[str]) -> Iterator[Observation]:
    """A small amount in 元 of something that is named, where all others of the narrative are in 万元: 会议费1.67元."""
    money = [one for one in known.figures.values() if one.part == "narrative" and one.dimension == "money"]
    in_yuan = {one.id for one in money if one.unit == "元"}
    if len(in_yuan) > _FEW or len(money) - len(in_yuan) < _MANY:
        return
    for claim in known.claims:
        figure = known.figures[claim.figures[0]] if claim.kind == "amount" else None
        if (
            figure is None
            or figure.id not in in_yuan
            or figure.id in told
            or not (claim.about.name and claim.about.sure)
        ):
            continue
        small = "." in figure.text and 0 < (figure.micro or 0) < _SMALL
        if small and not _EACH.search(claim.about.printed):
            yield Observation(rule="WRD405", operands=(figure.id,), where=figure.title, facts={"text": figure.text})


def _digits_in_wan(known: Recognition) -> dict[str, list[str]]:
    """Ids of table figures in 万元 by their digits; only such digits as do not occur by chance."""
    result: dict[str, list[str]] = defaultdict(list)
    for figure in known.figures.values():
        digits = figure.text.replace(",", "")
        long = len(digits.replace(".", "").strip("0")) >= _DIGITS_ENOUGH and "." in digits
        if figure.part == "table" and figure.unit == "万元" and long and plain(figure.text) is not None:
            result[digits].append(figure.id)
    return result
