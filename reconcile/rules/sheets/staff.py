"""How many people a sheet's numbered items name against the indicator on the people of that very item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from reconcile.ledger import Observation, Statement
from reconcile.narrative.prose import Prose, prose
from reconcile.narrative.prose.items import Item, items
from reconcile.recognition import Indicator, Recognition, TargetSheet
from reconcile.target_sheets.projects import bare
from reconcile.target_sheets.quoting import quoted

CODES = ("PRF212",)

_PEOPLE = frozenset({"人", "名"})
_KINDS = re.compile(r"驻场|驻点|值守|坐席|客服|技术人员|运维人员|服务人员|管理人员|保洁|保安|讲师|专家")
_AFTER = 10  # characters after a count in which stands what people they are
_SHARED = 4  # characters that an item's head and an indicator's name must share
_STOPS = re.compile(r"[，。；;,、以及和]")


def state(known: Recognition) -> Iterator[Statement]:
    """One observation an indicator whose number of people is not that of the item it belongs to."""
    for sheet in known.target_sheets:
        if not sheet.prose:
            continue
        of = prose(sheet.prose[0].text)
        numbered = items(of.text)
        for one in sheet.indicators:
            figure = known.figures.get(one.figure or "")
            if one.period != "annual" or figure is None or figure.unit not in _PEOPLE or figure.value is None:
                continue
            item = _item_of(of, numbered, one)
            counts = _counts(of, item, one) if item is not None else []
            if len(counts) != 1:
                continue
            said = int(of.tokens[counts[0]].number.value)
            if said < figure.value or (said > figure.value and figure.bound != "≥"):
                yield _observed(sheet, one, of, counts[0])


def _item_of(of: Prose, numbered: tuple[Item, ...], one: Indicator) -> Item | None:
    """The item whose opening words share most with the indicator's name, if it is the only one that shares so much."""
    name = bare(one.name)
    heads = [bare(re.split(r"[。；;]", of.text[item.start : item.end])[0]) for item in numbered]
    shared = [
        SequenceMatcher(a=name, b=head, autojunk=False).find_longest_match(0, len(name), 0, len(head)).size
        for head in heads
    ]
    best = max(shared, default=0)
    return numbered[shared.index(best)] if best >= _SHARED and shared.count(best) == 1 else None


def _counts(of: Prose, item: Item, one: Indicator) -> list[int]:
    """The counts in the item of the kind of people that the indicator names."""
    kinds = set(_KINDS.findall(one.name))
    found = []
    for at, token in enumerate(of.tokens):
        after = _STOPS.split(of.text[token.end : token.end + _AFTER])[0]
        people = token.kind == "count" and token.number.unit in _PEOPLE and not token.soft and not token.bound
        if people and item.start <= token.start < item.end and kinds & set(_KINDS.findall(after)):
            found.append(at)
    return found


def _observed(sheet: TargetSheet, one: Indicator, of: Prose, at: int) -> Observation:
    token, paragraph = of.tokens[at], sheet.prose[0]
    said = quoted(sheet, paragraph, token.start, token.end)
    facts = {"indicator": one.name, "value": one.value, "said": token.text}
    return Observation(rule="PRF212", operands=(one.figure or said, said), where=sheet.project, facts=facts)
