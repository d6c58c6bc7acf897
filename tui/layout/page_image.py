"""The page as it was printed, with boxes, as an image; and an image as lines of half blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from reconcile.disclosure import Box
from tui.layout.graphics import ORANGE
from tui.layout.printed import ambiguous_avoided

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

EDGE = 12.0  # points between the edge of a close view and what is boxed
LARGEST = 4_000  # dots at an edge
Colour = tuple[int, int, int]
ONE_AT_A_TIME = Lock()  # pdfium is of one thread


class Window(Struct, frozen=True):
    """What is seen of a page, in points: its left and upper edge, its width and height."""

    left: float
    top: float
    across: float
    down: float

    def moved(self, across: int, down: int) -> Window:
        """By so many thirds of it to the right and down."""
        return replace(self, left=self.left + across * self.across / 3, top=self.top + down * self.down / 3)

    def nearer(self, times: float, shape: tuple[int, int], to: tuple[float, float] | None = None) -> Window:
        """So many times nearer, to a point that stays where it is seen, or to the middle; in the shape of a pane."""
        across = self.across / times
        down = across * shape[1] / shape[0]
        x, y = to or (self.left + self.across / 2, self.top + self.down / 2)
        x, y = (x - self.left) / self.across, (y - self.top) / self.down  # of the window
        return Window(self.left + x * (self.across - across), self.top + y * (self.down - down), across, down)

    def shows(self, point: tuple[float, float]) -> bool:
        """Whether a point of the page is seen."""
        return 0 <= point[0] - self.left <= self.across and 0 <= point[1] - self.top <= self.down

    def within(self, size: tuple[float, float]) -> Window:
        """No larger than a page, and nowhere beyond it."""
        across, down = min(self.across, size[0]), min(self.down, size[1])
        return Window(min(max(self.left, 0), size[0] - across), min(max(self.top, 0), size[1] - down), across, down)


def window_at(box: Box, shape: tuple[int, int], point: float) -> Window:
    """A close view around a box, or its beginning where it is larger. shape: of the pane, in dots across and down.
    point: how many dots it takes.
    """
    left, top, right, bottom = box
    across, down = shape[0] / point, shape[1] / point
    middle = ((left + right - across) / 2, (top + bottom - down) / 2)
    return Window(min(middle[0], left - EDGE), min(middle[1], top - EDGE), across, down)


def page_size(file: Path, page: int) -> tuple[float, float]:
    """Width and height of a page (from 1), in points. Raises OSError, or RuntimeError where the file is damaged."""
    with _opened(file) as document:
        width, height = document[page - 1].get_size()
        return width, height


def page_image(file: Path, page: int, boxes: Sequence[Box], window: Window, room: tuple[int, int]) -> Image:
    """What is seen of a page (from 1) through a window, in so many dots across and down at most, with boxes drawn
    around what is in question. Raises OSError, or RuntimeError where the file is damaged.
    """
    from PIL import ImageDraw  # noqa: PLC0415 - only for those who look

    scale = min(room[0] / window.across, room[1] / window.down, LARGEST / max(window.across, window.down))
    with _opened(file) as document:
        leaf = document[page - 1]
        width, height = leaf.get_size()
        hidden = (window.left, height - window.top - window.down, width - window.left - window.across, window.top)
        bitmap = leaf.render(scale=scale, crop=tuple(max(one, 0) for one in hidden))
        image: Image = bitmap.to_pil().convert("RGB")
    draw, line = ImageDraw.Draw(image), max(round(scale), 2)
    for left, top, right, bottom in boxes:
        near = ((left - window.left) * scale - line - 1, (top - window.top) * scale - line - 1)
        far = ((right - window.left) * scale + line + 1, (bottom - window.top) * scale + line + 1)
        draw.rectangle((*near, *far), outline=ORANGE, width=line)
    return image


@contextmanager
def _opened(file: Path) -> Iterator[PdfDocument]:
    import pypdfium2  # noqa: PLC0415 - only for those who look

    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(file)
        try:
            yield document
        finally:
            document.close()


def half_blocks(image: Image, width: int, height: int) -> list[list[Segment]]:
    """An image in at most `width` cells and `height` lines, two dots a cell; one where the terminal draws half blocks
    too wide.
    """
    tall = 2 if ambiguous_avoided() else 1
    ratio = min(width / image.width, 2 * height / image.height)
    across, down = max(int(image.width * ratio), 1), max(int(image.height * ratio) // 2 * 2, 2)
    small = image.resize((across, down // tall)).convert("RGB").point(_darker)
    data = small.tobytes()
    pixels = [(data[at], data[at + 1], data[at + 2]) for at in range(0, len(data), 3)]
    rows = [pixels[at : at + across] for at in range(0, len(pixels), across)]
    if tall == 2:
        return [[Segment(" ", _style(one, one)) for one in row] for row in rows]
    return [
        [Segment("▀", _style(*both)) for both in zip(upper, lower, strict=True)]
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]


def _darker(part: int) -> int:
    """Strokes that are thinner than a dot would be pale."""
    return max(255 - 2 * (255 - part), 0)


@lru_cache(4096)
def _style(upper: Colour, lower: Colour) -> Style:
    return Style(color=Color.from_rgb(*upper), bgcolor=Color.from_rgb(*lower))
