"""`export`, `merge`, `status` and `check --from`: what becomes of reviews."""

import getpass
import json
import re
import socket
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

from reconcile.pipeline import Report, reconcile
from reconcile.reading import read
from reconcile.review import Anchor, open_review, review_path
from tests.tui.commands.program import BREAKS, TIES, gouji, one_line_on_stderr
from tui.commands.inputs import files_in


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

    def test_a_file_that_is_there_is_overwritten_only_by_force(self, disclosure: Path, report: Report) -> None:
        review = reviewed(review_path(disclosure), report, "甲", "confirm")
        output = disclosure.with_name("意见.md")
        output.write_text("已填回复", "utf-8")
        done = gouji("export", review, "--output", output)
        assert done.returncode == 2
        assert "--force" in one_line_on_stderr(done)
        assert output.read_text("utf-8") == "已填回复"
        assert gouji("export", review, "--output", output, "--force").returncode == 0
        assert output.read_text("utf-8") != "已填回复"

    def test_the_suffix_of_the_output_says_the_format(self, disclosure: Path, report: Report, tmp_path: Path) -> None:
        review = reviewed(review_path(disclosure), report, "甲", "confirm")
        output = tmp_path / "意见.docx"
        assert gouji("export", review, "-o", output).returncode == 0
        with ZipFile(output) as archive:
            assert "word/document.xml" in archive.namelist()

    def test_a_letter_holds_what_was_confirmed_unless_everything_is_asked_for(
        self, disclosure: Path, report: Report, tmp_path: Path
    ) -> None:
        review = reviewed(review_path(disclosure), report, "甲", "dismiss")
        output = tmp_path / "意见.docx"
        assert "--all" in one_line_on_stderr(gouji("export", review, "-o", output))
        assert not output.exists()
        assert gouji("export", review, "-o", output, "--all").returncode == 0
        assert gouji("export", review, "-o", tmp_path / "空.docx", "--confirmed").returncode == 0

    def test_who_has_named_himself_since_is_named(self, disclosure: Path, report: Report, tmp_path: Path) -> None:
        """The account's name stood for the person; that of somebody else stays."""
        review = reviewed(review_path(disclosure), report, getpass.getuser(), "confirm")
        (tmp_path / "gouji.toml").write_text('[app]\nreviewer = "张三"\n', "utf-8")
        made = json.loads(gouji("export", review, "--format", "json").stdout)
        assert made["reviewer"] == "张三"
        assert [one["who"] for one in (*made["findings"][0]["decision"], *made["notes"])] == ["张三", "张三"]
        with open_review(review, report, "李四") as session:
            assert session.history(report.findings[0].id)[0].who == "李四"
        theirs = reviewed(tmp_path / "乙.review.toml", report, "乙", "confirm")
        assert json.loads(gouji("export", theirs, "--format", "json").stdout)["reviewer"] == "乙"

    @pytest.mark.parametrize(("name", "asked"), [("意见.docx", "md"), ("意见.csv", "xlsx"), ("意见.pdf", "")])
    def test_a_suffix_that_says_another_format_is_refused(
        self, name: str, asked: str, disclosure: Path, report: Report, tmp_path: Path
    ) -> None:
        review = reviewed(review_path(disclosure), report, "甲", "confirm")
        done = gouji("export", review, "-o", tmp_path / name, *(("--format", asked) if asked else ()))
        assert done.returncode == 2
        assert name in one_line_on_stderr(done)
        assert not (tmp_path / name).exists()

    @pytest.mark.parametrize("name", ["某局2026.review-2.docx", "意见.docx", "意见.xlsx", "意见.html"])
    def test_what_was_exported_is_no_disclosure(
        self, name: str, disclosure: Path, report: Report, tmp_path: Path
    ) -> None:
        review = reviewed(review_path(disclosure), report, "甲", "confirm")
        assert gouji("export", review, "-o", tmp_path / name).returncode == 0
        assert list(files_in([str(tmp_path)])) == [disclosure]

    @pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
    def test_nothing_is_written_through_a_link(self, disclosure: Path, report: Report, tmp_path: Path) -> None:
        review = reviewed(review_path(disclosure), report, "甲", "confirm")
        secret, output = tmp_path / "secret", disclosure.with_name("意见.md")
        secret.write_text("kept", "utf-8")
        output.symlink_to(secret)
        for force in ((), ("--force",)):
            assert gouji("export", review, "--output", output, *force).returncode == 2
        assert secret.read_text("utf-8") == "kept"

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

    def test_reviews_without_notes(self, report: Report, tmp_path: Path) -> None:
        for who in ("甲", "乙"):
            with open_review(tmp_path / f"{who}.review.toml", report, who) as session:
                session.decide(report.findings[0].id, "confirm")
        done = gouji("merge", tmp_path / "甲.review.toml", tmp_path / "乙.review.toml")
        assert done.returncode == 0
        assert "notes 0, disagreements 0" in done.stderr.decode()
        assert len(tomllib.loads(done.stdout.decode())["finding"][0]["decision"]) == 2

    def test_a_disagreement_is_in_everything_that_is_made_of_the_joined_review(
        self, disclosure: Path, report: Report, tmp_path: Path
    ) -> None:
        """Whoever decided last, the finding is undecided, is among the confirmed, and both sides are named."""
        later = reviewed(tmp_path / "甲.review.toml", report, "甲", "confirm")
        sooner = reviewed(tmp_path / "乙.review.toml", report, "乙", "dismiss")
        both = review_path(disclosure)
        told = later.read_text("utf-8")
        later.write_text(re.sub(r"when = \d{4}", "when = 2020", told), "utf-8")  # now the dismissal is the later one
        assert gouji("merge", later, sooner, "--output", both).returncode == 0
        done = gouji("check", disclosure, "--review", both)
        assert done.returncode == 1
        said = done.stdout.decode()
        assert "reviewers disagree: 乙 dismissed: 理由; 甲 confirmed: 理由" in said
        (finding, *_) = json.loads(gouji("check", "--format", "json", both).stdout)["findings"]
        assert finding["status"] == "dismissed"
        assert [(one["who"], one["what"]) for one in finding["disputed"]] == [("甲", "confirm")]
        for form in ("md", "csv", "html"):
            made = gouji("export", both, "--confirmed", "--format", form).stdout.decode()
            assert "reviewers disagree" in made
        made = json.loads(gouji("check", "--format", "sarif", both).stdout)
        assert "suppressions" not in made["runs"][0]["results"][0]
        for form in ("xlsx", "docx"):
            output = tmp_path / f"a.{form}"
            assert gouji("export", both, "--confirmed", "--format", form, "--output", output).returncode == 0
            with ZipFile(output) as archive:
                text = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".xml")).decode()
            assert "reviewers disagree" in text

    def test_another_file_is_not_overwritten(self, report: Report, tmp_path: Path) -> None:
        ours = reviewed(tmp_path / "甲.review.toml", report, "甲", "confirm")
        theirs = reviewed(tmp_path / "乙.review.toml", report, "乙", "dismiss")
        other = reviewed(tmp_path / "丙.review.toml", report, "丙", "dismiss")
        before = other.read_bytes()
        assert "--force" in one_line_on_stderr(gouji("merge", ours, theirs, "--output", other))
        assert other.read_bytes() == before
        assert gouji("merge", ours, theirs, "--output", ours).returncode == 0

    def test_a_review_that_somebody_has_open_is_not_overwritten(self, report: Report, tmp_path: Path) -> None:
        ours = reviewed(tmp_path / "甲.review.toml", report, "甲", "confirm")
        theirs = reviewed(tmp_path / "乙.review.toml", report, "乙", "dismiss")
        with open_review(ours, report, "甲"):
            done = gouji("merge", ours, theirs, "--output", ours)
        assert done.returncode == 2
        said = one_line_on_stderr(done)
        assert f"甲 has this review open (on {socket.gethostname()}, since 20" in said


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
        assert made["carried"]["drifted"] == [["2026年预算支出总表 · 66.00", "甲的备注"]]
        said = gouji("check", newer, "--from", review).stdout.decode()
        assert "note adrift (2026年预算支出总表 · 66.00): 甲的备注" in said
        assert "the earlier decision no longer holds: 甲 dismissed: 理由" in said
        assert "(0 of them still open)" in said
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
