"""Arithmetic that the prose of a performance-target sheet states: lists, remainders, payments, products, rates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reconcile.disclosure import Paragraph
from reconcile.ledger import Equation, Figure, Observation, Statement, Term
from reconcile.narrative.prose import Prose, holds, prose
from reconcile.narrative.prose.arithmetic import stated
from reconcile.narrative.prose.lists import lists
from reconcile.narrative.prose.reaching import Listed
from reconcile.narrative.prose.stating import Stated, StatedKind, StatedTerm
from reconcile.recognition import Period, Recognition, TargetSheet
from reconcile.target_sheets.departments import task_money
from reconcile.target_sheets.indicators import keeps_its_money, total
from reconcile.target_sheets.projects import lent_money

CODES = ("PRF301", "PRF302", "PRF303", "PRF304", "PRF305", "PRF306", "PRF311")

_RULES: dict[StatedKind, str] = {
    "remainder": "PRF302",
    "payments": "PRF303",
    "product": "PRF304",
    "share": "PRF305",
    "growth": "PRF306",
}
_SAYS = {
    "remainder": "剩余 = 总额 − 已付",
    "payments": "合同金额 = 各次支付之和",
    "product": "总额 = 数量 × 单价",
    "share": "金额 = 基数 × 比例",
    "growth": "增长率 = 现数 ÷ 原数 − 1",
}
_SAYS_WITHIN = {"remainder": "核减后金额 ≤ 原金额", "payments": "已付金额 ≤ 合同金额"}
_PERIODS: tuple[Period, ...] = ("annual", "whole")


def state(known: Recognition) -> Iterator[Statement]:
    """One equation for everything that the words of a sheet say about their own numbers; repeated words count once."""
    lent = lent_money(known)
    for sheet in known.sheets:
        said: set[tuple[str, ...]] = set()
        money = _money(known, sheet, lent)
        for paragraph in sheet.prose:
            of = prose(paragraph.text)
            relations = [
                one for one in stated(of) if _printed(known, paragraph, of, [term.token for term in one.terms])
            ]
            used = {term.token for one in relations for term in one.terms if one.kind in ("remainder", "payments")}
            for relation in relations:
                weights = "".join(str(term.weight) for term in relation.terms)
                if _is_new(said, relation.kind + weights, of, [term.token for term in relation.terms]):
                    yield _equation(sheet, paragraph, of, relation)
                    if relation.kind == "product":
                        yield from _by_a_price(known, sheet, paragraph, of, relation)
            own = task_money(known, sheet, paragraph) or money
            for tokens, one in _lists(known, paragraph, of, used, own):
                if _is_new(said, "list", of, tokens):
                    yield from _of_list(known, sheet, paragraph, of, one, own)


def _money(known: Recognition, sheet: TargetSheet, lent: Mapping[int, Figure]) -> list[Figure]:
    """The sheet's own money, else what the project table prints; not that of a self-evaluation which was adjusted since
    its words were written, or may have been.
    """
    if sheet.reports and not keeps_its_money(sheet, known.figures):
        return []
    own = [figure for period in _PERIODS if (figure := total(sheet, period, known.figures)) is not None]
    return own or [one for one in [lent.get(id(sheet))] if one is not None]


def _is_new(said: set[tuple[str, ...]], kind: str, of: Prose, tokens: list[int]) -> bool:
    """Whether this relation among these very numbers is stated for the first time in the sheet."""
    words = (kind, *(of.tokens[at].text for at in tokens))
    fresh = words not in said
    said.add(words)
    return fresh


def _printed(known: Recognition, paragraph: Paragraph, of: Prose, tokens: list[int]) -> bool:
    return all(_id(paragraph, of, at) in known.figures for at in tokens)


def _id(paragraph: Paragraph, of: Prose, token: int) -> str:
    return f"{paragraph.id}#{of.tokens[token].start}"


def _equation(sheet: TargetSheet, paragraph: Paragraph, of: Prose, one: Stated) -> Equation:
    def term(part: StatedTerm) -> Term:
        return Term(_id(paragraph, of, part.token), part.side, part.weight)

    return Equation(
        rule=_RULES[one.kind],
        shape=one.shape,
        relation=one.relation,
        terms=tuple(term(part) for part in one.terms),
        source=(_SAYS if one.relation == "=" else _SAYS_WITHIN)[one.kind],
        where=sheet.project,
    )


def _lists(
    known: Recognition, paragraph: Paragraph, of: Prose, used: set[int], money: list[Figure]
) -> Iterator[tuple[list[int], Listed]]:
    """The lists of a paragraph; one that does not add up is left out where its numbers have another part."""
    for one in lists(of, [(figure.micro or 0, figure.half) for figure in money]):
        tokens = [*one.parts, *([] if one.total is None else [one.total])]
        broken = one.total is not None and not holds(of, one.total, one.parts)
        if not (broken and used & set(tokens)) and _printed(known, paragraph, of, tokens):
            yield tokens, one


def _of_list(
    known: Recognition, sheet: TargetSheet, paragraph: Paragraph, of: Prose, one: Listed, money: list[Figure]
) -> Iterator[Statement]:
    stated_id = money[one.outside].id if one.total is None else _sharpest(paragraph, of, one.total, money)
    parts = tuple(_id(paragraph, of, at) for at in one.parts)
    if one.whole:
        terms = (Term(stated_id, "stated"), *(Term(part, "parts") for part in parts))
    else:
        terms = (*(Term(part, "stated") for part in parts), Term(stated_id, "parts"))
    yield Equation(
        rule="PRF301",
        shape="linear",
        relation="=" if one.whole else "≤",
        terms=terms,
        source="总额 = 所列各项之和" if one.whole else "所列各项之和 ≤ 总额",
        where=sheet.project,
    )
    if one.whole and one.itemised and not any(known.figures[part].soft for part in parts):
        yield from _by_a_little(sheet, known.figures[stated_id], [known.figures[part] for part in parts])


def _by_a_little(sheet: TargetSheet, stated: Figure, parts: list[Figure]) -> Iterator[Observation]:
    """Items of which some are printed as whole numbers (3万元, 2.5万元), so that rounding could explain a gap that the
    decimals of the others cannot.
    """
    added, half = sum(one.micro or 0 for one in parts), min(one.half for one in parts)
    gap = abs((stated.micro or 0) - added)
    if stated.half + half * len(parts) < gap <= stated.half + sum(one.half for one in parts):
        facts = {"sum": f"{' + '.join(one.text for one in parts)} ≠ {stated.text}"}
        ids = (stated.id, *(one.id for one in parts))
        yield Observation(rule="PRF311", operands=ids, where=sheet.project, facts=facts)


def _by_a_price(
    known: Recognition, sheet: TargetSheet, paragraph: Paragraph, of: Prose, one: Stated
) -> Iterator[Observation]:
    """A price in whole numbers (每人5元), of which rounding could explain a gap only if the price were not meant so; an
    average (人均) may be rounded.
    """
    stated, price = (known.figures[_id(paragraph, of, term.token)] for term in one.terms)
    times, words = one.terms[1].weight, of.before(one.terms[1].token)
    gap = abs((stated.micro or 0) - times * (price.micro or 0))
    plain = "每" in words and "均" not in words and not price.soft and not stated.soft
    if plain and stated.half < gap <= stated.half + times * price.half:
        facts = {"sum": f"{times} × {price.text} ≠ {stated.text}"}
        yield Observation(rule="PRF311", operands=(stated.id, price.id), where=sheet.project, facts=facts)


def _sharpest(paragraph: Paragraph, of: Prose, at: int, money: list[Figure]) -> str:
    """The most precise printing of a list's total: the sheet's own money where that is the same amount."""
    number = of.tokens[at].number
    same = next((one for one in money if one.micro == number.micro and one.half < number.half), None)
    return same.id if same is not None else _id(paragraph, of, at)
