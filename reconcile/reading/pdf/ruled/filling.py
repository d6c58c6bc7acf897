"""Words put into the cells of a grid."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from reconcile.disclosure import Box
from reconcile.reading.glyphs import fold_glyphs, take_markup
from reconcile.reading.pdf.page.characters import ASCENT, DESCENT, Turned, Word
from reconcile.reading.pdf.page.lines import rows_of_words
from reconcile.reading.pdf.ruled.lattice import Area, Lattice

_OVER = 2.0  # points by which text may stick out of a table and still belong to it
_MIDDLE = (ASCENT - DESCENT) / 2  # of the size: so far is a character's middle above its baseline
_LINE = 8.0  # points: sideways lines are no nearer
# Two figures too wide for their cells, so that they run into each other.
_TWO_FIGURES = re.compile(r"[-−]?\d[\d,]*\.\d\d(?=[-−]?\d[\d,]*\.\d\d$)")
_GAP = 0.12  # of the size: a gap as wide as this, at a rule, parts a word
_FIGURE = re.compile(r"[-−(（≥≤＞＜]?\d")
_MEET = 0.6  # points
_UNPADDED = 1.0  # points: so near to the side begins a text in a cell without padding
_SET_APART = 1.15  # of the size: characters of one line are set nearer to each other, lines are not


class Filled(Struct, array_like=True, gc=False):
    """A cell with its text. full: its last line goes on to the cell's end, so that it may go on over the page."""

    area: Area
    text: str
    markup: tuple[str, ...] = ()
    full: bool = False


def words_in(lattice: Lattice, words: list[Word]) -> tuple[list[Word], list[Word]]:
    """The words that stand in a table, and the others."""
    x0, top, x1, bottom = lattice.box
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        middle = word.base - word.size * _MIDDLE
        left = word.left[0]
        if (
            top - _OVER <= middle <= bottom + _OVER
            and left <= x1
            and (x0 - _OVER <= (left + word.right[-1]) / 2 <= x1 + _OVER or x0 <= left <= x1 - word.size)
        ):
            inside.append(word)
        else:
            outside.append(word)
    return inside, outside


def filled(lattice: Lattice, words: list[Word]) -> list[Filled]:
    """The cells of a grid with the text that stands in each, in the order of the grid."""
    owner: dict[tuple[int, int], int] = {}
    for index, area in enumerate(lattice.areas):
        for row in range(area.row, area.row + area.rows):
            for column in range(area.column, area.column + area.columns):
                owner[row, column] = index
    areas = list(lattice.areas)
    # The cells of a table without rules are guessed, and a guess may leave places uncovered.
    for row in range(len(lattice.ys) - 1):
        for column in range(len(lattice.xs) - 1):
            if (row, column) not in owner:
                owner[row, column] = len(areas)
                areas.append(Area(row, column, 1, 1))
    inside: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        row = _band(lattice.ys, (word.top + word.bottom) / 2)
        for part, centre in _parts(word, lattice, row, owner):
            inside[owner[row, _band(lattice.xs, centre)]].append(part)
    return [_cell(lattice, area, inside.get(index, [])) for index, area in enumerate(areas)]


def put_sideways(lattice: Lattice, cells: list[Filled], turned: list[Turned], words: list[Word]) -> None:
    """Give cells the text that is set sideways in them, line by line in its own direction: those without upright text,
    and those of whose characters, one below the other, figures lie on their sides. words: the upright ones.
    """
    for cell in cells if turned else ():
        place = lattice.place(cell.area)
        inside = [one for one in turned if _is_in(place, one.x, one.y)]
        if inside and cell.text:
            upright = [one for word in words for one in _below_each_other(word) if _is_in(place, one.x, one.y)]
            if not 1 < len(upright) == len(cell.text) or not all(one.downwards for one in inside):
                continue
            inside += upright
        cell.text = fold_glyphs("".join(one.char for one in _line_by_line(inside))) if inside else cell.text


def _is_in(box: Box, x: float, y: float) -> bool:
    return box[0] < x < box[2] and box[1] < y < box[3]


def _below_each_other(word: Word) -> list[Turned]:
    """A character that stands alone on its line, as one of a text that runs down."""
    x, y = (word.x0 + word.x1) / 2, word.base - word.size * _MIDDLE
    return [Turned(word.chars[0], x, y, downwards=True)] if len(word.chars) == 1 and word.chars[0].isalpha() else []


def _line_by_line(chars: list[Turned]) -> Iterator[Turned]:
    """Characters of a text set sideways in the order in which one reads them."""
    sign = -1 if chars[0].downwards else 1
    lines: list[list[Turned]] = []
    for one in sorted(chars, key=lambda one: sign * one.x):
        if lines and abs(one.x - lines[-1][-1].x) < _LINE / 2:
            lines[-1].append(one)
        else:
            lines.append([one])
    for line in lines:
        yield from sorted(line, key=lambda one: -sign * one.y)


def _cell(lattice: Lattice, area: Area, words: list[Word]) -> Filled:
    if not words:
        return Filled(area, "")
    rows = rows_of_words(words)
    printed = _downwards(words, area) or "".join(char for row in rows for word in row for char in word.chars)
    text, markup = take_markup(fold_glyphs(printed))
    last = rows[-1][-1]
    full = lattice.place(area)[2] - last.right[-1] < 1.5 * last.size
    return Filled(area, "".join(text.split()), markup, full)


def _downwards(words: list[Word], area: Area) -> str:
    """Text of several lines that run down a cell over several rows, the first on the right; "" where it is none."""
    size = words[0].size
    if area.rows < 2:
        return ""
    lines: dict[int, list[tuple[float, str]]] = defaultdict(list)
    places = [
        ((left + right) / 2, word.base, char)
        for word in words
        for char, left, right in zip(word.chars, word.left, word.right, strict=True)
    ]
    for x, y, char in places:
        near = next((known for known in lines if abs(known - x) < 0.5 * size), round(x))
        lines[near].append((y, char))
    across = pairwise(sorted(lines))
    down = [pair for line in lines.values() for pair in pairwise(sorted(y for y, _ in line))]
    if len(lines) < 2 or not down or any(b - a < _SET_APART * size for a, b in across):
        return ""
    if any(b - a > _SET_APART * size for a, b in down):
        return ""
    return "".join(char for x in sorted(lines, reverse=True) for _, char in sorted(lines[x]))


def _touch(word: Word, index: int, xs: tuple[float, ...]) -> bool:
    """Whether a figure and a text, or two texts, meet just at a rule, as in cells without padding: what is too wide for
    its cell does not begin at its side. A mark may hang over a rule.
    """
    at_rule = any(word.right[index - 1] - _MEET < x < word.left[index] + _MEET for x in xs)
    rest = "".join(word.chars[index:])
    if not at_rule or not any(map(str.isalnum, rest)):
        return False
    before, after = word.chars[index - 1].isdigit() or word.chars[index - 1] == "%", _FIGURE.match(rest) is not None
    unpadded = any(abs(x - word.left[0]) < _UNPADDED for x in xs)
    return before != after or (unpadded and not before and rest[0].isalnum())


def _band(places: tuple[float, ...], at: float) -> int:
    return min(max(bisect_right(places, at) - 1, 0), len(places) - 2)


def _parts(word: Word, lattice: Lattice, row: int, owner: dict[tuple[int, int], int]) -> list[tuple[Word, float]]:
    """A word whole where it stands in one cell; parted where rules run through gaps in it."""
    first, last = _band(lattice.xs, word.left[0] + 0.1), _band(lattice.xs, word.right[-1] - 0.1)
    middle = (word.left[0] + word.right[-1]) / 2
    if first == last or owner[row, first] == owner[row, last]:
        return [(word, middle)]
    cells = [
        owner[row, _band(lattice.xs, (left + right) / 2)] for left, right in zip(word.left, word.right, strict=True)
    ]
    together = _TWO_FIGURES.match("".join(word.chars))
    starts = [0, together.end()] if together else [0]
    for index in range(1, len(cells) if together is None else 1):
        if cells[index] != cells[index - 1] and (
            word.left[index] - word.right[index - 1] > _GAP * word.size or _touch(word, index, lattice.xs)
        ):
            starts.append(index)
    parts: list[tuple[Word, float]] = []
    for start, end in zip(starts, [*starts[1:], len(cells)], strict=True):
        part = Word(word.chars[start:end], word.left[start:end], word.right[start:end], word.base, word.size)
        # Punctuation that hangs over a rule stays with what it belongs to: the cell in which most characters stand.
        inside = cells[start:end]
        most = max(set(inside), key=lambda one: (inside.count(one), -one))
        at = start + inside.index(most)
        parts.append((part, (word.left[at] + word.right[at]) / 2))
    return parts
