"""The table of actions: every one of them has a test, a method, and a name in both languages that the palette finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reconcile.language import speaker
from tests.tui.conftest import Opener
from tests.tui.reviewer import the
from tui.actions import ALL, EVERYWHERE, Action
from tui.app import GoujiApp
from tui.desk.screen import DeskScreen
from tui.palette import ActionCommands
from tui.screens.preview import PreviewScreen
from tui.screens.start import StartScreen
from tui.sheets.findings import FindingsScreen
from tui.sheets.note import NoteScreen
from tui.sheets.page import PageScreen
from tui.sheets.sheet import Sheet
from tui.widgets.lines import LineView

HERE = Path(__file__).parent


def keys_of(screen: type) -> set[str]:
    """The keys that a screen or a pane binds itself."""
    return {key for one in screen.__dict__["BINDINGS"] for key in one.key.split(",")}


def test_every_action_has_a_test() -> None:
    """Its name is in the name of a test in one of the files about keys."""
    sources = [one.read_text("utf-8") for one in HERE.glob("test_keys_*.py")]
    tests = " ".join(re.findall(r"def (test_\w+)", "".join(sources)))
    assert [action.id for action in ALL if action.id.replace("-", "_") not in tests] == []


@pytest.mark.parametrize(
    "bound", [DeskScreen, FindingsScreen, LineView, NoteScreen, PageScreen, PreviewScreen, Sheet, StartScreen]
)
def test_every_key_is_pressed_in_a_test(bound: type) -> None:
    written = set(re.findall(r'"([^"\s]+)"', "".join(one.read_text("utf-8") for one in HERE.glob("test_*.py"))))
    assert keys_of(bound) - written == set()


@pytest.mark.parametrize("action", ALL, ids=lambda one: one.id)
def test_every_action_can_be_done(action: Action) -> None:
    assert hasattr(GoujiApp if action in EVERYWHERE else DeskScreen, f"action_{action.call}")


async def test_the_palette_lists_every_action_and_finds_each_by_its_names(desk: Opener) -> None:
    async with desk() as pilot:
        commands = ActionCommands(the(pilot))
        say = the(pilot).voice
        listed = [str(hit.text) async for hit in commands.discover()]
        assert listed == [say(action.title) for action in ALL]
        for action in ALL:
            for name in (*(speaker(one)(f"app-{action.title}") for one in ("zh", "en")), action.id):
                found = [str(hit.text).split(" (")[0] async for hit in commands.search(name)]
                assert say(action.title) in found, name
