"""The header and text fields of a performance-target sheet: a known label with what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from reconcile.disclosure import Cell
from reconcile.recognising.sheets.heads import Row

# Canonical name of a field → how forms print its label.
_LABELS = {
    "项目名称": r"(?:二级)?项目(?:支出|[（(]政策[）)])?名称|(?:转移支付|专项(?:资金)?)(?:[（(]项目[）)])?名称|资金名称",
    "主管部门": r"(?:项目|业务|[市县区]级)?主管(?:预算)?(?:部门|单位)(?:[（(]单位[）)])?(?:及[代编]码|名称)?"
    r"|预算(?:主管)?部门|一级预算部门",
    "实施单位": r"(?:项目)?(?:具体)?(?:实施|执行|使用|用款|承担)单位(?:[（(]盖章[）)])?|项目单位|预算单位|单位名称"
    r"|部门(?:[（(]单位[）)])?名称",
    "项目属性": r"项目(?:属性|类别|类型|性质|分类)",
    "项目期": r"项目(?:实施)?(?:期限?|日期|周期)|(?:项目)?(?:起止|实施)(?:时间|日期|年限)",
    "项目负责人": r"(?:项目)?(?:负责|联系)人(?:及(?:联系)?电话)?",
    "联系电话": r"(?:联系)?电话|联系方式",
    "项目概况": r"项目(?:基本)?(?:概况|概述|简介|描述|内容)|项目主要内容",
    "立项依据": r"(?:项目)?(?:立项|设立)(?:的)?(?:政策)?依据",
    "项目设立必要性": r"(?:项目)?(?:设立|立项)(?:的)?必要性(?:和可行性|及可行性)?",
    "保证项目实施的制度、措施": r"保证项目实施的制度、?及?措施",
    "项目实施计划": r"(?:项目)?(?:实施|进度|工作){1,2}(?:计划|方案)",
    "部门职责": r"(?:部门|单位)(?:[（(]单位[）)])?(?:主要)?(?:职能|职责){1,2}(?:概述)?",
    "总体目标": r"(?:项目)?(?:实施周?期|中期|中长期|长期)?(?:[总整]体(?:绩效)?目标|总目标|绩效(?:总体?)?目标)",
    "实施期目标": r"(?:专项)?(?:实施周?期|中期|中长期|长期|总体)(?:绩效)?(?:总体)?目标(?!.*完成).{0,16}",
    "年度目标": r"(?:项目|专项)?(?:本?年度|[当本]年)(?:绩效)?(?:总体)?(?:绩效)?目标(?!.*完成).{0,16}",
}
_PATTERNS = {name: re.compile(rf"[*＊★]?(?:{label})\s*[:：]?") for name, label in _LABELS.items()}
# Labels that may share a cell with their value (实施单位某市某局, 项目期4年).
_SHARED = re.compile(
    r"(?P<label>项目名称|实施单位|主管部门(?:及[代编]码)?|项目属性|项目期|预算单位|项目单位)\s*(?P<colon>[:：]?)\s*(?P<value>[^限日:：].*)"
)
_DONE = re.compile(r"(?:全年|年度)?(?:总体)?(?:目标)?(?:实际)?(?:完成|执行|实现)情况(?:综述)?")
_GOAL_HEAD = re.compile(rf"(?:年初|年度)?(?:预期|设定|绩效)+目标|{_DONE.pattern}")
GOALS = ("总体目标", "实施期目标", "年度目标")
TASK = "主要任务"  # the field that what a whole department's task is stands under
PROSE = (
    *("项目概况", "立项依据", "项目设立必要性", "保证项目实施的制度、措施", "项目实施计划", "部门职责"),
    *("总体目标", "年度目标"),
)


class Entry(Struct, frozen=True):
    """A field found: its canonical name, what is printed, and the cell (None where it is blank)."""

    name: str
    text: str
    cell: Cell | None
    label: Cell


@lru_cache(2**10)  # a cell is looked at from several sides
def field_name(text: str) -> str:
    """The canonical name of the field that a text is the label of, or ""."""
    return next((name for name, pattern in _PATTERNS.items() if pattern.fullmatch(text)), "")


def fields(rows: Sequence[Row]) -> list[Entry]:
    """The fields in these rows. A blank one is left out where a value without a label shows that cells have moved."""
    entries: list[Entry] = []
    astray = in_goals = False
    for row in rows:
        cells = [cell for cell in row if cell is not None and cell.text]
        names = {field_name(cell.text) for cell in cells} - {""}
        in_goals = bool(names & set(GOALS)) or (in_goals and not names)
        if in_goals:
            continue
        found, moved = _row(cells)
        entries += found
        astray = astray or moved
    goals = list(_goals(rows))
    return [one for one in entries if one.text or not astray] + goals


def _row(cells: Sequence[Cell]) -> tuple[list[Entry], bool]:
    """The fields of one row, and whether a value stands in it that has no label."""
    entries: list[Entry] = []
    label: Cell | None = None
    moved = False
    for cell in cells:
        name, shared = field_name(cell.text), _SHARED.fullmatch(cell.text)
        if name or shared:
            if label is not None:
                entries.append(Entry(name=field_name(label.text), text="", cell=None, label=label))
            label = cell if name else None
            if shared and not name:
                entries.append(Entry(name=field_name(shared["label"]), text=shared["value"], cell=cell, label=cell))
        elif label is not None:
            entries.append(Entry(name=field_name(label.text), text=cell.text, cell=cell, label=label))
            label = None
        else:
            moved = True
    if label is not None:
        entries.append(Entry(name=field_name(label.text), text="", cell=None, label=label))
    return entries, moved


def _goals(rows: Sequence[Row]) -> Iterator[Entry]:
    """The overall goals: texts in the rows from the first label of a goal on; the first is the whole term's, the
    second the year's; where only the year's goal is on the form, the one text is the year's.
    """
    labels: list[Cell] = []
    reports = False
    texts: list[Cell] = []
    for row in rows:
        cells = [cell for cell in row if cell is not None and cell.text]
        named = [cell for cell in cells if field_name(cell.text) in GOALS]
        labels += named
        if labels:
            if not named and any(field_name(cell.text) for cell in cells):
                break
            reports = reports or any(_DONE.fullmatch(cell.text) for cell in cells)
            first = named[0].column if named else -1  # what stands before a label is the head of all
            after = [cell for cell in cells if cell not in named and cell.column > first]
            texts += [cell for cell in after if not _GOAL_HEAD.fullmatch(cell.text)]
    names = [field_name(cell.text) for cell in labels]
    if not labels:
        return
    # In a self-evaluation the second text says what was done, not what was aimed at.
    texts = texts[:1] if reports else texts
    yearly = "年度目标" in names and "实施期目标" not in names and names.count("总体目标") <= 1 and len(texts) == 1
    for name, cell in zip(("年度目标",) if yearly else ("总体目标", "年度目标"), texts, strict=False):
        yield Entry(name=name, text=cell.text, cell=cell, label=labels[0])
