"""A file that cannot be read gets one line in the person's language, and the others are checked all the same."""

from __future__ import annotations

import os
import random
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.reconcile.reading.pdf.test_pdf_limits import BLANK, BOUNDLESS, CYCLE, bomb, laughs, many_pages
from tests.tui.commands.program import TIES, gouji

DATA = Path(__file__).parents[2] / "reconcile" / "reading" / "data"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
NOISE = random.Random(1).randbytes(50_000)


def protected() -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", "owner"))
    canvas.drawString(100, 700, "total 307.82")
    canvas.save()
    return buffer.getvalue()


def swollen(name: str, part: str, after: bytes, filling: bytes) -> bytes:
    """A package in which one part was blown up."""
    buffer = BytesIO()
    with zipfile.ZipFile(DATA / name) as whole, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for path in whole.namelist():
            content = whole.read(path)
            made.writestr(path, content.replace(after, after + filling, 1) if path == part else content)
    return buffer.getvalue()


def document(filling: bytes) -> bytes:
    return swollen("bureau.docx", "word/document.xml", b"<w:body>", filling)


def sheets(times: int) -> bytes:
    """A workbook of so many sheets, which are all one."""
    one = b'<sheet name="1" sheetId="1" r:id="rId3"/>'
    return swollen("book.xlsx", "xl/workbook.xml", b"<sheets>", one * times)


def sheet(filling: bytes) -> bytes:
    return swollen("book.xlsx", "xl/worksheets/sheet1.xml", b"<sheetData>", filling)


ROW = b"<w:tr>" + b"<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>" * 10 + b"</w:tr>"
WIDE = b"<w:tr>" + b'<w:tc><w:tcPr><w:gridSpan w:val="200"/></w:tcPr></w:tc>' * 200 + b"</w:tr>"

UNREADABLE: dict[str, tuple[bytes, str, str]] = {
    "empty.pdf": (b"", "文件是空的", "the file is empty"),
    "none.pdf": (b"hello world", "不是 PDF 文件", "not a PDF"),
    "truncated.pdf": (BLANK[: len(BLANK) // 2], "结尾缺失", "cut off"),
    "cyclic.pdf": (CYCLE, "已损坏", "damaged"),
    "boundless.pdf": (BOUNDLESS, "没有任何文字", "no text"),
    "pages.pdf": (many_pages(5_000), "页数太多", "too many pages"),
    "bomb.pdf": (bomb(1), "大得不正常", "abnormal"),
    "bombs.pdf": (bomb(2), "大得不正常", "abnormal"),
    "laughs.pdf": (laughs(9), "大得不正常", "abnormal"),
    "encrypted.pdf": (protected(), "密码", "password"),
    "encrypted.docx": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "密码", "password"),
    "old.doc": (COMPOUND, "另存为 docx、xlsx 或 pdf", "save it as docx, xlsx or pdf"),
    "old.docx": (COMPOUND, "（.doc）", "(.doc)"),
    "old.wps": (COMPOUND, "（.wps）", "(.wps)"),
    "rich.doc": (b"{\\rtf1\\ansi hello}", "（.rtf）", "(.rtf)"),
    "page.html": (b"<html><body><script>load()</script></body></html>", "没有找到任何表格", "no table"),
    "deep.html": (b"<div>" * 3_000, "多得不正常", "abnormally many"),
    "noise.txt": (NOISE, "不是文字文件", "not a text file"),
    "noise.docx": (NOISE, "已损坏", "damaged"),
    "noise.xlsx": (NOISE, "已损坏", "damaged"),
    "noise.xls": (COMPOUND + "Workbook\0".encode("utf-16-le") + NOISE, "已损坏", "damaged"),
    "noise.xyz": (NOISE, "不认识的文件类型", "unknown"),
    "zip.docx": (b"PK\x05\x06" + bytes(18), "已损坏", "damaged"),
    "bomb.docx": (document(b" " * (420 * 2**20)), "太大", "too large"),
    "bomb.xlsx": (sheet(b" " * (420 * 2**20)), "太大", "too large"),
    "crowded.docx": (document(b"<w:p><w:r><w:t>1</w:t></w:r></w:p>" * 600_000), "多得不正常", "abnormally many"),
    "crowded.xlsx": (sheet(b"<row><c><v>1</v></c></row>" * 600_000), "多得不正常", "abnormally many"),
    "cells.docx": (document(b"<w:tbl>" + ROW * 10_100 + b"</w:tbl>"), "多得不正常", "abnormally many"),
    "wide.docx": (document(b"<w:tbl>" + WIDE + b"<w:tr><w:tc/></w:tr>" * 9_000 + b"</w:tbl>"), "多得", "abnormally"),
    "cells.xlsx": (sheet(b"<row>" + b"<c><v>1</v></c>" * 101_000 + b"</row>"), "多得不正常", "abnormally many"),
    "sheets.xlsx": (sheets(20_000), "多得不正常", "abnormally many"),
    "attributes.html": (b"<p>" + "预算收入".encode() + b'<a b="' * 600_000, "多得不正常", "abnormally many"),
    "deep.docx": (document(b"<w:tbl><w:tr><w:tc>" * 3_000 + b"</w:tc></w:tr></w:tbl>" * 3_000), "已损坏", "damaged"),
    "long.html": (b"<p>" * (4 * 2**20), "文件太大", "too large"),
    "long.txt": (b"1\n" * (6 * 2**20), "文件太大", "too large"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that cannot be read, one of 300 MB (which takes no room), and one that can."""
    made = tmp_path_factory.mktemp("unreadable")
    for name, (content, _, _) in UNREADABLE.items():
        (made / name).write_bytes(content)
    with (made / "huge.pdf").open("wb") as stream:
        stream.write(b"%PDF-1.4\n")
        stream.truncate(300 * 2**20)
    (made / "whole.txt").write_text(TIES, "utf-8")
    return made


@pytest.mark.parametrize(("language", "column", "large"), [("zh", 1, "文件太大"), ("en", 2, "too large")])
def test_each_gets_one_line_and_the_rest_is_checked(folder: Path, language: str, column: int, large: str) -> None:
    names = [*UNREADABLE, "huge.pdf", "whole.txt"]
    done = gouji("check", *names, folder=folder, language=language)
    assert done.returncode == 2
    lines = done.stderr.decode().splitlines()
    expected = [*((name, told[column]) for name, told in UNREADABLE.items()), ("huge.pdf", large)]
    assert [line.split(": ")[1] for line in lines] == [name for name, _ in expected]
    unsaid = [(line, words) for line, (_, words) in zip(lines, expected, strict=True) if words not in line]
    assert unsaid == []
    assert done.stdout.decode().lstrip().startswith("某市某局2026年度单位预算公开 (whole.txt)")


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("bureau.docx", "a.pdf"),
        ("bureau.docx", "a.txt"),
        ("book.xlsx", "a.docx"),
        ("book.xls", "a.xlsx"),
        ("book.xls", "a.et"),
    ],
)
def test_a_file_with_a_wrong_suffix_is_read_as_what_it_is(tmp_path: Path, name: str, called: str) -> None:
    (tmp_path / called).write_bytes((DATA / name).read_bytes())
    done = gouji("check", called, folder=tmp_path)
    assert done.returncode in (0, 1)
    assert (done.stderr, done.stdout[:4]) == (b"", "某".encode() + b"\xe5")


def test_a_file_without_permission_is_named_with_the_reason(tmp_path: Path) -> None:
    file = tmp_path / "closed.txt"
    file.write_text(TIES, "utf-8")
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this person may read everything")
    done = gouji("check", file, language="zh")
    assert done.returncode == 2
    assert done.stderr.decode() == f"gouji: {file}: 文件打不开（没有权限）\n"
