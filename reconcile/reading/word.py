"""Word documents (.docx): paragraphs and tables in document order, merged cells and numbered paragraphs known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import OpcError

from reconcile.disclosure import Cell, Place, PrintedLine
from reconcile.errors import UnreadableDocument
from reconcile.reading.blocks import RawDocument, RawGrid, RawText
from reconcile.reading.glyphs import cleaned
from reconcile.reading.numbering import Numbering
from reconcile.reading.packages import package_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What is not printed in the running text: deleted words, field codes, text boxes' duplicates.
_SKIPPED = {
    f"{_W}del",
    f"{_W}instrText",
    f"{_W}moveFrom",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_CHARACTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_LEADER = re.compile(r"(?P<text>.*\S)(?:[\s.．…·]*\t[\s.．…·]*|\s*[.．…·]{3,}\s*)(?P<page>\d{1,4})")
_PAGE_NUMBER = re.compile(r"[-—–\s]*\d{1,3}[-—–\s]*")
LARGEST_TABLE = 200_000

Element = Any  # lxml is untyped; its XMLSyntaxError is a SyntaxError


def read_word(content: bytes, name: str) -> RawDocument:
    """A Word document as text and grids; `name` is the file's, for messages."""
    with package_of(content, name):
        try:
            document = docx.Document(BytesIO(content))
        except (OpcError, SyntaxError, AttributeError) as error:
            raise UnreadableDocument("file-damaged", file=name) from error
        blocks = tuple(_blocks(document.element.body, Numbering(document), name))
    return RawDocument(format="word", pages=0, blocks=blocks)


def _blocks(parent: Element, numbering: Numbering, name: str) -> Iterator[RawText | RawGrid]:
    for child in parent:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, numbering)
        elif child.tag == f"{_W}tbl":
            yield _grid(child, numbering, name)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"):
            yield from _blocks(child, numbering, name)


def _text(element: Element) -> str:
    """The words of an element as printed, with tabs and line breaks."""
    pieces = []
    for child in element:
        if child.tag == f"{_W}t":
            pieces.append(child.text or "")
        elif child.tag in _CHARACTERS:
            pieces.append(_CHARACTERS[child.tag])
        elif child.tag not in _SKIPPED and child.tag != f"{_W}pPr" and isinstance(child.tag, str):
            pieces.append(_text(child))
    return "".join(pieces)


def _paragraph(element: Element, numbering: Numbering) -> Iterator[RawText]:
    """A paragraph; one that a line break divides into lines of their own (titles) is still one."""
    printed = numbering.label(element) + _text(element)
    if not printed.strip() or _PAGE_NUMBER.fullmatch(printed):
        return
    entry = _LEADER.fullmatch(printed.strip()) if "\t" in printed or ".." in printed or "……" in printed else None
    text, markup = cleaned(entry["text"] if entry else printed)
    yield RawText(
        text=text,
        place=Place(),
        lines=(PrintedLine(start=0, place=Place()),),
        centred=_centred(element),
        leader=entry is not None,
        target=int(entry["page"]) if entry else None,
        markup=markup,
    )


def _centred(element: Element) -> bool:
    found = element.find(f"{_W}pPr/{_W}jc")
    return found is not None and found.get(f"{_W}val") == "center"


def _grid(table: Element, numbering: Numbering, name: str) -> RawGrid:
    """A table: a cell that spans columns covers the next ones, one that is merged downwards the ones below."""
    rows: list[list[Cell | None]] = []
    open_cells: dict[int, tuple[int, int]] = {}
    for at, row in enumerate(one for one in table.iter(f"{_W}tr") if _owner(one) is table):
        column = _skipped(row)
        line: list[Cell | None] = [Cell("", at, index) for index in range(column)]
        for cell in (one for one in row.iter(f"{_W}tc") if _owner(one) is table):
            width, goes_on = _span(cell), _goes_on(cell)
            if goes_on and column in open_cells:
                top, left = open_cells[column]
                above = rows[top][left]
                if above is not None:
                    rows[top][left] = _taller(above, at - top + 1)
                line += [None] * width
            else:
                text, markup = cleaned(_cell_text(cell, numbering))
                line.append(Cell(text, at, column, 1, width, markup=markup))
                line += [None] * (width - 1)
                open_cells[column] = (at, column)
            column += width
        rows.append(line)
        if len(rows) * column > LARGEST_TABLE:
            raise UnreadableDocument("file-too-large", file=name, limit=LARGEST_TABLE)
    width = max(map(len, rows), default=0)
    return RawGrid(
        rows=tuple(
            tuple(line + [Cell("", at, column) for column in range(len(line), width)]) for at, line in enumerate(rows)
        ),
        place=Place(),
    )


def _owner(element: Element) -> Element:
    """The table that a row or cell belongs to, not one that this stands in."""
    return next(element.iterancestors(f"{_W}tbl"))


def _cell_text(cell: Element, numbering: Numbering) -> str:
    return "\n".join(numbering.label(one) + _text(one) for one in cell.iter(f"{_W}p"))


def _taller(cell: Cell, height: int) -> Cell:
    return Cell(cell.text, cell.row, cell.column, height, cell.column_span, markup=cell.markup)


def _property(element: Element, path: str) -> str | None:
    found = element.find(path)
    if found is None:
        return None
    value: str = found.get(f"{_W}val", "")
    return value


def _span(cell: Element) -> int:
    value = _property(cell, f"{_W}tcPr/{_W}gridSpan") or "1"
    return min(max(int(value), 1), 200) if value.isdigit() else 1


def _skipped(row: Element) -> int:
    value = _property(row, f"{_W}trPr/{_W}gridBefore") or "0"
    return min(int(value), 200) if value.isdigit() else 0


def _goes_on(cell: Element) -> bool:
    return _property(cell, f"{_W}tcPr/{_W}vMerge") in ("", "continue")
