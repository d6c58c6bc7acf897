"""The person's own keys: each does one thing, and what would make it two is refused and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import make_app, until_open
from tui.keymap import sound
from tui.report import opening
from tui.report.opening import Desk
from tui.sheets.help import HelpScreen
from tui.widgets.rows import Rows


def test_several_keys_and_keys_as_they_are_written() -> None:
    assert sound({"next-finding": "n, f8", "search": "?", "help": "f1"}) == (
        {"next-finding": ("n", "f8"), "search": ("question_mark",), "help": ("f1",)},
        [],
    )


def test_a_key_that_another_action_has_given_up_is_free() -> None:
    assert sound({"confirm": "y", "copy": "c"})[1] == []


@pytest.mark.parametrize("key", ["n", "j", "ctrl+p", "escape"])
def test_a_key_that_does_something_else_is_not_taken(key: str) -> None:
    assert sound({"zoom": key}) == ({}, ["zoom"])


def test_of_two_wishes_for_one_key_the_first_is_taken() -> None:
    assert sound({"zoom": "f2", "swap": "f2"}) == ({"zoom": ("f2",)}, ["swap"])


def test_a_wish_that_rests_on_a_refused_one_is_refused_too() -> None:
    assert sound({"undo": "c", "confirm": "ctrl+p"}) == ({}, ["confirm", "undo"])


def test_an_empty_wish_is_none() -> None:
    assert sound({"quit": "", "help": " , "}) == ({}, [])


async def test_own_keys_are_in_footer_and_help_and_a_clash_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(tmp_path, monkeypatch, "en")
    (tmp_path / "recent.toml").unlink()  # somebody new, who is told the keys
    plain = opening.open_file

    def remapped(path: Path, **given: object) -> Desk:
        made = plain(path, **given)  # type: ignore[arg-type]
        return Desk(made.index, made.review, keys={"next-finding": "f8", "zoom": "c"})

    monkeypatch.setattr(opening, "open_file", remapped)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        screen = await until_open(pilot)
        assert any(note.message.endswith("zoom") for note in app._notifications)
        assert any(note.message.startswith("f8 next   c confirm") for note in app._notifications)
        assert ("next_finding", "f8", "next") in screen.key_entries()
        await pilot.press("c")
        assert screen.review.status("f1") == "confirmed"
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        rows = app.screen.query_one(Rows)
        keys = {choice.value: choice.cells[0][0].strip() for choice in rows.choices}
        assert (keys["next_finding"], keys["zoom"]) == ("f8", "z")
