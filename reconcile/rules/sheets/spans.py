"""The first and last month of a project's term against each other, and against what is to be done by when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.ledger import Observation, Statement
from reconcile.recognition import Indicator, Recognition
from reconcile.target_sheets.deadlines import deadline
from reconcile.target_sheets.indicators import operand
from reconcile.target_sheets.quoting import printed_field
from reconcile.target_sheets.terms import Span, span_of

CODES = ("PRF221", "PRF410")

_DONE = re.compile(r"完工|竣工|建成|完成(?:时间|时限|日期|时点|期限)?$")
_AFTERWARDS = re.compile(
    r"付|拨|兑|发放|验收|结算|决算|审计|审核|评价|考核|总结|报告|质保|归档|移交|整改|回访|目标|任务"
)


def state(known: Recognition) -> Iterator[Statement]:
    """One observation a sheet whose term ends before it begins, or ends before its work is to be done."""
    year = known.disclosure.year
    for sheet in known.sheets:
        span = span_of(sheet)
        if span is None:
            continue
        facts = {"field": sheet.fields["项目期"]}
        shown = printed_field(sheet, "项目期")
        if span.start.after(span.end, year):
            yield Observation(rule="PRF410", operands=(shown,), where=sheet.project, facts=facts)
            continue
        told = {one.name for one in sheet.indicators if _is_of_a_later_year(one, year)}
        after = [one for one in sheet.indicators if not sheet.reports and _is_after(one, span)]
        late = [one for one in after if one.name not in told]
        if late:
            facts["indicator"] = "、".join(dict.fromkeys(one.name for one in late))
            facts["value"] = "、".join(dict.fromkeys(one.value for one in late))
            operands = (*(operand(sheet, one) for one in late), shown)
            yield Observation(rule="PRF221", operands=operands, where=sheet.project, facts=facts)


def _is_of_a_later_year(one: Indicator, year: int) -> bool:
    """Whether a target of the year ends after it, which PRF210 tells."""
    by = deadline(one.value) if one.period == "annual" and not one.figure else None
    return by is not None and by.year > year


def _is_after(one: Indicator, span: Span) -> bool:
    """Whether the work itself is to be done after the term; a month without a year is that of the term, if it has only
    one.
    """
    by = deadline(one.value) if not one.figure and _DONE.search(one.name) else None
    if by is None or _AFTERWARDS.search(one.name) or (not by.year and span.start.year != span.end.year):
        return False
    return by.after(span.end, span.end.year)
