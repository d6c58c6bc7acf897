"""Performance-target sheets (绩效目标表): fields, funding, indicators and prose, whatever the province's layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reconcile.disclosure import Cell, Disclosure, Paragraph, PrintedLine, Table
from reconcile.ledger import Figure
from reconcile.numerals import Bound, Numeral, numeral
from reconcile.recognising.sheets.evaluation import NAMES, Line, Reported, number_of, reported, reports
from reconcile.recognising.sheets.fields import PROSE, TASK, Entry, fields
from reconcile.recognising.sheets.funding import Money, funding, without_money
from reconcile.recognising.sheets.heads import Row, head_row, is_class
from reconcile.recognising.sheets.indicators import Found, indicators
from reconcile.recognising.sheets.listed import ListedProject, listed_projects
from reconcile.recognising.sheets.targets import read_target, whole_target
from reconcile.recognising.sheets.tasks import Task, tasks
from reconcile.recognition import Evaluation, Funding, Indicator, Period, TargetSheet

_UNIT = re.compile(r"(?:百万|千万|万|亿|千|百)?元")
_MONEY_UNIT = re.compile(
    rf"(?:(?:资金|金额|预算|总额|投资|单位).{{0,8}}?|^(?=.[^（）()]{{1,5}}[）)]$))[（(:：]\s*(?:单位[:：])?(?P<unit>{_UNIT.pattern})\s*[）)]?"
)
_NUMBERED = re.compile(r"^指标(?:\d{1,2}[:：.、]?|[:：.、])\s*")
_PERIODS: dict[Period, str] = {"whole": "实施期", "annual": "年度"}


def recognise_sheets(disclosure: Disclosure) -> tuple[tuple[TargetSheet, ...], tuple[Figure, ...]]:
    """The sheets of a disclosure, and the figures in them: funding, and indicator values that are numbers."""
    sheets: list[TargetSheet] = []
    figures: list[Figure] = []
    for table in disclosure.tables:
        if table.part == "sheet":
            listed = listed_projects(table)
            for sheet, found in [_recognise_listed(table, one) for one in listed] or [recognise_sheet(table)]:
                sheets.append(sheet)
                figures += found
    return tuple(sheets), tuple(figures)


def _recognise_listed(table: Table, project: ListedProject) -> tuple[TargetSheet, tuple[Figure, ...]]:
    """The sheet of one project among those that a table lists: its annual money, its goal and its indicators."""
    figures: list[Figure] = []
    funded: list[Funding] = []
    unit, label = _money_unit(table), f"{_PERIODS['annual']}：{project.name.text}"
    if project.amount is not None:
        read = numeral(project.amount.text, unit) if project.amount.text else None
        if read is not None:
            figures.append(
                _figure(table, project.amount, project.amount.text, read, row_label=label, column_label="预算数")
            )
        place = project.amount.place
        funded.append(Funding("annual", "total", figures[0].id if figures else None, place))
    listed: list[Indicator] = []
    for found in indicators(project.rows, 0):
        figure = _indicator_figure(table, found)
        figures += [figure] if figure is not None else []
        listed.append(_indicator(found, figure))
    goal = project.goal
    known = {"年度目标": Entry("年度目标", goal.text, goal, goal)} if goal is not None else {}
    sheet = TargetSheet(
        table=table,
        project=project.name.text,
        unit=unit,
        fields={"项目名称": project.name.text, **{name: one.text for name, one in known.items()}},
        places={"项目名称": project.name.place},
        funding=tuple(funded),
        indicators=tuple(listed),
        prose=tuple(_prose(table, project.name.text, known)),
        reports=reports(table),
    )
    return sheet, tuple(figures)


def recognise_sheet(table: Table) -> tuple[TargetSheet, tuple[Figure, ...]]:
    """One sheet with its figures."""
    rows = table.grid
    start = _start_of_indicators(rows)
    entries = fields(list(map(without_money, rows[:start])))
    unit = _money_unit(table)
    money, moved = funding(rows[:start])
    funded, figures = _funded(table, money, unit)
    to_do = tasks(rows[:start])
    tasked = [_task(table, one, unit) for one in to_do]
    figures |= {figure.id: figure for one in tasked for figure in one.values()}
    listed: list[Indicator] = []
    for found in indicators(rows, start):
        figure = _indicator_figure(table, found)
        if figure is not None:
            figures[figure.id] = figure
        listed.append(_indicator(found, figure))
    evaluation, evaluated = _evaluation(table, reported(rows), unit)
    figures |= evaluated
    known: dict[str, Entry] = {}
    for entry in entries:
        known.setdefault(entry.name, entry)
    project = known["项目名称"].text if "项目名称" in known else ""
    sheet = TargetSheet(
        table=table,
        project=project,
        unit=unit,
        fields={name: one.text for name, one in known.items()},
        places={name: (one.cell or one.label).place for name, one in known.items()},
        funding=funded,
        indicators=tuple(listed),
        prose=(*_prose(table, project, known), *_contents(table, to_do)),
        slipped=moved,
        tasks=tuple({source: figure.id for source, figure in one.items()} for one in tasked),
        evaluation=evaluation,
        reports=reports(table),
    )
    return sheet, tuple(figures.values())


def _funded(table: Table, money: Sequence[Money], unit: str) -> tuple[tuple[Funding, ...], dict[str, Figure]]:
    """The money of a sheet, with its figures."""
    figures: dict[str, Figure] = {}
    funded: list[Funding] = []
    for one in money:
        read = _money(one.text, unit) if one.text else None
        figure = None
        if read is not None:
            label = f"{_PERIODS[one.period]}：{one.label.strip(':：')}"
            figure = _figure(table, one.cell, one.text, read, row_label=label, column_label=_PERIODS[one.period])
            figures[figure.id] = figure
        named = figure.id if figure is not None else None
        funded.append(Funding(period=one.period, source=one.source, figure=named, place=one.cell.place))
    return tuple(funded), figures


def _evaluation(table: Table, of: Reported | None, unit: str) -> tuple[Evaluation | None, dict[str, Figure]]:
    """What a sheet reports, with the figures in it."""
    figures: dict[str, Figure] = {}

    def ids(line: Line) -> dict[str, str]:
        read = {kind: (cell, number_of(kind, cell.text, unit)) for kind, cell in line.cells.items()}
        made = {
            kind: _figure(table, cell, cell.text, number, row_label=line.label, column_label=NAMES[kind])
            for kind, (cell, number) in read.items()
            if number is not None
        }
        figures.update({figure.id: figure for figure in made.values()})
        return {kind: figure.id for kind, figure in made.items()}

    if of is None:
        return None, figures
    money, scores = (tuple(map(ids, lines)) for lines in (of.money, of.scores))
    total = ids(of.total) if of.total is not None else {}
    return Evaluation(money, of.nested, of.carried, scores, total), figures


def _money(text: str, unit: str) -> Numeral | None:
    """An amount in the sheet's unit, or in one that it states itself (260.00万元)."""
    stated = read_target(text)
    return numeral(text, unit) or (stated.number if stated is not None else None)


def _task(table: Table, of: Task, unit: str) -> dict[str, Figure]:
    """The figures of one task."""
    label = of.name.text if of.name is not None else ""
    read = {source: (cell, numeral(cell.text, unit)) for source, cell in of.money.items()}
    return {
        source: _figure(table, cell, cell.text, number, row_label=label, column_label=_PERIODS["annual"])
        for source, (cell, number) in read.items()
        if number is not None
    }


def _start_of_indicators(rows: Sequence[Row]) -> int:
    """The first row of the indicators: the one that heads them, or the first with one of their classes."""
    head = head_row(rows)
    first = next(
        (at for at, row in enumerate(rows) if any(cell is not None and is_class(cell.text) for cell in row)), len(rows)
    )
    return first if head is None else min(head, first)


def _money_unit(table: Table) -> str:
    """The unit of the money as a label says it (项目资金（元）; cut: 项目资金, （元）), else as above the sheet."""
    texts = [cell.text for row in table.grid for cell in row if cell is not None and len(cell.text) <= 40]
    found = next((one["unit"] for text in texts if (one := _MONEY_UNIT.search(text))), "")
    above = _UNIT.search(table.unit)
    return found or (above[0] if above else "")


def _figure(
    table: Table, cell: Cell, text: str, read: Numeral, *, row_label: str, column_label: str, bound: Bound = ""
) -> Figure:
    return Figure(
        id=f"{table.id}:{cell.row}:{cell.column}",
        text=text,
        value=read.value,
        unit=read.unit,
        decimals=read.decimals,
        micro=read.micro,
        half=read.half,
        dimension=read.dimension,
        part="sheet",
        block=table.id,
        title=table.title,
        place=cell.place,
        bound=bound,
        doubtful=cell.doubtful,
        row=cell.row,
        column=cell.column,
        row_label=row_label,
        column_label=column_label,
    )


def _indicator_figure(table: Table, found: Found) -> Figure | None:
    target = read_target(found.value.text, found.unit, found.sign) if found.value is not None else None
    if target is None or found.value is None:
        return None
    return _figure(
        table,
        found.value,
        found.value.text,
        target.number,
        row_label=_name(found),
        column_label=_PERIODS[found.period],
        bound=target.bound,
    )


def _name(found: Found) -> str:
    """The indicator's name without the number that a form prints before it (指标1：)."""
    return _NUMBERED.sub("", found.name.text)


def _indicator(found: Found, figure: Figure | None) -> Indicator:
    return Indicator(
        period=found.period,
        group=found.group,
        kind=found.kind,
        name=_name(found),
        value=whole_target(found.value.text, found.unit, found.sign) if found.value is not None else "",
        figure=figure.id if figure is not None else None,
        place=(found.value or found.name).place,
    )


def _prose(table: Table, project: str, entries: Mapping[str, Entry]) -> Iterator[Paragraph]:
    """The long fields as paragraphs, under the sheet's title, its project and the field's name."""
    for name, entry in entries.items():
        if name in PROSE and entry.cell is not None and entry.cell.text:
            yield _paragraph(entry.cell, table, project, name)


def _contents(table: Table, to_do: Sequence[Task]) -> Iterator[Paragraph]:
    """What the tasks of a whole department are, as paragraphs under the task's name."""
    for one in to_do:
        if one.name is not None and one.content is not None and one.content.text:
            yield _paragraph(one.content, table, one.name.text, TASK)


def _paragraph(cell: Cell, table: Table, project: str, field: str) -> Paragraph:
    return Paragraph(
        id=f"{table.id}:{cell.row}:{cell.column}",
        text=cell.text,
        part="sheet",
        section=(table.title, project, field),
        place=cell.place,
        lines=(PrintedLine(start=0, place=cell.place),),
        markup=cell.markup,
    )
