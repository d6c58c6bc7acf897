"""Rows that a page break cuts: their upper part is on one page, their lower part on the next."""

from __future__ import annotations

import re
from itertools import pairwise

from reconcile.reading.pdf.across.repeating import is_figure
from reconcile.reading.pdf.across.wholes import Piece, Whole, lowest, same_columns
from reconcile.reading.pdf.pages import Grid

_LOWER = 0.75  # of another row's height: a row this low is a part of one
_FEWEST_BOUNDARIES = 3  # of two rows
_UNLIKE = 0.4  # points by which the heights of rows differ
_TOLD = re.compile(r"[计：:]$")  # the end of a label, as of a total
_END, _NAME = 2, 20  # characters: of a name's end, and of a name
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|其中[:：]")
_ITEM = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]|\d|其中")


def ends_with_top_of_row(whole: Whole) -> bool:
    """Whether the last row is the blank upper part of one that a page break cut: all of it stands on the next page.

    It reaches as far as the page does, and so is not as high as a row of one line, as a row left blank would be.
    """
    last = [piece for piece in whole.pieces if piece.row == whole.height - 1]
    ys = whole.parts[-1].ys if whole.parts else ()
    if len(ys) < _FEWEST_BOUNDARIES or not last or any(piece.text for piece in last):
        return False
    lowest = min(lower - upper for upper, lower in pairwise(ys[:-1]))
    return abs(ys[-1] - ys[-2] - lowest) > _UNLIKE


def take_off_last_row(whole: Whole) -> None:
    whole.height -= 1
    whole.parts = []
    whole.pieces = [piece for piece in whole.pieces if piece.row < whole.height]
    for piece in whole.pieces:
        piece.rows = min(piece.rows, whole.height - piece.row)
    whole.lowest = lowest(whole.pieces, whole.height)


def is_top_of_row(whole: Whole, grid: Grid, page: int) -> bool:
    """Whether `grid` is nothing but the blank upper part of the table's next row, set off from it by a gap."""
    if not whole.parts or whole.pages[-1] != page or len(grid.lattice.ys) > 2 or any(cell.text for cell in grid.cells):
        return False
    height = grid.lattice.ys[-1] - grid.lattice.ys[0]
    return grid.lattice.ys[0] - whole.parts[-1].ys[-1] < height and same_columns(whole.xs, grid.lattice.xs)


def is_foot_of_row(whole: Whole, added: list[Piece]) -> bool:
    """Whether the first row that follows is the blank lower part of a row that the page break cut short."""
    first = [piece for piece in added if piece.row == whole.height]
    last = _height([piece for piece in whole.lowest.values() if piece.row == whole.height - 1])
    if not first or any(piece.text or piece.rows > 1 for piece in first) or not last:
        return False
    heights = [_height([piece]) for piece in added if piece.rows == 1 and piece.text]
    return bool(heights) and last < _LOWER * min(heights)


def is_rest_of_row(whole: Whole, added: list[Piece]) -> bool:
    """Whether the first row that follows is the rest of the last row, which the page break cut in the middle.

    It is where nothing stands in its first column, something stands only under cells whose last line was full, none of
    them a whole name, and no cell gets a second number. Where the last row has nothing in its first column either, the
    one cell that goes on must begin an enumeration and its rest must not.
    """
    first = [piece for piece in added if piece.row == whole.height]
    written = [piece for piece in first if piece.text]
    label = whole.lowest.get(0)
    if not written or not label or any(piece.rows != 1 for piece in first):
        return False
    if first[0].column != 0 or (first[0].text and len(written) > 1):
        return False
    for piece in written:
        over = whole.lowest.get(piece.column)
        if over is None or over.columns != piece.columns or not over.text or not over.full:
            return False
        if "." in over.text and "." in piece.text and is_figure(over.text) and is_figure(piece.text):
            return False
        if _is_whole_name(whole, over, piece):
            return False
    if label.text and not first[0].text:
        return True
    begun = whole.lowest[written[0].column].text
    return len(written) == 1 and bool(_ITEM.match(begun)) and not _ITEM.match(written[0].text)


def _is_whole_name(whole: Whole, over: Piece, under: Piece) -> bool:
    """Whether a name ends as others of its column do (支出, 费用), or an ordinal begins what is `under` it."""
    if not _END < len(over.text) <= _NAME:
        return False
    end = over.text[-_END:]
    names = [piece.text for piece in whole.pieces if piece.column == over.column and piece is not over]
    alike = end.isalpha() and any(name.endswith(end) and len(name) <= _NAME for name in names)
    return alike or _ORDINAL.match(under.text) is not None


def may_be_cut(whole: Whole, grid: Grid, head: int) -> bool:
    """Whether a name at the page's end that fills its line may go on at the start of `grid`, below its head.

    On one side of the page break stands nothing but the name: it may as well be a row without figures, and is one
    where it ends as others of its column do (支出, 费).
    """
    over = whole.lowest.get(0)
    last = [piece for piece in whole.lowest.values() if piece.text]
    first = [cell for cell in grid.cells if cell.area.row == head and cell.text]
    if over is None or not over.full or not over.text or not first or first[0].area.column != 0:
        return False
    if over.rows > 1 or first[0].area.rows > 1 or over.columns > 1 or first[0].area.columns > 1:
        return False
    figures = sum(is_figure(text) for text in (*(one.text for one in last), *(one.text for one in first)))
    told = any(_ITEM.match(text) or _TOLD.search(text) for text in (over.text, first[0].text))
    if figures == 0 or told or min(len(last), len(first)) > 1:
        return False
    names = [piece.text for piece in whole.pieces if piece.column == 0 and piece is not over]
    names += [cell.text for cell in grid.cells if cell.area.column == 0 and cell.area.row > head]
    return not any(name.endswith(over.text[-1]) for name in names)


def rejoined(whole: Whole, added: list[Piece]) -> list[Piece]:
    """Give the last row's cells the rest of their text; what follows moves up by that row."""
    for piece in added:
        if piece.row == whole.height and piece.text:
            over = whole.lowest[piece.column]
            over.text, over.full, over.markup = over.text + piece.text, piece.full, over.markup + piece.markup
    kept = [piece for piece in added if piece.row != whole.height]
    for piece in kept:
        piece.row -= 1
    return kept


def without_cut_labels(whole: Whole, added: list[Piece]) -> list[Piece]:
    """Make one cell of a row-spanning label that a page break cut: one part of it has the text, the other is blank."""
    kept: list[Piece] = []
    for piece in added:
        over = whole.lowest.get(piece.column) if piece.row == whole.height else None
        if over is not None and over.columns == piece.columns and _one_label(over, piece, len(whole.xs) - 1):
            over.rows += piece.rows
            if piece.text:
                over.text, over.place = piece.text, piece.place
        else:
            kept.append(piece)
    return kept


def _height(pieces: list[Piece]) -> float:
    boxes = [piece.place.box for piece in pieces if piece.rows == 1 and piece.place.box]
    return min((box[3] - box[1] for box in boxes), default=0.0)


def _one_label(over: Piece, piece: Piece, width: int) -> bool:
    spans = over.rows > 1 or piece.rows > 1
    return spans and bool(over.text) != bool(piece.text) and over.columns < width
