"""What the prose of a performance-target sheet plans to spend on something, against its cost target."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.ledger import Equation, Figure, Statement, Term
from reconcile.narrative.prose import Prose, prose
from reconcile.recognition import Indicator, Recognition, TargetSheet
from reconcile.target_sheets.indicators import capped_costs, costing
from reconcile.target_sheets.projects import bare

CODES = ("PRF211",)

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_STOPS = re.compile(r"[。；;，,：:、]")
_OTHER = re.compile(r"每|人均|单价|合同|总|已|上年|约|不超过|不高于|剩余|尾款|收入|标准")
_SHORTEST = 4  # characters of a name that cannot stand in a sentence by chance


def state(known: Recognition) -> Iterator[Statement]:
    """Amount ≤ target, for each cost target whose name stands right before one amount of the prose."""
    for sheet in known.target_sheets:
        planned = list(_planned(known, sheet))
        for one, target in capped_costs(sheet, known.figures):
            amounts = {id_ for words, id_ in planned if _names(one, words)}
            if len(amounts) == 1:
                yield _within(sheet, one, known.figures[amounts.pop()], target)


def _names(one: Indicator, words: str) -> bool:
    core = costing(one)
    return len(core) >= _SHORTEST and core in words and len(words) <= 3 * len(core)


def _planned(known: Recognition, sheet: TargetSheet) -> Iterator[tuple[str, str]]:
    """What stands right before each amount of 项目概况 that is this year's, and the amount's id."""
    year = known.disclosure.year
    for paragraph in sheet.prose[:1]:
        of = prose(_BRACKETS.sub(lambda found: "\0" * len(found.group()), paragraph.text))
        for at, token in enumerate(of.tokens):
            figure = f"{paragraph.id}#{token.start}"
            words = _lead(of, at)
            years = {int(found) for found in re.findall(r"20\d{2}", words)}
            plain = not token.soft and years <= {year} and not _OTHER.search(words)
            if plain and of.is_money(at) and figure in known.figures:
                yield bare(re.sub(r"20\d{2}年度?", "", words)).replace("\0", ""), figure


def _lead(of: Prose, at: int) -> str:
    return _STOPS.split(of.before(at))[-1]


def _within(sheet: TargetSheet, one: Indicator, amount: Figure, target: Figure) -> Equation:
    return Equation(
        rule="PRF211",
        shape="linear",
        relation="≤",
        terms=(Term(amount.id, "stated"), Term(target.id, "parts")),
        source="项目概况所列费用 ≤ 同名成本指标",
        where=sheet.project,
        facts={"indicator": one.name},
    )
