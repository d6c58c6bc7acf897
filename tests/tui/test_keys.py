"""Every key of the desk does what the help says of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.tui.conftest import Opener
from tui.actions import ALL
from tui.app import GoujiApp
from tui.screens.checks import ChecksScreen
from tui.screens.desk import DeskScreen
from tui.screens.export import ExportScreen
from tui.screens.filter import FilterScreen
from tui.screens.find import FindScreen
from tui.screens.findings import FindingsScreen
from tui.screens.help import HelpScreen
from tui.screens.history import HistoryScreen
from tui.screens.note import NoteScreen
from tui.screens.page import PageScreen
from tui.screens.reasons import ReasonScreen
from tui.screens.save_as import SaveAsScreen
from tui.screens.start import StartScreen
from tui.screens.ties import TiesScreen
from tui.widgets.rows import Rows


def the(pilot: Pilot[int]) -> DeskScreen:
    found = [screen for screen in pilot.app.screen_stack if isinstance(screen, DeskScreen)]
    assert found
    return found[-1]


def at_hand(pilot: Pilot[int]) -> str:
    finding = the(pilot).finding
    assert finding is not None
    return finding.id


def saved(folder: Path) -> str:
    file = folder / "document.review.toml"
    return file.read_text("utf-8") if file.exists() else ""


async def test_next_finding_and_previous_finding_step_through_all_and_wrap(desk: Opener) -> None:
    async with desk() as pilot:
        seen = [at_hand(pilot)]
        for _ in range(4):
            await pilot.press("n")
            seen.append(at_hand(pilot))
        assert seen == ["f1", "f2", "f3", "f4", "f1"]
        await pilot.press("p")
        assert at_hand(pilot) == "f4"


async def test_next_finding_moves_both_sides_to_what_is_compared(desk: Opener) -> None:
    async with desk() as pilot:
        screen = the(pilot)
        assert screen.table.spot is not None and screen.other.spot is not None
        assert (screen.table.spot.figure, screen.other.spot.figure) == ("t1.1.4", "t2.1.1")
        assert screen.other.display and not screen.narrative.display
        await pilot.press("n")
        assert screen.narrative.display and not screen.other.display
        assert screen.narrative.figure == "n2"
        assert screen.table.spot.figure == "t1.1.3"


async def test_next_open_and_previous_open_pass_over_what_is_decided(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("n", "c", "p")
        assert at_hand(pilot) == "f1"
        await pilot.press("N")
        assert at_hand(pilot) == "f3"
        await pilot.press("P")
        assert at_hand(pilot) == "f1"


async def test_next_here_and_previous_here_stay_in_the_table(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("2", "right_square_bracket")
        assert at_hand(pilot) == "f2"
        await pilot.press("2", "left_square_bracket")
        assert at_hand(pilot) == "f1"


async def test_findings_lists_all_sorts_and_goes_there(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("F")
        assert isinstance(pilot.app.screen, FindingsScreen)
        assert pilot.app.screen.query_one(Rows).count == 4
        await pilot.press("s", "s", "home")
        rows = pilot.app.screen.query_one(Rows)
        assert [choice.value for choice in rows.choices] == [2, 1, 0, 3]  # PRF104, SHR101, TIE101, TXT901
        await pilot.press("enter")
        assert at_hand(pilot) == "f3"


async def test_findings_decides_several_at_once_as_one_act(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("F", "home", "space", "space", "c")
        await pilot.press("escape")
        review = the(pilot).review
        assert [review.status(one) for one in ("f1", "f2", "f3")] == ["confirmed", "confirmed", "open"]
        await pilot.press("u")
        assert review.progress().decided == 0


async def test_findings_dismisses_several_for_one_reason(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("F", "home", "space", "space", "d", "1", "escape")
        assert the(pilot).review.progress().dismissed == 2


async def test_filter_shows_some_and_counts_all(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("f")
        assert isinstance(pilot.app.screen, FilterScreen)
        await pilot.press("down", "down", "enter")  # all, error, warning
        await pilot.press("n")
        assert at_hand(pilot) == "f3"
        await pilot.press("n")
        assert at_hand(pilot) == "f3"
        assert the(pilot).review.progress().total == 4
        await pilot.press("f", "x", "n")
        assert at_hand(pilot) == "f4"


async def test_confirm_is_on_disk_when_the_key_has_been_handled(desk: Opener, tmp_path: Path) -> None:
    async with desk() as pilot:
        await pilot.press("c")
        assert the(pilot).review.status("f1") == "confirmed"
        assert 'what = "confirm"' in saved(tmp_path)


async def test_explained_takes_one_key(desk: Opener, tmp_path: Path) -> None:
    async with desk() as pilot:
        await pilot.press("e")
        assert the(pilot).review.status("f1") == "explained"
        assert 'what = "explained"' in saved(tmp_path)


async def test_dismissed_needs_a_reason_from_the_list(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("d")
        assert isinstance(pilot.app.screen, ReasonScreen)
        await pilot.press("escape")
        assert the(pilot).review.status("f1") == "open"
        await pilot.press("d", "2")
        decision = the(pilot).review.standing("f1").decision
        assert decision is not None
        assert (decision.what, decision.why) == ("dismiss", "口径不同")


async def test_dismissed_takes_a_reason_in_ones_own_words(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("d", "tab", *"n c q", "enter")
        decision = the(pilot).review.standing("f1").decision
        assert decision is not None and decision.why == "n c q"


async def test_note_on_the_finding_is_kept_changed_and_removed(desk: Opener, tmp_path: Path) -> None:
    async with desk() as pilot:
        await pilot.press("a")
        assert isinstance(pilot.app.screen, NoteScreen)
        await pilot.press(*"ask", "enter", *"why", "escape")
        review = the(pilot).review
        assert [note.text for note in review.notes] == ["ask\nwhy"]
        assert "ask" in saved(tmp_path)
        await pilot.press("a", "backspace", "ctrl+s")
        assert [note.text for note in review.notes] == ["ask\nwh"]
        await pilot.press("a")
        pilot.app.screen.query_one(TextArea).text = ""
        await pilot.press("escape")
        assert review.notes == ()


async def test_note_on_a_cell_that_no_finding_is_about(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("2", "down", "down", "a", *"odd", "escape")
        (note,) = the(pilot).review.notes
        assert (note.anchor.kind, note.anchor.block, note.anchor.at) == ("cell", "t1", (3, 4))


async def test_undo_and_redo(desk: Opener, tmp_path: Path) -> None:
    async with desk() as pilot:
        await pilot.press("c", "n", "u")
        assert at_hand(pilot) == "f1"
        assert the(pilot).review.status("f1") == "open"
        assert "withdraw" in saved(tmp_path)
        await pilot.press("ctrl+r")
        assert the(pilot).review.status("f1") == "confirmed"
        await pilot.press("u", "u", "u")  # more often than there is anything to undo


async def test_history_shows_every_act(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("c", "e", "H")
        assert isinstance(pilot.app.screen, HistoryScreen)
        assert pilot.app.screen.query_one(Rows).count == 2
        await pilot.press("escape")


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


async def test_jump_and_back(desk: Opener) -> None:
    async with desk() as pilot:
        screen = the(pilot)
        await pilot.press("2", "up", "down")
        assert screen.table.spot is not None and screen.table.spot.figure == "t1.1.4"
        await pilot.press("enter")
        assert pilot.app.focused is screen.other
        assert screen.other.spot is not None and screen.other.spot.figure == "t2.1.1"
        await pilot.press("backspace")
        assert pilot.app.focused is screen.table
        assert screen.table.spot.figure == "t1.1.4"


async def test_ties_lists_the_equations_of_a_figure(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("2", "t")
        assert isinstance(pilot.app.screen, TiesScreen)
        rows = pilot.app.screen.query_one(Rows)
        assert "181.00" in rows.choices[0].cells[2][0]
        await pilot.press("enter")
        assert the(pilot).other.spot is not None


async def test_next_pane_and_previous_pane_go_round(desk: Opener) -> None:
    async with desk((200, 60)) as pilot:
        screen = the(pilot)
        await pilot.press("2")
        seen = []
        for _ in range(4):
            await pilot.press("tab")
            seen.append(pilot.app.focused)
        assert seen == [screen.other, screen.matter, screen.outline, screen.table]
        await pilot.press("shift+tab")
        assert pilot.app.focused is screen.outline


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_pane_outline_pane_table_pane_narrative_pane_finding(desk: Opener, size: tuple[int, int]) -> None:
    async with desk(size) as pilot:
        screen = the(pilot)
        for key, view in (("1", screen.outline), ("2", screen.table), ("3", screen.other), ("4", screen.matter)):
            await pilot.press(key)
            await pilot.pause()
            assert pilot.app.focused is view
            assert view.region.width > 0


async def test_the_finding_pane_goes_by_operands(desk: Opener) -> None:
    async with desk() as pilot:
        screen = the(pilot)
        await pilot.press("n", "4", "down")
        assert (screen.operand, screen.narrative.figure) == (1, "n1")
        await pilot.press("down", "enter")
        assert pilot.app.focused is screen.table


async def test_search_finds_a_number_however_it_is_printed(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("slash", *"300.00")
        assert isinstance(pilot.app.screen, FindScreen)
        assert [hit.spot.block for hit in pilot.app.screen.hits] == ["t1", "p1"]
        await pilot.press("down", "enter")
        screen = the(pilot)
        assert pilot.app.focused is screen.narrative


async def test_next_hit_and_previous_hit(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("slash", *"300.00", "enter")
        screen = the(pilot)
        assert pilot.app.focused is screen.table
        await pilot.press("full_stop")
        assert (screen.hit, pilot.app.focused) == (1, screen.narrative)
        await pilot.press("comma")
        assert (screen.hit, pilot.app.focused) == (0, screen.table)


async def test_go_to_a_table_by_name_and_a_page_by_number(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("colon")
        pilot.app.screen.query_one(Input).value = "项目支出表"
        await pilot.pause()
        await pilot.press("enter")
        screen = the(pilot)
        assert screen.table.table is not None and screen.table.table.id == "t2"
        await pilot.press("colon", "3", "enter")
        assert screen.narrative.spot is not None and screen.narrative.spot.block == "h4"


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
        assert (pilot.app.screen.page, len(pilot.app.screen.boxes)) == (1, 1)
        await pilot.press("n")
        assert pilot.app.screen.page == 2
        await pilot.press("escape")


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
        await pilot.press("enter")
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


async def test_quit_leaves_with_status_0(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(pilot.app, GoujiApp)
        assert pilot.app.return_value == 0


def test_every_action_has_a_test_here() -> None:
    tests = " ".join(name for name in globals() if name.startswith("test_"))
    missing = [action.id for action in ALL if action.id.replace("-", "_") not in tests]
    assert missing == []
