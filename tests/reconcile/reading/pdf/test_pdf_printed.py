"""What browsers and report programs print: cells on a ground, rows torn by a page break, lines beyond the paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib import colors

from reconcile.errors import UnreadableDocument
from reconcile.reading.blocks import RawText
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.pdf.conftest import Typesetter
from tests.reconcile.reading.pdf.grids import Grid, Make, grids, texts

ROWS: Grid = [
    ["科目编码", "科目名称", "金额"],
    ["201", "一般公共服务支出", "30.50"],
    ["208", "社会保障和就业支出", "4.50"],
    ["", "合计", "35.00"],
]
XS = (60, 160, 380, 535)


def filled(page: Typesetter, x0: float, top: float, x1: float, bottom: float, colour: colors.Color) -> None:
    page.canvas.setFillColor(colour)
    page.canvas.rect(x0, page.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
    page.canvas.setFillColor(colors.black)


def ruled(page: Typesetter, ys: Sequence[float], rows: Grid) -> None:
    """Rows between these heights, with their lines."""
    for y in ys:
        page.rule(XS[0], y, XS[-1], y)
    for x in XS:
        page.rule(x, ys[0], x, ys[-1])
    for top, row in zip(ys, rows, strict=False):
        for x, text in zip(XS, row, strict=False):
            page.text(x + 4, top + 13, text or "", 9)


def test_where_the_ground_shows_between_filled_cells_is_a_line(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    filled(page, 60, 100, 535, 180, colors.HexColor("#bbbbbb"))
    for row, cells in enumerate(ROWS):
        for x0, x1, text in zip(XS, XS[1:], cells, strict=False):
            colour = colors.HexColor("#e8f0fa") if row == 0 else colors.white
            filled(page, x0 + 0.75, 100.75 + 20 * row, x1 - 0.75, 119.25 + 20 * row, colour)
            page.text(x0 + 4, 113 + 20 * row, text or "", 9)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == ROWS


def test_the_blank_top_of_a_row_that_goes_to_the_next_page_is_no_row(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    ruled(page, [740, 760, 780, 800], ROWS[:3])
    page.text(60, 720, "支出预算表")
    ruled(page, [809, 823], [])
    page.next_page()
    ruled(page, [60, 80], ROWS[3:])
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == ROWS


def test_lines_beyond_the_end_of_the_paper_are_not_there(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    ruled(page, [770, 790, 810, 830, 850, 870], ROWS[:3])
    page.next_page()
    ruled(page, [10, 30], ROWS[3:])
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == ROWS


def test_wide_lines_of_a_contents_page_do_not_move_the_margins_of_text(typesetter: Make, tmp_path: Path) -> None:
    sentence = "纳入某市某局2025年度部门预算编制范围的单位共2个，分别为：某市某局（本级）、某市某局综合行政执法队。"
    page = typesetter()
    for number in range(20):
        page.text(80, 90 + 20 * number, f"{number}、一般公共预算支出情况说明{'.' * 92}{number}", 12)
    page.next_page()
    page.paragraph(100, sentence, size=14)
    page.paragraph(200, sentence, size=14)
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    said = [one.text for one in document.blocks if isinstance(one, RawText) and not one.leader]
    assert said == [sentence, sentence]


def test_a_page_whose_font_gives_accented_letters_among_chinese_is_not_read(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.canvas.setFont("Helvetica", 14)
    page.canvas.drawString(80, 700, "\xff \xfe \xf3 \xd8 \xff")
    page.paragraph(200, "一、本部门职责：贯彻执行国家和省、市有关方针政策和法律法规，拟订相关发展规划并组织实施。")
    with pytest.raises(UnreadableDocument, match="pdf-nonsense"):
        read_pdf(page.save(tmp_path / "a.pdf"))


def test_running_heads_that_change_by_page_are_no_text_on_sheets_turned_on_their_side(
    typesetter: Make, tmp_path: Path
) -> None:
    page = typesetter()
    for number in range(1, 13):
        page.height = 595.0 if number > 4 else 842.0
        page.canvas.setPageSize((page.height, 595.0 + 842.0 - page.height)[::-1])
        page.text(60, 70, "某市某局" if number % 2 else "部门预算公开文本", 9)
        page.text(60, 95, f"收入预算表{number}", 15)
        page.text(60, 120, f"第{number}张表没有数据。")
        page.next_page()
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    said = {one.text for one in document.blocks if isinstance(one, RawText)}
    assert not said & {"某市某局", "部门预算公开文本"}
    assert len(said) == 24


def test_two_figures_that_run_into_each_other_are_in_two_cells(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    ruled(page, [100, 120, 140], [["合计", "", ""]])
    page.text(64, 133, "151428.00", 24)
    page.canvas.drawString(64 + page.measure("151428.00", 24), page.height - 133, "65328.00")
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid)[1][:2] == ["151428.00", "65328.00"]


def test_marks_that_hang_over_the_margin_do_not_cut_sentences(typesetter: Make, tmp_path: Path) -> None:
    lines = [
        f"本单位{'财政拨款' * 8}收，",  # its mark stands behind the margin
        f"支{'财政拨款' * 8}各3A",  # the next character does not fit before the margin
        f"件{'财政拨款' * 8}支出、",
        "并安排了团组的费用。",
    ]
    page = typesetter()
    for start in (100, 200):
        for at, line in enumerate(lines):
            page.text(80, start + 20 * at, line)
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert [one.text for one in document.blocks if isinstance(one, RawText)] == ["".join(lines)] * 2


@pytest.mark.parametrize(("height", "rows"), [(20, 5), (24, 4), (9, 4)])
def test_a_blank_row_before_a_page_break_is_one_if_it_is_as_high_as_others(
    typesetter: Make, tmp_path: Path, height: float, rows: int
) -> None:
    page = typesetter()
    ruled(page, [720, 740, 760, 780, 780 + height], ROWS[:3])
    page.next_page()
    ruled(page, [60, 80], ROWS[3:])
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert len(texts(grid)) == rows
