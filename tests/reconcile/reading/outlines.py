"""A disclosure in short: its headings, paragraphs and tables, and what stands in a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reconcile.disclosure import Cell, Disclosure, Heading, Paragraph, Table
from reconcile.reading.assemble import assemble
from reconcile.reading.text import read_text

KINDS = {Heading: "heading", Paragraph: "paragraph", Table: "table"}


def disclosure(text: str) -> Disclosure:
    """What a plain text discloses."""
    return assemble(read_text(text), path="x.txt", sha256="")


def outline(found: Disclosure) -> list[str]:
    """Every block in its order: what it is, and its words."""
    return [f"{KINDS[type(one)]} {one.title if isinstance(one, Table) else one.text}" for one in found.blocks]


def cells(rows: Iterable[Sequence[Cell | None]]) -> list[list[str | None]]:
    """What stands in each cell of a table; none where another covers it."""
    return [[None if cell is None else cell.text for cell in row] for row in rows]
