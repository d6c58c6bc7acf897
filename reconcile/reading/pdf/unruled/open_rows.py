"""Rows that no upright line parts, in a table whose other rows are parted: so Word's styles rule every second row, or
the head alone.
"""

from __future__ import annotations

from msgspec.structs import replace

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.columns import Columns, is_amount
from reconcile.reading.pdf.page.lines import rows_of_words
from reconcile.reading.pdf.ruled.lattice import Area, Lattice
from reconcile.reading.pdf.unruled.runs import Row, begins_body, heads_indicators, rows_of

_FEWEST = 2  # rows with a figure or with more texts than these, or figures in one row
_EVEN = 0.1  # of the size: gaps that differ by no more are one


def with_open_rows(lattice: Lattice, words: list[Word]) -> Lattice:
    """The grid, the rows that are but one cell divided into the columns of the others where their figures stand there.

    It is unclear where heads of several lines stand in such a row, indicators, a text across columns beside others, or
    one that may go on with the row above as well as begin the next.
    """
    xs, width = lattice.xs, len(lattice.xs) - 1
    whole = [area for area in lattice.areas if area.columns == width > 1]
    inside = [_inside(lattice, area, words) for area in whole]
    if not _are_open(inside, xs):
        return lattice
    kept = set(lattice.areas)
    unclear = lattice.unclear
    for area, own in zip(whole, inside, strict=True):
        lines = rows_of_words(own)
        beside = any(len(line) > 1 for line in lines)
        if beside or _is_aside(own, xs):
            kept.remove(area)
            kept.update(Area(area.row, column, area.rows, 1) for column in range(width))
        headless = area.row > 0 or begins_body(rows_of(own)[0]) or [len(line) for line in lines] == [width]
        told = headless and _are_apart(own, xs) and not _hold_indicators(lines) and not _are_even(rows_of(own))
        unclear |= beside and not told
    areas = sorted(kept, key=lambda one: (one.row, one.column))
    return replace(lattice, areas=tuple(areas), unclear=unclear)


def _are_open(rows: list[list[Word]], xs: tuple[float, ...]) -> bool:
    """Whether figures stand beside texts or each other, each in one of the columns between `xs`, in cells over all."""
    columns, count = Columns(list(xs), []), 0
    for line in (line for words in rows for line in rows_of_words(words)):
        places = [columns.of(word)[0] for word in line]
        figures = sum(is_amount("".join(word.chars)) for word in line)
        if len(set(places)) == len(places) > 1 and _are_apart(line, xs) and (figures or len(places) > _FEWEST):
            count += _FEWEST if len(line) == len(xs) - 1 > _FEWEST else max(figures, 1)
    return count >= _FEWEST


def _hold_indicators(lines: list[list[Word]]) -> bool:
    """Whether the rows are those of a performance-target sheet: without lines these are not told apart."""
    return len(lines) > 1 and any(heads_indicators("".join(word.chars)) for line in lines for word in line)


def _are_even(rows: list[Row]) -> bool:
    """Whether a text alone, without an ordinal, is as far from the row above as from that below it."""
    return any(
        len(row.cells) == 1
        and not begins_body(row)
        and abs((row.top - above.bottom) - (below.top - row.bottom)) < _EVEN * row.words[0].size
        for above, row, below in zip(rows, rows[1:], rows[2:], strict=False)
        if len(below.cells) > 1
    )


def _is_aside(words: list[Word], xs: tuple[float, ...]) -> bool:
    """Whether a text alone stands in one column, and not in the middle of all."""
    if not words or not _are_apart(words, xs):
        return False
    middle = (words[0].left[0] + words[0].right[-1]) / 2
    return abs(middle - (xs[0] + xs[-1]) / 2) > words[0].size


def _are_apart(words: list[Word], xs: tuple[float, ...]) -> bool:
    """Whether each word stands in one column."""
    return not any(word.left[0] + 1 < x < word.right[-1] - 1 for word in words for x in xs)


def _inside(lattice: Lattice, area: Area, words: list[Word]) -> list[Word]:
    _, top, _, bottom = lattice.place(area)
    return [word for word in words if top <= (word.top + word.bottom) / 2 < bottom]
