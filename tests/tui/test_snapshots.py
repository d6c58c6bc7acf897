"""What every screen looks like, at three sizes and in two themes, on the disclosure made by hand.

After a change that is meant: `pytest tests/tui/test_snapshots.py --snapshot-update`, and look at the report.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from PIL import Image
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.conftest import make_app, until_open
from tests.tui.handmade import report
from tui.app import GoujiApp
from tui.report.index import Index
from tui.report.material import material
from tui.screens.preview import PreviewScreen
from tui.screens.reading import ReadingScreen
from tui.sheets import page
from tui.system.recent import Recent

SIZES = ((80, 24), (120, 36), (200, 60))
SCREENS = {
    "desk": (),
    "desk-narrative": ("n",),
    "desk-sheet": ("n", "n", "3"),
    "desk-figure": ("2", "down"),
    "help": ("question_mark",),
    "findings": ("F",),
    "filter": ("f",),
    "reasons": ("d",),
    "explanation": ("e",),
    "note": ("a", "o", "k"),
    "search": ("slash", "3", "0", "0"),
    "go-to": ("colon",),
    "ties": ("2", "t"),
    "export": ("x",),
    "save-as": ("S",),
    "checks": ("2", "down", "left", "space", "down", "space", "up", "up", "equals_sign"),
    "history": ("H",),
    "reviewer": ("R",),
    "page": ("v",),
    "palette": ("ctrl+p",),
}
Compare = Callable[..., bool]
Run = Callable[[Pilot[int]], Awaitable[None]]
each_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
each_theme = pytest.mark.parametrize("theme", ["dark", "light"])


def after(theme: str, *pressed: str) -> Run:
    """The screen in a theme, after these keys."""

    async def run(pilot: Pilot[int]) -> None:
        if isinstance(pilot.app, GoujiApp) and pilot.app.path is not None:
            await until_open(pilot)
        pilot.app.theme = f"gouji-{theme}"
        await pilot.press(*pressed)
        await pilot.pause()
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False  # else the picture is one or the other
        await pilot.pause(0.2)

    return run


@pytest.fixture
def patch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Paths and pages that are the same on every machine."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(page, "page_image", lambda *_, **__: Image.new("RGB", (60, 80), (200, 220, 240)))
    monkeypatch.setattr(page, "page_size", lambda *_: (600.0, 800.0))
    monkeypatch.setattr(Path, "home", lambda: Path("home"))
    return monkeypatch


@each_size
@each_theme
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(
    snap_compare: Compare, patch: pytest.MonkeyPatch, screen: str, theme: str, size: tuple[int, int]
) -> None:
    app = make_app(Path(), patch)
    assert snap_compare(app, terminal_size=size, run_before=after(theme, *SCREENS[screen]))


@each_size
@each_theme
def test_last_year(snap_compare: Compare, patch: pytest.MonkeyPatch, theme: str, size: tuple[int, int]) -> None:
    app = make_app(Path(), patch, last_year=True)
    assert snap_compare(app, terminal_size=size, run_before=after(theme, "n", "3", "home", "left", "left", "5"))


@each_size
@each_theme
def test_start(snap_compare: Compare, tmp_path: Path, theme: str, size: tuple[int, int]) -> None:
    app = GoujiApp(recent=Recent(tmp_path / "recent.toml"))
    assert snap_compare(app, terminal_size=size, run_before=after(theme))


@each_size
@each_theme
def test_reading(snap_compare: Compare, tmp_path: Path, theme: str, size: tuple[int, int]) -> None:
    app = GoujiApp(recent=Recent(tmp_path / "recent.toml"))

    async def run(pilot: Pilot[int]) -> None:
        reading = ReadingScreen(app.voice, "document.pdf")
        await app.push_screen(reading)
        reading.show(30, 90)
        await after(theme)(pilot)

    assert snap_compare(app, terminal_size=size, run_before=run)


@each_size
@each_theme
def test_preview(snap_compare: Compare, tmp_path: Path, theme: str, size: tuple[int, int]) -> None:
    """While the equations are being decided: the findings so far."""
    app = GoujiApp(recent=Recent(tmp_path / "recent.toml"))

    async def run(pilot: Pilot[int]) -> None:
        await app.push_screen(PreviewScreen(app.voice, Index(material(report()))))
        await after(theme, "down")(pilot)

    assert snap_compare(app, terminal_size=size, run_before=run)


@each_size
@each_theme
def test_start_in_a_folder(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str, size: tuple[int, int]
) -> None:
    (tmp_path / "books").mkdir()
    (tmp_path / "预算公开.pdf").touch()
    monkeypatch.chdir(tmp_path)
    app = GoujiApp(recent=Recent(tmp_path / "recent.toml"))
    assert snap_compare(app, terminal_size=size, run_before=after(theme, "slash"))


def test_high_contrast(snap_compare: Compare, patch: pytest.MonkeyPatch) -> None:
    app = make_app(Path(), patch)
    assert snap_compare(app, terminal_size=SIZES[1], run_before=after("contrast", "n"))


def test_without_colour(snap_compare: Compare, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("NO_COLOR", "1")
    app = make_app(Path(), patch)
    assert snap_compare(app, terminal_size=SIZES[1], run_before=after("dark", "n"))
