"""Pictures of what is printed, cut from the PDF, each with a frame around what is meant."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import ImageDraw

from reconcile.disclosure import Box

SCALE = 2.0
MARGIN = 12.0  # points of paper around the box
MOST = 300  # pictures, so that the page stays small enough to mail
MARK = (207, 34, 46)  # the frame around what is meant
COLOURS = 16  # enough for black on white and the frame, and half as large
LARGEST = 900.0  # points; a box beyond this is no cell


class Where(NamedTuple):
    """A place on paper."""

    page: int
    box: Box


def crops(disclosure: Path, sha256: str, wanted: Iterable[Where]) -> dict[Where, str]:
    """PNG pictures in base64 of the wanted places; none where the file is not the PDF that was reviewed."""
    content = disclosure.read_bytes()
    if not content.startswith(b"%PDF-") or hashlib.sha256(content).hexdigest() != sha256:
        return {}
    made: dict[Where, str] = {}
    with pypdfium2.PdfDocument(content) as paper:
        places = sorted(set(wanted))[:MOST]
        for number, group in groupby(places, key=lambda one: one.page):
            if not 1 <= number <= len(paper):
                continue
            page = paper[number - 1]
            for place in group:
                picture = _crop(page, place.box)
                if picture:
                    made[place] = picture
            page.close()
    return made


def _crop(page: pypdfium2.PdfPage, box: Box) -> str:
    width, height = page.get_size()
    left, top, right, bottom = box
    if not (0 <= left < right <= width + 1 and 0 <= top < bottom <= height + 1 and right - left < LARGEST):
        return ""
    cut = (
        max(left - MARGIN * 6, 0.0),
        max(height - bottom - MARGIN, 0.0),
        max(width - right - MARGIN * 6, 0.0),
        max(top - MARGIN, 0.0),
    )
    picture = page.render(scale=SCALE, crop=cut).to_pil().convert("RGB")
    around = (left - cut[0], top - cut[3], right - cut[0], bottom - cut[3])
    ImageDraw.Draw(picture).rectangle([one * SCALE for one in around], outline=MARK, width=3)
    file = io.BytesIO()
    picture.quantize(COLOURS).save(file, "PNG", optimize=True)
    return base64.b64encode(file.getvalue()).decode()
