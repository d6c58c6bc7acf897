"""Tables made whole over pages: fragments matched by the places of their columns and by meaning, never by count."""

from __future__ import annotations

import re
from sys import intern

from msgspec import Struct

from reconcile.disclosure import Cell, Place
from reconcile.reading.blocks import RawGrid
from reconcile.reading.pdf.frame import Frame
from reconcile.reading.pdf.pages import Grid
from reconcile.reading.pdf.repeating import ends_cut_off, repeated, texts_of

_TALLEST_HEAD = 8
_LABELS, _SAME_LABELS = 4, 2  # of four rows, with so many labels in common two grids are copies of one form
_SAME = 5.0  # points: boundaries this near to each other are one
_AMOUNT = re.compile(r"[-−(（]?\d[\d,]*\.\d+%?[)）]?|\d{3,}")
_ITEM = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]|\d|其中")
_NAME = re.compile(r"[\u4e00-\u9fff]{2}")
_CONTINUED = re.compile(r"[（(]?续(?:表)?[\d一二三四五六七八九十]*[)）]?|接上页|\s")


class Piece(Struct, gc=False):
    """One cell of a whole table: its place in the grid, and where it is printed."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    place: Place
    markup: tuple[str, ...]
    full: bool
    doubtful: bool

    @property
    def below(self) -> int:
        """The row after its last one."""
        return self.row + self.rows


class Part(Struct, frozen=True):
    """What stands of a table on one page. ys: of its rows there. row: of the table, where the rows after the first
    `skip`, a head that is printed again, begin.
    """

    ys: tuple[float, ...]
    row: int
    skip: int


class Whole(Struct):
    """A table that may go on over the next page.

    parts: page by page, its columns up to `side`; none where a row is cut by a page break. beside: how many of them
    have their right columns, of a sheet wider than its paper. captions: the lines above
    its first fragment. head: the texts of its first rows. lowest: by column, the cells that reach its lower end.
    inferred: as `Grid` has it.
    """

    xs: list[float]
    parts: list[Part]
    pieces: list[Piece]
    head: list[list[str]]
    lowest: dict[int, Piece]
    height: int
    pages: list[int]
    place: Place
    captions: list[str]
    inferred: bool
    side: int = 0
    beside: int = 0


def begun(grid: Grid, page: int, frame: Frame, captions: list[str]) -> Whole:
    """A table that begins with `grid`."""
    pieces = pieces_of(grid, page, frame)
    place = Place(page=page, box=frame.shown(grid.box))
    height = len(grid.lattice.ys) - 1
    head = [texts_of(grid, row) for row in range(min(height, _TALLEST_HEAD))]
    return Whole(
        xs=list(grid.lattice.xs),
        parts=[Part(grid.lattice.ys, 0, 0)],
        pieces=pieces,
        head=head,
        lowest=_lowest(pieces, height),
        height=height,
        pages=[page],
        place=place,
        captions=captions,
        inferred=grid.inferred,
    )


def continues(whole: Whole, grid: Grid, page: int, between: list[str]) -> bool:
    """Whether `grid`, the first thing on its page but for the lines `between`, goes on with `whole`."""
    if page != whole.pages[-1] + 1 or not _same_columns(whole.xs, grid.lattice.xs):
        return False
    _, head = repeated(whole.head, grid)
    if _is_next_of_its_kind(whole, grid, head):
        return False
    if not are_captions(between, whole.captions):
        return False
    if head:
        return True
    return not between and not _begins_anew(whole, grid)


def are_captions(lines: list[str], captions: list[str]) -> bool:
    """Whether lines above a table are none but captions that it has had, as a table that goes on repeats them."""
    known = {_CONTINUED.sub("", caption) for caption in captions} | {""}
    return all(_CONTINUED.sub("", line) in known for line in lines)


def extend(whole: Whole, grid: Grid, page: int, frame: Frame) -> None:
    """Put `grid` under `whole`, without a head that it repeats."""
    # Where two columns part is inferred within limits only: as many columns on both pages are the same ones.
    alike = whole.inferred and grid.inferred and len(whole.xs) == len(grid.lattice.xs)
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
    if _is_foot_of_row(whole, added):
        height -= 1
        added = _rejoined(whole, added)
    if _is_rest_of_row(whole, added):
        height -= 1
        added = _rejoined(whole, added)
    else:
        added = _without_cut_labels(whole, added)
    if height < whole.height + len(grid.lattice.ys) - 1 - skip:
        whole.parts = []
    whole.pieces += added
    whole.lowest = _lowest([*whole.lowest.values(), *added], height)
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
    return RawGrid(tuple(tuple(row) for row in rows), whole.place, tuple(whole.pages))


def pieces_of(grid: Grid, page: int, frame: Frame) -> list[Piece]:
    """The cells of one part of a table."""
    return [
        Piece(
            row=cell.area.row,
            column=cell.area.column,
            rows=cell.area.rows,
            columns=cell.area.columns,
            text=intern(cell.text),  # most labels of a form are those of its copies
            place=Place(page=page, box=frame.shown(grid.lattice.place(cell.area))),
            markup=cell.markup,
            full=cell.full,
            doubtful=grid.doubtful,
        )
        for cell in grid.cells
    ]


def _same_columns(one: list[float], other: tuple[float, ...]) -> bool:
    """Whether two fragments begin and end at the same places and most boundaries of the coarser one are in both."""
    if abs(one[0] - other[0]) > _SAME or abs(one[-1] - other[-1]) > _SAME:
        return False
    fewer, more = sorted((one[1:-1], list(other[1:-1])), key=len)
    return 2 * sum(any(abs(x - y) <= _SAME for y in more) for x in fewer) >= len(fewer)


def _united(one: list[float], other: tuple[float, ...]) -> list[float]:
    united = list(one)
    united += [x for x in other if all(abs(x - y) > _SAME for y in one)]
    return sorted(united)


def _move(pieces: list[Piece], old: list[float], new: list[float]) -> None:
    """Give each piece the columns that it has among the boundaries `new`."""
    if old == new:
        return
    at = [min(range(len(new)), key=lambda index, x=x: abs(new[index] - x)) for x in old]  # type: ignore[misc]
    for piece in pieces:
        end = at[piece.column + piece.columns]
        piece.column = at[piece.column]
        piece.columns = end - piece.column


def _lowest(pieces: list[Piece], height: int) -> dict[int, Piece]:
    return {piece.column: piece for piece in pieces if piece.below == height}


def _is_next_of_its_kind(whole: Whole, grid: Grid, head: int) -> bool:
    """Whether `grid` has the same labels, and as much beside them, in the same rows as `whole`: a copy of one form."""
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
    if alike and all(texts) and not any(map(_AMOUNT.fullmatch, [*known, *texts])):
        return True
    first = [cell for cell in grid.cells if cell.area.row == 0]
    if len(first) != 1 or len(whole.xs) < 3 or not first[0].text:
        return False
    title = first[0].text
    return title in {piece.text for piece in whole.pieces if piece.row == 0} or title.endswith(("表", "表）"))


def _is_foot_of_row(whole: Whole, added: list[Piece]) -> bool:
    """Whether the first row that follows is the blank lower part of a row that the page break cut short."""
    first = [piece for piece in added if piece.row == whole.height]
    last = _height([piece for piece in whole.lowest.values() if piece.row == whole.height - 1])
    if not first or any(piece.text or piece.rows > 1 for piece in first) or not last:
        return False
    heights = [_height([piece]) for piece in added if piece.rows == 1 and piece.text]
    return bool(heights) and last < 0.75 * min(heights)


def _height(pieces: list[Piece]) -> float:
    boxes = [piece.place.box for piece in pieces if piece.rows == 1 and piece.place.box]
    return min((box[3] - box[1] for box in boxes), default=0.0)


def _is_rest_of_row(whole: Whole, added: list[Piece]) -> bool:
    """Whether the first row that follows is the rest of the last row, which the page break cut in the middle.

    It is where nothing stands in its first column, something stands only under cells whose last line was full, and
    no cell gets a second number. Where the last row has nothing in its first column either, the one cell that goes on
    must begin an enumeration and its rest must not.
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
        if "." in over.text and "." in piece.text and _AMOUNT.fullmatch(over.text) and _AMOUNT.fullmatch(piece.text):
            return False
    if label.text and not first[0].text:
        return True
    begun = whole.lowest[written[0].column].text
    return len(written) == 1 and bool(_ITEM.match(begun)) and not _ITEM.match(written[0].text)


def _rejoined(whole: Whole, added: list[Piece]) -> list[Piece]:
    """Give the last row's cells the rest of their text; what follows moves up by that row."""
    for piece in added:
        if piece.row == whole.height and piece.text:
            over = whole.lowest[piece.column]
            over.text, over.full, over.markup = over.text + piece.text, piece.full, over.markup + piece.markup
    kept = [piece for piece in added if piece.row != whole.height]
    for piece in kept:
        piece.row -= 1
    return kept


def _without_cut_labels(whole: Whole, added: list[Piece]) -> list[Piece]:
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


def _one_label(over: Piece, piece: Piece, width: int) -> bool:
    spans = over.rows > 1 or piece.rows > 1
    return spans and bool(over.text) != bool(piece.text) and over.columns < width
