"""Where charts stand: their labels are part of a picture and of no paragraph."""

from __future__ import annotations

from reconcile.disclosure import Box
from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.lines import rows_of_words
from reconcile.reading.pdf.page.rules import Rules

_SMALLEST = 40.0  # points: a seal's ornament or a bullet is no chart
_LARGEST = 0.6  # of the page: more is a ground or an ornament around the page
_LONGEST, _LONGEST_ALONE = 24, 7  # characters: a longer row is running text; in a lone shape, also a title


def without_charts(words: list[Word], rules: Rules, tables: list[Box], size: tuple[float, float]) -> list[Word]:
    """The words that are no labels of a drawing made of curves that is no part of a table. size: the page's."""
    left = words
    for area, shapes in _areas([box for box in rules.curves if not any(_overlap(box, table) for table in tables)]):
        labels = [word for word in left if _within(word, area)]
        if labels and _is_drawing(area, size) and not _is_prose(labels, _LONGEST if shapes > 1 else _LONGEST_ALONE):
            taken = {id(word) for word in labels}
            left = [word for word in left if id(word) not in taken]
    return left


def _areas(shapes: list[Box]) -> list[tuple[Box, int]]:
    """The places of shapes that stand close together, and how many they are."""
    areas: list[tuple[Box, int]] = []
    for shape in shapes:
        touching = [one for one in areas if _near(one[0], shape)]
        boxes = [shape, *(box for box, _ in touching)]
        around = (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )
        areas = [one for one in areas if one not in touching]
        areas.append((around, 1 + sum(count for _, count in touching)))
    return areas


def _is_drawing(area: Box, size: tuple[float, float]) -> bool:
    wide, high = area[2] - area[0], area[3] - area[1]
    return min(wide, high) >= _SMALLEST and wide * high < _LARGEST * size[0] * size[1]


def _is_prose(labels: list[Word], longest: int) -> bool:
    rows = ["".join(char for word in row for char in word.chars) for row in rows_of_words(labels)]
    return any(len(row) > longest or row.endswith("。") for row in rows)


def _within(word: Word, box: Box) -> bool:
    x, y = (word.left[0] + word.right[-1]) / 2, (word.top + word.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _near(one: Box, other: Box) -> bool:
    gap = 12.0
    return (
        one[0] - gap <= other[2] and other[0] - gap <= one[2] and one[1] - gap <= other[3] and other[1] - gap <= one[3]
    )


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
