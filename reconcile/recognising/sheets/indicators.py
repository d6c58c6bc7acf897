"""The indicators (绩效指标) of a performance-target sheet, by columns where the layout is sound, else by meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reconcile.disclosure import Cell
from reconcile.recognising.sheets.heads import (
    GROUP,
    HEADS,
    KIND,
    PERIODS,
    Row,
    Side,
    cell_under,
    head_row,
    is_class,
    sides_of,
    split_into_years,
)
from reconcile.recognising.sheets.targets import is_number_value, may_be_value, read_target
from reconcile.recognition import Period

_PERIOD = re.compile(r".{2,4}绩效(?:目标)?指标$|.{2,4}绩效目标$")
_END = re.compile(
    r"(?:项目|单位|填报)?(?:负责人|填报人|填表人|经办人)|填报日期|联系电话|备注|注[:：]|(?:总分|总计|合计)$"
)


class Found(Struct, frozen=True):
    """One indicator as found. value: its cell, or None where it was not printed. sign, unit: from columns apart."""

    period: Period
    group: str
    kind: str
    name: Cell
    value: Cell | None
    sign: str = ""
    unit: str = ""


def _is_no_name(text: str) -> bool:
    """Whether the name of a class stands where that of an indicator belongs; 满意度 may be either."""
    return is_class(text) and text != "满意度"


def indicators(rows: Sequence[Row], start: int) -> list[Found]:
    """The indicators in the rows from `start`, in the order printed: of each period in turn where one table of them
    stands below the other.
    """
    heads = [(at, _stacked(row)) for at, row in enumerate(rows) if head_row([row]) is not None]
    if len(heads) > 1 and all(period is not None for _, period in heads):
        stops = [*(at for at, _ in heads[1:]), len(rows)]
        return [
            replace(found, period=period)
            for (at, period), stop in zip(heads, stops, strict=True)
            for found in _of_table(rows[at:stop], 0)
        ]
    return _of_table(rows, start)


def _stacked(head: Row) -> Period | None:
    """The period that a head names (长期绩效指标, 年度绩效指标), or None where it names none or both."""
    words = "".join(cell.text for cell in head if cell is not None and _PERIOD.match(cell.text))
    found = {period for period, pattern in PERIODS.items() if pattern.search(words)}
    return found.pop() if len(found) == 1 else None


def _of_table(rows: Sequence[Row], start: int) -> list[Found]:
    head = head_row(rows)
    first = head + 1 if head is not None else start
    sides = sides_of(rows[head]) if head is not None else []
    if head is not None and rows[first:] and (years := split_into_years(rows[head], rows[first], sides)):
        sides, first = years, first + 1
    body = _rejoined([row for row in rows[first:] if not _ends(row)])
    if sides and (_merged(rows) or _sound(body, sides)):
        return list(_by_columns(body, sides))
    return list(_by_meaning(body))


def _rejoined(rows: Sequence[Row]) -> list[Row]:
    """Rows without those that are only the end of a name that a page break cut."""
    kept: list[Row] = []
    for row in rows:
        filled = [cell for cell in row if cell is not None and cell.text]
        above = kept[-1][filled[0].column] if kept and len(filled) == 1 else None
        if above is not None and above.text and _on_next_page(above, filled[0]):
            cut = replace(above, text=above.text + filled[0].text)
            kept[-1] = tuple(cut if cell is above else cell for cell in kept[-1])
        else:
            kept.append(row)
    return kept


def _on_next_page(above: Cell, below: Cell) -> bool:
    return above.place.page is not None and below.place.page == above.place.page + 1 and not is_class(below.text)


def _ends(row: Row) -> bool:
    return any(cell is not None and _END.match(cell.text) for cell in row)


def _merged(rows: Sequence[Row]) -> bool:
    return any(cell is None or cell.row_span > 1 or cell.column_span > 1 for row in rows for cell in row)


def _sound(rows: Sequence[Row], sides: Sequence[Side]) -> bool:
    """Whether every cell stands under its own head: no class among the names, no bare number where a name belongs."""
    for row in rows:
        for side in sides:
            name, value = cell_under(row, side.columns, "name"), cell_under(row, side.columns, "value")
            kind = cell_under(row, side.columns, "kind")
            if (name is None) != (value is None):
                return False
            if any(cell is not None and _is_no_name(cell.text) for cell in (name, value)):
                return False
            if name is not None and is_number_value(name.text):
                return False
            if kind is not None and not is_class(kind.text):
                return False
    return True


def _by_columns(rows: Sequence[Row], sides: Sequence[Side]) -> Iterator[Found]:
    group = ""
    kinds = {side.period: "" for side in sides}
    for row in rows:
        for side in sides:
            heading, kind = cell_under(row, side.columns, "group"), cell_under(row, side.columns, "kind")
            name, value = cell_under(row, side.columns, "name"), cell_under(row, side.columns, "value")
            if heading is not None and heading.text != group:
                group, kinds = heading.text, dict.fromkeys(kinds, "")
            if kind is not None:
                kinds[side.period] = kind.text
            if name is not None and not _is_no_name(name.text):
                sign, unit = cell_under(row, side.columns, "sign"), cell_under(row, side.columns, "unit")
                yield Found(
                    period=side.period,
                    group=group,
                    kind=kinds[side.period],
                    name=name,
                    value=value,
                    sign=sign.text if sign is not None else "",
                    unit=unit.text if unit is not None else "",
                )


class _Line(Struct, frozen=True):
    """A row of a damaged layout: names with the values that follow them and the kinds before them, and the classes
    that stand in the row.
    """

    pairs: tuple[tuple[str, Cell, Cell | None], ...]
    group: str
    kinds: tuple[str, ...]


def _by_meaning(rows: Sequence[Row]) -> Iterator[Found]:
    """Names with the values that follow them; a name without a value proves nothing and is left out.

    Of two names in a row the first belongs to the whole term and the next to the year; of one, it is said by the
    columns in which names stand elsewhere in the sheet.
    """
    lines = [_line(row) for row in rows]
    whole = {line.pairs[0][1].column for line in lines if len(line.pairs) > 1}
    annual = {name.column for line in lines for _, name, _ in line.pairs[1:]}
    kinds: dict[Period, str] = {"whole": "", "annual": ""}
    group = ""
    for line in lines:
        group = line.group or group
        if line.kinds and not line.pairs:
            kinds = {"whole": line.kinds[-1], "annual": line.kinds[-1]}
        for at, (kind, name, value) in enumerate(line.pairs):
            period: Period | None = "annual" if at else "whole"
            if len(line.pairs) == 1:
                period = _nearer(name.column, whole, annual)
            if period is None:
                continue
            kinds[period] = kind or kinds[period]
            if value is not None:
                fitting = kinds[period] if _fits(kinds[period], name.text, value.text) else ""
                yield Found(period=period, group=_group_of(fitting) or group, kind=fitting, name=name, value=value)


def _rivals(value: Cell | None, beside: Cell) -> bool:
    """Whether the cell beside a value is another target of the same indicator (half of the year, all of it)."""
    one, other = (read_target(cell.text) if cell is not None else None for cell in (value, beside))
    return one is not None and other is not None and bool(one.number.unit) and one.number.unit == other.number.unit


def _fits(kind: str, name: str, value: str) -> bool:
    """Whether an indicator can be of the kind that stands beside it; a kind that has slipped often cannot."""
    target = read_target(value)
    money = target is not None and target.number.dimension == "money"
    dated = re.search("时间|及时", name) is not None
    return not kind or (("成本" in kind) == money and not (dated and "时效" not in kind))


def _group_of(kind: str) -> str:
    """The class of the first level that a kind belongs to by its name."""
    if re.match("数量|质量|时效", kind):
        return "产出指标"
    if re.match("经济效益|社会效益|生态效益|可持续", kind):
        return "效益指标"
    return "满意度指标" if "满意" in kind else ""


def _nearer(column: int, whole: set[int], annual: set[int]) -> Period | None:
    if not annual:
        return "annual"
    to_whole, to_annual = min(abs(column - one) for one in whole), min(abs(column - one) for one in annual)
    if to_whole == to_annual:
        return None
    return "whole" if to_whole < to_annual else "annual"


def _line(row: Row) -> _Line:
    pairs: list[tuple[str, Cell, Cell | None]] = []
    kinds: list[str] = []
    group = kind = ""
    name: Cell | None = None
    for cell in row:
        if cell is None or not cell.text:
            continue
        if is_class(cell.text) or any(pattern.fullmatch(cell.text) for pattern in HEADS.values()):
            if name is not None:
                pairs.append((kind, name, None))
                name, kind = None, ""
            if KIND.fullmatch(cell.text):
                kind = cell.text
                kinds.append(kind)
            elif GROUP.fullmatch(cell.text) and cell.text != "绩效指标":
                group = cell.text
        elif name is None:
            name = None if is_number_value(cell.text) else cell
            if name is None and pairs and _rivals(pairs[-1][2], cell):
                pairs[-1] = (*pairs[-1][:2], None)  # of two values no head says which is the year's
        elif may_be_value(cell.text):
            pairs.append((kind, name, cell))
            name, kind = None, ""
        else:
            pairs.append((kind, name, None))
            name, kind = cell, ""
    if name is not None:
        pairs.append((kind, name, None))
    return _Line(pairs=tuple(pairs), group=group, kinds=tuple(kinds))
