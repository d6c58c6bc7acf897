"""Which row of the project tables (项目支出预算表) a performance-target sheet belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from msgspec import Struct

from reconcile.ledger import Figure
from reconcile.numerals import fold
from reconcile.recognition import FormTable, Recognition, Row, TargetSheet
from reconcile.wording.names import is_office

_MARKS = re.compile(r"[\s“”\"'‘’《》、，,。．.·:：;；\-—–_/（）()【】\[\]]")
_ORDINAL = re.compile(r"^(?:\d{1,2}[.、．]|\(\d{1,2}\)|[一二三四五六七八九十]{1,2}、|\d{6,}[-—]?)")
_DISTINCT = re.compile(r"[\d一二三四五六七八九十甲乙丙上下东西南北]")
_PROJECTS = re.compile(r"项目支出|项目经费|项目预算|项目明细|项目表")
_OTHERS = re.compile(r"绩效|采购|购买服务|功能|经济|三公|机关运行|政府性基金|国有资本|总表|评价|目标")
_FUND = re.compile(r"一般公共预算|财政拨款|政府性基金(?:预算)?|国有资本经营(?:预算)?")
_CLOSE = 0.85
_LIKELY = 0.6  # where the amounts are equal too
_TOTALS = frozenset({"合计", "总计", "小计"})


class Project(Struct, frozen=True):
    """One project of a project table. amount: id of the figure of its total. carried: the table is of carry-over.
    partial: the table is of one fund only, so that a project may have more money, or not stand in it at all.
    """

    name: str
    form: FormTable
    row: Row
    amount: str
    carried: bool
    partial: bool


class Pair(Struct, frozen=True):
    """A sheet with its project. exact: the names are the same but for marks, white space, the year and the office."""

    sheet: TargetSheet
    project: Project
    exact: bool


class Pairing(Struct, frozen=True):
    """All sheets against all projects. doubtful: sheets whose name several projects bear."""

    pairs: tuple[Pair, ...]
    alone: tuple[TargetSheet, ...]
    without_sheet: tuple[Project, ...]
    doubtful: tuple[TargetSheet, ...]
    projects: tuple[Project, ...]


@lru_cache(2**10)  # every name is held against every other
def bare(name: str) -> str:
    """A project's name without ordinal, marks and white space."""
    return _MARKS.sub("", _ORDINAL.sub("", fold(re.sub(r"\s+", "", name)))).upper()


def core(known: Recognition, name: str) -> str:
    """A project's name without what either table may add to it: the year, the office, that it is the office's own."""
    office = f"(?:{re.escape(bare(known.disclosure.entity))})?" if known.disclosure.entity else ""
    return re.sub(rf"^(?:{known.disclosure.year}年度?)?{office}|本级$", "", bare(name))


def projects(known: Recognition) -> tuple[Project, ...]:
    """The projects that the project tables list, totals and units left out."""
    return tuple(one for form in known.forms if _lists_projects(form) for one in _of_table(known, form))


def _lists_projects(form: FormTable) -> bool:
    title = _FUND.sub("", form.table.title)
    named = any("项目名称" in "".join(column.path) for column in form.columns)
    titled = bool(_PROJECTS.search(title))
    plain = form.table.part == "table" and not form.empty and not _OTHERS.search(title)
    return plain and (titled or (named and not _is_coded(form)))


def _is_coded(form: FormTable) -> bool:
    return any(column.role == "code" for column in form.columns)


def _of_table(known: Recognition, form: FormTable) -> Iterable[Project]:
    total = form.column("合计") or next((column for column in form.columns if column.role == "amount"), None)
    if total is None:
        return
    parents = {row.parent for row in form.rows}
    coded = _is_coded(form)
    partial = coded or bool(_FUND.search(form.table.title))
    above = ""
    for row in form.rows:
        below_its_item, above = not coded or bool(row.code and row.code == above), row.code
        amount = form.figures.get((row.index, total.index))
        is_total = row.term in _TOTALS or row.index in parents or row.level == 0 or _is_unit(known, row.label)
        if amount is not None and row.label and below_its_item and not is_total:
            yield Project(row.label, form, row, amount, _is_carried(form), partial)


def _is_carried(form: FormTable) -> bool:
    return "结转" in form.table.title and "不含" not in form.table.title


def only_carried(known: Recognition, project: Project) -> bool:
    """Whether all the money of a project was carried over, so that its targets were set in the year before."""
    own = [one.index for one in project.form.columns if "上年结转" in (one.term, one.measure)]
    cells = [project.form.figures.get((project.row.index, column)) for column in own]  # none in another block
    carried = [known.figures[one].micro for one in cells if one is not None]
    return known.figures[project.amount].micro in carried


def _is_unit(known: Recognition, label: str) -> bool:
    return bare(label) == bare(known.disclosure.entity) or (
        is_office(label) and label.endswith(("局", "委", "厅", "院", "办"))
    )


def pairing(known: Recognition) -> Pairing:
    """Every sheet with the project that bears its name, or nearly so; one without a name belongs to none."""
    listed = projects(known)
    current = [one for one in listed if not one.carried] or list(listed)
    names = Counter(core(known, one.name) for one in current)
    pairs, doubtful, rest = [], [], []
    sheets = known.target_sheets
    bearers = Counter(core(known, one.project) for one in sheets)
    for sheet in sheets:
        name = core(known, sheet.project)
        same = [one for one in current if name and core(known, one.name) == name]
        if len(same) == 1 and bearers[name] == 1:
            pairs.append(Pair(sheet, same[0], exact=True))
        elif same or names[name] > 1:
            doubtful.append(sheet)
        else:
            rest.append(sheet)
    taken = {id(one.project) for one in pairs}
    unclear = {core(known, sheet.project) for sheet in doubtful}
    free = [one for one in current if id(one) not in taken and core(known, one.name) not in unclear]
    near = _near(known, rest, free)
    paired = {id(one.sheet) for one in near} | {id(one.project) for one in near}
    place = {id(sheet): n for n, sheet in enumerate(sheets)}
    ordered = sorted([*pairs, *near], key=lambda one: place[id(one.sheet)])
    return Pairing(
        pairs=tuple(ordered),
        alone=tuple(one for one in rest if id(one) not in paired),
        without_sheet=tuple(one for one in free if id(one) not in paired),
        doubtful=tuple(doubtful),
        projects=tuple(current),
    )


def lent_money(known: Recognition) -> dict[int, Figure]:
    """The year's money of the sheets that print none at all, by id of the sheet: what the project table prints under
    the very name; none where money that was carried over may come to it.
    """
    if any(one.carried for one in projects(known)):
        return {}
    pairs = (one for one in pairing(known).pairs if one.exact and not one.project.partial and not one.sheet.funding)
    found = {id(one.sheet): known.figures[one.project.amount] for one in pairs}
    return {sheet: figure for sheet, figure in found.items() if figure.micro and not figure.nil}


def _near(known: Recognition, sheets: list[TargetSheet], free: list[Project]) -> list[Pair]:
    """Pairs of like names, each the best for both, where nothing but wording sets them apart."""
    scored = [
        (_likeness(known, sheet, project), n, m)
        for n, sheet in enumerate(sheets)
        for m, project in enumerate(free)
        if sheet.project
    ]
    result = []
    for score, n, m in sorted(scored, key=lambda one: -one[0]):
        rivals = [other for other, k, j in scored if (k == n) != (j == m) and other >= score]
        if score > 0 and not rivals:
            result.append(Pair(sheets[n], free[m], exact=False))
    return result


def _likeness(known: Recognition, sheet: TargetSheet, project: Project) -> float:
    """How alike the names are, or 0 where they are the names of two projects."""
    first, second = bare(sheet.project), bare(project.name)
    ratio = SequenceMatcher(a=first, b=second, autojunk=False).ratio()
    money = sheet.money("annual", "total")
    ours = known.figures[money.figure].micro if money is not None and money.figure is not None else None
    if ours is not None and ours == known.figures[project.amount].micro and ours:
        return ratio + 1 if ratio >= _LIKELY else 0
    distinct = _DISTINCT.findall(first) != _DISTINCT.findall(second)
    return ratio if ratio >= _CLOSE and not distinct else 0
