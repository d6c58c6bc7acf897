"""The printed page: the right part of it, with a box around what is in question."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tui.page_image import COLOUR, half_blocks, page_image
from tui.screens.page import has_graphics

BOX = (100.0, 200.0, 180.0, 220.0)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Two blank pages of 600 by 800 points."""
    path = tmp_path / "pages.pdf"
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
    image = page_image(file, 1, [BOX], scale=2.0, shape=(80, 40))
    assert image.width / image.height == pytest.approx(2, abs=0.02)
    colours = {image.getpixel((x, y)) for x in range(image.width) for y in range(image.height)}
    assert COLOUR in colours


def test_a_close_view_stays_on_the_page(file: Path) -> None:
    image = page_image(file, 1, [(590.0, 790.0, 600.0, 800.0)], scale=1.0, shape=(10, 10))
    assert image.size == (160, 160)


def test_a_close_view_moves_by_thirds_and_stays_on_the_page(file: Path) -> None:
    def box_at(moved: tuple[int, int]) -> int | None:
        image = page_image(file, 1, [BOX], scale=1.0, shape=(80, 40), moved=moved)
        seen = [x for x in range(image.width) for y in range(image.height) if image.getpixel((x, y)) == COLOUR]
        return max(seen, default=None)

    here, right = box_at((0, 0)), box_at((1, 0))
    assert here is not None and right is not None
    assert here - right == pytest.approx(160 / 3, abs=1)
    assert box_at((0, 9)) is None  # out of sight
    assert page_image(file, 1, [BOX], scale=1.0, shape=(80, 40), moved=(99, 99)).size == (160, 80)


def test_half_blocks_fit(file: Path) -> None:
    lines = half_blocks(page_image(file, 1, [], scale=1.0), 40, 20)
    assert len(lines) == 20
    assert {sum(len(one.text) for one in line) for line in lines} == {30}  # 600:800 in 40 by 40 half lines


def test_without_a_drawing_terminal_there_are_half_blocks() -> None:
    assert not has_graphics()
