"""The start screen: reviews of late, a path typed or found with the mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.conftest import make_app, until_open
from tests.tui.reviewer import text_of
from tui.app import GoujiApp
from tui.screens.start import StartScreen, completions
from tui.system.recent import Recent
from tui.widgets.hint import Hint
from tui.widgets.rows import Rows


async def test_the_start_lists_reviews_of_late_with_their_progress(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(tmp_path, monkeypatch)
    async with app.run_test() as pilot:
        await until_open(pilot)
        await pilot.press("c", "O")
        for _ in range(100):
            await pilot.pause(0.02)
            rows = app.screen.query_one(Rows)
            if "1 / 4" in rows.choices[0].cells[1][0]:
                break
        assert rows.choices[0].value == (tmp_path / "document.review.toml").resolve()
        assert "1 / 4" in rows.choices[0].cells[1][0]


async def test_the_start_opens_a_typed_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(tmp_path, monkeypatch)
    app.path = None
    async with app.run_test() as pilot:
        await pilot.press("slash")
        app.screen.query_one(Input).value = str(tmp_path / "x.pdf")
        await pilot.press("enter")
        await pilot.pause()
        await until_open(pilot)


def test_paths_are_completed(tmp_path: Path) -> None:
    (tmp_path / "budget.pdf").touch()
    (tmp_path / "budget.png").touch()
    (tmp_path / ".hidden.pdf").touch()
    (tmp_path / "books").mkdir()
    assert completions(f"{tmp_path}/bu") == [f"{tmp_path}/budget.pdf"]
    assert completions(f"{tmp_path}/") == [f"{tmp_path}/books/", f"{tmp_path}/budget.pdf"]
    assert completions("/no/such/folder/x") == []


async def test_the_start_speaks_the_other_language_at_once(tmp_path: Path) -> None:
    app = GoujiApp(recent=Recent(tmp_path / "recent.toml"))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("L")
        hint = app.screen.query_one(Hint)
        assert "q quit" in text_of(hint) and "退出" not in text_of(hint)
        assert app.screen.query_one(Input).placeholder.startswith("open a file")


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the moment with a folder in it, in which there is one disclosure."""
    (tmp_path / "here" / "books").mkdir(parents=True)
    (tmp_path / "here" / "books" / "budget.pdf").touch()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def listed(pilot: Pilot[int]) -> list[str]:
    return [str(choice.value) for choice in pilot.app.screen.query_one(Rows).choices]


async def test_a_file_is_found_and_opened_with_the_mouse_alone(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(folders, monkeypatch)
    app.path = None
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#path")
        assert listed(pilot) == [f"{folders.parent}/", "./books/"]
        await pilot.click("#recent", offset=(3, 2))  # the second line, below the head
        await pilot.pause()
        assert listed(pilot) == [f"{folders}/", "./books/budget.pdf"]
        await pilot.click("#recent", offset=(3, 2))
        await pilot.pause()
        await until_open(pilot)


async def test_the_list_follows_the_typed_path_and_escape_brings_the_reviews_back(
    folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(folders, monkeypatch)
    app.path = None
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", "b", "o")
        await pilot.pause()
        assert listed(pilot) == [f"{folders.parent}/", "books/"]
        await pilot.press("down", "enter")
        await pilot.pause()
        assert listed(pilot) == [f"{folders}/", "books/budget.pdf"]
        await pilot.press("escape")
        assert listed(pilot) == ["None"]  # the sample
        await pilot.press("slash", *"books", "enter")  # a folder is looked into, whether it ends in a slash or not
        await pilot.pause()
        assert listed(pilot) == [f"{folders}/", "books/budget.pdf"] and isinstance(app.screen.focused, Rows)
        await pilot.press("escape")
        assert app.screen.query_one(Input).value == ""


async def test_another_file_is_looked_for_beside_the_last_one_where_each_says_how_far_its_review_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "document.pdf").touch()
    (tmp_path / "other.pdf").touch()
    app = make_app(tmp_path, monkeypatch)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_open(pilot)
        await pilot.press("c", "O", "slash")
        assert listed(pilot) == [f"{tmp_path.parent}/", f"{tmp_path}/document.pdf", f"{tmp_path}/other.pdf"]
        screen = app.screen
        assert isinstance(screen, StartScreen)
        while not screen.known:
            await pilot.pause(0.02)
        rows = screen.query_one(Rows)
        assert [choice.cells[1][0] for choice in rows.choices] == ["", "已决 1 / 4", ""]


async def test_a_folder_is_gone_through_file_by_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`gouji FOLDER` lists it; another disclosure is looked for in it, from the one that was open."""
    for name in ("aside.pdf", "document.pdf", "other.pdf"):
        (tmp_path / name).touch()
    app = make_app(tmp_path, monkeypatch)
    app.path, app.folder = None, tmp_path
    async with app.run_test(size=(80, 24)) as pilot:
        assert listed(pilot)[0] == f"{tmp_path.parent}/"
        assert [Path(one).name for one in listed(pilot)[1:]] == ["aside.pdf", "document.pdf", "other.pdf"]
        await pilot.press("down", "enter")  # the cursor begins at the first file, behind the way up
        await until_open(pilot)
        await pilot.press("c", "O")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, StartScreen)
        rows = screen.query_one(Rows)
        assert rows.value == f"{tmp_path}/document.pdf"
        while not screen.known:
            await pilot.pause(0.02)
        assert rows.choices[rows.at].cells[1][0] == "已决 1 / 4"
