"""Every command explains itself in both languages, with an example."""

import re
from pathlib import Path

import pytest

from tests.tui.commands.program import gouji, one_line_on_stderr
from tui.commands import NAMES
from tui.main import chosen, language_of, misspelt


@pytest.mark.parametrize("name", ["", *NAMES])
@pytest.mark.parametrize(("language", "example", "mark"), [("en", "Examples:", "Usage:"), ("zh", "示例:", "用法:")])
def test_help(name: str, language: str, example: str, mark: str) -> None:
    done = gouji(*[one for one in (name, "--help") if one], language=language)
    said = done.stdout.decode()
    assert done.returncode == 0
    assert done.stderr == b""
    assert said.startswith(mark)
    assert "--lang" in said
    assert re.search(rf"{example}\n  gouji {name}", said)


def test_lang_may_stand_anywhere() -> None:
    asked = (["--lang", "zh", "check", "--help"], ["check", "--lang=zh", "--help"], ["check", "--help", "--lang", "zh"])
    for arguments in asked:
        assert gouji(*arguments).stdout.decode().startswith("用法:")


def test_an_unknown_language_is_said() -> None:
    done = gouji("check", "--lang", "fr", "x.pdf")
    assert done.returncode == 2
    assert "zh | en" in one_line_on_stderr(done)


def test_language_of_the_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_LANG", "en")
    assert language_of([]) == "en"
    assert language_of(["check", "--lang", "zh"]) == "zh"
    assert language_of(["--lang=zh"]) == "zh"
    assert language_of(["check", "zh"]) == "en"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ("open", [])),
        (["a.pdf"], ("open", ["a.pdf"])),
        (["check", "a.pdf"], ("check", ["a.pdf"])),
        (["--lang", "zh", "check", "a"], ("check", ["--lang", "zh", "a"])),
        (["--lang=zh", "a.pdf"], ("open", ["--lang=zh", "a.pdf"])),
        (["./check"], ("open", ["./check"])),
    ],
)
def test_what_names_no_command_is_a_file(arguments: list[str], expected: tuple[str, list[str]]) -> None:
    assert chosen(arguments) == expected


def test_without_a_terminal_there_is_no_app(tmp_path: Path) -> None:
    for arguments in ([], ["a.pdf"]):
        done = gouji(*arguments, folder=tmp_path)
        assert done.returncode == 2
        assert "gouji check" in one_line_on_stderr(done)


@pytest.mark.parametrize("given", ["chekc", "stauts", "exports"])
def test_a_misspelt_command_is_told_the_one_that_was_meant(given: str, tmp_path: Path) -> None:
    meant = {"chekc": "check", "stauts": "status", "exports": "export"}[given]
    for rest in ([], ["a.pdf"]):
        done = gouji(given, *rest, folder=tmp_path, language="zh")
        assert done.returncode == 2
        assert f"没有命令 {given}；是不是 gouji {meant}" in one_line_on_stderr(done)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["figures", "a.txt", "b.txt"], "多出的参数：b.txt"),
        (["check", "a.txt", "--review"], "--review 后面要写一个值"),
        (["check", "a.txt", "--jobs", "0"], "--jobs 只能是 1 到 64 的整数"),
        (["check", "a.txt", "--jobs", "x"], "--jobs 只能是 1 到 64 的整数"),
        (["figures", "a.txt", "--unresolved=1"], "--unresolved 后面不能写值"),
        (["check"], "缺少 FILE"),
    ],
)
def test_a_mistake_in_the_arguments_is_said_in_chinese(arguments: list[str], said: str) -> None:
    done = gouji(*arguments, language="zh")
    assert done.returncode == 2
    assert said in one_line_on_stderr(done)


def test_version() -> None:
    assert re.fullmatch(r"gouji \d+\.\d+\.\d+\S*\n", gouji("--version").stdout.decode())


@pytest.mark.parametrize("arguments", [[], [""], ["--lang", "zh"], ["--reviewer", "张三"], ["--version"]])
def test_what_names_no_file_is_no_misspelt_command(arguments: list[str]) -> None:
    assert misspelt(arguments, "zh") == ""
