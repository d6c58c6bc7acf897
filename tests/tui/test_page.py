"""The printed page: the right part of it, with a box around what is in question."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import astuple, replace
from reportlab.pdfgen.canvas import Canvas
from textual import events
from textual.pilot import Pilot
from textual.widgets import Label

from tests.tui.conftest import Opener
from tui.desk.screen import DeskScreen
from tui.layout.graphics import ORANGE, Way
from tui.layout.page_image import Window, half_blocks, page_image, window_at
from tui.sheets.page import PageScreen
from tui.widgets.page_view import PageView

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


WHOLE = Window(0, 0, 600, 800)


def test_the_box_is_drawn_where_it_is_printed(file: Path) -> None:
    image = page_image(file, 2, [BOX], WHOLE, (600, 900))
    assert image.size == (600, 800)
    assert image.getpixel((97, 210)) == ORANGE  # three points left of the box
    assert image.getpixel((140, 210)) == (255, 255, 255)


def test_what_is_seen_through_a_window_is_drawn_as_large_as_the_pane(file: Path) -> None:
    image = page_image(file, 1, [BOX], Window(60, 170, 160, 80), (640, 400))
    assert image.size == (640, 320)
    assert image.getpixel((4 * 40 - 3, 4 * 40)) == ORANGE  # left of the box, which begins at 100 - 60 points, and down
    assert image.getpixel((4 * 60, 4 * 40)) == (255, 255, 255)


def test_a_box_that_is_smaller_than_the_view_is_in_its_middle() -> None:
    assert window_at(BOX, (320, 160), 2) == Window(60, 170, 160, 80)


def test_of_a_larger_box_one_sees_the_beginning() -> None:
    paragraph = (50.0, 100.0, 550.0, 400.0)
    assert window_at(paragraph, (320, 160), 2) == Window(38, 88, 160, 80)


def test_a_close_view_moves_by_thirds_and_stays_on_the_page() -> None:
    view = Window(60, 170, 150, 90)
    assert view.moved(1, -1) == Window(110, 140, 150, 90)
    assert view.moved(99, 99).within((600, 800)) == Window(450, 710, 150, 90)
    assert view.moved(-99, -99).within((600, 800)) == Window(0, 0, 150, 90)
    assert Window(0, 0, 900, 90).within((600, 800)) == Window(0, 0, 600, 90)


def test_going_nearer_keeps_the_middle_or_the_point_asked_for_where_it_is() -> None:
    view = Window(100, 200, 160, 80)
    assert view.nearer(2, (160, 80)) == Window(140, 220, 80, 40)
    assert view.nearer(2, (160, 80), (100, 200)) == Window(100, 200, 80, 40)
    assert view.nearer(0.5, (160, 80)) == Window(20, 160, 320, 160)
    assert view.nearer(1, (160, 40)) == Window(100, 220, 160, 40)  # in a pane of another shape


def test_half_blocks_fit(file: Path) -> None:
    lines = half_blocks(page_image(file, 1, [], WHOLE, (600, 800)), 40, 20)
    assert len(lines) == 20
    assert {sum(len(one.text) for one in line) for line in lines} == {30}  # 600:800 in 40 by 40 half lines


def told(page: PageScreen, selector: str) -> str:
    """What a label says."""
    return str(page.query_one(selector, Label).content)


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
        at_the_edge = (await drawn(pilot)).window
        assert at_the_edge is not None
        assert astuple(at_the_edge) == pytest.approx((window.left, 0, window.across, window.down))
        await pilot.press("down")  # at once, however often one went on at the edge
        page = await drawn(pilot)
        assert page.window is not None
        assert page.window.top == pytest.approx(window.down / 3)
        view = page.query_one(PageView)
        view.post_message(events.MouseScrollUp(view, 1, 1, 0, 1, 0, shift=False, meta=False, ctrl=False))
        await pilot.pause()
        page = await drawn(pilot)
        assert page.window is not None
        assert page.window.top == pytest.approx(0)


@pytest.mark.parametrize(
    ("spot", "thirds"), [((2, 2), (-1, -1)), ((118, 15), (1, 0)), ((60, 15), (0, 0)), ((60, 30), (0, 1))]
)
async def test_a_click_moves_what_is_clicked_to_the_middle(
    desk: Opener, file: Path, monkeypatch: pytest.MonkeyPatch, spot: tuple[int, int], thirds: tuple[int, int]
) -> None:
    monkeypatch.chdir(file.parent)
    async with desk() as pilot:
        await pilot.press("v")
        page = await drawn(pilot)
        assert page.window is not None
        page.window = before = replace(page.window, left=200, top=300)
        await pilot.click(PageView, offset=spot)
        after, wanted = (await drawn(pilot)).window, before.moved(*thirds)
        assert after is not None
        assert (after.left, after.top) == pytest.approx((wanted.left, wanted.top))


async def test_the_first_view_can_be_read_and_says_where_it_is_and_what_is_boxed(
    desk: Opener, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    async with desk((80, 24), language="en") as pilot:
        await pilot.press("v")
        page = await drawn(pilot)
        assert page.window is not None
        assert page.window.across == pytest.approx(80 / 1.2)  # a sign of ten points has twelve dots
        assert page.window.shows(page.asked.boxes[0][:2])
        assert "page 1 of" in told(page, ".title") and "% across" in told(page, ".title")
        assert told(page, "#words") == f"{page.asked.about}\n{page.asked.words}" and page.asked.words
        await pilot.press("pagedown")  # where nothing is boxed
        assert not (await drawn(pilot)).query_one("#words").display


async def test_one_goes_nearer_and_farther_up_to_the_whole_page(
    desk: Opener, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    async with desk((80, 24), language="en") as pilot:
        await pilot.press("v")
        first = (await drawn(pilot)).window
        await pilot.press("+")
        nearer = (await drawn(pilot)).window
        assert first is not None and nearer is not None
        assert nearer.across == pytest.approx(first.across / 1.5)
        for _ in range(9):
            await pilot.press("-")
            await drawn(pilot)
        assert (await drawn(pilot)).window == WHOLE
        assert "the whole page" in told(await drawn(pilot), ".title")
        for key, page in (("right", 2), ("h", 1), ("pagedown", 2), ("pageup", 1), ("l", 2)):  # of a whole page
            await pilot.press(key)
            assert (key, (await drawn(pilot)).page) == (key, page)


async def test_z_shows_the_whole_page_and_again_what_is_in_question(
    desk: Opener, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    async with desk((80, 24)) as pilot:
        await pilot.press("v")
        near = (await drawn(pilot)).window
        await pilot.press("z")
        assert (await drawn(pilot)).window == WHOLE
        await pilot.press("z")
        assert (await drawn(pilot)).window == near


async def test_another_size_of_the_terminal_is_filled(
    desk: Opener, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    async with desk((80, 24)) as pilot:
        await pilot.press("v", "z")
        for size in ((80, 24), (120, 40)):
            await pilot.resize_terminal(*size)
            view = (await drawn(pilot)).view
            assert len(view.drawn) == view.size.height > size[1] - 8


@pytest.mark.parametrize(("way", "begins"), [("sixel", "\x1bP"), ("kitty", "\x1b_Ga=T")])
async def test_a_terminal_that_draws_is_told_what_and_where(
    desk: Opener, file: Path, monkeypatch: pytest.MonkeyPatch, way: Way, begins: str
) -> None:
    monkeypatch.chdir(file.parent)
    monkeypatch.setattr(PageScreen, "way", way)
    async with desk((80, 24)) as pilot:
        await pilot.press("v")
        view = (await drawn(pilot)).view
        command = view.drawn[-1][-1]
        assert command.control and command.text.startswith("\x1b7\x1b[2;1H" + begins)  # below the title
        assert command.text.endswith("\x1b8")
        assert [view.render_line(y).cell_length for y in range(view.size.height)] == [80] * view.size.height
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, DeskScreen)


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
