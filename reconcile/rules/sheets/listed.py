"""How many things a target counts against the list of them in the sheet's words (PRF216)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.disclosure import Paragraph
from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.recognition import Indicator, Recognition, TargetSheet
from reconcile.wording.listed import goes_on, most, names_at

CODES = ("PRF216",)

_KINDS = frozenset({"个", "项", "类", "种", "套", "条"})
_OPENS = re.compile(r"(?:分别)?(?:包括|包含|涵盖|分别为|即)[:：]?|[:：]")
_STOP = re.compile(r"[。；;\n](?=[一二三四五六七八九]是)|。")
_SHORTEST = 5  # characters of a name that cannot be hit by chance
_TAIL = 4  # characters at the end of a name that open its list (运维内容)
_ORDINAL = re.compile(r"[:：;；]\s*(\d{1,2})[.、．]?(?=\D)")
_LEAST = 2  # names that make a list


def state(known: Recognition) -> Iterator[Statement]:
    """One observation a target that counts more than the sheet's words name."""
    for sheet in known.target_sheets:
        for one in sheet.indicators:
            figure = known.figures.get(one.figure or "")
            if one.period != "annual" or figure is None or figure.unit not in _KINDS or figure.value is None:
                continue
            found = _stretch(sheet, one) or _numbered(sheet, one)
            counted = _count(found[1]) if found is not None else 0
            if found is not None and _LEAST <= counted < figure.value:
                yield _observed(sheet, one, *found, counted)


def _stretch(sheet: TargetSheet, one: Indicator) -> tuple[Paragraph, str] | None:
    """What the words say from the indicator's name on, to the end of that item; the first place where they name it."""
    for paragraph in sheet.prose:
        at = paragraph.text.find(one.name) if len(one.name) >= _SHORTEST else -1
        if at >= 0:
            return paragraph, _STOP.split(paragraph.text[at:])[0]
    return None


def _numbered(sheet: TargetSheet, one: Indicator) -> tuple[Paragraph, str] | None:
    """The numbered list (…内容包括：1.…；2.…) that the end of the indicator's name opens, if it is the only one."""
    opens = re.compile(rf"{re.escape(one.name[-_TAIL:])}(?:主要)?(?:包括|包含|有|为)[:：](?=1[.、．])")
    found = [(each, match.start()) for each in sheet.prose for match in opens.finditer(each.text)]
    if len(one.name) < _SHORTEST or len(found) != 1:
        return None
    paragraph, at = found[0]
    return paragraph, re.split(r"[。）)](?=\D|$)", paragraph.text[at:])[0]


def _count(text: str) -> int:
    """The names in all lists of the stretch, or 0 where one is not whole or there is none; the numbers of a numbered
    list, one by one.
    """
    numbers = [int(found) for found in _ORDINAL.findall(text)]
    if numbers:
        return len(numbers) if numbers == list(range(1, len(numbers) + 1)) else 0
    lists = [names_at(text, found.end()) for found in _OPENS.finditer(text)]
    return 0 if goes_on(text) else sum(most(one) for one in lists if len(one) >= _LEAST)


def _observed(sheet: TargetSheet, one: Indicator, paragraph: Paragraph, text: str, counted: int) -> Observation:
    said = Excerpt(
        text=text,
        part="sheet",
        title=sheet.table.title,
        row=paragraph.section[-1] if paragraph.section else "",
        block=sheet.table.id,
        place=paragraph.place,
    )
    facts = {"indicator": one.name, "value": one.value, "count": str(counted)}
    return Observation(rule="PRF216", operands=(one.figure or said, said), where=sheet.project, facts=facts)
