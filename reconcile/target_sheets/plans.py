"""By when the words of a sheet say that an act is to be done: 2026年5月完成采购工作."""

from __future__ import annotations

import re

from msgspec import Struct

from reconcile.disclosure import Paragraph
from reconcile.ledger import Excerpt
from reconcile.numerals import fold
from reconcile.recognition import Indicator, TargetSheet
from reconcile.target_sheets.deadlines import Deadline, deadline
from reconcile.target_sheets.projects import bare

_PLAN = re.compile(
    r"(?P<date>(?:(?:20)?\d{2}年)?(?<![\d\-—–~至到、])\d{1,2}月(?:\d{1,2}日)?(?:份|底|末)?之?前?)"
    r"(?P<verb>完成|印发|出台|开始)(?P<act>[^，。；;,、\d]{2,40})"
)
_FILLERS = re.compile(r"工作|项目|完成|实施|开展|开始|时间|时限|印发|出台|签订|进行|的|[《》]")
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
    """The only date in the fiscal year that the sheet's words give for the act of the indicator, or None."""
    act = _core(one.name)
    if len(act) < _SHORTEST:
        return None
    found: dict[Deadline, Planned] = {}
    for paragraph in sheet.prose:
        for match in _PLAN.finditer(fold(paragraph.text).replace(" ", "")):
            by = deadline(match["date"])
            begins = match["verb"] == "开始" and "开始" not in one.name
            if by is not None and by.year in (0, year) and not begins and _core(match["act"]) == act:
                found.setdefault(by, Planned(by, match.group(), paragraph))
    return next(iter(found.values())) if len(found) == 1 else None


def _core(words: str) -> str:
    """What is done, without the words that say that it is done."""
    return _FILLERS.sub("", bare(words))
