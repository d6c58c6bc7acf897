"""The app needs a terminal that can show it; where there is none, one line says so."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reconcile.errors import UnreadableDocument
from tests.tui.commands.program import gouji, one_line_on_stderr
from tui.commands.open import require_terminal


@pytest.fixture(autouse=True)
def a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)


@pytest.mark.parametrize("locale", ["", "C", "POSIX", "zh_CN", "zh_CN.UTF-8", "en_US.utf8", "de_DE.UTF-8@euro"])
@pytest.mark.parametrize("name", ["LC_ALL", "LC_CTYPE", "LANG"])
def test_what_speaks_utf8_or_does_not_say_can_show_the_app(name: str, locale: str) -> None:
    require_terminal({"TERM": "xterm", name: locale})


@pytest.mark.parametrize(
    ("environment", "why"),
    [
        ({"TERM": "dumb"}, "terminal-bare"),
        ({"TERM": "xterm", "LANG": "zh_CN.GB18030"}, "terminal-charset"),
        ({"TERM": "xterm", "LC_ALL": "zh_CN.GBK", "LANG": "zh_CN.UTF-8"}, "terminal-charset"),
        ({"TERM": "xterm", "LC_CTYPE": "en_US.ISO-8859-15@euro"}, "terminal-charset"),
    ],
)
def test_one_that_cannot_is_told(environment: dict[str, str], why: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        require_terminal(environment)
    assert caught.value.key == why


@pytest.mark.parametrize("option", ["--review", "--from", "--prior"])
def test_what_belongs_to_one_file_is_refused_with_a_folder(option: str, tmp_path: Path) -> None:
    done = gouji(tmp_path, option, tmp_path / "x.review.toml", "--lang", "en")
    assert done.returncode == 2
    assert "not a folder" in one_line_on_stderr(done)
