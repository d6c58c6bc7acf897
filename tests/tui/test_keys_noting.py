"""Keys that note and check: a note on whatever is at hand, and one's own sums of what is picked."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.tui.conftest import Opener
from tests.tui.reviewer import saved, text_of, the
from tui.sheets.checks import ChecksScreen
from tui.sheets.note import NoteScreen
from tui.widgets.hint import Hint


async def test_note_on_the_finding_is_kept_changed_and_removed(desk: Opener, tmp_path: Path) -> None:
    async with desk() as pilot:
        await pilot.press("a")
        assert isinstance(pilot.app.screen, NoteScreen)
        await pilot.press(*"ask", "enter", *"why", "ctrl+s")
        review = the(pilot).review
        assert [note.text for note in review.notes] == ["ask\nwhy"]
        assert "ask" in saved(tmp_path)
        await pilot.press("a", "backspace", "ctrl+s")
        assert [note.text for note in review.notes] == ["ask\nwh"]
        await pilot.press("a")
        pilot.app.screen.query_one(TextArea).text = ""
        await pilot.press("ctrl+s")
        assert review.notes == ()


async def test_note_without_an_editor_of_ones_own_says_so(desk: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with desk() as pilot:
        await pilot.press("a", "w", "ctrl+e")
        assert "EDITOR" in [note.message for note in pilot.app._notifications][-1]
        await pilot.press("ctrl+s")
        assert [note.text for note in the(pilot).review.notes] == ["w"]


async def test_escape_leaves_a_note_as_it_was_but_nothing_typed_without_asking(desk: Opener) -> None:
    async with desk((80, 24), language="en") as pilot:
        await pilot.press("a", "escape")
        assert pilot.app.screen is the(pilot)  # nothing was typed
        await pilot.press("a", *"ask", "escape")
        assert "Not saved yet" in text_of(pilot.app.screen.query_one(Hint))
        await pilot.press("escape", *" why", "escape", "enter")
        assert [note.text for note in the(pilot).review.notes] == ["ask why"]
        await pilot.press("a", "x", "escape", "delete")
        assert [note.text for note in the(pilot).review.notes] == ["ask why"]
        assert pilot.app.screen is the(pilot)


async def test_note_on_a_cell_that_no_finding_is_about(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("2", "down", "down", "a", *"odd", "ctrl+s")
        (note,) = the(pilot).review.notes
        assert (note.anchor.kind, note.anchor.block, note.anchor.at) == ("cell", "t1", (3, 4))
        assert "备注  odd" in text_of(the(pilot).matter)
        await pilot.press("up")
        assert "odd" not in text_of(the(pilot).matter)
        await pilot.press("down", "u")
        assert the(pilot).review.notes == () and "odd" not in text_of(the(pilot).matter)


async def test_note_on_a_sentence_that_no_finding_is_about(desk: Opener) -> None:
    async with desk() as pilot:
        screen = the(pilot)
        await pilot.press("n", "3", "ctrl+end", "up", "up", "a", *"long", "ctrl+s")
        (note,) = screen.review.notes
        assert (note.anchor.kind, note.anchor.block) == ("sentence", "p2")
        assert "备注  long" in text_of(screen.matter)


async def test_pick_and_check_a_sum_over_two_tables(desk: Opener, tmp_path: Path) -> None:
    async with desk() as pilot:
        await pilot.press("2", "down", "left", "space")  # 100.00 of the first class
        await pilot.press("down", "space")  # 20.00
        await pilot.press("up", "up", "equals_sign")  # 120.00
        assert isinstance(pilot.app.screen, ChecksScreen)
        (asked,) = pilot.app.screen.asked
        assert (asked.kind, asked.verdict) == ("sum", "consistent")
        assert "100.00 + 20.00" in asked.formula
        await pilot.press("enter")
        (check,) = the(pilot).review.checks
        assert [part.text for part in check.parts] == ["100.00", "20.00"]
        assert "[[check]]" in saved(tmp_path)
        await pilot.press("equals_sign", "delete", "escape")
        assert the(pilot).review.checks == ()


async def test_escape_clears_what_is_picked(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("2", "down", "left", "space")
        assert the(pilot).picked == ["t1.2.3"]
        await pilot.press("escape")
        assert the(pilot).picked == [] and the(pilot).table.picks == []


async def test_check_a_share_in_the_narrative(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("n", "3")
        screen = the(pilot)
        await pilot.press("left", "space", "left", "space", "right", "right")
        assert screen.picked == ["n1", "n0"]
        await pilot.press("equals_sign")
        assert isinstance(pilot.app.screen, ChecksScreen)
        (asked,) = pilot.app.screen.asked
        assert (asked.kind, asked.verdict) == ("share", "inconsistent")


async def test_a_check_at_a_cell_without_a_figure_says_so(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("2", "down", "left", "space", "home", "equals_sign")
        assert [note.message for note in pilot.app._notifications][-1].startswith("光标处不是数字")
