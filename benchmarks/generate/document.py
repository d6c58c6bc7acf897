"""A generated disclosure before it is typeset: blocks whose text carries marks.

A mark wraps what an injected error may change (an amount, a share, a direction word, a class name) and says what it
is; `plain` takes the marks away. Marks never nest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

OPEN, MIDDLE, CLOSE = "\ue000", "\ue001", "\ue002"
_MARK = re.compile(f"{OPEN}([^{MIDDLE}]*){MIDDLE}([^{CLOSE}]*){CLOSE}")
LEFT, ABOVE = "\ue010", "\ue011"  # a cell merged into its left, or its upper, neighbour


def mark(text: str, role: str, **info: object) -> str:
    """`text` marked as `role`, with what an injection needs to know."""
    known = "|".join((role, *(f"{name}={value}" for name, value in info.items())))
    return f"{OPEN}{known}{MIDDLE}{text}{CLOSE}"


def plain(text: str) -> str:
    """`text` as printed."""
    return "" if text in (LEFT, ABOVE) else _MARK.sub(lambda found: found[2], text)


@dataclass(frozen=True)
class Mark:
    """One mark inside a string: where it stands, what it says."""

    start: int
    end: int
    role: str
    info: dict[str, str]
    text: str


def marks(text: str) -> Iterator[Mark]:
    """The marks of a string, in order."""
    for found in _MARK.finditer(text):
        role, *pairs = found[1].split("|")
        yield Mark(found.start(), found.end(), role, dict(pair.split("=", 1) for pair in pairs), found[2])


@dataclass
class Heading:
    """A heading. level: 1 第一部分, 2 一、, 3 （一）, 4 1、."""

    text: str
    level: int


@dataclass
class Para:
    """A paragraph."""

    text: str


@dataclass
class Grid:
    """A table. rows: strings with marks; LEFT and ABOVE are covered cells. kind: which form or sheet it is.

    wide: typeset on a landscape page. widths: relative widths of the columns.
    """

    kind: str
    title: str
    rows: list[list[str]]
    header_rows: int
    unit: str = ""
    owner: str = ""
    label: str = ""
    notes: list[str] = field(default_factory=list)
    under: str = ""
    wide: bool = False
    sheet: bool = False

    def merged(self) -> Iterator[tuple[int, int, int, int]]:
        """The merged cells: top, left, bottom, right."""
        for top, row in enumerate(self.rows):
            for left, cell in enumerate(row):
                if cell in (LEFT, ABOVE):
                    continue
                right, bottom = left, top
                while right + 1 < len(row) and row[right + 1] == LEFT:
                    right += 1
                while bottom + 1 < len(self.rows) and self.rows[bottom + 1][left] == ABOVE:
                    bottom += 1
                if (right, bottom) != (left, top):
                    yield top, left, bottom, right


@dataclass
class Contents:
    """A contents page: the entries with the page number printed after the dots."""

    entries: list[tuple[str, int]]
    dotted: bool = True


Block = Heading | Para | Grid | Contents


@dataclass
class Document:
    """A disclosure as generated."""

    family: str
    seed: int
    entity: str
    year: int
    kind: str
    level: str
    cover: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def grids(self) -> Iterator[Grid]:
        """The tables and sheets in order."""
        return (block for block in self.blocks if isinstance(block, Grid))

    def grid(self, kind: str) -> Grid | None:
        """The first table of this kind."""
        return next((one for one in self.grids() if one.kind == kind), None)
