"""What a self-evaluation (绩效自评表) reports: its money by stage, with the rate of execution, and its scores."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from reconcile.disclosure import Cell, Table
from reconcile.numerals import Numeral, is_nil, is_number, numeral
from reconcile.recognising.sheets.funding import LEVELS, source_of
from reconcile.recognising.sheets.heads import Row, cell_under, head_row, sides_of

NAMES = {
    "initial": "年初预算数",
    "budget": "全年预算数",
    "spent": "执行数",
    "rate": "执行率",
    "weight": "分值",
    "score": "得分",
}
_BUDGETED = ("initial", "budget")
_POINTS = ("weight", "score")
_NOTE = r"(?:[（(][^（）()]*[）)])*"
_HEADS = {
    "initial": re.compile(rf"年初(?:批复|安排)?预算(?:数|金额)?{_NOTE}"),
    "budget": re.compile(rf"(?:全年|调整后?的?|年度|[当本]年)?预算(?:安排)?(?:数|金额|资金)?{_NOTE}"),
    "spent": re.compile(rf"(?:全年|预算|实际|年度|[当本]年|累计)*(?:执行|支出)(?:数|金额|额){_NOTE}"),
    "rate": re.compile(rf"(?:预算|全年|资金)*(?:执行|支出)(?:率|进度){_NOTE}"),
    "weight": re.compile(r"(?:指标)?(?:分值|权重)(?:[（(]分[）)])?"),
    "score": re.compile(r"(?:自评)?得分(?:[（(]分[）)])?"),
}
_MONEY = re.compile(r"资金|拨款|总额|合计|总计|结转|财政|收入|支出|补助|自筹|经费")
_ACCOUNT = re.compile(r"财政专户")
_ALL = re.compile(r"总额|合计|总计")
_TOTAL = re.compile(r"(?:自评)?(?:总分|总得分|合计|总计)(?:[（(].*[）)])?[:：]?")
_OTHER_POINTS = re.compile(r"加分|扣分|否决")
_SIGN = "%％分"
_REPORTS = re.compile(r"自评|评价|监控|跟踪|完成情况")
_RESULTS = re.compile(r"(?:实际完成|完成值|全年执行|执行率|得分|偏差|自评).*")  # to the end of a label
_BARE_RATE = 2  # up to which a rate without its sign may be meant as a fraction of one


def reports(table: Table) -> bool:
    """Whether a sheet tells what was reached, by its title or by two labels; else it sets targets."""
    if _REPORTS.search(table.title):
        return True
    labels = [cell.text for row in table.grid for cell in row if cell is not None and len(cell.text) <= 10]
    return len(_RESULTS.findall("\n".join(labels))) > 1


class Line(Struct, frozen=True):
    """A row of numbers by what they are (`NAMES`), with its label."""

    label: str
    cells: Mapping[str, Cell]


class Reported(Struct, frozen=True):
    """The cells of an evaluation, as `recognition.Evaluation` has their figures. total: None where none is printed."""

    money: tuple[Line, ...]
    nested: bool
    carried: int | None
    scores: tuple[Line, ...]
    total: Line | None


def reported(rows: Sequence[Row]) -> Reported | None:
    """What the sheet reports, or None where it does not say how much was spent or how many points were reached."""
    money = next((_money(rows[at + 1 :], _heads(row)) for at, row in enumerate(rows) if _heads_money(row)), ())
    scores, total = _scores(rows)
    if not money and not scores:
        return None
    sources = [source_of(line.label) or ("account" if _ACCOUNT.search(line.label) else "") for line in money[1:]]
    inside = any("其中" in line.label for line in money[2:])
    nested = inside or "" in sources or bool(LEVELS & set(sources))
    carried = sources.index("carried") + 1 if "carried" in sources else None
    return Reported(money, nested, carried, scores, total)


def number_of(kind: str, text: str, unit: str) -> Numeral | None:
    """The number of a cell: money in the sheet's unit, a rate, or points; None for a rate whose sign is left out where
    it may be meant as a fraction of one.
    """
    bare = text.rstrip(_SIGN)
    if kind == "rate":
        return numeral(bare, "%") if bare != text or Decimal(bare) > _BARE_RATE else None
    return numeral(bare, unit) if kind not in _POINTS else numeral(bare, "", exact="." not in bare)


def _heads(row: Row) -> list[tuple[str, int]]:
    """What the cells of a row head, with their columns."""
    cells = [cell for cell in row if cell is not None]
    return [(name, cell.column) for cell in cells for name, head in _HEADS.items() if head.fullmatch(cell.text)]


def _heads_money(row: Row) -> bool:
    names = [name for name, _ in _heads(row)]
    return names.count("spent") == 1 and any(name in names for name in (*_BUDGETED, "rate"))


def _money(rows: Sequence[Row], heads: Sequence[tuple[str, int]]) -> tuple[Line, ...]:
    """The rows of money, that of all sources first; none where a number stands under no head."""
    spent = dict(heads)["spent"]
    # 年度预算数 before 年初预算 heads the rows and not a column: of two heads the nearer to what was spent is meant.
    before = {name: column for name, column in heads if column < spent and name in _BUDGETED}
    columns = before | {name: column for name, column in reversed(heads) if column >= spent and name not in _BUDGETED}
    first = min(columns.values())
    found: list[Line] = []
    for row in rows:
        label = next((cell.text for cell in reversed(row[:first]) if cell is not None and cell.text), "")
        if not _MONEY.search(label) or not (found or _ALL.search(label)):
            break
        numbers = {cell.column: cell for cell in row if cell is not None and _is_number(cell)}
        if not numbers.keys() <= set(columns.values()):
            return ()
        found.append(Line(label, {name: numbers[at] for name, at in columns.items() if at in numbers}))
    return tuple(found)


def _is_number(cell: Cell) -> bool:
    return is_number(cell.text.rstrip(_SIGN))


def _scores(rows: Sequence[Row]) -> tuple[tuple[Line, ...], Line | None]:
    """Weight and score of each indicator, and those of all; none where several columns have the same head, where words
    stand among the points, or where points are added and taken off. No total where an indicator has no points.
    """
    at = head_row(rows)
    sides = sides_of(rows[at]) if at is not None else []
    if at is None or len(sides) != 1:
        return (), None
    above = [[one for one in _heads(row) if one[0] in _POINTS] for row in rows[max(at - 1, 0) : at + 1]]
    heads = next((one for one in reversed(above) if one), [])
    columns = dict(heads)
    if "weight" not in columns or len(columns) < len(heads):
        return (), None
    found: list[Line] = []
    complete = True
    for row in rows[at + 1 :]:
        cells = [cell for cell in row if cell is not None and cell.text]
        points = {name: cell for name, column in columns.items() if (cell := row[column]) is not None}
        under = {name: cell for name, cell in points.items() if _is_number(cell)}
        label = next((cell for cell in cells if _TOTAL.fullmatch(cell.text)), None)
        if label is not None:
            total = under or _in_order(list(filter(_is_number, cells)), columns)
            return tuple(found), Line(label.text, total) if complete else None
        name, value = (cell_under(row, sides[0].columns, head) for head in ("name", "value"))
        if any(_OTHER_POINTS.search(cell.text) for cell in cells) or not all(map(_may_be_points, points.values())):
            return (), None
        complete = complete and not (name and value and len(under) < len(points))
        if under:
            found.append(Line(name.text if name is not None else "", under))
    return tuple(found), None


def _may_be_points(cell: Cell) -> bool:
    return not cell.text or _is_number(cell) or is_nil(cell.text)


def _in_order(numbers: Sequence[Cell], columns: Mapping[str, int]) -> dict[str, Cell]:
    """The two numbers of a total whose cells stand elsewhere: weight and score, as their columns do."""
    names = sorted(columns, key=lambda name: columns[name])
    return dict(zip(names, numbers, strict=True)) if len(numbers) == len(names) == len(_POINTS) else {}
