"""The money of a performance-target sheet: against the project table, and of its sources against its totals."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.ledger import Equation, Excerpt, NotRun, Observation, Statement, Term
from reconcile.recognition import Period, Recognition, TargetSheet
from reconcile.target_sheets.indicators import total
from reconcile.target_sheets.projects import Pair, Pairing, Project, core, only_carried, pairing, projects
from reconcile.target_sheets.quoting import printed_field

CODES = ("PRF101", "PRF102", "PRF103", "PRF104", "PRF105", "PRF106", "PRF107")

_PERIODS: dict[Period, str] = {"whole": "实施期资金总额", "annual": "年度资金总额"}
_ENOUGH = 3  # pairs of sheet and project that show that every project is meant to have a sheet
_FEW = 10  # one project in so many may be without before it shows that not every project is meant to have one


def state(known: Recognition) -> Iterator[Statement]:
    """Equations on money and observations on names; nothing where the document has no sheets."""
    sheets = known.target_sheets
    if not sheets:
        yield NotRun("PRF101", "why-no-sheets")
        return
    paired = pairing(known)
    if not paired.projects:
        yield NotRun("PRF101", "why-no-project-table")
    by_sheet = {id(pair.sheet): pair for pair in paired.pairs}
    for sheet in sheets:
        pair = by_sheet.get(id(sheet))
        yield from _against_table(known, pair) if pair is not None else _blank_with_sources(known, sheet, "annual")
        yield from _blank_with_sources(known, sheet, "whole")
        yield from _sources(known, sheet)
        yield from _periods(known, sheet)
    yield from _unmatched(known, sheets, paired)


def _against_table(known: Recognition, pair: Pair) -> Iterator[Statement]:
    sheet, project = pair.sheet, pair.project
    if not pair.exact:
        yield Observation(
            rule="PRF104",
            operands=(_project_name(pair), printed_field(sheet, "项目名称")),
            where=sheet.project,
            facts={"listed": project.name, "named": sheet.project},
        )
    money = sheet.money("annual", "total")
    if money is None:
        return
    amount = known.figures[project.amount]
    if money.figure is None or known.figures[money.figure].nil:
        if not amount.nil and amount.micro and (not sheet.slipped or _others_blank(known, sheet)):
            facts = {"listed": amount.text, "unit": amount.unit}
            yield Observation(
                rule="PRF106", operands=(_blank(sheet, "annual"), amount.id), where=sheet.project, facts=facts
            )
        return
    if known.figures[money.figure].dimension != "money":
        return  # in a unit that is not printed
    if project.partial and known.figures[money.figure].micro != amount.micro:
        return
    carried = _carried(known, sheet, project)
    terms = (Term(money.figure, "stated"), Term(project.amount, "parts"))
    yield Equation(
        rule="PRF101",
        shape="linear",
        terms=(*terms, Term(carried, "parts")) if carried else terms,
        same=not carried,
        source=f"绩效目标表年度资金总额 = 项目支出预算表合计{' + 上年结转' if carried else ''}",
        where=sheet.project,
    )


def _carried(known: Recognition, sheet: TargetSheet, project: Project) -> str:
    """What was carried over from last year, as the sheet or the project tables print it, where the year's money comes
    nearer to the project table with it than without, or "".
    """
    stated = total(sheet, "annual", known.figures)
    printed = [one.figure for one in sheet.funding if (one.period, one.source) == ("annual", "carried") and one.figure]
    printed += [
        one.amount for one in projects(known) if one.carried and core(known, one.name) == core(known, project.name)
    ]
    missing = (stated.micro or 0) - (known.figures[project.amount].micro or 0) if stated is not None else 0
    gaps = {one: abs(missing - (known.figures[one].micro or 0)) for one in printed}
    return min(["", *printed], key=lambda one: gaps.get(one, abs(missing)))


def _blank_with_sources(known: Recognition, sheet: TargetSheet, period: Period) -> Iterator[Statement]:
    """A blank total over sources that are printed; of the year's only where no project table confirms it."""
    money = sheet.money(period, "total")
    printed = [
        one.figure
        for one in sheet.funding
        if one.period == period and one.source != "total" and one.figure and known.figures[one.figure].micro
    ]
    if money is not None and money.figure is None and printed and not sheet.slipped:
        facts = {"field": _PERIODS[period]}
        yield Observation(rule="PRF107", operands=(_blank(sheet, period), *printed), where=sheet.project, facts=facts)


def _blank(sheet: TargetSheet, period: Period) -> Excerpt:
    money = sheet.money(period, "total")
    return Excerpt(
        text=_PERIODS[period],
        part="sheet",
        title=sheet.table.title,
        row=_PERIODS[period],
        block=sheet.table.id,
        place=money.place if money is not None else sheet.table.place,
    )


def _others_blank(known: Recognition, sheet: TargetSheet) -> bool:
    """Whether the other cells of the year's money are blank or nil too, so that the total did not just slip."""
    ids = [one.figure for one in sheet.funding if one.period == "annual" and one.source != "total" and one.figure]
    return all(known.figures[one].micro == 0 or known.figures[one].nil for one in ids)


def _sources(known: Recognition, sheet: TargetSheet) -> Iterator[Statement]:
    """Σ of the sources = the total, for either period."""
    for period, label in _PERIODS.items():
        stated = total(sheet, period, known.figures)
        cells = [one for one in sheet.funding if one.period == period and one.source != "total"]
        if stated is None:
            continue
        # What was carried over may stand beside the other sources, or be part of one of them.
        own = [one.figure for one in cells if one.figure and one.source != "carried"]
        parts = own if _sum(known, own) == stated.micro else [one.figure for one in cells if one.figure]
        if not parts:
            continue
        added = _sum(known, parts)
        lost = sheet.slipped and any(one.figure is None for one in cells)
        nested = len({one.source for one in cells}) < len(cells)
        yield Equation(
            rule="PRF102",
            shape="linear",
            terms=(Term(stated.id, "stated"), *(Term(one, "parts") for one in parts)),
            source=f"{label} = 各来源资金之和",
            where=sheet.project,
            unreadable="sources-unclear" if (lost or nested) and added != stated.micro else "",
        )


def _sum(known: Recognition, ids: list[str]) -> int:
    return sum(known.figures[one].micro or 0 for one in ids)


def _periods(known: Recognition, sheet: TargetSheet) -> Iterator[Statement]:
    annual, whole = total(sheet, "annual", known.figures), total(sheet, "whole", known.figures)
    if annual is not None and whole is not None and whole.micro:
        yield Equation(
            rule="PRF103",
            shape="linear",
            relation="≤",
            terms=(Term(annual.id, "stated"), Term(whole.id, "parts")),
            source="年度资金总额 ≤ 实施期资金总额",
            where=sheet.project,
        )


def _unmatched(known: Recognition, sheets: tuple[TargetSheet, ...], paired: Pairing) -> Iterator[Statement]:
    partial = any(one.partial for one in paired.projects)
    if partial or len(paired.pairs) < _ENOUGH or any(not sheet.project for sheet in sheets):
        return
    alone = [sheet for sheet in paired.alone if not sheet.slipped]
    for sheet in alone if _are_few(len(alone), len(sheets)) else ():
        facts = {"name": sheet.project, "lack": "项目支出预算表"}
        yield Observation(rule="PRF105", operands=(printed_field(sheet, "项目名称"),), where=sheet.project, facts=facts)
    without = [one for one in paired.without_sheet if known.figures[one.amount].micro and not only_carried(known, one)]
    for project in without if _are_few(len(without), len(paired.projects)) else ():
        facts = {"name": project.name, "lack": "绩效目标表"}
        yield Observation(rule="PRF105", operands=(project.amount,), where=project.name, facts=facts)


def _are_few(some: int, of_all: int) -> bool:
    return some <= max(1, of_all // _FEW)


def _project_name(pair: Pair) -> Excerpt:
    table, row = pair.project.form.table, pair.project.row
    cell = next((one for one in table.grid[row.index] if one is not None and one.text), None)
    return Excerpt(
        text=pair.project.name,
        part="table",
        title=table.title,
        row=pair.project.name,
        block=table.id,
        place=cell.place if cell is not None else table.place,
    )
