"""A quantity that a sheet's words state of the very thing that an indicator counts (PRF218)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.disclosure import Paragraph
from reconcile.ledger import Figure, Observation, Statement
from reconcile.narrative.tokens import Token, tokens
from reconcile.numerals import Bound
from reconcile.recognition import Indicator, Recognition
from reconcile.target_sheets.chosen import target_sheets
from reconcile.target_sheets.projects import bare
from reconcile.target_sheets.quoting import quoted

CODES = ("PRF218",)

_SHORTEST = 4  # characters of a thing's name that two places cannot share by chance
_MOST_OF_NAME = 0.6
_COUNTS = re.compile(r"(?:数量|总数|个数|人数|台数|数|量)$")
_BOUNDS: dict[str, Bound] = {"以上": "≥", "以下": "≤", "以内": "≤"}
_JOIN = re.compile(r"(?:及?(?P<bound>以上|以下|以内))?的?")
_STOP = re.compile(r"[，。；;,、：:（(]")
# What makes a count that of a part, of another year or of something that is there already.
_OTHER = re.compile(r"每|各|第|其中|另|已|原|现有|上年|去年|往年|目前|累计|截至|首批|分批|平均")
_UNITS = {"名": "人", "项": "个", "次数": "次"}


def state(known: Recognition) -> Iterator[Statement]:
    """One observation an indicator whose thing the words count otherwise, if they count it in one way only."""
    for sheet in target_sheets(known):
        for one in sheet.indicators:
            target = known.figures.get(one.figure or "")
            if one.period != "annual" or target is None or target.dimension != "count" or not target.micro:
                continue
            if any(other.name == one.name and other.value != one.value for other in sheet.indicators):
                continue  # that the periods differ is told of them
            said = [
                (paragraph, token)
                for paragraph in sheet.prose
                for token in _counts(paragraph, one, target.unit, known.disclosure.year)
            ]
            if len({token.number.micro for _, token in said}) == 1 and _is_unlike(target, *said[0]):
                excerpts = (quoted(sheet, paragraph, token.start, token.end) for paragraph, token in said)
                facts = {"indicator": one.name, "value": one.value, "said": said[0][1].text}
                yield Observation(rule="PRF218", operands=(target.id, *excerpts), where=sheet.project, facts=facts)


def _is_unlike(target: Figure, paragraph: Paragraph, said: Token) -> bool:
    """A target from below may be passed, one from above kept below; two of the same bound are the same target."""
    asked, stated = target.micro or 0, said.number.micro or 0
    if target.bound == (said.bound or _BOUNDS.get(_joined(paragraph, said)["bound"], "")):
        return stated != asked
    return stated < asked if target.bound == "≥" else stated > asked if target.bound == "≤" else False


def _counts(paragraph: Paragraph, one: Indicator, unit: str, year: int) -> Iterator[Token]:
    """The counts right after which the indicator's own thing stands, in that unit."""
    name, text = _COUNTS.sub("", bare(one.name)), paragraph.text
    for token in tokens(text):
        if token.kind != "count" or token.soft or _same_unit(token.number.unit) != _same_unit(unit):
            continue
        clause = _STOP.split(text[: token.start])[-1]
        years = {int(found) for found in re.findall(r"20\d{2}", clause)}
        start = _joined(paragraph, token).end()
        thing = bare(_STOP.split(text[start : start + 2 * len(one.name)])[0])
        if not _OTHER.search(clause) and years <= {year} and _is_named(thing, name):
            yield token


def _joined(paragraph: Paragraph, count: Token) -> re.Match[str]:
    """What joins a count to its thing: nothing, 的, 以上的 …"""
    found = _JOIN.match(paragraph.text, count.end)
    assert found is not None  # every part of the pattern may be missing
    return found


def _is_named(thing: str, name: str) -> bool:
    """Whether the thing begins with what is most of the indicator's name."""
    shared = next((n for n in range(min(len(thing), len(name)), 0, -1) if thing[:n] in name), 0)
    return shared >= max(_SHORTEST, _MOST_OF_NAME * len(name))


def _same_unit(unit: str) -> str:
    return _UNITS.get(unit, unit)
