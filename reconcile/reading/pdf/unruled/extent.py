"""Where the rows of a performance-target sheet begin and end, whose cells no line parts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.unruled.runs import (
    NEARER,
    NEXT_ROW,
    UNIT,
    Row,
    Run,
    heads_indicators,
    is_same_size,
    rows_of,
)

_HEADS = re.compile(r"一级(?:指标?)?二级(?:指标?)?")
_FIELD = re.compile(  # above the indicators
    r"(?:项目|部门)名称|主管部门(?:及代码)?|(?:实施|预算)单位|项目(?:属性|类型|期限?|概况|负责人)"
    r"|(?:项目|年度)*资金(?:总额)?(?:[（(]万?元[）)])?[:：]?|(?:年度|总体|绩效)+目标"
)
_FEWEST_FIELDS = 3
_TITLE = re.compile(r"表(?:[（(][^（()）]+)?[）)]?$|续表|单位[:：]|^附件")
_NAMED = re.compile(r"名称[:：]?")  # 项目名称, 部门名称: with one begins a sheet


def sheets_of(words: Iterable[Word]) -> list[Run]:
    """Rows around the heads of the indicators of performance-target sheets, whose cells no line parts; around what
    stands above them, where they are not on this page.
    """
    rows = rows_of(words)
    heads = [at for at, row in enumerate(rows) if _heads_indicators(row)]
    if not heads:
        fields = [at for at, row in enumerate(rows) if any(map(_FIELD.fullmatch, row.texts))]
        heads = fields[-1:] if len(fields) >= _FEWEST_FIELDS else []
    return [_sheet_around(rows, at) for at in heads]


def _heads_indicators(row: Row) -> bool:
    """Whether a row has heads of indicators, of which some may touch, or go on below."""
    return sum(map(heads_indicators, row.texts)) > 1 or _HEADS.search("".join(row.texts)) is not None


def _sheet_around(rows: list[Row], at: int) -> Run:
    """The rows of the sheet whose heads of indicators are row `at`. Running text in it begins right of its labels."""
    begin = end = at
    while begin and _is_near(rows[begin - 1], rows[begin]):
        begin -= 1
    while end + 1 < len(rows) and _is_near(rows[end], rows[end + 1]):
        end += 1
    left = min(row.words[0].left[0] for row in rows[begin : end + 1])
    begins = [cell[0].left[0] for row in rows[begin : at + 1] for cell in row.cells]

    def ends(row: Row) -> bool:
        places = [cell[0].left[0] for cell, text in zip(row.cells, row.texts, strict=True) if not text.isdecimal()]
        known = sum(any(abs(place - other) < NEARER for other in begins) for place in places)
        signed = len(row.cells) > 2 and known > 1  # 负责人：… 填报日期：…
        across = row.is_sentence or row.is_long
        return (row.is_caption and not signed) or (across and row.words[0].left[0] < left + NEARER)

    above = next((index for index in range(at - 1, begin - 1, -1) if ends(rows[index])), begin - 1)
    below = next((index for index in range(at + 1, end + 1) if ends(rows[index])), end + 1)
    over = rows[above : above + 1] if above >= begin else []
    under = [row for row in rows[below : min(below + 1, end + 1)] if not row.is_caption]
    near = [row for row in under if row.top - rows[below - 1].bottom < row.words[0].size]
    # What stands so near, and begins where the sheet does, may be a row of it whose texts touch; so may what a text
    # beside it reaches into.
    within = any(
        (len(row.cells) > 1 or row.words[0].left[0] < left + NEARER) and not any(map(UNIT.search, row.texts))
        for row in (*over, *near)
    ) or any(under.top < row.bottom for row, under in pairwise(rows[below : below + 2]))
    # What neither has a title right above it nor begins as sheets do is the rest of one.
    first = next((row for row in rows[above + 1 : below] if row.words[0].left[0] < left + NEARER), rows[at])
    titled = any(_TITLE.search(text) for row in over for text in row.texts)
    return Run(rows[above + 1 : below], sure=not within and (titled or _NAMED.search(first.texts[0]) is not None))


def _is_near(row: Row, below: Row) -> bool:
    return below.top - row.bottom <= NEXT_ROW * below.words[0].size and is_same_size(row, below)
