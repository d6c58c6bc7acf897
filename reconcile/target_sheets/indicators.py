"""Indicators (绩效指标) of a sheet: which of the two periods belong together, and what kind of target each is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from reconcile.ledger import Excerpt, Figure
from reconcile.recognition import Indicator, Period, TargetSheet
from reconcile.target_sheets.projects import bare

_COST = re.compile(r"成本|费用|支出|投资|预算|经费|资金|金额|造价|拨付|支付")
_NO_COST = re.compile(r"效益|满意|社会成本|生态|影响")
_OTHERS_COST = re.compile(r"降低|节约|减少|企业|社会|群众|带动|撬动|余额|存量")
_UNIT_COST = re.compile(r"人均|单位成本|单价|单次|每|/|标准|均价|平均")
_YEARS = re.compile(
    r"[两二三四五六七八九十]年|(?<!\d)(?:[2-9]|1\d)年(?!\d|度|\d*月)|多年|全周期|全过程|实施期|服务期|合同|总投资|概算"
)
_COST_WORDS = re.compile(r"(?:支付|采购|编制|建设|实施|制作)?(?:总)?(?:成本|费用|经费|支出|资金|费|金额)$")
_THIS_YEAR = re.compile(r"本年|当年|年度|(?:20)?\d{2}年")


class Both(Struct, frozen=True):
    """The same indicator in the two periods of a sheet."""

    whole: Indicator
    annual: Indicator


def both_periods(sheet: TargetSheet) -> tuple[Both, ...]:
    """Indicators that stand once in either period under one name, in document order."""
    named: dict[tuple[Period, str], list[Indicator]] = defaultdict(list)
    for one in sheet.indicators:
        if one.name and one.value:
            named[one.period, bare(one.name)].append(one)
    return tuple(
        Both(those[0], named["annual", name][0])
        for (period, name), those in list(named.items())
        if period == "whole" and len(those) == 1 and len(named.get(("annual", name), ())) == 1
    )


def is_cost(one: Indicator) -> bool:
    """Whether the indicator says what the project may cost."""
    if _NO_COST.search(one.kind) or _OTHERS_COST.search(one.name):
        return False
    named = one.name.endswith("成本") or (not one.kind and bool(_COST.search(one.name)))
    return "成本" in one.kind + one.group or named


def costing(one: Indicator) -> str:
    """What a cost target is of: its name without the words for cost."""
    return _COST_WORDS.sub("", bare(one.name))


def is_unit_cost(one: Indicator) -> bool:
    """Whether it says what one of many may cost."""
    return bool(_UNIT_COST.search(one.name + one.value))


def spans_years(one: Indicator) -> bool:
    """Whether its name says that it covers several years or a whole contract."""
    return bool(_YEARS.search(one.name))


def names_year(one: Indicator) -> bool:
    """Whether its name says that it covers one year."""
    return bool(_THIS_YEAR.search(one.name)) and not spans_years(one)


def money_figure(one: Indicator, figures: Mapping[str, Figure]) -> Figure | None:
    """The amount that the indicator states, or None where it states none that can be decided."""
    figure = figures.get(one.figure) if one.figure else None
    return figure if figure is not None and figure.dimension == "money" and figure.micro is not None else None


def capped_costs(sheet: TargetSheet, figures: Mapping[str, Figure]) -> Iterator[tuple[Indicator, Figure]]:
    """What the year's cost targets allow at most, with its amount; not what one of many may cost."""
    for one in sheet.indicators:
        if one.period == "annual" and is_cost(one) and not is_unit_cost(one):
            figure = money_figure(one, figures)
            if figure is not None and figure.bound != "≥":
                yield one, figure


def keeps_its_money(sheet: TargetSheet, figures: Mapping[str, Figure]) -> bool:
    """Whether a self-evaluation tells that the year's money stayed as it was when the targets were set."""
    all_sources = sheet.evaluation.money[0] if sheet.evaluation is not None and sheet.evaluation.money else {}
    stages = [figures[all_sources[one]].micro for one in ("initial", "budget") if one in all_sources]
    return len(stages) > 1 and len(set(stages)) == 1


def total(sheet: TargetSheet, period: Period, figures: Mapping[str, Figure]) -> Figure | None:
    """The money of a period, or None where the cell is blank or missing, or its unit is not known."""
    money = sheet.money(period, "total")
    figure = figures.get(money.figure) if money is not None and money.figure else None
    known = figure is not None and figure.dimension == "money" and figure.micro is not None and not figure.nil
    return figure if known else None


def same_money(sheet: TargetSheet, figures: Mapping[str, Figure]) -> bool:
    """Whether both periods have the same money, so that the project is one year's and the periods coincide."""
    whole, annual = total(sheet, "whole", figures), total(sheet, "annual", figures)
    return whole is not None and annual is not None and whole.micro == annual.micro


def shown(sheet: TargetSheet, one: Indicator) -> Excerpt:
    """An indicator's target as printed."""
    period = "年度目标" if one.period == "annual" else "实施期目标"
    return Excerpt(
        text=one.value,
        part="sheet",
        title=sheet.table.title,
        row=one.name,
        column=period,
        block=sheet.table.id,
        place=one.place,
    )


def operand(sheet: TargetSheet, one: Indicator) -> str | Excerpt:
    """The indicator's figure, or its printed target where it has none."""
    return one.figure or shown(sheet, one)
