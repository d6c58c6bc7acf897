"""What is not read says so in one line, and what to do."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from reconcile.disclosure import Disclosure
from reconcile.errors import UnreadableDocument
from reconcile.language import speaker, told
from reconcile.reading import read
from reconcile.reading.word import MOST_LINES, read_word

DATA = Path(__file__).parent / "data"
COMPOUND = b"\xd0\xcf\x11\xe0" + bytes(2000)


def package(name: str, content: bytes) -> bytes:
    """A package with one part, the same whenever it is made: it is in the names of tests."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def with_part(source: Path, part: str, content: bytes) -> bytes:
    """A package as `source`, one part of it replaced."""
    buffer = BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, content if one == part else old.read(one))
    return buffer.getvalue()


def said_of(file: Path, content: bytes) -> str:
    file.write_bytes(content)
    with pytest.raises(UnreadableDocument) as failed:
        read(file)
    line = told(failed.value, speaker("zh"))
    assert "\n" not in line
    return line


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *((name, COMPOUND) for name in ("a.doc", "a.wps", "a.et")),
        ("a.docx", COMPOUND + "WordDocument".encode("utf-16-le")),  # renamed only
        ("a.rtf", b"{\\rtf1 x}"),
        ("a.odt", package("content.xml", b"<x/>")),
        ("a.ods", package("content.xml", b"<x/>")),
        ("a.ofd", package("OFD.xml", b"<x/>")),
        ("a.xls", b'<?xml version="1.0"?><Workbook/>'),
        ("a.csv", "项目,金额\n合计,1.00\n".encode()),
    ],
)
def test_another_format_is_to_be_saved_anew(tmp_path: Path, name: str, content: bytes) -> None:
    assert "另存为 docx、xlsx 或 pdf" in said_of(tmp_path / name, content)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.zip", package("a.pdf", b"x"), "请先解压"),
        ("a.rar", b"Rar!\x1a\x07\x00", "请先解压"),
        ("a.png", b"\x89PNG", "请存成 pdf"),
        ("预算", b"\x00\x01", "没有后缀"),
        ("a.doc", b"MIME-Version: 1.0\r\n", "文件已损坏"),  # an archive of a page without one
        ("a.xls", b"\xef\xbb\xbf\r\n<html><table></table></html>", "没有找到任何表格"),
        ("a.xlsx", b"PK\x03\x04", "文件已损坏"),
        ("a.xls", COMPOUND, "文件已损坏"),
        ("a.docx", package("word/other.xml", b"<x/>"), "文件已损坏"),
    ],
)
def test_what_to_do_with_other_files_is_said(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    assert words in said_of(tmp_path / name, content)


@pytest.mark.parametrize("name", ["bureau.docx", "book.xlsx", "book.xls"])
def test_a_file_is_known_by_what_it_holds_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    file = tmp_path / "renamed.wps"
    file.write_bytes((DATA / name).read_bytes())
    assert len(read(file).tables) == len(read(DATA / name).tables)


@pytest.mark.parametrize("name", ["a.xls", "a.doc", "a.shtml", "a"])
def test_a_web_page_is_one_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    """Sites give a table as a workbook that is a page."""
    file = tmp_path / name
    file.write_text("\n<html><p>收支总表</p><table><tr><td>合计<td>1.00</table></html>", "utf-8")
    assert [one.title for one in read(file).tables] == ["收支总表"]


@pytest.mark.parametrize("name", ["bureau.docx", "book.xlsx", "book.xls"])
def test_a_file_cut_off_anywhere_is_refused_or_read_whole(tmp_path: Path, name: str) -> None:
    content = (DATA / name).read_bytes()

    def of(found: Disclosure) -> list[tuple[tuple[str, ...], ...]]:
        return [
            tuple(tuple(one.text(row, at) for at in range(one.width)) for row in range(len(one.grid)))
            for one in found.tables
        ]

    whole = of(read(DATA / name))
    for at in range(37, len(content), 97):
        file = tmp_path / f"{at}-{name}"
        file.write_bytes(content[:at])
        try:
            assert of(read(file)) == whole
        except UnreadableDocument as refused:
            assert refused.key == "file-damaged"


ENTITIES = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
WORDS = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>收入预算5万元{}。</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize("entity", ["&a;", "&c;"])
def test_entities_of_a_word_document_are_not_followed(tmp_path: Path, entity: str) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(with_part(DATA / "bureau.docx", "word/document.xml", ENTITIES + WORDS.format(entity).encode()))
    assert [one.text for one in read(file).paragraphs] == ["收入预算5万元"]


def test_more_paragraphs_than_any_disclosure_has_are_refused() -> None:
    body = WORDS.replace("</w:body>", "<w:p/>" * MOST_LINES + "</w:body>").encode()
    crowded = with_part(DATA / "bureau.docx", "word/document.xml", body)
    with pytest.raises(UnreadableDocument, match="file-crowded"):
        read_word(crowded, "many.docx")
