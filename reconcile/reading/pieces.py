"""Pieces of a table that a page break or an office set apart, put together as one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.reading.blocks import RawGrid, RawText
from reconcile.reading.grids import carries_on, joined, texts
from reconcile.reading.mending import known_texts, mended
from reconcile.reading.titles import is_bare_caption

# 续表, （续上表）, 收入总表（续）, 续表1: the next piece carries on the table above.
_CARRIED = re.compile(
    r"[（(]?(?:续|接)上?表?[一二三四五六七八九十\d]{0,2}[)）]?|(?P<title>.+?)[（(]?续表?[一二三四五\d]?[)）]?"
)
_TOTAL = re.compile(r"[一-鿿]{0,6}(?:合\s*计|总\s*计)")
_MOST_BETWEEN = 4


def stitched(blocks: Sequence[RawText | RawGrid]) -> list[RawText | RawGrid]:
    """Grids of which the next carries the last on, with nothing between but its title again, as one."""
    found: list[RawText | list[RawGrid]] = []
    for block in blocks:
        if isinstance(block, RawText):
            found.append(block)
            continue
        between = _between(found)
        pieces = found[-1 - between] if len(found) > between else None
        if isinstance(pieces, list) and pieces[-1].sheet == block.sheet and carries_on(pieces[0], pieces[-1], block):
            lines = [one.text for one in found[len(found) - between :] if isinstance(one, RawText)]
            if not lines or _repeats(found[-between - 1 - _MOST_BETWEEN : -between - 1], lines, pieces, block):
                del found[len(found) - between :]
                pieces.append(block)
                continue
        found.append([block])
    whole = [joined(one) if isinstance(one, list) else one for one in found]
    known = known_texts(whole if any(isinstance(one, RawGrid) and len(one.pages) > 1 for one in whole) else [])
    return [mended(one, known) if isinstance(one, RawGrid) else one for one in whole]


def _between(found: Sequence[RawText | list[RawGrid]]) -> int:
    """How many lines stand behind the last grid."""
    return next((at for at, one in enumerate(reversed(found)) if isinstance(one, list)), len(found))


def _repeats(
    before: Sequence[RawText | list[RawGrid]], lines: Sequence[str], pieces: Sequence[RawGrid], block: RawGrid
) -> bool:
    """Whether lines between two grids only say that the table goes on: 续表, or its own title and captions again.

    Where only the title is repeated, each may be a table of its own (of another unit); then both have totals.
    """
    if len(lines) > _MOST_BETWEEN:
        return False
    own = {one.text for one in before if isinstance(one, RawText)}
    carried = [_CARRIED.fullmatch(line) for line in lines]
    marked = any(one and (one["title"] is None or one["title"] in own) for one in carried)
    if not all(line in own or mark or is_bare_caption(line) for line, mark in zip(lines, carried, strict=True)):
        return False
    if marked:
        return True
    return all(line in own for line in lines) and not (_has_total([block]) and _has_total(pieces))


def _has_total(grids: Sequence[RawGrid]) -> bool:
    return any(_TOTAL.fullmatch(next(filter(None, texts(row)), "")) for grid in grids for row in grid.rows)
