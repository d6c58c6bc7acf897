"""With the mouse alone: whatever a key does, a click does."""

from __future__ import annotations

from getpass import getuser
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import Opener
from tests.tui.handmade import report
from tests.tui.reviewer import at_hand, text_of, the
from tui.actions import ALL, pressed, shown_key
from tui.app import GoujiApp
from tui.desk.screen import DeskScreen
from tui.layout.printed import width
from tui.report.index import Index
from tui.report.material import material
from tui.screens.preview import PreviewScreen
from tui.screens.start import StartScreen
from tui.sheets.filter import FilterScreen
from tui.sheets.findings import FindingsScreen
from tui.sheets.help import HelpScreen
from tui.sheets.reasons import ReasonScreen
from tui.sheets.reviewer import NameScreen
from tui.sheets.ties import TiesScreen
from tui.system.recent import Recent
from tui.widgets.hint import Hint
from tui.widgets.rows import Rows


def place_of(hint: Hint, key: str) -> tuple[int, int]:
    """Where a key is written in a hint."""
    found = [(x, y) for y in range(hint.size.height) for x in range(hint.size.width) if hint.key_at(x, y) == key]
    assert found, key
    return found[0]


async def test_the_footer_steps_and_panes_answer_a_click(desk: Opener) -> None:
    async with desk((200, 60)) as pilot:
        screen = the(pilot)
        await pilot.click("#keys", offset=(2, 0))  # n
        assert at_hand(pilot) == "f2"
        await pilot.click("#outline", offset=(6, 3))  # the second table
        await pilot.pause()
        assert screen.table.table is not None and screen.table.table.id == "t2"
        await pilot.click("#table", offset=(2, 4))
        assert screen.table.place == (3, 0)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_help_is_always_in_sight_and_every_action_can_be_clicked_in_it(
    desk: Opener, size: tuple[int, int]
) -> None:
    async with desk(size) as pilot:
        keys = the(pilot).keys
        at = next(x for x in range(keys.size.width) if keys.name_at(x) == "app.help")
        await pilot.click("#keys", offset=(at + 1, 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpScreen)
        rows = pilot.app.screen.query_one(Rows)
        assert {choice.value for choice in rows.choices} >= {action.call for action in ALL}
        await pilot.click(Rows, offset=(5, 1))  # the first action: next finding
        await pilot.pause()
        assert at_hand(pilot) == "f2"


async def test_a_finding_is_dismissed_for_a_reason(desk: Opener) -> None:
    async with desk() as pilot:
        keys = the(pilot).keys
        at = next(x for x in range(keys.size.width) if keys.name_at(x) == "dismissed")
        await pilot.click("#keys", offset=(at + 1, 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReasonScreen)
        await pilot.click(Rows, offset=(6, 2))
        assert the(pilot).review.status("f1") == "dismissed"


async def test_the_keys_under_a_list_can_be_clicked(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.click("#top", offset=(3, 0))
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, FindingsScreen)
        await pilot.click(Rows, offset=(1, 1))  # picks the first
        await pilot.click(Rows, offset=(1, 2))  # and the second
        assert screen.query_one(Rows).picked == {0, 1}
        await pilot.click(Hint, offset=place_of(screen.query_one(Hint), "c"))
        await pilot.pause()
        assert the(pilot).review.progress().confirmed == 2
        await pilot.click(Hint, offset=place_of(screen.query_one(Hint), "u"))  # both at once
        await pilot.pause()
        assert the(pilot).review.progress().confirmed == 0
        await pilot.click(Hint, offset=place_of(screen.query_one(Hint), "escape"))
        await pilot.pause()
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_while_the_equations_are_decided_the_sides_change_with_a_click(tmp_path: Path) -> None:
    app = GoujiApp(recent=Recent(tmp_path / "recent.toml"))
    async with app.run_test(size=(80, 24)) as pilot:
        preview = PreviewScreen(app.voice, Index(material(report())))
        await app.push_screen(preview)
        await pilot.pause()
        keys = preview.query_one(Hint)
        await pilot.click(Hint, offset=place_of(keys, "3"))
        await pilot.pause()
        assert preview.narrative.has_focus and preview.narrative.region.width == 80
        await pilot.click(Hint, offset=place_of(keys, "escape"))
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, StartScreen)


async def test_a_click_beside_a_sheet_puts_it_away(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("F")
        await pilot.pause()
        await pilot.click(offset=(0, 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, DeskScreen)


async def test_two_clicks_jump_and_the_figures_line_shows_all_ties(desk: Opener) -> None:
    async with desk() as pilot:
        screen = the(pilot)
        await pilot.press("n")
        x, y = next(
            (x, y)
            for y in range(1, screen.table.size.height)
            for x in range(screen.table.size.width)
            if screen.table.render_line(y).text[x:].startswith("300.00")
        )
        await pilot.click("#table", offset=(x + 12, y), times=2)
        await pilot.pause()
        assert pilot.app.focused is screen.narrative
        await pilot.click("#cell", offset=(3, 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, TiesScreen)


@pytest.mark.parametrize("swapped", [False, True])
async def test_the_gap_between_the_sides_is_dragged(desk: Opener, *, swapped: bool) -> None:
    async with desk((120, 36)) as pilot:
        screen = the(pilot)
        if swapped:
            await pilot.press("w")
            await pilot.pause()
        first, second = (screen.side, screen.table) if swapped else (screen.table, screen.side)
        gap = second.region.x - 1
        await pilot.mouse_down(offset=(gap, 5))
        await pilot.hover(offset=(gap + 15, 5))
        await pilot.mouse_up(offset=(gap + 15, 5))
        await pilot.pause()
        assert abs(second.region.x - 1 - (gap + 15)) <= 1  # as near as a hundredth
        await pilot.hover(offset=(30, 5))  # no longer held
        await pilot.pause()
        assert first.region.width > gap


def where(pilot: Pilot[int], words: str) -> tuple[int, int]:
    """Where these words begin in the line at the top."""
    line = the(pilot).top.render_line(0).text
    return width(line[: line.index(words)]), 0


async def test_what_the_line_at_the_top_says_can_be_clicked(desk: Opener) -> None:
    async with desk((120, 36)) as pilot:
        screen = the(pilot)
        screen.unnamed, screen.review.reviewer = True, getuser()
        await pilot.press("c", "2", "space", "f", "down", "enter")
        assert screen.picked and screen.course.filter.conditions
        await pilot.click("#top", offset=where(pilot, "已选"))
        assert not screen.picked
        for words, answer in (("筛选", FilterScreen), ("署名", NameScreen), ("已决", FindingsScreen)):
            await pilot.click("#top", offset=where(pilot, words))
            await pilot.pause()
            assert isinstance(pilot.app.screen, answer)
            await pilot.press("escape")
            await pilot.pause()


async def test_what_ties_the_figure_at_the_cursor_can_be_clicked(desk: Opener) -> None:
    async with desk((120, 36)) as pilot:
        screen = the(pilot)
        await pilot.press("2")
        screen.table.go((2, 2))  # 280.00, of which no finding speaks
        assert screen.finding is None
        shown = text_of(screen.matter).split("\n")
        assert any("280.00 + 20.00 = 300.00" in line for line in shown)
        total = next(y for y, line in enumerate(shown) if line.strip().startswith("300.00"))
        await pilot.click("#finding", offset=(14, total))
        await pilot.pause()
        assert screen.here is not None and screen.here.figure == "t1.1.2"
        await pilot.press("backspace")
        assert screen.here.figure == "t1.2.2"


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_the_line_above_the_finding_is_dragged(desk: Opener, size: tuple[int, int]) -> None:
    async with desk(size) as pilot:
        screen = the(pilot)
        line, tall = screen.cell.region.y, screen.matter.size.height
        await pilot.mouse_down(offset=(5, line))
        await pilot.hover(offset=(5, line - 3))
        await pilot.pause()
        await pilot.mouse_up(offset=(5, line - 3))
        await pilot.pause()
        assert (screen.cell.region.y, screen.matter.size.height) == (line - 3, tall + 3)
        assert pilot.app.screen is screen


@pytest.mark.parametrize("pane", ["#table", "#narrative", "#finding"])
async def test_two_clicks_on_the_head_of_a_pane_zoom_it(desk: Opener, pane: str) -> None:
    async with desk((120, 36)) as pilot:
        await pilot.press("n")  # beside the narrative
        view = the(pilot).query_one(pane)
        before = view.region
        await pilot.click(pane, offset=(3, 0), times=2)
        await pilot.pause()
        assert view.region.width == 120 and view.region.area > before.area
        await pilot.click(pane, offset=(3, 0), times=2)
        await pilot.pause()
        assert view.region == before


async def test_with_control_a_click_picks(desk: Opener) -> None:
    async with desk() as pilot:
        screen = the(pilot)
        await pilot.click("#table", offset=(screen.table.size.width - 4, 2), control=True)
        assert len(screen.picked) == 1


@pytest.mark.parametrize("key", ["escape", "enter", "tab", "space", "ctrl+e", "s", "question_mark", "delete"])
def test_what_is_written_for_a_key_is_the_key(key: str) -> None:
    assert pressed(shown_key(key)) == key
