"""What is part of what: rows under their totals, classes, units, ordinals and what was carried over."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from reconcile.disclosure import Table
from reconcile.funds import FISCAL, FISCAL_FUNDS, OWN_FUNDS
from reconcile.numerals import plain
from reconcile.recognising.labels import is_among, ordinal_level, row_words, squeezed, without_ordinal
from reconcile.recognising.lexicon import find, function_class, row_terms
from reconcile.recognition import Column, Row

_CODE = re.compile(r"\d{1,7}")
CARRIED = frozenset({"上年结转", "年终结转", "结余分配", "使用非财政拨款结余"})
WHOLES = {
    FISCAL: set(FISCAL_FUNDS),
    "单位资金": set(OWN_FUNDS),
    "基本支出": {"人员经费", "公用经费"},
}
OWN_TOTALS = ("本年收入合计", "本年支出合计")
GRAND_TOTALS = ("收入总计", "支出总计")


def with_parents(rows: Sequence[Row], table: Table) -> list[Row]:
    """The rows of one block, each with the row that it is part of."""
    total = next((row.index for row in rows if row.term == "合计"), None)
    own = next((row for row in rows if row.term in OWN_TOTALS), None)
    grand = _grand_total(rows) if own is None and total is None else None
    own = own or grand
    linked: list[Row] = []
    carry: Row | None = None
    seen: set[str] = set()
    first = {row.code: row.index for row in reversed(rows) if row.code}
    above: dict[str, int] = {}
    for row in rows:
        found = find(row_words(row.label), row_terms()) if not row.code else None
        kind = found.kind if found else ""
        if kind == "total":
            carry = None
            linked.append(row)
        elif row.code:
            linked.append(
                replace(row, parent=_prefix_parent(row.code, above, first, total if own is None else own.index))
            )
            above[row.code] = row.index
        elif kind == "carry" and carry is None:
            carry = row
            linked.append(row)
        elif carry is not None and kind in ("item", "carry") and (row.term in seen or _is_part(table, row, carry)):
            linked.append(replace(row, parent=carry.index, term=f"{carry.term}·{row.term}"))
        else:
            carry = row if kind == "carry" else None
            linked.append(row)
            seen.add(row.term)
    if grand is not None:
        linked = [replace(row, parent=grand.index) if _is_carried_into(row, grand) else row for row in linked]
    numbered = _numbered(linked, table, own)
    return _under_units(numbered if grand is None else _whole(numbered, grand), total)


def _grand_total(rows: Sequence[Row]) -> Row | None:
    """收入总计 or 支出总计 of a block that prints no total of the year before it: everything above is part of it."""
    grand = [row for row in rows if row.term in GRAND_TOTALS]
    return grand[0] if len(grand) == 1 else None


def _whole(rows: Sequence[Row], grand: Row) -> list[Row]:
    """The rows with nothing under the grand total where it cannot be told what all its parts are."""
    above = [row for row in rows if row.index < grand.index]
    if all(row.parent is not None for row in above):
        return list(rows)
    return [replace(row, parent=None) if row.parent == grand.index else row for row in rows]


def _is_carried_into(row: Row, grand: Row) -> bool:
    return row.term in CARRIED and row.parent is None and row.index < grand.index


def _numbered(rows: Sequence[Row], table: Table, own: Row | None) -> list[Row]:
    """Items by their ordinals: （一） under 一、, and what has none (其中) under the last that has one.

    own: the row of the year's own total (or the only total), of which every outermost item above it is a part.
    """
    levels = {row.index: ordinal_level(_printed_label(table, row)) for row in rows}
    linked: list[Row] = []
    open_items: list[Row] = []
    for row in rows:
        level = levels[row.index]
        is_total = row.term.endswith(("合计", "总计")) and "·" not in row.term
        if _is_coded(table, row) or (level is None and (is_total or row.term in CARRIED)):
            open_items.clear()
            linked.append(row)
            continue
        while level is not None and open_items and (levels[open_items[-1].index] or 0) >= level:
            open_items.pop()
        outside = level is None and open_items and _is_beside(table, row, open_items[-1])
        above = open_items[-1].index if open_items and not outside else None
        if above is None and level is not None and not is_total and own is not None and row.index < own.index:
            above = own.index
        linked.append(replace(row, parent=above) if above is not None and "·" not in row.term else row)
        if level is not None:
            open_items.append(row)
    plain_list = own is not None and not any(level is not None for level in levels.values())
    return _unnumbered(linked, table, own) if own is not None and plain_list else linked


def _is_beside(table: Table, row: Row, item: Row) -> bool:
    """Whether a row without ordinal below a class of functions is no part of it: 基本支出, or what is left over."""
    return item.code.startswith("2") and not row.code and not is_among(_printed_label(table, row))


def _unnumbered(rows: Sequence[Row], table: Table, own: Row) -> list[Row]:
    """Items of a list without ordinals: parts of the year's total, if none of them can be part of another."""
    items = [row for row in rows if row.index < own.index and row.parent is None and not row.code]
    terms = {row.term for row in items}
    nested = any(whole in terms and terms & parts for whole, parts in WHOLES.items())
    among = any(is_among(_printed_label(table, row)) for row in items)
    if nested or among or "" in terms or terms & CARRIED:
        return list(rows)
    return [replace(row, parent=own.index) if row in items else row for row in rows]


def _printed_label(table: Table, row: Row) -> str:
    """The label with its ordinal."""
    texts = (cell.text for cell in table.grid[row.index] if cell is not None)
    return next((text for text in texts if row.label and without_ordinal(text) == row.label), row.label)


def _is_coded(table: Table, row: Row) -> bool:
    """Whether the row's code is printed and was not concluded from its name."""
    return bool(row.code) and any(
        cell is not None and _CODE.fullmatch(squeezed(cell.text)) for cell in table.grid[row.index]
    )


def _under_units(rows: Sequence[Row], total: int | None) -> list[Row]:
    """Where every unit's own row stands over its codes: the units are parts of the total, the codes parts of a unit."""
    after = [row for row in rows if row.term != "合计"]
    if total is None or not after or after[0].code or after[0].term or not any(row.code for row in after):
        return list(rows)
    linked: list[Row] = []
    unit: Row | None = None
    for row in rows:
        if not row.code and not row.term:
            # A unit straight under another is a part of it (a department and its units), else they are side by side.
            straight = unit is not None and linked and linked[-1].index == unit.index
            above = unit.index if unit and straight else unit.parent if unit else total
            unit = replace(row, parent=above)
            linked.append(unit)
        elif row.code and row.parent == total and unit is not None:
            linked.append(replace(row, parent=unit.index))
        else:
            linked.append(row)
    return linked


def _is_part(table: Table, row: Row, carry: Row) -> bool:
    """Whether a row that follows a carry-over row is a part of it: it says 其中, or is numbered, and not beside it."""
    label = _printed_label(table, row)
    level = ordinal_level(label)
    return is_among(label) or (level is not None and level != ordinal_level(_printed_label(table, carry)))


def _prefix_parent(code: str, above: Mapping[str, int], first: Mapping[str, int], top: int | None) -> int | None:
    """The row of the class or group that a code is part of: the nearest above it, else the first below, else the top.

    above: the last row so far with each code. first: the first row with each code.
    """
    prefixes = [code[:length] for length in (5, 3) if length < len(code)]
    for known in (above, first):
        found = next((known[prefix] for prefix in prefixes if prefix in known), None)
        if found is not None:
            return found
    return top


def listed(rows: Sequence[Row], names: Collection[str]) -> tuple[Row, ...]:
    """A plain list of names (projects, units) under one total: every row is part of the total.

    names: what the unit calls itself; a first row with its name is the total of what follows, unless that says it
    again (a row for each year).
    """
    others = [row for row in rows if row.term != "合计"]
    totals = [row for row in rows if row.term == "合计"]
    if len({row.block for row in rows}) != 1 or len(others) < 1 or any(row.term or row.code for row in others):
        return tuple(rows)
    if any(function_class(row_words(row.label)) for row in others):
        return tuple(rows)  # a class and what it is divided into, without codes
    called = [squeezed(one.label) for one in rows]
    if not totals and len(rows) > 1 and called[0] in names and called.count(called[0]) == 1:
        totals, others = [replace(rows[0], term="合计", level=0)], list(rows[1:])
    if len(totals) != 1:
        return tuple(rows)
    total = totals[0]
    parts = {row.index: replace(row, parent=total.index) for row in others}
    return tuple(parts.get(row.index, total) for row in rows)


def with_details(rows: Sequence[Row], table: Table, columns: Sequence[Column]) -> tuple[Row, ...]:
    """Rows that repeat the code of the row above: its details (projects of an item), where most add up to it."""
    groups: list[list[Row]] = []
    for before, row in pairwise(rows):
        if row.code and (row.code, row.block) == (before.code, before.block):
            if groups and groups[-1][-1] is before:
                groups[-1].append(row)
            else:
                groups.append([before, row])
    amounts = {one.block: one.index for one in reversed(columns) if one.role == "amount"}
    adding = [one for one in groups if _adds_up(one, table, amounts.get(one[0].block))]
    if len(adding) * 2 <= len(groups):
        return tuple(rows)
    parents = {(row.index, row.block): first.index for first, *details in groups for row in details}
    return tuple(replace(row, parent=parents.get((row.index, row.block), row.parent)) for row in rows)


def _adds_up(group: Sequence[Row], table: Table, column: int | None) -> bool:
    if column is None:
        return False
    values = [plain(table.text(row.index, column)) or (Decimal(0), 0) for row in group]
    (first, decimals), *details = values
    rounding = len(values) * Decimal(10) ** -decimals / 2
    return first != 0 and abs(first - sum(value for value, _ in details)) <= rounding
