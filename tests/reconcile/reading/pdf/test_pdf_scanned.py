"""Scanned pages: what recognition finds goes the same way as printed characters, and its digits are doubtful."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reconcile.errors import UnreadableDocument
from reconcile.reading.blocks import RawGrid
from reconcile.reading.pdf import pages, read_pdf, scanned

Make = Callable[..., Any]
ROWS = [["项目", "金额"], ["办公费", "3.78"], ["水费", "12.00"]]


def scan_of(path: Path, target: Path) -> Path:
    """A PDF whose only page is the image of the first page of `path`."""
    document = pypdfium2.PdfDocument(path)
    image = document[0].render(scale=200 / 72).to_pil()
    document.close()
    canvas = Canvas(str(target), pagesize=(595, 842))
    canvas.drawImage(ImageReader(image), 0, 0, 595, 842)
    canvas.save()
    return target


@pytest.fixture
def scan(typesetter: Make, tmp_path: Path) -> Path:
    page = typesetter()
    page.table(100, ROWS, [200, 200], size=12)
    return scan_of(page.save(tmp_path / "a.pdf"), tmp_path / "scan.pdf")


def test_without_the_extra_it_is_said_what_to_install(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "can_recognise", lambda: False)
    with pytest.raises(UnreadableDocument, match="pdf-scanned"):
        read_pdf(scan)


def test_a_page_that_is_an_image_is_named_and_the_rest_is_read(
    typesetter: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "can_recognise", lambda: False)
    page = typesetter()
    page.paragraph(100, "本年支出合计307.82万元。")
    page.next_page()
    page.canvas.drawInlineImage(_grey(), 0, 0, 595, 842)
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert [(one.page, one.why) for one in document.unread] == [(2, "pdf-page-scanned")]
    assert len(document.blocks) == 1


def test_found_text_is_put_into_the_grid_that_the_image_shows(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("numpy")
    pitch, first = 12 * 1.2 + 6, 100.0

    def engine(_image: Any) -> tuple[list[Any], None]:
        found = []
        for row, texts in enumerate(ROWS):
            for column, text in enumerate(texts):
                left, top = 110 + 200 * column, first + pitch * row + 3
                right, bottom = left + 12 * len(text), top + 14
                corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
                found.append(([(x * 200 / 72, y * 200 / 72) for x, y in corners], text, 0.99))
        return found, None

    monkeypatch.setattr(pages, "can_recognise", lambda: True)
    monkeypatch.setattr(scanned, "_engine", lambda: engine)
    (grid,) = [block for block in read_pdf(scan).blocks if isinstance(block, RawGrid)]
    assert [[cell.text for cell in row if cell] for row in grid.rows] == ROWS
    assert [cell.doubtful for row in grid.rows for cell in row if cell] == [False, False, False, True, False, True]


def test_a_scanned_table_is_recognised(scan: Path) -> None:
    pytest.importorskip("rapidocr_onnxruntime")
    (grid,) = [block for block in read_pdf(scan).blocks if isinstance(block, RawGrid)]
    assert [[cell.text for cell in row if cell] for row in grid.rows] == ROWS


def _grey() -> Any:
    from PIL import Image  # noqa: PLC0415 - Pillow comes with the tests' typesetter

    return Image.new("L", (60, 80), 200)
