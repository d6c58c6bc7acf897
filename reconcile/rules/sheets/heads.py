"""How many people a sheet speaks of, in each of its texts and in its indicators (PRF312)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from reconcile.disclosure import Paragraph
from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.narrative.prose import prose
from reconcile.narrative.tokens import Token
from reconcile.recognition import Recognition, TargetSheet
from reconcile.target_sheets.quoting import quoted

CODES = ("PRF312",)

_PEOPLE = frozenset({"人", "名"})
_TARGETS = "indicators"
_ENOUGH = 3  # texts, the indicators among them, that agree before another one differs from them
_STOP = re.compile(r"[，。；;,、：:]")
# What makes a count that of a part, of another year or of other people: those there already, those who are taught.
_OTHER = re.compile(
    r"每|各|第|其中|另|已|原|缺|应配|编|在岗|现有|上年|去年|往年|目前|累计|增加|新增|减少|移交|分批|平均"
    r"|培训|参训|参加|慰问|走访|惠及|受益|邀请|表彰"
)


def state(known: Recognition) -> Iterator[Statement]:
    """One observation a sheet of which one text has another number of people than all the others, by one digit."""
    for sheet in known.target_sheets:
        said = _said(known, sheet)
        usual = [number for number, places in said.items() if len(places) >= _ENOUGH]
        others = [number for number in said if number not in usual]
        odd = said[others[0]] if len(others) == len(usual) == 1 else {}
        # A target may well be lower than what is planned, and a text that has both numbers means two things.
        apart = _TARGETS not in odd and not odd.keys() & said[usual[0]].keys() if odd else False
        if len(odd) == 1 and apart and _by_one_digit(usual[0], others[0]):
            operands = (*odd.values(), *said[usual[0]].values())
            facts = {"said": str(others[0]), "usual": str(usual[0])}
            yield Observation(rule="PRF312", operands=operands, where=sheet.project, facts=facts)


def _said(known: Recognition, sheet: TargetSheet) -> dict[int, dict[str, str | Excerpt]]:
    """The numbers of people, each with the texts that state it; the indicators are one text."""
    result: dict[int, dict[str, str | Excerpt]] = defaultdict(dict)
    for paragraph in sheet.prose:
        for token in prose(paragraph.text).tokens:
            if _is_of_all(paragraph, token, known.disclosure.year):
                shown = quoted(sheet, paragraph, token.start, token.end)
                result[int(token.number.value)].setdefault(paragraph.id, shown)
    for one in sheet.indicators:
        figure = known.figures.get(one.figure or "")
        if figure is not None and figure.unit in _PEOPLE and figure.value is not None:
            result[int(figure.value)].setdefault(_TARGETS, figure.id)
    return result


def _is_of_all(paragraph: Paragraph, token: Token, year: int) -> bool:
    clause = _STOP.split(paragraph.text[: token.start])[-1]
    years = {int(found) for found in re.findall(r"20\d{2}", clause)}
    plain = not token.soft and not token.bound and not _OTHER.search(clause)
    return plain and token.number.unit in _PEOPLE and years <= {year}


def _by_one_digit(one: int, other: int) -> bool:
    first, second = str(one), str(other)
    return len(first) == len(second) > 1 and sum(a != b for a, b in zip(first, second, strict=True)) == 1
