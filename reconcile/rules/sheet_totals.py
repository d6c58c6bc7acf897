"""What the narrative says of all performance-target sheets together: how many there are, and their money."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.ledger import Equation, Observation, Statement, Term
from reconcile.narrative.tokens import Token, tokens
from reconcile.recognition import Recognition, TargetSheet
from reconcile.target_sheets.chosen import target_sheets
from reconcile.target_sheets.indicators import total
from reconcile.wording.passages import Passage, narrative_paragraphs

CODES = ("PRF501", "PRF502")

_CLAUSE = re.compile(r"[，,。；;：:]")
_TARGETS = re.compile(r"绩效目标")
_PUBLISHED = re.compile(r"公开[^，。；]{0,12}绩效目标(?:表)?[^，。；]{0,4}$")
_MONEY = re.compile(r"^[^。；;]{0,12}(?:金额|资金|拨款|预算)[^。；;]{0,6}$")
_PARTS = re.compile(r"一般公共预算|政府性基金|财政拨款|上年结转")


def state(known: Recognition) -> Iterator[Statement]:
    """An observation where the number published is not the number of sheets, an equation on their money where it is."""
    sheets = target_sheets(known)
    if not sheets:
        return
    for one in narrative_paragraphs(known.disclosure):
        found = tokens(one.text)
        for place, count in enumerate(found):
            if count.kind != "count" or count.number.unit not in ("个", "项", "张") or not _of_targets(one.text, count):
                continue
            number = int(count.number.value)
            if number != len(sheets):
                yield from _unlike(known, sheets, one, count)
            elif place + 1 < len(found):
                yield from _sum(known, sheets, one, (count, found[place + 1]))


def _of_targets(text: str, count: Token) -> bool:
    """Whether the clause that holds the count speaks of performance targets."""
    before = _CLAUSE.split(text[: count.start])[-1]
    after = _CLAUSE.split(text[count.end :])[0]
    return bool(_TARGETS.search(before + after)) and "整体" not in before + after


def _unlike(known: Recognition, sheets: tuple[TargetSheet, ...], one: Passage, count: Token) -> Iterator[Statement]:
    whole = not known.disclosure.unread and all(sheet.project for sheet in sheets)
    if whole and _PUBLISHED.search(_CLAUSE.split(one.text[: count.start])[-1]):
        facts = {"stated_count": str(int(count.number.value)), "found_count": str(len(sheets))}
        yield Observation(rule="PRF501", operands=(one.excerpt(count.start, count.end),), where=one.title, facts=facts)


def _sum(
    known: Recognition, sheets: tuple[TargetSheet, ...], one: Passage, pair: tuple[Token, Token]
) -> Iterator[Statement]:
    count, money = pair
    between = one.text[count.end : money.start]
    if money.kind != "money" or not _MONEY.match(between) or _PARTS.search(between):
        return
    stated = f"{one.block}#{money.start}"
    parts = [figure for sheet in sheets if (figure := total(sheet, "annual", known.figures)) is not None]
    if stated not in known.figures or not parts:
        return
    yield Equation(
        rule="PRF502",
        shape="linear",
        terms=(Term(stated, "stated"), *(Term(part.id, "parts") for part in parts)),
        source="绩效目标涉及金额 = 各绩效目标表年度资金总额之和",
        where=one.title,
        unreadable="sheet-total-blank" if len(parts) < len(sheets) else "",
    )
