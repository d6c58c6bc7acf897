"""The lines above a table, understood together: title, label, owner, unit and period."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from reconcile.reading.headings import is_heading
from reconcile.reading.titles import Caption, bare_unit, caption, is_note, is_title, split_title, states

_SENTENCE = re.compile(r"[。；，：！？;]")
_IN_BRACKETS = re.compile(r"[（(][^（()）]{2,30}[)）]")
# A first line of a title, which cannot end there: 2026年一般公共预算财政拨款 / 支出预算表.
_BEGUN = re.compile(r"[^。；，：！？;]{0,30}(?:拨款|公共预算|基金(?:预算)?|资本经营(?:预算)?|经费|[、和及与“（(])")
LONGEST_TITLE_WITHOUT_TABLE = 40


class Above(Struct, frozen=True):
    """The lines above a table, understood. taken: how many of the lines held belong to it."""

    taken: int
    title: str = ""
    label: str = ""
    owner: str = ""
    unit: str = ""
    period: str = ""


def read_above(lines: Sequence[str]) -> Above:
    """Understand the lines above a table, from the nearest upwards."""
    parts: list[Caption] = []
    title, label, ending = "", "", ""
    for line in reversed(lines):
        read = bare_unit(line) if not parts else None
        read = read or caption(line)
        if read.rest and title:
            if not parts[-1].rest or not _BEGUN.fullmatch(read.rest) or is_heading(read.rest):
                break
            label, title = split_title(read.rest + title)
        elif _IN_BRACKETS.fullmatch(read.rest):
            ending = "" if read.unit else read.rest
        elif read.rest and is_title(read.rest):
            label, title = split_title(read.rest + ending)
        elif read.rest:
            title = _other_title(read.rest) if parts or states(read.rest) else ""
            if not title:
                break
            title += ending
        parts.append(read)
    return Above(
        taken=len(parts),
        title=title or ending,
        label=label or next((one.label for one in parts if one.label), ""),
        owner=next((one.owner for one in parts if one.owner), ""),
        unit=next((one.unit for one in parts if one.unit), ""),
        period=next((one.period for one in parts if one.period), ""),
    )


def _other_title(text: str) -> str:
    """A title that does not end with 表: a short line without punctuation."""
    short = len(text) <= LONGEST_TITLE_WITHOUT_TABLE and not _SENTENCE.search(text)
    return split_title(text)[1] if short and not is_note(text) else ""
