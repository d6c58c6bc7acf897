"""The money of a whole department's tasks: all of them against their total, and sources against each (PRF109)."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.ledger import Equation, Statement, Term
from reconcile.recognition import Recognition, TargetSheet

CODES = ("PRF109",)

_PARTS = ("fiscal", "other")


def state(known: Recognition) -> Iterator[Statement]:
    """Equations down every column of money and, where its sources are printed, along every row."""
    for sheet in known.target_sheets:
        if not sheet.tasks:
            continue
        *tasks, total = sheet.tasks
        for source in total:
            if all(source in one for one in tasks):
                yield _equation(sheet, total[source], [one[source] for one in tasks], "金额合计 = 各项任务之和")
        for one in sheet.tasks:
            if all(part in one for part in _PARTS):
                yield _equation(sheet, one["total"], [one[part] for part in _PARTS], "预算金额 = 财政拨款 + 其他资金")


def _equation(sheet: TargetSheet, stated: str, parts: list[str], source: str) -> Equation:
    terms = (Term(stated, "stated"), *(Term(part, "parts") for part in parts))
    return Equation(rule="PRF109", shape="linear", terms=terms, source=source, where=sheet.project)
