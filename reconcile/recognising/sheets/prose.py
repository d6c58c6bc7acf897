"""Amounts and rates in the prose of performance-target sheets (项目概况, 项目实施计划 …) as figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reconcile.ledger import Figure
from reconcile.narrative.prose import prose
from reconcile.narrative.prose.arithmetic import stated
from reconcile.narrative.tokens import Token
from reconcile.recognising.spoken import spoken
from reconcile.recognition import TargetSheet

_STOPS = "。；;"


def prose_figures(sheets: Iterable[TargetSheet]) -> Iterator[Figure]:
    """Every amount and rate in the sheets' prose, and the counts that a rate is of (由150人增加到165人，增长10%).

    The id of each is that of its paragraph, # and the offset where it starts.
    """
    for sheet in sheets:
        for paragraph in sheet.prose:
            of = prose(paragraph.text)
            grown = {term.token for one in stated(of) if one.kind == "growth" for term in one.terms}
            for at, token in enumerate(of.tokens):
                if token.kind in ("money", "percent", "points") or at in grown:
                    told = _sentence(paragraph.text, token)
                    label = paragraph.section[-1] if paragraph.section else ""
                    yield spoken(paragraph, token, told, block=sheet.table.id, title=sheet.table.title, label=label)


def _sentence(text: str, token: Token) -> str:
    start = max(text.rfind(stop, 0, token.start) for stop in _STOPS) + 1
    ends = [found for stop in _STOPS if (found := text.find(stop, token.end)) >= 0]
    return text[start : min(ends, default=len(text))].strip()
