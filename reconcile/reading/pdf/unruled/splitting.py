"""Rows of a table whose columns are ruled and whose rows are not: parted by what stands under each other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import pairwise

from msgspec.structs import replace

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.columns import Columns, is_amount
from reconcile.reading.pdf.page.lines import rows_of_words
from reconcile.reading.pdf.ruled.lattice import Area, Lattice
from reconcile.reading.pdf.unruled.bands import (
    Block,
    blocks_in,
    is_total,
    nearest_rows,
    rows_of_blocks,
    with_figures_above,
    with_rows_between,
    with_wrapped_labels,
)
from reconcile.reading.pdf.unruled.runs import heads_indicators
from reconcile.reading.pdf.unruled.undivided import divided

_PIECE = re.compile(r"-?[1-9][\d,.]*")  # of an amount
_AMOUNTS = re.compile(r"(?:-?\d[\d,]*\.\d\d){2,}")
_NUMBER = re.compile(r"[-−△(（]?\d[\d,.'’]*[%％]?[)）]?")
_UNPARTED = 3  # ruled rows: in a table with more, each is one
_FILLED = 0.6  # of its column: a number breaks over lines only where there is no room
_TALL = 0.5  # of a table's height
_FEWEST = 2  # rows with amounts in one ruled row, or cells beside each other: fewer is a wrapped cell


def with_rows(lattice: Lattice, words: list[Word]) -> Lattice:
    """The grid, each ruled row that holds several rows of amounts parted into these, or unclear where none can be."""
    if not any(is_amount("".join(word.chars)) for word in words):
        melted = _holds_total(lattice, words) or _holds_heads(lattice, words) or _holds_counts(lattice, words)
        return replace(lattice, unclear=True) if melted else lattice
    if lattice.undivided:
        parted = divided(lattice, words)
        if parted is None:
            return replace(lattice, unclear=True)
        lattice = parted
    columns = Columns(list(lattice.xs), [])
    lowest = _FEWEST * min(word.size for word in words)
    tall = _TALL * (lattice.ys[-1] - lattice.ys[0])
    ordered = sorted(words, key=_middle)
    middles = [_middle(word) for word in ordered]
    for row in reversed(range(len(lattice.ys) - 1)):
        top, bottom = lattice.ys[row], lattice.ys[row + 1]
        if bottom - top < lowest:
            continue
        inside = ordered[bisect_left(middles, top) : bisect_left(middles, bottom)]
        partings = _partings(inside, columns)
        if partings:
            lattice, tall = _parted(lattice, row, partings), 0.0
            if (row == 0 and not _is_headed(lattice, words)) or _are_melted(
                lattice, row, len(partings), inside, columns
            ):
                lattice = replace(lattice, unclear=True)
        elif _melted(inside, columns):
            lattice = replace(lattice, unclear=True)
    melted = _holds_rows(lattice, words, tall) or _holds_heads(lattice, words)
    return replace(lattice, unclear=True) if melted else lattice


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _is_headed(lattice: Lattice, words: list[Word]) -> bool:
    """Whether the first of rows that no line parts is a row of the body, or a head of one line with all columns."""
    top, bottom = lattice.ys[:2]
    first = [word for word in words if top <= (word.top + word.bottom) / 2 < bottom]
    columns = Columns(list(lattice.xs), [])
    full = len({columns.of(word)[0] for word in first}) == len(lattice.xs) - 1
    return full or any(is_amount("".join(word.chars)) for word in first)


def _holds_rows(lattice: Lattice, words: list[Word], tall: float) -> bool:
    """Whether cells at least as high as `tall` hold texts and figures under them: no line parts head and rows."""
    heights: Counter[int] = Counter()
    for area in (one for one in lattice.areas if _height(lattice, one) >= tall):
        own = _inside(lattice, area, words)
        names = [word for word in own if any(map(str.isalpha, word.chars))]
        below = (word for word in own if any(name.bottom < word.top + 1 for name in names))
        heights.update({round(word.base) for word in below if is_amount("".join(word.chars))})
    return any(count >= _FEWEST for count in heights.values())


def _holds_total(lattice: Lattice, words: list[Word]) -> bool:
    """Whether the label of a total is under a head in the first cell of a table without any line between its rows."""
    rows = rows_of_words(_inside(lattice, lattice.areas[0], words))
    single = len(lattice.ys) == _FEWEST and len(lattice.xs) > _FEWEST + 1
    return single and len(rows) > 1 and is_total("".join(char for word in rows[-1] for char in word.chars))


def _holds_counts(lattice: Lattice, words: list[Word]) -> bool:
    """Whether numbers stand under each other in several cells of one row beside each other, each with room to spare."""
    beside: Counter[int] = Counter()
    for area in lattice.areas if len(lattice.ys) - 1 <= _UNPARTED else ():
        left, _, right, _ = lattice.place(area)
        rows = rows_of_words(_inside(lattice, area, words))
        figures = [row for row in rows if len(row) == 1 and _NUMBER.fullmatch("".join(row[0].chars))]
        roomy = all(row[0].right[-1] - row[0].left[0] < _FILLED * (right - left) for row in figures)
        beside[area.row] += len(figures) > _FEWEST and len(figures) >= len(rows) - 1 and roomy
    return any(count >= _FEWEST for count in beside.values())


def _holds_heads(lattice: Lattice, words: list[Word]) -> bool:
    """Whether heads of two columns of indicators would be one cell, or one cell each with the rows below them."""
    heads = [word for word in words if heads_indicators("".join(word.chars))]
    if len(heads) < _FEWEST:
        return False
    counts = [(len(_inside(lattice, area, heads)), area) for area in lattice.areas]
    long = sum(count > 0 and len(rows_of_words(_inside(lattice, area, words))) > _FEWEST for count, area in counts)
    return any(count > 1 for count, _ in counts) or long >= _FEWEST


def _inside(lattice: Lattice, area: Area, words: list[Word]) -> list[Word]:
    left, top, right, bottom = lattice.place(area)
    return [
        word
        for word in words
        if top <= (word.top + word.bottom) / 2 < bottom and left <= (word.left[0] + word.right[-1]) / 2 < right
    ]


def _height(lattice: Lattice, area: Area) -> float:
    return lattice.ys[area.row + area.rows] - lattice.ys[area.row]


def _partings(words: list[Word], columns: Columns) -> list[float]:
    """The heights between the rows that stand in one ruled row, or none where it is but one row."""
    amounts = [word for word in words if is_amount("".join(word.chars))]
    heights = sorted(word.base for word in amounts)
    if not heights or heights[-1] - heights[0] < amounts[0].size:
        return []
    if _wrapped(words, columns):
        return []
    blocks = blocks_in(words, columns, nearest_rows(words, columns))
    rows = with_wrapped_labels(with_rows_between(with_figures_above(rows_of_blocks(blocks))))
    if sum(map(_is_whole, rows)) < _FEWEST:
        return []
    return [
        (max(block.bottom for block in over) + min(block.top for block in under)) / 2 for over, under in pairwise(rows)
    ]


def _are_melted(lattice: Lattice, row: int, partings: int, words: list[Word], columns: Columns) -> bool:
    """Whether lines of several amounts would be one cell in one of the rows into which a ruled one was parted."""
    return any(
        _melted([word for word in words if top <= (word.top + word.bottom) / 2 < bottom], columns)
        for top, bottom in pairwise(lattice.ys[row : row + partings + 2])
    )


def _melted(words: list[Word], columns: Columns) -> bool:
    """Whether lines of several amounts would be one cell."""
    lines: dict[tuple[int, int], list[str]] = defaultdict(list)
    for word in sorted(words, key=lambda word: word.base):
        lines[columns.of(word)].append("".join(word.chars))
    return any(len(own) > 1 and _AMOUNTS.fullmatch("".join(own)) is not None for own in lines.values())


def _wrapped(words: list[Word], columns: Columns) -> bool:
    """Whether a piece that is no amount, as wide as its column, stands over the rest of one: 18,134,00 over 0.00."""
    ordered = sorted(words, key=lambda word: (columns.of(word), word.base))
    return any(
        columns.of(upper) == columns.of(lower)
        and upper.right[-1] - upper.left[0] > _FILLED * _width(columns, upper)
        and _PIECE.fullmatch(piece := "".join(upper.chars)) is not None
        and not is_amount(piece)
        and is_amount(piece + "".join(lower.chars))
        for upper, lower in pairwise(ordered)
    )


def _width(columns: Columns, word: Word) -> float:
    first, last = columns.of(word)
    return columns.xs[last + 1] - columns.xs[first]


def _is_whole(row: list[Block]) -> bool:
    """Whether a row has a name and an amount."""
    amounts = sum(is_amount(block.text) for block in row)
    return 0 < amounts < len(row)


def _parted(lattice: Lattice, row: int, partings: list[float]) -> Lattice:
    more = len(partings)
    areas: list[Area] = []
    for area in lattice.areas:
        if area.row > row:
            areas.append(Area(area.row + more, area.column, area.rows, area.columns))
        elif area.row + area.rows <= row:
            areas.append(area)
        elif area.rows > 1:
            areas.append(Area(area.row, area.column, area.rows + more, area.columns))
        else:
            areas += [Area(row + step, area.column, 1, area.columns) for step in range(more + 1)]
    ys = (*lattice.ys[: row + 1], *partings, *lattice.ys[row + 1 :])
    return replace(lattice, ys=ys, areas=tuple(sorted(areas, key=lambda one: (one.row, one.column))))
