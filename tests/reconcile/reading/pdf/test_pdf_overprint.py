"""What is printed over and under the text: watermarks of the text's own size, and pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from reconcile.pipeline import reconcile
from reconcile.reading import read
from reconcile.reading.blocks import RawGrid
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.pdf.conftest import FONT
from tests.reconcile.reading.pdf.grids import Make, draw_cells, grids
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


def test_a_table_with_texts_over_each_other_is_named_and_not_read(typesetter: Make, tmp_path: Path) -> None:
    """A head that has no room in its cell runs down over the figures: nobody can tell which cell has which."""
    page = typesetter()
    page.table(page.paragraph(100, LONG) + 40, ROWS, [200, 30], size=12)
    page.table(page.paragraph(460, LONG) + 10, ROWS, [200, 200], size=12)
    page.text(263, 268, "（万元）", 12)
    read = read_pdf(page.save(tmp_path / "a.pdf"))
    assert [(one.page, one.why) for one in read.unread] == [(1, "pdf-page-unclear")]
    assert [cells_of(block) for block in read.blocks if isinstance(block, RawGrid)] == [ROWS]


def test_a_tick_over_its_box_is_no_text_over_another(typesetter: Make, tmp_path: Path) -> None:
    rows = [["项目名称", "是否延续"], ["办公楼维修", "是□否□"]]
    page = typesetter()
    page.table(100, rows, [200, 200], size=12)
    page.text(331, 133, "√", 12)
    assert read_pdf(page.save(tmp_path / "a.pdf")).unread == ()


def test_a_table_whose_figures_stand_beyond_its_head_is_named_and_not_read(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.paragraph(60, LONG)
    draw_cells(page, [(60, 300, 200, 320, "项目"), (200, 300, 300, 320, "金额")])
    for at, (name, figure) in enumerate(ROWS[1:], 1):
        top = 300 + 20 * at
        cells = [(60, name), (200, ""), (300, ""), (400, figure)] if at == 1 else [(60, name), (200, figure)]
        draw_cells(page, [(x, top, 200 if x == 60 else x + 100, top + 20, text) for x, text in cells])
    read = read_pdf(page.save(tmp_path / "a.pdf"))
    assert [(one.page, one.why) for one in read.unread] == [(1, "pdf-page-unclear")]
