"""Tables with few lines or none: 三线表, row rules only, no rules at all. Read with restraint: a wrong table is worse
than a missed one.
"""

from __future__ import annotations

from itertools import pairwise

from reconcile.reading.pdf.page.abutting import as_cells_have_them
from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.rules import Edge
from reconcile.reading.pdf.ruled.lattice import Lattice
from reconcile.reading.pdf.unruled.bands import is_total
from reconcile.reading.pdf.unruled.extent import sheets_of
from reconcile.reading.pdf.unruled.fitting import fitted
from reconcile.reading.pdf.unruled.making import Band
from reconcile.reading.pdf.unruled.runs import Row, Run, begins_body, begins_with_label, rows_of, runs_of
from reconcile.reading.pdf.unruled.sheets import sheet

_SAME = 6.0  # points: lines of one table begin and end this near to each other
_WIDE = 0.3  # of the page: no table is narrower
_MOST_HEAD_ROWS = 12  # of printed lines
_TEXT = 0.75  # of a table's width: a single cell is no wider
_BLANK_TABLE = 150.0  # points: a table of nothing but a head is no higher
_CENTRED = 1.5  # points
_SPACE = 60.0  # points: no row with one line of text is as high
_MOST_WORDS = 4_000  # on a page; a table so dense is ruled


def without_verticals(words: list[Word], rules: list[Edge], width: float, carried: tuple[float, ...]) -> list[Lattice]:
    """Tables among horizontal lines that meet no vertical one, and tables without any line.

    width: of the page. carried: the columns of a table on the page before that may go on here.
    """
    if not words or len(words) > _MOST_WORDS:
        return []
    words = as_cells_have_them(words)
    top = min(word.top for word in words)
    runs = runs_of(words, carried)
    sheets = [(run, sheet(run.words, rules) if run.sure else None) for run in sheets_of(words)]
    found = [whole for _, whole in sheets if whole is not None]
    for long in _groups(rules, width):
        for bands in _tables(long, words):
            if any(_overlap(lattice, bands, long[0]) for lattice in found):
                continue
            whole = _with_open_ends(bands, runs)
            whole = _with_rows_below(whole, words) if whole == bands else whole
            first = whole[0].top < top + _SPACE
            lattice = _without_head_line(whole, long[0], rules) or fitted(
                whole, long[0].x0, long[0].x1, carried if first else (), rules
            )
            if lattice is not None:
                found.append(lattice)
    for run in runs:
        if not any(lattice.ys[0] < run.bottom and run.top < lattice.ys[-1] for lattice in found):
            found.append(_without_lines(run, rules, carried if run.top < top + 1 else ()))
    unread = [_unclear(run) for run, whole in sheets if whole is None]
    return [_around([*found, *unread])] if unread else found


def _without_head_line(bands: list[Band], line: Edge, rules: list[Edge]) -> Lattice | None:
    """The grid of a table between two lines, whose head no line parts from what is below it."""
    rows = rows_of(bands[0].words)
    body = next((index for index, row in enumerate(rows) if begins_body(row)), 0)
    found: list[Lattice] = []
    for count in range(1, min(body, _MOST_HEAD_ROWS) + 1):
        parting = (rows[count - 1].bottom + rows[count].top) / 2
        upper, lower = (
            [word for row in rows[:count] for word in row.words],
            [word for row in rows[count:] for word in row.words],
        )
        parted = [
            Band(bands[0].top, parting, upper),
            Band(parting, bands[0].bottom, lower),
            *bands[1:],
        ]
        lattice = fitted(parted, line.x0, line.x1, (), rules, sure=False)
        if lattice is not None and _begins_below(rows[count:], rows[count - 1].bottom, lattice):
            found.append(lattice)
    return _finest(found)


def _finest(found: list[Lattice]) -> Lattice | None:
    """Of the grids that a head of more and more rows gives, the first with the most columns: no head is below it."""
    return max(found, key=lambda one: len(one.xs), default=None)


def _begins_below(rows: list[Row], bottom: float, lattice: Lattice) -> bool:
    """Whether the first row under a head, which ends at `bottom`, is no line of it: it has a label, or figures."""
    if not rows or begins_body(rows[0]) or begins_with_label(rows, bottom) or (lattice.tiled and not lattice.unclear):
        return True
    if all(len(text) == 1 for text in rows[0].texts):
        return False
    label, middle = rows[0].cells[0], (lattice.xs[0] + lattice.xs[1]) / 2
    centred = abs((label[0].left[0] + label[-1].right[-1]) / 2 - middle) < _CENTRED
    return label[0].left[0] < middle and (not centred or is_total(rows[0].texts[0]))


def _overlap(lattice: Lattice, bands: list[Band], line: Edge) -> bool:
    """Whether lines that look like a table's are those of groups of heads in one that is found already."""
    x0, top, x1, bottom = lattice.box
    return bool(top < bands[-1].bottom and bands[0].top < bottom and x0 < line.x1 and line.x0 < x1)


def _without_lines(run: Run, rules: list[Edge], carried: tuple[float, ...]) -> Lattice:
    """The grid of a table without a frame. It is unclear where there is no way to read it."""
    left = min(word.left[0] for word in run.words) - 1
    right = max(word.right[-1] for word in run.words) + 1
    body = next((index for index, row in enumerate(run.rows) if begins_body(row)), len(run.rows))
    found: list[Lattice] = []
    for rows in range(1, min(body, _MOST_HEAD_ROWS) + 1):
        lattice = fitted(_bands_of(run, rules, rows), left, right, carried, rules, framed=False, sure=False)
        if lattice is not None and _begins_below(run.rows[rows:], run.rows[rows - 1].bottom, lattice):
            found.append(lattice)
    finest = _finest(found)
    if finest is not None:
        return finest
    first = 0 if carried else body  # on the page before is the head of what goes on here
    guessed = fitted(_bands_of(run, rules, first), left, right, carried, rules, framed=False) if run.sure else None
    return guessed or _unclear(run)


def _around(tables: list[Lattice]) -> Lattice:
    """The place of tables of which one cannot be read, and the others may be parts of it."""
    xs, ys = [x for one in tables for x in one.xs], [y for one in tables for y in one.ys]
    return Lattice((min(xs), max(xs)), (min(ys), max(ys)), (), unclear=True)


def _unclear(run: Run) -> Lattice:
    """The place of a table that cannot be read."""
    left, right = min(word.left[0] for word in run.words) - 1, max(word.right[-1] for word in run.words) + 1
    return Lattice((left, right), (run.top - 2, run.bottom + 2), (), unclear=True)


def _with_open_ends(bands: list[Band], runs: list[Run]) -> list[Band]:
    """The bands, and above and below them the rows of the same table that a page break left without a line.

    A text that stands there alone is a caption or a note.
    """
    top, bottom = bands[0].top, bands[-1].bottom
    for run in runs:
        size = run.rows[0].words[0].size
        if run.bottom > bottom + size and top < run.top < bottom + 3 * size:
            below = [row for row in run.rows if (row.top + row.bottom) / 2 > bottom]
            bands = [*bands, *_band_of(below, bottom, run.bottom + 2)]
        if run.top < top - size and top - 3 * size < run.bottom < bottom:
            above = [row for row in run.rows if (row.top + row.bottom) / 2 < top]
            bands = [*_band_of(above, run.top - 2, top), *bands]
    return bands


def _band_of(rows: list[Row], top: float, bottom: float) -> list[Band]:
    """Rows as one band, where they are more than texts that stand alone."""
    words = [word for row in rows for word in row.words]
    return [Band(top, bottom, words)] if any(len(row.cells) > 1 for row in rows) else []


def _with_rows_below(bands: list[Band], words: list[Word]) -> list[Band]:
    """A head under whose lower line stand but a few rows, before the page breaks, with these."""
    bottom = bands[-1].bottom
    if any(begins_body(row) for band in bands for row in rows_of(band.words)):
        return bands
    kept: list[Row] = []
    for row in rows_of(word for word in words if (word.top + word.bottom) / 2 > bottom):
        above = kept[-1].bottom if kept else bottom
        if row.top - above > 2 * row.words[0].size or row.is_caption or row.is_sentence or row.is_long:
            break
        kept.append(row)
    if not kept or len(kept[0].cells) < 2 or not begins_body(kept[0]):
        return bands
    return [*bands, Band(bottom, kept[-1].bottom + 2, [word for row in kept for word in row.words])]


def _bands_of(run: Run, rules: list[Edge], first: int) -> list[Band]:
    """The bands of a table without a frame: parted by a line if there is one, else under its head of `first` rows."""
    inner = [edge.top for edge in rules if run.top < edge.top < run.bottom and _spans(edge, run)]
    if not inner and 0 < first < len(run.rows):
        inner = [(run.rows[first - 1].bottom + run.rows[first].top) / 2]
    ends = [run.top - 2, *inner, run.bottom + 2]
    return [
        Band(over, under, [word for word in run.words if over <= (word.top + word.bottom) / 2 < under])
        for over, under in pairwise(ends)
    ]


def _spans(edge: Edge, run: Run) -> bool:
    left, right = min(word.left[0] for word in run.words), max(word.right[-1] for word in run.words)
    return edge.x1 - edge.x0 > 0.6 * (right - left)


def _groups(rules: list[Edge], width: float) -> list[list[Edge]]:
    """Long lines that begin and end at the same places, from the top down; the longest first."""
    groups: list[list[Edge]] = []
    for rule in sorted(rules, key=lambda one: (round(one.x0 - one.x1), one.top)):
        if rule.x1 - rule.x0 < _WIDE * width:
            continue
        for group in groups:
            if abs(group[0].x0 - rule.x0) < _SAME and abs(group[0].x1 - rule.x1) < _SAME:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [sorted(group, key=lambda one: one.top) for group in groups if len(group) > 1]


def _tables(long: list[Edge], words: list[Word]) -> list[list[Band]]:
    """The bands between the lines, parted where a caption stands between two tables."""
    x0, x1 = long[0].x0 - _SAME, long[0].x1 + _SAME
    tables: list[list[Band]] = [[]]
    for over, under in pairwise(long):
        top, bottom = over.top, under.top
        inside = [
            word
            for word in words
            if top <= (word.top + word.bottom) / 2 <= bottom and x0 <= (word.left[0] + word.right[-1]) / 2 <= x1
        ]
        if _is_between_tables(inside, x0, x1):
            tables.append([])
        else:
            tables[-1].append(Band(top, bottom, inside))
    return [bands for table in tables if (bands := _without_margins(table)) and _is_worth_a_try(bands)]


def _is_between_tables(words: list[Word], left: float, right: float) -> bool:
    """Whether captions or running text stand there."""
    rows = rows_of(words)
    wide = _TEXT * (right - left)
    if any(row.is_text_across(left, right) or (row.width > wide and row.is_long) for row in rows):
        return True
    return any(row.is_caption for row in rows) and not any(row.amounts for row in rows)


def _without_margins(bands: list[Band]) -> list[Band]:
    """The bands without the empty space between a table and the line of a running head or foot."""
    first = next((index for index, band in enumerate(bands) if band.words), len(bands))
    kept = bands[first:]
    for at in (0, -1):
        while kept and len(rows_of(kept[at].words)) < 2 and kept[at].bottom - kept[at].top > _SPACE:
            del kept[at]
    return kept


def _is_worth_a_try(bands: list[Band]) -> bool:
    """Whether there is more than what two lines across a page enclose: amounts, or at least a head of three columns."""
    rows = rows_of(bands[0].words)
    low = bands[0].bottom - bands[0].top < _BLANK_TABLE
    return len(bands) > 1 or any(row.amounts for row in rows) or (low and any(len(row.cells) > 2 for row in rows))
