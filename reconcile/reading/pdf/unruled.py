"""Tables with few lines or none: 三线表, row rules only, no rules at all. Read with restraint: a wrong table is worse
than a missed one.
"""

from __future__ import annotations

import functools
from itertools import pairwise

from msgspec.structs import replace

from reconcile.reading.pdf.bands import (
    blocks_in,
    is_total,
    nearest_rows,
    rows_of_blocks,
    with_rows_between,
    with_wrapped_labels,
)
from reconcile.reading.pdf.centring import Headed, headed
from reconcile.reading.pdf.characters import Word
from reconcile.reading.pdf.columns import Columns, columns_of, is_amount
from reconcile.reading.pdf.consistency import is_consistent
from reconcile.reading.pdf.flush import flush
from reconcile.reading.pdf.lines import pieces_of_row, rows_of_words
from reconcile.reading.pdf.making import Band, Maker
from reconcile.reading.pdf.ruled import Lattice
from reconcile.reading.pdf.rules import Edge
from reconcile.reading.pdf.runs import CAPTION, Row, Run, as_cells_have_them, begins_body, rows_of, runs_of

_SAME = 6.0  # points: lines of one table begin and end this near to each other
_WIDE = 0.3  # of the page: no table is narrower
_TALLEST_HEAD = 4
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
    found: list[Lattice] = []
    for long, partial in _groups(rules, width):
        for bands in _tables(long, partial, words):
            if any(_overlap(lattice, bands, long[0]) for lattice in found):
                continue
            whole = _with_open_ends(bands, runs)
            whole = _with_rows_below(whole, words) if whole == bands else whole
            first = whole[0].top < top + _SPACE
            lattice = _without_head_line(whole, long[0]) or _lattice(
                whole, long[0]["x0"], long[0]["x1"], carried if first else ()
            )
            if lattice is not None:
                found.append(lattice)
    for run in runs:
        if not any(lattice.ys[0] < run.bottom and run.top < lattice.ys[-1] for lattice in found):
            lattice = _without_lines(run, rules, carried if run.top < top + 1 else ())
            if lattice is not None:
                found.append(lattice)
    return found


def _without_head_line(bands: list[Band], line: Edge) -> Lattice | None:
    """The grid of a table between two lines, whose head no line parts from what is below it."""
    rows = rows_of(bands[0].words)
    body = next((index for index, row in enumerate(rows) if begins_body(row)), 0)
    for count in range(1, min(body, _MOST_HEAD_ROWS) + 1):
        parting = (rows[count - 1].bottom + rows[count].top) / 2
        upper, lower = (
            [word for row in rows[:count] for word in row.words],
            [word for row in rows[count:] for word in row.words],
        )
        partial = [[edge for edge in bands[0].partial if (edge["top"] < parting) == over] for over in (True, False)]
        parted = [
            Band(bands[0].top, parting, upper, partial[0]),
            Band(parting, bands[0].bottom, lower, partial[1]),
            *bands[1:],
        ]
        lattice = _lattice(parted, line["x0"], line["x1"], (), sure=False)
        if lattice is not None and _begins_below(rows[count:], lattice):
            return lattice
    return None


def _begins_below(rows: list[Row], lattice: Lattice) -> bool:
    """Whether the first row under a head is no line of a head: it has a label, or figures."""
    if not rows or rows[0].amounts:
        return True
    if all(len(text) == 1 for text in rows[0].texts):
        return False
    label, middle = rows[0].cells[0], (lattice.xs[0] + lattice.xs[1]) / 2
    centred = abs((label[0].left[0] + label[-1].right[-1]) / 2 - middle) < _CENTRED
    return label[0].left[0] < middle and (not centred or is_total(rows[0].texts[0]))


def _overlap(lattice: Lattice, bands: list[Band], line: Edge) -> bool:
    """Whether lines that look like a table's are those of groups of heads in one that is found already."""
    x0, top, x1, bottom = lattice.box
    return bool(top < bands[-1].bottom and bands[0].top < bottom and x0 < line["x1"] and line["x0"] < x1)


def _without_lines(run: Run, rules: list[Edge], carried: tuple[float, ...]) -> Lattice | None:
    """The grid of a table without a frame."""
    left = min(word.left[0] for word in run.words) - 1
    right = max(word.right[-1] for word in run.words) + 1
    body = next((index for index, row in enumerate(run.rows) if begins_body(row)), len(run.rows))
    for rows in range(1, min(body, _MOST_HEAD_ROWS) + 1):
        lattice = _lattice(_bands_of(run, rules, rows), left, right, carried, framed=False, sure=False)
        if lattice is not None and _begins_below(run.rows[rows:], lattice):
            return lattice
    return _lattice(_bands_of(run, rules, body), left, right, carried, framed=False) if run.sure else None


def _with_open_ends(bands: list[Band], runs: list[Run]) -> list[Band]:
    """The bands, and above and below them the rows of the same table that a page break left without a line."""
    top, bottom = bands[0].top, bands[-1].bottom
    for run in runs:
        size = run.rows[0].words[0].size
        if run.bottom > bottom + size and top < run.top < bottom + 3 * size:
            beyond = [word for word in run.words if (word.top + word.bottom) / 2 > bottom]
            bands = [*bands, Band(bottom, run.bottom + 2, beyond, [])]
        if run.top < top - size and top - 3 * size < run.bottom < bottom:
            before = [word for word in run.words if (word.top + word.bottom) / 2 < top]
            bands = [Band(run.top - 2, top, before, []), *bands]
    return bands


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
    return [*bands, Band(bottom, kept[-1].bottom + 2, [word for row in kept for word in row.words], [])]


def _bands_of(run: Run, rules: list[Edge], first: int) -> list[Band]:
    """The bands of a table without a frame: parted by a line if there is one, else under its head of `first` rows."""
    inner = [edge["top"] for edge in rules if run.top < edge["top"] < run.bottom and _spans(edge, run)]
    if not inner and 0 < first < len(run.rows):
        inner = [(run.rows[first - 1].bottom + run.rows[first].top) / 2]
    ends = [run.top - 2, *inner, run.bottom + 2]
    return [
        Band(over, under, [word for word in run.words if over <= (word.top + word.bottom) / 2 < under], [])
        for over, under in pairwise(ends)
    ]


def _spans(edge: Edge, run: Run) -> bool:
    left, right = min(word.left[0] for word in run.words), max(word.right[-1] for word in run.words)
    return bool(edge["x1"] - edge["x0"] > 0.6 * (right - left))


def _groups(rules: list[Edge], width: float) -> list[tuple[list[Edge], list[Edge]]]:
    """Long lines that begin and end at the same places, the longest first, with the shorter lines between them."""
    groups: list[list[Edge]] = []
    for rule in sorted(rules, key=lambda one: (round(one["x0"] - one["x1"]), one["top"])):
        if rule["x1"] - rule["x0"] < _WIDE * width:
            continue
        for group in groups:
            if abs(group[0]["x0"] - rule["x0"]) < _SAME and abs(group[0]["x1"] - rule["x1"]) < _SAME:
                group.append(rule)
                break
        else:
            groups.append([rule])
    result = []
    for group in groups:
        group.sort(key=lambda one: one["top"])
        if len(group) > 1:
            ids = {id(one) for one in group}
            top, bottom, x0, x1 = group[0]["top"], group[-1]["top"], group[0]["x0"], group[0]["x1"]
            partial = [
                one
                for one in rules
                if id(one) not in ids and top < one["top"] < bottom and x0 - 2 <= one["x0"] and one["x1"] <= x1 + 2
            ]
            result.append((group, partial))
    return result


def _tables(long: list[Edge], partial: list[Edge], words: list[Word]) -> list[list[Band]]:
    """The bands between the lines, parted where a caption stands between two tables."""
    x0, x1 = long[0]["x0"] - _SAME, long[0]["x1"] + _SAME
    tables: list[list[Band]] = [[]]
    for over, under in pairwise(long):
        top, bottom = over["top"], under["top"]
        inside = [
            word
            for word in words
            if top <= (word.top + word.bottom) / 2 <= bottom and x0 <= (word.left[0] + word.right[-1]) / 2 <= x1
        ]
        if _is_between_tables(inside, x1 - x0):
            tables.append([])
        else:
            tables[-1].append(Band(top, bottom, inside, [one for one in partial if top < one["top"] < bottom]))
    return [bands for table in tables if (bands := _without_margins(table)) and _is_worth_a_try(bands)]


def _is_between_tables(words: list[Word], width: float) -> bool:
    """Whether captions or running text stand there."""
    rows = rows_of(words)
    if any(row.is_sentence or (row.width > _TEXT * width and row.is_long) for row in rows):
        return True
    pieces = [
        "".join(char for word in piece for char in word.chars) for row in rows for piece in pieces_of_row(row.words)
    ]
    return any(CAPTION.search(piece) for piece in pieces) and not any(is_amount(piece) for piece in pieces)


def _without_margins(bands: list[Band]) -> list[Band]:
    """The bands without the empty space between a table and the line of a running head or foot."""
    kept = list(bands)
    for at in (0, -1):
        while kept and len(rows_of(kept[at].words)) < 2 and kept[at].bottom - kept[at].top > _SPACE:
            del kept[at]
    return kept


def _is_worth_a_try(bands: list[Band]) -> bool:
    """Whether there is more than what two lines across a page enclose: amounts, or at least a head of three columns."""
    rows = rows_of(bands[0].words)
    low = bands[0].bottom - bands[0].top < _BLANK_TABLE
    return len(bands) > 1 or any(row.amounts for row in rows) or (low and any(len(row.cells) > 2 for row in rows))


def _lattice(
    bands: list[Band],
    left: float,
    right: float,
    carried: tuple[float, ...],
    *,
    framed: bool = True,
    sure: bool = True,
) -> Lattice | None:
    """The grid of one table, or None where there is none. sure: it is a table even where its heads tell nothing."""
    bands = _with_numbers_apart(bands)
    found = _headed(bands, left, right, framed=framed)
    if found is None and not sure:
        return None
    heads, columns = (found[0], Columns(found[1].xs, [])) if found else _head_bands(bands, left, right)
    if carried and not found:
        heads, columns = _as_carried(columns, carried, bands, heads)
    if len(columns.xs) < 3:
        return None
    head_words = [word for band in bands[:heads] for word in band.words]
    body_words = [word for band in bands[heads:] for word in band.words]
    nearest = (
        nearest_rows(body_words, columns) if len(rows_of_words(body_words)) > 1 else nearest_rows(head_words, columns)
    )
    maker = Maker(columns, bands[0].top)
    if heads:
        partial = [edge for band in bands[:heads] for edge in band.partial]
        head = Band(bands[0].top, bands[heads - 1].bottom, head_words, partial)
        if found:
            maker.add_levels(found[1].heads, head)
        else:
            maker.add_head(blocks_in(head.words, columns, nearest), head)
    for band in bands[heads:]:
        rows = with_rows_between(rows_of_blocks(blocks_in(band.words, columns, nearest)))
        if len(bands) > 4 and sum(any(is_amount(block.text) for block in row) for row in rows) < 2:
            maker.add_rows([blocks_in(band.words, columns, 10_000)], band.bottom)
        else:
            maker.add_rows(with_wrapped_labels(rows, columns), band.bottom)
    made = maker.made(1 if found or columns.xs == list(carried) else 2)
    unclear = made is not None and not found and not is_consistent(columns, head_words, body_words)
    return replace(made, unclear=True) if made is not None and unclear else made


def _headed(bands: list[Band], left: float, right: float, *, framed: bool) -> tuple[int, Headed] | None:
    """How many bands make the head, and the columns, where its texts are set in the middle of these, or to the left."""
    body = (index for index, band in enumerate(bands) if any(map(begins_body, rows_of(band.words))))
    most = next(body, len(bands))
    parted = [
        (
            [word for band in bands[:count] for word in band.words],
            [word for band in bands[count:] for word in band.words],
        )
        for count in range(1, min(most, _TALLEST_HEAD) + 1)
    ]
    for way in (_flush_groups, functools.partial(headed, framed=framed), _flush):
        for count, (head, rest) in enumerate(parted, 1):
            found = way(head, rest, left, right) if head else None
            if found is not None:
                return count, found
    return None


def _flush(head: list[Word], body: list[Word], left: float, right: float) -> Headed | None:
    return flush(head, body, left, right) if body else None


def _flush_groups(head: list[Word], body: list[Word], left: float, right: float) -> Headed | None:
    """Heads of groups that begin where their columns do: heads in the middle never do all."""
    found = _flush(head, body, left, right)
    return found if found is not None and any(one.first < one.last for one in found.heads) else None


def _with_numbers_apart(bands: list[Band]) -> list[Band]:
    """The bands, a row of column numbers (1 2 3 …) that ends one of the head's made a band of its own."""
    for index, band in enumerate(bands[:_TALLEST_HEAD]):
        rows = rows_of_words(band.words)
        if len(rows) > 1 and _is_numbers(["".join(word.chars) for word in rows[-1]]):
            parting = (max(word.bottom for word in rows[-2]) + min(word.top for word in rows[-1])) / 2
            upper = [word for row in rows[:-1] for word in row]
            apart = [Band(band.top, parting, upper, band.partial), Band(parting, band.bottom, rows[-1], [])]
            return [*bands[:index], *apart, *bands[index + 1 :]]
        if any(map(begins_body, rows_of(band.words))):
            break
    return bands


def _is_numbers(texts: list[str]) -> bool:
    """Whether a row is one of column numbers."""
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 3]
    named = texts.count("栏次")
    enough = len(numbers) + named > 2 and len(numbers) >= len(texts) - max(named, 1)
    return bool(numbers) and enough and numbers == sorted(numbers) and numbers[0] <= 1


def _as_carried(columns: Columns, carried: tuple[float, ...], bands: list[Band], heads: int) -> tuple[int, Columns]:
    """The bands of the head and the columns as on the page before, where the words fit into these."""
    if columns.xs[0] < carried[0] - _SAME or columns.xs[-1] > carried[-1] + _SAME:
        return heads, columns
    known = Columns(list(carried), columns.spanning)
    apart = {id(word) for word in columns.spanning}
    words = [word for band in bands for word in band.words if id(word) not in apart]
    if any(word.left[0] + 1 < x < word.right[-1] - 1 for word in words for x in carried):
        return heads, columns
    headed = {known.of(word)[0] for band in bands[:heads] for word in band.words if id(word) not in apart}
    if len(headed) < len(carried) - 1:
        # No head is repeated: what looks like one is the rest of a row that the page break cut.
        return 0, Columns(list(carried), [])
    return heads, known


def _head_bands(bands: list[Band], left: float, right: float) -> tuple[int, Columns]:
    """How many bands make the head, and the columns: the head ends where every column has something in it."""
    body = (index for index, band in enumerate(bands) if any(map(begins_body, rows_of(band.words))))
    most = next(body, len(bands) - 1)
    first: Columns | None = None
    for count in range(1, min(most, _TALLEST_HEAD) + 1):
        head = [word for band in bands[:count] for word in band.words]
        if not head:
            continue
        columns = columns_of(head, [word for band in bands[count:] for word in band.words], left, right)
        single = {columns.of(word)[0] for word in head if columns.of(word)[0] == columns.of(word)[1]}
        if len(single) == len(columns.xs) - 1:
            return count, columns
        first = first or columns
    everything = [word for band in bands for word in band.words]
    return (1, first) if first else (0, columns_of([], everything, left, right))
