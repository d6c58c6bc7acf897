"""What a template left behind: placeholders never filled in, alternatives never struck out, its own instructions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.recognition import Recognition
from reconcile.wording.lexicon import one_of, wording
from reconcile.wording.passages import Passage, passages

CODES = ("WRD101", "WRD102", "WRD103")

_MARKS = re.compile(
    r"(?<![A-Za-z/._@:-])(?:[XxＸｘ]{2,}(?:\.[XxＸｘ]{1,2})?|[×]{2,}(?:\.[×]{1,2})?)(?![A-Za-z/_@-]|\.[A-Za-z])"
    r"|(?<![A-Za-z0-9])[XxＸｘ×](?=年|月|日|万元|亿元|元|%|％)"
    r"|(?<![A-Za-z0-9])[XＸ](?=个|人|辆|台|批次|人次|局|单位|部门)"
    r"|\$?\{[\u4e00-\u9fff][^{}]{0,18}\}"
    r"|【(?:单位|部门|年份|年度|填写[^】]{0,8})】"
)
_END = r"(?=[，。；、,;)）]|$)"


@cache
def _slots() -> re.Pattern[str]:
    """Units that stand where their number is missing."""
    known = wording()
    return re.compile(
        rf"{one_of(known.amount_words)}\s*(?:万元|亿元){_END}"
        rf"|{one_of(known.rate_words)}\s*[%％]"
        rf"|截至[^，。；]{{0,12}}年\s*月\s*日"
        rf"|[【（(\[](?:单位|部门|主管部门|项目)(?:名称|全称)[】）)\]]"
        rf"|(?<![_:：])_{{3,}}(?=年|月|日|万元|元|%|个|人)"
    )


@cache
def _alternatives() -> re.Pattern[str]:
    words = [word.replace("（", "(").replace("）", ")") for word in wording().alternatives]
    return re.compile(  # 增加（减少）：增加210万元: behind the colon stands which of them it is
        one_of((*wording().alternatives, *words))
        + r"(?![：:])(?=[^，。；]{0,10}(?:\d|[万亿]元|%|％|预算数|全年|年初|[XxＸ×]))"
    )


@cache
def _instructions() -> re.Pattern[str]:
    return re.compile(one_of(wording().instructions))


@cache
def _asked() -> re.Pattern[str]:
    """（绩效目标管理情况，以及项目数量、预算金额等）: what the paragraph was to say, after its last sentence."""
    part = rf"[^（）()。\d]{{0,16}}{one_of(wording().asked)}"
    return re.compile(rf"(?<=[。；])\s*[（(]{part}[，、及以和]+{part}(?:[，、及以和]+{part})*等?[。]?[）)]$")


def state(known: Recognition) -> Iterator[Statement]:
    """One observation a passage for placeholders and alternatives, one in all for the template's instructions."""
    instructions: list[Excerpt] = []
    for one in passages(known.disclosure):
        yield from _left_in(one)
        instructions += _told(one)
    if instructions:
        yield Observation(
            rule="WRD103",
            operands=tuple(instructions),
            where=instructions[0].title,
            facts={"text": instructions[0].text, "count": str(len(instructions))},
        )


def _left_in(one: Passage) -> Iterator[Observation]:
    found = [*_MARKS.finditer(one.text)]
    if one.kind in ("paragraph", "note") and one.part == "narrative":
        found += _slots().finditer(one.text)
        if not any("名词" in heading for heading in one.section):
            yield from _observed("WRD102", one, [*_alternatives().finditer(one.text)])
    yield from _observed("WRD101", one, found)


def _observed(rule: str, one: Passage, found: list[re.Match[str]]) -> Iterator[Observation]:
    if found:
        ordered = sorted(found, key=lambda match: match.start())
        yield Observation(
            rule=rule,
            operands=tuple(one.excerpt(match.start(), match.end()) for match in ordered),
            where=one.title,
            facts={"text": ordered[0].group(), "count": str(len(ordered))},
        )


def _told(one: Passage) -> list[Excerpt]:
    if one.kind not in ("paragraph", "note", "cell"):
        return []
    if _instructions().search(one.text):
        return [one.whole()]
    asked = _asked().search(one.text) if one.kind == "paragraph" and one.part == "narrative" else None
    return [one.excerpt(asked.start(), asked.end())] if asked is not None else []
