"""Rows: labels without ordinals, canonical terms, classification codes in whatever form they are printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from reconcile.disclosure import Table
from reconcile.numerals import is_nil
from reconcile.recognising.labels import row_words, squeezed, without_ordinal
from reconcile.recognising.lexicon import (
    economic_class,
    economic_item,
    find,
    function_class,
    row_terms,
)
from reconcile.recognising.tables.columns import body_rows
from reconcile.recognising.tables.parents import with_details, with_parents
from reconcile.recognition import Column, Row

Naming = Literal["", "function", "economic"]
_CODE = re.compile(r"\d{1,7}")
_FULL = re.compile(r"\d{3}(?:\d{2}){0,2}")
LEVEL_OF_LENGTH = {3: 1, 5: 2, 7: 3}
HEADING = ("合计", "三公经费")
SUMS = {"收入总计": "本年收入合计", "支出总计": "本年支出合计"}


def read_rows(table: Table, columns: Sequence[Column]) -> tuple[Row, ...]:
    """The rows of every block of a table, block after block in document order."""
    body = body_rows(table)
    rows: list[Row] = []
    for block in sorted({column.block for column in columns}):
        open_class = next((row.code[:3] for row in reversed(rows) if row.code), "")
        own = [column for column in columns if column.block == block]
        rows += _block_rows(table, own, body, (block, open_class if open_class.startswith("3") else ""))
    return with_details(_spread(rows), table, columns)


def _block_rows(table: Table, columns: Sequence[Column], body: Sequence[int], place: tuple[int, str]) -> list[Row]:
    """place: the number of the block, and the economic class that the block before it left open, "" if none."""
    block, economic = place
    naming = _naming(table, columns, body, economic)
    named = any(_label(table, columns, index) for index in body)
    rows: list[Row] = []
    for index in body:
        label, code = _label(table, columns, index), _code(table, columns, index, rows[-1].code if rows else "")
        filled = any(not is_nil(table.text(index, one.index)) for one in columns if one.role == "amount")
        if not label and not code and (not filled or (block == 0 and named)):
            continue  # nothing, or a stray number among rows that have names
        words = row_words(label)
        term = "" if code else _term(words)
        if not code and not (term and find(words, row_terms(), ("item",))):
            code, economic = _code_by_name(words, naming, economic)
            term = term if len(code) != 3 else ""
        level = LEVEL_OF_LENGTH.get(len(code)) if code else (0 if term == "合计" else None)
        rows.append(
            Row(index=index, block=block, label=without_ordinal(label) or code, term=term, code=code, level=level)
        )
    return with_parents(_sided(rows, columns), table)


def _spread(rows: Sequence[Row]) -> tuple[Row, ...]:
    """A total whose label spans several blocks: the amount stands in the last, so that row takes the label too."""
    totals = {(row.index, row.block): row for row in rows if row.term.endswith("合计") or row.term.endswith("总计")}
    spread = []
    for row in rows:
        left = totals.get((row.index, row.block - 1)) if not row.label and not row.code else None
        spread.append(replace(row, label=left.label, term=left.term, level=left.level) if left else row)
        if left:
            totals[row.index, row.block] = spread[-1]
    return tuple(spread)


def _label(table: Table, columns: Sequence[Column], row: int) -> str:
    """The name that heads a row: in the column of names, else whatever stands in the code columns and is no code."""
    names = [one for one in columns if one.role == "label" and one.term != "政府经济科目"]
    codes = [one for one in columns if one.role == "code"]
    called = _projects_last([one for one in names if one.term == "名称"])
    for one in (*reversed(called), *reversed(names), *codes):
        text = table.text(row, one.index)
        if text and not (one.role == "code" and _CODE.fullmatch(squeezed(text))):
            return text
    others = [table.text(row, one.index) for one in columns if one.role == "other"]
    return next((text for text in others if _term(row_words(text)) == "合计"), "")


def _projects_last(called: list[Column]) -> list[Column]:
    """The columns of names, in the order in which a later one names a row rather: a project (项目名称) and not its
    office (项目单位).
    """
    if not any("项目名称" in "".join(one.path) for one in called):
        return called
    return sorted(called, key=lambda one: "单位" not in "".join(one.path[-1:]))


def _code(table: Table, columns: Sequence[Column], row: int, before: str) -> str:
    """The code of a row, from one column (2010501), three (201 05 01), three that repeat (201 20105 2010501), or
    three and all of it once more (201 05 01 2010501).

    before: the code of the row above, whose class a row takes where it prints only the rest.
    """
    parts = [squeezed(table.text(row, one.index)) for one in columns if one.role == "code"]
    printed = [part for part in parts if _CODE.fullmatch(part)]
    code = ""
    if len(parts) > 1 and printed and not parts[0] and len(printed[0]) == 2:
        code = before[: 3 if parts.index(printed[0]) == 1 else 5]
    for part in printed:
        repeats = part.startswith(code) and (len(part) > len(code) or _FULL.fullmatch(part))
        code = part if repeats else code + part.zfill(2 if code else 1)
    return code if _FULL.fullmatch(code) else ""


def _term(words: str) -> str:
    found = find(words, row_terms())
    return found.term if found else ""


def _naming(table: Table, columns: Sequence[Column], body: Sequence[int], within: str) -> Naming:
    """By which classification rows without codes are named, if by any. within: the economic class still open."""
    names = [row_words(_label(table, columns, index)) for index in body]
    functional = sum(bool(function_class(name)) for name in names)
    economic = 0
    for name in names:
        code, within = _code_by_name(name, "economic", within)
        economic += bool(code)
    if max(functional, economic) < 2:
        return ""
    return "function" if functional >= economic else "economic"


def _code_by_name(words: str, naming: Naming, within: str) -> tuple[str, str]:
    """The code that a name stands for, and the economic class under which the rows that follow stand."""
    if naming == "function":
        return function_class(words), ""
    if naming == "economic":
        own = economic_class(words)
        detail = economic_item(words, within) if within else ""
        if own and not detail:
            return own, own
        return detail, within
    return "", within


def _sided(rows: Sequence[Row], columns: Sequence[Column]) -> list[Row]:
    """Totals by the side they stand on: 总计 is 收入总计 or 支出总计, and of two totals the first is the year's own."""
    terms = {row.term for row in rows}
    heads = {head for column in columns for head in column.path[:1]}
    if any("支出" in term for term in terms & {"本年支出合计", "支出总计"}):
        side = "支出"
    elif terms & {"本年收入合计", "收入总计"}:
        side = "收入"
    else:
        named = [one for one in ("收入", "支出") if any(one in head for head in heads)]
        side = named[0] if len(named) == 1 and len(rows) > 1 and "总计" in terms else ""
    sided = [replace(row, term=f"{side}总计") if side and row.term == "总计" else row for row in rows]
    if {"因公出国（境）费", "公务接待费"} <= terms:
        # 支出合计 under a heading 三公经费支出 is the total, and the heading is none.
        inner = any(row.term == "支出总计" for row in sided)
        sided = [replace(row, term="", level=None) if inner and row.term in HEADING else row for row in sided]
        sided = [replace(row, term="合计", level=0) if row.term == "支出总计" else row for row in sided]
    for grand, own in SUMS.items():
        places = [place for place, row in enumerate(sided) if row.term == grand]
        if len(places) == 2 and not any(row.term == own for row in sided):
            sided[places[0]] = replace(sided[places[0]], term=own)
        if places and side == grand[:2] and not any(row.term == own for row in sided):
            sums = [place for place, row in enumerate(sided) if row.term == "合计" and place < places[-1]]
            if len(sums) == 1:
                sided[sums[0]] = replace(sided[sums[0]], term=own, level=None)
    return sided
