"""A saved web page as a tree of elements. Where tags are missing or crossed, it is put right as a browser does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from reconcile.errors import UnreadableDocument
from reconcile.reading.text import decode

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*(gb|utf-?8)""", re.IGNORECASE)
_CODECS = {b"gb": "gb18030", b"ut": "utf-8"}
_HEAD = 4096
_EMPTY = re.compile("area|base|br|col|embed|frame|hr|img|input|link|meta|param|source|track|wbr")
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
BLOCKS = re.compile(
    "address|article|aside|blockquote|body|caption|center|d[dlt]|details|dir|div|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|header|hr|legend|li|main|menu|nav|ol|p|pre|section|summary|table|ul"
)
# What begins where one of the first has not ended ends it, unless one of the second stands between.
_PARAGRAPH, _TABLE, _CELLS = frozenset({"p"}), frozenset({"table"}), frozenset({"td", "th"})
_OF_TABLE = _TABLE | _CELLS | _SECTIONS | {"tr"}
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    **dict.fromkeys(_CELLS, (_CELLS, _TABLE)),
    **dict.fromkeys(("tr", *_SECTIONS), (frozenset({"tr"}), _TABLE)),
    "li": (frozenset({"li"}), _TABLE | {"ol", "ul"}),
}
_DEEPEST = 200
_MOST_PIECES = (
    800_000  # tags and words; a disclosure of a hundred pages that Word saved with its marks has some 200,000
)
_MOST_ATTRIBUTES = 500_000  # of all tags together; such a disclosure has some 200,000


class Element:
    """line: of the source, on which it begins. children: elements, and words with their line."""

    __slots__ = ("attributes", "children", "depth", "line", "parent", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], line: int, parent: Element | None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.line = line
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent else 0
        self.children: list[Element | tuple[str, int]] = []

    def around(self) -> Iterator[Element]:
        """This element and those it stands in, from the innermost."""
        here: Element | None = self
        while here is not None:
            yield here
            here = here.parent


def tree_of(content: bytes, name: str) -> Element:
    """The root of a page; `name` is the file's, for messages."""
    text = _decoded(content)
    if text.count("&") > _MOST_PIECES or text.count("=") > _MOST_ATTRIBUTES:
        raise UnreadableDocument("file-crowded", file=name)
    tree = _Tree(name)
    # Not closed: what a tag or comment without an end holds is not looked through again and again.
    tree.feed(text + "\n")
    return tree.root


def _decoded(content: bytes) -> str:
    """The text of a page. What it says of its encoding may no longer hold since it was saved: UTF-8 is tried first."""
    found = _CHARSET.search(content[:_HEAD])
    named = [(_CODECS[found[1][:2].lower()], "replace")] if found else []
    for codec, errors in [("utf-8-sig", "strict"), *named]:
        try:
            text = content.decode(codec, errors)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    return decode(content)


class _Tree(HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.root = self.here = Element("", {}, 1, None)
        self.count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if BLOCKS.fullmatch(tag):
            self._end(_PARAGRAPH, _TABLE | _CELLS)
        if tag in _ENDS:
            self._end(*_ENDS[tag])
        if tag in _SECTIONS:
            self._end(_SECTIONS, _TABLE)
        self._count()
        made = Element(tag, {key: value or "" for key, value in attrs}, self.getpos()[0], self.here)
        self.here.children.append(made)
        if not _EMPTY.fullmatch(tag):
            self.here = made

    def handle_endtag(self, tag: str) -> None:
        self._end(frozenset({tag}), _TABLE if tag in _OF_TABLE else _TABLE | _CELLS)

    def handle_data(self, data: str) -> None:
        self._count()
        self.here.children.append((data, self.getpos()[0]))

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """<![if …]> and <![endif]> of Word say nothing; the library knows no others and fails on them."""
        return self.parse_bogus_comment(i)

    def _count(self) -> None:
        self.count += 1
        if self.here.depth > _DEEPEST or self.count > _MOST_PIECES:
            raise UnreadableDocument("file-crowded", file=self.name)

    def _end(self, tags: frozenset[str], inside: frozenset[str]) -> None:
        """End the innermost open element of these kinds, unless one of `inside` stands between."""
        for one in self.here.around():
            if one.tag in tags and one.parent is not None:
                self.here = one.parent
                return
            if one.tag in inside:
                return
