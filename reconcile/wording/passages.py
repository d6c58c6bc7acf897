"""Every piece of printed text of a disclosure, with the place where it stands, in document order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from reconcile.disclosure import Disclosure, Heading, Paragraph, Part, Place, Table
from reconcile.ledger import Excerpt

PassageKind = Literal["heading", "paragraph", "title", "head", "cell", "note"]

_STOP = re.compile(r"[。；;！？!?\n]")
_AROUND = 30  # characters shown on either side of what ends a sentence


class Passage(Struct, frozen=True, kw_only=True):
    """One piece of text. kind: a heading, a paragraph, a table's title, a cell of its heads, another cell, or a line
    under it. section: the headings it stands under, outermost first. title: the table's title, or the nearest heading.
    markup: tags that were left in it.
    """

    text: str
    kind: PassageKind
    part: Part
    title: str
    section: tuple[str, ...]
    block: str
    place: Place
    row: str = ""
    markup: tuple[str, ...] = ()

    def excerpt(self, start: int, end: int) -> Excerpt:
        """What is printed from `start` to `end`, with the sentence that holds it."""
        return Excerpt(
            text=self.text[start:end],
            part=self.part,
            title=self.title,
            row=self.row,
            sentence=_holding(self.text, start, end),
            block=self.block,
            place=self.place,
        )

    def whole(self) -> Excerpt:
        """The whole passage."""
        return self.excerpt(0, len(self.text))


def _holding(text: str, start: int, end: int) -> str:
    """The sentence that holds what is printed from `start` to `end`, or what is around it where it ends a sentence."""
    sentence = sentence_at(text, start)
    return sentence if text[start:end] in sentence else text[max(start - _AROUND, 0) : end + _AROUND].strip()


def sentence_at(text: str, offset: int) -> str:
    """The sentence of `text` that holds the character at `offset`, without its stop."""
    stops = [-1, *(stop.start() for stop in _STOP.finditer(text)), len(text)]
    start = max(stop for stop in stops[:-1] if stop < offset or stop == -1)
    end = min(stop for stop in stops[1:] if stop >= offset)
    return text[start + 1 : end].strip()


def passages(document: Disclosure, *, cells: bool = True) -> Iterator[Passage]:
    """All passages of the disclosure's own text: what it only attaches (other offices' documents) is left out.

    cells: those of tables among them, of which there are many more than of all others: take them one by one, and do not
    hold them.
    """
    heading = ""
    for block in document.blocks:
        if block.part == "attachment":
            continue
        if isinstance(block, Table):
            yield from _of_table(block, cells=cells)
        elif isinstance(block, Heading):
            heading = block.text
            yield _of_text(block, "heading", (), heading)
        else:
            yield _of_text(block, "paragraph", block.section, block.section[-1] if block.section else heading)


def narrative_paragraphs(document: Disclosure) -> Iterator[Passage]:
    """The paragraphs of the narrative."""
    return (one for one in passages(document, cells=False) if one.kind == "paragraph" and one.part == "narrative")


def _of_text(block: Heading | Paragraph, kind: PassageKind, section: tuple[str, ...], title: str) -> Passage:
    return Passage(
        text=block.text,
        kind=kind,
        part=block.part,
        title=title,
        section=section,
        block=block.id,
        place=block.place,
        markup=block.markup if isinstance(block, Paragraph) else (),
    )


def _of_table(table: Table, *, cells: bool) -> Iterator[Passage]:
    def passage(text: str, kind: PassageKind, place: Place, row: str = "", markup: tuple[str, ...] = ()) -> Passage:
        return Passage(
            text=text,
            kind=kind,
            part=table.part,
            title=table.title,
            section=table.section,
            block=table.id,
            place=place,
            row=row,
            markup=markup,
        )

    yield passage(table.title, "title", table.place)
    for number, row in enumerate(table.grid if cells else ()):
        label = next((cell.text for cell in row if cell is not None and cell.text), "")
        for cell in row:
            if cell is not None and (cell.text or cell.markup):
                kind: PassageKind = "head" if number < table.header_rows else "cell"
                yield passage(cell.text, kind, cell.place, label if label != cell.text else "", cell.markup)
    for note in table.notes:
        yield passage(note, "note", table.place)
