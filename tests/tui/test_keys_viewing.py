"""Keys that change what is in sight, and those for files."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, Label

from reconcile.review.locking import ReviewLock
from tests.tui.conftest import Opener
from tests.tui.reviewer import at_hand, saved, the
from tui.actions import ALL
from tui.app import GoujiApp
from tui.screens.start import StartScreen
from tui.sheets.export import ExportScreen
from tui.sheets.help import HelpScreen
from tui.sheets.page import PageScreen
from tui.sheets.save_as import SaveAsScreen
from tui.widgets.rows import Rows


async def test_zoom_gives_one_pane_the_screen_and_back(desk: Opener) -> None:
    async with desk() as pilot:
        screen = the(pilot)
        for key, view in (("2", screen.table), ("3", screen.other), ("4", screen.matter)):
            await pilot.press(key, "z")
            await pilot.pause()
            assert view.region.width == 120
            assert view.region.height > 30
            await pilot.press("z")
            await pilot.pause()
            assert screen.table.region and screen.matter.region and screen.other.region


async def test_swap_changes_sides(desk: Opener) -> None:
    async with desk() as pilot:
        screen = the(pilot)
        assert screen.table.region.x < screen.other.region.x
        await pilot.press("w")
        await pilot.pause()
        assert screen.table.region.x > screen.other.region.x
        await pilot.press("w")
        await pilot.pause()
        assert screen.table.region.x < screen.other.region.x


async def test_narrower_wider_lower_taller_change_the_panes(desk: Opener) -> None:
    async with desk() as pilot:
        screen = the(pilot)
        width, height = screen.table.region.width, screen.matter.region.height
        await pilot.press("greater_than_sign", "plus")
        await pilot.pause()
        assert screen.table.region.width > width
        assert screen.matter.region.height > height
        await pilot.press("less_than_sign", "less_than_sign", "minus", "minus")
        await pilot.pause()
        assert screen.table.region.width < width
        assert screen.matter.region.height < height


async def test_outline_is_shown_and_put_away(desk: Opener) -> None:
    async with desk() as pilot:
        screen = the(pilot)
        assert not screen.outline.region
        await pilot.press("o")
        await pilot.pause()
        assert screen.outline.region
        await pilot.press("o")
        await pilot.pause()
        assert not screen.outline.region


async def test_outline_leads_to_tables_and_sections(desk: Opener) -> None:
    async with desk() as pilot:
        screen = the(pilot)
        await pilot.press("1", "ctrl+home", "down", "down")
        assert screen.table.table is not None and screen.table.table.id == "t2"
        await pilot.press("enter")
        assert pilot.app.focused is screen.table


async def test_page_is_drawn_for_a_pdf(desk: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PageScreen, "draw", lambda self: None)  # there is no file behind the disclosure made by hand
    async with desk() as pilot:
        await pilot.press("v")
        assert isinstance(pilot.app.screen, PageScreen)
        assert (pilot.app.screen.page, len(pilot.app.screen.asked.boxes)) == (1, 1)
        await pilot.press("pagedown")
        assert pilot.app.screen.page == 2
        await pilot.press("escape")


async def test_one_steps_through_the_findings_from_page_to_page(desk: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PageScreen, "draw", lambda self: None)
    async with desk() as pilot:
        await pilot.press("v", "n", "n")
        page, third = pilot.app.screen, the(pilot).index.findings[2]
        assert isinstance(page, PageScreen) and at_hand(pilot) == third.id
        assert (page.page, page.asked.boxes) == (third.operands[0].place.page, [])
        assert third.rule in page.asked.about and "3 / 4" in page.asked.about
        await pilot.press("p", "escape", "c", "v", "p", "N")
        assert at_hand(pilot) == third.id  # the second is decided
        await pilot.press("N", "N")
        assert (at_hand(pilot), len(pilot.app.screen.asked.boxes)) == ("f1", 1)


async def test_one_decides_on_the_printed_page_what_is_in_sight_there(
    desk: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PageScreen, "draw", lambda self: None)
    async with desk() as pilot:
        review = the(pilot).review
        await pilot.press("v", "c")
        assert review.status("f1") == "confirmed" and the(pilot).decided() == "已决 1 / 4"
        page = pilot.app.screen
        assert isinstance(page, PageScreen)
        assert the(pilot).voice("status-confirmed") in page.asked.about
        await pilot.press("u")
        assert review.status("f1") == "open"
        await pilot.press("d", "1")
        await pilot.pause()
        assert review.status("f1") == "dismissed"
        assert pilot.app.screen_stack[-1] is page
        assert the(pilot).voice("status-dismissed") in page.asked.about
        await pilot.press("pagedown", "u")
        assert review.status("f1") == "dismissed" and page.page == 1  # it only comes back to what is decided
        await pilot.press("u", "ctrl+r")
        assert review.status("f1") == "dismissed"


async def test_viewer_says_where_the_file_is_if_there_is_none(desk: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    async with desk() as pilot:
        await pilot.press("V")
        assert any("document.pdf" in note.message for note in pilot.app._notifications)


async def test_copy_puts_the_arithmetic_on_the_clipboard(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("y")
        assert "181.00 ≠ 180.00" in pilot.app.clipboard


async def test_export_writes_the_review_and_says_where(desk: Opener, tmp_path: Path) -> None:
    async with desk() as pilot:
        await pilot.press("c", "x")
        assert isinstance(pilot.app.screen, ExportScreen)
        forms = pilot.app.screen.query_one(Rows).choices
        assert [one.value for one in forms][:4] == ["docx", "xlsx", "html", "md"]
        which = pilot.app.screen.query_one("#which", Label)
        assert str(which.content) == " ( ) 全部问题    (x) 只含属实的问题"  # a letter to the unit
        await pilot.press("down")
        await pilot.pause()
        assert str(which.content) == " (x) 全部问题    ( ) 只含属实的问题"
        await pilot.press("space", "up")
        await pilot.pause()
        assert str(which.content) == " ( ) 全部问题    (x) 只含属实的问题"
        await pilot.press("down", "down", "down", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "181.00 ≠ 180.00" in (tmp_path / "document.review.md").read_text("utf-8")


async def test_open_goes_back_to_the_start(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("O")
        await pilot.pause()
        assert isinstance(pilot.app.screen, StartScreen)


async def test_language_changes_at_once_and_leaves_the_document_alone(desk: Opener) -> None:
    async with desk() as pilot:
        screen = the(pilot)
        before = screen.table.heading
        await pilot.press("L")
        await pilot.pause()
        assert "undecided" in screen.matter.heading
        assert screen.table.heading == before
        await pilot.press("L")
        assert "未决" in screen.matter.heading


async def test_theme_goes_round(desk: Opener) -> None:
    async with desk() as pilot:
        seen = []
        for _ in range(3):
            await pilot.press("T")
            seen.append(pilot.app.theme)
        assert seen == ["gouji-light", "gouji-contrast", "gouji-dark"]


async def test_help_lists_every_action_and_does_the_chosen_one(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        values = {choice.value for choice in pilot.app.screen.query_one(Rows).choices}
        assert values >= {action.call for action in ALL}
        await pilot.press("down", "enter")  # the first action is `next-finding`
        await pilot.pause()
        assert at_hand(pilot) == "f2"


async def test_save_as_keeps_the_review_in_another_file_from_now_on(desk: Opener, tmp_path: Path) -> None:
    async with desk() as pilot:
        await pilot.press("c", "S")
        assert isinstance(pilot.app.screen, SaveAsScreen)
        assert pilot.app.screen.query_one(Input).value == str(tmp_path / "document-2.review.toml")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("n", "c")
        assert the(pilot).review.path.name == "document-2.review.toml"
    assert saved(tmp_path).count('what = "confirm"') == 1
    assert (tmp_path / "document-2.review.toml").read_text("utf-8").count('what = "confirm"') == 2


async def test_a_copy_of_a_review_that_another_has_open_is_offered_beside_it(desk: Opener, tmp_path: Path) -> None:
    held = ReviewLock(tmp_path / "document.review.toml", "张三")
    async with desk() as pilot:
        await pilot.press("c", "S")
        assert pilot.app.screen.query_one(Input).value == str(tmp_path / "document-2.review.toml")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("c")
    held.release()
    assert (tmp_path / "document-2.review.toml").read_text("utf-8").count('what = "confirm"') == 1
    assert not (tmp_path / "document.review.toml").exists()


async def test_quit_leaves_with_status_0(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(pilot.app, GoujiApp)
        assert pilot.app.return_value == 0


async def test_mouse_is_left_to_the_terminal_and_taken_back(desk: Opener) -> None:
    async with desk() as pilot:
        assert isinstance(pilot.app, GoujiApp)
        await pilot.press("M")
        assert not pilot.app.mouse_kept
        await pilot.press("M")
        assert pilot.app.mouse_kept


async def test_a_list_stays_where_it_is_when_the_words_under_it_take_another_line(desk: Opener) -> None:
    async with desk((80, 24)) as pilot:
        await pilot.press("question_mark", "end", *(["up"] * 5))
        rows = pilot.app.screen.query_one(Rows)
        before = rows.rolled.y
        assert before > 0
        pilot.app.screen.query_one("#whole", Label).update("一\n二")
        await pilot.pause()
        assert rows.rolled.y == before
