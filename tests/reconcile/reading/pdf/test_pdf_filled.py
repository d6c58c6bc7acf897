"""Forms that were filled in, and text that nobody sees: what is read is what a reader of the page has before them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.colors import black, white
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from tests.reconcile.reading.pdf.conftest import FONT
from tests.reconcile.reading.pdf.grids import grids
from tests.reconcile.reading.pdf.grids import texts as cells
from tests.reconcile.reading.pdf.sentences import texts

Make = Callable[..., Any]


def fill(page: Any, kind: str, x: float, y: float, words: str, *, drawn: bool) -> Any:
    """Something typed at a place: a field (Widget) or a note on the page (FreeText), with or without its picture."""
    width, height = 70, 20
    bottom = page.height - y - 6
    entry = {
        "Type": PDFName("Annot"),
        "Subtype": PDFName(kind),
        "Rect": PDFArray([x, bottom, x + width, bottom + height]),
        "F": 4,
        "DA": PDFString("/Helv 12 Tf 0 g"),
        "Contents": PDFString(words),
    }
    name = f"field{x:.0f}{y:.0f}"
    if kind == "Widget":
        entry |= {"FT": PDFName("Tx"), "T": PDFString(name), "V": PDFString(words)}
    canvas = page.canvas
    if drawn:
        canvas.beginForm(name, 0, 0, width, height)
        canvas.setFont(FONT, 12)
        canvas.drawString(2, 6, words)
        canvas.endForm()
        entry["AP"] = PDFDictionary({"N": pdfdoc.PDFObjectReference(pdfdoc.xObjectName(name))})
    reference = canvas._doc.Reference(PDFDictionary(entry))
    canvas._annotationrefs.append(reference)
    return reference


def as_form(page: Any, fields: list[Any]) -> None:
    """Make the document a form of these fields, whose pictures a viewer has to draw."""
    catalog = page.canvas._doc.Catalog
    form = PDFDictionary({"Fields": PDFArray(fields), "NeedAppearances": "true"})
    catalog.AcroForm = page.canvas._doc.Reference(form)
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AcroForm"]


@pytest.mark.parametrize(("kind", "drawn"), [("Widget", True), ("Widget", False), ("FreeText", True)])
def test_what_was_filled_in_is_in_its_cell_and_in_its_sentence(
    typesetter: Make, tmp_path: Path, kind: str, drawn: bool
) -> None:
    page = typesetter()
    for row in range(4):
        page.canvas.line(80, page.height - 100 - 24 * row, 480, page.height - 100 - 24 * row)
    for column in range(5):
        page.canvas.line(80 + 100 * column, page.height - 100, 80 + 100 * column, page.height - 172)
    for column, head in enumerate(["项目", "合计", "基本支出", "项目支出"]):
        page.text(84 + 100 * column, 117, head)
    page.text(84, 141, "合计")
    page.text(84, 165, "行政运行")
    amounts = [["100.00", "60.00", "40.00"], ["60.00", "60.00", ""]]
    fields = [
        fill(page, kind, 184 + 100 * column, 141 + 24 * row, amount, drawn=drawn)
        for row, line in enumerate(amounts)
        for column, amount in enumerate(line)
        if amount
    ]
    page.text(80, 220, "2026年支出预算总计")
    end = 80 + page.measure("2026年支出预算总计", 12)
    fields.append(fill(page, kind, end, 220, "100.00", drawn=drawn))
    page.text(end + 72, 220, "万元，与上年持平。")
    if kind == "Widget":
        as_form(page, fields)
    path = page.save(tmp_path / "filled.pdf")
    (grid,) = grids(path)
    assert cells(grid) == [
        ["项目", "合计", "基本支出", "项目支出"],
        ["合计", "100.00", "60.00", "40.00"],
        ["行政运行", "60.00", "60.00", ""],
    ]
    assert texts(path) == ["2026年支出预算总计100.00万元，与上年持平。"]


def test_text_that_does_not_show_is_not_read(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    canvas = page.canvas
    page.text(80, 80, "收入预算总计100.00万元。")
    canvas.setFillColor(white)
    page.text(80, 110, "白纸上的白字999.00万元。")
    canvas.setFillColor(black)
    canvas.saveState()
    canvas.setFillAlpha(0)
    page.text(80, 140, "透明的字888.00万元。")
    canvas.restoreState()
    canvas.saveState()
    unseen = canvas.beginText(80, page.height - 170)
    unseen.setFont(FONT, 12)
    unseen.setTextRenderMode(3)
    unseen.textLine("不画的字777.00万元。")
    canvas.drawText(unseen)
    canvas.restoreState()
    page.text(700, 200, "页外的字666.00万元。")
    page.text(80, 230, "小得看不见的字555.00万元。", size=0.5)
    page.text(80, 260, "支出预算总计100.00万元。")
    assert texts(page.save(tmp_path / "filled.pdf")) == ["收入预算总计100.00万元。", "支出预算总计100.00万元。"]


def test_white_text_on_a_dark_ground_shows(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    canvas = page.canvas
    canvas.setFillColorRGB(0.1, 0.2, 0.5)
    canvas.rect(70, page.height - 120, 420, 30, fill=1, stroke=0)
    canvas.setFillColor(white)
    page.text(80, 110, "二、支出情况")
    canvas.setFillColor(black)
    page.text(80, 150, "支出预算总计100.00万元。")
    assert texts(page.save(tmp_path / "filled.pdf")) == ["二、支出情况", "支出预算总计100.00万元。"]
