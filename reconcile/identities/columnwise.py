"""Identities whose terms are rows: one equation for every amount column of their block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from msgspec.structs import replace

from reconcile.identities.settling import linear
from reconcile.ledger import Equation, Figure
from reconcile.recognising.labels import AMONG
from reconcile.recognising.lexicon import cost_of_class
from reconcile.recognising.notation import Item, Statement
from reconcile.recognition import Column, FormTable, Row

WHOLE = {"各类": 1, "各款": 2, "各项": 3}
TOTAL, RATE = "合计", "增减率"
COST = "经费各类"
PROJECTS = ("projects", "general-projects", "projects-carried")
LEVELS = 4  # of a list that prints the totals of its unit, its kinds and its items one under the other
GRAND = "收入总计"  # of a block without 本年收入合计; its items are the more likely to have totals among them
BALANCED = ("收入总计", "支出总计")  # made up of the year's own total and what was carried over
CURRENT = ("决算数", "预算数", "本年数", "", "本年支出", "本年收入")  # whose total is a table's, if it has several


def column_equations(
    form: FormTable, rule: str, says: Statement, figures: Mapping[str, Figure]
) -> Iterator[tuple[list[Equation], bool]]:
    """For every block that has the terms: the equations of its columns, and whether they are certain."""
    for block in sorted({one.block for one in form.columns}):
        rows = [one for one in form.rows if one.block == block and one.term != RATE]
        rows += _carried_over(form, rows)
        columns = [one for one in form.columns if one.block == block and one.role == "amount" and one.term != RATE]
        sums = list(_sums(rows, says, form, figures))
        for known in (True, False):
            own = [one for one in columns if bool(one.path) is known]
            equations = [
                _equation(form, rule, (whole, parts, f"{whole.label or whole.term} = {_right(parts, says)}"), column)
                for whole, parts, _ in sums
                for column in own
            ]
            if equations:
                yield equations, known and all(sure for _, _, sure in sums)


def _carried_over(form: FormTable, rows: Sequence[Row]) -> list[Row]:
    """The details of these rows' last class that go on at the head of the blocks beside it, which do not name it."""
    last = next((one for one in reversed(rows) if one.code), None)
    named = next((one for one in rows if last and one.code == last.code[:3]), None)
    if last is None or named is None:
        return []
    further = (one for one in form.rows if one.block > last.block and one.code)
    details = takewhile(lambda row: row.level == 2 and row.code.startswith(named.code), further)
    return [replace(row, parent=named.index) for row in details if _beside(form, row.block, last.block)]


def table_equations(form: FormTable, rule: str, says: Statement) -> Iterator[tuple[list[Equation], bool]]:
    """An identity between rows of different blocks, in the total column of each."""
    if says.right[0].name.endswith(COST):
        yield from _cost(form, rule, says)
        return
    sides = [[_row_figure(form, item) for item in side] for side in (says.left, says.right)]
    if all(one is not None for side in sides for one in side):
        stated, parts = ([one for one in side if one is not None] for side in sides)
        source = " = ".join(" + ".join(item.name for item in side) for side in (says.left, says.right))
        yield [linear(rule, stated, parts, source=source, where=form.table.title)], True


def _cost(form: FormTable, rule: str, says: Statement) -> Iterator[tuple[list[Equation], bool]]:
    """人员经费合计 or 公用经费合计: the economic classes of that kind, in whichever block they stand."""
    whole = [one for one in form.rows if one.term == says.left[0].name]
    name = says.right[0].name.removesuffix("各类")
    classes = [one for one in form.rows if one.level == 1 and cost_of_class(one.code) == name]
    parts = [(form.figures[row.index, column.index], 1) for row in classes if (column := total_column(form, row.block))]
    source = f"{says.left[0].name} = {' + '.join(row.label for row in classes)}"
    equations = []
    for row in whole:
        column = total_column(form, row.block)
        if column is not None and parts:
            stated = [(form.figures[row.index, column.index], 1)]
            equations.append(linear(rule, stated, parts, source=source, where=f"{form.table.title} {row.label}"))
    if equations:
        yield equations, True


def _row_figure(form: FormTable, item: Item) -> tuple[str, int] | None:
    rows = [one for one in form.rows if one.term == item.path[0]]
    if len(rows) != 1:
        return None
    column = total_column(form, rows[0].block)
    return (form.figures[rows[0].index, column.index], item.weight) if column else None


def total_column(form: FormTable, block: int) -> Column | None:
    """The column of a block that holds its totals: 合计 of the current figures, or its only amount column."""
    own = [one for one in form.columns if one.block == block and one.role == "amount"]
    if len(own) == 1:
        return own[0]
    for measure in CURRENT:
        found = [one for one in own if (one.term, one.measure) == (TOTAL, measure) or (measure and one.term == measure)]
        if len(found) == 1:
            return found[0]
    return None


def _equation(
    form: FormTable, rule: str, summed: tuple[Row, Sequence[tuple[Row, int]], str], column: Column
) -> Equation:
    whole, parts, words = summed
    stated = [(form.figures[whole.index, column.index], 1)]
    terms = [
        (form.figures[row.index, _beside(form, row.block, column.block).get(column.index, column.index)], weight)
        for row, weight in parts
    ]
    head = column.path[-1] if column.path else ""
    where = " ".join(word for word in (form.table.title, whole.label or whole.term, head) if word)
    return linear(rule, stated, terms, source=words, where=where)


def _beside(form: FormTable, block: int, other: int) -> Mapping[int, int]:
    """By the amount columns of the other block those of this one, where both have as many."""
    own, theirs = (
        [one.index for one in form.columns if (one.block, one.role) == (side, "amount")] for side in (block, other)
    )
    return dict(zip(theirs, own, strict=True)) if len(own) == len(theirs) else {}


def _right(parts: Sequence[tuple[Row, int]], says: Statement) -> str:
    return " + ".join(row.label for row, _ in parts) if len(parts) <= 4 else says.right[0].name


_Sum = tuple[Row, list[tuple[Row, int]], bool]


def _sums(rows: Sequence[Row], says: Statement, form: FormTable, figures: Mapping[str, Figure]) -> Iterator[_Sum]:
    left, right = says.left[0], says.right[0]
    if left.path[0] in WHOLE:
        below = _below(rows)
        listed = left.path[0] == "各项"
        certain = bool(rows) and (_lists_projects(form, rows, figures) if listed else _prints_whole_codes(form, rows))
        for row in rows:
            if row.level == WHOLE[left.path[0]] and row.code and below[row.index]:
                yield row, below[row.index], certain
        return
    if left.path[0] == "各单位":
        yield from _units(rows)
        return
    if left.path[0] == "各条":
        yield from _numbered(rows)
        return
    whole = _one(rows, left)
    if whole is None:
        return
    if right.name == "各类":
        parts = [(one, 1) for one in rows if one.parent == whole.index]
        if parts:
            plain = not _has_strangers(rows, form, figures) and not any(_units(rows))
            yield whole, parts, plain and not _looks_nested(form, figures, whole, parts)
    elif right.name == "各项":
        items = [one for one in rows if one.parent == whole.index]
        if items:
            parts = [(one, 1) for one in items]
            nested = whole.term == GRAND and _looks_nested(form, figures, whole, parts)
            yield whole, parts, not nested and not _has_strangers(rows, form, figures)
    else:
        certain = not _has_strangers(rows, form, figures)
        yield from ((total, parts, certain) for total, parts in _named(rows, says, whole))


def _below(rows: Iterable[Row]) -> Mapping[int, list[tuple[Row, int]]]:
    """The rows that are part of each row, by its number, with their weight."""
    found: dict[int, list[tuple[Row, int]]] = defaultdict(list)
    for row in rows:
        if row.parent is not None:
            found[row.parent].append((row, 1))
    return found


def _looks_nested(form: FormTable, figures: Mapping[str, Figure], whole: Row, parts: Sequence[tuple[Row, int]]) -> bool:
    """Whether a list holds totals of its own: they are called so, or it adds up to the total several times over (once
    for each of its levels), or is too much by one of its rows.
    """
    if len({row.label.endswith("小计") for row, _ in parts}) > 1:
        return True
    column = total_column(form, whole.block)
    if column is None or any(row.code for row, _ in parts):
        return False
    total = figures[form.figures[whole.index, column.index]]
    listed = [figures[form.figures[row.index, column.index]] for row, _ in parts]
    over = sum(one.micro or 0 for one in listed) - (total.micro or 0)
    rounding = sum(one.half for one in (*listed, total))
    levels = [(total.micro or 0) * times for times in range(1, LEVELS)]
    return any(one and abs(over - one) <= rounding for one in (*levels, *(one.micro for one in listed)))


def _prints_whole_codes(form: FormTable, rows: Sequence[Row]) -> bool:
    """Whether no code had to be completed from the row above."""
    first: dict[int, int] = {}
    for column in form.columns:
        if column.role == "code":
            first.setdefault(column.block, column.index)
    coded = [row for row in rows if row.code and row.block in first]
    return all(form.table.text(row.index, first[row.block]) for row in coded)


def _lists_projects(form: FormTable, rows: Sequence[Row], figures: Mapping[str, Figure]) -> bool:
    """Whether the rows below an item are all of its projects: the table is one of projects, says 其中 nowhere, and its
    total is the sum of the items alone.
    """
    totals = [one for one in rows if one.term == TOTAL]
    column = total_column(form, rows[0].block)
    if form.form not in PROJECTS or len(totals) != 1 or column is None or any(AMONG.search(one.label) for one in rows):
        return False
    amounts = {row.index: figures[form.figures[row.index, column.index]] for row in rows}
    printed = [amounts[one.index] for one in rows if one.parent == totals[0].index]
    total = amounts[totals[0].index]
    gap = sum(one.micro or 0 for one in printed) - (total.micro or 0)
    return total.micro is not None and total.micro > 0 and abs(gap) <= total.half + sum(one.half for one in printed)


def _units(rows: Sequence[Row]) -> Iterator[_Sum]:
    """Rows of units that stand over their codes. A layout inferred from the order of rows, so never certain."""
    below = _below(one for one in rows if one.code)
    for row in rows:
        if not row.code and not row.term:
            parts = below[row.index]
            if parts:
                yield row, parts, False


def _numbered(rows: Sequence[Row]) -> Iterator[_Sum]:
    """Items with sub-items below them. 其中 may list only some of them, so never certain."""
    below = _below(rows)
    for row in rows:
        parts = below[row.index]
        if parts and not row.term.endswith(("合计", "总计")) and row.level is None and not row.code:
            yield row, parts, False


def _named(rows: Sequence[Row], says: Statement, whole: Row) -> Iterator[tuple[Row, list[tuple[Row, int]]]]:
    """Terms by name, those that are absent left out; and the identities of the brackets."""
    resolved = [_resolve(rows, item) for item in says.right]
    parts = [one for found in resolved if found for one in found]
    if whole.term in BALANCED and not resolved[0]:
        return  # without the year's own total the rest is not all of it
    if None not in resolved and parts and (len(parts) > 1 or "·" in says.right[0].name):
        yield whole, parts
    for item in says.right:
        own = _one(rows, item)
        inner = [found for part in item.inner if (found := _resolve(rows, part))]
        flat = [one for found in inner for one in found]
        if own and len(flat) > 1:
            yield own, flat


def _resolve(rows: Sequence[Row], item: Item) -> list[tuple[Row, int]] | None:
    own = [one for one in rows if one.term == item.name]
    if len(own) == 1:
        return [(own[0], item.weight)]
    if len(own) > 1:
        return None
    found = [_resolve(rows, inner) for inner in item.inner]
    return None if None in found else [one for part in found if part for one in part]


def _one(rows: Sequence[Row], item: Item) -> Row | None:
    own = [one for one in rows if one.term == item.name]
    return own[0] if len(own) == 1 else None


def _has_strangers(rows: Sequence[Row], form: FormTable, figures: Mapping[str, Figure]) -> bool:
    """Whether a row with a printed amount is neither coded nor a total: a unit's own total, or a 其中 line."""
    for row in rows:
        if not row.code and not row.term and row.parent is None and row.label:
            ids = [one for (index, _), one in form.figures.items() if index == row.index]
            if any(not figures[one].nil for one in ids):
                return True
    return False
