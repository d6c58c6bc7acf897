"""What a person has set holds, and where they were is found again."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.settings import AppSettings
from tests.tui.conftest import make_app, until_open
from tui.app import GoujiApp
from tui.desk.screen import DeskScreen
from tui.report import opening
from tui.report.opening import Desk
from tui.system.preferences import preferences
from tui.system.recent import Recent


async def test_keys_are_remapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(tmp_path, monkeypatch)
    plain = opening.open_file

    def remapped(path: Path, **given: object) -> Desk:
        made = plain(path, **given)  # type: ignore[arg-type]
        return Desk(
            made.index,
            made.review,
            app=AppSettings(theme="light", language="en"),
            keys={"next-finding": "ctrl+n", "no-such": "x"},
        )

    monkeypatch.setattr(opening, "open_file", remapped)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await until_open(pilot)
        assert any("no-such" in note.message for note in app._notifications)
        await pilot.press("n")
        assert screen.course.at == 0
        await pilot.press("ctrl+n")
        assert screen.course.at == 1
        assert ("next_finding", "^n", "next") in screen.key_entries()
        assert app.theme == "gouji-light"


async def test_the_same_place_is_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(tmp_path, monkeypatch)
    async with app.run_test() as pilot:
        await until_open(pilot)
        await pilot.press("n", "c", "n", "q")
    again = make_app(tmp_path, monkeypatch)
    async with again.run_test() as pilot:
        screen = await until_open(pilot)
        assert isinstance(screen, DeskScreen)
        assert screen.course.at == 2
        assert screen.review.status("f2") == "confirmed"


async def test_the_palette_knows_names_of_both_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(tmp_path, monkeypatch)
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await until_open(pilot)
        await pilot.press("ctrl+p", *"confirm")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause()
        assert screen.review.status("f1") == "confirmed"


async def test_a_newcomer_is_told_the_first_keys_three_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_app(tmp_path, monkeypatch)
    (tmp_path / "recent.toml").unlink()
    shown = []
    for _ in range(4):
        app = GoujiApp(tmp_path / "document.pdf", language="en", recent=Recent(tmp_path / "recent.toml"))
        async with app.run_test() as pilot:
            await until_open(pilot)
            shown.append(any("all keys" in note.message for note in app._notifications))
            await pilot.press("q")
    assert shown == [True, True, True, False]


async def test_the_theme_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(tmp_path, monkeypatch)
    async with app.run_test() as pilot:
        await until_open(pilot)
        await pilot.press("T", "q")
    assert GoujiApp(recent=Recent(tmp_path / "recent.toml")).theme == "gouji-light"


async def test_a_language_that_was_asked_for_comes_before_the_one_that_is_set(tmp_path: Path) -> None:
    asked = GoujiApp(language="zh", language_asked=True, recent=Recent(tmp_path / "recent.toml"))
    asked.prefer(AppSettings(language="en"))
    assert asked.voice.language == "zh"


def test_settings_hold_from_the_start_and_a_broken_file_is_left_to_the_opening(tmp_path: Path) -> None:
    (tmp_path / "gouji.toml").write_text('[app]\nlanguage = "en"\nambiguous_width = "wide"\n', "utf-8")
    assert preferences(tmp_path / "a.pdf") == AppSettings(language="en", ambiguous_width="wide")
    (tmp_path / "gouji.toml").write_text("[app]\nlanguage = 3\n", "utf-8")
    assert preferences(tmp_path / "a.pdf") == AppSettings()
