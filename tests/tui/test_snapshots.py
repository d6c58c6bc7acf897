"""What every screen looks like, at three sizes and in two themes, on the disclosure made by hand.

After a change that is meant: `pytest tests/tui/test_snapshots.py --snapshot-update`, and look at the report.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import make_app, until_open
from tui.app import GoujiApp
from tui.recent import Recent

SIZES = ((80, 24), (120, 36), (200, 60))
SCREENS = {
    "desk": (),
    "desk-narrative": ("n",),
    "desk-sheet": ("n", "n", "3"),
    "help": ("question_mark",),
    "findings": ("F",),
    "filter": ("f",),
    "reasons": ("d",),
    "note": ("a", "o", "k"),
    "search": ("slash", "3", "0", "0"),
    "ties": ("2", "t"),
    "export": ("x",),
    "checks": ("2", "down", "left", "space", "down", "space", "up", "up", "equals_sign"),
    "history": ("H",),
}
Compare = Callable[..., bool]


def keys(pressed: tuple[str, ...], theme: str) -> Callable[[Pilot[int]], Awaitable[None]]:
    async def run(pilot: Pilot[int]) -> None:
        if isinstance(pilot.app, GoujiApp) and pilot.app.path is not None:
            await until_open(pilot)
        pilot.app.theme = theme
        await pilot.press(*pressed)
        await pilot.pause(0.2)

    return run


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GoujiApp:
    """An app whose paths are the same on every machine."""
    monkeypatch.chdir(tmp_path)
    return make_app(Path(), monkeypatch)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS)
def test_dark(snap_compare: Compare, app: GoujiApp, screen: str, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=keys(SCREENS[screen], "gouji-dark"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", ["desk", "desk-narrative", "findings"])
def test_light(snap_compare: Compare, app: GoujiApp, screen: str, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=keys(SCREENS[screen], "gouji-light"))


@pytest.mark.parametrize("screen", ["desk-narrative"])
def test_high_contrast(snap_compare: Compare, app: GoujiApp, screen: str) -> None:
    assert snap_compare(app, terminal_size=SIZES[1], run_before=keys(SCREENS[screen], "gouji-contrast"))


@pytest.mark.parametrize("screen", ["desk-narrative"])
def test_without_colour(snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, screen: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    made = make_app(Path(), monkeypatch)
    assert snap_compare(made, terminal_size=SIZES[1], run_before=keys(SCREENS[screen], "gouji-dark"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_start(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    made = GoujiApp(recent=Recent(tmp_path / "recent.toml"))
    assert snap_compare(made, terminal_size=size, run_before=keys((), "gouji-dark"))
