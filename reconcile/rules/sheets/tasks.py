"""The money of a whole department's tasks: all of them against their total, and sources against each (PRF109)."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.ledger import Equation, Statement, Term
from reconcile.recognition import Recognition, TargetSheet
from reconcile.target_sheets.projects import core, projects
from reconcile.target_sheets.slips import is_slip

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
        yield from _projects(known, sheet)


def _projects(known: Recognition, sheet: TargetSheet) -> Iterator[Equation]:
    """A task that bears a project's name costs what the project does; one may have more to it than the project, so that
    only a slip tells that another amount is wrong.
    """
    listed: dict[str, list[str]] = {}
    for project in projects(known):
        listed.setdefault(core(known, project.name), []).append(project.amount)
    for task in sheet.tasks[:-1]:
        stated = known.figures[task["total"]]
        amounts = listed.get(core(known, stated.row_label), [])
        amount = known.figures[amounts[0]] if len(amounts) == 1 else None
        if amount is not None and (amount.micro == stated.micro or is_slip(amount.micro or 0, stated.micro or 0)):
            yield _equation(sheet, stated.id, [amount.id], "任务预算金额 = 同名项目的预算")


def _equation(sheet: TargetSheet, stated: str, parts: list[str], source: str) -> Equation:
    terms = (Term(stated, "stated"), *(Term(part, "parts") for part in parts))
    return Equation(rule="PRF109", shape="linear", terms=terms, source=source, where=sheet.project)
