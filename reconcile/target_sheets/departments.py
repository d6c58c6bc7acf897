"""What a whole department's sheet (部门整体支出绩效目标表) says of single tasks and projects."""

from __future__ import annotations

from reconcile.disclosure import Paragraph
from reconcile.ledger import Figure
from reconcile.recognising.sheets.fields import TASK
from reconcile.recognition import Indicator, Recognition, TargetSheet
from reconcile.target_sheets.indicators import costing
from reconcile.target_sheets.projects import core, projects

_SHORTEST = 4  # characters of a name that two projects do not share by chance


def task_money(known: Recognition, sheet: TargetSheet, paragraph: Paragraph) -> list[Figure]:
    """The money of the task that a paragraph tells of; nothing for any other paragraph."""
    if paragraph.section[-1:] != (TASK,):
        return []
    of_tasks = [known.figures[one["total"]] for one in sheet.tasks[:-1]]
    return [figure for figure in of_tasks if figure.row_label == paragraph.section[1]]


def money_of_cost(known: Recognition, sheet: TargetSheet, one: Indicator) -> Figure | None:
    """The money of the only task or project whose name has all that a whole department's cost target is of; None where
    several have it, where it is printed in two amounts, or may be more than is printed.
    """
    words = costing(one)
    if sheet.project or one.period != "annual" or len(words) < _SHORTEST:
        return None
    listed = projects(known)
    tasks = [known.figures[task["total"]] for task in sheet.tasks[:-1]]
    named = [(core(known, figure.row_label), figure) for figure in tasks]
    named += [(core(known, project.name), known.figures[project.amount]) for project in listed]
    bearing = [(name, figure) for name, figure in named if words in name]
    alike = len({name for name, _ in bearing}) == 1 and len({figure.micro for _, figure in bearing}) == 1
    sure = not any(project.carried or project.partial for project in listed)
    figure = bearing[0][1] if bearing and alike and sure else None
    return figure if figure is not None and figure.micro and figure.dimension == "money" else None
