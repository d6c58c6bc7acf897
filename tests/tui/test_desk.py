"""How the desk behaves beyond single keys: sizes, panes that come along, the mouse, trouble with saving."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input, Label

from reconcile.disclosure import UnreadPage
from tests.tui.conftest import Opener
from tests.tui.reviewer import text_of, the
from tui.widgets.rows import Rows


async def test_both_tables_of_a_comparison_are_drawn(desk: Opener) -> None:
    async with desk() as pilot:
        assert "180.00x" in text_of(the(pilot).table)
        assert "181.00x" in text_of(the(pilot).other)


async def test_every_figure_carries_its_mark(desk: Opener) -> None:
    async with desk() as pilot:
        table = text_of(the(pilot).table)
        assert "300.00=" in table  # its row and its column add up
        assert "180.00x" in table  # the project table says 181.00
        assert "20.00?" in table  # no equation uses the basic expenditure of the second class
        await pilot.press("n")
        narrative = text_of(the(pilot).narrative)
        assert "300.00万元x" in narrative  # its own share is wrong
        assert "180.00万元=" in narrative  # the table says so too
        assert "40.10%x" in narrative


async def test_what_is_left_is_always_in_sight(desk: Opener) -> None:
    async with desk((80, 24)) as pilot:
        assert "0 / 4" in the(pilot).top.render_line(0).text
        await pilot.press("c", "n", "d", "1", "z")
        assert "2 / 4" in the(pilot).top.render_line(0).text


async def test_the_screen_may_be_resized_at_any_moment(desk: Opener) -> None:
    async with desk((200, 60)) as pilot:
        screen = the(pilot)
        for size in ((80, 24), (120, 36), (60, 12), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.press("n")
            await pilot.pause()
            shown = [view for view in (screen.outline, screen.table, screen.side) if view.region.width]
            assert len(shown) == (1 if size[0] < 100 else 3 if size[0] >= 160 else 2)
            said = sum(one.region.height for one in screen.query("Toast"))
            assert screen.matter.region.bottom == size[1] - 1 - said


async def test_moving_in_the_table_brings_the_text_along(desk: Opener) -> None:
    async with desk() as pilot:
        screen = the(pilot)
        await pilot.press("2", "left", "left")
        await pilot.pause()
        assert screen.narrative.display
        assert screen.narrative.figure == "n0"


async def test_moving_in_the_text_brings_the_table_along(desk: Opener) -> None:
    async with desk() as pilot:
        screen = the(pilot)
        await pilot.press("n", "3", "left", "left")
        await pilot.pause()
        assert screen.table.spot is not None
        assert screen.table.spot.figure == "t1.1.2"


async def test_a_tab_opens_its_pane_on_a_small_screen(desk: Opener) -> None:
    async with desk((80, 24)) as pilot:
        screen = the(pilot)
        await pilot.click("#tabs", offset=(2, 0))
        await pilot.pause()
        assert screen.outline.region.width == 80
        assert not screen.table.region


def full(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def top(pilot: Pilot[int]) -> str:
    return "".join(text for text, _ in the(pilot).top.right)


async def test_a_decision_that_could_not_be_saved_is_said_and_kept(
    desk: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk() as pilot:
        review = the(pilot).review
        monkeypatch.setattr(os, "fsync", full)
        await pilot.press("c")
        assert review.status("f1") == "confirmed"
        assert any(note.severity == "error" for note in pilot.app._notifications)
        assert "未保存（S 另存）" in top(pilot)
        await pilot.press("q")
        assert pilot.app.return_value is None  # it asks first
        await pilot.press("q")
        assert pilot.app.return_value == 0


async def test_what_could_not_be_saved_is_saved_elsewhere(
    desk: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    async with desk() as pilot:
        review = the(pilot).review
        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", full)
            await pilot.press("c", "S")
            assert "磁盘已满" in str(pilot.app.screen.query_one("#which", Label).content)
        (elsewhere / "taken.review.toml").write_text("mine", "utf-8")
        name = pilot.app.screen.query_one(Input)
        name.value = str(elsewhere / "taken")
        await pilot.press("enter")
        assert review.unsaved  # that file is somebody's
        name.value = str(elsewhere / "copy")
        await pilot.press("enter")
        await pilot.pause()
        assert "未保存" not in top(pilot)
        await pilot.pause(0.1)
        shown = "".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
        assert "已存到" in shown and "磁盘已满" not in shown
        await pilot.press("n", "c")
    assert (elsewhere / "copy.review.toml").read_text("utf-8").count('what = "confirm"') == 2
    assert (elsewhere / "taken.review.toml").read_text("utf-8") == "mine"


async def test_gg_and_G_go_to_the_ends(desk: Opener) -> None:
    async with desk() as pilot:
        screen = the(pilot)
        await pilot.press("2", "G")
        assert screen.table.place[0] == 3
        await pilot.press("g", "g")
        assert screen.table.place[0] == 1


async def test_stepping_goes_on_while_a_pane_is_hidden(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("4", "z")  # the finding has the screen to itself
        await pilot.press("n", "n", "n", "n", "n", "n")
        await pilot.press("z")
        await pilot.pause()
        assert "项目名称" in text_of(the(pilot).table)


async def test_a_list_begins_with_its_first_line(desk: Opener) -> None:
    async with desk((80, 24)) as pilot:
        await pilot.press("n", "n", "F")
        await pilot.pause()
        assert "TIE101" in text_of(pilot.app.screen.query_one(Rows))


async def test_pages_that_could_not_be_read_are_named(monkeypatch: pytest.MonkeyPatch, desk: Opener) -> None:
    async with desk() as pilot:
        screen = the(pilot)
        assert "没有读出来" not in screen.top.render_line(0).text
        unread = tuple(UnreadPage(page, "pdf-page-scanned") for page in (2, 5, 6))
        monkeypatch.setattr(screen.index, "disclosure", replace(screen.index.disclosure, unread=unread))
        screen.show_top()
        await pilot.pause()
        assert "第 2, 5–6 页没有读出来" in screen.top.render_line(0).text


async def test_the_finding_says_how_many_lines_are_below(desk: Opener) -> None:
    async with desk((80, 24)) as pilot:
        screen = the(pilot)
        await pilot.press("n", *["minus"] * 4)
        await pilot.pause()
        below = screen.matter.count - screen.matter.rows_in_sight
        assert below > 0 and f"还有 {below} 行" in screen.matter.render_line(0).text
        await pilot.press("4", "pagedown", "pagedown", "pagedown")
        await pilot.pause()
        assert "还有" not in screen.matter.render_line(0).text
