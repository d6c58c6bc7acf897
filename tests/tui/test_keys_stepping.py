"""Keys that step through the findings, list and filter them."""

from __future__ import annotations

from textual.widgets import Label

from reconcile.catalogue import rule
from tests.tui.conftest import Opener
from tests.tui.reviewer import at_hand, the
from tui.layout.printed import fit_middle
from tui.sheets.filter import FilterScreen
from tui.sheets.findings import FindingsScreen
from tui.widgets.rows import Rows


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


async def test_findings_keeps_what_is_picked_when_it_is_sorted(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("F", "home", "space", "space", "s", "s", "c", "escape")
        review = the(pilot).review
        assert [review.status(one) for one in ("f1", "f2", "f3")] == ["confirmed", "confirmed", "open"]


async def test_findings_dismisses_several_for_one_reason(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("F", "home", "space", "space", "d", "1", "escape")
        assert the(pilot).review.progress().dismissed == 2


async def test_filter_shows_some_and_counts_all(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("f")
        assert isinstance(pilot.app.screen, FilterScreen)
        await pilot.press("down", "down", "enter")  # all, error, warning
        assert at_hand(pilot) == "f3"  # what was at hand is none of them
        await pilot.press("n")
        assert at_hand(pilot) == "f3"
        assert the(pilot).review.progress().total == 4
        await pilot.press("f", "x", "n")
        assert at_hand(pilot) == "f4"


async def test_findings_show_whole_what_the_one_under_the_cursor_says(desk: Opener) -> None:
    async with desk((80, 24)) as pilot:
        await pilot.press("F", "down")
        await pilot.pause()
        assert str(pilot.app.screen.query_one(".about", Label).render()) == "基本支出占比不符"


async def test_filter_names_the_families_of_rules(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("f")
        shown = [choice.cells[1][0] for choice in pilot.app.screen.query_one(Rows).choices]
        assert {"PRF 绩效目标", "SHR 占比", "TIE 表间勾稽"} <= set(shown)


async def test_the_list_shows_place_rule_and_arithmetic_in_columns(desk: Opener) -> None:
    async with desk((120, 36)) as pilot:
        await pilot.press("F")
        first = [text for text, _ in pilot.app.screen.query_one(Rows).choices[0].cells]
        assert first[3] == "TIE101" and first[6] == rule("TIE101").zh.title
        assert first[7] == "相差 1.00万元  181.00 ≠ 180.00"
    assert fit_middle("某市新型智慧城市建设项目一期工程合同款", 20) == "某市新型智..程合同款"
