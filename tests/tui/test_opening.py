"""Opening: progress, stopping, failing, the start screen, remapped keys."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Label

from reconcile import pipeline
from reconcile.errors import Cancelled
from reconcile.reading import read
from reconcile.review import open_review, review_path
from reconcile.settings import AppSettings
from tests.tui.commands.program import BREAKS, TIES, told
from tests.tui.conftest import make_app, until_open
from tests.tui.reviewer import text_of
from tui.app import GoujiApp
from tui.desk.screen import DeskScreen
from tui.report import opening
from tui.report.opening import Desk
from tui.screens.preview import PreviewScreen
from tui.screens.reading import ReadingScreen
from tui.screens.start import StartScreen, completions
from tui.system.preferences import preferences
from tui.system.recent import Recent
from tui.widgets.hint import Hint
from tui.widgets.rows import Rows
from tui.widgets.status import Bar

HEAVY = "polars", "pdfplumber", "pypdfium2", "PIL", "reconcile.pipeline", "reconcile.recognising"


def trouble(app: GoujiApp) -> str:
    return str(app.screen.query_one("#trouble", Label).content)


async def test_pages_are_counted_and_escape_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = Event()

    def slow(path: Path, **given: object) -> Desk:
        progress, cancelled = given["progress"], given["cancelled"]
        progress(3, 9)  # type: ignore[operator]
        begun.set()
        while not cancelled():  # type: ignore[operator]
            begun.wait(0.01)
        raise Cancelled("cancelled")

    monkeypatch.setattr(opening, "open_file", slow)
    app = GoujiApp(tmp_path / "a.pdf", recent=Recent(tmp_path / "recent.toml"))
    async with app.run_test() as pilot:
        while not begun.is_set():
            await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert "3 / 9" in str(app.screen.query_one("#said", Bar).left)
        await pilot.press("escape")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, StartScreen)


async def test_a_file_that_cannot_be_read_is_said_in_one_line(tmp_path: Path) -> None:
    app = GoujiApp(tmp_path / "missing.pdf", recent=Recent(tmp_path / "recent.toml"))
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.pause()
        assert "missing.pdf" in trouble(app)


async def test_an_unforeseen_fault_is_said_and_nothing_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path, **given: object) -> Desk:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr(opening, "open_file", broken)
    app = GoujiApp(tmp_path / "a.pdf", recent=Recent(tmp_path / "recent.toml"))
    async with app.run_test() as pilot:
        while not isinstance(app.screen, StartScreen):
            await pilot.pause()
        await pilot.pause()
        assert "boom" in trouble(app)


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
        await pilot.press("down", "down", "enter")
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


def test_a_saved_review_opens_without_the_engine(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TIES, "utf-8")
    code = (
        "import sys; from pathlib import Path; from tui.report.opening import open_file\n"
        "desk = open_file(Path(sys.argv[1]), reviewer='r', language='zh', progress=print, cancelled=lambda: False)\n"
        f"print(len(desk.index.figures), [name for name in {HEAVY!r} if name in sys.modules])"
    )
    environment = {**told("en"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-c", code, str(file)]
    shown = [subprocess.run(command, check=True, capture_output=True, text=True, env=environment) for _ in range(2)]
    first, again = (one.stdout.splitlines()[-1].split(" ", 1) for one in shown)
    assert first[0] == again[0] != "0"
    assert "polars" in first[1]
    assert again[1] == "[]"


def test_the_engine_is_not_loaded_before_the_first_screen() -> None:
    code = f"import sys, tui.app; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=told("en"))
    assert done.stdout.strip() == "[]"


async def test_tables_and_text_can_be_read_before_the_findings_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, decided = Event(), pipeline.reconcile

    def slow(*given: object, **more: object) -> object:
        assert go_on.wait(60)
        return decided(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "reconcile", slow)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = tmp_path / "document.txt"
    file.write_text(TIES, "utf-8")
    app = GoujiApp(file, recent=Recent(tmp_path / "recent.toml"))
    async with app.run_test(size=(120, 36)) as pilot:
        while not isinstance(app.screen, PreviewScreen):
            await pilot.pause(0.01)
        await pilot.pause()
        assert "60.00" in text_of(app.screen.table)
        await pilot.press("down", "3", "down")
        assert app.screen.narrative.has_focus
        await pilot.resize_terminal(80, 24)
        await pilot.press("tab")
        await pilot.pause()
        assert app.screen.table.has_focus and app.screen.table.region.width == 80
        await pilot.press("tab")
        await pilot.pause()
        assert app.focused is app.screen.narrative and app.screen.narrative.region.width == 80
        go_on.set()
        await until_open(pilot)


def broken(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """A file with contradictions, which is worked out anew."""
    patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    file = folder / "document.txt"
    file.write_text(BREAKS, "utf-8")
    return file


def test_what_is_decided_so_far_is_told_rule_by_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "OFTEN", -1)
    told: list[pipeline.Report] = []
    whole = pipeline.reconcile(read(broken(tmp_path, monkeypatch)), seen=told.append)
    counts = [len(one.equations) for one in told]
    assert counts == sorted(counts) and counts[0] < counts[-1] == len(whole.equations)
    assert {one.id for one in told[-1].findings} == {one.id for one in whole.findings} != set()


def test_the_deciding_can_be_stopped_between_two_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = iter((False, False, True))
    with pytest.raises(Cancelled):
        pipeline.reconcile(read(broken(tmp_path, monkeypatch)), cancelled=lambda: next(asked))
    assert next(asked, None) is None


async def test_findings_appear_as_they_are_decided_and_escape_stops_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, decided = Event(), pipeline.reconcile

    def slow(*given: object, **more: object) -> object:
        report = decided(*given)  # type: ignore[arg-type]
        more["seen"](report)  # type: ignore[operator]
        assert go_on.wait(60)
        return report

    monkeypatch.setattr(pipeline, "reconcile", slow)
    app = GoujiApp(broken(tmp_path, monkeypatch), recent=Recent(tmp_path / "recent.toml"))
    async with app.run_test(size=(120, 36)) as pilot:
        while not (isinstance(app.screen, PreviewScreen) and app.screen.found.count):
            await pilot.pause(0.01)
        await pilot.pause()
        preview = app.screen
        assert "SUM" in text_of(preview.found)
        before = preview.table.place
        await pilot.click(preview.found, offset=(5, 1))
        await pilot.pause()
        assert preview.table.place != before
        await pilot.press("escape")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, StartScreen)  # while the engine is still at work
        assert not go_on.is_set()
        go_on.set()
        await pilot.pause(0.3)
        assert isinstance(app.screen, StartScreen)
    assert not (tmp_path / "document.txt.review.toml").exists()
    assert not list(tmp_path.glob("*.lock"))


async def test_a_second_window_is_told_who_has_the_review_where_and_since_when(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = tmp_path / "a.txt"
    file.write_text(BREAKS, "utf-8")
    with open_review(review_path(file), pipeline.reconcile(read(file)), "甲"):
        app = GoujiApp(file, language="zh")
        async with app.run_test(size=(100, 30)) as pilot:
            await until_open(pilot)
            (told_so,) = [one.message for one in app._notifications if "正在复核" in one.message]
    assert told_so.startswith(f"甲 正在复核此文件（在 {socket.gethostname()} 上，20")
