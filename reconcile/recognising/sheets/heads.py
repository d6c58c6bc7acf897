"""The heads over the indicators of a performance-target sheet: which columns hold what, for each period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from reconcile.disclosure import Cell
from reconcile.recognition import Period

_NOTE = r"(?:[（(][^（）()]*[）)]分?)?"  # 数量指标（必填）, 产出指标(50分)
GROUP = re.compile(rf"(?:(?:绩效|产出|效益|效果|满意度|成本|过程|决策)指标|绩效目标指标|产出|效益|满意度){_NOTE}")
KIND = re.compile(
    rf"(?:数量|质量|时效|成本|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|环境效益"
    rf"|可持续(?:性|发展)?影响|(?:社会公众或)?服务对象满意度?|受益群体满意度)(?:指标)?{_NOTE}"
)
_OF = r"(?:[（(](?:长期|中期|实施期|年度|当年|本年)[）)])?"
HEADS = {
    "group": re.compile(rf"[*＊★]?一级(?:绩效)?指标{_OF}"),
    "kind": re.compile(rf"[*＊★]?二级(?:绩效)?指标{_OF}"),
    "name": re.compile(rf"[*＊★]?(?:三级(?:绩效)?指标|指标名称|绩效指标名称){_OF}"),
    "value": re.compile(
        r"(?!.*(?:依据|说明|解释|来源|类型|值单位))[*＊★]?(?:(?:本?年度|实施周?期|中期|长期|总体|全年|预期|[当本]年)?(?:[（(]程[)）])?(?:绩效)?(?:指标|目标|计划|预期){1,2}值.{0,12}"
        r"|指标内容|绩效标准)"
    ),
    "sign": re.compile(r"(?:绩效)?指标性质|(?:指标)?方向性?|(?:运算|计算|比较)?符号"),
    "unit": re.compile(r"[*＊★]?(?:绩效)?(?:指标)?(?:度量|计量|指标)?单位"),
}
_YEAR = re.compile(r"20\d\d年|[当本上前]一?年")
PERIODS: dict[Period, re.Pattern[str]] = {
    "whole": re.compile(r"长期|中期|实施周?期|总体"),
    "annual": re.compile(r"年度|本年"),
}

Row = Sequence[Cell | None]


class Side(Struct, frozen=True):
    """The columns of one period: for each head the range of columns it stands over."""

    period: Period
    columns: dict[str, tuple[int, int]]


def is_class(text: str) -> bool:
    """Whether a text is the name of a class of indicators (产出指标, 数量指标 …)."""
    return GROUP.fullmatch(text) is not None or KIND.fullmatch(text) is not None


def head_row(rows: Sequence[Row]) -> int | None:
    """The row that heads the indicators: it names 三级指标 and the value's column."""
    for at, row in enumerate(rows):
        heads = _heads(row)
        if "name" in heads and "value" in heads:
            return at
    return None


@lru_cache(2**10)  # most cells say what others say
def _head(text: str) -> str:
    return next((one for one, pattern in HEADS.items() if pattern.fullmatch(text)), "")


def _heads(row: Row) -> list[str]:
    """What each cell of a row heads, "" where nothing. 指标内容 beside a head of values is the name where none is
    (三级指标), else neither.
    """
    texts = [cell.text if cell is not None else "" for cell in row]
    heads = list(map(_head, texts))
    if heads.count("value") > texts.count("指标内容"):
        content = "" if "name" in heads else "name"
        return [content if text == "指标内容" else head for text, head in zip(texts, heads, strict=True)]
    return heads


def sides_of(head: Row) -> list[Side]:
    """The columns of each period: the heads repeat from 二级指标 (or 一级) on for the second one, or only the value's
    does (实施期指标值, 年度指标值).
    """
    starts: list[dict[str, tuple[int, int]]] = [{}]
    for cell, name in zip(head, _heads(head), strict=True):
        if cell is None or not name:
            continue
        if name in starts[-1]:
            beside = name == "value" and PERIODS["whole"].search(_over(head, starts[-1])) and "name" in starts[-1]
            starts.append(dict(starts[-1]) if beside else {})
        starts[-1][name] = (cell.column, cell.column + cell.column_span)
    whole = [one for one in starts if "name" in one and "value" in one]
    periods: tuple[Period, ...] = ("annual",) if len(whole) == 1 else ("whole", "annual")
    return [Side(period=period, columns=one) for period, one in zip(periods, whole, strict=False)]


def _over(head: Row, columns: dict[str, tuple[int, int]]) -> str:
    """The head over the values of a period."""
    cell = cell_under(head, columns, "value")
    return cell.text if cell is not None else ""


def split_into_years(head: Row, row: Row, sides: Sequence[Side]) -> list[Side]:
    """The sides with the column of the year that is planned, where a row under the head splits its values into years.

    Where merged cells are unknown, the head of the values stands over the first of them only.
    """
    if len(sides) != 1:
        return []
    start = sides[0].columns["value"][0]
    filled = [cell for cell in row if cell is not None and cell.text]
    if len(filled) < 2 or not all(cell.column >= start and _YEAR.search(cell.text) for cell in filled):
        return []
    if any(one is not None and one.text for one in head[start + 1 : filled[-1].column + 1]):
        return []
    planned = max(filled, key=lambda cell: (re.search("预期|预计|计划|目标", cell.text) is not None, cell.text))
    columns = {**sides[0].columns, "value": (planned.column, planned.column + planned.column_span)}
    return [replace(sides[0], columns=columns)]


def cell_under(row: Row, columns: dict[str, tuple[int, int]], head: str) -> Cell | None:
    if head not in columns:
        return None
    start, stop = columns[head]
    return next((cell for cell in row[start:stop] if cell is not None and cell.text), None)
