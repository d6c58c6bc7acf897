"""A check of the reviewer's own, from the cells that are picked to the export of the next version."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reconcile.export.entries import sheet
from reconcile.language import speaker
from reconcile.review import as_review, read_review
from tests.tui.conftest import until_open
from tests.tui.reviewer import text_of, the
from tui.app import GoujiApp
from tui.recent import Recent
from tui.widgets.rows import Rows

SAMPLE = Path(__file__).parents[2] / "sample_data" / "jincheng-2026.txt"


def go(pilot: Pilot[int], title: str, row: str, column: str) -> str:
    """Put the cursor of the table pane on a cell; its figure."""
    screen = the(pilot)
    figure = next(
        one for one in screen.index.figures.values()
        if title in one.title and one.row_label == row and column in one.column_label and not one.sentence
    )  # fmt: skip
    screen.go_spot(screen.index.figure_spot(figure.id))
    return figure.id


def app_on(file: Path, **given: Path) -> GoujiApp:
    return GoujiApp(file, recent=Recent(file.with_name("recent.toml")), reviewer="张三", **given)  # type: ignore[arg-type]


async def test_it_is_kept_and_run_again_on_the_next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    text = SAMPLE.read_text("utf-8")
    first.write_text(text, "utf-8")
    at = text.index("3922.07", text.index("2010504", text.index("2026年预算支出总表\n")))
    second.write_text(f"{text[:at]}3923.07{text[at + 7 :]}", "utf-8")
    app = app_on(first)
    async with app.run_test(size=(120, 36)) as pilot:
        await until_open(pilot)
        go(pilot, "支出总表", "行政运行", "合计")
        await pilot.press("2", "space", "down", "space")
        go(pilot, "收支总表", "一般公共服务支出", "合计")
        await pilot.press("equals_sign", "enter")
        (check,) = the(pilot).review.checks
        assert check.formula == "128.89 + 3922.07 = 4050.96"
        await pilot.press("q")
    app = app_on(second, earlier=tmp_path / "first.review.toml")
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await until_open(pilot)
        await pilot.pause()
        assert any("成立 0，不成立 1" in one.message for one in app._notifications)
        await pilot.press("4", "equals_sign")
        shown = text_of(app.screen.query_one(Rows))
        assert "128.89 + 3923.07 = 4051.96 ≠ 4050.96" in shown and "原为 128.89 + 3922.07 = 4050.96" in shown
        await pilot.press("escape", "q")
    exported = sheet(as_review(read_review(tmp_path / "second.review.toml")), "zh").own_checks(speaker("zh"))
    assert exported[0].split(" · ")[1:] == [
        "128.89 + 3923.07 = 4051.96 ≠ 4050.96",
        speaker("zh")("verdict-inconsistent"),
    ]
    (kept,) = as_review(read_review(tmp_path / "first.review.toml")).check
    assert kept.verdict == "consistent"  # the version before stays as it was
