"""Leaving, from wherever one is: nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import Opener
from tests.tui.reviewer import saved
from tui.desk.screen import DeskScreen

LISTS = {"help": "question_mark", "findings": "F", "filter": "f", "history": "H", "export": "x"}


@pytest.mark.parametrize("key", LISTS.values(), ids=LISTS)
async def test_q_puts_a_sheet_away_and_leaves_nothing_else(desk: Opener, key: str) -> None:
    async with desk() as pilot:
        await pilot.press(key)
        assert len(pilot.app.screen_stack) == 3
        await pilot.press("q")
        assert isinstance(pilot.app.screen, DeskScreen)
        assert not pilot.app._exit


async def test_where_one_types_q_is_a_letter(desk: Opener, tmp_path: Path) -> None:
    async with desk() as pilot:
        await pilot.press("a", "q", "ctrl+s")
        await pilot.pause()
    assert 'text = "q"' in saved(tmp_path)


async def test_a_note_that_is_being_written_is_kept_on_leaving(desk: Opener, tmp_path: Path) -> None:
    async with desk() as pilot:
        await pilot.press("a", "o", "k", "ctrl+q")
        await pilot.pause()
        assert pilot.app._exit
    assert 'text = "ok"' in saved(tmp_path)


@pytest.mark.parametrize("key", ["question_mark", "F", "d", "a", "slash", "x", "S", "ctrl+p"])
async def test_ctrl_q_leaves_from_anywhere(desk: Opener, key: str) -> None:
    async with desk() as pilot:
        await pilot.press(key, "ctrl+q")
        await pilot.pause()
        assert pilot.app._exit


async def test_ctrl_c_says_how_one_leaves(desk: Opener) -> None:
    async with desk(language="en") as pilot:
        await pilot.press("ctrl+c")
        assert [note.message for note in pilot.app._notifications] == ["q leaves; every decision is saved already."]
