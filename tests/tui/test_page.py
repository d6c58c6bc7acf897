"""The printed page: the right part of it, with a box around what is in question."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from textual import events
from textual.pilot import Pilot
from textual.widgets import Label

from tests.tui.conftest import Opener
from tui.page_image import COLOUR, Window, half_blocks, page_image, window_at
from tui.screens.desk import DeskScreen
from tui.screens.page import BlocksView, PageScreen, has_graphics

BOX = (100.0, 200.0, 180.0, 220.0)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two blank pages of 600 by 800 points."""
    path = tmp_path / "document.pdf"
    canvas = Canvas(str(path), pagesize=(600, 800))
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    return path


def test_the_box_is_drawn_where_it_is_printed(file: Path) -> None:
    image = page_image(file, 2, [BOX], scale=1.0)
    assert image.size == (600, 800)
    assert image.getpixel((97, 210)) == COLOUR  # three points left of the box
    assert image.getpixel((140, 210)) == (255, 255, 255)


def test_a_close_view_has_the_shape_of_the_pane_and_holds_the_box(file: Path) -> None:
    image = page_image(file, 1, [BOX], scale=2.0, window=window_at(BOX, (80, 40)))
    assert image.width / image.height == pytest.approx(2, abs=0.02)
    colours = {image.getpixel((x, y)) for x in range(image.width) for y in range(image.height)}
    assert COLOUR in colours


def test_a_box_that_is_smaller_than_the_view_is_in_its_middle() -> None:
    assert window_at(BOX, (80, 40)) == Window(60, 170, 160, 80)


def test_of_a_larger_box_one_sees_the_beginning() -> None:
    paragraph = (50.0, 100.0, 550.0, 400.0)
    assert window_at(paragraph, (80, 40)) == Window(38, 88, 524, 262)
    assert window_at(paragraph, (80, 40), letters=True) == Window(38, 88, 68, 34)


def test_a_close_view_moves_by_thirds_and_stays_on_the_page() -> None:
    view = Window(60, 170, 150, 90)
    assert view.moved(1, -1) == Window(110, 140, 150, 90)
    assert view.moved(99, 99).within((600, 800)) == Window(450, 710, 150, 90)
    assert view.moved(-99, -99).within((600, 800)) == Window(0, 0, 150, 90)
    assert Window(0, 0, 900, 90).within((600, 800)) == Window(0, 0, 600, 90)


def test_half_blocks_fit(file: Path) -> None:
    lines = half_blocks(page_image(file, 1, [], scale=1.0), 40, 20)
    assert len(lines) == 20
    assert {sum(len(one.text) for one in line) for line in lines} == {30}  # 600:800 in 40 by 40 half lines


def test_without_a_drawing_terminal_there_are_half_blocks() -> None:
    assert not has_graphics()


async def drawn(pilot: Pilot[int]) -> PageScreen:
    """The page, once it is drawn."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert isinstance(pilot.app.screen, PageScreen)
    return pilot.app.screen


async def test_the_close_view_of_a_page_is_moved_by_arrows_and_wheel_and_stops_at_the_edge(
    desk: Opener, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    async with desk() as pilot:
        await pilot.press("v")
        title = (await drawn(pilot)).query_one(".title", Label).content
        assert "0 / 4" in str(title)  # what is left stays in sight here, too
        window = (await drawn(pilot)).window
        assert window is not None
        await pilot.press("up", "up", "up", "up", "up", "up")
        assert (await drawn(pilot)).window == Window(window.left, 0, window.across, window.down)
        await pilot.press("down")  # at once, however often one went on at the edge
        page = await drawn(pilot)
        assert page.window is not None
        assert page.window.top == pytest.approx(window.down / 3)
        view = page.query_one(BlocksView)
        view.post_message(events.MouseScrollUp(view, 1, 1, 0, 1, 0, shift=False, meta=False, ctrl=False))
        await pilot.pause()
        page = await drawn(pilot)
        assert page.window is not None
        assert page.window.top == pytest.approx(0)


async def test_z_goes_nearer_until_letters_are_told_apart_and_then_to_the_whole(
    desk: Opener, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    async with desk((80, 24)) as pilot:
        await pilot.press("v")
        near = (await drawn(pilot)).window
        await pilot.press("z")
        letters = (await drawn(pilot)).window
        assert near is not None and letters is not None
        assert letters.across < near.across
        await pilot.press("n")  # a page without a box, as near
        page = await drawn(pilot)
        assert page.window is not None
        assert (page.page, page.window.across) == (2, letters.across)
        await pilot.press("z")
        assert (await drawn(pilot)).window is None
        await pilot.press("left")  # of a whole page the arrows turn
        assert (await drawn(pilot)).page == 1


async def test_the_viewer_can_be_called_from_the_page(
    desk: Opener, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    monkeypatch.setenv("PATH", "")
    async with desk() as pilot:
        await pilot.press("v", "V")
        assert any("document.pdf" in note.message for note in pilot.app._notifications)


async def test_a_file_that_is_gone_is_told_and_the_desk_stays(
    desk: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with desk() as pilot:
        await pilot.press("v")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(pilot.app.screen, DeskScreen)
        assert any("document.pdf" in note.message for note in pilot.app._notifications)
