"""What the program says takes a row of its own, whole, above the keys, and goes away with the next key."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import Opener
from tests.tui.reviewer import the

NOTICE = "这里不能写入，没有存上；已导出：预算公开复核记录（二〇二六年）。请另存为别的文件，再试一次"


def screen(pilot: Pilot[int]) -> list[str]:
    return [strip.text for strip in pilot.app.screen._compositor.render_strips()]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (131, 40)])
@pytest.mark.parametrize("over", ["", "d", "F", "slash", "question_mark"])
async def test_a_notice_is_whole_over_every_pane_and_dialog(desk: Opener, size: tuple[int, int], over: str) -> None:
    async with desk(size) as pilot:
        if over:
            await pilot.press(over)
        pilot.app.notify(NOTICE)
        await pilot.pause(0.1)
        shown = "".join(line.strip() for line in screen(pilot))
        assert NOTICE in shown


async def test_a_notice_stands_above_the_keys_and_leaves_with_the_next_key(desk: Opener) -> None:
    async with desk((100, 30)) as pilot:
        await pilot.press("backspace")
        await pilot.pause(0.1)
        *_, said, keys = screen(pilot)
        assert "没有可返回之处" in said and "帮助" in keys
        assert the(pilot).matter.region.bottom == 28
        await pilot.press("j")
        await pilot.pause(0.1)
        assert "没有可返回之处" not in "".join(screen(pilot))
        assert the(pilot).matter.region.bottom == 29


async def test_an_error_stays_until_a_key_is_pressed(desk: Opener) -> None:
    async with desk((100, 30)) as pilot:
        pilot.app.notify(NOTICE, severity="error", timeout=0.01)
        await pilot.pause(0.3)
        assert NOTICE in "".join(line.strip() for line in screen(pilot))
        await pilot.press("j")
        await pilot.pause(0.1)
        assert NOTICE not in "".join(line.strip() for line in screen(pilot))


async def test_a_dialog_has_a_frame_of_full_cells(desk: Opener) -> None:
    async with desk((100, 30)) as pilot:
        await pilot.press("d")
        panel = pilot.app.screen.query_one(".panel")
        assert (panel.styles.padding.left, panel.styles.padding.right, panel.styles.padding.bottom) == (1, 1, 1)
        assert panel.styles.background != pilot.app.screen.query_one("Rows").styles.background


async def test_what_was_said_gives_its_rows_back(desk: Opener) -> None:
    async with desk((80, 24)) as pilot:
        screen = the(pilot)
        before = screen.matter.region.bottom
        for _ in range(3):
            pilot.app.notify("said")
            await pilot.pause()
            assert screen.matter.region.bottom == before - 1
            await pilot.press("left")
            await pilot.pause()
            assert screen.matter.region.bottom == before
