"""`gouji check` as `design.md` fixes it: exit status, one object on stdout, one clear line on stderr."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from reconcile.catalogue import catalogue
from reconcile.pipeline import reconcile
from reconcile.reading import read
from reconcile.review import open_review
from tests.tui.commands.program import BREAKS, TIES, checked, gouji, one_line_on_stderr, told
from tui.commands.checking import LIFETIME

BROKEN = """
import sys
import reconcile.pipeline
reconcile.pipeline.state_each = lambda known: 1 / 0
from tui.main import main
main(["check", sys.argv[1]])
"""
SAMPLE = Path(__file__).parents[3] / "sample_data/jincheng-2026.txt"


@pytest.fixture
def ties(tmp_path: Path) -> Path:
    return written(tmp_path / "ties.txt", TIES)


@pytest.fixture
def breaks(tmp_path: Path) -> Path:
    return written(tmp_path / "breaks.txt", BREAKS)


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


class TestExitStatus:
    def test_0_where_everything_ties(self, ties: Path) -> None:
        status, made = checked(ties)
        assert status == 0
        assert [one for one in made["findings"] if one["severity"] != "advice"] == []
        assert made["checks"]["consistent"] > 0

    def test_1_where_something_does_not(self, breaks: Path) -> None:
        status, made = checked(breaks)
        assert status == 1
        rules = [one["rule"] for one in made["findings"]]
        assert "SUM101" in rules

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("missing.pdf", None),
            ("empty.pdf", b""),
            ("noise.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40),
            ("notes.txt", b"hello\n"),
            ("broken.txt", b"\xff\xfe\xfa\x80" * 100),
            ("sheet.xyz", b"whatever"),
            ("folder.pdf", "folder"),
            ("notpdf.pdf", b"hello"),
            ("zeros.txt", b"\x00" * 5000),
            ("a\x1b[31mred.txt", None),
        ],
    )
    def test_2_and_one_line_for_bad_input(self, tmp_path: Path, name: str, content: bytes | str | None) -> None:
        path = tmp_path / name
        if content == "folder":
            path.mkdir()
        elif isinstance(content, bytes):
            path.write_bytes(content)
        done = gouji("check", "--format", "json", path)
        assert done.returncode == 2
        line = one_line_on_stderr(done)
        assert line.startswith("gouji: ")
        assert "Traceback" not in line
        assert "\x1b" not in line

    @pytest.mark.skipif(os.name == "nt", reason="needs named pipes")
    @pytest.mark.parametrize("command", ["check", "figures", "tables"])
    def test_2_for_what_has_no_end(self, tmp_path: Path, command: str) -> None:
        pipe = tmp_path / "pipe.pdf"
        os.mkfifo(pipe)
        for given in (pipe, "/dev/zero"):
            done = gouji(command, given)
            assert done.returncode == 2
            one_line_on_stderr(done)

    @pytest.mark.parametrize(
        "arguments", [["check"], ["check", "--format", "odd", "x.pdf"], ["check", "--nope", "x.pdf"], ["--nope"]]
    )
    def test_2_and_one_line_for_wrong_arguments(self, arguments: list[str]) -> None:
        done = gouji(*arguments)
        assert done.returncode == 2
        assert "--help" in one_line_on_stderr(done)

    def test_2_for_an_unforeseen_error(self, ties: Path, tmp_path: Path) -> None:
        """A rule that fails is neither a pass nor a finding."""
        program = written(tmp_path / "broken.py", BROKEN)
        afresh = {**told("en"), "XDG_CACHE_HOME": str(tmp_path)}
        done = subprocess.run([sys.executable, program, ties], check=False, capture_output=True, env=afresh)
        assert done.returncode == 2
        assert "internal error" in one_line_on_stderr(done)


class TestSeveralFiles:
    def test_one_object_a_line_and_a_bad_file_does_not_stop_the_rest(self, ties: Path, breaks: Path) -> None:
        done = gouji("check", "--format", "json", ties, "missing.pdf", breaks)
        assert done.returncode == 2
        found = [json.loads(line)["document"]["path"] for line in done.stdout.splitlines()]
        assert found == [str(ties), str(breaks)]
        assert len(done.stderr.splitlines()) == 1

    def test_several_jobs_print_the_same_in_the_same_order(self, ties: Path, breaks: Path) -> None:
        alone = gouji("check", "--format", "jsonl", ties, breaks, "missing.pdf", ties)
        together = gouji("check", "--format", "jsonl", "--jobs", "2", ties, breaks, "missing.pdf", ties)
        assert together.stdout == alone.stdout
        assert (alone.returncode, together.returncode) == (2, 2)

    def test_several_jobs_come_to_an_end_however_many_files_there_are(self, ties: Path) -> None:
        """Of a season there are hundreds; the processes are replaced now and then."""
        done = gouji("check", "--format", "jsonl", "--jobs", "2", *[ties] * (2 * LIFETIME + 3))
        assert len(done.stdout.splitlines()) == 2 * LIFETIME + 3
        assert done.returncode == 0

    def test_folders_and_patterns(self, tmp_path: Path, ties: Path, breaks: Path) -> None:
        for given in (tmp_path, f"{tmp_path}/*.txt"):
            done = gouji("check", "--format", "jsonl", given)
            assert len(done.stdout.splitlines()) == 2
            assert done.returncode == 1

    def test_one_line_at_the_end_counts_them_all(self, ties: Path, breaks: Path) -> None:
        done = gouji("check", ties, "missing.pdf", breaks, language="zh")
        last = done.stdout.decode().splitlines()[-1]
        assert last.startswith("共 3 个文件：没有错误和警告 1，有错误或警告 1，无法核对 1；错误 ")
        assert "个文件" not in gouji("check", breaks, language="zh").stdout.decode()

    def test_one_disclosure_in_two_files_is_said(self, tmp_path: Path) -> None:
        copy = written(tmp_path / "again.txt", SAMPLE.read_text("utf-8") + "\n")
        said = gouji("check", SAMPLE, copy, language="zh").stdout.decode().splitlines()
        assert said[-2].startswith("提示：以下文件像是同一份公开（")
        assert str(SAMPLE) in said[-2]
        assert str(copy) in said[-2]

    def test_a_second_run_prints_the_same(self) -> None:
        first, second = (gouji("check", "--format", "json", SAMPLE).stdout for _ in range(2))
        assert first == second


class TestFormats:
    def test_text_shows_both_sides_and_the_arithmetic(self, breaks: Path) -> None:
        said = gouji("check", breaks).stdout.decode()
        assert "60.00" in said
        assert "66.00" in said
        assert "SUM101" in said
        assert "Findings:" in said

    def test_chinese_and_english(self, breaks: Path) -> None:
        assert "发现：" in gouji("check", "--lang", "zh", breaks).stdout.decode()
        assert "Findings:" in gouji("check", "--lang=en", breaks, language="zh").stdout.decode()

    def test_sarif(self, breaks: Path) -> None:
        made = json.loads(gouji("check", "--format", "sarif", breaks).stdout)
        result = next(one for one in made["runs"][0]["results"] if one["ruleId"] == "SUM101")
        assert made["version"] == "2.1.0"
        assert result["level"] == "error"
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 12

    def test_toml_says_what_json_says(self, breaks: Path) -> None:
        made = tomllib.loads(gouji("check", "--format", "toml", breaks).stdout.decode())["report"][0]
        _, told = checked(breaks)
        assert [one["id"] for one in made["findings"]] == [one["id"] for one in told["findings"]]
        assert made["figures"] == told["figures"]


class TestReview:
    def test_what_was_dismissed_or_explained_no_longer_counts(self, breaks: Path) -> None:
        report = reconcile(read(breaks))
        review = breaks.with_suffix(".review.toml")
        with open_review(review, report, "甲") as session:
            session.decide_all([one.id for one in report.findings], "dismiss", "样例")
        status, made = checked(breaks, "--review", review)
        assert status == 0
        assert {one["status"] for one in made["findings"]} == {"dismissed"}
        said = gouji("check", breaks, "--review", review).stdout.decode()
        assert f"Of which settled (dismissed or explained): {len(report.findings)}\n" in said
        assert checked(breaks)[0] == 1
        assert checked(review)[0] == 0
        assert checked(breaks, "--review", breaks.parent)[0] == 0

    def test_what_was_confirmed_counts(self, breaks: Path) -> None:
        report = reconcile(read(breaks))
        review = breaks.with_suffix(".review.toml")
        with open_review(review, report, "甲") as session:
            session.decide_all([one.id for one in report.findings], "confirm")
        assert checked(breaks, "--review", review)[0] == 1

    def test_a_review_that_is_not_there_is_said(self, breaks: Path) -> None:
        done = gouji("check", breaks, "--review", "none.review.toml")
        assert done.returncode == 2
        assert "review" in one_line_on_stderr(done)


class TestHostile:
    """Nothing in a document reaches the terminal alive."""

    def test_control_sequences_and_marks_of_direction(self, tmp_path: Path) -> None:
        evil = "\x1b]0;owned\x07\x1b[2J\u202e\u2066\x9b31m"
        text = BREAKS.replace("行政运行", f"行政{evil}运行").replace("某市某局", f"某市{evil}某局")
        path = written(tmp_path / "evil.txt", text)
        for form in ("text", "json", "sarif", "toml"):
            done = gouji("check", "--format", form, path)
            assert done.returncode in {1, 2}
            for bad in ("\x1b", "\x07", "\x9b", "\u202e", "\u2066"):
                assert bad not in done.stdout.decode()
                assert bad not in done.stderr.decode()
        for command in ("figures", "tables"):
            for form in ("text", "json", "csv"):
                done = gouji(command, "--format", form, path)
                assert "\x1b" not in done.stdout.decode()
                assert "\u202e" not in done.stdout.decode()


class TestPrior:
    def test_last_years_document(self, tmp_path: Path) -> None:
        rule = catalogue()["PRI101"]
        now, before = (
            written(tmp_path / "now.txt", rule.example[0].text),
            written(tmp_path / "b.txt", rule.example[0].prior),
        )
        status, made = checked(now, "--prior", before)
        assert status == 1
        assert "PRI101" in [one["rule"] for one in made["findings"]]
        assert made["document"]["path"] == str(now)
        told = json.loads(gouji("figures", "--format", "json", now).stdout)
        assert sum(counts["total"] for counts in made["figures"].values()) == len(told)

    def test_one_that_cannot_be_read_is_said(self, ties: Path) -> None:
        done = gouji("check", ties, "--prior", "none.pdf")
        assert done.returncode == 2
        one_line_on_stderr(done)


class TestSettings:
    """`gouji.toml` beside the disclosure decides what is reported."""

    def test_an_ignored_rule_is_not_reported(self, breaks: Path) -> None:
        _, before = checked(breaks)
        written(breaks.parent / "gouji.toml", '[rules]\nignore = ["SUM101"]\n')
        _, made = checked(breaks)
        assert "SUM101" in [one["rule"] for one in before["findings"]]
        assert "SUM101" not in [one["rule"] for one in made["findings"]]

    def test_severity_decides_the_exit_status(self, breaks: Path) -> None:
        rules = {one["rule"] for one in checked(breaks)[1]["findings"]}
        severities = "".join(f'{rule} = "advice"\n' for rule in rules)
        written(breaks.parent / "gouji.toml", f"[rules.severity]\n{severities}")
        assert checked(breaks)[0] == 0

    def test_a_mistake_in_it_is_said_in_one_line(self, breaks: Path) -> None:
        written(breaks.parent / "gouji.toml", '[rules]\nignore = ["XYZ999"]\n')
        done = gouji("check", breaks)
        assert done.returncode == 2
        assert "XYZ999" in one_line_on_stderr(done)


@pytest.mark.parametrize("option", ["--prior", "--review", "--from"])
def test_another_file_that_is_not_there_is_named(ties: Path, tmp_path: Path, option: str) -> None:
    absent = tmp_path / "absent.review.toml"
    done = gouji("check", ties, option, absent)
    assert done.returncode == 2
    said = one_line_on_stderr(done)
    assert said.startswith(f"gouji: {ties}: ")
    assert f"{absent.name}: " in said
