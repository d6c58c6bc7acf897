"""Columns: the heads over each, whether names, codes or amounts stand in it, side-by-side blocks, and what it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reconcile.disclosure import Table
from reconcile.numerals import fold, is_nil, is_number, parted
from reconcile.recognising.labels import AMONG, head_words, squeezed
from reconcile.recognising.lexicon import Term, column_term
from reconcile.recognition import Column, Role

_YEAR = re.compile(r"(?:19|20)\d{2}")
_TEXT_CODE = re.compile(r"合计|总计|小计|\d{1,3}|\d{5}|\d{7}")
_RANK = re.compile(r"栏次|行次|栏号|\d{1,2}(?:=.*)?|[甲乙丙丁类款项]|\*+")
_RUN_ON = re.compile(r"(?<=.)栏次$")  # the row that numbers the columns, read into the head above it
_CAPTION = re.compile(
    r"(?:金额)?单位(?:名称)?:|(?:编制|填报|公开)?(?:部门|单位)(?:名称)?:|公开\d+表|(?:预算|部门|单位)?公开表\d*$"
)
_COMPARISON = re.compile(r"比.*(?:数|年|增减)")
_SURELY_NUMBERED = 3  # columns
DEEPEST_HEAD = 4  # rows of heads that a reader may have taken for data
TOTAL, RATE, GOVERNMENT, CARRIED = "合计", "增减率", "政府经济科目", "上年结转"


def body_rows(table: Table) -> tuple[int, ...]:
    """The rows below the heads that are data: no row of column numbers, no repeated head, no note."""
    first = head_count(table)
    heads = {_printed(table, row) for row in range(first)}
    return tuple(
        row
        for row in range(first, len(table.grid))
        if any(_printed(table, row))
        and _printed(table, row) not in heads
        and not _is_column_numbers(table, row)
        and not _is_note(table, row)
    )


def head_count(table: Table) -> int:
    """How many of the first rows are heads: those that the reader saw, and rows of nothing but words of heads."""
    count = min(table.header_rows, len(table.grid))
    for row in range(count, min(count + DEEPEST_HEAD, len(table.grid))):
        if any(is_number(text) for text in _printed(table, row)) and not _is_column_numbers(table, row):
            break
        if _is_column_numbers(table, row) or _is_head(table, row):
            count = row + 1
    return count


def _is_head(table: Table, row: int) -> bool:
    """Whether a row below the heads that the reader saw is one more: words of heads only, not all names of items."""
    texts = [text for text in _printed(table, row) if text]
    kinds = [_head_kind(text) for text in texts]
    return len(texts) > 1 and all(kinds) and any(kind not in ("item", "count", "other") for kind in kinds)


def _head_kind(text: str) -> str:
    if AMONG.match(text):
        return "item"
    term = None if is_number(text) else column_term(text, numeric=False)
    return term.kind if term else ""


def _printed(table: Table, row: int) -> tuple[str, ...]:
    return tuple(squeezed(table.text(row, column)) for column in range(table.width))


def _is_column_numbers(table: Table, row: int) -> bool:
    """A row such as `1 2 3 4` or `栏次 1 2 3`: it numbers the columns and is no data."""
    texts = [text for text in _printed(table, row) if text]
    numbers = [int(text) for text in texts if text.isdigit() and text.isascii()]
    if [*map(str, numbers)] == texts[-len(numbers) :] and len(numbers) >= _SURELY_NUMBERED:
        # 科目编码 | 科目名称 | 1 | 2 | 3: heads in the same row
        texts = [text for text in texts if not _head_kind(text)]
    if not texts or not all(_RANK.fullmatch(text) for text in texts):
        return False
    follows = all(after == before + 1 for before, after in pairwise(numbers))
    named = any(text.startswith(("栏", "行")) for text in texts) or all(text in "类款项" for text in texts)
    return named or (follows and len(numbers) > 1 and numbers[0] == 1)


def _is_note(table: Table, row: int) -> bool:
    texts = [text for text in _printed(table, row) if text]
    return len(texts) == 1 and texts[0].startswith(("注:", "注1", "说明:", "备注:", "单位:", "注释"))


def head_paths(table: Table) -> tuple[tuple[str, ...], ...]:
    """For each column the heads over it, outermost first.

    Where merged cells are not known (a text file), a blank head takes the one to its left if both stand under the same
    heads and something stands below it.
    """
    rows = [row for row in range(head_count(table)) if not _is_column_numbers(table, row)]
    heads = [[_head(table, row, column) for column in range(table.width)] for row in rows]
    for place, row in enumerate(rows):
        for column, cell in enumerate(table.grid[row]):
            if cell is not None and _head(table, row, column):
                for lower in range(place, min(place + cell.row_span, len(rows))):
                    for further in range(column, min(column + cell.column_span, table.width)):
                        heads[lower][further] = heads[lower][further] or squeezed(cell.text)
    for row, line in enumerate(heads):
        for column in range(1, table.width):
            below = any(lower[column] for lower in heads[row + 1 :])
            same = all(heads[upper][column] == heads[upper][column - 1] for upper in range(row))
            if not line[column] and below and same:
                line[column] = line[column - 1]
    return tuple(_path([line[column] for line in heads]) for column in range(table.width))


def _head(table: Table, row: int, column: int) -> str:
    """The text of a head, or "" where the title, the unit or the office's name stands inside the frame."""
    text = squeezed(table.text(row, column))
    return "" if _CAPTION.match(text) or text == squeezed(table.title) else _RUN_ON.sub("", text)


def _path(heads: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for head in heads:
        if head and (not found or found[-1] != head):
            found.append(head)
    return tuple(found)


def read_columns(table: Table) -> tuple[Column, ...]:
    """The columns of a table, understood as far as heads and contents allow."""
    paths, rows = head_paths(table), body_rows(table)
    roles = _roles(table, paths, rows)
    blocks = _blocks(paths, roles)
    read = list(_meanings(paths, roles, blocks))
    for index, role in enumerate(roles):
        texts = [text for row in rows if not is_nil(text := squeezed(table.text(row, index)))]
        if role == "amount" and texts and all(text.endswith("%") for text in texts):
            read[index] = (RATE, read[index][1])
    return tuple(
        Column(index=index, path=path, term=term, role=role, block=block, measure=measure)
        for index, (path, role, block, (term, measure)) in enumerate(zip(paths, roles, blocks, read, strict=True))
    )


def _roles(table: Table, paths: Sequence[tuple[str, ...]], rows: Sequence[int]) -> list[Role]:
    roles: list[Role] = []
    for index, path in enumerate(paths):
        texts = [parted(text)[0] for row in rows if not is_nil(text := squeezed(table.text(row, index)))]
        goes_on = bool(texts and roles and roles[-1] == "code" and not path)  # 类 and 款 apart, under one head
        role = _role(path[-1] if path else "", texts, first=goes_on or "amount" not in roles)
        roles.append("other" if role == "code" and _is_governments(path) else role)
    return roles


def _is_governments(path: Sequence[str]) -> bool:
    """Whether a head names the government's economic classes, which stand beside the department's own."""
    return any((term := column_term(head, numeric=False)) is not None and term.term == GOVERNMENT for head in path)


def _role(head: str, texts: Sequence[str], *, first: bool) -> Role:
    """The role of a column with this leaf head and these printed texts. first: no amounts stand to its left."""
    numbers = sum(is_number(text) for text in texts)
    amounts = sum("." in fold(text) or "," in fold(text) for text in texts if is_number(text))
    codes = bool(texts) and all(_TEXT_CODE.fullmatch(text) for text in texts)
    mostly_numbers = bool(texts) and numbers * 2 >= len(texts)
    term = column_term(head, numeric=False)
    kind = term.kind if term else ("total" if head and not head_words(head) else "")
    if kind == "other":
        return "other"
    if (kind == "code" and not amounts) or (kind == "label" and codes and numbers and first):
        return "code"
    if kind == "label" and not (mostly_numbers and amounts):
        return "label"
    if mostly_numbers and (kind or amounts or not codes or not first):
        return "amount"
    if not texts:
        return "amount" if kind in ("total", "item", "measure", "percent", "count") else "label" if first else "other"
    if codes and mostly_numbers:
        return "code"
    if mostly_numbers:
        return "amount"
    if kind in ("total", "item", "measure", "percent", "count") and numbers:
        return "amount"
    return "label" if first else "other"


def _blocks(paths: Sequence[tuple[str, ...]], roles: Sequence[Role]) -> list[int]:
    """Side-by-side blocks: a column of names or codes to the right of amounts begins a new one."""
    blocks: list[int] = []
    block, amounts = 0, False
    for path, role in zip(paths, roles, strict=True):
        if role in ("label", "code") and amounts and path:
            block, amounts = block + 1, False
        amounts = amounts or role == "amount"
        blocks.append(block)
    return blocks


def _meanings(paths: Sequence[tuple[str, ...]], roles: Sequence[Role], blocks: Sequence[int]) -> list[tuple[str, str]]:
    """For each column its term and its measure."""
    meanings = [("", "")] * len(paths)
    for index, role in enumerate(roles):
        if role != "amount":
            term = column_term(paths[index][-1], numeric=False) if paths[index] else None
            name = GOVERNMENT if role == "label" and _is_governments(paths[index]) else term.term if term else ""
            meanings[index] = (name, "")
    for block in sorted(set(blocks)):
        own = [index for index, role in enumerate(roles) if role == "amount" and blocks[index] == block]
        rests = _distinguishing([paths[index] for index in own])
        years = {year for rest in rests for head in rest for year in _YEAR.findall(head)}
        read = [_amount(rest, max(years, default="") if len(years) > 1 else "") for rest in rests]
        for index, meaning in zip(own, _settled(read), strict=True):
            meanings[index] = meaning
    return meanings


def _distinguishing(paths: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The paths without the outer heads that all columns of the block share."""
    rests = list(paths)
    while rests and all(len(rest) > 1 for rest in rests) and len({rest[0] for rest in rests}) == 1:
        rests = [rest[1:] for rest in rests]
    return rests


def _amount(path: Sequence[str], latest: str) -> tuple[str, str]:
    """Item and measure of an amount column. latest: the latest year that the block's heads name, "" if only one."""
    item, measure, open_item = "", "", True
    for depth, head in enumerate(reversed(path)):
        term: Term | None = column_term(head, numeric=True)
        kind = term.kind if term else ("total" if not head_words(head) else "")
        year = _YEAR.search(head)
        if AMONG.search(head):
            return "", measure
        if depth and _COMPARISON.search(head):
            continue
        if latest and year and not measure:
            earlier = year.group() != latest
            name = term.term if term and kind == "measure" else "数"
            measure = (name if name.startswith("上年") else f"上年{name}") if earlier else name
            measure = "本年数" if measure == "数" else measure
        if kind == "measure":
            measure = measure or (term.term if term else "")
        elif kind in ("item", "percent", "count") and open_item and term:
            item, open_item = term.term, False
        elif kind == "" and open_item:
            item, open_item = ("", False) if depth == 0 else (item, False)
    return (TOTAL if open_item and not item else item), measure


def _settled(read: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Measures as far as they distinguish: a group of one column is named by its measure itself."""
    measures = [measure for _, measure in read]
    if len(set(measures)) <= 1:
        return [(item, "") for item, _ in read]
    settled = []
    for item, measure in read:
        alone = measures.count(measure) == 1 and item == TOTAL and measure
        settled.append((measure, "") if alone else (item, measure))
    # 本年预算 between a total and what was carried over is a part of that total.
    within = (TOTAL, "") in settled and (CARRIED, "") in settled
    return [("当年预算安排", "") if within and one == ("预算数", "") else one for one in settled]
