"""Cells of amount columns that are no amount as the others are (FRM107, FRM108, FRM109, FRM113, FRM115)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reconcile.ledger import Figure, Observation, Statement
from reconcile.recognition import Column, FormTable, Recognition

CODES = ("FRM107", "FRM108", "FRM109", "FRM113", "FRM115")
ENOUGH = 5  # printed amounts in a column, before one may be called unlike the others
ENOUGH_OF_TABLE = 10  # printed amounts in a table, all to the same decimals, before a single one that is coarser is odd
MAY_BE_NEGATIVE = ("结转", "结余", "增减", "弥补", "分配", "其他收入")
_LEADING = re.compile(r"[-−–(（]?[0０][0-9０-９]+[.．]")  # 00.70, 012.50: no amount is printed so


def state(known: Recognition) -> Iterator[Statement]:
    """Observations on cells that are no number, negative, or printed with more decimals than their column; and on
    amounts, in text also, with a nought before them.
    """
    for figure in known.figures.values():
        if figure.dimension in ("money", "percent") and figure.part != "attachment" and _LEADING.match(figure.text):
            yield Observation(
                rule="FRM115",
                operands=(figure.id,),
                where=" ".join(word for word in (figure.title, figure.row_label, figure.column_label) if word),
                facts={"text": figure.text},
            )
    for form in known.forms:
        if form.form and form.table.part == "table":
            for column in form.columns:
                if column.role == "amount" and column.term != "增减率":
                    yield from _of_column(known, form, column)
            yield from _coarser(known, form)


def _of_column(known: Recognition, form: FormTable, column: Column) -> Iterator[Statement]:
    figures = [known.figures[one] for (_, index), one in form.figures.items() if index == column.index]
    numbers = [one for one in figures if not one.nil and one.value is not None]
    usual = Counter(one.decimals for one in numbers).most_common(1)
    for one in figures:
        if one.value is None and not one.nil and any(letter.isdigit() for letter in one.text):
            yield _observed("FRM107", form, one)
    if len(numbers) < ENOUGH:
        return
    decimals, often = usual[0]
    longer = [one for one in numbers if one.decimals > decimals]
    if often * 5 >= len(numbers) * 4 and decimals > 0:
        yield from (_observed("FRM108", form, one, decimals=str(decimals)) for one in longer)
    words = (*column.path, column.term, column.measure)
    negative = [one for one in numbers if (one.micro or 0) < 0 and not _may_be_negative((*words, one.row_label))]
    if len(negative) == 1:
        yield from (_observed("FRM109", form, one) for one in negative)


def _coarser(known: Recognition, form: FormTable) -> Iterator[Statement]:
    """The only amount of a table with fewer decimals than all others. Not where the others end in no nought: they then
    lose them all, as a spreadsheet's general format does; nor a plain 0.
    """
    rates = {column.index for column in form.columns if column.term == "增减率"}
    own = [known.figures[one] for (_, column), one in form.figures.items() if column not in rates]
    printed = [one for one in own if one.micro and one.dimension == "money"]
    if len(printed) < ENOUGH_OF_TABLE:
        return
    decimals = max(one.decimals for one in printed)
    fewer = [one for one in printed if one.decimals < decimals]
    keeps_noughts = any(one.decimals == decimals and one.text.endswith("0") for one in printed)
    if len(fewer) == 1 and keeps_noughts:
        yield _observed("FRM113", form, fewer[0], decimals=str(decimals))


def _may_be_negative(words: tuple[str, ...]) -> bool:
    return any(allowed in word for word in words for allowed in MAY_BE_NEGATIVE)


def _observed(rule: str, form: FormTable, figure: Figure, **facts: str) -> Observation:
    where = " ".join(word for word in (form.table.title, figure.row_label, figure.column_label) if word)
    return Observation(rule=rule, operands=(figure.id,), where=where, facts={"text": figure.text, **facts})
