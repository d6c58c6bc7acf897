"""What all panes have in common: they roll, by wheel and by bar; they move in one paint; they cut no figure."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace
from textual import events

from tests.tui import handmade
from tests.tui.conftest import Opener
from tests.tui.reviewer import text_of, the
from tui.report.brief import MOST_PLACES
from tui.report.index import Index
from tui.report.material import material
from tui.widgets.rows import Rows

NUMBER = re.compile(r"\d[\d,]*\.\d\d")


async def test_the_other_side_comes_along_before_anything_is_painted(desk: Opener) -> None:
    async with desk((200, 60)) as pilot:
        await pilot.press("2", "ctrl+home")
        screen = the(pilot)
        told = next(name for name in screen.index.told if screen.index.figures[name].block == screen.table.spot.block)
        figure = screen.index.figures[told]
        screen.table.go((figure.row, figure.column))
        assert screen.narrative.figure == screen.index.told[told]


@pytest.mark.parametrize("width", [80, 84, 90, 101, 110, 120])
async def test_no_figure_is_cut_in_two(desk: Opener, width: int) -> None:
    async with desk((width, 30)) as pilot:
        table = the(pilot).table
        printed = {cell.text for row in table.table.grid for cell in row if cell is not None}
        await pilot.press("2", "home")
        for key in ("right", "right", "right", "home"):
            seen = NUMBER.findall("\n".join(text_of(table).splitlines()[1:]))
            assert seen and set(seen) <= printed
            await pilot.press(key)


async def test_the_bar_and_the_wheel_roll(desk: Opener) -> None:
    async with desk((80, 24)) as pilot:
        await pilot.press("question_mark")
        rows = pilot.app.screen.query_one(Rows)
        last = rows.count - rows.rows_in_sight
        assert last > 0
        await pilot.mouse_down(rows, offset=(rows.room, rows.size.height - 1))
        assert rows.rolled.y == last
        await pilot.hover(rows, offset=(rows.room, rows.HEAD))
        assert rows.rolled.y == 0
        await pilot.mouse_up(rows, offset=(rows.room, rows.HEAD))
        await pilot.hover(rows, offset=(rows.room, rows.size.height - 1))
        assert rows.rolled.y == 0  # it has been let go
        rows.post_message(events.MouseScrollDown(rows, 1, 1, 0, 1, 0, shift=False, meta=False, ctrl=False))
        await pilot.pause()
        assert 0 < rows.rolled.y < last
        assert rows.at == 0


async def test_a_finding_of_thousands_of_places_shows_the_first_of_them(desk: Opener) -> None:
    made = material(handmade.report())
    first = made.findings[0]
    many = replace(first, operands=first.operands * 3_000, formula="1 + " * 9_000 + "1 ≠ 180.00")
    async with desk() as pilot:
        screen = the(pilot)
        screen.index = Index(replace(made, findings=(many,)))
        screen.course.index = screen.index
        screen.go_finding(0)
        assert len(screen.finding.operands) == MOST_PLACES
        assert len(screen.finding.formula) < 3_000 and screen.finding.formula.endswith("≠ 180.00")
        assert screen.index.unshown[many.id] == 3_000 * len(first.operands) - MOST_PLACES
        await pilot.press("4")
        for _ in range(40):
            await pilot.press("pagedown")
        assert "未列出" in text_of(screen.matter)


async def test_what_is_compared_is_marked_on_both_sides_wherever_the_focus_is(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("n")
        screen = the(pilot)
        place = screen.table.place
        assert screen.focused is screen.narrative and any(spot.row == place[0] for spot, _ in screen.table.spots)
        assert "cursor" not in screen.table._looks(place, ()) and "hand" in screen.table._looks(place, ())
        await pilot.press("2")
        assert "cursor" in screen.table._looks(place, ())
