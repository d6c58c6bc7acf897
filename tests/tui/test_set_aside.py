"""What is decided is what stands at the cursor: a finding of another place is set aside, and said to be."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Opener
from tests.tui.reviewer import at_hand, text_of, the


@pytest.mark.parametrize("key", ["c", "d", "e"])
async def test_nothing_is_decided_where_no_finding_is(desk: Opener, key: str) -> None:
    async with desk() as pilot:
        assert at_hand(pilot) == "f1"
        await pilot.press("2", "ctrl+home", "home")  # 科目编码 of 合计
        seen = text_of(the(pilot).matter)
        assert "光标处没有问题" in seen and "1 / 4" in seen and "p.1" in seen and "n 返回" in seen
        assert "181.00 ≠ 180.00" not in seen
        await pilot.press(key)
        assert the(pilot).app.screen is the(pilot)  # no dialog either
        assert the(pilot).review.status("f1") == "open"
        await pilot.press("n")
        assert at_hand(pilot) == "f1" and "181.00 ≠ 180.00" in text_of(the(pilot).matter)


async def test_a_search_shows_the_finding_of_the_place_that_was_found(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("slash", *"40.10", "enter")
        assert at_hand(pilot) == "f2"
        seen = text_of(the(pilot).matter)
        assert "120 ÷ 300" in seen and "1 / 4" in seen  # where the other one is
        await pilot.press("c")
        assert [the(pilot).review.status(one) for one in ("f1", "f2")] == ["open", "confirmed"]
        await pilot.press("n")
        assert at_hand(pilot) == "f1"
        await pilot.press("n")
        assert at_hand(pilot) == "f2"


async def test_the_cursor_that_passes_over_another_finding_loses_no_place(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("n")
        assert at_hand(pilot) == "f2"
        the(pilot).table.go((1, 4))  # 180.00, which the first is about
        assert at_hand(pilot) == "f1"
        the(pilot).table.go((2, 0))
        assert the(pilot).finding is None
        await pilot.press("4", "enter")
        assert at_hand(pilot) == "f2"
