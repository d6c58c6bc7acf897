"""Keys that decide: what each does to the review on disk, and how it is undone."""

from __future__ import annotations

from getpass import getuser
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from reconcile.language import Language
from tests.tui.conftest import Opener
from tests.tui.reviewer import at_hand, saved, the
from tui.app import GoujiApp
from tui.sheets.history import HistoryScreen
from tui.sheets.reasons import ReasonScreen, reasons_for
from tui.sheets.reviewer import NameScreen
from tui.system.recent import Recent
from tui.voice import Voice
from tui.widgets.rows import Rows


async def test_confirm_is_on_disk_when_the_key_has_been_handled(desk: Opener, tmp_path: Path) -> None:
    async with desk() as pilot:
        await pilot.press("c")
        assert the(pilot).review.status("f1") == "confirmed"
        assert 'what = "confirm"' in saved(tmp_path)


async def test_confirmed_twice_is_one_decision(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("c", "c")
        assert len(the(pilot).review.history("f1")) == 1


async def test_explained_asks_for_the_explanation_and_takes_every_key_as_text(desk: Opener, tmp_path: Path) -> None:
    async with desk() as pilot:
        await pilot.press("e", "enter")  # nothing is no explanation
        assert the(pilot).review.status("f1") == "open"
        await pilot.press(*"n 2 c q", "enter")
        decision = the(pilot).review.standing("f1").decision
        assert decision is not None and (decision.what, decision.why) == ("explained", "n 2 c q")
        assert 'what = "explained"' in saved(tmp_path)
        assert at_hand(pilot) == "f1"
        await pilot.press("n", "e", *"no", "escape")
        assert the(pilot).review.status("f2") == "open"


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


@pytest.mark.parametrize("words", ["按2025年口径", "the unit says so"])
async def test_words_typed_at_the_list_of_reasons_are_ones_own(desk: Opener, words: str) -> None:
    async with desk() as pilot:
        await pilot.press("d", *words, "enter")
        assert why(pilot, "f1") == words


async def test_words_pasted_at_the_list_of_reasons_are_ones_own(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("d")
        pilot.app.post_message(Paste("见\n2025年说明"))
        await pilot.pause()
        await pilot.press("enter")
        assert why(pilot, "f1") == "见 2025年说明"


async def test_undo_and_redo(desk: Opener, tmp_path: Path) -> None:
    async with desk() as pilot:
        await pilot.press("c", "n", "u")
        assert at_hand(pilot) == "f1"
        assert the(pilot).review.status("f1") == "open"
        assert "withdraw" in saved(tmp_path)
        await pilot.press("ctrl+r")
        assert the(pilot).review.status("f1") == "confirmed"
        await pilot.press("u", "u", "u")  # more often than there is anything to undo


async def test_undo_withdraws_what_was_decided_another_day_when_nothing_else_is_left(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("c", "q")
    async with desk(language="en") as pilot:
        for status in ("open", "confirmed"):
            await pilot.press("u")
            assert the(pilot).review.status("f1") == status
        await pilot.press("n", "u")
        assert [note.message for note in pilot.app._notifications] == ["Nothing to undo."]
        assert the(pilot).review.status("f1") == "confirmed"


async def test_history_shows_every_act(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("c", "e", *"why", "enter", "H")
        assert isinstance(pilot.app.screen, HistoryScreen)
        assert pilot.app.screen.query_one(Rows).count == 2
        await pilot.press("escape")


async def test_a_decision_goes_on_to_the_next_where_that_is_set(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("c")
        assert at_hand(pilot) == "f1"
        the(pilot).advance = True
        await pilot.press("n", "c")
        assert at_hand(pilot) == "f3"
        await pilot.press("d", "5")
        assert at_hand(pilot) == "f4"
        await pilot.press("c")
        assert at_hand(pilot) == "f4"  # nothing is left
        assert [note.message for note in pilot.app._notifications] == ["全部已决：x 导出，O 打开另一份"]


def test_the_reasons_are_those_of_the_kind_of_rule() -> None:
    assert reasons_for(["SUM101"])[0] == "tail"
    assert "tail" not in reasons_for(["WRD301"]) and "usage" in reasons_for(["WRD301"])
    assert "not-applicable" in reasons_for(["FRM101", "FRM102"])
    assert reasons_for(["SUM101", "WRD301"]) == reasons_for(["SUM101"])  # of several kinds at once: the general ones


def why(pilot: Pilot[int], finding: str) -> str:
    decision = the(pilot).review.standing(finding).decision
    return decision.why if decision is not None else ""


async def test_a_reason_has_the_same_key_for_every_rule_and_another_key_decides_nothing(desk: Opener) -> None:
    async with desk() as pilot:  # a rule of two tables, then one of a target sheet
        await pilot.press("d", "9")
        assert "识别有误" in why(pilot, "f1")
        await pilot.press("n", "n", "d", "1")
        assert isinstance(pilot.app.screen, ReasonScreen)
        assert [note.message for note in pilot.app._notifications][-1].startswith("1 不是这里的理由")
        await pilot.press("9")
        assert "识别有误" in why(pilot, "f3")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_reason_has_its_words(language: Language) -> None:
    say = Voice(language)
    for rule in ("SUM101", "WRD301", "FRM101", "PRF101"):
        words = [say(f"reason-{one}") for one in reasons_for([rule])]
        assert len(set(words)) == len(words)


async def test_whoever_has_given_no_name_decides_on_and_signs_when_they_like(desk: Opener) -> None:
    async with desk() as pilot:
        screen = the(pilot)
        screen.unnamed, screen.review.reviewer = True, getuser()
        await pilot.press("c")
        assert pilot.app.screen_stack[-1] is screen  # the next key is the desk's
        assert f"署名 {getuser()}（R 更改）" in screen.top.render_line(0).text
        await pilot.press("n", "c", "R")
        assert isinstance(pilot.app.screen, NameScreen)
        assert pilot.app.screen.query_one(Input).value == getuser()  # Enter takes it
        await pilot.press("ctrl+u", *"Zhang", "enter")
        assert "署名" not in screen.top.render_line(0).text
        for finding in ("f1", "f2"):
            decision = screen.review.standing(finding).decision
            assert decision is not None and decision.who == "Zhang"
        assert isinstance(pilot.app, GoujiApp) and Recent(pilot.app.recent.file).kept.reviewer == "Zhang"
        await pilot.press("u", "u")
        assert screen.review.progress().decided == 0


async def test_reviewer_puts_another_name_under_what_follows(desk: Opener) -> None:
    async with desk() as pilot:
        screen = the(pilot)
        await pilot.press("c", "R", "ctrl+u", *"Li", "enter", "n", "c")
        who = [decision.who for one in ("f1", "f2") if (decision := screen.review.standing(one).decision)]
        assert who == ["reviewer", "Li"]


async def test_advance_goes_on_after_a_decision_and_is_remembered(desk: Opener) -> None:
    async with desk() as pilot:
        await pilot.press("A", "c")
        assert at_hand(pilot) == "f2"
        assert isinstance(pilot.app, GoujiApp) and Recent(pilot.app.recent.file).kept.advance
        await pilot.press("A", "c")
        assert at_hand(pilot) == "f2"
