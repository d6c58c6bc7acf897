"""What can be read while the engine is still at work."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from reconcile import pipeline
from reconcile.errors import Cancelled
from reconcile.reading import read
from tests.tui.commands.program import BREAKS, TIES
from tests.tui.conftest import until_open
from tests.tui.reviewer import text_of
from tui.app import GoujiApp
from tui.screens.preview import PreviewScreen
from tui.screens.start import StartScreen
from tui.system.recent import Recent


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
