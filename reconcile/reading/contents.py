"""The contents page: its entries, and where the cover before it and the body after it begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from reconcile.disclosure import ContentsEntry
from reconcile.numerals import fold
from reconcile.reading.blocks import RawGrid, RawText
from reconcile.reading.headings import is_heading, number, ordinal
from reconcile.reading.titles import is_bare_caption, is_title

_HEAD = re.compile(r"目[录次]")
_LEADERS_WITHOUT_HEAD = 3
_SENTENCE = re.compile(r"[。；，：！？;]")
_PAGE_AT_END = re.compile(r"(?P<text>.*[^\d\s.])\s*(?P<page>\d{1,3})")
LONGEST_COVER_LINE = 40
_PUNCTUATION = re.compile(r"[\s“”\"'‘’《》、，,.:：。_—-]")


class Contents(Struct, frozen=True):
    """cover: blocks before the contents. body: index of the first block after it. entries: its lines."""

    cover: tuple[RawText, ...]
    body: int
    entries: tuple[ContentsEntry, ...]


def key(text: str) -> str:
    """A heading or entry as it is compared: without punctuation and white space."""
    return _PUNCTUATION.sub("", fold(text))


def find_contents(blocks: Sequence[RawText | RawGrid]) -> Contents | None:
    """The contents page of a document, or None where it has none."""
    first_grid = next((at for at, one in enumerate(blocks) if isinstance(one, RawGrid)), len(blocks))
    head = next((at for at, one in enumerate(blocks[:first_grid]) if _HEAD.fullmatch(_text(one))), None)
    leaders = [at for at, one in enumerate(blocks[:first_grid]) if isinstance(one, RawText) and one.leader]
    if head is None:
        if len(leaders) < _LEADERS_WITHOUT_HEAD:
            return None
        start = begin = leaders[0]
    else:
        start, begin = head, head + 1
    lines = [one for one in blocks[begin:first_grid] if isinstance(one, RawText)]
    count = _length(lines)
    lines = _with_pages(lines[:count])
    cover = tuple(one for one in blocks[:start] if isinstance(one, RawText))
    return Contents(cover=cover, body=begin + count, entries=_entries(lines))


def without_contents(blocks: Sequence[RawText | RawGrid]) -> Contents:
    """Where there is no contents page: the short lines before the first heading, table or sentence are the cover."""
    count = 0
    for block in blocks:
        if isinstance(block, RawGrid):
            # What stands directly above the first table belongs to it.
            count = 0
            break
        if is_heading(block.text) or _SENTENCE.search(block.text) or is_bare_caption(block.text):
            break
        if len(block.text) > LONGEST_COVER_LINE or is_title(block.text):
            break
        count += 1
    cover = tuple(one for one in blocks[:count] if isinstance(one, RawText))
    return Contents(cover=cover, body=count, entries=())


def _text(block: RawText | RawGrid) -> str:
    return re.sub(r"\s", "", block.text) if isinstance(block, RawText) else ""


def _length(lines: Sequence[RawText]) -> int:
    """How many of the lines after 目录 belong to the contents: up to where its first entry comes again."""
    if not lines:
        return 0
    again = next((at for at in range(1, len(lines)) if _begins_body(lines, at)), None)
    leaders = [at for at, line in enumerate(lines[:again]) if line.leader]
    if leaders:
        after = lines[leaders[-1] + 1 : again]
        # The last entries may lack dots and page number; the first of them comes again in the body.
        trailing = again is not None and bool(after) and all(is_heading(line.text) for line in after)
        return leaders[-1] + 1 + (len(after) if trailing else 0)
    if again is not None:
        return again
    return next((at for at, line in enumerate(lines) if not _may_be_entry(line.text)), len(lines))


def _may_be_entry(text: str) -> bool:
    return is_heading(text) or (len(text) <= 40 and not re.search("[，。；]", text))


def _begins_body(lines: Sequence[RawText], at: int) -> bool:
    """Whether line `at` is where the body begins: the first entry again, or the numbering begun anew."""
    if _same(lines[0].text, lines[at].text):
        return True
    level, first = ordinal(lines[at].text)[0], number(lines[at].text) == 1
    before = [ordinal(line.text)[0] for line in lines[:at]]
    if not first or 1 in before or before.count(2) < 2:
        return False
    return level == 1 or (level == 2 and before[0] == 2 and number(lines[0].text) == 1)


def _same(entry: str, text: str) -> bool:
    level, numbering = ordinal(entry)
    if level == 1 and ordinal(text)[0] == 1:
        return key(numbering) == key(ordinal(text)[1])
    return key(entry).rstrip("0123456789") == key(text).rstrip("0123456789")


def _with_pages(lines: Sequence[RawText]) -> list[RawText]:
    """Entries that end with their page number without dots before it: where nearly all have a page, in rising order."""
    found = [_PAGE_AT_END.fullmatch(line.text) if line.target is None else None for line in lines]
    told = [int(one["page"]) if one else line.target for line, one in zip(lines, found, strict=True)]
    pages = [one for one in told if one is not None]
    if len(pages) < max(2, len(lines) * 2 // 3) or pages != sorted(pages):
        return list(lines)
    return [
        replace(line, text=one["text"], target=int(one["page"])) if one else line
        for line, one in zip(lines, found, strict=True)
    ]


def _entries(lines: Sequence[RawText]) -> tuple[ContentsEntry, ...]:
    """The entries; one that is wrapped over two lines is put together."""
    entries: list[ContentsEntry] = []
    open_line = False
    for line in lines:
        goes_on = bool(entries) and open_line and ordinal(line.text)[0] == 0 and not _starts_with_label(line.text)
        if goes_on:
            before = entries.pop()
            entries.append(ContentsEntry(text=before.text + line.text, page=line.target, place=before.place))
        else:
            entries.append(ContentsEntry(text=line.text, page=line.target, place=line.place))
        open_line = line.target is None
    return tuple(entries)


def _starts_with_label(text: str) -> bool:
    return re.match(r"附?表|附件|[^\d]{0,6}公开|20\d\d", text) is not None
