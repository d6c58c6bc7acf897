"""How many things a target counts against the list of them in the sheet's words (PRF216)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.disclosure import Paragraph
from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.recognition import Indicator, Recognition, TargetSheet
from reconcile.target_sheets.chosen import target_sheets
from reconcile.wording.listed import goes_on, most, names_at

CODES = ("PRF216",)

_KINDS = frozenset({"个", "项", "类", "种", "套", "条"})
_OPENS = re.compile(r"(?:分别)?(?:包括|包含|涵盖|分别为|即)[:：]?|[:：]")
_STOP = re.compile(r"[。；;\n](?=[一二三四五六七八九]是)|。")
_SHORTEST = 5  # characters of a name that cannot be hit by chance
_LEAST = 2  # names that make a list


def state(known: Recognition) -> Iterator[Statement]:
    """One observation a target that counts more than the sheet's words name."""
    for sheet in target_sheets(known):
        for one in sheet.indicators:
            figure = known.figures.get(one.figure or "")
            if one.period != "annual" or figure is None or figure.unit not in _KINDS or figure.value is None:
                continue
            found = _stretch(sheet, one)
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


def _count(text: str) -> int:
    """The names in all lists of the stretch, or 0 where one is not whole or there is none."""
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
