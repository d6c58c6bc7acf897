"""Heads of groups in tables with upright lines alone: no line parts the heads of columns from what is below them."""

from __future__ import annotations

from msgspec.structs import replace

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.columns import Columns, is_amount
from reconcile.reading.pdf.ruled.lattice import Area, Lattice
from reconcile.reading.pdf.unruled.bands import Block, blocks_in, nearest_rows


def divided(lattice: Lattice, words: list[Word]) -> Lattice | None:
    """The grid with the lowest heads parted from what is below them, or None where that could be done in two ways.

    The first text of each column is its head, and none of them reaches down beside a text that is not.
    """
    height = len(lattice.ys) - 1
    columns = Columns(list(lattice.xs), [])
    nearest = nearest_rows(words, columns)
    heads: list[Block] = []
    rest: list[Block] = []
    for area in (one for one in lattice.areas if one.row + one.rows == height):
        left, top, right, bottom = lattice.place(area)
        own = [
            word
            for word in words
            if left <= (word.left[0] + word.right[-1]) / 2 < right and top <= (word.top + word.bottom) / 2 < bottom
        ]
        blocks = sorted(blocks_in(own, columns, nearest), key=lambda one: one.top)
        if not blocks or area.columns > 1 or is_amount(blocks[0].text) or blocks[0].text.isdigit():
            return None
        heads.append(blocks[0])
        rest += blocks[1:]
    lowest = max(one.bottom for one in heads)
    if not rest or min(one.top for one in rest) < lowest - 1:
        return None
    parting = (lowest + min(one.top for one in rest)) / 2
    areas = [Area(height, one.column, 1, 1) for one in lattice.areas if one.row + one.rows == height]
    return replace(lattice, ys=(*lattice.ys[:-1], parting, lattice.ys[-1]), areas=(*lattice.areas, *areas))
