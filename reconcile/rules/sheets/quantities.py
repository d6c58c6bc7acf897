"""A quantity that a sheet's words state of the very thing that an indicator counts (PRF218)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from reconcile.disclosure import Paragraph
from reconcile.ledger import Excerpt, Figure, Observation, Statement
from reconcile.numerals import Bound, fold
from reconcile.recognition import Indicator, Recognition, TargetSheet
from reconcile.target_sheets.indicators import same_money, total
from reconcile.target_sheets.projects import bare
from reconcile.target_sheets.quoting import quoted
from reconcile.target_sheets.terms import years_of

CODES = ("PRF218",)

_SHORTEST = 4  # characters of a thing's name that two places cannot share by chance
_MOST_OF_NAME = 0.6
_COUNTS = re.compile(r"(?:数量|总数|[个人台次户]数|人次|数|量)$")
_LEAD = re.compile(
    r"(?:总?数量?|人数)?(?:(?P<least>不少于|不低于|至少)|(?P<most>不超过|不高于|不多于)|达到?|合计|共计|共|为)*$"
)
_STOP = re.compile(r"[，。；;,、：:（()）]")
# What makes a count that of a part, of another year or of something that is there already.
_OTHER = re.compile(
    r"每|各|第|其中|另|已|原|有|上年|去年|往年|目前|累计|截至|首批|分批|平均|由|从|按|逐|季度|月|半年|单[个次]|新[增聘招]|补充|再"
    r"|[一二三四首]期|片区"
    r"|辖|建成|管理|覆盖|负责|承担|存量|登记|注册"
)
_SOFT = re.compile(r"(?:约|近|将近|大约)$")
_UNITS = {"人": "[人名]", "名": "[人名]", "个": "[个项]", "项": "[个项]"}
_FIELDS = frozenset({"项目概况", "项目实施计划", "总体目标", "年度目标", "主要任务"})  # that say what is to be done
_GOAL = {"annual": "年度目标", "whole": "总体目标"}
_VERB = 2  # characters of what is done with a thing (购置对讲机)
_CLAUSE = re.compile(r"[，。；;,：:（()）]")
_DIGITS = 3  # of a number that is seldom by chance another one's in another order


class _Said(Struct, frozen=True):
    """A count in a text, with its bound. by_name: the indicator's very name stands before it. sure: it is of the
    indicator's own period, and called no otherwise than with a part of its name.
    """

    value: Decimal
    bound: Bound
    shown: Excerpt
    by_name: bool
    sure: bool


def state(known: Recognition) -> Iterator[Statement]:
    """One observation an indicator whose thing the words count otherwise, if they count it in one way only."""
    for sheet in known.sheets:
        for one in sheet.indicators:
            target = known.figures.get(one.figure or "")
            if target is None or target.dimension != "count" or not target.value:
                continue
            texts, sure = _texts(known, sheet, one)
            said = [
                replace(found, sure=found.sure and sure)
                for paragraph in texts
                if paragraph.section[-1:] and paragraph.section[-1] in _FIELDS
                for found in _counts(sheet, paragraph, one, target, known.disclosure.year)
            ]
            unlike = _unlike(target, said, _GOAL["annual" if sheet.fields.get(_GOAL["annual"]) else "whole"])
            if unlike:
                facts = {"indicator": one.name, "value": one.value, "said": unlike[0].shown.text}
                shown = (found.shown for found in unlike)
                yield Observation(rule="PRF218", operands=(target.id, *shown), where=sheet.project, facts=facts)


def _texts(known: Recognition, sheet: TargetSheet, one: Indicator) -> tuple[Sequence[Paragraph], bool]:
    """The texts that speak of the indicator's own period: all where the periods have the same target or are one. Where
    it is not known which goal is of which period, all of them, and False.
    """
    others = [other for other in sheet.indicators if other.name == one.name and other.period != one.period]
    if others and all(other.value == one.value for other in others):
        return (sheet.prose if one.period == "annual" else (), True)
    if any(_is_more(known, one, other) for other in others):
        return (), True  # that a year asks more than all years is told of them
    several = total(sheet, "whole", known.figures) is not None or years_of(sheet) > 1
    if not others and (not several or same_money(sheet, known.figures)):
        return sheet.prose, True
    goals = {paragraph.section[-1]: paragraph for paragraph in sheet.prose if paragraph.section}
    told = [goals[name] for name in _GOAL.values() if name in goals]
    if len({paragraph.text for paragraph in told}) < len(_GOAL) and "年度目标" not in goals:
        return ([] if others else told), False
    return [paragraph for paragraph in told if paragraph.section[-1] == _GOAL[one.period]], True


def _is_more(known: Recognition, one: Indicator, other: Indicator) -> bool:
    """Whether the annual target of the two is above that of the whole term."""
    annual, whole = (one, other) if one.period == "annual" else (other, one)
    asked, of_all = (known.figures.get(each.figure or "") for each in (annual, whole))
    return asked is not None and of_all is not None and (asked.micro or 0) > (of_all.micro or 0)


def _unlike(target: Figure, said: Sequence[_Said], goal: str) -> list[_Said]:
    """What the words say otherwise than the target, if they count the thing in one way only; or the one place where
    they do not say the target, with its very digits in another order, or the goals that call it by its very name.
    goal: that of the year, if the sheet has one; that of several years may well count more.
    """
    if len({one.value for one in said}) == 1 and all(one.sure for one in said):
        return [one for one in said if _is_unlike(target, one) or _is_swapped(target, one)]
    others = [one for one in said if one.value != target.value]
    slipped = len(others) == 1 and _is_slip(target, others[0])
    in_goals = len({one.value for one in others}) == 1 and all(_is_goal(target, one) for one in others)
    of_the_year = any(one.shown.row == goal for one in others)
    return others if slipped or (in_goals and of_the_year) else []


def _is_slip(target: Figure, said: _Said) -> bool:
    """Whether a count has the target's very digits in another order: of two digits if what is meant is sure."""
    return _is_swapped(target, said, least=2 if said.sure or said.by_name else _DIGITS)


def _is_swapped(target: Figure, said: _Said, least: int = _DIGITS) -> bool:
    asked, told = str(target.value), str(said.value)
    return asked != told and sorted(asked) == sorted(told) and len(asked) >= least


def _is_goal(target: Figure, said: _Said) -> bool:
    return said.sure and said.by_name and said.shown.row in _GOAL.values() and _is_unlike(target, said)


def _is_unlike(target: Figure, said: _Said) -> bool:
    """A target from below may be passed, one from above kept below; two of the same bound are the same target."""
    asked = target.value or 0
    if target.bound == said.bound:
        return said.value != asked
    return said.value < asked if target.bound == "≥" else said.value > asked if target.bound == "≤" else False


def _counts(sheet: TargetSheet, paragraph: Paragraph, one: Indicator, target: Figure, year: int) -> Iterator[_Said]:
    """The counts beside which the indicator's own thing stands, in that unit: 2台综合网关, 综合网关2台."""
    if not (unit := target.unit):
        return
    name, text = _COUNTS.sub("", bare(one.name)), fold(paragraph.text)
    counted = re.compile(
        rf"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)\s*{_UNITS.get(unit, re.escape(unit))}(?!次)(?:及?(?:(以上)|(以下|以内)))?的?"
    )
    for found in counted.finditer(text):
        clause = _STOP.split(text[: found.start()])[-1]
        years = {int(said) for said in re.findall(r"20\d{2}", clause)}
        lead = _LEAD.search(clause)
        before = re.split(r"\d", clause[: lead.start()] if lead is not None else clause)[-1]
        after = _STOP.split(text[found.end() : found.end() + 2 * len(one.name)].lstrip("的"))[0]
        noun = bare(before)
        by_name = noun == name or _goes_on(name, noun, _CLAUSE.split(text[: found.start()])[-1])
        named = by_name or _begins(bare(after), name) or _ends(noun, name)
        # What the indicator's own name says sets no part apart (覆盖农村学校86所).
        rest = clause.replace(before, "") if by_name else clause
        plain = years <= {year} and not _OTHER.search(rest) and not _SOFT.search(clause)
        if plain and (named or _is_shorter(noun, name)) and not _adds_up(target, text, found, counted):
            least, most = found[2] or (lead and lead["least"]), found[3] or (lead and lead["most"])
            value = Decimal(found[1].replace(",", ""))
            shown = quoted(sheet, paragraph, found.start(), found.end())
            yield _Said(value, "≥" if least else "≤" if most else "", shown, by_name, named)


def _goes_on(name: str, noun: str, clause: str) -> bool:
    """Whether what is done with the thing is said once for several things (购置记录仪100台、对讲机80部)."""
    return "、" in clause and noun == name[_VERB:] != "" and bare(clause).startswith(name[:_VERB])


def _is_shorter(noun: str, name: str) -> bool:
    """Whether the name with something left out stands there (维修面积 for 维修校舍面积)."""
    rest = iter(name)
    ends = noun[:_VERB] == name[:_VERB] and noun[-_VERB:] == name[-_VERB:]
    return ends and len(noun) >= _enough(name) and all(character in rest for character in noun)


def _adds_up(target: Figure, text: str, found: re.Match[str], counted: re.Pattern[str]) -> bool:
    """Whether this count and its neighbours in the sentence add up to the target (甲处更换路灯120盏、乙处130盏)."""
    start, stop = text.rfind("。", 0, found.start()) + 1, text.find("。", found.end())
    beside = list(counted.finditer(text, start, stop if stop >= 0 else len(text)))
    values = [Decimal(one[1].replace(",", "")) for one in beside]
    at = next(n for n, one in enumerate(beside) if one.start() == found.start())
    runs = combinations(range(len(values) + 1), 2)
    return any(low <= at < high and high - low > 1 and sum(values[low:high]) == target.value for low, high in runs)


def _begins(words: str, name: str) -> bool:
    """Whether the words begin with most of the indicator's name."""
    return any(words[:n] in name for n in range(_enough(name), len(words) + 1))


def _ends(words: str, name: str) -> bool:
    """Whether the words end with most of the indicator's name."""
    return words == name or any(words[-n:] in name for n in range(_enough(name), len(words) + 1))


def _enough(name: str) -> int:
    return max(_SHORTEST, math.ceil(_MOST_OF_NAME * len(name)))
