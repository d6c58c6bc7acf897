"""What a reader saw becomes a disclosure: headings, paragraphs and tables in order, each under its headings.

One way for every format, so that a rule need not know where a document came from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from msgspec.structs import replace

from reconcile.disclosure import Block, Disclosure, Heading, Paragraph, Part, PrintedLine, Table
from reconcile.reading.above import read_above
from reconcile.reading.attachments import begins_attachment
from reconcile.reading.blocks import RawDocument, RawGrid, RawText
from reconcile.reading.contents import find_contents, key, without_contents
from reconcile.reading.grids import as_lines, header_rows, is_blank, is_sheet, lifted, realigned
from reconcile.reading.headings import LONGEST, is_heading, listed, number, ordinal
from reconcile.reading.identity import identify
from reconcile.reading.markup import unmarked
from reconcile.reading.pieces import stitched
from reconcile.reading.titles import is_bare_caption, is_caption, is_note, is_title, split_title, states

_GOES_ON = re.compile(r"(?:[万亿]?元|个?百分点)(?=[，。；、（])|[%％，。；、：！？）】”》]")
# An amount or a rate that begins a line goes on with a line before it that neither ends a sentence nor stands alone.
_AMOUNT = re.compile(r"\d[\d,]*(?:\.\d+)?\s*(?:[万亿]?元|[%％]|个百分点)")
_ENDED = ("。", "；", "：", "！", "？", ";", ":")
_TELLING_END = re.compile(r".{5,45}?(?:情况的?|的)说明(?=[^，。；：、的）)》”中里如见])")
# A title that was set on the line behind the note of the table before.
_TITLE_BEHIND = re.compile(
    r"(?P<before>.+。)(?P<title>(?![^。]{0,4}[见如附])[^。；，：]*(?:预算|决算|收支|支出|收入|经费|目标)[^。；，：]*表(?:[（(][^（()）]*[)）])?)"
)
MOST_NOTES = 50
# What heads a part of a disclosure that has neither contents nor numbers.
_HEADING = re.compile(r"[^，。；：、,;:]{0,30}(?:编制说明|情况说明|决算说明|预算说明|主要职[能责]|机构设置|名词解释)")
_ATTACHED_TABLE = re.compile(r"目录(?:[（(].*[)）])?$")


def assemble(raw: RawDocument, *, path: str, sha256: str) -> Disclosure:
    """The disclosure that a raw document holds."""
    blocks = stitched([part for one in raw.blocks for part in _parts(one)])
    contents = find_contents(blocks) or without_contents(blocks)
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
        recognised=raw.recognised,
    )


def _parts(block: RawText | RawGrid) -> Sequence[RawText | RawGrid]:
    """A block as it is; a grid of captions as its lines, an empty one as nothing."""
    if isinstance(block, RawText):
        return [unmarked(block)]
    return [] if is_blank(block) else as_lines(block) or [block]


@dataclass
class _Walk:
    """The walk through the body. known: keys of the contents entries with their levels. held: lines that may turn out
    to stand above a table. section: the headings that are open, with their levels. attached: inside a document that is
    only passed on; number and inside: the last number of the second level (一、二、…) outside and inside of it.
    """

    known: dict[str, int]
    blocks: list[Block] = field(default_factory=list)
    held: list[RawText] = field(default_factory=list)
    section: list[tuple[int, str]] = field(default_factory=list)
    attached: bool = False
    number: int = 0
    inside: int = 0
    counts: dict[str, int] = field(default_factory=dict)

    def text(self, raw: RawText, following: str) -> None:
        """A line or paragraph: a note under the table before it, or held until it is known what it is."""
        title = _TITLE_BEHIND.fullmatch(raw.text)
        if title and (following == "" or is_bare_caption(following)):
            self.text(replace(raw, text=title["before"]), title["title"])
            raw = replace(raw, text=title["title"], lines=())
        last = self.blocks[-1] if self.blocks and not self.held else None
        if isinstance(last, Table) and _is_noted(raw.text, last):
            self.blocks[-1] = replace(last, notes=(*last.notes, raw.text))
            return
        if self.attached and self._returns(raw.text):
            self.release()
            self.attached = False
        elif self.attached and is_heading(raw.text) and ordinal(raw.text)[0] == 2:
            self.inside = number(raw.text)
        elif not self.attached and begins_attachment(raw.text, following) and self._has_begun():
            self.release()
            self.attached, self.inside = True, 0
        self.held += self._parted(raw)

    def grid(self, raw: RawGrid) -> None:
        """A table with the lines above it that are its title and the like."""
        parts = lifted(raw)
        grid = realigned(parts.grid)
        above = read_above([*(line.text for line in self.held), *parts.above])
        kept = max(len(self.held) - max(above.taken - len(parts.above), 0), 0)
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
                title=above.title or self._title_of_section(),
                packed=grid.packed,
                header_rows=0 if part == "sheet" else header_rows(grid.rows),
                part=part,
                section=self._path(),
                place=grid.place,
                label=above.label,
                unit=above.unit,
                owner=above.owner,
                notes=(*period, *parts.notes),
                pages=grid.pages,
            )
        )
        self.held = [RawText(text=line, place=grid.place) for line in parts.after]

    def _title_of_section(self) -> str:
        """The last heading where it is a table's title and only paragraphs stand between."""
        last = next((one for one in reversed(self.blocks) if not isinstance(one, Paragraph)), None)
        titled = isinstance(last, Heading) and (is_title(last.text) or (last is self.blocks[-1] and states(last.text)))
        return split_title(last.text)[1] if isinstance(last, Heading) and titled else ""

    def release(self) -> None:
        """Headings and paragraphs of the lines held."""
        lines, self.held = _whole_sentences(self.held), []
        items = {at for at in listed([line.text for line in lines]) if key(lines[at].text) not in self.known}
        at = 0
        while at < len(lines):
            line = lines[at]
            whole = line.text + lines[at + 1].text if at + 1 < len(lines) else ""
            if is_heading(line.text) and self._completes(line.text, whole):
                self.heading(line, whole)
                at += 2
                continue
            heads = is_heading(line.text) and at not in items and not self._defines(line.text)
            if heads or self._heads_unnumbered(line.text):
                self.heading(line, line.text)
            else:
                self.paragraph(line, "attachment" if self.attached else "narrative")
            at += 1

    def heading(self, raw: RawText, text: str) -> None:
        """A heading; it closes those of its level and below."""
        level = ordinal(text)[0] or self._unnumbered().get(key(text), 1)
        self.section = [(one, words) for one, words in self.section if one < level]
        self.section.append((level, text))
        if not self.attached and level <= 2:
            self.number = number(text) if level == 2 else 0
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

    def _has_begun(self) -> bool:
        """Whether a heading of the disclosure itself has been seen: its own cover may look like a letter's."""
        return bool(self.section) or any(is_heading(line.text) for line in self.held)

    def _returns(self, text: str) -> bool:
        """Whether a line inside an attachment is the next heading of the disclosure itself."""
        level = ordinal(text)[0]
        if not is_heading(text) or level == 0:
            return False
        goes_on = level == 2 and number(text) == self.number + 1 > 1 and number(text) != self.inside + 1
        return level == 1 or goes_on or key(text) in self.known

    def _parted(self, raw: RawText) -> list[RawText]:
        """A line, or a heading (of the contents, or one that ends with 说明) and the sentence set behind it."""
        if ordinal(raw.text)[0] == 0 or is_heading(raw.text):
            return [raw]
        longest = min(len(raw.text) - 1, LONGEST)
        end = next((at for at in range(longest, 3, -1) if key(raw.text[:at]) in self.known), 0) if self.known else 0
        told = _TELLING_END.match(raw.text)
        end = end or (told.end() if told else 0)
        if not end or not is_heading(raw.text[:end]) or not re.match(r"[^，。；：、）)》”].", raw.text[end:]):
            return [raw]
        lines = tuple(PrintedLine(max(line.start - end, 0), line.place) for line in raw.lines)
        return [replace(raw, text=raw.text[:end], lines=()), replace(raw, text=raw.text[end:], lines=lines)]

    def _completes(self, line: str, whole: str) -> bool:
        """Whether a heading wrapped over two lines is `whole`."""
        return key(whole) in self.known and key(line) not in self.known

    def _defines(self, text: str) -> bool:
        """Whether a numbered line that ends with a colon goes on a list of numbered paragraphs (名词解释)."""
        last = self.blocks[-1] if self.blocks else None
        goes_on = isinstance(last, Paragraph) and ordinal(last.text)[0] == ordinal(text)[0]
        return goes_on and text.endswith(("：", ":"))

    def _heads_unnumbered(self, text: str) -> bool:
        """Whether a line without a number is a heading: by the contents or, where there are none, by its words."""
        by_words = not self.known and ordinal(text)[0] == 0 and _HEADING.fullmatch(text) is not None
        return by_words or key(text) in self._unnumbered()

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


def _is_noted(text: str, table: Table) -> bool:
    """Whether a line directly under a table and its notes is another note of it."""
    fits = table.part != "attachment" and len(table.notes) < MOST_NOTES
    return fits and is_note(text, after_note=bool(table.notes))


def _whole_sentences(lines: Sequence[RawText]) -> list[RawText]:
    """Lines of which none begins with what only goes on a sentence (万元, a comma, an amount) or ends with a comma."""
    found: list[list[RawText]] = []
    for line in lines:
        if found and _goes_on(found[-1][-1].text, line.text):
            found[-1].append(line)
        else:
            found.append([line])
    return [_one(parts) if len(parts) > 1 else parts[0] for parts in found]


def _goes_on(before: str, text: str) -> bool:
    if is_heading(text):
        return False
    if _GOES_ON.match(text) or before.endswith(("，", "、")):
        return True
    stands_alone = before.endswith(_ENDED) or is_heading(before) or is_caption(before)
    return _AMOUNT.match(text) is not None and not stands_alone


def _one(parts: Sequence[RawText]) -> RawText:
    """Pieces of a sentence as one paragraph."""
    starts = accumulate((len(one.text) for one in parts), initial=0)
    lines = [
        PrintedLine(start + line.start, line.place)
        for start, one in zip(starts, parts, strict=False)
        for line in one.lines
    ]
    return replace(parts[0], text="".join(one.text for one in parts), lines=tuple(lines))
