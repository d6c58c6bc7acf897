"""Workbooks in the format of Excel 97 (.xls): every cell as shown, merged cells and what is hidden known.

Read here and not by xlrd 2.0.2, which a hostile file of 8 KB keeps busy without end: the length of a string's phonetic
part may be negative there, so that the same string is read two thousand million times. Damage breaks it in a dozen
kinds of exception, failed assertions among them. calamine, which reads the older formats for us, knows neither number
formats nor hidden rows.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from reconcile.errors import UnreadableDocument
from reconcile.reading.blocks import MOST_CELLS_AT_ONCE, MOST_SHEETS
from reconcile.reading.compound import stream_of
from reconcile.reading.numberformat import BUILT_IN, shown_number
from reconcile.reading.xlsx import Sheet

_BEGIN, _END, _SHEET, _FORMAT, _STYLE, _STRINGS, _MORE, _LOCKED = 0x809, 0xA, 0x85, 0x41E, 0xE0, 0xFC, 0x3C, 0x2F
_NUMBER, _SHORT, _SHORTS, _FORMULA, _RESULT, _SHARED, _LABEL = 0x203, 0x27E, 0xBD, 0x6, 0x207, 0xFD, 0x204
_ROW, _COLUMNS, _MERGED = 0x208, 0x7D, 0xE5
_VERSION = 0x600  # what Excel 97 and all after it write
_FORMER = 0x500
_HIDDEN_ROW = 0x20

Record = tuple[int, Sequence[bytes]]


def read_binary(content: bytes) -> Iterator[Sheet] | None:
    """The visible sheets of a workbook, or None where it is of an older format. What is damaged raises struct.error."""
    stream = stream_of(content, ("Workbook", "Book"))
    if stream is None:
        raise UnreadableDocument("file-damaged")
    kind, _, version = struct.unpack_from("<3H", stream)
    if kind != _BEGIN or version not in (_VERSION, _FORMER):
        raise UnreadableDocument("file-damaged")
    return _sheets(stream) if version == _VERSION else None


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """The records of one part of the stream, each with the pieces it was divided into; parts inside are left out."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        pieces = [stream[at + 4 : at + 4 + length]]
        at += 4 + length
        while at + 4 <= len(stream) and struct.unpack_from("<H", stream, at)[0] == _MORE:
            length = struct.unpack_from("<H", stream, at + 2)[0]
            pieces.append(stream[at + 4 : at + 4 + length])
            at += 4 + length
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 0:
            return
        if depth == 1:
            yield kind, pieces


def _sheets(stream: bytes) -> Iterator[Sheet]:
    formats, styles, strings, places = dict(BUILT_IN), [], [], []
    for kind, pieces in _records(stream, 0):
        body = pieces[0]
        if kind == _LOCKED:
            raise UnreadableDocument("file-encrypted")
        if kind == _FORMAT:
            formats[struct.unpack_from("<H", body)[0]] = _text(body, 2, 2)
        elif kind == _STYLE:
            styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _STRINGS:
            strings = list(islice(_strings(pieces), MOST_CELLS_AT_ONCE))
        elif kind == _SHEET:
            start, state, sort = struct.unpack_from("<IBB", body)
            if state == 0 and sort == 0:
                places.append((start, _text(body, 6, 1)))
    if len(places) > MOST_SHEETS:
        raise UnreadableDocument("file-crowded")
    codes = [formats.get(one, "") for one in styles]
    room = MOST_CELLS_AT_ONCE
    for start, name in places:
        sheet = _sheet(name, _records(stream, start), codes, strings, room)
        room -= len(sheet.cells)
        yield sheet


def _sheet(name: str, records: Iterator[Record], codes: Sequence[str], strings: Sequence[str], room: int) -> Sheet:
    cells: dict[tuple[int, int], str] = {}
    merged: list[tuple[int, int, int, int]] = []
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    last = (0, 0)

    def show(row: int, column: int, style: int, value: float | Decimal) -> None:
        cells[row, column] = shown_number(str(value), codes[style] if style < len(codes) else "")

    for kind, pieces in records:
        if len(cells) > room:
            raise UnreadableDocument("file-crowded")
        body = pieces[0]
        if kind == _NUMBER:
            show(*struct.unpack_from("<3Hd", body))
        elif kind == _SHORT:
            row, column, style, packed = struct.unpack_from("<3HI", body)
            show(row, column, style, _unpacked(packed))
        elif kind == _SHORTS:
            row, column = struct.unpack_from("<2H", body)
            for at, (style, packed) in enumerate(struct.iter_unpack("<HI", body[4:-2])):
                show(row, column + at, style, _unpacked(packed))
        elif kind == _FORMULA:
            row, column, style, value = struct.unpack_from("<3Hd", body)
            last = (row, column)
            if body[12:14] != b"\xff\xff":
                show(row, column, style, value)
        elif kind == _RESULT:
            cells[last] = _text(body, 0, 2)
        elif kind == _LABEL:
            cells[struct.unpack_from("<2H", body)] = _text(body, 6, 2)
        elif kind == _SHARED:
            row, column, _, number = struct.unpack_from("<3HI", body)
            cells[row, column] = strings[number] if number < len(strings) else ""
        elif kind == _ROW and struct.unpack_from("<H", body, 12)[0] & _HIDDEN_ROW:
            hidden_rows.add(struct.unpack_from("<H", body)[0])
        elif kind == _COLUMNS and struct.unpack_from("<H", body, 8)[0] & 1:
            first, final = struct.unpack_from("<2H", body)
            hidden_columns |= set(range(first, min(final, 255) + 1))
        elif kind == _MERGED:
            areas = struct.iter_unpack("<4H", body[2 : 2 + 8 * struct.unpack_from("<H", body)[0]])
            merged += [(top, left, bottom, right) for top, bottom, left, right in areas]
    shown = {
        place: text
        for place, text in cells.items()
        if text and place[0] not in hidden_rows and place[1] not in hidden_columns
    }
    return Sheet(name=name, cells=shown, merged=tuple(merged))


def _unpacked(packed: int) -> Decimal:
    """A number in the short form: 30 bits, whole or the upper half of a double, perhaps in hundredths."""
    if packed & 2:
        whole = packed >> 2
        value = Decimal(whole - (1 << 30) if whole >= 1 << 29 else whole)
    else:
        (double,) = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))
        value = Decimal(repr(double))
    return (value.scaleb(-2) if packed & 1 else value).normalize()


def _text(body: bytes, at: int, width: int) -> str:
    """A text with its length before it, in one or two bytes."""
    length = int.from_bytes(body[at : at + width], "little")
    wide, at = body[at + width] & 1, at + width + 1
    return body[at : at + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def _strings(pieces: Sequence[bytes]) -> Iterator[str]:
    """The shared strings. One that goes on in the next piece says there anew how wide its characters are."""
    number, at = 0, 8
    for _ in range(struct.unpack_from("<I", pieces[0], 4)[0]):
        if at >= len(pieces[number]):
            number, at = number + 1, 0
        if number >= len(pieces):
            return
        length, flags = struct.unpack_from("<HB", pieces[number], at)
        at += 3
        runs = struct.unpack_from("<H", pieces[number], at)[0] if flags & 8 else 0
        at += 2 * bool(flags & 8)
        extra = struct.unpack_from("<I", pieces[number], at)[0] if flags & 4 else 0
        at += 4 * bool(flags & 4)
        found, wide = [], flags & 1
        while length:
            piece = pieces[number][at : at + length * (1 + wide)]
            found.append(piece.decode("utf-16-le" if wide else "latin-1", "replace"))
            length -= len(piece) // (1 + wide)
            at += len(piece)
            if length:
                number, at = number + 1, 1
                if number >= len(pieces):
                    return
                wide = pieces[number][0] & 1
        yield "".join(found)
        at += 4 * runs + extra
        while number + 1 < len(pieces) and at > len(pieces[number]):
            at -= len(pieces[number])
            number += 1
