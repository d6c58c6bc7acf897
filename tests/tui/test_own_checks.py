"""A check of the reviewer's own, from the cells that are picked to the export of the next version."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Label

from reconcile.export.entries import sheet
from reconcile.language import speaker
from reconcile.review import as_review, read_review
from tests.tui.conftest import until_open
from tests.tui.reviewer import text_of, the
from tui.app import GoujiApp
from tui.system.recent import Recent
from tui.widgets.rows import Rows

SAMPLE = Path(__file__).parents[2] / "sample_data" / "jincheng-2026.txt"


@pytest.fixture
def first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample, in a folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Path(shutil.copyfile(SAMPLE, tmp_path / "first.txt"))


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


async def test_it_is_kept_and_run_again_on_the_next_version(first: Path) -> None:
    text, second = first.read_text("utf-8"), first.with_name("second.txt")
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
    app = app_on(second, earlier=first.with_name("first.review.toml"))
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await until_open(pilot)
        await pilot.pause()
        assert any("成立 0，不成立 1" in one.message for one in app._notifications)
        await pilot.press("4", "equals_sign")
        shown = text_of(app.screen.query_one(Rows))
        assert "128.89 + 3923.07 = 4051.96 ≠ 4050.96" in shown and "原为 128.89 + 3922.07 = 4050.96" in shown
        assert "   3923.07  2026年预算支出总表 / " in shown and " / 2026年预算数·合计 " in shown
        await pilot.press("escape", "q")
    exported = sheet(as_review(read_review(first.with_name("second.review.toml"))), "zh").own_checks(speaker("zh"))
    assert "3923.07" in exported[0] and exported[0].endswith(speaker("zh")("verdict-inconsistent"))
    (kept,) = as_review(read_review(first.with_name("first.review.toml"))).check
    assert kept.verdict == "consistent"  # the version before stays as it was


async def test_a_figure_of_the_text_is_found_again_where_it_was_corrected(first: Path) -> None:
    text, second = first.read_text("utf-8"), first.with_name("second.txt")
    second.write_text(text.replace("比上年增加1261.12万元", "比上年增加1251.12万元"), "utf-8")
    app = app_on(first)
    async with app.run_test(size=(120, 36)) as pilot:
        await until_open(pilot)
        await pilot.press("slash", *"1261.12", "enter", "space")
        go(pilot, "收支总表", "一般公共服务支出", "合计")
        await pilot.press("equals_sign", "enter")
        (check,) = the(pilot).review.checks
        assert check.formula == "1261.12万元 ≠ 4050.96"
        await pilot.press("q")
    app = app_on(second, earlier=first.with_name("first.review.toml"))
    async with app.run_test(size=(120, 36)) as pilot:
        await until_open(pilot)
        await pilot.press("4", "equals_sign")
        assert "1251.12万元 ≠ 4050.96" in text_of(app.screen.query_one(Rows))


@pytest.mark.parametrize("order", [("4,050.96万元", "4,595.13万元"), ("4,595.13万元", "4,050.96万元")])
async def test_a_share_is_asked_of_two_figures_in_either_order(first: Path, order: tuple[str, str]) -> None:
    app = app_on(first)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_open(pilot)
        screen = the(pilot)
        rate = next(one for one in screen.index.figures.values() if one.text == "88.16%" and one.sentence)
        beside = [one for one in screen.index.figures.values() if one.sentence == rate.sentence]
        for text in order:
            screen.go_spot(screen.index.figure_spot(next(one.id for one in beside if one.text == text)))
            await pilot.press("space")
        screen.go_spot(screen.index.figure_spot(rate.id))
        await pilot.press("equals_sign")
        whole = app.screen.query_one("#whole", Label)  # the row itself is too narrow for all of it
        assert str(whole.content).split("   ") == ["4,050.96万元 ÷ 4,595.13万元 = 88.1577% → 88.16%", "成立"]
        await pilot.press("enter")
        (check,) = screen.review.checks
        assert [one.column for one in check.parts] == ["4,050.96万元", "4,595.13万元"]


async def test_every_figure_of_a_check_is_shown_with_its_place_and_can_be_gone_to(first: Path) -> None:
    app = app_on(first)
    async with app.run_test(size=(120, 36)) as pilot:
        await until_open(pilot)
        screen = the(pilot)
        part = go(pilot, "支出总表", "行政运行", "合计")
        await pilot.press("2", "space")
        total = go(pilot, "收支总表", "一般公共服务支出", "合计")
        await pilot.press("equals_sign")
        rows = app.screen.query_one(Rows)
        assert [choice.cells[-1][0] for choice in rows.choices] == [
            "128.89 ≠ 4050.96   不成立   相差 3922.07万元",
            "  128.89  2026年预算支出总表 / 行政运行 / 2026年预算数·合计",
            "  4050.96  2026年预算收支总表 / 一般公共服务支出 / 支出·2026年合计",
        ]
        await pilot.press("down", "enter")
        assert screen.here is not None and screen.here.figure == part
        assert screen.picked == [part] and not screen.review.checks  # what was not kept can be gone on with
        await pilot.press("backspace", "escape")
        assert screen.here.figure == total and screen.picked == []


async def test_a_blank_counts_as_nothing(first: Path) -> None:
    app = app_on(first)
    async with app.run_test(size=(120, 36)) as pilot:
        await until_open(pilot)
        screen = the(pilot)
        for table in screen.index.disclosure.tables:
            amounts = screen.index.amounts(table.id)
            for row, line in enumerate(table.grid[table.header_rows :], table.header_rows):
                blank = [one for one in amounts if (cell := line[one]) is not None and not cell.text]
                assert all(screen.index.figures[screen.index.cells[table.id][row, one]].nil for one in blank)
        go(pilot, "支出总表", "行政运行", "项目支出")
        await pilot.press("2", "space", "left", "space", "left", "equals_sign")
        assert app.screen.query_one(Rows).choices[0].cells[-1][0].endswith("   成立")
