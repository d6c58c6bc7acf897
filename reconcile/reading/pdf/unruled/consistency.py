"""Whether the columns that were guessed for a table can be right. A table that nobody has checked is not handed on."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.columns import TIGHT, Columns, is_amount
from reconcile.reading.pdf.unruled.bands import Block, is_total
from reconcile.reading.pdf.unruled.runs import Row, rows_of

_CUT = 1.5  # points
NEAR = 0.6  # of the size: heads that miss their place by less are even


def is_consistent(columns: Columns, words: list[Word]) -> bool:
    """Whether no column melts two or cuts a figure."""
    figures = [word for word in words if is_amount("".join(word.chars))]
    if any(word.left[0] + _CUT < x < word.right[-1] - _CUT for word in figures for x in columns.xs):
        return False
    return not any(melts(row, columns.xs) for row in rows_of(words) if row.amounts)


def stands_across(columns: list[float], words: list[Word]) -> bool:
    """Whether a name reaches well over a place where columns part, so that it may be of either; a total may."""
    return any(
        word.left[0] + word.size < x < word.right[-1] - word.size and not is_total("".join(word.chars))
        for word in words
        for x in columns[1:-1]
    )


def is_even(heads: list[Block]) -> bool:
    """Whether the heads of all columns stand at one side of their space, or in its middle: the upper ones too.

    Otherwise some are heads of groups, for which there seemed to be no other column.
    """
    return min(unevenness(heads)) < NEAR


def unevenness(heads: list[Block]) -> tuple[float, float, float]:
    """By how much of its size a column's head misses the top, the bottom and the middle of its space, at most."""
    bottom = max(one.bottom for one in heads)
    leaves = [one for one in heads if one.first == one.last]
    spaces = [_spaces(leaf, heads) for leaf in leaves]
    known = [(leaf, over, leaf.words[0].size) for leaf, over in zip(leaves, spaces, strict=True)]
    return (
        max(min(leaf.top - top for top in over) / size for leaf, over, size in known),
        max((bottom - leaf.bottom) / size for leaf, _, size in known),
        max(min(abs(leaf.top + leaf.bottom - top - bottom) for top in over) / 2 / size for leaf, over, size in known),
    )


def _spaces(leaf: Block, heads: list[Block]) -> list[float]:
    """Where the space of a column's head may begin: at the top of all, or with the highest text under the lowest of its
    groups, be it in one of that group's columns or the head of another group.
    """
    groups = [one for one in heads if one.first <= leaf.first <= one.last and one.first < one.last]
    lowest = max((one for one in groups if one.bottom < leaf.top + 1), key=lambda one: one.bottom, default=None)
    if lowest is None:
        return [min(one.top for one in heads)]
    under = [one for one in heads if one.top > lowest.bottom - 1]
    own = [one.top for one in under if lowest.first <= one.first and one.last <= lowest.last]
    return [min(own), min([*own, *(one.top for one in under if one.first < one.last)])]


def melts(row: Row, xs: list[float]) -> bool:
    """Whether two texts that stand well apart in one row, and are not letters spread out, would be in one column.

    So would be a figure and a text that do not touch.
    """
    pieces = [piece for cell in row.cells for piece in _pieces(cell)]
    places = [bisect_right(xs, (piece[0].left[0] + piece[-1].right[-1]) / 2) for piece in pieces]
    letters = [len(piece) == 1 and len(piece[0].chars) == 1 and piece[0].chars[0].isalpha() for piece in pieces]
    return any(one == other and not all(letters[at : at + 2]) for at, (one, other) in enumerate(pairwise(places)))


def _pieces(cell: list[Word]) -> list[list[Word]]:
    """A cell's words, parted between a figure and a text that do not touch."""
    pieces = [[cell[0]]]
    for before, word in pairwise(cell):
        apart = word.left[0] - before.right[-1] > TIGHT * word.size
        if apart and is_amount("".join(before.chars)) != is_amount("".join(word.chars)):
            pieces.append([word])
        else:
            pieces[-1].append(word)
    return pieces
