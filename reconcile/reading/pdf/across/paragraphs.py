"""Lines made into paragraphs, across line and page breaks.

A line was broken by the typesetter, and so goes on, where what begins the next line would not have fitted behind it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from reconcile.disclosure import PrintedLine, boxed
from reconcile.reading.blocks import RawText
from reconcile.reading.glyphs import take_markup
from reconcile.reading.leaders import leader_of
from reconcile.reading.pdf.page.frame import Frame
from reconcile.reading.pdf.page.lines import Line
from reconcile.reading.pdf.pages import Grid, Page

HEADING = re.compile(
    r"第[一二三四五六七八九十\d]+(?:部分|章|节|条)|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|[（(]?\d{1,2}[)）]|\d{1,2}(?:[、．]|\.(?!\d))|[①-⑳]|附件|注[:：]|表[一二三四五六七八九十\d]"
)
_ENDED = ("。", "！", "？", "；", "：", ":", ";")
_HANGING = ("，", "。", "、", "；", "：", "）", "”", "》")
_SLACK = 0.7  # of the size: how much a full line may fall short for compressed or hanging punctuation
_LEADING = 1.2  # of the size: where it cannot be seen how far lines stand apart
_WIDER = 0.45  # of the size: paragraphs that stand so much further apart than lines are two
_KEPT = 0.15  # of a line: so much may be left free for the sake of a bracket
_INDENT = 0.8  # of the size
_ALPHA = re.compile(r"[A-Za-z]")


class Margins(Struct, frozen=True):
    """Where lines of text begin and end on a page, and how far they stand apart."""

    left: float
    right: float
    leading: float


class Set(Struct):
    """A paragraph being set together. lines: with their pages."""

    lines: list[tuple[Line, int, Frame]]
    margins: Margins


def margins_of(pages: Iterable[Page]) -> dict[int, Margins]:
    """For each page, between which margins its text is set: by its own long lines, or those of pages of its size."""
    by_size: dict[tuple[int, int], list[Line]] = defaultdict(list)
    own: dict[int, list[Line]] = {}
    pages = list(pages)
    for page in pages:
        width = page.frame.size[0]
        own[page.number] = [one for one in page.blocks if isinstance(one, Line) and _is_text(one, width)]
        by_size[_size(page)] += own[page.number]
    alike = {size: _between(lines) for size, lines in by_size.items()}
    return {
        page.number: (_between(own[page.number]) if len(own[page.number]) > 4 else alike[_size(page)])
        or _without_lines(page, by_size[_size(page)])
        for page in pages
    }


def _is_text(line: Line, width: float) -> bool:
    """Whether a line is long enough to tell the margins of text; one of a contents page has margins of its own."""
    return line.x1 - line.x0 > 0.55 * width and not line.shared and leader_of(line.text) is None


def _size(page: Page) -> tuple[int, int]:
    width, height = page.frame.size
    return round(width), round(height)


def _between(lines: list[Line]) -> Margins | None:
    """The margins between which most of these lines are set; None where they are too few."""
    if len(lines) < 3:
        return None
    return Margins(_common([one.x0 for one in lines], 0.15), _right(lines), _leading(lines))


def _right(lines: list[Line]) -> float:
    """Where lines end. A mark at the end of one may hang over the margin."""
    return _common([one.x1 - one.size if one.text.endswith(_HANGING) else one.x1 for one in lines], 0.9)


def _without_lines(page: Page, lines: list[Line]) -> Margins:
    """The margins of a page where too few lines tell them."""
    leading = _LEADING * max((line.size for line in lines), default=16.0)
    grids = [block.box for block in page.blocks if isinstance(block, Grid)]
    if grids:
        return Margins(min(box[0] for box in grids), max(box[2] for box in grids), leading)
    width = page.frame.size[0]
    return Margins(0.14 * width, 0.86 * width, leading)


def _leading(lines: list[Line]) -> float:
    """How far lines of one paragraph stand apart: as most of the nearer half of all do.

    Headings stand nearer to what follows them where only the text has its lines set apart: what counts are lines that
    begin at the margin after a line that ends at the other.
    """
    left, right = _common([one.x0 for one in lines], 0.15), _right(lines)
    pairs = [(above, below) for above, below in pairwise(lines) if below.top > above.top]
    within = [
        below.top - above.bottom
        for above, below in pairs
        if right - above.x1 < above.size and below.x0 - left < _INDENT * below.size
    ]
    if len(within) > 2:
        return _common(within, 0.5)
    gaps = [below.top - above.bottom for above, below in pairs]
    usual = max(line.size for line in lines) * _LEADING
    return _common(gaps, 0.3) if len(gaps) > 2 else usual


def goes_on(last: Line, line: Line, paragraph: Set, margins: Margins, *, same_page: bool) -> bool:
    """Whether `line` goes on with the paragraph that ends with `last`."""
    if last.shared or line.shared or abs(last.size - line.size) > 0.12 * last.size or leader_of(last.text):
        return False
    size = line.size
    room = paragraph.margins.right - last.x1
    if _is_centred(last, paragraph.margins) and not (
        _is_indented(last, paragraph.margins) and line.x0 < margins.left + 2
    ):
        room *= 2
        if not _is_centred(line, margins) and line.x0 - margins.left > _INDENT * size:
            return False
    elif _is_centred(line, margins) and _is_even(last, paragraph.margins):
        # A title that fills its line and goes on in the middle of the next.
        room += last.x0 - paragraph.margins.left
        if last.text.endswith(_ENDED):
            return False
    elif line.x0 - margins.left > _INDENT * size:
        return False
    if line.head < room - _SLACK * size and not _carried_over(last, line, room, margins):
        return False
    if same_page and line.top - last.bottom > margins.leading + _WIDER * size:
        return False
    return not (HEADING.match(line.text) and (last.text.endswith(_ENDED) or room > size))


def _carried_over(last: Line, line: Line, room: float, margins: Margins) -> bool:
    """Whether an unfinished line ends early because a bracket or a number was kept whole on the next."""
    unfinished = not last.text.endswith((*_ENDED, "，", "、", "）", ")"))
    kept_whole = line.text[:1] in "〔（(《“[" or line.text[:1].isascii()
    return unfinished and kept_whole and room < _KEPT * (margins.right - margins.left)


def paragraph_of(paragraph: Set) -> RawText:
    """The paragraph whole, with the place where each of its lines begins."""
    parts: list[str] = []
    starts: list[PrintedLine] = []
    length = 0
    lines = _without_cut_tags(paragraph.lines)
    for line, page, frame in lines:
        before = parts[-1] if parts else ""
        if before and _ALPHA.match(before[-1:]) and _ALPHA.match(line.text[:1]):
            parts[-1] += " "
            length += 1
        starts.append(PrintedLine(length, boxed(page, frame.shown(line.box))))
        parts.append(line.text)
        length += len(line.text)
    first, page, frame = paragraph.lines[0]
    text = "".join(parts)
    leader = leader_of(text)
    return RawText(
        text=leader[0] if leader else text,
        place=boxed(page, frame.shown(_around([one for one, on, _ in paragraph.lines if on == page]))),
        lines=tuple(starts),
        size=first.size,
        centred=leader is None and _all_centred(paragraph),
        leader=leader is not None,
        target=leader[1] if leader else None,
        markup=tuple(tag for line, _, _ in lines for tag in line.markup),
    )


def _without_cut_tags(lines: list[tuple[Line, int, Frame]]) -> list[tuple[Line, int, Frame]]:
    """The lines, without HTML tags that begin on one and end on another."""
    kept = [line for line, _, _ in lines]
    for at, line in enumerate(kept):
        begun = line.text.rfind("<")
        if begun <= line.text.rfind(">"):
            continue
        end = next((below for below in range(at + 1, len(kept)) if ">" in kept[below].text), None)
        if end is None:
            break
        last = kept[end].text.index(">") + 1
        between = [one.text for one in kept[at + 1 : end]]
        bare, tags = take_markup("".join([line.text[begun:], *between, kept[end].text[:last]]))
        if tags:
            kept[at] = replace(line, text=line.text[:begun] + bare, markup=line.markup + tags)
            kept[at + 1 : end] = [replace(one, text="") for one in kept[at + 1 : end]]
            kept[end] = replace(kept[end], text=kept[end].text[last:])
    return [(line, page, frame) for line, (_, page, frame) in zip(kept, lines, strict=True)]


def _is_centred(line: Line, margins: Margins) -> bool:
    before, after = line.x0 - margins.left, margins.right - line.x1
    return before > 0.9 * line.size and abs(before - after) < 0.9 * line.size


def _is_even(line: Line, margins: Margins) -> bool:
    """Whether it leaves about as much free before as after it."""
    return abs(line.x0 - margins.left - (margins.right - line.x1)) < 1.5 * line.size


def _all_centred(paragraph: Set) -> bool:
    """Whether it is set in the middle, as a title is; an indented line that ends two characters early is not."""
    last = paragraph.lines[-1][0]
    if _is_indented(last, paragraph.margins) and last.text.endswith((*_ENDED, "，", "、")):
        return False
    return all(_is_centred(line, paragraph.margins) for line, _, _ in paragraph.lines)


def _is_indented(line: Line, margins: Margins) -> bool:
    """Whether it begins two characters in, as a paragraph does."""
    return abs(line.x0 - margins.left - 2 * line.size) < 0.35 * line.size


def _around(lines: list[Line]) -> tuple[float, float, float, float]:
    return (
        min(line.x0 for line in lines),
        lines[0].top,
        max(line.x1 for line in lines),
        lines[-1].bottom,
    )


def _common(places: list[float], part: float) -> float:
    ordered = sorted(places)
    return ordered[min(int(part * len(ordered)), len(ordered) - 1)]
