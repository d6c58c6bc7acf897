"""Where rows of amounts stand under each other without lines around them. Nothing is a table that has fewer than
three such rows with amounts set under each other, unless the page before left one unfinished.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from reconcile.reading.pdf.page.characters import Word
from reconcile.reading.pdf.page.columns import TIGHT, is_amount
from reconcile.reading.pdf.page.lines import rows_of_words
from reconcile.reading.pdf.unruled.bands import is_total

_FEWEST = 3
_LONG = 22  # characters
_FEWEST_GAPS = 2  # between heads that stand close to each other in one line
_APART = 0.8  # of the size: further apart are two cells
_ALIGNED = 1.5  # points
NEXT_ROW = 3.5  # of the size: no row of one table is further below another
_INDENTED = 3.0  # of the size: further from the side, and from the middle, stands what heads some of the columns
_LARGER = 0.2  # of the size: no text of one table is larger by so much than another
NEARER = 1.0  # points: by so much a line is nearer to its own cell
_ASIDE = 0.25  # of a table's width: further from its left side begins no running text
_CAPTION = re.compile(
    r"单位[:：]|[金数]额单位"
    r"|^(?:备?注|说明|制表|填报|审核)(?!$)"
    r"|^附?表\s*[\d一二三四五六七八九十]|表(?:[（(][^（()）]+)?[）)]?$|公开表?\d|续表|^第[一二三四五六七八九十]+部分"
)
_UNIT_ALONE = re.compile(r"[（(](?:人民币)?[百千万亿]?元[）)]|(?:人民币)?[百千万亿]?元")
_HEADING = re.compile(r".说明$")  # in a row of its own
_COLUMN_NUMBER = re.compile(r"(\d{1,2})(?:[=＝].+)?")  # 4, or 4=2+3
_NAMED_COLUMNS = ("栏次", *"甲乙丙丁戊—－-/")
_INDICATOR = re.compile(r"[一二三]级指标(?:名称)?|(?:年度)?(?:绩效)?指标(?:值|名称|内容)")
UNIT = re.compile(r"单位[:：]\S{0,2}元")
_BODY = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{3,7}$|\d[\d,]*\.\d")


class Row(Struct):
    """A printed row: its words, the texts of its cells, and its place. goes_on: its units of money are lower
    lines of heads, and stand for no table.
    """

    words: list[Word]
    cells: list[list[Word]]
    texts: list[str]
    top: float
    bottom: float
    goes_on: bool = False

    @property
    def amounts(self) -> list[list[Word]]:
        """The cells that are amounts."""
        return [cell for cell, text in zip(self.cells, self.texts, strict=True) if is_amount(text)]

    @property
    def width(self) -> float:
        """From its first to its last character."""
        return self.words[-1].right[-1] - self.words[0].left[0]

    @property
    def is_long(self) -> bool:
        """Whether it reads like a line of text: one piece, many characters; not lines of heads close to each other."""
        if len(self.cells) > 1 or len(self.texts[0]) <= _LONG:
            return False
        gaps = (word.left[0] - before.right[-1] for before, word in pairwise(self.words))
        return sum(gap > TIGHT * self.words[0].size for gap in gaps) < _FEWEST_GAPS

    @property
    def is_caption(self) -> bool:
        """Whether it stands above or below a table and not in it."""
        heading = len(self.texts) == 1 and _HEADING.search(self.texts[0])
        captions = _CAPTION.search if self.goes_on else is_caption
        return not self.amounts and bool(heading or any(map(captions, self.texts)))

    @property
    def is_sentence(self) -> bool:
        """Whether it is running text."""
        return len(self.cells) == 1 and (self.texts[0].endswith(("。", "；")) or "，" in self.texts[0])

    def is_text_across(self, left: float, right: float) -> bool:
        """Whether it is running text, and no line of a remark that stands well to the right between these two."""
        return self.is_sentence and self.words[0].left[0] < left + _ASIDE * (right - left)


class Run(Struct):
    """Rows of one table. sure: it is one for certain, by its amounts; not by the caption above it alone."""

    rows: list[Row]
    sure: bool = True

    @property
    def top(self) -> float:
        """Upper end."""
        return self.rows[0].top

    @property
    def bottom(self) -> float:
        """Lower end."""
        return max(row.bottom for row in self.rows)

    @property
    def words(self) -> list[Word]:
        """All its words."""
        return [word for row in self.rows for word in row.words]


def is_caption(text: str) -> bool:
    """Whether a text is one that stands above or below a table: its title, its unit, a note."""
    return (_CAPTION.search(text) or _UNIT_ALONE.fullmatch(text)) is not None


def heads_indicators(text: str) -> bool:
    """Whether a text is the head of a column of indicators, as performance-target sheets have them."""
    return _INDICATOR.fullmatch(text) is not None


def begins_body(row: Row) -> bool:
    """Whether a row is no head: it holds an amount or a code, or begins an enumeration."""
    return bool(row.amounts) or any(_BODY.match(text) for text in row.texts)


def begins_with_label(rows: list[Row], bottom: float) -> bool:
    """Whether rows under a head that ends at `bottom` begin with upper lines of a label, beside which figures stand."""
    gap = rows[0].top - bottom - NEARER
    for row, below in pairwise(rows):
        if len(row.cells) > 1 or below.top - row.bottom > gap:
            return False
        if below.amounts:
            return True
    return False


def is_numbers(row: list[Word]) -> bool:
    """Whether a row is one of column numbers."""
    texts = ["".join(word.chars) for word in row]
    numbers = [int(number[1]) for text in texts if (number := _COLUMN_NUMBER.fullmatch(text))]
    named = sum(text in _NAMED_COLUMNS for text in texts)
    enough = len(numbers) + named > 2 and len(numbers) >= len(texts) - max(named, 1)
    return bool(numbers) and enough and numbers == sorted(numbers) and numbers[0] <= 1


def rows_of(words: Iterable[Word]) -> list[Row]:
    """The rows of a page."""
    rows: list[Row] = []
    for row in rows_of_words(words):
        cells = [[row[0]]]
        for word in row[1:]:
            if word.left[0] - cells[-1][-1].right[-1] > _APART * word.size:
                cells.append([word])
            else:
                cells[-1].append(word)
        texts = ["".join(char for word in cell for char in word.chars) for cell in cells]
        made = Row(row, cells, texts, min(word.top for word in row), max(word.bottom for word in row))
        made.goes_on = any(_goes_on(over, made) for over in rows[-2:])  # a text in the middle stands between
        rows.append(made)
    return rows


def _goes_on(over: Row, row: Row) -> bool:
    """Whether the units of money in a row have a text right over each, as the lower lines of heads do."""
    units = [cell for cell, text in zip(row.cells, row.texts, strict=True) if _UNIT_ALONE.fullmatch(text)]
    if not units:
        return False
    middles = [(cell[0].left[0] + cell[-1].right[-1]) / 2 for cell in units]
    near = row.top - over.bottom < TIGHT * row.words[0].size
    return near and all(any(cell[0].left[0] < middle < cell[-1].right[-1] for cell in over.cells) for middle in middles)


def runs_of(words: Iterable[Word], carried: tuple[float, ...]) -> list[Run]:
    """The runs of rows that are tables. carried: the columns of a table of the page before that may go on here."""
    rows = rows_of(words)
    runs: list[Run] = []
    at = _carried_on(rows, carried)
    if at:
        at = _end(rows, at - 1)
        runs.append(Run(rows[:at]))
    while at < len(rows):
        captioned = at > 0 and _opens_under_caption(rows[at - 1 : at + 5])
        if not captioned and not _opens(rows[at]):
            at += 1
            continue
        end = _end(rows, at)
        begin = at if captioned else _begin(rows, at, runs[-1].bottom if runs else 0.0)
        goes_on = bool(carried) and begin == 0
        if not goes_on and (begin == 0 or not rows[begin - 1].is_caption):
            first = (at for at in range(begin, end) if len(rows[at].cells) > 1 or _is_group(rows[at], rows[begin:end]))
            begin = next(first)
        run = Run(rows[begin:end], goes_on or _is_table(rows[begin:end]))
        if run.sure or captioned:
            runs.append(run)
        at = end
    return runs


def _carried_on(rows: list[Row], carried: tuple[float, ...]) -> int:
    """How many of the first rows go on with a table of the page before: all that stands in them fits its columns."""
    count, telling = 0, False
    for row, before in zip(rows, [rows[0], *rows] if carried else [], strict=False):
        if row.is_caption or row.is_text_across(carried[0], carried[-1]):
            break
        if row.top - before.bottom > NEXT_ROW * row.words[0].size or not is_same_size(row, rows[0]):
            break
        if any(
            any(cell[0].left[0] + 1 < x < cell[-1].right[-1] - 1 for x in carried)
            or not carried[0] - 1 < (cell[0].left[0] + cell[-1].right[-1]) / 2 < carried[-1] + 1
            for cell in row.cells
        ):
            break
        count += 1
        telling |= len(row.cells) > 1
    return count if telling else 0


def _opens_under_caption(rows: list[Row]) -> bool:
    """Whether rows of several cells follow a caption that names a unit."""
    return (
        any(UNIT.search(text) for text in rows[0].texts)
        and not any(row.is_caption or row.is_sentence for row in rows[1:2])
        and any(len(row.cells) > 2 or is_total(row.texts[0]) for row in rows[1:])
    )


def _opens(row: Row) -> bool:
    return len(row.cells) > 1 and bool(row.amounts) and not any("。" in text or "，" in text for text in row.texts)


def _end(rows: list[Row], at: int) -> int:
    """The index after the last row of the table whose first amounts stand in row `at`."""
    end = at + 1
    left, right = _left(rows[at].words), _right(rows[at].words)
    for index in range(at + 1, len(rows)):
        row, before = rows[index], rows[index - 1]
        size = row.words[0].size
        if row.is_caption or row.is_text_across(left, right) or row.top - before.bottom > NEXT_ROW * size:
            break
        if not is_same_size(row, rows[at]):
            break
        if row.is_long and len(rows[at].cells) > 1 and row.words[-1].right[-1] > rows[at].cells[1][0].left[0]:
            break
        end = index + 1
    return end


def _begin(rows: list[Row], at: int, floor: float) -> int:
    """The index of the first row, heads among them, down from the caption above."""
    begin = at
    left, right = _left(rows[at].words), _right(rows[at].words)
    for index in range(at - 1, max(-1, at - 40), -1):
        row, below = rows[index], rows[index + 1]
        size = below.words[0].size
        if row.top < floor or row.is_caption or row.is_text_across(left, right):
            break
        if below.top - row.bottom > NEXT_ROW * size or not is_same_size(row, below):
            break
        begin = index
    return begin


def _is_group(row: Row, rows: list[Row]) -> bool:
    """Whether a text above the rows of a table heads some of its columns: it is not in the middle nor at the left."""
    left, right = min(one.words[0].left[0] for one in rows), max(one.words[-1].right[-1] for one in rows)
    size, begin, end = row.words[0].size, row.words[0].left[0], row.words[-1].right[-1]
    return begin - left > _INDENTED * size and abs(begin + end - left - right) > 2 * _INDENTED * size


def is_same_size(one: Row, other: Row) -> bool:
    """Whether two rows are set as large as rows of one table are."""
    sizes = one.words[0].size, other.words[0].size
    return max(sizes) - min(sizes) < _LARGER * max(sizes)


def _is_table(rows: list[Row]) -> bool:
    """Whether at least three rows have amounts, and three amounts end, begin or are centred at the same place."""
    amounts = [cell for row in rows for cell in row.amounts]
    if sum(bool(row.amounts) for row in rows) < _FEWEST:
        return False
    for place in (_right, _left, _middle):
        places = sorted(place(cell) for cell in amounts)
        if any(after - before < _ALIGNED for before, after in zip(places, places[_FEWEST - 1 :], strict=False)):
            return True
    return False


def _right(cell: list[Word]) -> float:
    return cell[-1].right[-1]


def _left(cell: list[Word]) -> float:
    return cell[0].left[0]


def _middle(cell: list[Word]) -> float:
    return (_left(cell) + _right(cell)) / 2
