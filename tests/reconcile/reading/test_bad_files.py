"""A file that cannot be read gives one clear reason."""

from __future__ import annotations

import cProfile
import os
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile import reading
from reconcile.errors import Cancelled, UnreadableDocument
from reconcile.reading import read
from reconcile.reading.assemble import assemble
from reconcile.reading.text import read_text


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.txt", b"", "file-empty"),
        ("notes.txt", b"hello\n", "nothing-recognised"),
        ("broken.txt", b"\xff\xfe\xfa\x80" * 9, "wrong-encoding"),
        ("noise.txt", bytes(range(256)) * 40, "wrong-encoding"),
        ("sheet.xyz", b"whatever", "unknown-format"),
    ],
)
def test_the_reason_is_named(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(UnreadableDocument) as failed:
        read(file)
    assert failed.value.key == why


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="file-is-folder"):
        read(tmp_path)


def test_a_pipe_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(pipe)
    with pytest.raises(UnreadableDocument, match="file-unreadable"):
        read(pipe)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="file-missing"):
        read(tmp_path / "none.txt")


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("收支总表\n项目\t金额\n合计\t1.00\n", "utf-8")
    with pytest.raises(Cancelled):
        read(file, cancelled=lambda: True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_is_found_out(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes("2026年收支总表\r\n项目\t金额\r\n合计\t1.00\r\n".encode(encoding))
    assert read(file).tables[0].title == "2026年收支总表"


LINES = st.lists(
    st.sampled_from(
        [
            "",
            "目录",
            "第一部分 概况",
            "一、收入\t1",
            "收支总表",
            "单位：万元",
            "项目\t金额",
            "1\t2",
            "合计\t1.00\t",
            "\t",
            "注：无",
            "本年收入1万元，其中",
        ]
    )
    | st.text(max_size=20),
    max_size=30,
)


@settings(max_examples=300)
@given(LINES)
def test_any_text_is_assembled_and_every_row_has_one_width(lines: list[str]) -> None:
    found = assemble(read_text("\n".join(lines)), path="x", sha256="")
    for table in found.tables:
        assert {len(row) for row in table.grid} == {table.width}
        assert 0 <= table.header_rows <= len(table.grid)
    ids = [block.id for block in found.blocks]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "gbk"])
def test_an_encoding_without_a_mark_is_found_out(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes(("2026年收支总表\r\n项目\t金额\r\n一、教育支出\t1.00\r\n合计\t1.00\r\n" * 3).encode(encoding))
    assert read(file).tables[0].title == "2026年收支总表"


@pytest.mark.parametrize(
    "line",
    [
        "本年收入合计10.00万元，其中一般公共预算10.00万元\n",
        *(
            "注：无\n",
            "单位：万元\n",
            "甲收入，\n",
            "一、收入\n",
            "甲\n",
            "12\n",
            "甲\n\n",
            "收入表\n",
            "甲\n1\t2\n",
            "甲\n合计\t2\n",
        ),
        *("甲<\n", "收入。。……\n", "<span\n"),
    ],
)
def test_work_grows_no_faster_than_the_text(line: str) -> None:
    """Counted in calls, not in seconds: twice the lines are at most a little more than twice the work."""

    def calls(count: int) -> int:
        text = "2026年收支总表\n项目\t金额\n合计\t1.00\n\n" + line * count
        profile = cProfile.Profile()
        profile.enable()
        assemble(read_text(text), path="x", sha256="")
        profile.disable()
        return sum(one.callcount for one in profile.getstats())

    assert calls(4000) < 2.2 * calls(2000)


@pytest.mark.parametrize("line", ["甲\n", "\n", "\r", "\t" * 30, "1\n" + "\t" * 60, "12\t\n"])
def test_a_text_of_more_lines_or_cells_than_any_disclosure_is_refused_at_once(tmp_path: Path, line: str) -> None:
    file = tmp_path / "tiny.txt"
    file.write_text(line * (2**20 // len(line)), "utf-8")
    with pytest.raises(UnreadableDocument, match="file-crowded"):
        read(file)


def test_one_long_row_does_not_widen_all_others_beyond_memory() -> None:
    with pytest.raises(UnreadableDocument, match="file-crowded"):
        read_text("甲\t1\n" * 30_000 + "\t" * 500_000)


def test_a_paragraph_longer_than_anybody_reads_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for text in ("预算收入12.50万元" * 10_000, "预算收入总计" + "1" * 1_100_000 + "万元"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(UnreadableDocument, match="file-crowded"):
            read(path)


def test_a_document_of_more_cells_than_any_disclosure_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("部门收支总表\n单位：万元\n项目\t金额\n" + "办公费\t1.50\n" * 20, encoding="utf-8")
    monkeypatch.setattr(reading, "MOST_CELLS", 41)
    with pytest.raises(UnreadableDocument, match="file-crowded"):
        read(path)
    monkeypatch.setattr(reading, "MOST_CELLS", 42)
    assert read(path).tables


def test_a_page_of_more_references_or_attributes_than_any_disclosure_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    for text in ("&" * 1_000_000, "<td " + "a=1 " * 2_000_000 + ">"):
        path.write_text(f"<html><p>预算收入{text}", encoding="utf-8")
        with pytest.raises(UnreadableDocument, match="file-crowded"):
            read(path)


def test_a_workbook_with_a_text_longer_than_a_cell_may_have_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/sharedStrings.xml", "<sst><si><t>" + "a" * (5 * 2**20) + "</t></si></sst>")
    with pytest.raises(UnreadableDocument, match="file-crowded"):
        read(path)
