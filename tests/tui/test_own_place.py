"""A finding that is stepped to shows its own place and its own equation, or nothing; never those of the one before."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Opener
from tests.tui.handmade import HandMade
from tests.tui.reviewer import the
from tui.widgets.table_canvas import AFTER, BEFORE


def said(line: object) -> str:
    return "".join(text for text, _ in (*line.left, *line.right))  # type: ignore[attr-defined]


async def test_the_line_shows_the_equation_of_the_finding_and_none_that_ties(desk: Opener) -> None:
    async with desk() as pilot:
        screen = the(pilot)
        assert "181.00 ≠ 180.00" in said(screen.cell)
        await pilot.press("p")  # the remark on wording, whose figure ties to a table
        assert "180.00万元" in said(screen.cell)
        assert screen.index.ties("n3")
        assert "=  180.00" not in said(screen.cell) and "勾稽" not in said(screen.cell)
        await pilot.press("p")
        assert "180.00" not in said(screen.cell)


async def test_a_finding_without_a_place_goes_to_the_table_that_it_names(desk: Opener) -> None:
    bare = HandMade(
        id="f4", rule="FRM111", severity="warning", verdict="observation", where="2026年项目支出表", operands=(), facts={},
        words="没有这张表",
    )  # fmt: skip
    async with desk() as pilot:
        screen = the(pilot)
        screen.index.findings = (*screen.index.findings[:3], bare)
        assert screen.table.table is not None and screen.table.table.id == "t1"
        await pilot.press("p")
        assert screen.table.table.id == "t2"
        assert said(screen.cell) == ""


async def test_a_finding_in_the_text_alone_brings_what_its_figure_ties_to(desk: Opener) -> None:
    async with desk() as pilot:
        table = the(pilot).table
        await pilot.press("n", "n")
        assert table.table is not None and table.table.id == "s1"
        await pilot.press("n")  # the remark on 180.00万元 of the text
        assert (table.table.id, table.place) == ("t1", (1, 4))


@pytest.mark.parametrize("size", [(110, 30), (200, 60)])
async def test_what_is_hidden_at_a_side_has_a_sign(desk: Opener, size: tuple[int, int]) -> None:
    async with desk(size) as pilot:
        await pilot.press("2", "<")
        table = the(pilot).table
        fits = table.across <= table.room
        await pilot.press("home")
        head = table.render_line(0).text
        assert (AFTER in head) is not fits and BEFORE not in head
        await pilot.press("end")
        assert (BEFORE in table.render_line(0).text) is (table.rolled.x > 0)
        assert table.rolled.x == 0 or not fits
        await pilot.press("z")
        await pilot.pause()
        assert table.across > table.room or table.rolled.x == 0
