"""Header fields of a performance-target sheet: against the other sheets, against its own words, and blanks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reconcile.ledger import Observation, Statement
from reconcile.narrative.prose import prose
from reconcile.narrative.prose.years import yearly
from reconcile.narrative.small_numbers import small_number
from reconcile.numerals import fold
from reconcile.recognition import Recognition, TargetSheet
from reconcile.target_sheets.indicators import same_money, shown
from reconcile.target_sheets.quoting import printed_field, quoted
from reconcile.target_sheets.terms import years_of
from reconcile.wording.names import agree

CODES = ("PRF401", "PRF402", "PRF403", "PRF404", "PRF405")

_SHARED = ("主管部门",)
_REQUIRED = (
    *("项目名称", "主管部门", "实施单位", "项目属性", "项目期", "项目概况"),
    *("立项依据", "项目设立必要性", "保证项目实施的制度、措施", "项目实施计划"),
)
_WHOLE = "实施期资金总额"
_ENOUGH = 3  # sheets that must agree before another one differs from them
_MOST = 0.75
_TERM = re.compile(
    r"(?P<of>项目期限?|实施期限?|建设期限?|(?:建设|实施|项目)周期)(?:为|共|共计|是|：|:)?(?P<years>[两一二三四五六七八九十]|\d{1,2})年"
)
_SPAN = re.compile(
    r"(?:项目|实施|建设)(?:期限?|周期|时间)(?:为|是|：|:)?(?:20)?(\d{2})年(\d{1,2})月[—\-–~～至到]+(?:20)?(\d{2})年(\d{1,2})月"
)
_ONCE = re.compile(r"一次性|1年")
_A_YEAR = 13  # months, both ends counted: from one April to the next is a year
_ABSURD = 30  # years that no project takes
_LONG = 10  # years from which a period only says that the project goes on
_CODE = re.compile(r"\[?(\d{2,})")
_RECURRING = re.compile(r"经常性|长期")
_LAST_PAYMENT = re.compile(r"尾款|质保金|终验款|决算款")
_GOES_ON = re.compile(r"每年|每月|按月|按年|运维|维护|租用|租赁|续签|常年|日常|长期|年费")


def state(known: Recognition) -> Iterator[Statement]:
    """Observations on the fields of every sheet."""
    for alike in (known.target_sheets, tuple(one for one in known.sheets if one.reports)):
        usual = _usual(alike)
        for sheet in alike:
            yield from _unlike(sheet, usual)
            yield from _term(sheet)
        yield from _blank(tuple(sheet for sheet in alike if sheet.fields))
    for sheet in known.target_sheets:
        yield from _nature(sheet)
    yield from _endless(known, known.target_sheets)


def _usual(sheets: tuple[TargetSheet, ...]) -> dict[str, str]:
    """What nearly all sheets print in a field that one office's sheets must share."""
    result = {}
    for name in _SHARED:
        values = Counter(_flat(sheet.fields[name]) for sheet in sheets if sheet.fields.get(name))
        most = values.most_common(1)
        if most and most[0][1] >= max(_ENOUGH, _MOST * sum(values.values())):
            result[name] = most[0][0]
    return result


def _flat(text: str) -> str:
    return fold(re.sub(r"\s+", "", text))


def _unlike(sheet: TargetSheet, usual: dict[str, str]) -> Iterator[Observation]:
    for name, value in usual.items():
        own = sheet.fields.get(name, "")
        if own and not _same_office(_flat(own), value):
            facts = {"field": name, "value": own, "usual": value}
            yield Observation(rule="PRF401", operands=(printed_field(sheet, name),), where=sheet.project, facts=facts)


def _same_office(one: str, other: str) -> bool:
    """Whether two printings of a department with its code are the same; a code may be left out, and that of a unit
    (102003) begins with its department's (102).
    """
    codes = sorted(code[1] for code in (_CODE.match(one), _CODE.match(other)) if code is not None)
    below = len(codes) > 1 and codes[1].startswith(codes[0])
    return (below and codes[0] != codes[1]) or (agree(one, other) and (below or len(codes) < 2))


def _usually_filled(sheets: tuple[TargetSheet, ...]) -> tuple[str, ...]:
    """Required fields that most sheets fill in, so that the form has them and the reader found them."""
    return tuple(
        name
        for name in _REQUIRED
        if sum(bool(sheet.fields.get(name)) for sheet in sheets) >= max(_ENOUGH, _MOST * len(sheets))
    )


def _blank(sheets: tuple[TargetSheet, ...]) -> Iterator[Observation]:
    """One observation a required field, with all sheets that leave it blank."""
    for name in _usually_filled(sheets):
        found = [one for one in sheets if not one.slipped and not one.fields.get(name, name).strip()]
        if found:
            yield _left_blank(name, found)
    with_money = [one for one in sheets if one.money("whole", "total") is not None]
    found = [one for one in with_money if not one.slipped and not _prints_whole(one)]
    if found and len(with_money) - len(found) >= max(_ENOUGH, _MOST * len(with_money)):
        yield _left_blank(_WHOLE, found)


def _prints_whole(sheet: TargetSheet) -> bool:
    return any(one.figure for one in sheet.funding if one.period == "whole")


def _left_blank(name: str, found: list[TargetSheet]) -> Observation:
    shown = tuple(printed_field(one, name) for one in found)
    facts = {"field": name, "projects": "、".join(f"“{one.project or name}”" for one in found)}
    return Observation(rule="PRF402", operands=shown, where=found[0].project or name, facts=facts)


def _term(sheet: TargetSheet) -> Iterator[Observation]:
    """项目期4年 against 建设周期三年 in the words; 一次性项目（1年结束） against months that are more than a year; and
    项目期限为五年 against 每年240万元，三年共计720万元 where the form has no 项目期.

    The term of a contract (服务期限三年) is its own, whatever the project's.
    """
    if "项目期" not in sheet.fields:
        yield from _told_twice(sheet)
    years = years_of(sheet)
    for paragraph in sheet.prose:
        text = paragraph.text
        if 1 < years < _LONG:
            said = next((found for found in _TERM.finditer(text) if _is_another(found, years)), None)
        elif years == 1 and _ONCE.search(fold(sheet.fields.get("项目属性", ""))):
            said = next((found for found in _SPAN.finditer(text) if _months(found) > _A_YEAR), None)
        else:
            return
        if said is not None:
            facts = {"field": sheet.fields["项目期"], "said": said.group()}
            operands = (printed_field(sheet, "项目期"), quoted(sheet, paragraph, said.start(), said.end()))
            yield Observation(rule="PRF403", operands=operands, where=sheet.project, facts=facts)
            return


def _told_twice(sheet: TargetSheet) -> Iterator[Observation]:
    for paragraph in sheet.prose:
        of = prose(paragraph.text)
        for one in yearly(of):
            shorter = one.said.startswith("建设") and one.term < one.years  # what is built in two may be paid in three
            if one.term and one.term != one.years and not shorter:
                start = of.text.rfind(one.said, 0, of.tokens[one.each].start)
                shown = quoted(sheet, paragraph, start, of.tokens[one.total].end)
                facts = {
                    "field": f"{one.term}年",
                    "said": of.before(one.total).strip("，,") + of.tokens[one.total].text,
                }
                yield Observation(rule="PRF403", operands=(shown,), where=sheet.project, facts=facts)


def _is_another(said: re.Match[str], years: int) -> bool:
    """Whether the words say another number of years; what is built in two may be guaranteed for a third."""
    number = small_number(said["years"])
    return number > years or (number < years and not said["of"].startswith("建设"))


def _months(span: re.Match[str]) -> int:
    """The months from the first to the last, both counted."""
    first, last = ((int(span[n]) * 12 + int(span[n + 1])) for n in (1, 3))
    return last - first + 1


def _nature(sheet: TargetSheet) -> Iterator[Observation]:
    """经常性项目 that only pays the rest of something already built."""
    kind = sheet.fields.get("项目属性", "")
    if not _RECURRING.search(kind):
        return
    costs = [one for one in sheet.indicators if _LAST_PAYMENT.search(one.name)]
    words = _overview(sheet)
    if costs and _LAST_PAYMENT.search(words) and not _GOES_ON.search(sheet.project + words):
        facts = {"field": kind, "said": costs[0].name}
        yield Observation(
            rule="PRF404",
            operands=(printed_field(sheet, "项目属性"), shown(sheet, costs[0])),
            where=sheet.project,
            facts=facts,
        )


def _endless(known: Recognition, sheets: tuple[TargetSheet, ...]) -> Iterator[Observation]:
    """One observation for all sheets whose 项目期 no project takes (99年), with the money of one year for all of it."""
    found = [one for one in sheets if years_of(one) > _ABSURD and same_money(one, known.figures)]
    if found:
        facts = {"field": found[0].fields["项目期"], "projects": "、".join(one.project for one in found)}
        yield Observation(
            rule="PRF405",
            operands=tuple(printed_field(one, "项目期") for one in found),
            where=found[0].project,
            facts=facts,
        )


def _overview(sheet: TargetSheet) -> str:
    return sheet.fields.get("项目概况", "") or "".join(one.text for one in sheet.prose[:1])
