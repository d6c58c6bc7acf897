"""One table without ruled columns: where its head ends, which columns it has, and its grid."""

from __future__ import annotations

import functools

from msgspec.structs import replace

from reconcile.reading.pdf.bands import (
    blocks_in,
    nearest_rows,
    rows_of_blocks,
    with_rows_between,
    with_wrapped_labels,
)
from reconcile.reading.pdf.centring import Headed, headed
from reconcile.reading.pdf.characters import Word
from reconcile.reading.pdf.columns import Columns, columns_of, is_amount
from reconcile.reading.pdf.consistency import is_consistent, is_even
from reconcile.reading.pdf.flush import flush
from reconcile.reading.pdf.lines import rows_of_words
from reconcile.reading.pdf.making import Band, Maker
from reconcile.reading.pdf.ruled import Lattice
from reconcile.reading.pdf.runs import begins_body, rows_of

_SAME = 6.0  # points: lines of one table begin and end this near to each other
_TALLEST_HEAD = 4


def fitted(
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
    unclear = made is not None and not found and not is_consistent(columns, maker.heads, body_words)
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
            if found is not None and is_even(found.heads):
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
