"""A folder of disclosures: nothing in it that may be one is passed over, and each has its line at the end."""

import json
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from reconcile.pipeline import reconcile
from reconcile.reading import read
from reconcile.review import open_review, review_path
from tests.tui.commands.program import BREAKS, TIES, gouji, one_line_on_stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two disclosures, what may be one and is not read, and what is none."""
    texts = {
        "breaks.txt": BREAKS,
        "sub/ties.txt": TIES,
        "empty.txt": "",
        "旧.doc": "x",
        "sub/公开.zip": "x",
        "图.PNG": "x",
    }
    none = {".git/a.txt": TIES, "env/pyvenv.cfg": "", "env/b.txt": TIES, "~$c.docx": "x", ".d.pdf": "x", "e.py": "x"}
    for name, text in (texts | none).items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_every_file_that_may_be_a_disclosure_is_checked_or_named(folder: Path) -> None:
    done = gouji("check", folder, "--format", "json", language="zh")
    told = done.stderr.decode().splitlines()
    assert [Path(json.loads(line)["document"]["path"]).name for line in done.stdout.splitlines()] == [
        "breaks.txt",
        "ties.txt",
    ]
    assert sorted(Path(line.split(": ")[1]).name for line in told) == ["empty.txt", "公开.zip", "图.PNG", "旧.doc"]
    assert told == [gouji("check", line.split(": ")[1], language="zh").stderr.decode().strip() for line in told]
    assert done.returncode == 2


def test_a_page_is_checked_and_what_was_saved_with_it_is_not(tmp_path: Path) -> None:
    rows = (line.replace("\t", "<td>") for line in TIES.splitlines() if "\t" in line)
    lines = "".join(f"<p>{line}</p>" for line in TIES.splitlines() if "\t" not in line)
    page = f"<html>{lines}<table>{''.join(f'<tr><td>{row}' for row in rows)}</table></html>"
    for name in ("甲.html", "sub/乙.htm", "丙_files/丙.html"):  # the last is a folder of its own
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(page, "utf-8")
    for name in ("甲_files/a.png", "甲_files/b.html", "sub/乙.files/sheet001.htm", "sub/乙.files/filelist.xml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", "utf-8")
    done = gouji("check", tmp_path, "--format", "json")
    assert done.stderr == b""
    assert [Path(json.loads(line)["document"]["path"]).name for line in done.stdout.splitlines()] == [
        "甲.html",
        "乙.htm",
        "丙.html",
    ]
    assert done.returncode == 0


def test_a_line_for_each_the_worst_first(folder: Path) -> None:
    whole = gouji("check", folder, language="zh").stdout.decode()
    short = gouji("check", folder, "-s", language="zh").stdout.decode()
    assert whole.endswith(short)
    lines = [line.split() for line in short.splitlines()[:7]]
    assert lines[0] == ["文件", "错误", "警告", "提示", "未核数字", "状态"]
    assert [line[-1] for line in lines[1:5]] == ["无法核对"] * 4
    assert lines[5] == [str(folder / "breaks.txt"), "1", "0", "0", "0", "有问题"]
    assert lines[6] == [str(folder / "sub/ties.txt"), "0", "0", "0", "0", "没有错误和警告"]


def test_a_document_that_is_not_last_years_is_said_so(folder: Path) -> None:
    same = folder / "breaks.txt"
    told = gouji("check", same, "-s", "--prior", same, language="zh").stdout.decode().splitlines()
    assert [one for one in told if one.startswith(f"{same}：") and "没有核对" in one]
    assert "没有核对" not in gouji("check", same, "-s", language="zh").stdout.decode()


def test_a_folder_of_reviews_need_not_hold_one_for_each(folder: Path) -> None:
    path = folder / "breaks.txt"
    assert "未开始" in gouji("check", path, "-s", "--review", folder, language="zh").stdout.decode()
    report = reconcile(read(path))
    with open_review(review_path(path), report, "甲") as session:
        session.decide(report.findings[0].id, "dismiss", "尾差")
    done = gouji("check", path, folder / "sub/ties.txt", "-s", "--review", folder, language="zh")
    assert done.returncode == 0
    assert "已复核" in done.stdout.decode()


def test_status_says_of_each_what_it_is(folder: Path) -> None:
    path = folder / "breaks.txt"
    report = reconcile(read(path))
    with open_review(review_path(path), report, "甲") as session:
        session.decide(report.findings[0].id, "confirm")
    done = gouji("status", folder, language="zh")
    told = {Path(line.split()[0]).name: line.split()[1] for line in done.stdout.decode().splitlines()}
    cannot = {name for name, said in told.items() if said.startswith("无法核对：")}
    assert cannot == {"empty.txt", "旧.doc", "公开.zip", "图.PNG"}
    assert told["ties.txt"] == "还没有开始"
    assert "问题 1（错误 1，警告 0，提示 0）" in done.stdout.decode()
    assert done.returncode == 0


def test_status_of_what_is_not_there(tmp_path: Path) -> None:
    done = gouji("status", tmp_path / "nowhere", language="zh")
    assert done.returncode == 2
    assert "文件不存在" in one_line_on_stderr(done)


def test_a_scan_has_not_just_not_been_begun(tmp_path: Path) -> None:
    made = PdfDocument.new()
    made.new_page(595, 842)
    made.save(tmp_path / "scan.pdf")
    assert "无法核对" in gouji("status", tmp_path, language="zh").stdout.decode()


def test_what_is_no_command_is_not_too_many_files(tmp_path: Path) -> None:
    for given in ("chek", "foo"):
        said = one_line_on_stderr(gouji(given, "scan.pdf", folder=tmp_path, language="zh"))
        assert f"没有命令 {given}" in said
        assert "check" in said


def test_what_is_no_review_is_called_so(folder: Path) -> None:
    for given in ("--from", "--review"):
        done = gouji("check", folder / "breaks.txt", given, folder / "sub/ties.txt", language="zh")
        assert done.returncode == 2
        assert "这不是复核记录" in one_line_on_stderr(done)
