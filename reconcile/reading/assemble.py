"""What a reader saw becomes a disclosure: headings, paragraphs and tables in order, each under its headings.

One way for every format, so that a rule need not know where a document came from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from reconcile.disclosure import Block, Disclosure, Heading, Paragraph, Part, Table
from reconcile.reading.attachments import begins_attachment
from reconcile.reading.blocks import RawDocument, RawGrid, RawText
from reconcile.reading.contents import Contents, find_contents, key
from reconcile.reading.grids import carries_on, header_rows, is_blank, is_sheet, joined, lifted, realigned
from reconcile.reading.headings import is_heading, ordinal
from reconcile.reading.identity import identify
from reconcile.reading.titles import Caption, caption, is_bare_caption, is_note, is_title, split_title

_SENTENCE = re.compile(r"[。；，：！？;]")
_ATTACHED_TABLE = re.compile(r"目录(?:[（(].*[)）])?$")
LONGEST_COVER_LINE = 40


def assemble(raw: RawDocument, *, path: str, sha256: str) -> Disclosure:
    """The disclosure that a raw document holds."""
    blocks = _stitched([one for one in raw.blocks if not (isinstance(one, RawGrid) and is_blank(one))])
    contents = find_contents(blocks) or _without_contents(blocks)
    walk = _Walk(known={key(entry.text): ordinal(entry.text)[0] for entry in contents.entries})
    for line in contents.cover:
        walk.paragraph(line, "contents")
    body = blocks[contents.body :]
    for at, block in enumerate(body):
        if isinstance(block, RawGrid):
            walk.grid(block)
        else:
            following = body[at + 1] if at + 1 < len(body) else None
            walk.text(block, following.text if isinstance(following, RawText) else "")
    walk.release()
    done = tuple(walk.blocks)
    who = identify(
        cover=[line.text for line in contents.cover],
        headings=[one for one in done if isinstance(one, Heading)],
        paragraphs=[one for one in done if isinstance(one, Paragraph)],
        tables=[one for one in done if isinstance(one, Table)],
    )
    return Disclosure(
        path=path,
        sha256=sha256,
        format=raw.format,
        pages=raw.pages,
        title=who.title,
        entity=who.entity,
        year=who.year,
        kind=who.kind,
        level=who.level,
        blocks=done,
        contents=contents.entries,
        unread=raw.unread,
    )


def _stitched(blocks: Sequence[RawText | RawGrid]) -> list[RawText | RawGrid]:
    """Grids that follow one another without text between, as one where the second carries the first on."""
    found: list[RawText | RawGrid] = []
    for block in blocks:
        last = found[-1] if found else None
        if isinstance(block, RawGrid) and isinstance(last, RawGrid) and carries_on(last, block):
            found[-1] = joined(last, block)
        else:
            found.append(block)
    return found


def _without_contents(blocks: Sequence[RawText | RawGrid]) -> Contents:
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


class _Above(Struct, frozen=True):
    """The lines above a table, understood. taken: how many of the lines held belong to it."""

    taken: int
    title: str = ""
    label: str = ""
    owner: str = ""
    unit: str = ""
    period: str = ""


@dataclass
class _Walk:
    """The walk through the body. known: keys of the contents entries with their levels. held: lines that may turn out
    to stand above a table. section: the headings that are open, with their levels.
    """

    known: dict[str, int]
    blocks: list[Block] = field(default_factory=list)
    held: list[RawText] = field(default_factory=list)
    section: list[tuple[int, str]] = field(default_factory=list)
    attached: bool = False
    counts: dict[str, int] = field(default_factory=dict)

    def text(self, raw: RawText, following: str) -> None:
        """A line or paragraph: a note under the table before it, or held until it is known what it is."""
        last = self.blocks[-1] if self.blocks and not self.held else None
        if isinstance(last, Table) and is_note(raw.text, after_note=bool(last.notes)) and last.part != "attachment":
            self.blocks[-1] = replace(last, notes=(*last.notes, raw.text))
            return
        if not self.attached and not is_heading(raw.text) and begins_attachment(raw.text, following):
            self.release()
            self.attached = True
        elif self.attached and self._returns(raw.text):
            self.release()
            self.attached = False
        self.held.append(raw)

    def grid(self, raw: RawGrid) -> None:
        """A table with the lines above it that are its title and the like."""
        inside, grid, notes = lifted(raw)
        grid = realigned(grid)
        above = _above([*self.held, *(RawText(text=line, place=raw.place) for line in inside)])
        kept = max(len(self.held) - max(above.taken - len(inside), 0), 0)
        # A numbered title is a heading too, and stays one.
        heads = [line for line in self.held[kept:] if is_heading(line.text)]
        self.held = self.held[:kept] + heads
        self.release()
        if above.unit and self.attached and not heads:
            self.attached = False
        part: Part = "sheet" if is_sheet(grid.rows, above.title) else "table"
        if part == "table" and (self.attached or _ATTACHED_TABLE.search(above.title)):
            part = "attachment"
        period = (above.period,) if above.period else ()
        self.blocks.append(
            Table(
                id=self._id("t"),
                title=above.title,
                grid=grid.rows,
                header_rows=0 if part == "sheet" else header_rows(grid.rows),
                part=part,
                section=self._path(),
                place=grid.place,
                label=above.label,
                unit=above.unit,
                owner=above.owner,
                notes=(*period, *notes),
                pages=grid.pages,
            )
        )

    def release(self) -> None:
        """Headings and paragraphs of the lines held."""
        lines, self.held = self.held, []
        at = 0
        while at < len(lines):
            line = lines[at]
            whole = line.text + lines[at + 1].text if at + 1 < len(lines) else ""
            if is_heading(line.text) and self._completes(line.text, whole):
                self.heading(line, whole)
                at += 2
                continue
            if (is_heading(line.text) and not self._defines(line.text)) or key(line.text) in self._unnumbered():
                self.heading(line, line.text)
            else:
                self.paragraph(line, "attachment" if self.attached else "narrative")
            at += 1

    def heading(self, raw: RawText, text: str) -> None:
        """A heading; it closes those of its level and below."""
        level = ordinal(text)[0] or self._unnumbered().get(key(text), 1)
        self.section = [(one, words) for one, words in self.section if one < level]
        self.section.append((level, text))
        part: Part = "attachment" if self.attached else "narrative"
        self.blocks.append(Heading(id=self._id("h"), text=text, level=level, part=part, place=raw.place))

    def paragraph(self, raw: RawText, part: Part) -> None:
        """A paragraph of running text."""
        self.blocks.append(
            Paragraph(
                id=self._id("p"),
                text=raw.text,
                part=part,
                section=self._path(),
                place=raw.place,
                lines=raw.lines,
                markup=raw.markup,
            )
        )

    def _returns(self, text: str) -> bool:
        """Whether a line inside an attachment is the next heading of the disclosure itself."""
        level = ordinal(text)[0]
        return is_heading(text) and (level == 1 or (level > 0 and key(text) in self.known))

    def _completes(self, line: str, whole: str) -> bool:
        """Whether a heading wrapped over two lines is `whole`."""
        return key(whole) in self.known and key(line) not in self.known

    def _defines(self, text: str) -> bool:
        """Whether a numbered line that ends with a colon goes on a list of numbered paragraphs (名词解释)."""
        last = self.blocks[-1] if self.blocks else None
        goes_on = isinstance(last, Paragraph) and ordinal(last.text)[0] == ordinal(text)[0]
        return goes_on and text.endswith(("：", ":"))

    def _unnumbered(self) -> dict[str, int]:
        """Entries of the first level by their words alone: the body may leave 第二部分 out."""
        return {
            re.sub(r"^第[一二三四五六七八九十\d]+(?:部分|章|篇)", "", one): level
            for one, level in self.known.items()
            if level == 1
        }

    def _path(self) -> tuple[str, ...]:
        return tuple(words for _, words in self.section)

    def _id(self, letter: str) -> str:
        self.counts[letter] = self.counts.get(letter, 0) + 1
        return f"{letter}{self.counts[letter]}"


def _above(lines: Sequence[RawText]) -> _Above:
    """Understand the lines above a table, from the nearest upwards."""
    parts: list[Caption] = []
    title, label = "", ""
    for line in reversed(lines):
        read = caption(line.text)
        if read.rest and title:
            break
        if read.rest and is_title(read.rest):
            label, title = split_title(read.rest)
        elif read.rest:
            title = _other_title(read.rest) if parts else ""
            if not title:
                break
        parts.append(read)
    return _Above(
        taken=len(parts),
        title=title,
        label=label or next((one.label for one in parts if one.label), ""),
        owner=next((one.owner for one in parts if one.owner), ""),
        unit=next((one.unit for one in parts if one.unit), ""),
        period=next((one.period for one in parts if one.period), ""),
    )


def _other_title(text: str) -> str:
    """A title that does not end with 表: a short line without punctuation, directly above unit or owner."""
    short = len(text) <= LONGEST_COVER_LINE and not _SENTENCE.search(text)
    return split_title(text)[1] if short and not is_note(text) else ""
