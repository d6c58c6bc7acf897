"""What is printed over and under the text: watermarks of the text's own size, and pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from reconcile.pipeline import reconcile
from reconcile.reading import read
from tests.reconcile.reading.pdf.conftest import FONT
from tests.reconcile.reading.pdf.grids import Make, grids
from tests.reconcile.reading.pdf.grids import texts as cells_of
from tests.reconcile.reading.pdf.sentences import LONG, texts

ROWS = [["项目", "金额"], ["合计", "16.78"], ["办公费", "4.78"], ["水费", "12.00"]]


def test_a_watermark_of_the_size_of_text_is_in_no_sentence_and_no_cell(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.table(page.paragraph(100, LONG) + 40, ROWS, [200, 200], size=12)
    page.canvas.saveState()
    page.canvas.setFillGray(0.8)
    page.canvas.setFont(FONT, 15)
    for at in range(36):
        page.canvas.drawString(70 + at % 3 * 150, 820 - at // 3 * 21, "某市某局2025")
    page.canvas.restoreState()
    path = page.save(tmp_path / "a.pdf")
    assert texts(path) == [LONG]
    assert cells_of(grids(path)[0]) == ROWS


@pytest.mark.parametrize("under", [True, False])
def test_figures_under_a_picture_of_the_page_are_recognised_ones(typesetter: Make, tmp_path: Path, under: bool) -> None:
    """A scanner's program puts what it recognised under the picture, where nobody sees it."""
    page = typesetter()
    picture = ImageReader(Image.new("L", (595, 842), 255))
    if not under:
        page.canvas.drawImage(picture, 0, 0, 595, 842)
    page.centred(80, "2026年支出预算表")
    page.text(420, 100, "单位：万元", 9)
    page.table(110, ROWS, [200, 200])
    page.paragraph(300, LONG)
    if under:
        page.canvas.drawImage(picture, 0, 0, 595, 842)
    figures = reconcile(read(page.save(tmp_path / "a.pdf"))).recognition.figures.values()
    assert {figure.doubtful for figure in figures} == {under}


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_number_broken_after_its_point_is_whole_on_a_turned_page(typesetter: Make, tmp_path: Path, turn: int) -> None:
    page = typesetter()
    page.canvas.translate(*{90: (595, 0), 180: (595, 842), 270: (0, 842)}[turn])
    page.canvas.rotate(turn)
    page.text(80, page.height - 300, "5.47万元，占51.8%，5.01万元。")
    assert texts(page.save(tmp_path / "a.pdf")) == ["5.47万元，占51.8%，5.01万元。"]
