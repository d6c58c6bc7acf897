"""The real program in a pseudo-terminal, from the first key to the exported file."""

from __future__ import annotations

import shlex
import signal
import sys
import tomllib
from pathlib import Path

import pytest

from tests.tui.commands.program import BREAKS, gouji

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals here", allow_module_level=True)

from tests.tui.terminal import program


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A disclosure in which 60.00 + 40.00 cannot be what it must be."""
    path = tmp_path / "document.txt"
    path.write_text(BREAKS, "utf-8")
    return path


def test_from_the_first_key_to_the_exported_file(file: Path, tmp_path: Path) -> None:
    review = tmp_path / "document.review.toml"
    with program(file.name, folder=tmp_path) as terminal:
        terminal.until("0 / ")
        terminal.press("c")
        terminal.until("signed")
        assert 'what = "confirm"' in review.read_text("utf-8")
        terminal.press("R")
        terminal.until("Whose name")
        terminal.press("\x15Zhang San\r")
        terminal.press("x")
        terminal.until("Write the review out")
        assert 'who = "Zhang San"' in review.read_text("utf-8")
        terminal.press("jjj\r")  # Word, Excel, HTML, Markdown
        terminal.until("Written")
        terminal.press("q")
        assert terminal.wait() == 0
    assert "66.00" in (tmp_path / "document.review.md").read_text("utf-8")
    with program(review.name, folder=tmp_path) as terminal:
        terminal.until("1 / ")
        terminal.press("q")
        terminal.until("to go on: gouji document.review.toml")
        assert terminal.wait() == 0
    with program("--reviewer", "Li Si", review.name, folder=tmp_path) as terminal:
        terminal.until("1 / ")
        terminal.press("q")
        terminal.until("to go on: gouji --reviewer 'Li Si' document.review.toml")
        assert terminal.wait() == 0


def test_the_start_screen_opens_what_is_typed(file: Path, tmp_path: Path) -> None:
    with program(folder=tmp_path) as terminal:
        terminal.until("Open the sample")
        terminal.press("/")
        terminal.press(f"{file}\r")
        terminal.until("0 / ")
        terminal.press("q")
        assert terminal.wait() == 0


def test_keys_that_arrive_together_act_in_their_order(file: Path, tmp_path: Path) -> None:
    """A name is rubbed out, typed, mistyped, mended and sent off, and a note likewise, each in one burst."""
    with program(file.name, folder=tmp_path, size=(120, 36)) as terminal:
        terminal.until("0 / ")
        terminal.press("S")
        terminal.until("Save the review as")
        terminal.press("\x15" + str(tmp_path / "minx") + "\x7f" + "e.review.toml\r")
        terminal.until("Saved to")
        terminal.press("a")
        terminal.until("Note")
        terminal.press("whx\x7fy?\rwhoh\x1b[Dn\x7f\x7f\x13")
        terminal.until("signed")
        terminal.press("q")
        assert terminal.wait() == 0
    note = tomllib.loads((tmp_path / "mine.review.toml").read_text("utf-8"))["note"][0]
    assert note["text"] == "why?\nwhh"
    assert not (tmp_path / "document.review.toml").exists()


def test_the_persons_own_editor_gets_the_note_and_gives_it_back(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that turns all letters into capitals, and says so on the terminal that it has to itself."""
    editor = tmp_path / "editor.py"
    written = (
        "import pathlib, sys; it = pathlib.Path(sys.argv[1]); it.write_text(it.read_text().upper()); print('at work')"
    )
    editor.write_text(written, "utf-8")
    monkeypatch.setenv("VISUAL", shlex.join([sys.executable, str(editor)]))
    with program(file.name, folder=tmp_path) as terminal:
        terminal.until("0 / ")
        terminal.press("a")
        terminal.until("Note")
        terminal.press("why")
        terminal.press("\x05")  # Ctrl+E
        terminal.until("at work")
        terminal.until("WHY")
        terminal.press("\x13")
        terminal.until("signed")
        terminal.press("q")
        assert terminal.wait() == 0
    assert 'text = "WHY"' in (tmp_path / "document.review.toml").read_text("utf-8")


def test_without_a_terminal_it_says_so(file: Path) -> None:
    done = gouji(file)
    assert done.returncode == 2
    assert b"\x1b" not in done.stdout


def test_a_terminal_that_is_closed_ends_the_program(file: Path, tmp_path: Path) -> None:
    """The system says that the line is gone, and then to go on."""
    with program(file.name, folder=tmp_path) as terminal:
        terminal.until("0 / ")
        terminal.press("c")
        terminal.until("confirmed")
        terminal.process.send_signal(signal.SIGHUP)
        terminal.process.send_signal(signal.SIGCONT)
        assert terminal.wait() == 0
    assert 'what = "confirm"' in (tmp_path / "document.review.toml").read_text("utf-8")
