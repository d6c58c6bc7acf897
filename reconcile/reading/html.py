"""Web pages as they are saved (.html, .mht): the disclosure in them, without what the site puts around every page.

A page has no pages of paper; a place is the line of its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from itertools import islice

from msgspec import Struct

from reconcile.disclosure import Cell, Place, packed
from reconcile.errors import UnreadableDocument
from reconcile.numerals import is_number
from reconcile.reading.blocks import MOST_CELLS_AT_ONCE, RawDocument, RawGrid, RawText
from reconcile.reading.glyphs import cleaned
from reconcile.reading.headings import ordinal
from reconcile.reading.html_site import Printed, disclosed
from reconcile.reading.html_tree import BLOCKS, Element, tree_of
from reconcile.reading.lines import as_text, begins_anew
from reconcile.reading.numbering import numbered
from reconcile.reading.titles import is_bare_caption

_LEFT_OUT = re.compile(
    "aside|button|datalist|del|footer|frameset|iframe|nav|noframes|noscript|object|option|r[pt]|script|select|style|svg"
    "|template|textarea|title|xml"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_NOTED = re.compile(
    r"#_?(?:ftn|edn|fn|en|(?:sd)?(?:foot|end)note|cite_)(?:ref|note)?[-_]?\d+(?:anc|sym)?$", re.IGNORECASE
)
_NUMBERS = {
    **dict.fromkeys(("a", "lower-alpha", "lower-latin"), "lowerLetter"),
    **dict.fromkeys(("A", "upper-alpha", "upper-latin"), "upperLetter"),
    **dict.fromkeys(("i", "lower-roman"), "lowerRoman"),
    **dict.fromkeys(("I", "upper-roman"), "upperRoman"),
    **dict.fromkeys(("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal"), "chineseCounting"),
    "none": "none",
}
_LISTED = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_INDENTED = re.compile(r"\s*[\u3000\xa0]{2}")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_ARCHIVED = re.compile(rb"\s*(?:mime-version|from|snapshot-content-location|content-type):", re.IGNORECASE)
_WIDEST = 200
_MOST_LINES = 50_000  # paragraphs and tables; a disclosure of a hundred pages has some 2,000
_LONG_CELL = 10  # paragraphs, as no cell of a table has that holds most of its words
_FEW_FIGURES = 4
_LONGEST_NUMBER = 4


class _Words(Struct):
    """A paragraph. within: the element that it stands in. linked: how many of the characters lead elsewhere."""

    text: str
    line: int
    within: Element
    linked: int


class _Filled(Struct):
    """A cell with the paragraphs and tables in it. words: of its paragraphs."""

    element: Element
    found: list[_Words | Element]
    words: str


def read_html(content: bytes, name: str) -> RawDocument:
    """A saved page, or an archive of one (.mht), as text and grids; `name` is the file's, for messages."""
    blocks: list[RawText | RawGrid] = []
    for page in _pages(content, name):
        found = list(islice(_printed(_Flow(tree_of(page, name)).found, name), _MOST_LINES))
        if len(found) == _MOST_LINES:
            raise UnreadableDocument("file-crowded", file=name)
        blocks += disclosed(found)
    return RawDocument(format="web", pages=0, blocks=tuple(blocks))


def _pages(content: bytes, name: str) -> list[bytes]:
    """The page, or those in an archive."""
    if not _ARCHIVED.match(content):
        return [content]
    try:
        parts = [one for one in message_from_bytes(content).walk() if one.get_content_type() == "text/html"]
    except RecursionError:
        parts = []
    found = [held for one in parts if isinstance(held := one.get_payload(decode=True), bytes)]
    if not found:
        raise UnreadableDocument("file-damaged", file=name)
    return found


class _Flow:
    """The paragraphs and tables in an element, in order. open: words of the paragraph that has begun."""

    def __init__(self, element: Element) -> None:
        self.found: list[_Words | Element] = []
        self.open: list[str] = []
        self.line = self.linked = 0
        self.label = ""
        self._add(element, linked=False)
        self._end(element)

    def _add(self, element: Element, *, linked: bool) -> None:
        count = _number(element, "start", 1) - 1
        for child in element.children:
            if isinstance(child, tuple):
                self._words(child[0], child[1], linked=linked)
            elif not _is_shown(child):
                continue
            elif child.tag == "br":
                self.open.append("\n")
            elif child.tag == "table":
                self._end(element)
                self.found.append(child)
            elif BLOCKS.fullmatch(child.tag):
                self._end(element)
                if child.tag == "li" and element.tag == "ol":
                    count = _number(child, "value", count + 1)
                    self.label = _label(element, count)
                self._add(child, linked=linked)
                self._end(child)
            elif child.tag != "tr":  # a table's rows are read with the table
                self._add(child, linked=linked or _leads(child))

    def _words(self, words: str, line: int, *, linked: bool) -> None:
        text = _BLANKS.sub(" ", words)
        if text.strip():
            self.line = self.line or line + words[: len(words) - len(words.lstrip())].count("\n")
            self.linked += len(text) if linked else 0
        self.open.append(text)

    def _end(self, within: Element) -> None:
        text = "".join(self.open)
        if text.strip():
            label = "" if ordinal(text.strip())[0] else self.label
            self.found.append(_Words(label + text, self.line, within, self.linked))
            self.label = ""
        self.open, self.line, self.linked = [], 0, 0


def _is_shown(element: Element) -> bool:
    hidden = "hidden" in element.attributes or _HIDDEN.search(element.attributes.get("style", ""))
    noted = _NOTED.search(element.attributes.get("href", ""))  # the number of a footnote, which would lengthen a figure
    return not (hidden or noted or _LEFT_OUT.fullmatch(element.tag))


def _leads(element: Element) -> bool:
    """Whether it is a link to another page; an entry of the contents leads to a place on this one."""
    target = element.attributes.get("href", "")
    return element.tag == "a" and bool(target) and "#" not in target[:-1]


def _label(element: Element, count: int) -> str:
    """The number that a browser prints before an item of a list."""
    styled = _LISTED.search(element.attributes.get("style", ""))
    style = _NUMBERS.get(styled[1].lower() if styled else element.attributes.get("type", ""), "decimal")
    number = numbered(count, style)
    return number and number + ("、" if style == "chineseCounting" else ".")


def _printed(found: Sequence[_Words | Element], name: str) -> Iterator[Printed]:
    for one in found:
        if isinstance(one, _Words):
            for text in _parted(one.text):
                yield Printed(as_text(text, Place(line=one.line)), one.within, one.linked * 2 > len(one.text.strip()))
        else:
            yield from _table(one, name)


def _parted(words: str) -> Iterator[str]:
    """A paragraph, parted at line breaks where what follows is set as another one."""
    whole = ""
    for line in words.split("\n"):
        bare = line.strip()
        alone = not bare or any(part and is_bare_caption(part) for part in (bare, whole.strip()))
        if whole and (alone or _INDENTED.match(line) or begins_anew(line, whole)):
            yield whole
            whole = ""
        whole += line.rstrip() if whole else bare
    if whole:
        yield whole


def _table(table: Element, name: str) -> Iterator[Printed]:
    """A table, and after it the tables inside of it; of one that only lays out the page, what its cells hold."""
    yield from _printed(_Flow(table).found, name)  # what stands in it beside its rows
    lines = list(_inside(table, "tr"))
    rows = [[_filled(cell) for cell in _inside(line, "td", "th")] for line in lines]
    cells = [cell for row in rows for cell in row]
    if _lays_out(cells):
        for cell in cells:
            yield from _printed(cell.found, name)
        return
    linked = sum(one.linked for cell in cells for one in cell.found if isinstance(one, _Words))
    amounts = any("." in cell.words and is_number(cell.words) for cell in cells)
    leads = linked * 2 > sum(len(cell.words) for cell in cells) and not amounts
    if cells:
        yield Printed(_grid(rows, [Place(line=one.line) for one in lines], name), table.parent or table, leads)
    for cell in cells:
        yield from _printed([one for one in cell.found if isinstance(one, Element)], name)


def _filled(cell: Element) -> _Filled:
    found = _Flow(cell).found
    return _Filled(cell, found, "\n".join(one.text for one in found if isinstance(one, _Words)))


def _inside(element: Element, *tags: str) -> Iterator[Element]:
    """The elements of these kinds that are shown, without those inside of them or of a table further in."""
    for child in element.children:
        if isinstance(child, Element) and _is_shown(child):
            if child.tag in tags:
                yield child
            elif child.tag != "table":
                yield from _inside(child, *tags)


def _lays_out(cells: Sequence[_Filled]) -> bool:
    """Whether a table only lays out a page: it is a frame, or holds tables and no figures, or most of the text."""
    if any(isinstance(one, Element) for cell in cells for one in cell.found):
        return sum(is_number(cell.words) for cell in cells) < _FEW_FIGURES
    longest = max((cell.words for cell in cells), key=len, default="")
    fills = len(longest) * 2 > sum(len(cell.words) for cell in cells)
    return len(cells) <= 1 or (fills and sum(1 for _ in _parted(longest)) >= _LONG_CELL)


def _grid(rows: Sequence[Sequence[_Filled]], places: Sequence[Place], name: str) -> RawGrid:
    filled: dict[tuple[int, int], Cell | None] = {}
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in filled:
                column += 1
            height = min(_number(cell.element, "rowspan", 1) or len(rows), len(rows) - at)
            width = min(max(_number(cell.element, "colspan", 1), 1), _WIDEST)
            filled.update({(at + down, column + right): None for down in range(height) for right in range(width)})
            text, markup = cleaned(cell.words)
            filled[at, column] = Cell(text, at, column, height, width, place=places[at], markup=markup)
            if len(filled) > MOST_CELLS_AT_ONCE:
                raise UnreadableDocument("file-crowded", file=name)
    width = max((column + 1 for _, column in filled), default=0)
    if width * len(rows) > MOST_CELLS_AT_ONCE:
        raise UnreadableDocument("file-crowded", file=name)
    grid = [
        tuple(filled.get((at, column), Cell("", at, column, place=place)) for column in range(width))
        for at, place in enumerate(places)
    ]
    return RawGrid(packed(grid), place=places[0] if places else Place())


def _number(element: Element, name: str, otherwise: int) -> int:
    value = element.attributes.get(name, "").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) <= _LONGEST_NUMBER else otherwise
