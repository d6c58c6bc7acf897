"""The items (款) that the table of basic expenditure prints: which have an amount, and whether they are all there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from msgspec import Struct

from reconcile.ledger import Figure
from reconcile.narrative.arithmetic import plus
from reconcile.narrative.subjects import normal
from reconcile.recognising.lexicon import economic_class, economics
from reconcile.recognising.linking.choice import span
from reconcile.recognition import FormTable, Recognition, Row

_CODE = 5  # digits of an item of the economic classification
_CLASS = 3
_FEWEST = 3


class BasicItems(Struct, frozen=True):
    """amounts: the figure of every item by its name, of several tables and columns the first that prints an amount.
    filled: codes of items with an amount, "" among them where an amount's name is of no known item. whole: whether
    every name with an amount is known. partly: classes of which the table shows no items, or only some (其中). short:
    those that print more than their items, so that a line is missing or a number wrong.
    """

    amounts: Mapping[str, Figure]
    filled: Set[str]
    partly: Set[str]
    short: Set[str]

    @property
    def whole(self) -> bool:
        """Whether every name with an amount is known."""
        return "" not in self.filled

    def without(self, codes: Sequence[str], *, whole: bool = False) -> bool:
        """Whether the table has no amount for what these codes stand for. whole: and lacks no line of its own."""
        known = self.whole and not any(one in self.filled for one in codes)
        doubtful = self.partly | self.short if whole else self.partly
        return known and not any(one[:_CLASS] in doubtful for one in codes)


def basic_items(known: Recognition) -> BasicItems | None:
    """The items of the disclosure's tables of basic expenditure; None where these do not go down to items."""
    rows = [(form, row) for form in known.forms if form.form == "basic" for row in form.rows]
    details = [(form, row) for form, row in rows if _is_detail(row)]
    amounts = _amounts(known, details)
    printed = [row for form, row in details if any(known.figures[one].micro for one in of_row(form, row))]
    filled = {code for row in printed for code in _codes_of(row)}
    if len(amounts) < _FEWEST or sum(len(code) == _CODE for code in filled) < _FEWEST:
        return None
    if any(code.startswith("310") for code in filled):
        filled.add("31099")  # 其他资本性支出 was the name of all 310 until 2018
    parts = _by_code(known, details)
    classes = _by_code(known, [one for one in rows if one not in details])
    some = {code[:_CLASS] for _, row in details if "其中" in row.label for code in _codes_of(row)}
    partly = some | (classes.keys() - {code[:_CLASS] for code in parts})
    return BasicItems(amounts, filled, partly, _short(classes, parts))


def codes_called(name: str) -> tuple[str, ...]:
    """The codes of the economic items that a name stands for, as items are named in `economics.toml`."""
    return tuple(one.code for one in economics().item if normal(name) in {normal(word) for word in one.names})


def _is_detail(row: Row) -> bool:
    """Whether a row is an item and neither a class nor a total."""
    return row.level not in (0, 1) and (not row.term or bool(codes_called(row.label)))


def _codes_of(row: Row) -> tuple[str, ...]:
    return (row.code,) if row.code else codes_called(row.label) or ("",)


def of_row(form: FormTable, row: Row) -> list[str]:
    """The figures of a row, in the columns of its own block."""
    columns = {one.index for one in form.columns if one.block == row.block}
    return [figure for (index, column), figure in form.figures.items() if index == row.index and column in columns]


def _amounts(known: Recognition, rows: Sequence[tuple[FormTable, Row]]) -> dict[str, Figure]:
    """The figure of every row by its name: of several tables and columns the first that prints an amount."""
    found: dict[str, Figure] = {}
    for form, row in rows:
        own = [known.figures[one] for one in of_row(form, row)] if row.label else []
        name = normal(row.label)
        if own and (name not in found or not found[name].micro):
            found[name] = next((one for one in own if one.micro), own[0])
    return found


def _short(classes: Mapping[str, Figure], items: Mapping[str, Figure]) -> frozenset[str]:
    """The classes whose own amount is more than those of the items printed with it."""
    parts: dict[str, list[Figure]] = {}
    for code, figure in items.items():
        parts.setdefault(code[:_CLASS], []).append(figure)
    return frozenset(
        code
        for code, figure in classes.items()
        if len(code) == _CLASS and span(figure).low > plus([span(one) for one in parts.get(code, [])]).high
    )


def _by_code(known: Recognition, rows: Sequence[tuple[FormTable, Row]]) -> dict[str, Figure]:
    """The first amount of every row by its code, or by the code that its name stands for."""
    found: dict[str, Figure] = {}
    for form, row in rows:
        code = row.code or economic_class(row.label) or next(iter(codes_called(row.label)), "")
        for one in of_row(form, row):
            if code and known.figures[one].micro:
                found.setdefault(code, known.figures[one])
    return found
