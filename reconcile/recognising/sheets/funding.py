"""The money of a performance-target sheet: totals and sources, for the whole term and for the year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from reconcile.disclosure import Cell
from reconcile.numerals import is_nil, is_number
from reconcile.recognising.sheets.fields import field_name
from reconcile.recognising.sheets.heads import Row
from reconcile.recognition import Period

_MONEY = r"(?P<amount>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
_UNIT = r"(?:[（(]\s*(?:单位[:：])?(?:百万|千万|万|亿|千|百)?元\s*[）)])?"
_TOTAL = re.compile(
    rf"(?P<whole>实施期|中期|项目|总|全周期)?(?P<annual>(?:本|当)?年度?|20\d\d年度?|全年)?(?:预算)?(?:资金|预算|投资)?(?:申请)?(?:总额|总金额|总计|合计|总量|(?<=年预算)金额|(?<=年度预算)金额){_UNIT}[:：]?"
    rf"|(?:项目)?(?P<year>[当本]年|年度)(?:预算(?:数|安排数?|资金)?|金额){_UNIT}[:：]?"
    rf"|项目(?P<all>总预算|总投资){_UNIT}[:：]?"
)
_BESIDE = re.compile(rf"(?:项目)?预算金额{_UNIT}[:：]?")  # a label where an amount stands beside it, else a head
_WORDS = {
    "central": r"(?:中央|上级).{0,12}?",
    "provincial": r"(?:省级?|自治区级?).{0,10}?",
    "local": r"(?:市县|市级|区级|县级|本级|地方|镇级|市本级|区县|盟市|旗县).{0,12}?",
    "own": r"(?:单位)?(?:自筹|自有|单位资金).{0,6}?",
    "fiscal": r"(?:一般公共预算)?财政(?:性)?(?:拨款|资金).{0,6}?",
    "other": r"(?:其他|其它|非财政).{0,6}?",
    "carried": r"(?:上年)?结转.{0,6}?",
}
# 其他运转类 is what a project is, not where its money comes from.
_SOURCES = {
    name: re.compile(rf"(?!.*类$)(?:其中[:：]?)?(?:\d[.、])?(?:[当本]年)?{words}{_UNIT}[:：]?")
    for name, words in _WORDS.items()
}
_OTHER_LABEL = re.compile(r"执行率|分值|权重|得分")  # of a column beside the amounts
_NO_SOURCE = re.compile(r"(?:部门|项目|科目代码|分类)[:：]?$")
LEVELS = frozenset({"central", "provincial", "local"})
_STAGE = re.compile(rf"(年初|全年|调整|执行|决算)[^\d]{{0,6}}(?:数|金额)?\s*(?:[（(][A-Z][)）])?{_UNIT}")
_WITH_AMOUNT = re.compile(rf"(?P<label>[^\d]{{2,20}}?[:：]?){_MONEY}")


_WITH_UNIT = re.compile(rf"{_MONEY}\s*[万亿]?元")


class Money(Struct, frozen=True):
    """One label of the funding block with its amount. cell: that of the amount, else of the label. text: the amount
    as printed, "" where blank.
    """

    period: Period
    source: str
    label: str
    text: str
    cell: Cell


class _Label(Struct, frozen=True):
    source: str
    period: Period | None
    cell: Cell
    text: str


def funding(rows: Sequence[Row]) -> tuple[list[Money], bool]:
    """The money cells in the order printed, and whether amounts stand where no label is (cells have moved).

    None where no total is printed: then the labels are heads of another table inside the sheet.
    """
    lines = [line for row in rows if (line := _labels(row))]
    annual_column = next((one.cell.column for line in lines for one in line if one.period == "annual"), None)
    whole_known = any(_names_whole([one.period for one in line if one.source == "total"]) for line in lines)
    if not any(one.source == "total" for line in lines for one in line):
        return [], False
    found: list[Money] = []
    moved = False
    stages = _stages(rows)
    for line in lines:
        row = rows[_row_of(rows, line[0].cell)]
        claimed = set()
        for at, one in enumerate(line):
            stop = line[at + 1].cell.column if at + 1 < len(line) else len(row)
            amount = one.text
            cell = one.cell
            if not amount:
                after = [c for c in row[one.cell.column + 1 : stop] if c is not None and c.text]
                if stages:
                    claimed |= {c.column for c in after}
                    after = [c for c in after if stages.get(c.column) in ("全年", "调整")]
                    if not after:
                        continue
                held = next((c for c in after if is_number(c.text) or _WITH_UNIT.fullmatch(c.text)), None)
                if held is not None:
                    amount, cell = held.text, held
                    claimed.add(held.column)
                elif any(not is_nil(c.text) and not _OTHER_LABEL.match(c.text) for c in after):
                    moved = True
            period = one.period or _period(one.cell, at, len(line), annual_column, whole_known=whole_known)
            found.append(Money(period=period, source=one.source, label=one.cell.text, text=amount, cell=cell))
        numbers = {c.column for c in row if c is not None and is_number(c.text)}
        moved = moved or bool(numbers - claimed)
    unknown = _unknown_sources(rows, lines, ("whole", "annual") if whole_known else ("annual",))
    return _without_sum_of_sources(found) + unknown, moved or bool(unknown)


def _unknown_sources(rows: Sequence[Row], lines: Sequence[Sequence[_Label]], periods: Sequence[Period]) -> list[Money]:
    """Rows with amounts among those of the money, or directly below them, of which no word is a source that is known:
    parts of the total all the same.
    """
    known = {_row_of(rows, line[0].cell) for line in lines}
    found: list[Money] = []
    for at in range(min(known), len(rows)):
        filled = [cell for cell in rows[at] if cell is not None and cell.text]
        if at not in known and any(is_number(cell.text) for cell in filled):
            found += [Money(one, "other", filled[0].text, "", filled[0]) for one in periods]
        elif at > max(known):
            break
    return found


def _stages(rows: Sequence[Row]) -> dict[int, str]:
    """The columns of a self-evaluation's money: 年初预算数, 全年预算数, 执行数; none where there is one amount only."""
    for row in rows:
        found = {c.column: stage[1] for c in row if c is not None and (stage := _STAGE.fullmatch(c.text))}
        if len(found) > 1:
            return found
    return {}


def without_money(row: Row) -> Row:
    """The cells of a row before its money, where it begins with a field; none of other money or its head."""
    if _stages([row]) and not any(cell is not None and field_name(cell.text) for cell in row):
        return ()
    labels = _labels(row)
    first = next((cell for cell in row if cell is not None and cell.text), None)
    return row[: labels[0].cell.column if first is not None and field_name(first.text) else 0] if labels else row


def source_of(label: str) -> str:
    """Where money comes from, by the label before it, or ""."""
    return next((name for name, pattern in _SOURCES.items() if pattern.fullmatch(label)), "")


def _row_of(rows: Sequence[Row], cell: Cell) -> int:
    return next(at for at, row in enumerate(rows) if any(one is cell for one in row))


def _labels(row: Row) -> list[_Label]:
    found = []
    label_before = False
    for cell in row:
        if cell is None or not cell.text:
            continue
        is_value, label_before = label_before, bool(field_name(cell.text))
        if is_value or label_before or _NO_SOURCE.search(cell.text) or not 2 <= len(cell.text) <= 40:
            continue
        joined = _WITH_AMOUNT.fullmatch(cell.text)
        label, amount = (joined["label"], joined["amount"]) if joined else (cell.text, "")
        total = _TOTAL.fullmatch(label)
        if total is None and _BESIDE.fullmatch(label) and _amount_beside(row, cell):
            found.append(_Label(source="total", period="annual", cell=cell, text=amount))
            continue
        annual = total and (total["annual"] or total["year"])
        whole = total and (total["whole"] or total["all"])
        if total and (whole or annual or "资金" in label):
            period: Period | None = "annual" if annual else "whole" if whole else None
            found.append(_Label(source="total", period=period, cell=cell, text=amount))
            continue
        source = source_of(label)
        if source:
            found.append(_Label(source=source, period=None, cell=cell, text=amount))
    return found


def _amount_beside(row: Row, label: Cell) -> bool:
    after = (cell for cell in row[label.column + label.column_span :] if cell is not None and cell.text)
    beside = next(after, None)
    return beside is not None and is_number(beside.text)


def _names_whole(totals: Sequence[Period | None]) -> bool:
    """Whether one of the totals in a row is of the whole term: it says so, or stands before the year's (资金总额, then
    当年资金总额).
    """
    return "whole" in totals or totals == [None, "annual"]


def _period(cell: Cell, at: int, count: int, annual_column: int | None, *, whole_known: bool) -> Period:
    """The first of two labels in a row is of the whole term; of one alone the column says it."""
    if not whole_known:
        return "annual"
    if count > 1:
        return "annual" if at else "whole"
    return "annual" if annual_column is not None and cell.column >= annual_column else "whole"


def _without_sum_of_sources(found: list[Money]) -> list[Money]:
    """财政拨款 counts as local money, but not where its own parts are printed too."""
    whole = {one.period for one in found if one.source == "fiscal" and _is_sum(one, found)}
    kept = [one for one in found if one.source != "fiscal" or one.period not in whole]
    return [
        Money(period=one.period, source="local", label=one.label, text=one.text, cell=one.cell)
        if one.source == "fiscal"
        else one
        for one in kept
    ]


def _is_sum(fiscal: Money, found: Sequence[Money]) -> bool:
    """Whether the money of the levels of government is part of 财政拨款; not where only all together are the total."""
    own = [one for one in found if one.period == fiscal.period]
    if not any(one.source in LEVELS for one in own):
        return False
    total = sum(_amount(one) for one in own if one.source == "total")
    return not total or sum(_amount(one) for one in own if one.source != "total") != total


def _amount(money: Money) -> Decimal:
    return Decimal(money.text.replace(",", "")) if is_number(money.text) else Decimal(0)
