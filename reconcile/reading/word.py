"""Word documents (.docx): paragraphs with their numbers, tables, text boxes and footnotes in document order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import zip_longest
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml

from reconcile.disclosure import Place
from reconcile.errors import UnreadableDocument
from reconcile.reading.blocks import MOST_CELLS_AT_ONCE, RawDocument, RawGrid, RawText
from reconcile.reading.glyphs import cleaned
from reconcile.reading.lines import as_text, begins_anew
from reconcile.reading.numbering import Numbering
from reconcile.reading.packages import package_of
from reconcile.reading.titles import is_caption
from reconcile.reading.word_tables import cells_of, grid_of, owner, rows_of
from reconcile.reading.word_text import Element, W, boxes, printed

_WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"}
_PAGE_ENDED = f"{W}lastRenderedPageBreak"
_NOTES = {"/word/footnotes.xml": "footnote", "/word/endnotes.xml": "endnote"}
_PAGE_NUMBER = re.compile(r"[-—–\s]*\d{1,3}[-—–\s]*")
MOST_LINES = 50_000  # paragraphs and rows; a disclosure of a hundred pages has some 2,000


def read_word(content: bytes, name: str) -> RawDocument:
    """A Word document as text and grids; `name` is the file's, for messages."""
    with package_of(content, name):
        try:
            document = docx.Document(BytesIO(content))
        except (OpcError, SyntaxError, AttributeError) as error:  # a SyntaxError is what lxml finds wrong
            raise UnreadableDocument("file-damaged", file=name) from error
        body = document.element.body
        if body is None:
            raise UnreadableDocument("file-damaged", file=name)
        if sum(1 for _ in body.iter(f"{W}tc")) > MOST_CELLS_AT_ONCE:
            raise UnreadableDocument("file-crowded", file=name)
        blocks = tuple(_Reader(document, name).blocks(body))
    return RawDocument(format="word", pages=0, blocks=blocks)


class _Reader:
    """Reads a body in order. page: the page on which Word last laid out what comes next, or 0 where no program said.
    line: paragraphs and table rows so far.
    """

    def __init__(self, document: Any, name: str) -> None:
        self.numbering = Numbering(document)
        self.name = name
        self.notes = _notes(document)
        self.page = int(next(document.element.body.iter(_PAGE_ENDED), None) is not None)
        self.line = 0

    def blocks(self, parent: Element) -> Iterator[RawText | RawGrid]:
        """The paragraphs and tables in an element."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag in _WRAPPERS:
                yield from self.blocks(child)

    def _place(self, element: Element) -> Place:
        """Where an element begins. A break before its first word is one that it stands behind.

        Paragraphs have no numbers that a person could look for: without pages, the heading and the words say where.
        """
        self.line += 1
        if self.line > MOST_LINES:
            raise UnreadableDocument("file-crowded", file=self.name)
        page = self.page
        if page:
            ended = sum(1 for _ in element.iter(_PAGE_ENDED))
            self.page += ended
            page += int(ended > 0 and _ends_page_first(element))
        return Place(page=page or None)

    def _paragraph(self, element: Element) -> Iterator[RawText | RawGrid]:
        words = self.numbering.label(element) + printed(element)
        place = self._place(element)
        for line in _lines(words):
            if line.strip() and not _PAGE_NUMBER.fullmatch(line):
                yield as_text(line, place, centred=_centred(element))
        for note in element.iter(f"{W}footnoteReference", f"{W}endnoteReference"):
            if words := self.notes.pop((note.tag, note.get(f"{W}id")), ""):
                yield as_text(words, place)
        for box in boxes(element):
            yield from self.blocks(box)

    def _table(self, table: Element) -> Iterator[RawText | RawGrid]:
        """A table, and after it the tables inside of it. One whose cells all hold tables is only their frame."""
        rows = rows_of(table)
        cells = [cells_of(row) for row in rows]
        inner = [one for one in table.iter(f"{W}tbl") if one is not table and owner(one) is table]
        if inner and all(len(row) == 1 or all(map(_only_places, row)) for row in cells):
            for column in zip_longest(*cells):
                for cell in column:
                    yield from self.blocks(cell) if cell is not None else ()
            return
        places = [self._place(row) for row in rows]
        grid = grid_of(table, self._cell, places)
        if grid.rows:
            yield grid
        for one in inner:
            yield from self._table(one)

    def _cell(self, cell: Element) -> str:
        own = owner(cell)
        paragraphs = [one for one in cell.iter(f"{W}p") if owner(one) is own and _is_printed(one, cell)]
        return "\n".join(self.numbering.label(one) + printed(one) for one in paragraphs)


def _notes(document: Any) -> dict[tuple[str, str], str]:
    """The texts of foot- and endnotes by the reference that stands in the text."""
    found: dict[tuple[str, str], str] = {}
    for part in document.part.package.iter_parts():
        kind = _NOTES.get(str(part.partname))
        for note in parse_xml(part.blob).iter(f"{W}{kind}") if kind else ():
            if note.get(f"{W}type", "normal") == "normal":
                words = "".join(printed(one) for one in note.iter(f"{W}p"))
                found[f"{W}{kind}Reference", note.get(f"{W}id", "")] = words
    return found


def _is_printed(paragraph: Element, cell: Element) -> bool:
    """Whether a paragraph is of the cell itself and not of an older program's duplicate of a text box."""
    return not any(one.tag.endswith("}Fallback") for one in paragraph.iterancestors() if one is not cell)


def _only_places(cell: Element) -> bool:
    """Whether a cell holds a table, or nothing but what stands above one."""
    lines = [cleaned(printed(one))[0] for one in cell.iter(f"{W}p")]
    return next(cell.iter(f"{W}tbl"), None) is not None or all(is_caption(line) for line in lines if line)


def _ends_page_first(element: Element) -> bool:
    """Whether a page ends before the first word of an element."""
    for one in element.iter(_PAGE_ENDED, f"{W}t"):
        if one.tag == _PAGE_ENDED:
            return True
        if (one.text or "").strip():
            return False
    return False


def _lines(words: str) -> Iterator[str]:
    """The text of a paragraph, parted at a line break where a heading or a sentence ends."""
    whole = ""
    for line in words.split("\n"):
        if whole and begins_anew(line, whole):
            yield whole
            whole = ""
        whole += line
    yield whole


def _centred(element: Element) -> bool:
    found = element.find(f"{W}pPr/{W}jc")
    return found is not None and found.get(f"{W}val") == "center"
