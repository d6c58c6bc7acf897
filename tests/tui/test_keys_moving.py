"""Keys that go to ties, panes, words and places."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from tests.tui.conftest import Opener
from tests.tui.reviewer import the
from tui.sheets.find import FindScreen
from tui.sheets.ties import TiesScreen
from tui.widgets.rows import Rows


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
        assert pilot.app.screen.hits[0].words == "合计 / 合计  300.00"  # row and column
        await pilot.press("down", "enter")
        screen = the(pilot)
        assert pilot.app.focused is screen.narrative
        assert screen.index.figures[screen.narrative.figure].text.startswith(
            "300.00"
        )  # it can be picked, and jumped from


async def test_an_equation_that_two_rules_would_state_alike_is_told_once(desk: Opener) -> None:
    async with desk() as pilot:
        index = the(pilot).index
        index.uses["t1.1.4"] *= 2
        await pilot.press("2", "ctrl+home")
        the(pilot).table.go((1, 4))
        await pilot.press("t")
        told = [one.cells[2][0] for one in pilot.app.screen.query_one(Rows).choices if one.cells[0][0]]
        assert len(told) == len(set(told)) > 0


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


async def test_go_to_a_sheet_by_its_project_or_by_its_title(desk: Opener) -> None:
    async with desk() as pilot:
        for words in ("数据平台运维", "绩效目标表"):
            await pilot.press("colon")
            pilot.app.screen.query_one(Input).value = words
            await pilot.pause()
            assert isinstance(pilot.app.screen, FindScreen)
            assert [(hit.spot.block, hit.words) for hit in pilot.app.screen.hits] == [("s1", "数据平台运维")]
            await pilot.press("enter")
            table = the(pilot).table
            assert (table.table is not None and table.table.id, table.heading) == ("s1", "数据平台运维")


async def test_pane_earlier_says_where_last_year_would_come_from(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("5")
        assert any("--prior" in note.message for note in pilot.app._notifications)


async def test_every_key_that_moves_in_a_table(desk: Opener) -> None:
    """Of four lines and five columns; the head is one of the lines, and not where the top is."""
    way = (
        ("ctrl+home", (1, 4)), ("home", (1, 0)), ("j", (2, 0)), ("k", (1, 0)), ("l", (1, 1)), ("h", (1, 0)),
        ("end", (1, 4)), ("0", (1, 0)), ("dollar_sign", (1, 4)), ("left", (1, 3)), ("right", (1, 4)),
        ("pagedown", (3, 4)), ("pageup", (0, 4)), ("ctrl+d", (3, 4)), ("ctrl+u", (0, 4)), ("ctrl+end", (3, 4)),
        ("g", (3, 4)), ("g", (1, 4)), ("G", (3, 4)), ("up", (2, 4)), ("down", (3, 4)),
    )  # fmt: skip
    async with desk() as pilot:
        await pilot.press("2")
        for key, place in way:
            await pilot.press(key)
            assert (key, the(pilot).table.place) == (key, place)
