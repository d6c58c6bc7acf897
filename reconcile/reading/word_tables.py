"""Tables of a Word document as grids: cells that span columns or rows cover the cells beside and below them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reconcile.disclosure import Cell, Place, packed
from reconcile.errors import UnreadableDocument
from reconcile.reading.blocks import MOST_CELLS, RawGrid
from reconcile.reading.glyphs import cleaned
from reconcile.reading.word_text import Element, W, is_set

_WIDEST = 200


def rows_of(table: Element) -> list[Element]:
    """The rows of a table that are neither deleted nor hidden, without those of tables inside of it."""
    rows = [one for one in table.iter(f"{W}tr") if owner(one) is table]
    return [one for one in rows if one.find(f"{W}trPr/{W}del") is None and not is_set(one, "trPr", "hidden")]


def cells_of(row: Element) -> list[Element]:
    """The cells of a row, without those of tables inside of it."""
    table = owner(row)
    return [one for one in row.iter(f"{W}tc") if owner(one) is table]


def owner(element: Element) -> Element:
    """The table that a row, cell or paragraph belongs to, not one that this stands in."""
    return next(element.iterancestors(f"{W}tbl"))


def grid_of(table: Element, words: Callable[[Element], str], places: Sequence[Place]) -> RawGrid:
    """The grid of a table. words: gives the text of a cell. places: of its rows."""
    rows: list[list[Cell | None]] = []
    open_cells: dict[int, tuple[int, int]] = {}
    widest = 0
    for at, row in enumerate(rows_of(table)):
        column = _number(row, "trPr", "gridBefore")
        line: list[Cell | None] = [Cell("", at, index, place=places[at]) for index in range(column)]
        for cell in cells_of(row):
            width = max(_number(cell, "tcPr", "gridSpan", 1), 1)
            if _goes_on(cell, "hMerge") and line:
                _widen(line, width)
            elif _goes_on(cell, "vMerge") and column in open_cells:
                _lengthen(rows, open_cells[column], at)
                line += [None] * width
            else:
                text, markup = cleaned(words(cell))
                line.append(Cell(text, at, column, 1, width, place=places[at], markup=markup))
                line += [None] * (width - 1)
                open_cells[column] = (at, column)
            column += width
        rows.append(line)
        widest = max(widest, len(line))
        if widest * len(rows) > MOST_CELLS:
            raise UnreadableDocument("file-crowded")
    return RawGrid(
        packed(
            [
                line + [Cell("", at, column, place=places[at]) for column in range(len(line), widest)]
                for at, line in enumerate(rows)
            ]
        ),
        place=places[0] if places else Place(),
    )


def _lengthen(rows: list[list[Cell | None]], place: tuple[int, int], at: int) -> None:
    top, left = place
    above = rows[top][left]
    if above is not None:
        height = at - top + 1
        rows[top][left] = Cell(above.text, top, left, height, above.column_span, place=above.place, markup=above.markup)


def _widen(line: list[Cell | None], width: int) -> None:
    """Let the last cell of a line cover `width` columns more."""
    left = max(at for at, cell in enumerate(line) if cell is not None)
    cell = line[left]
    line += [None] * width
    if cell is not None:
        line[left] = Cell(cell.text, cell.row, left, cell.row_span, len(line) - left, cell.place, markup=cell.markup)


def _number(element: Element, properties: str, name: str, otherwise: int = 0) -> int:
    found = element.find(f"{W}{properties}/{W}{name}")
    value = found.get(f"{W}val", "") if found is not None else ""
    return min(int(value), _WIDEST) if value.isdigit() else otherwise


def _goes_on(cell: Element, name: str) -> bool:
    found = cell.find(f"{W}tcPr/{W}{name}")
    return found is not None and found.get(f"{W}val", "continue") == "continue"
