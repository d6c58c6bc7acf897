"""Pages printed smaller or larger: what is read is the same, and stands where it is printed."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from tests.reconcile.reading.pdf.forms import REVENUE, REVENUE_SPANS, REVENUE_WIDTHS
from tests.reconcile.reading.pdf.grids import Make, caption, grids
from tests.reconcile.reading.pdf.grids import texts as cells
from tests.reconcile.reading.pdf.sentences import LONG, paragraphs, texts

ROWS = [["项目", "2025年", "2026年"], *([f"第{one}项", f"{one}.50", f"{one}.75"] for one in range(60))]


def resized(path: Path, times: float) -> Path:
    """The same pages with all that is on them so many times as large."""
    document = pypdfium2.PdfDocument(path)
    for page in document:
        pdfium.FPDFPage_TransFormWithClip(page, pdfium.FS_MATRIX(times, 0, 0, times, 0, 0), None)
        page.set_mediabox(*(side * times for side in page.get_mediabox()))
    other = path.with_suffix(f".{times}.pdf")
    document.save(other)
    return other


@pytest.mark.parametrize("style", ["full", "three", "none"])
@pytest.mark.parametrize("times", [0.35, 0.5, 0.7, 1, 1.5, 2])
def test_tables_and_paragraphs_are_whole_at_any_size(
    typesetter: Make, tmp_path: Path, style: str, times: float
) -> None:
    page = typesetter()
    page.paragraph(100, LONG)
    page.next_page()
    page.table(caption(page, 80), ROWS, [200, 120, 120], (), style)
    page.next_page()
    page.table(caption(page, 80, "2024年收入预算表"), REVENUE, REVENUE_WIDTHS, REVENUE_SPANS, style, header=2)
    path = resized(page.save(tmp_path / "a.pdf"), times)
    assert texts(path)[0] == LONG
    assert [cells(grid) for grid in grids(path)] == [ROWS, REVENUE]


@pytest.mark.parametrize("times", [0.5, 2])
def test_a_table_of_nothing_but_a_total_is_one_at_any_size(typesetter: Make, tmp_path: Path, times: float) -> None:
    page = typesetter()
    page.table(
        caption(page, 80), [["项目", "2025年", "2026年"], ["合计", "1.50", "1.75"]], [200, 120, 120], (), "three"
    )
    path = page.save(tmp_path / "a.pdf")
    (grid,) = grids(path)
    assert [cells(one) for one in grids(resized(path, times))] == [cells(grid)]


def test_a_wide_sheet_with_print_of_ordinary_size_is_taken_as_it_is(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter((1684, 1190))
    page.table(caption(page, 80), ROWS[:40], [200, 120, 120], (), "none")
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert cells(grid) == ROWS[:40]


@pytest.mark.parametrize("times", [0.5, 2])
def test_a_place_is_told_in_points_of_the_page_as_it_is(typesetter: Make, tmp_path: Path, times: float) -> None:
    page = typesetter()
    page.paragraph(100, LONG)
    (one,) = paragraphs(resized(page.save(tmp_path / "a.pdf"), times))
    assert one.place.box
    left, top, _, _ = one.place.box
    # At full size it begins at 80 points from the left, with its upper end 16 points of 0.88 over the line at 100.
    assert (left / times, top / times) == pytest.approx((80, 85.9), abs=0.2)


def test_a_unit_other_than_the_point_changes_nothing(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.paragraph(100, LONG)
    path = resized(page.save(tmp_path / "a.pdf"), 0.5)
    path.write_bytes(path.read_bytes().replace(b"/MediaBox", b"/UserUnit 2 /MediaBox"))
    assert texts(path) == [LONG]
