"""Change against the year before, printed in columns or in rows of a table (SUM107, SUM108)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reconcile.identities.settling import linear, settle
from reconcile.identities.within import doubted
from reconcile.ledger import Equation, NotRun, Statement, Term
from reconcile.recognition import Column, FormTable, Recognition, Row

CODES = ("SUM107", "SUM108")
PRIOR = frozenset({"上年执行数", "上年预算数", "上年决算数", "上年数"})
CURRENT = frozenset({"预算数", "决算数", "本年数"})
CHANGE = frozenset({"增减额"})
TOTAL, RATE = "合计", "增减率"

_YEAR = re.compile(r"20\d{2}")
_CHANGED = re.compile(r"增减|对比|变动|变化")


def state(known: Recognition) -> Iterator[Statement]:
    """For every row: change = this year − last year, and rate = this year / last year − 1."""
    moved = doubted(known)
    for form in known.forms:
        if form.table.id in moved:
            continue
        for block in sorted({column.block for column in form.columns}):
            columns = [one for one in form.columns if one.block == block and one.role == "amount"]
            yield from _of_block(known, form, columns)
            yield from _by_rows(known, form, columns)


def _of_block(known: Recognition, form: FormTable, columns: list[Column]) -> Iterator[Statement]:
    rows = [row for row in form.rows if columns and row.block == columns[0].block]
    rates = [one for one in columns if one.term == "增减率"]
    for item in dict.fromkeys(_item(one) for one in columns):
        current, prior, change = (_only(columns, item, measures) for measures in (CURRENT, PRIOR, CHANGE))
        if current is None or prior is None:
            continue
        if change is not None:
            names = _names(change, current, prior)
            each = [[form.figures[row.index, one.index] for one in (change, current, prior)] for row in rows]
            equations = [_change(form, row.label, names, ids) for row, ids in zip(rows, each, strict=True)]
            yield from _settled(known, form, equations)
        if item == TOTAL and len(rates) == 1:
            yield from (
                _rate(form, row.label, _names(rates[0], current, prior), ids)
                for row in rows
                if _has_base(known, ids := [form.figures[row.index, one.index] for one in (rates[0], current, prior)])
            )


def _by_rows(known: Recognition, form: FormTable, columns: list[Column]) -> Iterator[Statement]:
    """A row for each of two years, and a row below that says by how much or at what rate each column changed."""
    rows = [row for row in form.rows if columns and row.block == columns[0].block]
    years = _two_years(rows)
    changed = [row for row in rows if _CHANGED.search(row.label)]
    for own in ([row for row in changed if (row.term == RATE) is is_rate] for is_rate in (False, True)):
        if years is None or len(own) != 1:
            continue
        names = _names(own[0], *years)
        each = [[form.figures[row.index, column.index] for row in (own[0], *years)] for column in columns]
        heads = [column.path[-1] if column.path else "" for column in columns]
        if own[0].term == RATE:
            yield from (
                _rate(form, head, names, ids) for head, ids in zip(heads, each, strict=True) if _has_base(known, ids)
            )
        else:
            equations = [_change(form, head, names, ids) for head, ids in zip(heads, each, strict=True)]
            yield from _settled(known, form, equations)


def _two_years(rows: Sequence[Row]) -> tuple[Row, Row] | None:
    """The rows of this year and of last year: the only two labels that differ in nothing but the year."""
    alike: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if len(_YEAR.findall(row.label)) == 1 and not _CHANGED.search(row.label):
            alike[_YEAR.sub("", row.label)].append(row)
    pairs = [found for found in alike.values() if len(found) > 1]
    if len(pairs) != 1 or len(pairs[0]) != 2:
        return None
    last, this = sorted(pairs[0], key=lambda row: _YEAR.findall(row.label))
    return (this, last) if _year(this) - _year(last) == 1 else None


def _year(row: Row) -> int:
    return int(_YEAR.findall(row.label)[0])


def _has_base(known: Recognition, ids: Sequence[str]) -> bool:
    rate, _, prior = (known.figures[one] for one in ids)
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


def _names(*lines: Column | Row) -> list[str]:
    """What the change, this year and last year are called, in columns or rows."""
    words = [one.label if isinstance(one, Row) else one.measure or one.term for one in lines]
    return [lines[0].path[-1], *words[1:]] if isinstance(lines[0], Column) else words


def _change(form: FormTable, label: str, names: Sequence[str], ids: Sequence[str]) -> Equation:
    change, current, prior = ids
    source = f"{names[0]} = {names[1]} − {names[2]}"
    where = f"{form.table.title} {label}"
    return linear("SUM107", [(change, 1)], [(current, 1), (prior, -1)], source=source, where=where)


def _rate(form: FormTable, label: str, names: Sequence[str], ids: Sequence[str]) -> Equation:
    rate, current, prior = ids
    source = f"{names[0]} = {names[1]} / {names[2]} − 1"
    terms = (Term(rate, "rate"), Term(current, "current"), Term(prior, "prior"))
    return Equation(rule="SUM108", shape="growth", terms=terms, source=source, where=f"{form.table.title} {label}")
