"""The head of a table that is printed again where the table goes on."""

from __future__ import annotations

import re

from reconcile.reading.pdf.pages import Grid

_MOST_CAPTIONS = 3  # rows above the head that hold the title, the owner and the unit
_FIGURE = re.compile(r"[-−(（]?\d[\d,]*\.\d+%?[)）]?|\d{3,}")


def is_figure(text: str) -> bool:
    """Whether a text is an amount, a rate or a long number, which no head is."""
    return _FIGURE.fullmatch(text) is not None


def texts_of(grid: Grid, row: int) -> list[str]:
    """The texts of the cells that begin in a row."""
    return [cell.text for cell in grid.cells if cell.area.row == row]


def repeated(head: list[list[str]], grid: Grid) -> tuple[int, int]:
    """The row of `head`, a table's first rows, with which `grid` begins again, and how many rows it repeats."""
    for start in range(_MOST_CAPTIONS + 1):
        count = _rows_alike(head[start:], grid)
        if count:
            return start, count
        if not head[start : start + 1] or sum(map(bool, head[start])) > 2:
            break
    return 0, 0


def runs_on(head: list[list[str]], grid: Grid) -> bool:
    """Whether `grid` begins with the first row of `head`, one of whose texts goes on: with the name of a row below that
    has no figures, where no line is between them.
    """
    known, texts = head[0], texts_of(grid, 0)
    if not grid.inferred or len(known) != len(texts):
        return False
    unlike = [(one, other) for one, other in zip(known, texts, strict=True) if one != other]
    return len(unlike) == 1 < len(known) and unlike[0][1].startswith(unlike[0][0] or "\0")


def ends_cut_off(head: list[list[str]], grid: Grid, count: int) -> dict[int, str]:
    """What a row too low for it cut off from each text of the repeated head, by column."""
    ends: dict[int, str] = {}
    for row, known in enumerate(head[:count]):
        cells = [cell for cell in grid.cells if cell.area.row == row]
        ends |= {cell.area.column: text[len(cell.text) :] for cell, text in zip(cells, known, strict=True)}
    return ends


def _rows_alike(head: list[list[str]], grid: Grid) -> int:
    count, telling = 0, False
    for row, known in enumerate(head[: len(grid.lattice.ys) - 1]):
        texts = texts_of(grid, row)
        if not _alike(known, texts) or any(map(is_figure, texts)):
            break
        if any(texts):
            telling |= len([text for text in texts if text]) > 1
        elif row == 0:
            break
        count = row + 1
    while count and any(one.area.row < count < one.area.row + one.area.rows for one in grid.cells):
        count -= 1
    return count if telling else 0


def _alike(known: list[str], texts: list[str]) -> bool:
    """Whether the texts are those that are known, but for the ends of at most half, which a low row may cut off."""
    if len(known) != len(texts):
        return False
    pairs = list(zip(known, texts, strict=True))
    cut = [(one, other) for one, other in pairs if one != other]
    return 2 * len(cut) <= len(pairs) and all(len(other) > 1 and one.startswith(other) for one, other in cut)
