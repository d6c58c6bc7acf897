"""Scanned pages: what recognition finds goes the same way as printed characters, and its digits are doubtful."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reconcile.errors import UnreadableDocument
from reconcile.export.report_json import report_object
from reconcile.export.report_text import report_text
from reconcile.language import speaker
from reconcile.numerals import is_number
from reconcile.pipeline import reconcile
from reconcile.reading import read
from reconcile.reading.blocks import RawGrid, RawText
from reconcile.reading.pdf import pages, read_pdf
from reconcile.reading.pdf.scans import scanned
from tests.reconcile.reading.jincheng import SHARED, needs_shared
from tests.reconcile.reading.test_final_account import PRINTED, transcribed

Make = Callable[..., Any]
ROWS = [["项目", "金额"], ["办公费", "3.78"], ["水费", "12.00"]]


def picture_of(path: Path) -> Any:
    """The image of the first page of `path`."""
    document = pypdfium2.PdfDocument(path)
    image = document[0].render(scale=200 / 72).to_pil()
    document.close()
    return image


def scan_of(path: Path, target: Path, degrees: float = 0.0) -> Path:
    """A PDF whose only page is the image of the first page of `path`, turned anticlockwise by so many degrees."""
    return as_pdf(picture_of(path).convert("L").rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255), target)


def as_pdf(image: Any, target: Path) -> Path:
    """A PDF whose only page is an image."""
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


def finds(monkeypatch: pytest.MonkeyPatch, lines: list[tuple[float, float, str]]) -> None:
    """Recognition that finds these texts, each with its left end and top in points."""

    def engine(_image: Any) -> tuple[list[Any], None]:
        found = []
        for left, top, text in lines:
            right, bottom = left + 12 * len(text), top + 14
            corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
            found.append(([(x * 200 / 72, y * 200 / 72) for x, y in corners], text, 0.99))
        return found, None

    monkeypatch.setattr(pages, "can_recognise", lambda: True)
    monkeypatch.setattr(scanned, "_engine", lambda: engine)


def places(rows: list[list[str]]) -> list[tuple[float, float, str]]:
    """Where the typesetter puts the texts of a table."""
    pitch = 12 * 1.2 + 6
    return [
        (110.0 + 200 * column, 100.0 + pitch * row + 3, text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]


def test_found_text_is_put_into_the_grid_that_the_image_shows(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("numpy")
    finds(monkeypatch, places(ROWS))
    read = read_pdf(scan)
    (grid,) = [block for block in read.blocks if isinstance(block, RawGrid)]
    assert [[cell.text for cell in row if cell] for row in grid.rows] == ROWS
    assert [cell.doubtful for row in grid.rows for cell in row if cell] == [False, False, False, True, False, True]
    assert (read.recognised, read.unread) == ((1,), ())


def test_a_finding_that_rests_on_a_scan_says_so(
    typesetter: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("numpy")
    rows = [["项目", "金额"], ["合计", "15.87"], ["办公费", "3.78"], ["水费", "12.00"]]
    page = typesetter()
    page.table(100, rows, [200, 200], size=12)
    scan = scan_of(page.save(tmp_path / "a.pdf"), tmp_path / "scan.pdf")
    finds(monkeypatch, [(250.0, 50.0, "支出预算表"), (440.0, 75.0, "单位：万元"), *places(rows)])
    report = reconcile(read(scan))
    (found,) = [one for one in report_object(report, "zh").findings if one.rule.startswith("SUM")]
    assert found.doubtful
    assert "有数字是从扫描图片识别出来的，请先与原件核对：15.87、3.78、12.00" in found.hints
    assert {one.text for one in report.recognition.figures.values() if one.doubtful} == {"15.87", "3.78", "12.00"}


@pytest.mark.parametrize("degrees", [-1.0, 0.5, 1.0])
def test_a_page_laid_askew_is_straightened(
    scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, degrees: float
) -> None:
    pytest.importorskip("numpy")
    finds(monkeypatch, places(ROWS))
    askew = scan_of(scan, tmp_path / "askew.pdf", degrees)
    (grid,) = [block for block in read_pdf(askew).blocks if isinstance(block, RawGrid)]
    assert [[cell.text for cell in row if cell] for row in grid.rows] == ROWS
    # The first cell was 60 to 260 wide and 100 to 120 high before the page was turned about its middle, anticlockwise.
    cell = grid.rows[0][0]
    assert cell is not None and cell.place.box is not None
    x, y, turn = 160 - 297.5, 110 - 421, math.radians(-degrees)
    middle = 297.5 + x * math.cos(turn) - y * math.sin(turn), 421 + x * math.sin(turn) + y * math.cos(turn)
    left, top, right, bottom = cell.place.box
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx(middle, abs=1.5)


def test_a_picture_of_a_table_between_printed_text_is_read(
    typesetter: Make, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("numpy")
    finds(monkeypatch, places(ROWS))
    read = read_pdf(mixed(typesetter, tmp_path, picture_of(scan)))
    texts = [block.text for block in read.blocks if isinstance(block, RawText)]
    assert texts[0].startswith("本年支出合计307.82万元")
    (grid,) = [block for block in read.blocks if isinstance(block, RawGrid)]
    assert [[cell.text for cell in row if cell] for row in grid.rows] == ROWS
    assert read.recognised == (1,)


def test_without_the_extra_a_picture_of_a_table_is_named_and_a_photograph_or_chart_is_not(
    typesetter: Make, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "can_recognise", lambda: False)
    for picture, named in ((picture_of(scan), [(1, "pdf-page-scanned")]), (chart(), []), (_grey(), [])):
        read = read_pdf(mixed(typesetter, tmp_path, picture))
        assert [(one.page, one.why) for one in read.unread] == named
        assert len(read.blocks) >= 1


def test_a_scan_with_a_printed_page_number_is_still_a_scan(
    typesetter: Make, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "can_recognise", lambda: False)
    page = typesetter()
    page.canvas.drawInlineImage(picture_of(scan), 0, 0, 595, 842)
    page.paragraph(800, "12")
    page.next_page()
    page.paragraph(100, "本年支出合计307.82万元。")
    read = read_pdf(page.save(tmp_path / "numbered.pdf"))
    assert [(one.page, one.why) for one in read.unread] == [(1, "pdf-page-scanned")]


def test_a_scanned_table_is_recognised(scan: Path) -> None:
    pytest.importorskip("rapidocr_onnxruntime")
    (grid,) = [block for block in read_pdf(scan).blocks if isinstance(block, RawGrid)]
    assert [[cell.text for cell in row if cell] for row in grid.rows] == ROWS


def test_pages_not_read_are_named_once_in_the_report_and_the_rest_is_checked(
    typesetter: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "can_recognise", lambda: False)
    page = typesetter()
    page.text(250, 50, "支出预算表", 16)
    page.text(440, 80, "单位：万元", 12)
    page.table(100, [["项目", "金额"], ["合计", "15.78"], ["办公费", "3.87"], ["水费", "12.00"]], [200, 200], size=12)
    for _ in range(2):
        page.next_page()
        page.canvas.drawInlineImage(_grey(), 0, 0, 595, 842)
    made = report_object(reconcile(read(page.save(tmp_path / "some.pdf"))), "zh")
    assert [one["page"] for one in made.document.unread] == [2, 3]
    lines = report_text(made, speaker("zh")).splitlines()
    (told,) = [line for line in lines if "没有读出来" in line and "FRM110" not in line]
    assert told.startswith("  第 2–3 页没有读出来：有扫描图片，没有文字层") and "[ocr]" in told
    assert "15.78" in "".join(one.message for one in made.findings if one.rule.startswith("SUM"))


@needs_shared
@pytest.mark.parametrize(("number", "table", "degrees"), [(5, 1, 0.7), (12, 5, -1.0)])
def test_noisy_scans_of_a_real_account_laid_askew_are_read(
    tmp_path: Path, number: int, table: int, degrees: float
) -> None:
    """Every number, and nearly every name, is as it was transcribed by eye."""
    pytest.importorskip("rapidocr_onnxruntime")
    document = pypdfium2.PdfDocument(SHARED / "shanghai-social-work-2024.pdf")
    image = document[number - 1].render(scale=200 / 72).to_pil().convert("L")
    document.close()
    noise = Image.effect_noise(image.size, 16)
    image = ImageChops.add(image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255), noise, 1, -140)
    scan = as_pdf(image, tmp_path / "scan.pdf")
    (grid,) = [block for block in read_pdf(scan).blocks if isinstance(block, RawGrid)]
    pairs = [
        (meant, cell.text if cell else None)
        for row, line in zip(grid.rows, transcribed(PRINTED[table]["grid"]), strict=True)
        for cell, meant in zip(row, line, strict=True)
    ]
    assert [found for meant, found in pairs if meant and is_number(meant)] == [
        meant for meant, _ in pairs if meant and is_number(meant)
    ]
    assert sum(meant == found for meant, found in pairs) >= len(pairs) - 1


def mixed(typesetter: Make, folder: Path, picture: Any) -> Path:
    """A page of text with a picture under it."""
    page = typesetter()
    page.paragraph(
        20, "本年支出合计307.82万元，其中基本支出105.58万元，项目支出202.24万元，详见下表，其余从略。" * 2, 12, 20
    )
    wide, high = picture.size
    page.canvas.drawInlineImage(picture.crop((0, high // 12, wide, high)), 0, 0, 595, 842 * 11 / 12)
    return Path(page.save(folder / "mixed.pdf"))


def chart() -> Any:
    """Two axes, four bars and pale lines behind them."""
    picture = Image.new("RGB", (1200, 1200), "white")
    brush = ImageDraw.Draw(picture)
    for y in range(100, 1100, 100):
        brush.line((100, y, 1100, y), fill=(217, 217, 217), width=2)
    brush.line((100, 1100, 1100, 1100), fill="black", width=3)
    brush.line((100, 100, 100, 1100), fill="black", width=3)
    for at, height in enumerate((300, 800, 500, 900)):
        brush.rectangle((200 + 240 * at, 1100 - height, 320 + 240 * at, 1100), fill=(40, 70, 130))
    return picture


def _grey() -> Any:
    return Image.new("L", (60, 80), 200)
