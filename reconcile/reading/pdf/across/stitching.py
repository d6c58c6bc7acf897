"""Tables made whole over pages: fragments matched by the places of their columns and by meaning, never by count."""

from __future__ import annotations

import re

from reconcile.disclosure import Cell, boxed, packed
from reconcile.reading.blocks import RawGrid
from reconcile.reading.pdf.across.repeating import ends_cut_off, is_figure, repeated, texts_of
from reconcile.reading.pdf.across.tearing import (
    ends_with_top_of_row,
    is_foot_of_row,
    is_rest_of_row,
    rejoined,
    take_off_last_row,
    without_cut_labels,
)
from reconcile.reading.pdf.across.wholes import SAME, Part, Piece, Whole, lowest, same_columns
from reconcile.reading.pdf.page.frame import Frame
from reconcile.reading.pdf.pages import Grid

_TALLEST_HEAD = 8
_LABELS, _SAME_LABELS = 4, 2  # of four rows, with so many labels in common two grids are copies of one form
_NAME = re.compile(r"[\u4e00-\u9fff]{2}")
_CONTINUED = re.compile(r"[（(]?续(?:表)?[\d一二三四五六七八九十]*[)）]?|接上页|\s")


def begun(grid: Grid, page: int, frame: Frame, captions: list[str]) -> Whole:
    """A table that begins with `grid`."""
    pieces = pieces_of(grid, page, frame)
    place = boxed(page, frame.shown(grid.box))
    height = len(grid.lattice.ys) - 1
    head = [texts_of(grid, row) for row in range(min(height, _TALLEST_HEAD))]
    return Whole(
        xs=list(grid.lattice.xs),
        parts=[Part(grid.lattice.ys, 0, 0)],
        pieces=pieces,
        head=head,
        lowest=lowest(pieces, height),
        height=height,
        pages=[page],
        place=place,
        captions=captions,
        inferred=grid.inferred,
    )


def continues(whole: Whole, grid: Grid, page: int, between: list[str]) -> bool:
    """Whether `grid`, the first thing on its page but for the lines `between`, goes on with `whole`."""
    _, head = repeated(whole.head, grid)
    # A program that sets each page by itself (WeasyPrint) may give the same columns other widths on the next.
    same = same_columns(whole.xs, grid.lattice.xs) or (head and len(whole.xs) == len(grid.lattice.xs))
    if page != whole.pages[-1] + 1 or not same:
        return False
    if is_next_of_its_kind(whole, grid):
        return False
    if not are_captions(between, whole.captions):
        return False
    if head:
        return True
    told = any("续" in line for line in between)
    return (told or not between) and not _begins_anew(whole, grid)


def are_captions(lines: list[str], captions: list[str]) -> bool:
    """Whether lines above a table are none but captions that it has had, as a table that goes on repeats them."""
    known = {_CONTINUED.sub("", caption) for caption in captions} | {""}
    return all(_CONTINUED.sub("", line) in known for line in lines)


def extend(whole: Whole, grid: Grid, page: int, frame: Frame) -> None:
    """Put `grid` under `whole`, without a head that it repeats."""
    if ends_with_top_of_row(whole):
        take_off_last_row(whole)
    # Where two columns part is inferred within limits only: as many columns on both pages are the same ones.
    inferred = whole.inferred and grid.inferred
    alike = len(whole.xs) == len(grid.lattice.xs) and (inferred or not same_columns(whole.xs, grid.lattice.xs))
    xs = whole.xs if alike else _united(whole.xs, grid.lattice.xs)
    _move(whole.pieces, whole.xs, xs)
    start, skip = repeated(whole.head, grid)
    added = [piece for piece in pieces_of(grid, page, frame) if piece.row >= skip]
    _without_cut_ends(added, skip, ends_cut_off(whole.head[start:], grid, skip))
    _move(added, whole.xs if alike else list(grid.lattice.xs), xs)
    for piece in added:
        piece.row += whole.height - skip
    height = whole.height + len(grid.lattice.ys) - 1 - skip
    whole.xs = xs
    whole.parts.append(Part(grid.lattice.ys, whole.height, skip))
    whole.lowest = {piece.column: piece for piece in whole.lowest.values()}
    if is_foot_of_row(whole, added):
        height -= 1
        added = rejoined(whole, added)
    if is_rest_of_row(whole, added):
        height -= 1
        added = rejoined(whole, added)
    else:
        added = without_cut_labels(whole, added)
    if height < whole.height + len(grid.lattice.ys) - 1 - skip:
        whole.parts = []
    whole.pieces += added
    whole.lowest = lowest([*whole.lowest.values(), *added], height)
    whole.height = height
    whole.pages.append(page)


def _without_cut_ends(added: list[Piece], row: int, ends: dict[int, str]) -> None:
    """Take the ends of heads, by column, from the texts of the row below, into which they run."""
    for piece in added:
        end = ends.get(piece.column, "") if piece.row == row else ""
        at = 0
        while at < min(len(end), len(piece.text)) and end[at] == piece.text[at] and not end[at].isdigit():
            at += 1
        piece.text = piece.text[at:]


def finished(whole: Whole) -> RawGrid:
    """The whole table as a grid of cells."""
    width = len(whole.xs) - 1
    rows: list[list[Cell | None]] = [[None] * width for _ in range(whole.height)]
    for piece in whole.pieces:
        rows[piece.row][piece.column] = Cell(
            text=piece.text,
            row=piece.row,
            column=piece.column,
            row_span=piece.rows,
            column_span=piece.columns,
            place=piece.place,
            doubtful=piece.doubtful and any(char.isdigit() for char in piece.text),
            markup=piece.markup,
        )
    return RawGrid(packed(rows), whole.place, tuple(whole.pages))


def pieces_of(grid: Grid, page: int, frame: Frame) -> list[Piece]:
    """The cells of one part of a table."""
    return [
        Piece(
            row=cell.area.row,
            column=cell.area.column,
            rows=cell.area.rows,
            columns=cell.area.columns,
            text=cell.text,
            place=boxed(page, frame.shown(grid.lattice.place(cell.area))),
            markup=cell.markup,
            full=cell.full,
            doubtful=grid.doubtful,
        )
        for cell in grid.cells
    ]


def _united(one: list[float], other: tuple[float, ...]) -> list[float]:
    united = list(one)
    united += [x for x in other if all(abs(x - y) > SAME for y in one)]
    return sorted(united)


def _move(pieces: list[Piece], old: list[float], new: list[float]) -> None:
    """Give each piece the columns that it has among the boundaries `new`."""
    if old == new:
        return
    at = [_nearest(x, new) for x in old]
    for piece in pieces:
        end = at[piece.column + piece.columns]
        piece.column = at[piece.column]
        piece.columns = end - piece.column


def _nearest(x: float, boundaries: list[float]) -> int:
    return min(range(len(boundaries)), key=lambda index: abs(boundaries[index] - x))


def is_next_of_its_kind(whole: Whole, grid: Grid) -> bool:
    """Whether `grid` has the same labels, and as much beside them, in the same rows as `whole`: a copy of one form."""
    _, head = repeated(whole.head, grid)
    same = 0
    for row in range(head, min(len(whole.head), len(grid.lattice.ys) - 1, head + _LABELS)):
        known, texts = whole.head[row], texts_of(grid, row)
        alike = known[:1] == texts[:1] and list(map(bool, known)) == list(map(bool, texts))
        same += bool(alike and known and _NAME.search(known[0]))
    return same >= _SAME_LABELS


def _begins_anew(whole: Whole, grid: Grid) -> bool:
    """Whether the first row is a title over all columns, as each of a run of like sheets has it, or another head."""
    known, texts = whole.head[0], texts_of(grid, 0)
    alike = any(known[:1]) and known[:1] == texts[:1] and len(known) == len(texts)
    if alike and all(texts) and not any(map(is_figure, [*known, *texts])):
        return True
    first = [cell for cell in grid.cells if cell.area.row == 0]
    if len(first) != 1 or len(whole.xs) < 3 or not first[0].text:
        return False
    title = first[0].text
    return title in {piece.text for piece in whole.pieces if piece.row == 0} or title.endswith(("表", "表）"))
