"""`export`, `merge`, `status` and `check --from`: what becomes of reviews."""

import json
import tomllib
from pathlib import Path

import pytest

from reconcile.pipeline import Report, reconcile
from reconcile.reading import read
from reconcile.review import Anchor, open_review, review_path
from tests.tui.commands.program import BREAKS, TIES, gouji, one_line_on_stderr


@pytest.fixture
def disclosure(tmp_path: Path) -> Path:
    path = tmp_path / "某局2026.txt"
    path.write_text(BREAKS, "utf-8")
    return path


@pytest.fixture
def report(disclosure: Path) -> Report:
    return reconcile(read(disclosure))


def reviewed(path: Path, report: Report, who: str, verdict: str) -> Path:
    """A review in which `who` decided everything the same way, and noted something."""
    with open_review(path, report, who) as session:
        session.decide_all([one.id for one in report.findings], verdict, "理由")
        session.note(Anchor(kind="cell", title="2026年预算支出总表", text="66.00"), f"{who}的备注")
    return path


class TestExport:
    def test_markdown_to_stdout_and_to_a_file(self, disclosure: Path, report: Report, tmp_path: Path) -> None:
        review = reviewed(review_path(disclosure), report, "甲", "confirm")
        said = gouji("export", review, "--lang", "zh").stdout.decode()
        assert said.startswith("# 审核意见：某市某局")
        output = tmp_path / "意见.md"
        done = gouji("export", review, "--lang", "zh", "--format", "md", "--output", output)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
        assert output.read_text("utf-8") == said

    def test_it_needs_no_disclosure(self, disclosure: Path, report: Report) -> None:
        review = reviewed(review_path(disclosure), report, "甲", "confirm")
        disclosure.unlink()
        assert gouji("export", review, "--format", "html").returncode == 0

    def test_what_is_no_review_is_said(self, disclosure: Path) -> None:
        for given in (disclosure, "none.review.toml"):
            done = gouji("export", given)
            assert done.returncode == 2
            one_line_on_stderr(done)

    def test_a_broken_review_is_said_with_its_line(self, tmp_path: Path) -> None:
        review = tmp_path / "a.review.toml"
        review.write_text('schema = 1\n[document]\npath = "a.txt"\nsha256 = 5\n', "utf-8")
        line = one_line_on_stderr(gouji("export", review))
        assert "line 4" in line
        assert "document.sha256" in line
        assert "string" in line


class TestMerge:
    def test_two_reviewers(self, disclosure: Path, report: Report, tmp_path: Path) -> None:
        ours = reviewed(tmp_path / "甲.review.toml", report, "甲", "confirm")
        theirs = reviewed(tmp_path / "乙.review.toml", report, "乙", "dismiss")
        output = tmp_path / "both.review.toml"
        done = gouji("merge", ours, theirs, "--output", output)
        assert done.returncode == 0
        told = done.stderr.decode().splitlines()
        assert len(told) == len(report.findings) + 1
        assert "甲 confirmed" in told[0]
        assert "乙 dismissed" in told[0]
        made = tomllib.loads(output.read_text("utf-8"))
        assert [one["text"] for one in made["note"]] == ["甲的备注", "乙的备注"]
        with open_review(output, report, "丙") as session:
            assert len(session.standing(report.findings[0].id).disputed) == 1
        assert gouji("merge", ours, theirs).stdout == output.read_bytes()

    def test_a_review_that_somebody_has_open_is_not_overwritten(self, report: Report, tmp_path: Path) -> None:
        ours = reviewed(tmp_path / "甲.review.toml", report, "甲", "confirm")
        theirs = reviewed(tmp_path / "乙.review.toml", report, "乙", "dismiss")
        with open_review(ours, report, "甲"):
            done = gouji("merge", ours, theirs, "--output", ours)
        assert done.returncode == 2
        assert "甲 has this review open" in one_line_on_stderr(done)


class TestStatus:
    def test_every_disclosure_of_a_folder(self, disclosure: Path, report: Report, tmp_path: Path) -> None:
        reviewed(review_path(disclosure), report, "甲", "confirm")
        (tmp_path / "other.txt").write_text(TIES, "utf-8")
        (tmp_path / "某局2026.review.xlsx").write_bytes(b"exported")
        done = gouji("status", tmp_path, "--format", "json")
        rows = {Path(one["disclosure"]).name: one for one in json.loads(done.stdout)}
        assert rows.keys() == {"某局2026.txt", "other.txt"}
        total = len(report.findings)
        assert rows["某局2026.txt"]["progress"] == {
            "total": total,
            "decided": total,
            "confirmed": total,
            "open": 0,
            "dismissed": 0,
            "explained": 0,
        }
        assert rows["other.txt"]["progress"] is None
        assert done.returncode == 0
        assert len(gouji("status", tmp_path).stdout.decode().splitlines()) == 2

    def test_a_broken_review_is_said_and_the_rest_listed(self, disclosure: Path, tmp_path: Path) -> None:
        (tmp_path / "b.review.toml").write_text("schema = ", "utf-8")
        done = gouji("status", tmp_path)
        assert done.returncode == 2
        assert "b.review.toml: line 1" in done.stderr.decode()
        assert disclosure.name in done.stdout.decode()


class TestNewVersion:
    def test_check_tells_what_is_new_gone_changed_and_as_before(self, disclosure: Path, report: Report) -> None:
        review = reviewed(review_path(disclosure), report, "甲", "dismiss")
        newer = disclosure.with_name("新版.txt")
        newer.write_text("前言：行数变了。\n\n" + BREAKS.replace("66.00", "67.00"), "utf-8")
        done = gouji("check", newer, "--from", review, "--format", "json")
        made = json.loads(done.stdout)
        ids = [one.id for one in report.findings]
        assert made["carried"]["changed"] == ids
        assert made["carried"]["fixed"] == []
        assert {one["status"] for one in made["findings"]} == {"open"}
        assert len(made["carried"]["adrift"]) == 1
        same = disclosure.with_name("同.txt")
        same.write_text("前言：行数变了。\n\n" + BREAKS, "utf-8")
        made = json.loads(gouji("check", same, "--from", review, "--format", "json").stdout)
        assert made["carried"]["same"] == ids
        assert {one["status"] for one in made["findings"]} == {"dismissed"}
        assert not review_path(same).exists()

    def test_people_are_told_by_name_what_is_gone_and_what_has_changed(self, disclosure: Path, report: Report) -> None:
        review = reviewed(review_path(disclosure), report, "甲", "dismiss")
        mended, other = disclosure.with_name("改正.txt"), disclosure.with_name("又改.txt")
        mended.write_text(TIES, "utf-8")
        other.write_text(BREAKS.replace("66.00", "67.00"), "utf-8")
        said = gouji("check", mended, "--from", review).stdout.decode()
        assert "gone: SUM101" in said
        assert f"{len(report.findings)} gone" in said
        assert "SUM101 [open, changed]" in gouji("check", other, "--from", review).stdout.decode()
