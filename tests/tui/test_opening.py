"""Opening: progress, stopping, failing, without the engine where that can be, beside another window."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Label

from reconcile import pipeline
from reconcile.errors import Cancelled
from reconcile.reading import read
from reconcile.review import open_review, review_path
from tests.tui.commands.program import BREAKS, TIES, told
from tests.tui.commands.test_unreadable import UNREADABLE
from tests.tui.conftest import until_open
from tui.app import GoujiApp
from tui.report import opening
from tui.report.opening import Desk
from tui.screens.reading import ReadingScreen
from tui.screens.start import StartScreen
from tui.system.recent import Recent
from tui.widgets.status import Bar

HEAVY = "polars", "pdfplumber", "pypdfium2", "PIL", "reconcile.pipeline", "reconcile.recognising"


def trouble(app: GoujiApp) -> str:
    return str(app.screen.query_one("#trouble", Label).content)


async def test_pages_are_counted_and_escape_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = Event()

    def slow(path: Path, **given: object) -> Desk:
        progress, cancelled = given["progress"], given["cancelled"]
        progress(3, 9)  # type: ignore[operator]
        begun.set()
        while not cancelled():  # type: ignore[operator]
            begun.wait(0.01)
        raise Cancelled("cancelled")

    monkeypatch.setattr(opening, "open_file", slow)
    app = GoujiApp(tmp_path / "a.pdf", recent=Recent(tmp_path / "recent.toml"))
    async with app.run_test() as pilot:
        while not begun.is_set():
            await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert "3 / 9" in str(app.screen.query_one("#said", Bar).left)
        await pilot.press("escape")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, StartScreen)


async def test_a_file_that_cannot_be_read_is_said_in_one_line(tmp_path: Path) -> None:
    app = GoujiApp(tmp_path / "missing.pdf", recent=Recent(tmp_path / "recent.toml"))
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.pause()
        assert "missing.pdf" in trouble(app)


@pytest.mark.parametrize("name", ["bomb.pdf", "encrypted.pdf", "cells.docx", "sheets.xlsx", "attributes.html"])
async def test_a_hostile_file_is_said_in_the_line_that_check_says(tmp_path: Path, name: str) -> None:
    content, words, _ = UNREADABLE[name]
    (tmp_path / name).write_bytes(content)
    app = GoujiApp(tmp_path / name, language="zh", recent=Recent(tmp_path / "recent.toml"))
    async with app.run_test() as pilot:
        while not isinstance(app.screen, StartScreen):
            await pilot.pause()
        await pilot.pause()
        assert name in trouble(app)
        assert words in trouble(app)


async def test_an_unforeseen_fault_is_said_and_nothing_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path, **given: object) -> Desk:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr(opening, "open_file", broken)
    app = GoujiApp(tmp_path / "a.pdf", recent=Recent(tmp_path / "recent.toml"))
    async with app.run_test() as pilot:
        while not isinstance(app.screen, StartScreen):
            await pilot.pause()
        await pilot.pause()
        assert "boom" in trouble(app)


def test_a_saved_review_opens_without_the_engine(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TIES, "utf-8")
    code = (
        "import sys; from pathlib import Path; from tui.report.opening import open_file\n"
        "desk = open_file(Path(sys.argv[1]), reviewer='r', language='zh', progress=print, cancelled=lambda: False)\n"
        f"print(len(desk.index.figures), [name for name in {HEAVY!r} if name in sys.modules])"
    )
    environment = {**told("en"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-c", code, str(file)]
    shown = [subprocess.run(command, check=True, capture_output=True, text=True, env=environment) for _ in range(2)]
    first, again = (one.stdout.splitlines()[-1].split(" ", 1) for one in shown)
    assert first[0] == again[0] != "0"
    assert "polars" in first[1]
    assert again[1] == "[]"


def test_the_engine_is_not_loaded_before_the_first_screen() -> None:
    code = f"import sys, tui.app; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=told("en"))
    assert done.stdout.strip() == "[]"


async def test_a_second_window_is_told_who_has_the_review_where_and_since_when(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = tmp_path / "a.txt"
    file.write_text(BREAKS, "utf-8")
    with open_review(review_path(file), pipeline.reconcile(read(file)), "甲"):
        app = GoujiApp(file, language="zh")
        async with app.run_test(size=(100, 30)) as pilot:
            await until_open(pilot)
            (told_so,) = [one.message for one in app._notifications if "正在复核" in one.message]
    assert told_so.startswith(f"甲 正在复核此文件（在 {socket.gethostname()} 上，20")
