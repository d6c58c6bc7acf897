"""A goal (总体目标, 年度目标) that is still of a year that is over (PRF313)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.disclosure import Paragraph
from reconcile.ledger import Observation, Statement
from reconcile.recognising.sheets.fields import GOALS
from reconcile.recognition import Recognition
from reconcile.target_sheets.quoting import quoted

CODES = ("PRF313",)

_BY = re.compile(r"[到至]20\d\d年(?:底|末|度)?(?!以来|[0-9])|20\d\d年(?:底|末|\d{1,2}月底?)之?前")
_DO = "完成|对|支付|开展|实施|全年|全面|继续|计划|拟|将|通过|确保|力争|实现|建成|建设|新建|组织|举办|推进|，|,"
_IN = re.compile(rf"(?:^|(?<=[。；;\s])|(?<=\d[.、．]))20\d\d年(?=度?(?:{_DO}))")
_THIS_YEAR = re.compile(r"本年|今年|当年")
_DONE = re.compile(r"已|上年|竣工|验收|签订|中标|立项|启动|基础上")


def state(known: Recognition) -> Iterator[Statement]:
    """One observation a goal of which every year is over, if one of them says by when or in which year."""
    year = known.disclosure.year
    for sheet in known.target_sheets if year else ():
        for paragraph in sheet.prose:
            found = _stale(paragraph, year) if paragraph.section and paragraph.section[-1] in GOALS else None
            if found is not None:
                facts = {"field": paragraph.section[-1], "said": found.group(), "year": str(year)}
                said = quoted(sheet, paragraph, found.start(), found.end())
                yield Observation(rule="PRF313", operands=(said,), where=sheet.project, facts=facts)


def _stale(paragraph: Paragraph, year: int) -> re.Match[str] | None:
    """Where the goal says the past year; a goal of several years is only past where it says by when."""
    text = paragraph.text
    years = {int(one) for one in re.findall(r"(?<!\d)(20\d\d)(?!\d)", text)}
    years |= {2000 + int(one) for one in re.findall(r"(?<!\d)(\d\d)年", text)}
    if not years or max(years) >= year or _THIS_YEAR.search(text) or _DONE.search(text):
        return None
    annual = _IN.search(text) if paragraph.section[-1] == "年度目标" else None
    return annual or _BY.search(text)
