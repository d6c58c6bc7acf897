"""Rows of a table that has no lines between them: wrapped lines made one cell, and cells beside each other one row."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from msgspec import Struct

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.columns import TIGHT, Columns, is_amount
from reconcile.reading.pdf.page.lines import rows_of_words

_TOTAL = re.compile(r"(?:部门|单位|收入|支出|本年)?(?:合计|总计|小计|共计)")
_OVER_TWO = ("合计", "总计", "小计", "共计")  # ends of labels that may stand over two columns
_NUMBERED = "栏次"  # the label of a row of column numbers, over all columns without one
_ROW = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|[①-⑳]|其中[:：]")
_CODE = re.compile(r"\d{3,7}")
_PART = 0.75  # of the gap between two amounts under each other: lines nearer than that are one cell
_MIDDLE = 0.25  # of the size: so near to the middle of two lines stands what is set beside both
_STEP = 0.25  # of the size: by so much a gap is wider than another
_NEAR = 0.5  # of the size: so near under a label stands what carries it on
_LEADING = 0.8  # of the size: no line of one cell stands further below another


class Block(Struct):
    """The lines of one cell. first, last: the columns on which it stands."""

    words: list[Word]
    first: int
    last: int
    top: float
    bottom: float
    full: bool = False

    @property
    def text(self) -> str:
        """Its text, in no certain order."""
        return "".join(char for word in self.words for char in word.chars)


def is_total(text: str) -> bool:
    """Whether it is the label of a total."""
    return _TOTAL.fullmatch(text) is not None


def begins_row(text: str) -> bool:
    """Whether a text is the label of a row and does not carry one on: that of a total, or one with an ordinal."""
    return is_total(text) or _ROW.match(text) is not None


def blocks_in(words: list[Word], columns: Columns, nearest: float) -> list[Block]:
    """The cells of `words`, lines that stand nearer than `nearest` under each other in one column made one."""
    blocks: list[Block] = []
    for (first, last), own in _by_columns(words, columns).items():
        column: list[Block] = []
        for row in rows_of_words(own):
            top, bottom = min(word.top for word in row), max(word.bottom for word in row)
            before = column[-1] if column else None
            if before and top - before.bottom < nearest and not (is_amount(before.text) and is_amount(_text(row))):
                before.words += row
                before.bottom = max(before.bottom, bottom)
            else:
                column.append(Block(list(row), first, last, top, bottom))
        blocks += column
    return blocks


def nearest_rows(words: list[Word], columns: Columns) -> float:
    """Below which distance two lines in one column are one cell.

    Judged by pairs that are two rows for certain: amounts or codes under each other, and lines that begin with an
    ordinal. Where there are none, the widest step between small and large gaps decides.
    """
    size = max((word.size for word in words), default=10.0)
    certain: list[float] = []
    gaps: list[float] = []
    for own in _by_columns(words, columns).values():
        for above, below in pairwise(rows_of_words(own)):
            gap = min(word.top for word in below) - max(word.bottom for word in above)
            gaps.append(gap)
            texts = _text(above), _text(below)
            telling = _ROW.match(texts[1]) or all(map(is_amount, texts)) or all(map(_CODE.fullmatch, texts))
            upper, lower = max(word.bottom for word in above), min(word.top for word in below)
            if telling and not any(upper < (word.top + word.bottom) / 2 < lower for word in words):
                certain.append(gap)
    if certain:
        return min(_PART * min(certain), _LEADING * size)
    close = sorted(gap for gap in gaps if gap < 1.5 * size)
    step = max(pairwise(close), key=lambda pair: pair[1] - pair[0], default=(0.0, 0.0))
    return sum(step) / 2 if step[1] - step[0] > 0.15 * size else TIGHT * size


def rows_of_blocks(blocks: list[Block]) -> list[list[Block]]:
    """Cells that overlap in height, row by row from top to bottom."""
    rows: list[list[Block]] = []
    bounds: list[tuple[float, float]] = []
    for block in sorted(blocks, key=lambda one: one.top - one.bottom):  # the tallest first
        for index, (top, bottom) in enumerate(bounds):
            shared = min(bottom, block.bottom) - max(top, block.top)
            if shared > 0.5 * min(bottom - top, block.bottom - block.top):
                rows[index].append(block)
                bounds[index] = (min(top, block.top), max(bottom, block.bottom))
                break
        else:
            rows.append([block])
            bounds.append((block.top, block.bottom))
    order = sorted(range(len(rows)), key=lambda index: sum(bounds[index]))
    return [rows[index] for index in order]


def with_wide_totals(row: list[Block], columns: Columns) -> list[Block]:
    """The row, with the label of a total over both columns in whose middle it is, that of column numbers over all
    before these.
    """
    for block in row:
        if block.text == _NUMBERED:
            _widen_numbered(block, row, columns)
        if block.first != block.last or not block.text.endswith(_OVER_TWO):
            continue
        centre = _centre(block)
        own = abs(centre - (columns.xs[block.first] + columns.xs[block.first + 1]) / 2)
        for first in (block.first - 1, block.first):
            last = first + 1
            free = first >= 0 and last < len(columns.xs) - 1
            if not free or any(one is not block and first <= one.first <= last for one in row):
                continue
            off = abs(centre - (columns.xs[first] + columns.xs[last + 1]) / 2)
            if off < 1.2 * block.words[0].size and 2 * off < own:
                block.first, block.last = first, last
                break
    return row


def _widen_numbered(label: Block, row: list[Block], columns: Columns) -> None:
    """Let a label reach from the cell before to the cell after it, unless it stands where its own column's texts do."""
    first = max((one.last + 1 for one in row if one.last < label.first), default=0)
    last = min((one.first - 1 for one in row if one.first > label.last), default=label.last)
    size, left, right = label.words[0].size, columns.xs[label.first], columns.xs[label.first + 1]
    begins = min(word.left[0] for word in label.words) - left < size
    if first < label.first or not (begins or abs(2 * _centre(label) - left - right) < size):
        label.first, label.last = first, last


def _centre(block: Block) -> float:
    return (min(word.left[0] for word in block.words) + max(word.right[-1] for word in block.words)) / 2


def with_rows_between(rows: list[list[Block]]) -> list[list[Block]]:
    """Rows whose texts are set in the middle beside others of two lines, put together with these two lines."""
    joined: list[list[Block]] = []
    index = 0
    while index < len(rows):
        over, *rest = rows[index : index + 3]
        if len(rest) == 2 and _stands_between(over, *rest):
            joined.append(_around(over, *rest))
            index += 3
        else:
            joined.append(over)
            index += 1
    return joined


def with_figures_above(rows: list[list[Block]]) -> list[list[Block]]:
    """Rows of nothing but figures that are set a line above their labels, put together with these.

    The two are one row where they are nearer to each other than to what is above and below them.
    """
    gaps = [_top(below) - _bottom(above) for above, below in pairwise(rows)]
    joined: list[list[Block]] = []
    for index, row in enumerate(rows):
        own = gaps[index - 1] if index else 0.0
        others = [gap for at, gap in enumerate(gaps) if at in (index - 2, index)]
        size = row[0].words[0].size
        if (
            index
            and joined[-1] is rows[index - 1]
            and others
            and all(own + _STEP * size < other for other in others)
            and all(is_amount(one.text) for one in joined[-1])
            and not any(is_amount(one.text) for one in row)
            and not {one.first for one in row} & {one.first for one in joined[-1]}
        ):
            joined[-1] = [*row, *joined[-1]]
        else:
            joined.append(row)
    return joined


def _top(row: list[Block]) -> float:
    return min(one.top for one in row)


def _bottom(row: list[Block]) -> float:
    return max(one.bottom for one in row)


def _stands_between(over: list[Block], row: list[Block], under: list[Block]) -> bool:
    """Whether a row stands in the middle of two lines of cells in which it has nothing."""
    upper, lower = {(one.first, one.last) for one in over}, {(one.first, one.last) for one in under}
    if not lower <= upper or any(one.first <= last and first <= one.last for one in row for first, last in upper):
        return False
    size = row[0].words[0].size
    top, bottom = max(one.bottom for one in over), min(one.top for one in under)
    middle = (min(one.top for one in over) + max(one.bottom for one in under)) / 2
    straight = all(abs((one.top + one.bottom) / 2 - middle) < _MIDDLE * size for one in row)
    return straight and bottom - top < _LEADING * size and len({round(one.base) for one in over[0].words}) == 1


def _around(over: list[Block], row: list[Block], under: list[Block]) -> list[Block]:
    for one in under:
        upper = next(other for other in over if (other.first, other.last) == (one.first, one.last))
        upper.words = [*upper.words, *one.words]
        upper.bottom = one.bottom
    return [*over, *row]


def with_wrapped_labels(rows: list[list[Block]]) -> list[list[Block]]:
    """Rows all of whose texts carry on labels that filled their lines, put to the row above."""
    widest: dict[int, float] = defaultdict(float)
    for row in rows:
        for block in row:
            widest[block.first] = max(widest[block.first], *(word.right[-1] for word in block.words))
    marked = _are_marked(rows)
    joined: list[list[Block]] = []
    for row in rows:
        over = joined[-1] if joined else []
        labels = {(one.first, one.last): one for one in over}
        pairs = [(label, rest) for rest in row if (label := labels.get((rest.first, rest.last))) is not None]
        told = marked or all(_ROW.match(label.text) for label, _ in pairs)
        if (
            len(over) > len(row) - told
            and len(row) == len(pairs) > 0
            and all(
                not is_amount(rest.text)
                and not _ROW.match(rest.text)
                and _goes_on(label, rest, widest[label.first], _LEADING if told or len(rest.text) == 1 else _NEAR)
                for label, rest in pairs
            )
        ):
            for label, rest in pairs:
                label.words += rest.words
                label.bottom = rest.bottom
        else:
            joined.append(row)
    return joined


def _are_marked(rows: list[list[Block]]) -> bool:
    """Whether each row with an amount has a code, an ordinal or the label of a total: what has none is no row."""
    told = [row for row in rows if any(is_amount(one.text) for one in row)]
    return bool(told) and all(any(_is_mark(one.text) for one in row) for row in told)


def _is_mark(text: str) -> bool:
    return bool(_ROW.match(text) or _CODE.fullmatch(text)) or is_total(text)


def _goes_on(label: Block, rest: Block, right: float, most: float) -> bool:
    last = rows_of_words(label.words)[-1]
    size = last[-1].size
    first = rest.words[0]
    aligned = abs(rest.words[0].left[0] - last[0].left[0]) < 0.6 * size
    near = rest.top - label.bottom < most * size
    return near and aligned and right - last[-1].right[-1] < 0.9 * size and not "".join(first.chars)[:1].isdigit()


def _by_columns(words: list[Word], columns: Columns) -> dict[tuple[int, int], list[Word]]:
    own: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in words:
        own[columns.of(word)].append(word)
    return own


def _text(words: list[Word]) -> str:
    return "".join(char for word in words for char in word.chars)
