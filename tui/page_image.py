"""The page as it was printed, with boxes, as an image; and an image as lines of half blocks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from reconcile.disclosure import Box
from tui.printed import ambiguous_avoided

if TYPE_CHECKING:
    from PIL.Image import Image

Step = tuple[int, int]
COLOUR = (213, 94, 0)
NEAREST = 160  # points across in a close view, or the width of what is boxed
LARGEST = 4_000  # pixels at an edge


def page_image(
    file: Path,
    page: int,
    boxes: Sequence[Box],
    *,
    scale: float,
    shape: tuple[int, int] | None = None,
    moved: Step = (0, 0),
) -> Image:
    """One page (from 1) with boxes drawn around what is in question.

    shape: width and height, in any unit, of a close view around the first box; None for the whole page. moved: how many
    steps, of a third of that view, it is moved to the right and down.
    """
    import pypdfium2 as pdfium  # noqa: PLC0415 - only for those who look
    from PIL import ImageDraw  # noqa: PLC0415

    document = pdfium.PdfDocument(file)
    try:
        leaf = document[page - 1]
        scale = min(scale, LARGEST / max(leaf.get_size()))
        image: Image = leaf.render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()
    draw = ImageDraw.Draw(image)
    for box in boxes:
        left, top, right, bottom = (edge * scale for edge in box)
        draw.rectangle((left - 3, top - 3, right + 3, bottom + 3), outline=COLOUR, width=max(round(scale * 1.5), 2))
    if shape is not None and boxes:
        image = image.crop(_near(boxes[0], shape, scale, image.size, moved))
    return image


def _near(
    box: Box, shape: tuple[int, int], scale: float, size: tuple[int, int], moved: Step
) -> tuple[int, int, int, int]:
    """The part of a page around a box, in pixels, of this shape and within the page."""
    across = min(max(box[2] - box[0] + 24, NEAREST) * scale, size[0])
    down = min(across * shape[1] / shape[0], size[1])
    left = min(max((box[0] + box[2]) / 2 * scale - across / 2 + moved[0] * across / 3, 0), size[0] - across)
    top = min(max((box[1] + box[3]) / 2 * scale - down / 2 + moved[1] * down / 3, 0), size[1] - down)
    return int(left), int(top), int(left + across), int(top + down)


def half_blocks(image: Image, width: int, height: int) -> list[list[Segment]]:
    """An image in at most `width` cells and `height` lines, two pixels a cell."""
    if ambiguous_avoided():
        return _blocks(image, width, height)
    ratio = min(width / image.width, 2 * height / image.height)
    across, down = max(int(image.width * ratio), 1), max(int(image.height * ratio) // 2 * 2, 2)
    small = image.resize((across, down))
    data = small.convert("RGB").tobytes()
    pixels = [(data[at], data[at + 1], data[at + 2]) for at in range(0, len(data), 3)]
    styles: dict[tuple[object, object], Style] = {}
    lines = []
    for y in range(0, down, 2):
        line = []
        for x in range(across):
            upper, lower = pixels[y * across + x], pixels[(y + 1) * across + x]
            style = styles.get((upper, lower))
            if style is None:
                style = Style(color=_colour(upper), bgcolor=_colour(lower))
                styles[upper, lower] = style
            line.append(Segment("▀", style))
        lines.append(line)
    return lines


def _blocks(image: Image, width: int, height: int) -> list[list[Segment]]:
    """The same with one pixel a cell, for a terminal that draws half blocks too wide."""
    ratio = min(width / image.width, 2 * height / image.height)
    across, down = max(int(image.width * ratio), 1), max(int(image.height * ratio) // 2, 1)
    data = image.resize((across, down)).convert("RGB").tobytes()
    pixels = [(data[at], data[at + 1], data[at + 2]) for at in range(0, len(data), 3)]
    return [
        [Segment(" ", Style(bgcolor=_colour(one))) for one in pixels[y * across : (y + 1) * across]]
        for y in range(down)
    ]


def _colour(pixel: tuple[int, int, int]) -> Color:
    return Color.from_rgb(*pixel)
