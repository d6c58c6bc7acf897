"""Copying: by programs that take text to the clipboard, by the terminal, and through GNU screen."""

from __future__ import annotations

import re
import sys
from base64 import b64decode
from pathlib import Path

import pytest

from tests.tui.conftest import Opener
from tui.system.clipboard import handed_over, in_screen

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs are found otherwise there")
SIGNS = ("TMUX", "WAYLAND_DISPLAY", "DISPLAY")


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A room for programs, and no terminal in a terminal."""
    monkeypatch.setenv("PATH", str(tmp_path))
    for sign in (*SIGNS, "STY"):
        monkeypatch.delenv(sign, raising=False)
    return tmp_path


def install(room: Path, name: str, *, works: bool = True) -> None:
    script = f'#!/bin/sh\nIFS= read -r line\necho "$0 $* $line" >{room}/copied\nexit {int(not works)}\n'
    (room / name).write_text(script, "utf-8")
    (room / name).chmod(0o755)


def test_in_tmux_it_is_tmux_that_copies(room: Path) -> None:
    install(room, "tmux")
    install(room, "xclip")
    assert handed_over("1 ≠ 2", {"PATH": str(room), "TMUX": "/tmp/tmux-0/default,1,0", "DISPLAY": ":0"})
    assert (room / "copied").read_text("utf-8") == f"{room}/tmux load-buffer -w - 1 ≠ 2\n"


def test_a_program_that_fails_has_copied_nothing(room: Path) -> None:
    install(room, "xclip", works=False)
    assert not handed_over("text", {"PATH": str(room), "DISPLAY": ":0"})


def test_without_a_screen_to_copy_to_no_program_is_asked(room: Path) -> None:
    install(room, "xclip")
    install(room, "wl-copy")
    assert not handed_over("text", {"PATH": str(room)})


async def test_what_no_program_has_taken_is_with_the_terminal_and_that_is_said(desk: Opener, room: Path) -> None:
    async with desk(language="en") as pilot:
        await pilot.press("y")
        await pilot.app.workers.wait_for_complete()
        assert "181.00 ≠ 180.00" in pilot.app.clipboard
        assert [note.message[:22] for note in pilot.app._notifications] == ["Handed to the terminal"]


async def test_what_a_program_has_taken_is_copied(desk: Opener, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(room, "wl-copy")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    async with desk(language="en") as pilot:
        await pilot.press("y")
        await pilot.app.workers.wait_for_complete()
        assert [note.message for note in pilot.app._notifications] == ["Copied to the clipboard"]


def test_screen_hands_on_what_is_wrapped_for_it_piece_by_piece() -> None:
    text = "181.00 ≠ 180.00\n" * 400
    pieces = re.findall(r"\x1bP([^\x1b]+|\x1b\][^\x1b]+)\x1b\\", in_screen(text))
    whole = "".join(pieces)
    assert len(pieces) > 1 and all(len(one) <= 240 for one in pieces)
    assert whole.startswith("\x1b]52;c;") and whole.endswith("\a")
    assert b64decode(whole[7:-1]).decode() == text
