"""The document in the system's viewer: at the page, where the viewer can be told one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.tui.conftest import Opener
from tests.tui.reviewer import the
from tui.system import viewer as module
from tui.system.viewer import open_viewer, viewer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs are found otherwise there")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A screen, a room with the document and no programs, and what was called."""
    called: list[list[str]] = []
    (tmp_path / "document.pdf").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(module.subprocess, "Popen", lambda words, **_: called.append(words))
    return called


def install(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text("#!/bin/sh\n", "utf-8")
        (folder / name).chmod(0o755)


async def test_one_that_can_be_told_the_page_comes_first(
    desk: Opener, tmp_path: Path, installed: list[list[str]]
) -> None:
    install(tmp_path, "xdg-open", "okular")
    async with desk(language="en") as pilot:
        await pilot.press("V")
        assert [words[:3] for words in installed] == [["okular", "-p", "1"]]
        assert [note.message for note in pilot.app._notifications] == ["Opened in the viewer, page 1"]


async def test_where_it_cannot_be_told_the_person_is(desk: Opener, tmp_path: Path, installed: list[list[str]]) -> None:
    install(tmp_path, "xdg-open")
    async with desk(language="en") as pilot:
        await pilot.press("V")
        assert [words[0] for words in installed] == ["xdg-open"] and installed[0][1].endswith("document.pdf")
        assert [note.message for note in pilot.app._notifications] == ["Opened in the viewer; go to page 1 there"]


async def test_a_file_that_is_gone_is_told(desk: Opener, tmp_path: Path, installed: list[list[str]]) -> None:
    install(tmp_path, "okular")
    (tmp_path / "document.pdf").unlink()
    async with desk(language="en") as pilot:
        await pilot.press("V")
        assert not installed
        assert [note.message[:9] for note in pilot.app._notifications] == ["The file "]


async def test_what_has_no_pages_is_opened_by_whatever_the_system_has_for_it(
    desk: Opener, tmp_path: Path, installed: list[list[str]]
) -> None:
    install(tmp_path, "xdg-open", "okular")
    async with desk(language="en") as pilot:
        open_viewer(the(pilot), the(pilot).voice, tmp_path / "document.pdf", None)
        await pilot.pause()
        assert [words[0] for words in installed] == ["xdg-open"]
        assert [note.message[:21] for note in pilot.app._notifications] == ["Opened in the program"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_over_a_line_without_a_screen_there_is_no_viewer(tmp_path: Path) -> None:
    install(tmp_path, "xdg-open")
    assert viewer({"PATH": str(tmp_path)}) == ()
    assert viewer({"PATH": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}) == ("xdg-open", "{file}")
