"""Tab-separated text: lines with tabs are table rows, the others are running text.

A blank line may stand for a page break in the middle of a sentence; the sentence is then put together again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from reconcile.disclosure import Cell, Place, PrintedLine, packed
from reconcile.errors import UnreadableDocument
from reconcile.reading.blocks import MOST_CELLS_AT_ONCE, RawDocument, RawGrid, RawText
from reconcile.reading.glyphs import cleaned
from reconcile.reading.headings import CLASSIFIED, is_heading, is_open, number, ordinal
from reconcile.reading.leaders import leader_of
from reconcile.reading.titles import is_caption, is_note

_PAGE_NUMBER = re.compile(r"[-—–―\s]*\d{1,4}[-—–―\s]*|第\s*\d{1,4}\s*页(?:[，,/\s]*共\s*\d{1,4}\s*页)?")
_ENDS_SENTENCE = tuple("。；：！？…;:!?”）)》】")
_PUNCTUATED = re.compile(r"[，。；：,;]|元、")
# A number cut at the end of a line, and a name of 类, 款 or 项 cut before its mark or its code.
_NUMBER_BEGUN = re.compile(r"\d[.,]?$")
_NUMBER_ENDED = re.compile(r"[.,]?\d[\d.,]*\s*(?:[万亿]?元|[%％])|\d{1,3}年")
_PATH_BEGUN = re.compile(r"[（(](?:类|款|2\d{2}(?:\d{2})?[类款]?)[)）][^（()），。：]+$")
_PATH_ENDED = re.compile(r"[^（()），。：]{1,24}[（(](?:款|项|2\d{4}(?:\d{2})?[款项]?|\d{2}[款项])[)）]")
_FIRST = re.compile(r"[^，。；：,;]+(?:说明|公开|公告|报告|情况)")  # what a document begins with
_LINE_END = re.compile(r"\r\n|[\n\r\f\v]")
_CONTENTS = re.compile(r"目\s*录")
_ODD = re.compile("[\x00-\x08\x0b\x0e-\x1f\ue000-\uf8ff\ufeff]")
HEAD = 4096
FULL_LINE = 20
MOST_LINES = 50_000  # a disclosure of a hundred pages has some 2,000
_MOST_PAGE_NUMBERS = 4  # in a row, inside of a paragraph
_CUT_WORD = 4  # characters
_CUT_LINE = 16  # characters from which a line may be full where what is cut shows it


class _Line(Struct, frozen=True):
    """A line that is not blank. number: from 1. after_gap: a blank line stands before it."""

    number: int
    text: str
    after_gap: bool


def decode(content: bytes) -> str:
    """The text of a file in UTF-8 or UTF-16 (with or without BOM) or GB18030."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _is_noise(text):
            return text
    raise UnreadableDocument("wrong-encoding")


def _encodings(content: bytes) -> tuple[str, ...]:
    """The encodings that a file may have. In UTF-16, every second byte of digits and line ends is zero."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    first, second = (content[at:HEAD:2].count(0) for at in (0, 1))
    if first + second:
        return ("utf-16-le",) if second > first else ("utf-16-be",)
    return "utf-8-sig", "gb18030"


def read_text(text: str) -> RawDocument:
    """Text lines and grids in the order of the file, each with its line numbers."""
    if len(_LINE_END.findall(text)) > MOST_LINES or text.count("\t") > MOST_CELLS_AT_ONCE:
        raise UnreadableDocument("file-crowded")
    return RawDocument(format="text", pages=0, blocks=tuple(_blocks(_lines(text))))


def _is_noise(text: str) -> bool:
    """Whether what was decoded holds too many characters that no document holds."""
    return len(_ODD.findall(text)) * 20 > len(text)


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    gap = False
    for at, line in enumerate(_LINE_END.split(text), 1):
        # A row of blank cells is still a row; a line of blanks is not.
        if line.strip() or "\t" in line:
            found.append(_Line(at, line, gap))
            gap = False
        else:
            gap = True
    return found


def _blocks(lines: list[_Line]) -> Iterator[RawText | RawGrid]:
    at, in_contents = 0, False
    while at < len(lines):
        line = lines[at]
        entry = leader_of(line.text, tabs=in_contents)
        in_contents = entry is not None or _CONTENTS.fullmatch(line.text.strip()) is not None
        if entry is not None:
            text, markup = cleaned(entry[0])
            yield RawText(text=text, place=Place(line=line.number), leader=True, target=entry[1], markup=markup)
            at += 1
        elif "\t" in line.text:
            stop = _end_of_grid(lines, at)
            yield _grid(lines[at:stop])
            at = stop
        else:
            stop = _end_of_paragraph(lines, at)
            if stop > at + 1 or not _PAGE_NUMBER.fullmatch(line.text.strip()):
                yield _paragraph(lines[at:stop])
            at = stop


def _end_of_grid(lines: list[_Line], start: int) -> int:
    at = start + 1
    while at < len(lines) and "\t" in lines[at].text and not lines[at].after_gap:
        at += 1
    return at


def _grid(lines: list[_Line]) -> RawGrid:
    rows = [line.text.split("\t") for line in lines]
    width = max(map(len, rows))
    if width * len(rows) > MOST_CELLS_AT_ONCE:
        raise UnreadableDocument("file-crowded")
    grid = [
        _cells([*row, *[""] * (width - len(row))], at, Place(line=line.number))
        for at, (row, line) in enumerate(zip(rows, lines, strict=True))
    ]
    return RawGrid(packed(grid), place=Place(line=lines[0].number), merged=False)


def _cells(row: list[str], at: int, place: Place) -> tuple[Cell, ...]:
    return tuple(
        Cell(bare, at, column, place=place, markup=markup) for column, (bare, markup) in enumerate(map(cleaned, row))
    )


def _end_of_paragraph(lines: list[_Line], start: int) -> int:
    """The index after the last line that carries on the sentence begun at `start`; page numbers between are passed."""
    stop = at = start + 1
    before = lines[start].text.strip()
    if start == 0 and _FIRST.fullmatch(before):
        return stop
    if _stands_alone(before) and not (at < len(lines) and _is_cut(before, lines[at])):
        return stop
    while at - stop < _MOST_PAGE_NUMBERS and at < len(lines) and "\t" not in lines[at].text:
        text = lines[at].text.strip()
        if not _PAGE_NUMBER.fullmatch(text):
            cut_word = at > stop == start + 1 and _is_cut_word(lines, start) and not _stands_alone(text)
            if not (cut_word or _carries_on(before, lines[at], text)) or _follows(text, lines[start].text.strip()):
                break
            stop, before = at + 1, text
        at += 1
    return stop


def _carries_on(before: str, line: _Line, text: str) -> bool:
    """Whether `text`, that of a line, goes on with the sentence of the line before it, which does not stand alone."""
    if _is_cut(before, line):
        return True
    if before.endswith(_ENDS_SENTENCE) or _stands_alone(text):
        return False
    if line.after_gap:
        return is_open(before) or any(one.search(before) for one in (_PUNCTUATED, CLASSIFIED))
    return len(before) >= FULL_LINE and _PUNCTUATED.search(before + text) is not None


def _follows(text: str, first: str) -> bool:
    """Whether a line opens the item after the one that `first` opens, whose last sentence may lack its full stop."""
    level, numbering = ordinal(text)
    words = text[len(numbering) : len(numbering) + 1]
    return level == ordinal(first)[0] > 0 and number(text) == number(first) + 1 and not words.isdigit()


def _is_cut_word(lines: list[_Line], start: int) -> bool:
    """Whether a line is the few characters that a page ends with in the middle of a list, before its number."""
    unfinished = start > 0 and lines[start - 1].text.rstrip().endswith(("；", "，", "、"))
    return unfinished and not lines[start].after_gap and len(lines[start].text.strip()) <= _CUT_WORD


def _is_cut(before: str, line: _Line) -> bool:
    """Whether a full line ends inside a number or a name that the next one completes, whatever it begins like."""
    if line.after_gap or "\t" in line.text or len(before) < _CUT_LINE:
        return False
    text = line.text.strip()
    number = _NUMBER_BEGUN.search(before) and _NUMBER_ENDED.match(text)
    return bool(number) or bool(_PATH_BEGUN.search(before) and _PATH_ENDED.match(text))


def _stands_alone(text: str) -> bool:
    return is_heading(text) or is_caption(text) or is_note(text) or leader_of(text) is not None


def _paragraph(lines: list[_Line]) -> RawText:
    parts = [line for line in lines if not _PAGE_NUMBER.fullmatch(line.text.strip())] or lines
    pieces: list[str] = []
    printed: list[PrintedLine] = []
    markup: list[str] = []
    start = 0
    for line in parts:
        bare, tags = cleaned(line.text)
        printed.append(PrintedLine(start=start, place=Place(line=line.number)))
        pieces.append(bare)
        start += len(bare)
        markup += tags
    first = Place(line=parts[0].number)
    return RawText(text="".join(pieces), place=first, lines=tuple(printed), markup=tuple(markup))
