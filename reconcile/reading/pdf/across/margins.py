"""Page numbers, running heads and running feet: found over all pages, and taken out."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from itertools import takewhile

from reconcile.reading.pdf.page.lines import Line
from reconcile.reading.pdf.page.running import FOOT, HEAD, PAGE_NUMBER
from reconcile.reading.pdf.pages import Grid, Page

_CAPTION = re.compile(
    r"单位\s*[:：]|[金额]额单位|^(?:\S{0,6})表\s*[\d一二三四五六七八九十]|公开\s*\d|部门\s*[:：]|编制"
)
# The number of a page inside of a running line, which is another on each: 第3页, - 3 -, 3 of 20, 部门预算 3.
_NUMBER = re.compile(r"第?\s*\d{1,4}\s*(?:页|/\s*\d{1,4})|\d{1,4}\s*$|^\s*\d{1,4}(?!\d)")
_FEWEST = 3
_SAYS_SO = "页"
_LEVEL = 2.0  # points
_SMALL = 10.6  # points
_LONG = 0.5  # of the page's width


def without_running_lines(pages: Iterable[Page]) -> None:
    """Take page numbers, running heads and running feet out of `pages`."""
    read = [page for page in pages if page.blocks]
    repeated = _repeated(read)
    for page in read:
        _, height = page.frame.size
        running = {id(line) for line in _outside(page) if _key(line, height) in repeated}
        kept = [block for block in page.blocks if id(block) not in running]
        while kept and (count := _numbered(kept[::-1], FOOT * height, height)):
            del kept[-count:]
        while kept and (count := _numbered(kept, 0.0, HEAD * height)):
            del kept[:count]
        page.blocks = kept


def _numbered(blocks: list[Line | Grid], top: float, bottom: float) -> int:
    """How many of the outermost blocks of a page are its number, which stands between `top` and `bottom`, and what
    stands beside a number that says it is one.
    """
    first = blocks[0]
    if not isinstance(first, Line) or not top < first.middle < bottom:
        return 0
    beside = list(takewhile(lambda one: isinstance(one, Line) and abs(one.middle - first.middle) < _LEVEL, blocks))
    texts = [one.text for one in beside if isinstance(one, Line)]
    told = any(_SAYS_SO in text and PAGE_NUMBER.fullmatch(text) for text in texts)
    if told and not any(map(_CAPTION.search, texts)):
        return len(texts)
    return int(PAGE_NUMBER.fullmatch(first.text) is not None)


def _repeated(pages: list[Page]) -> set[tuple[str, int]]:
    """Lines that stand at the same height on most pages, or on most of the even or odd ones."""
    seen: Counter[tuple[str, int]] = Counter()
    parity: Counter[tuple[str, int, int]] = Counter()
    for page in pages:
        keys = {_key(line, page.frame.size[1]) for line in _outside(page)}
        seen.update(keys)
        parity.update((*key, page.number % 2) for key in keys)
    halves = Counter(page.number % 2 for page in pages)
    return {
        key
        for key, count in seen.items()
        if count >= _FEWEST
        and (2 * count > len(pages) or any(2 * parity[(*key, half)] > halves[half] > _FEWEST for half in (0, 1)))
    }


def _outside(page: Page) -> list[Line]:
    """The lines of a page that may run: at its head or foot, beside its text, or pale. A caption never does."""
    width, height = page.frame.size
    lines = [block for block in page.blocks if isinstance(block, Line)]
    body = [block.box for block in page.blocks if not isinstance(block, Line) or block.x1 - block.x0 > _LONG * width]
    left, right = min((box[0] for box in body), default=0.0), max((box[2] for box in body), default=math.inf)
    return [
        line
        for line in lines
        if line.pale or line.x1 < left or line.x0 > right or _is_far_out(line, width, height)
        if not _CAPTION.search(line.text)
    ]


def _is_far_out(line: Line, width: float, height: float) -> bool:
    """Whether it stands at the head or foot. A sheet turned on its side has the margins in points of an upright one;
    what is set large there is a title.
    """
    long = max(width, height) if line.size <= _SMALL else height
    return line.middle <= HEAD * long or height - line.middle <= (1 - FOOT) * long


def _key(line: Line, height: float) -> tuple[str, int]:
    """A line without its page's number, and where it stands from the nearer end of the page: pages across are lower."""
    from_end = line.middle if line.middle < height / 2 else line.middle - height
    return _NUMBER.sub("#", line.text), round(from_end / 6)
