"""Workbooks of Excel 5 and 95, which no program at hand writes any more: their bytes are put together here."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from reconcile.errors import UnreadableDocument
from reconcile.reading import read

SECTOR = 512
END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def begin(kind: int) -> bytes:
    return record(0x809, struct.pack("<4H", 0x500, kind, 0, 0))


def label(row: int, column: int, text: str) -> bytes:
    words = text.encode("gbk")
    return record(0x204, struct.pack("<4H", row, column, 0, len(words)) + words)


def number(row: int, column: int, value: float) -> bytes:
    return record(0x203, struct.pack("<3Hd", row, column, 0, value))


def book(name: str, cells: bytes) -> bytes:
    """The stream of a workbook with one sheet."""
    words = name.encode("gbk")
    sheet = begin(0x10) + record(0x200, struct.pack("<5H", 0, 9, 0, 9, 0)) + cells + record(0xA, b"")
    before = begin(5) + record(0x42, struct.pack("<H", 936))
    start = len(before) + 4 + 7 + len(words) + 4
    listed = record(0x85, struct.pack("<IHB", start, 0, len(words)) + words)
    return (before + listed + record(0xA, b"") + sheet).ljust(4096, b"\0")


def compound(stream: bytes) -> bytes:
    """A compound file that holds a stream of the name Book."""
    count = -(-len(stream) // SECTOR)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6) + struct.pack("<9I", 0, 1, 1, 0, 4096, END, 0, END, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    chain = [TABLE, END, *range(3, count + 2), END]
    table = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        words = name.encode("utf-16-le")
        head = words.ljust(64, b"\0") + struct.pack(
            "<HBBIII", len(words) + 2 if name else 0, kind, 1, FREE, FREE, child
        )
        return head + bytes(36) + struct.pack("<IQ", start, size)

    directory = (
        entry("Root Entry", 5, 1, END, 0) + entry("Book", 2, FREE, 2, len(stream)) + entry("", 0, FREE, 0, 0) * 2
    )
    return header + table + directory + stream.ljust(count * SECTOR, b"\0")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    cells = label(0, 0, "2026年支出预算总表") + label(1, 2, "单位：万元")
    for column, head in enumerate(("项目", "金额", "占比")):
        cells += label(2, column, head)
    for row, (name, value, share) in enumerate(
        (("合计", 4595.13, 1.0), ("教育支出", 4000.1, 0.8705), ("其他支出", 595.03, 0.1295)), 3
    ):
        cells += label(row, 0, name) + number(row, 1, value) + number(row, 2, share)
    file = tmp_path / "old.xls"
    file.write_bytes(compound(book("支出", cells)))
    return file


def test_a_workbook_of_excel_95_in_chinese_says_what_to_do(old: Path) -> None:
    with pytest.raises(UnreadableDocument, match="workbook-too-old"):
        read(old)


def test_one_without_chinese_is_read_with_its_numbers_as_stored(tmp_path: Path) -> None:
    file = tmp_path / "plain.xls"
    file.write_bytes(
        compound(book("A", label(0, 0, "Item") + label(0, 1, "Sum") + label(1, 0, "a") + number(1, 1, 4.1)))
    )
    (table,) = read(file).tables
    assert [[cell.text for cell in row if cell] for row in table.grid] == [["Item", "Sum"], ["a", "4.1"]]


@pytest.mark.parametrize("part", [0.3, 0.6])
def test_one_that_is_cut_off_says_so(old: Path, part: float) -> None:
    content = old.read_bytes()
    old.write_bytes(content[: int(len(content) * part)])
    with pytest.raises(UnreadableDocument, match="file-damaged"):
        read(old)
