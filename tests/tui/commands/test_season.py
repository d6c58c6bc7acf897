"""`export` of several reviews, or of a folder of them: the findings of a season as one sheet."""

import csv
import io
from pathlib import Path

import polars as pl
import pytest

from reconcile.pipeline import reconcile
from reconcile.reading import read
from reconcile.review import Anchor, open_review, review_path
from tests.tui.commands.program import BREAKS, gouji, one_line_on_stderr


@pytest.fixture
def season(tmp_path: Path) -> Path:
    """Two disclosures in a folder and one in a folder below it, reviewed: two confirmed, one dismissed."""
    for name, verdict in {"甲局.txt": "confirm", "乙局.txt": "dismiss", "县/丙局.txt": "confirm"}.items():
        path = tmp_path / "2026" / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(BREAKS.replace("某市某局", f"某市{name[-6:-4]}"), "utf-8")
        report = reconcile(read(path))
        with open_review(review_path(path), report, "张三") as session:
            session.decide_all([one.id for one in report.findings], verdict, "理由")
            session.note(Anchor(kind="cell", title="2026年预算支出总表", text="66.00"), "问过单位")
    return tmp_path / "2026"


def rows_of(made: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"))))


def test_a_folder_is_one_sheet_in_which_each_row_says_whose_it_is(season: Path) -> None:
    done = gouji("export", season, "--lang", "zh")
    assert (done.returncode, done.stderr) == (0, b"")
    rows = rows_of(done.stdout)
    assert {row["单位"] for row in rows} == {"某市甲局", "某市乙局", "某市丙局"}
    assert {row["文件"] for row in rows} == {"甲局.txt", "乙局.txt", "丙局.txt"}
    found = [row for row in rows if row["规则"]]
    assert {row["单位"]: row["状态"] for row in found} == {"某市甲局": "属实", "某市乙局": "不成立", "某市丙局": "属实"}
    assert [row["备注"] for row in rows if row["类型"] == "备注"] == ["问过单位"] * 3


def test_only_what_was_confirmed(season: Path) -> None:
    rows = rows_of(gouji("export", season, "--confirmed", "--lang", "zh").stdout)
    assert {row["单位"] for row in rows} == {"某市甲局", "某市丙局"}


def test_reviews_named_one_by_one_make_a_workbook(season: Path, tmp_path: Path) -> None:
    reviews = sorted(season.glob("*.review.toml"))
    output = tmp_path / "全部意见.xlsx"
    assert gouji("export", *reviews, "-o", output, "--lang", "zh").returncode == 0
    sheet = pl.read_excel(output, sheet_name="审核意见", engine="calamine")
    assert set(sheet["单位"]) == {"某市甲局", "某市乙局"}
    assert sheet.columns[:3] == ["单位", "文件", "序号"]


def test_a_review_that_cannot_be_read_is_told_and_the_others_are_exported(season: Path) -> None:
    next(season.glob("甲局*.review.toml")).write_text("schema = 1\n[document\n", "utf-8")
    done = gouji("export", season, "--lang", "zh")
    assert done.returncode == 2
    (told,) = done.stderr.decode().splitlines()
    assert "甲局" in told
    assert {row["单位"] for row in rows_of(done.stdout)} == {"某市乙局", "某市丙局"}


@pytest.mark.parametrize("name", ["全部.docx", "全部.md", "全部.html"])
def test_what_cannot_be_one_sheet_is_refused(name: str, season: Path, tmp_path: Path) -> None:
    done = gouji("export", season, "-o", tmp_path / name, "--lang", "zh")
    assert done.returncode == 2
    assert "xlsx" in one_line_on_stderr(done)
    assert not (tmp_path / name).exists()


def test_a_folder_without_reviews_is_said(tmp_path: Path) -> None:
    done = gouji("export", tmp_path)
    assert done.returncode == 2
    assert "review.toml" in one_line_on_stderr(done)
