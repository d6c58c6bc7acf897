"""One table without ruled columns: where its head ends, which columns it has, and its grid."""

from __future__ import annotations

import functools
from itertools import pairwise

from msgspec.structs import replace

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.columns import Columns, columns_of, is_amount
from reconcile.reading.pdf.page.lines import rows_of_words
from reconcile.reading.pdf.page.rules import Edge
from reconcile.reading.pdf.ruled.lattice import Lattice
from reconcile.reading.pdf.unruled.around import (
    are_same,
    are_uneven,
    holds_two_rows,
    is_sure,
    may_go_on,
    rows_around_figures,
)
from reconcile.reading.pdf.unruled.bands import (
    blocks_in,
    nearest_rows,
    rows_of_blocks,
    with_figures_above,
    with_rows_between,
    with_wrapped_labels,
)
from reconcile.reading.pdf.unruled.centring import Headed, headed
from reconcile.reading.pdf.unruled.consistency import is_consistent, is_even, stands_across
from reconcile.reading.pdf.unruled.flush import flush
from reconcile.reading.pdf.unruled.making import Band, Maker
from reconcile.reading.pdf.unruled.ranged import ranged
from reconcile.reading.pdf.unruled.runs import begins_body, is_numbers, rows_of

_SAME = 6.0  # points: lines of one table begin and end this near to each other
_TALLEST_HEAD = 4
_LOOSER = 0.2  # of the size


def fitted(
    bands: list[Band],
    left: float,
    right: float,
    carried: tuple[float, ...],
    rules: list[Edge],
    *,
    framed: bool = True,
    sure: bool = True,
) -> Lattice | None:
    """The grid of one table, or None where there is none. rules: the level ones. sure: it is a table even where its
    heads tell nothing.
    """
    bands = _with_numbers_apart(bands)
    found = _headed(bands, left, right, rules, framed=framed)
    if found is None:
        return _without_head(bands, left, right, carried) if sure else None
    heads, head = found
    return _grid(bands, heads, head, Columns(head.xs, []))


def _without_head(bands: list[Band], left: float, right: float, carried: tuple[float, ...]) -> Lattice | None:
    """The grid of the rest of a table, from the page before. It is unclear where there is a head that tells nothing."""
    words = [word for band in bands for word in band.words]
    columns = _as_carried(columns_of(words, left, right), carried, words)
    if len(columns.xs) < 3:
        return None
    made = _grid(bands, 0, None, columns)
    begun = next((index for index, row in enumerate(rows_of(words)) if begins_body(row)), None)
    over = [word for row in rows_of(words)[:begun] for word in row.words]
    # What stands over the first figures, but not in all columns, is the rest of a row that the page break cut.
    rest = columns.xs == list(carried) and len({columns.of(word)[0] for word in over}) < len(columns.xs) - 1
    clear = (not over or rest) and is_consistent(columns, words) and not stands_across(columns.xs, words)
    return made if made is None or clear else replace(made, unclear=True)


def _grid(bands: list[Band], heads: int, head: Headed | None, columns: Columns) -> Lattice | None:
    """The grid of bands of which the first `heads` hold the head. It is unclear where rows could not be told apart."""
    body = [word for band in bands[heads:] for word in band.words]
    upper = [word for band in bands[:heads] for word in band.words]
    nearest = nearest_rows(body if len(rows_of_words(body)) > 1 else upper, columns)
    maker = Maker(columns, bands[0].top)
    if head is not None:
        maker.add_head(head.heads, bands[heads - 1].bottom)
    melted = tiled = False
    for band in bands[heads:]:
        rows = with_rows_between(with_figures_above(rows_of_blocks(blocks_in(band.words, columns, nearest))))
        if len(bands) > 4 and sum(any(is_amount(block.text) for block in row) for row in rows) < 2:
            maker.add_rows([blocks_in(band.words, columns, 10_000)], band.bottom)
        else:
            around = rows_around_figures(band.words, columns)
            rows = rows if around is None and any(map(holds_two_rows, rows)) else with_wrapped_labels(rows)
            if around is None:
                melted |= any(map(holds_two_rows, rows)) or are_uneven(rows) or may_go_on(rows)
            else:
                melted |= not (are_same(around, rows) or is_sure(around))
            tiled |= around is not None and band is bands[heads]
            maker.add_rows(around or rows, band.bottom)
    made = maker.made()
    return replace(made, unclear=melted, tiled=tiled) if made is not None else None


def _headed(
    bands: list[Band], left: float, right: float, rules: list[Edge], *, framed: bool
) -> tuple[int, Headed] | None:
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
    for way in (
        _flush_groups,
        functools.partial(headed, framed=framed),
        _flush,
        functools.partial(ranged, framed=framed),
    ):
        for count, (head, rest) in enumerate(parted, 1):
            found = way(head, rest, left, right) if head else None
            if found is not None and is_even(found.heads) and not (_holds_label(found, rest) or _is_cut(found, rules)):
                return count, found
    return None


def _is_cut(found: Headed, rules: list[Edge]) -> bool:
    """Whether a rule parts two lines that are taken for those of one head: the upper heads a group."""
    for head in found.heads:
        lines = rows_of_words(head.words)
        middle = (min(line[0].left[0] for line in lines) + max(line[-1].right[-1] for line in lines)) / 2
        for over, under in pairwise(lines):
            upper, lower = _bottom(over) - 1, _top(under) + 1
            if any(upper < rule.top < lower and rule.x0 < middle < rule.x1 for rule in rules):
                return True
    return False


def _holds_label(found: Headed, body: list[Word]) -> bool:
    """Whether lower lines of a head belong to the text below it: they stand closer to that than to the upper ones."""
    for head in found.heads:
        lines = rows_of_words(head.words)
        below = [word.top for word in body if found.xs[head.first] < _middle(word) < found.xs[head.last + 1]]
        if len(lines) > 1 and below:
            widest = max(_top(under) - _bottom(over) for over, under in pairwise(lines))
            if min(below) - head.bottom < widest - _LOOSER * head.words[0].size:
                return True
    return False


def _middle(word: Word) -> float:
    return (word.left[0] + word.right[-1]) / 2


def _top(line: list[Word]) -> float:
    return min(word.top for word in line)


def _bottom(line: list[Word]) -> float:
    return max(word.bottom for word in line)


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
        if len(rows) > 1 and is_numbers(rows[-1]):
            parting = (max(word.bottom for word in rows[-2]) + min(word.top for word in rows[-1])) / 2
            upper = [word for row in rows[:-1] for word in row]
            apart = [Band(band.top, parting, upper), Band(parting, band.bottom, rows[-1])]
            return [*bands[:index], *apart, *bands[index + 1 :]]
        if any(map(begins_body, rows_of(band.words))):
            break
    return bands


def _as_carried(columns: Columns, carried: tuple[float, ...], words: list[Word]) -> Columns:
    """The columns as on the page before, where the words fit into these."""
    if not carried or columns.xs[0] < carried[0] - _SAME or columns.xs[-1] > carried[-1] + _SAME:
        return columns
    apart = {id(word) for word in columns.spanning}
    own = [word for word in words if id(word) not in apart]
    cut = any(word.left[0] + 1 < x < word.right[-1] - 1 for word in own for x in carried)
    return columns if cut else Columns(list(carried), [])
