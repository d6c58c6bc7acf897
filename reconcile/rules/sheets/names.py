"""A sheet's project name against what the sheet's own words call the project."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.ledger import Excerpt, Observation, Statement
from reconcile.recognition import Recognition, TargetSheet
from reconcile.target_sheets.projects import bare
from reconcile.target_sheets.quoting import printed_field

CODES = ("PRF108",)

_SHORTEST = 6  # characters of a name that cannot be hit by chance
_ENOUGH = 2  # texts of the sheet that must call the project by the other name
_COUNTED = re.compile(r"[\d一二三四五六七八九十甲乙丙]")


def state(known: Recognition) -> Iterator[Statement]:
    """One observation a sheet whose words never use its name but twice use one that differs by a slip."""
    for sheet in known.target_sheets:
        name = bare(sheet.project)
        texts = [bare(paragraph.text) for paragraph in sheet.prose]
        if len(name) < _SHORTEST or any(name in text for text in texts):
            continue
        uses = [{other for other in _candidates(name, text) if _is_slip(name, other)} for text in texts]
        for other in dict.fromkeys(one for found in uses for one in sorted(found)):
            if sum(other in found for found in uses) >= _ENOUGH:
                yield _observed(sheet, other)
                break


def _candidates(name: str, text: str) -> Iterator[str]:
    """Stretches of about the name's length that begin and end as the name does."""
    for start in (found.start() for found in re.finditer(re.escape(name[0]), text)):
        for length in (len(name) - 1, len(name), len(name) + 1):
            stretch = text[start : start + length]
            if len(stretch) == length and stretch[-1] == name[-1]:
                yield stretch


def _is_slip(one: str, other: str) -> bool:
    """Whether two names differ by one character left out, added or exchanged, or by two that changed places."""
    if one == other or _COUNTED.findall(one) != _COUNTED.findall(other):
        return False
    front = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    first, second = one[front:], other[front:]
    swapped = first[:2] == second[1::-1] and first[2:] == second[2:]
    return swapped or first[1:] == second[1:] or first[1:] == second or first == second[1:]


def _observed(sheet: TargetSheet, other: str) -> Observation:
    title, block = sheet.table.title, sheet.table.id
    uses = [paragraph for paragraph in sheet.prose if other in bare(paragraph.text)]
    said = tuple(
        Excerpt(text=other, part="sheet", title=title, row=one.section[-1], block=block, place=one.place)
        for one in uses
        if one.section
    )
    facts = {"named": sheet.project, "called": other}
    return Observation(
        rule="PRF108", operands=(printed_field(sheet, "项目名称"), *said), where=sheet.project, facts=facts
    )
