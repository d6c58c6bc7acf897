"""By when the words of a sheet say that an act is to be done: 2026年5月完成采购工作."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from reconcile.disclosure import Paragraph
from reconcile.ledger import Excerpt
from reconcile.numerals import fold
from reconcile.recognition import Indicator, TargetSheet
from reconcile.target_sheets.deadlines import Deadline, deadline
from reconcile.target_sheets.projects import bare

_DATE = (
    r"(?P<date>(?:(?:20)?\d{2}年)?"
    r"(?:(?<![\d\-—–~至到、])\d{1,2}月(?:\d{1,2}日)?|[上前下后]半年|前[两三]个?季度|第?[一二三四]季度)(?:份|底|末)?之?[前内]?)"
)
_ACT = r"[^，。；;,、\d]"
_PLANS = (
    re.compile(rf"{_DATE}(?P<verb>完成|印发|出台|开始|支付|拨付)(?P<act>{_ACT}{{2,40}})"),
    re.compile(rf"(?P<act>{_ACT}{{2,20}}?)(?:将|拟|计划|预计)?[于在]{_DATE}(?P<verb>完成|支付|拨付)"),
)
_FILLERS = re.compile(r"工作|项目|完成|实施|开展|开始|时间|时限|印发|出台|签订|进行|的|[《》]")
_PAID = re.compile(r"支付|拨付")
_BOUGHT = re.compile(r"(?:政府|公开)?(?:招标采购|采购招标|招投标|招标|采购)")
_ANOTHER_ACT = re.compile(r"并|以及|后")
_SHORTEST = 2


class Planned(Struct, frozen=True):
    """What the words say of one act. said: the words as printed."""

    by: Deadline
    said: str
    paragraph: Paragraph

    def excerpt(self, sheet: TargetSheet) -> Excerpt:
        """The words with their place."""
        field = self.paragraph.section[-1] if self.paragraph.section else ""
        return Excerpt(
            text=self.said,
            part="sheet",
            title=sheet.table.title,
            row=field,
            block=sheet.table.id,
            place=self.paragraph.place,
        )


def planned(sheet: TargetSheet, one: Indicator, year: int) -> Planned | None:
    """The only date from the fiscal year on that the sheet's words give for the act of the indicator, or None. The very
    month of its target, but of the year before, counts too: the year was left as it stood last time.
    """
    act, target = _core(one.name), deadline(one.value)
    if len(act) < _SHORTEST:
        return None
    found: dict[Deadline, Planned] = {}
    for paragraph in sheet.prose:
        for match in _plans(paragraph.text):
            by = deadline(match["date"])
            begins = match["verb"] == "开始" and "开始" not in one.name
            left = by is not None and target is not None and (by.year, by.month) == (year - 1, target.month)
            if by is not None and (not by.year or by.year >= year or left) and not begins and _acts(match) == act:
                found.setdefault(by, Planned(by, match.group(), paragraph))
    return next(iter(found.values())) if len(found) == 1 else None


@lru_cache(maxsize=256)  # of a sheet's few texts, since each of its indicators asks
def _plans(text: str) -> tuple[re.Match[str], ...]:
    text = fold(text).replace(" ", "")
    return tuple(match for pattern in _PLANS for match in pattern.finditer(text))


def _acts(match: re.Match[str]) -> str:
    """What is done by the date, the verb with it where that says what is done (支付质保金)."""
    act = _ANOTHER_ACT.split(match["act"])[0]
    return _core(act + match["verb"] if _PAID.match(match["verb"]) else act)


def _core(words: str) -> str:
    """What is done, without the words that say that it is done."""
    return _BOUGHT.sub("采购", _FILLERS.sub("", bare(words)))
