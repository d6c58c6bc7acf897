"""Two pages printed on one sheet: what stands beside each other there does not belong together."""

from __future__ import annotations

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.lines import rows_of_words
from reconcile.reading.pdf.page.rules import Edge

_WIDER = 1.3  # than high is a sheet of two pages
_GUTTER = 0.02  # of the sheet's width, on both sides of its middle
_LONG = 0.5  # of a page's width: a line of text
_FEWEST_LINES = 4  # of a table


def holds_two_pages(words: list[Word], edges: list[Edge], size: tuple[float, float]) -> bool:
    """Whether nothing stands in the middle of a sheet, and long lines of text, or tables, on both sides of it."""
    width, height = size
    low, high = (0.5 - _GUTTER) * width, (0.5 + _GUTTER) * width
    if width < _WIDER * height or any(word.left[0] < high and word.right[-1] > low for word in words):
        return False
    if any(one.x0 < high and one.x1 > low for one in edges):
        return False
    return all(
        sum(one.level for one in edges if (one.x0 < low) is left) >= _FEWEST_LINES
        or any(
            _written(row) > _LONG * width / 2
            for row in rows_of_words(word for word in words if (word.left[0] < low) is left)
        )
        for left in (True, False)
    )


def _written(row: list[Word]) -> float:
    """How much of a line is under its words."""
    return sum(word.right[-1] - word.left[0] for word in row)
