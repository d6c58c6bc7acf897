"""Single targets that cannot be meant: of a year that is over, or bounded from the wrong side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from reconcile.ledger import Observation, Statement
from reconcile.numerals import fold
from reconcile.recognition import Indicator, Recognition, TargetSheet
from reconcile.target_sheets.deadlines import deadline
from reconcile.target_sheets.indicators import Both, both_periods, is_cost, is_unit_cost, operand
from reconcile.target_sheets.projects import bare

CODES = ("PRF208", "PRF209", "PRF210", "PRF219")

_TIME = re.compile(r"年|月|季度")
_NO_TARGET = re.compile(r"基期|基准|上年|现状|以来|至今|起|开工|启动|开始|立项|签订|招标")
_WHOSE_YEAR = re.compile(r"(?:年度|年份)$|所属")
_GOOD = re.compile(
    r"(?:满意|合格|完成|达标|覆盖|及时|提升|提高|缩短|压缩|节约|接通|办结|送达|归档|准确|精准|正常运行|安全运行|到位|知晓|普及|就业|"
    r"优良|优秀|完好|通过|参与|回复|响应|处理|解决|规范|修复|成活|治愈|改善|增收|达到|按时|足额|发放|验收|建档|配备|清运|巩固|完工|可用|在线|兑付|发芽|扑灭)率$|满意度$"
)
_BAD = re.compile(
    r"(?:故障|投诉|差错|(?:事故|事件|案件|疾病|隐患)发生|失误|错误|死亡|发病|感染|返工|逾期|违规|事故|退回|流失|空置|闲置|漏报|误报|辍学|破损|超标|失业|受害|超载)率$"
)
_QUICK = re.compile(r"(?:响应|处理|处置|办理|办结|等待|修复|到达|恢复)(?:时间|时限|时长)$")
_MOST_A_WHOLE = re.compile(
    r"(?:满意|合格|(?<!拨备)覆盖|达标|通过|办结|接通|送达|归档|准确|及格|成活|参与|知晓|出勤|就业|治愈|完好|清运|可用|在线|及时|(?<!毛)入学|入住|正常运行)率$"
    r"|满意度$"
)
_SPENT = re.compile(r"(?:成本|费用|支出)$")
_WHOLE = 100
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)[%％]$")
_UPPER = re.compile(r"^[≤<＜]|^(?:不超过|不高于|小于|低于)")
_LOWER = re.compile(r"^[≥>＞]|^(?:不低于|不少于|大于|高于|达到)")


def state(known: Recognition) -> Iterator[Statement]:
    """One observation a sheet for dates, one an indicator for bounds, with both periods where both say the same."""
    year = known.disclosure.year
    for sheet in known.sheets:
        if year and not sheet.reports:
            past = [one for one in sheet.indicators if _is_past(one, year)]
            yield from _gathered("PRF208", sheet, past)
            unlike = {both.annual.name for both in both_periods(sheet) if both.annual.value != both.whole.value}
            late = [one for one in sheet.indicators if _is_late(one, year) and one.name not in unlike]
            yield from _gathered("PRF210", sheet, late)
        turned = [one for one in sheet.indicators if _is_reversed(one)]
        turned += [one for both in both_periods(sheet) if _are_opposed(both) for one in (both.whole, both.annual)]
        yield from _observed("PRF209", sheet, turned)
        yield from _observed("PRF219", sheet, [one for one in sheet.indicators if _is_over(one)])


def _is_past(one: Indicator, year: int) -> bool:
    """Whether a target of the year has its date before the year; the whole period's milestones may well be past."""
    if one.period != "annual" or one.figure or not _TIME.search(one.value) or _of_another_year(one):
        return False
    by = deadline(one.value)
    return by is not None and 0 < by.year < year


def _of_another_year(one: Indicator) -> bool:
    """Whether the date is not that of a target: what there was before, or the year that is rewarded (奖补所属年度)."""
    return bool(_NO_TARGET.search(one.name + one.value) or _WHOSE_YEAR.search(one.name))


def _is_late(one: Indicator, year: int) -> bool:
    """Whether a target of the year ends after the year."""
    by = deadline(one.value) if one.period == "annual" and not one.figure and _TIME.search(one.value) else None
    return by is not None and by.year > year


def _is_reversed(one: Indicator) -> bool:
    if "100" in one.value:
        return False
    name = bare(one.name)
    if _LOWER.search(one.value):
        spent = is_cost(one) and bool(_SPENT.search(name)) and "万元" in one.value and not is_unit_cost(one)
        return spent or bool(_BAD.search(name) or _QUICK.search(name))
    return bool(_GOOD.search(name) and _UPPER.search(one.value))


def _are_opposed(both: Both) -> bool:
    """Whether the two periods bound the same indicator from opposite sides."""
    values = (both.whole.value, both.annual.value)
    return any(_UPPER.search(one) and _LOWER.search(other) for one, other in (values, values[::-1]))


def _is_over(one: Indicator) -> bool:
    """Whether a target is more than the whole of which it is a part."""
    printed = _PERCENT.search(fold(one.value))
    return printed is not None and Decimal(printed[1]) > _WHOLE and bool(_MOST_A_WHOLE.search(bare(one.name)))


def _gathered(rule: str, sheet: TargetSheet, found: list[Indicator]) -> Iterator[Observation]:
    """One observation with all that are found in a sheet."""
    if found:
        yield Observation(
            rule=rule,
            operands=tuple(operand(sheet, one) for one in found),
            where=sheet.project,
            facts={
                "indicator": "、".join(dict.fromkeys(one.name for one in found)),
                "value": "、".join(dict.fromkeys(one.value for one in found)),
            },
        )


def _observed(rule: str, sheet: TargetSheet, found: list[Indicator]) -> Iterator[Observation]:
    named: dict[str, list[Indicator]] = defaultdict(list)
    for one in found:
        named[bare(one.name)].append(one)
    for those in named.values():
        yield Observation(
            rule=rule,
            operands=tuple(dict.fromkeys(operand(sheet, one) for one in those)),
            where=sheet.project,
            facts={"indicator": those[0].name, "value": "、".join(dict.fromkeys(one.value for one in those))},
        )
