"""Change against the year before, printed in columns of a table (SUM107, SUM108)."""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.identities.settling import linear, settle
from reconcile.ledger import Equation, NotRun, Statement, Term
from reconcile.recognition import Column, FormTable, Recognition, Row

CODES = ("SUM107", "SUM108")
PRIOR = frozenset({"上年执行数", "上年预算数", "上年决算数", "上年数"})
CURRENT = frozenset({"预算数", "决算数", "本年数"})


def state(known: Recognition) -> Iterator[Statement]:
    """For every row: change = this year − last year, and rate = this year / last year − 1."""
    for form in known.forms:
        for block in sorted({column.block for column in form.columns}):
            columns = [one for one in form.columns if one.block == block and one.role == "amount"]
            yield from _of_block(known, form, columns)


def _of_block(known: Recognition, form: FormTable, columns: list[Column]) -> Iterator[Statement]:
    current, prior = _whole(columns, CURRENT), _whole(columns, PRIOR)
    if current is None or prior is None:
        return
    changes = [one for one in columns if one.term == "增减额" or (one.measure == "增减额" and one.term == "合计")]
    rates = [one for one in columns if one.term == "增减率"]
    rows = [row for row in form.rows if row.block == current.block]
    if len(changes) == 1:
        yield from _settled(known, form, [_change(form, row, (changes[0], current, prior)) for row in rows])
    if len(rates) == 1 and len(changes) <= 1:
        ids = [(form.figures[row.index, rates[0].index], row) for row in rows]
        printed = [row for one, row in ids if not known.figures[one].nil]
        usable = [row for row in printed if (known.figures[form.figures[row.index, prior.index]].micro or 0) > 0]
        yield from (_rate(form, row, (rates[0], current, prior)) for row in usable)


def _settled(known: Recognition, form: FormTable, equations: list[Equation]) -> Iterator[Statement]:
    stated, withheld = settle(equations, known.figures, certain=True)
    yield from stated
    if withheld:
        yield NotRun("SUM107", "why-layout-uncertain", {"title": form.table.title, "source": "增减额 = 本年 − 上年"})


def _whole(columns: list[Column], measures: frozenset[str]) -> Column | None:
    """The one column that holds the whole of a year's figures."""
    found = [one for one in columns if one.term in measures or (one.measure in measures and one.term == "合计")]
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
