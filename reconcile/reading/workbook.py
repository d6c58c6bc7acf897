"""Workbooks: the lines and tables on the sheets of .xlsx and .xls files."""

from __future__ import annotations

import re
import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from reconcile.disclosure import Cell, Place, packed
from reconcile.errors import UnreadableDocument
from reconcile.reading.blocks import MOST_CELLS, RawDocument, RawGrid, RawText
from reconcile.reading.glyphs import cleaned
from reconcile.reading.headings import is_heading, ordinal
from reconcile.reading.older_workbooks import older_sheets
from reconcile.reading.packages import package_of
from reconcile.reading.titles import is_bare_caption, is_note, is_title
from reconcile.reading.xls import read_binary
from reconcile.reading.xlsx import Sheet, read_sheets

CAPTION_ROWS = 8
# A sentence; the heading of a section; a field of a performance-target sheet, where sentences are cells.
_SENTENCE = re.compile(r"。|；$|.{60}")
_SECTION = re.compile(r"说明|情况|概况|职责|职能|机构|绩效|采购|经费|其他|解释")
_FIELD = re.compile(r"项目(?:名称|概况)|绩效|年度.{0,4}目标|总体目标|立项依据")
_SHEET_END = re.compile(r"(?:项目|单位|填报)?负责人|填报日期|联系电话|经办人|填[报表]人")
_CONTENTS, _PAGE, _DOTS = re.compile(r"目\s*[录次]"), re.compile(r"\d{1,3}"), re.compile(r"[\s.．…·]+$")


def read_workbook(content: bytes, name: str) -> RawDocument:
    """A workbook as text and grids, sheet by sheet; `name` is the file's, for messages."""
    if content.startswith(b"PK"):
        with package_of(content, name) as package:
            sheets = list(read_sheets(package))
    else:
        try:
            read = read_binary(content)
            sheets = list(older_sheets(content, name) if read is None else read)
        except (struct.error, IndexError) as error:
            raise UnreadableDocument("file-damaged", file=name) from error
        except UnreadableDocument as error:
            raise UnreadableDocument(error.key, file=name) from error
    if (formulas := [one for sheet in sheets for one in sheet.calculated]) and not any(formulas):
        raise UnreadableDocument("workbook-not-calculated", file=name)
    blocks = [block for number, sheet in enumerate(sheets, 1) for block in _blocks(sheet, number, name)]
    return RawDocument(format="workbook", pages=0, blocks=tuple(blocks))


class _Line(Struct, frozen=True):
    """A row of a sheet in which something stands. number: as the workbook counts it. cells: None is covered."""

    number: int
    cells: tuple[Cell | None, ...]

    @property
    def filled(self) -> list[Cell]:
        """The cells with a text."""
        return [cell for cell in self.cells if cell is not None and cell.text]


def _blocks(sheet: Sheet, number: int, name: str) -> Iterator[RawText | RawGrid]:
    """Lines and tables of a sheet from top to bottom."""
    lines = _lines(sheet, name)
    if lines and not any(is_title(cell.text) for line in lines[:CAPTION_ROWS] for cell in line.filled):
        # The sheet's own name is the title where none is printed in it.
        title, _ = cleaned(sheet.name)
        if is_title(title):
            yield RawText(text=title, place=Place())
    yield from _parts(lines, number, merged=bool(sheet.merged))


def _parts(lines: Sequence[_Line], number: int, *, merged: bool) -> Iterator[RawText | RawGrid]:
    at = 0
    listing = False
    while at < len(lines):
        strips = _side_by_side(lines[at:])
        if strips:
            for strip in strips:
                yield from _parts(strip, number, merged=merged)
            return
        entry = _entry(lines[at]) if listing else None
        listing = entry is not None or _is_contents_head(lines[at])
        if entry is not None:
            yield entry
            at += 1
        elif _begins_table(lines, at):
            stop = _end_of_table(lines, at)
            place = Place(line=lines[at].number)
            yield RawGrid(packed(_narrowed(lines[at:stop])), place=place, merged=merged, sheet=number)
            at = stop
        else:
            for cell in lines[at].filled:
                yield RawText(text=cell.text, place=cell.place, markup=cell.markup)
            at += 1


def _side_by_side(lines: Sequence[_Line]) -> list[list[_Line]]:
    """The tables that stand side by side from here on, each with its title in the first row; none where it is one."""
    filled = lines[0].filled
    starts = [cell.column for cell in filled if is_title(cell.text)]
    if len(starts) < 2 or not all(is_title(cell.text) or is_bare_caption(cell.text) for cell in filled):
        return []
    ends = [*starts[1:], len(lines[0].cells)]
    crossed = any(
        cell.column < end < cell.column + cell.column_span for line in lines for cell in line.filled for end in ends
    )
    if crossed:
        return []
    strips = [
        [_Line(number=line.number, cells=line.cells[start if at else 0 : end]) for line in lines]
        for at, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]
    return [[line for line in strip if line.filled] for strip in strips]


def _is_contents_head(line: _Line) -> bool:
    return len(line.filled) == 1 and _CONTENTS.fullmatch(line.filled[0].text) is not None


def _entry(line: _Line) -> RawText | None:
    """A line of the contents: a title, with the number of its page beside it."""
    filled = line.filled
    if len(filled) != 2 or not _PAGE.fullmatch(filled[1].text) or _PAGE.fullmatch(filled[0].text):
        return None
    title = _DOTS.sub("", filled[0].text)
    return RawText(text=title, place=filled[0].place, leader=True, target=int(filled[1].text))


def _begins_table(lines: Sequence[_Line], at: int) -> bool:
    """Whether a row outside of a table is the first of one: several cells, or a head over all columns under a unit."""
    filled = lines[at].filled
    if all(is_bare_caption(cell.text) for cell in filled):
        return False
    if len(filled) > 1:
        return True
    under_caption = at > 0 and all(is_bare_caption(cell.text) for cell in lines[at - 1].filled)
    return under_caption and filled[0].column_span > 1 and not _is_line(lines[at])


def _end_of_table(lines: Sequence[_Line], start: int) -> int:
    """The row after a table's last one: a note, a title, a caption, a heading or a sentence ends it.

    In a performance-target sheet sentences are cells; it ends below the row of those who answer for it.
    """
    in_sheet = False
    for at in range(start + 1, len(lines)):
        before = [cell.text for cell in lines[at - 1].filled]
        in_sheet = in_sheet or any(_FIELD.match(text) for text in before)
        if in_sheet and any(_SHEET_END.match(text) for text in before):
            return at
        if _is_line(lines[at]) and not (in_sheet and _is_sentence(lines[at])):
            return _with_headings_above(lines, start, at)
    return len(lines)


def _with_headings_above(lines: Sequence[_Line], start: int, stop: int) -> int:
    """The first of the headings that stand directly above a sentence."""
    if _is_sentence(lines[stop]):
        while stop > start + 1 and _is_section(lines[stop - 1]):
            stop -= 1
    return stop


def _is_line(line: _Line) -> bool:
    """Whether a row can be no row of a table."""
    filled = line.filled
    if all(is_bare_caption(cell.text) for cell in filled):
        return True
    if len(filled) != 1:
        return False
    text = filled[0].text
    return is_note(text) or is_title(text) or (is_heading(text) and ordinal(text)[0] == 1) or _is_sentence(line)


def _is_sentence(line: _Line) -> bool:
    return len(line.filled) == 1 and _SENTENCE.search(line.filled[0].text) is not None


def _is_section(line: _Line) -> bool:
    return (
        len(line.filled) == 1 and is_heading(line.filled[0].text) and _SECTION.search(line.filled[0].text) is not None
    )


def _lines(sheet: Sheet, name: str) -> list[_Line]:
    """The rows and columns in which something stands, in order; merged cells within them."""
    cells = {at: read for at, text in sheet.cells.items() if (read := cleaned(text))[0]}
    rows, columns = sorted({row for row, _ in cells}), sorted({column for _, column in cells})
    if len(rows) * len(columns) > MOST_CELLS:
        raise UnreadableDocument("file-crowded", file=name)
    spans, covered = _spans(sheet, rows, columns, name)
    lines = []
    for at, row in enumerate(rows):
        line: list[Cell | None] = []
        for to, column in enumerate(columns):
            text, markup = cells.get((row, column), ("", ()))
            height, width = spans.get((at, to), (1, 1))
            cell = Cell(text, at, to, height, width, place=Place(line=row + 1), markup=markup)
            line.append(None if (at, to) in covered and not text else cell)
        lines.append(_Line(number=row + 1, cells=tuple(line)))
    return lines


def _narrowed(lines: Sequence[_Line]) -> tuple[tuple[Cell | None, ...], ...]:
    """The rows of one table, without the columns that only other tables of the sheet need."""
    width = len(lines[0].cells)
    kept = [column for column in range(width) if any(_text(line.cells[column]) for line in lines)]
    place = {column: at for at, column in enumerate(kept)}
    rows = []
    for at, line in enumerate(lines):
        row: list[Cell | None] = []
        for column in kept:
            cell = line.cells[column]
            if cell is not None:
                across = sum(column <= other < column + cell.column_span for other in kept)
                down = min(cell.row_span, len(lines) - at)
                cell = Cell(cell.text, at, place[column], down, across, place=cell.place, markup=cell.markup)
            row.append(cell)
        rows.append(tuple(row))
    return tuple(rows)


def _text(cell: Cell | None) -> str:
    return cell.text if cell is not None else ""


def _spans(
    sheet: Sheet, rows: list[int], columns: list[int], name: str
) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    area = 0
    for top, left, bottom, right in sheet.merged:
        down = range(bisect_left(rows, top), bisect_right(rows, bottom))
        across = range(bisect_left(columns, left), bisect_right(columns, right))
        area += len(down) * len(across)
        if area > MOST_CELLS:  # merged cells do not overlap, so that these are more than the sheet has
            raise UnreadableDocument("file-crowded", file=name)
        if down and across and (len(down), len(across)) != (1, 1):
            spans[down[0], across[0]] = len(down), len(across)
            covered |= {(at, to) for at in down for to in across} - {(down[0], across[0])}
    return spans, covered
