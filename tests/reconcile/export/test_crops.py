"""Pictures of the printed evidence: of the reviewed file only, each showing its place with a frame around it."""

import base64
import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image

from reconcile.export.crops import MARGIN, MARK, SCALE, Where, crops

PAPER = next((Path(__file__).parents[3] / "sample_data").glob("*.pdf"))
PLACE = Where(6, (200.0, 300.0, 260.0, 320.0))


@pytest.fixture(scope="module")
def digest() -> str:
    return hashlib.sha256(PAPER.read_bytes()).hexdigest()


def test_the_place_is_in_a_frame_with_some_paper_around_it(digest: str) -> None:
    picture = Image.open(io.BytesIO(base64.b64decode(crops(PAPER, digest, [PLACE])[PLACE]))).convert("RGB")
    red = [
        (x, y)
        for x in range(picture.width)
        for y in range(picture.height)
        if max(abs(a - b) for a, b in zip(picture.getpixel((x, y)), MARK, strict=True)) < 40
    ]
    left, top = min(x for x, _ in red), min(y for _, y in red)
    right, bottom = max(x for x, _ in red), max(y for _, y in red)
    assert (left, top) == pytest.approx((MARGIN * 6 * SCALE, MARGIN * SCALE), abs=3)
    assert (right - left, bottom - top) == pytest.approx((60 * SCALE, 20 * SCALE), abs=5)


def test_there_is_none_of_another_file_a_page_that_is_not_or_a_place_off_the_paper(digest: str, tmp_path: Path) -> None:
    assert crops(PAPER, "0" * 64, [PLACE]) == {}
    off = [PLACE._replace(page=0), PLACE._replace(page=10**6), Where(6, (9000.0, 0.0, 9010.0, 10.0))]
    assert crops(PAPER, digest, [*off, Where(6, (20.0, 30.0, 10.0, 40.0))]) == {}
    text = tmp_path / "a.txt"
    text.write_text("words", "utf-8")
    assert crops(text, hashlib.sha256(b"words").hexdigest(), [PLACE]) == {}
