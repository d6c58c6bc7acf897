"""Page numbers, running heads and running feet: found over all pages, and taken out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from reconcile.reading.pdf.lines import Line
from reconcile.reading.pdf.pages import Page
from reconcile.reading.pdf.running import FOOT, HEAD, PAGE_NUMBER

_CAPTION = re.compile(
    r"单位\s*[:：]|[金额]额单位|^(?:\S{0,6})表\s*[\d一二三四五六七八九十]|公开\s*\d|部门\s*[:：]|编制"
)
_FEWEST = 3


def without_running_lines(pages: Iterable[Page]) -> None:
    """Take page numbers, running heads and running feet out of `pages`."""
    read = [page for page in pages if page.blocks]
    repeated = _repeated(read)
    for page in read:
        _, height = page.frame.size
        kept = [
            block for block in page.blocks if not isinstance(block, Line) or (block.text, _zone(block)) not in repeated
        ]
        for at in (-1, 0):
            while kept and _is_page_number(kept[at], height, at):
                del kept[at]
        page.blocks = kept


def _is_page_number(block: object, height: float, at: int) -> bool:
    if not isinstance(block, Line) or not PAGE_NUMBER.fullmatch(block.text):
        return False
    return block.middle > FOOT * height if at == -1 else block.middle < HEAD * height


def _repeated(pages: list[Page]) -> set[tuple[str, int]]:
    """Lines that stand at the same height on most pages, or on most of the even or odd ones. A caption never does."""
    seen: Counter[tuple[str, int]] = Counter()
    parity: Counter[tuple[str, int, int]] = Counter()
    for page in pages:
        _, height = page.frame.size
        keys = {
            (block.text, _zone(block))
            for block in page.blocks
            if isinstance(block, Line)
            and not HEAD * height < block.middle < FOOT * height
            and not _CAPTION.search(block.text)
        }
        seen.update(keys)
        parity.update((*key, page.number % 2) for key in keys)
    halves = Counter(page.number % 2 for page in pages)
    return {
        key
        for key, count in seen.items()
        if count >= _FEWEST
        and (2 * count > len(pages) or any(2 * parity[(*key, half)] > halves[half] > _FEWEST for half in (0, 1)))
    }


def _zone(line: Line) -> int:
    return round(line.middle / 6)
