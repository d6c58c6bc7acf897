"""Contents pages without dots between an entry and its page number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from msgspec.structs import replace

from reconcile.reading.pdf.page.lines import Line
from reconcile.reading.pdf.pages import Grid, Page

LEADER = "……"
_HEAD = re.compile(r"目[录次]")
_NUMBER = re.compile(r"\d{1,3}")
_FEWEST = 3


def with_leaders(pages: Iterable[Page]) -> None:
    """On contents pages, make one line of each entry and the number that stands apart at the end of its line."""
    inside = False
    for page in pages:
        begins = any(isinstance(block, Line) and _HEAD.fullmatch(block.text) for block in page.blocks)
        pairs = _entries(page.blocks) if begins or inside else []
        inside = len(pairs) >= _FEWEST or begins
        if len(pairs) >= _FEWEST:
            numbers = {id(number) for _, number in pairs}
            joined = {id(entry): _joined(entry, number) for entry, number in pairs}
            page.blocks = [joined.get(id(block), block) for block in page.blocks if id(block) not in numbers]


def _entries(blocks: list[Line | Grid]) -> list[tuple[Line, Line]]:
    return [
        (entry, number)
        for entry, number in pairwise(blocks)
        if isinstance(entry, Line)
        and isinstance(number, Line)
        and abs(entry.middle - number.middle) < 0.5 * entry.size
        and _NUMBER.fullmatch(number.text)
        and not _NUMBER.fullmatch(entry.text)
    ]


def _joined(entry: Line, number: Line) -> Line:
    return replace(entry, text=entry.text + LEADER * 2 + number.text, x1=number.x1, shared=False)
