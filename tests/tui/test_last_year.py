"""Last year's document is a third source, side by side with the table and the text."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import make_app, until_open
from tests.tui.reviewer import text_of, the


@asynccontextmanager
async def opened(folder: Path, patch: pytest.MonkeyPatch, size: tuple[int, int]) -> AsyncIterator[Pilot[int]]:
    app = make_app(folder, patch, last_year=True)
    async with app.run_test(size=size) as pilot:
        await until_open(pilot)
        yield pilot


@pytest.mark.parametrize("size", [(120, 36), (200, 60)])
async def test_all_three_are_in_sight(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> None:
    async with opened(tmp_path, monkeypatch, size) as pilot:
        screen = the(pilot)
        await pilot.press("n")
        assert "2026年支出总表" in text_of(screen.table)
        assert "300.00万元" in text_of(screen.narrative)
        await pilot.press("3", "home", "left", "left")
        assert "〔2025〕2026年支出总表" in text_of(screen.earlier)
        assert screen.earlier.spot is not None and screen.earlier.spot.figure == "prior:t1.1.2"


async def test_a_figure_leads_to_last_year_and_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(tmp_path, monkeypatch, (120, 36)) as pilot:
        screen = the(pilot)
        await pilot.press("5")
        assert pilot.app.focused is screen.earlier
        await pilot.press("n", "3", "left", "left")
        screen.go_spot(screen.index.figure_spot("prior:t1.1.2"))  # type: ignore[arg-type]
        await pilot.pause()
        assert pilot.app.focused is screen.earlier


async def test_on_a_small_screen_it_is_a_tab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(tmp_path, monkeypatch, (80, 24)) as pilot:
        screen = the(pilot)
        assert not screen.earlier.region
        await pilot.press("5")
        await pilot.pause()
        assert screen.earlier.region.width == 80
        assert not screen.narrative.region
        await pilot.press("3")
        await pilot.pause()
        assert screen.pane_view("narrative").region.width == 80
        assert not screen.earlier.region


async def test_without_last_year_there_is_no_such_pane(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(tmp_path, monkeypatch)
    async with app.run_test(size=(200, 60)) as pilot:
        screen = await until_open(pilot)
        assert not screen.earlier.region
        assert "earlier" not in screen.panes
