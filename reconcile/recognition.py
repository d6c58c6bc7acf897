"""What has been understood of a disclosure: which form each table is, what its rows and columns mean, the
performance-target sheets, and every printed number as a figure. Rules read this and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from reconcile.disclosure import Disclosure, Paragraph, Place, Table
from reconcile.ledger import Figure
from reconcile.narrative.claims import Claim

Role = Literal["code", "label", "amount", "other"]
Period = Literal["whole", "annual"]
_SHEET_NAME = re.compile(r"(?:预算)?(?:项目)?(?:支出)?绩效.*$")


class Column(Struct, frozen=True, gc=False):
    """A column of a table. path: the heads over it, outermost first. term: what it means, as a canonical term of
    `schemas/lexicon/columns.toml` (合计, 基本支出, 一般公共预算, 科目编码 …), or "" where unknown. block: number of
    the side-by-side block it belongs to (收入 0, 支出 1). measure: which of several groups of amounts it belongs to
    (预算数, 决算数, 年初结转, 本年支出 …), "" where its block has only one.
    """

    index: int
    path: tuple[str, ...]
    term: str
    role: Role
    block: int = 0
    measure: str = ""


class Row(Struct, frozen=True, gc=False):
    """A row of one block of a table. label: as printed, without ordinal. term: canonical term of
    `schemas/lexicon/rows.toml` (合计, 本年收入合计, 上年结转, 公务接待费 …), or "" . code: classification code, digits
    only. level: 0 total, 1 类, 2 款, 3 项; None where it has none. parent: index of the row it is part of, or None.
    """

    index: int
    block: int
    label: str
    term: str
    code: str = ""
    level: int | None = None
    parent: int | None = None


class FormTable(Struct, frozen=True):
    """A table with its rows and columns understood. form: code of the form in `schemas/forms/`, or "" where it is
    none that is known. figures: id of the figure at (row, column); blanks in amount columns have nil figures too.
    empty: no number is printed in it.
    """

    table: Table
    form: str
    unit: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    figures: Mapping[tuple[int, int], str]
    empty: bool

    def column(self, term: str, block: int | None = None) -> Column | None:
        """The one amount column with this term (in this block), or None where there is none or more than one."""
        found = [c for c in self.columns if c.term == term and c.role == "amount" and block in (None, c.block)]
        return found[0] if len(found) == 1 else None

    def row(self, term: str, block: int | None = None) -> Row | None:
        """The one row with this term (in this block), or None where there is none or more than one."""
        found = [r for r in self.rows if r.term == term and block in (None, r.block)]
        return found[0] if len(found) == 1 else None


class Funding(Struct, frozen=True, gc=False):
    """One money cell of a performance-target sheet. source: total, central, provincial, local, own, other
    or carried (上年结转). figure: None where the cell is blank.
    """

    period: Period
    source: str
    figure: str | None
    place: Place


class Indicator(Struct, frozen=True, gc=False):
    """One indicator (绩效指标) of a sheet. group, kind: 一级 and 二级指标 (产出指标, 数量指标). name: 三级指标.
    value: the target as printed, with the bound and the unit where they stand in columns of their own. figure: its
    number in the ledger, if it is one.
    """

    period: Period
    group: str
    kind: str
    name: str
    value: str
    figure: str | None
    place: Place


class Evaluation(Struct, frozen=True):
    """What a self-evaluation (绩效自评表) reports, all as ids of figures. money: a row for all sources and then one for
    each, by `initial` (年初预算), `budget` (全年预算), `spent` (执行), `rate`, `weight` (分值) and `score` (得分).
    nested: whether sources may be parts of others (levels of government, 其中). carried: the row of 上年结转, if any.
    scores: weight and score of each indicator. total: of the whole sheet; without either where none is printed.
    """

    money: tuple[Mapping[str, str], ...]
    nested: bool
    carried: int | None
    scores: tuple[Mapping[str, str], ...]
    total: Mapping[str, str]


class TargetSheet(Struct, frozen=True):
    """A performance-target sheet (绩效目标表). fields: header and text fields by canonical name (项目名称, 实施单位,
    项目属性, 项目期, 项目概况, …) as printed. prose: the long text fields as paragraphs, for the narrative's grammar.
    slipped: the layout was found damaged (cells moved), so that blanks prove nothing. tasks: of a whole department's
    sheet, the money of each task as ids of figures by source (total, fiscal, other), that of all tasks last.
    evaluation: of a sheet that says what was reached. reports: it is such a sheet (绩效自评表), and sets no targets.
    """

    table: Table
    project: str
    unit: str
    fields: Mapping[str, str]
    places: Mapping[str, Place]
    funding: tuple[Funding, ...]
    indicators: tuple[Indicator, ...]
    prose: tuple[Paragraph, ...]
    slipped: bool = False
    tasks: tuple[Mapping[str, str], ...] = ()
    evaluation: Evaluation | None = None
    reports: bool = False

    def money(self, period: Period, source: str) -> Funding | None:
        """The money cell of a period and source, or None where the sheet has none."""
        return next((one for one in self.funding if (one.period, one.source) == (period, source)), None)


def sheet_projects(sheets: Iterable[TargetSheet]) -> dict[str, str]:
    """The project of each table that is the sheet of one project, by the table's id."""
    named: dict[str, set[str]] = {}
    for one in sheets:
        named.setdefault(one.table.id, set()).add(one.project)
    return {
        table: next(iter(projects)) for table, projects in named.items() if len(projects) == 1 and "" not in projects
    }


def sheet_title(title: str, project: str) -> str:
    """What a sheet is called where many bear one title, such as 项目支出绩效目标表：业务培训项目. The
    title itself where there is no project.
    """
    if not project or not title or project in title:
        return title
    found = _SHEET_NAME.search(title)
    return f"{found.group() if found is not None else title}：{project}"


class Recognition(Struct, frozen=True):
    """Everything the rules may know. family: code of the family of forms, such as `shanxi-budget`, or "". prior: the
    same of an earlier disclosure, whose figures have ids of their own and are not among `figures`; None without one.
    """

    disclosure: Disclosure
    family: str
    forms: tuple[FormTable, ...]
    sheets: tuple[TargetSheet, ...]
    claims: tuple[Claim, ...]
    figures: Mapping[str, Figure]
    prior: Recognition | None = None

    @property
    def everything(self) -> Mapping[str, Figure]:
        """The figures, and those of the earlier disclosure."""
        return {**self.figures, **self.prior.figures} if self.prior is not None else self.figures

    @property
    def target_sheets(self) -> tuple[TargetSheet, ...]:
        """The sheets that set targets, in document order: only these are held against the budget."""
        return tuple(one for one in self.sheets if not one.reports)

    def form(self, code: str) -> FormTable | None:
        """The one table recognised as this form, or None where there is none or more than one."""
        found = [one for one in self.forms if one.form == code]
        return found[0] if len(found) == 1 else None
