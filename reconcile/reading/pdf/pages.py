"""One page read: its lines of text and its grids in reading order, with everything else about the page let go."""

from __future__ import annotations

import zlib
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium
from msgspec import Struct, msgpack
from msgspec.structs import replace

from reconcile.disclosure import Box
from reconcile.reading.pdf.page.abutting import as_cells_have_them
from reconcile.reading.pdf.page.characters import (
    MOST_CHARACTERS,
    Characters,
    Word,
    read_characters,
    text_of,
)
from reconcile.reading.pdf.page.columns import is_amount
from reconcile.reading.pdf.page.doubts import doubt_guessed, is_doubted, without_seals
from reconcile.reading.pdf.page.drawings import without_charts
from reconcile.reading.pdf.page.fields import with_fields
from reconcile.reading.pdf.page.frame import LARGEST, Frame, scale_of
from reconcile.reading.pdf.page.halving import holds_two_pages
from reconcile.reading.pdf.page.layers import switch_off_what_is_off, take_out_what_is_off
from reconcile.reading.pdf.page.lines import Line, lines_of_page
from reconcile.reading.pdf.page.notes import without_note_marks
from reconcile.reading.pdf.page.overprint import is_overprinted, without_overprint, without_watermarks
from reconcile.reading.pdf.page.plausibility import MOST_GUESSED, guessed_places, is_nonsense
from reconcile.reading.pdf.page.rules import MOST_OBJECTS, Rules, read_rules
from reconcile.reading.pdf.page.running import without_running_words
from reconcile.reading.pdf.page.sampling import main_direction, main_size
from reconcile.reading.pdf.page.scattered import as_words
from reconcile.reading.pdf.ruled.filling import Filled, filled, put_sideways, words_in
from reconcile.reading.pdf.ruled.grounds import lines_of_grounds
from reconcile.reading.pdf.ruled.lattice import Lattice, frames_of, joined, lattice_of
from reconcile.reading.pdf.ruled.shared import with_columns
from reconcile.reading.pdf.ruled.slits import reaches_edge, within_paper, without_slits
from reconcile.reading.pdf.scans.pictures import NEARLY_WHOLE, covered, scans_on
from reconcile.reading.pdf.scans.scanned import can_recognise, recognise_page
from reconcile.reading.pdf.unruled.finding import without_verticals
from reconcile.reading.pdf.unruled.open_rows import with_open_rows
from reconcile.reading.pdf.unruled.runs import rows_of
from reconcile.reading.pdf.unruled.splitting import with_rows
from reconcile.reading.pdf.wanting import holds_amount_of_rows, is_melted, is_ragged, is_spread, is_torn, is_wanting

CROWDED = "pdf-page-crowded"

_SMALLEST_BLANK = 400.0  # square points: a smaller grid without text is part of a drawing

_FEWEST_BOUNDARIES = 2  # with no more, the lines frame a text, or rows whose columns are not ruled

_FEWEST_ROWS = 3  # of a column alone

_CELLS = msgpack.Decoder(list[Filled])


class Grid(Struct):
    """A table, or the part of one that stands on one page.

    lattice: without areas, which its cells have. packed: the cells until they are wanted; they are most of what a page
    holds, and all pages are held at once. doubtful: its text was recognised from an image. inferred: its columns were
    seen from its words, not from lines. Where its lattice is unclear, it is not handed on.
    """

    lattice: Lattice
    packed: bytes
    doubtful: bool = False
    inferred: bool = False
    unpacked: list[Filled] | None = None

    @property
    def cells(self) -> list[Filled]:
        """Its cells in order."""
        if self.unpacked is None:
            self.unpacked = _CELLS.decode(zlib.decompress(self.packed))
        return self.unpacked

    @property
    def box(self) -> Box:
        """Its place."""
        return self.lattice.box


class Page(Struct):
    """What one page holds. unread: why it, or a picture on it, could not be read, or "". blocks: in reading order.

    recognised: by optical recognition, at least in part.
    """

    number: int
    frame: Frame
    blocks: list[Line | Grid]
    unread: str = ""
    recognised: bool = False

    @property
    def carried(self) -> tuple[float, ...]:
        """Where the columns of its last table part, if these were inferred or no line is below them: the next page may
        go on with it.
        """
        last = next((block for block in reversed(self.blocks) if isinstance(block, Grid)), None)
        goes_on = last is not None and (last.inferred or last.lattice.ends_open) and not last.lattice.unclear
        return last.lattice.xs if last is not None and goes_on else ()


def read_page(document: Any, index: int, carried: tuple[float, ...] = ()) -> Page:
    """Read page `index` (from 0) of an open document. carried: as the page before has it."""
    number = index + 1
    page = pdfium.FPDF_LoadPage(document, index)
    page = with_fields(document, page, index) if page else page
    if not page:
        return Page(number, Frame(0, 0, 0, 0, 0, 0), [], "pdf-page-damaged")
    try:
        if pdfium.FPDFPage_CountObjects(page) > MOST_OBJECTS:
            return Page(number, Frame(0, 0, 0, 0, 0, 0), [], CROWDED)
        found = None
        while found is None:  # each time without what was found not to show
            found = _as_it_shows(page, number, carried)
        return found
    finally:
        pdfium.FPDF_ClosePage(page)


def _as_it_shows(page: Any, number: int, carried: tuple[float, ...]) -> Page | None:
    """The page, or None where parts of it do not show: they are switched off, and it must be read again."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return Page(number, Frame(0, 0, 0, 0, 0, 0), [], "pdf-page-damaged")
    try:
        return _read(page, text_page, number, carried)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _read(page: Any, text_page: Any, number: int, carried: tuple[float, ...]) -> Page | None:
    count = max(pdfium.FPDFText_CountChars(text_page), 0)
    if count > MOST_CHARACTERS:
        return Page(number, _frame(page, 0, text_page, ""), [], CROWDED)
    text = text_of(text_page, count)
    frame = _frame(page, main_direction(text_page, text), text_page, text)
    rules = read_rules(page, frame)
    if rules is None:
        return Page(number, frame, [], CROWDED)
    if covered(frame, rules.over) <= NEARLY_WHOLE and switch_off_what_is_off(page, rules.forms.values()):
        return None
    read = read_characters(text_page, text, frame)
    take_out_what_is_off(page, frame, read)
    read.words = without_overprint(without_watermarks(without_note_marks(as_words(read.words))))
    read.words = without_seals(read.words, rules.curves)
    rules.edges += lines_of_grounds(rules.fills)
    read.words += [word for word in read.white if _within(word, [*rules.shades, *rules.images])]
    read.hidden |= covered(frame, rules.over) > NEARLY_WHOLE
    scans = scans_on(page, frame, read.words, rules.images)
    unread = ""
    if scans and can_recognise():
        frame = replace(frame, turn=frame.rotate)
        words, edges, frame = recognise_page(page, frame, scans, read.words)
        read, rules.edges = Characters([*read.words, *words], True, read.turned), [*rules.edges, *edges]
    elif scans:
        unread = "pdf-page-scanned"
    if not read.words:
        return Page(number, frame, [], unread)
    guessed = guessed_places(text_page, text)
    if is_nonsense(read.words) or len(guessed) > MOST_GUESSED:
        return Page(number, frame, [], "pdf-page-nonsense")
    doubt_guessed(read.words, text_page, guessed, frame)
    if holds_two_pages(read.words, rules.edges, frame.size):
        return Page(number, frame, [], "pdf-page-halves")
    blocks = blocks_of(read, rules, frame.size, carried)
    return Page(number, frame, blocks, unread, recognised=read.hidden)


def blocks_of(
    read: Characters, rules: Rules, size: tuple[float, float], carried: tuple[float, ...]
) -> list[Line | Grid]:
    """Lines and grids of a page in reading order: from top to bottom, then from left to right."""
    words = read.words
    frames, alone = frames_of(joined(rules.edges))
    lattices: list[Lattice] = []
    for one in frames:
        lattice = lattice_of(one)
        if lattice is not None and (len(lattice.xs) > _FEWEST_BOUNDARIES or _is_column(lattice, words)):
            lattices.append(lattice)
        elif lattice is not None:
            alone += [edge for edge in one if edge.level]
    drawn = words
    words = without_charts(words, rules, [lattice.box for lattice in lattices], size)
    labels = _without(drawn, words)
    grids: list[Grid] = []
    for lattice in sorted(lattices, key=_extent):
        inside, words = words_in(lattice, words)
        if inside or (_extent(lattice) > _SMALLEST_BLANK and not reaches_edge(lattice, size[1])):
            shown = without_slits(within_paper(lattice, inside, size[1]), inside)
            whole = with_rows(with_open_rows(with_columns(shown, inside), inside), inside)
            cells = filled(whole, inside)
            put_sideways(whole, cells, read.turned, inside)
            grids.append(_grid(whole, inside, cells, hidden=read.hidden))
    bare = without_verticals(without_running_words(words, size[1]), alone, size[0], carried)
    under = [word for lattice in bare for word in words_in(lattice, labels)[0]]
    if under and all(is_amount("".join(word.chars)) for word in under):  # a stamp over a table, and no chart
        words, under = [*words, *under], []
        bare = without_verticals(without_running_words(words, size[1]), alone, size[0], carried)
    for lattice in bare:
        inside, words = words_in(lattice, words)
        cells = [] if lattice.unclear else filled(lattice, as_cells_have_them(inside))
        crossed = words_in(lattice, under)[0] or any(_runs_through(slant, lattice.box) for slant in rules.slants)
        melted = holds_amount_of_rows(inside, rules.edges, lattice.box) or is_spread(inside)
        cut = any(lattice.ys[0] < word.base < lattice.ys[-1] for word in read.beyond)
        known = replace(lattice, unclear=True) if crossed or melted or cut or is_torn(cells) else lattice
        grids.append(_grid(known, inside, cells, hidden=read.hidden, inferred=True))
    left_over = rows_of(words) if grids else []
    doubts = any(word.pale or word.doubted for word in drawn)
    for grid in grids:
        doubted = doubts and is_doubted(words_in(grid.lattice, drawn)[0], rules.shades)
        if doubted or is_wanting(grid.lattice, left_over, rules.cut):
            grid.lattice = replace(grid.lattice, unclear=True)
    blocks: list[Line | Grid] = [*lines_of_page(words), *grids]
    blocks.sort(key=_reading_order)
    return blocks


def _grid(lattice: Lattice, inside: list[Word], cells: list[Filled], *, hidden: bool, inferred: bool = False) -> Grid:
    unclear = lattice.unclear or is_overprinted(inside) or is_ragged(cells) or is_melted(cells)
    packed = zlib.compress(msgpack.encode(cells), 1)
    return Grid(replace(lattice, areas=(), unclear=unclear), packed, hidden, inferred)


def _without(words: list[Word], others: list[Word]) -> list[Word]:
    """Those of `words` that are not among the others."""
    known = set(map(id, others)) if len(others) < len(words) else None
    return [word for word in words if id(word) not in known] if known is not None else []


def _is_column(lattice: Lattice, words: list[Word]) -> bool:
    """Whether it is one column of figures under a head, as a sheet wider than its paper leaves for the last page."""
    inside, _ = words_in(lattice, words)
    rows = [[word for word in inside if top < word.base < bottom] for top, bottom in pairwise(lattice.ys)]
    return len(rows) > _FEWEST_ROWS and all(
        len(row) < 2 and not any(char.isalpha() for word in row for char in word.chars) for row in rows[1:]
    )


def _reading_order(block: Line | Grid) -> tuple[float, float]:
    x0, top, _, bottom = block.box
    return (round((top + bottom) / 2, 1) if isinstance(block, Line) else top, x0)


def _extent(lattice: Lattice) -> float:
    x0, top, x1, bottom = lattice.box
    return (x1 - x0) * (bottom - top)


def _within(word: Word, boxes: list[Box]) -> bool:
    x, y = (word.left[0] + word.right[-1]) / 2, (word.top + word.bottom) / 2
    return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in boxes)


def _runs_through(slant: Box, table: Box) -> bool:
    """Whether a line at an angle runs through a table, as in a head that tells of rows and columns in one cell."""
    x, y = (slant[0] + slant[2]) / 2, (slant[1] + slant[3]) / 2
    return table[0] < x < table[2] and table[1] < y < table[3]


def _frame(page: Any, turn: int, text_page: Any, text: str) -> Frame:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    width, height = box.right - box.left, box.top - box.bottom
    scale = scale_of(width, height, main_size(text_page, text) if min(width, height) > LARGEST else 0.0)
    left, bottom, right, top = (side * scale for side in (box.left, box.bottom, box.right, box.top))
    return Frame(left, bottom, right, top, pdfium.FPDFPage_GetRotation(page) * 90, turn, scale=scale)
