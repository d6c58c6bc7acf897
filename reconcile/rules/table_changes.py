"""Change against the year before, printed in columns of a table (SUM107, SUM108)."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.identities.settling import linear, settle
from reconcile.identities.within import doubted
from reconcile.ledger import Equation, NotRun, Statement, Term
from reconcile.recognition import Column, FormTable, Recognition, Row

CODES = ("SUM107", "SUM108")
PRIOR = frozenset({"上年执行数", "上年预算数", "上年决算数", "上年数"})
CURRENT = frozenset({"预算数", "决算数", "本年数"})
CHANGE = frozenset({"增减额"})
TOTAL = "合计"


def state(known: Recognition) -> Iterator[Statement]:
    """For every row: change = this year − last year, and rate = this year / last year − 1."""
    moved = doubted(known)
    for form in known.forms:
        if form.table.id in moved:
            continue
        for block in sorted({column.block for column in form.columns}):
            columns = [one for one in form.columns if one.block == block and one.role == "amount"]
            yield from _of_block(known, form, columns)


def _of_block(known: Recognition, form: FormTable, columns: list[Column]) -> Iterator[Statement]:
    rows = [row for row in form.rows if columns and row.block == columns[0].block]
    rates = [one for one in columns if one.term == "增减率"]
    for item in dict.fromkeys(_item(one) for one in columns):
        current, prior, change = (_only(columns, item, measures) for measures in (CURRENT, PRIOR, CHANGE))
        if current is None or prior is None:
            continue
        if change is not None:
            yield from _settled(known, form, [_change(form, row, (change, current, prior)) for row in rows])
        if item == TOTAL and len(rates) == 1:
            yield from (
                _rate(form, row, (rates[0], current, prior))
                for row in rows
                if _has_base(known, form, row, (rates[0], prior))
            )


def _has_base(known: Recognition, form: FormTable, row: Row, columns: tuple[Column, Column]) -> bool:
    rate, prior = (known.figures[form.figures[row.index, column.index]] for column in columns)
    return not rate.nil and (prior.micro or 0) > 0


def _settled(known: Recognition, form: FormTable, equations: list[Equation]) -> Iterator[Statement]:
    stated, withheld = settle(equations, known.figures, certain=True)
    yield from stated
    if withheld:
        facts = {"title": form.table.title, "source": "增减额 = 本年 − 上年"}
        concerned = tuple(dict.fromkeys(term.figure for one in equations for term in one.terms))
        yield NotRun("SUM107", "why-layout-uncertain", facts, concerned)


def _item(column: Column) -> str:
    """What a column's amounts are of: a column that is named by its measure holds the whole."""
    return TOTAL if column.term in CURRENT | PRIOR | CHANGE else column.term


def _only(columns: list[Column], item: str, measures: frozenset[str]) -> Column | None:
    """The one column of an item in one of these measures."""
    found = [one for one in columns if _item(one) == item and (one.measure in measures or one.term in measures)]
    return found[0] if len(found) == 1 else None


_Columns = tuple[Column, Column, Column]


def _change(form: FormTable, row: Row, columns: _Columns) -> Equation:
    change, current, prior = columns
    stated = [(form.figures[row.index, change.index], 1)]
    parts = [(form.figures[row.index, current.index], 1), (form.figures[row.index, prior.index], -1)]
    source = f"{change.path[-1]} = {_name(current)} − {_name(prior)}"
    return linear("SUM107", stated, parts, source=source, where=f"{form.table.title} {row.label}")


def _rate(form: FormTable, row: Row, columns: _Columns) -> Equation:
    rate, current, prior = columns
    source = f"{rate.path[-1]} = {_name(current)} / {_name(prior)} − 1"
    terms = (
        Term(form.figures[row.index, rate.index], "rate"),
        Term(form.figures[row.index, current.index], "current"),
        Term(form.figures[row.index, prior.index], "prior"),
    )
    where = f"{form.table.title} {row.label}"
    return Equation(rule="SUM108", shape="growth", terms=terms, source=source, where=where)


def _name(column: Column) -> str:
    return column.measure or column.term
