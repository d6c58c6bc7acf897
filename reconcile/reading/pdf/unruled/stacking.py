"""The cells of a head before its columns are known: lines of text that stand under each other, put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.columns import TIGHT
from reconcile.reading.pdf.page.lines import rows_of_words
from reconcile.reading.pdf.unruled.bands import Block

_SAME = 1.5  # points: sides, or middles, this near to each other are one
_SPREAD = 3.2  # of the size: letters of one head may be set so far apart

Meet = Callable[[Block, Block], bool]


def stackings(head: list[Word], meet: Meet) -> Iterator[list[Block]]:
    """The cells of a head: lines that stand close under each other are one, with every closeness that is possible.

    meet: whether two lines could be of one cell by their places from left to right. Letters that are spread out are
    cells of their own (类 款 项) or one (科 目).
    """
    size = max(word.size for word in head)
    before = 0
    for spread in (TIGHT, _SPREAD):
        pieces = [piece for row in rows_of_words(head) for piece in _pieces(row, spread)]
        lines = sorted((Block(piece, 0, 0, _top(piece), _bottom(piece)) for piece in pieces), key=lambda one: one.top)
        if len(lines) == before:
            return
        before = len(lines)
        gaps = sorted({round(gap, 1) for line in lines if (gap := _gap_above(line, lines, meet)) is not None})
        steps = [(low + high) / 2 for low, high in pairwise(gaps) if high - low > 0.15 * size]
        widest = [gaps[-1] + 1] if gaps and gaps[-1] < size else []
        for nearest in dict.fromkeys((TIGHT * size, *steps, *widest, -size)):
            yield _stacked(lines, nearest, meet)


def in_the_middle(one: Block, other: Block) -> bool:
    """Whether two lines have one middle."""
    return abs(centre(one) - centre(other)) < _SAME


def at_a_side(one: Block, other: Block) -> bool:
    """Whether two lines begin, end or have their middle at one place."""
    return (
        in_the_middle(one, other)
        or abs(left_of(one) - left_of(other)) < _SAME
        or abs(right_of(one) - right_of(other)) < _SAME
    )


def left_of(cell: Block) -> float:
    """Where its text begins."""
    return min(word.left[0] for word in cell.words)


def right_of(cell: Block) -> float:
    """Where its text ends."""
    return max(word.right[-1] for word in cell.words)


def centre(cell: Block) -> float:
    """The middle of its text."""
    return (left_of(cell) + right_of(cell)) / 2


def _pieces(row: list[Word], spread: float) -> list[list[Word]]:
    """The words of one line; single letters no further apart than `spread` are put together."""
    pieces = [[row[0]]]
    for word in row[1:]:
        last = pieces[-1][-1]
        lone = len(word.chars) == 1 == len(last.chars) and word.chars[0] > "\u2e80" < last.chars[0]
        if word.left[0] - last.right[-1] < (spread if lone else TIGHT) * word.size:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return pieces


def _gap_above(line: Block, lines: list[Block], meet: Meet) -> float | None:
    over = [one for one in lines if one.bottom <= line.top + 1 and meet(one, line)]
    return line.top - over[-1].bottom if over else None


def _stacked(lines: list[Block], nearest: float, meet: Meet) -> list[Block]:
    cells: list[Block] = []
    for line in lines:
        for cell in reversed(cells):
            if line.top - cell.bottom < nearest and meet(cell, line) and line.top > cell.top:
                cell.words = [*cell.words, *line.words]
                cell.bottom = line.bottom
                break
        else:
            cells.append(Block(list(line.words), 0, 0, line.top, line.bottom))
    return sorted(cells, key=centre)


def _top(words: list[Word]) -> float:
    return min(word.top for word in words)


def _bottom(words: list[Word]) -> float:
    return max(word.bottom for word in words)
