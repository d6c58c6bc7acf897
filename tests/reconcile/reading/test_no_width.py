"""Characters without any width, as web pages and editors leave them in names and numbers: never part of what is read."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from reconcile.disclosure import Disclosure
from reconcile.reading import read
from tests.reconcile.reading.pdf.conftest import FONT

PRINTED = (
    ("科目\u200b编码", "科目名\u200c称", "预\ufeff算数"),
    ("2080\u200b505", "基本\u200c养老", "1,2\u200b34.\ufeff50"),
    ("2080\ufeff506", "职业\u200d年金", "\u200b-56\u200c7.80\u200b"),
    ("2101\u2060101", "\ufeff行政单位医疗", "8\u200c9.10"),
)
MEANT = [
    ["科目编码", "科目名称", "预算数"],
    ["2080505", "基本养老", "1,234.50"],
    ["2080506", "职业年金", "-567.80"],
    ["2101101", "行政单位医疗", "89.10"],
]
SENTENCE, SAID = "2026年\u200b预算安排1,\u200c234.\ufeff50万\u200b元。", "2026年预算安排1,234.50万元。"


def as_text(folder: Path) -> Path:
    path = folder / "a.txt"
    path.write_text("\n".join([SENTENCE, "支出预算表", *map("\t".join, PRINTED)]), "utf-8")
    return path


def as_page(folder: Path) -> Path:
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in PRINTED)
    path = folder / "a.html"
    path.write_text(f"<meta charset=utf-8><p>{SENTENCE}</p><p>支出预算表</p><table>{rows}</table>", "utf-8")
    return path


def as_word(folder: Path) -> Path:
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    document.add_paragraph("支出预算表")
    table = document.add_table(len(PRINTED), 3)
    for row, cells in zip(table.rows, PRINTED, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(str(folder / "a.docx"))
    return folder / "a.docx"


def as_print(folder: Path) -> Path:
    canvas = Canvas(str(folder / "a.pdf"))
    canvas.setFont(FONT, 10)
    canvas.drawString(60, 760, SENTENCE)
    canvas.drawString(60, 730, "支出预算表")
    for at in range(len(PRINTED) + 1):
        canvas.line(60, 720 - 20 * at, 420, 720 - 20 * at)
    for x in (60, 180, 300, 420):
        canvas.line(x, 720, x, 720 - 20 * len(PRINTED))
    for at, row in enumerate(PRINTED):
        for x, text in zip((64, 184, 304), row, strict=True):
            canvas.drawString(x, 706 - 20 * at, text)
    canvas.save()
    return folder / "a.pdf"


@pytest.fixture(params=[as_text, as_page, as_word, as_print])
def found(request: pytest.FixtureRequest, tmp_path: Path) -> Disclosure:
    write: Callable[[Path], Path] = request.param
    return read(write(tmp_path))


def test_names_codes_and_amounts_are_whole(found: Disclosure) -> None:
    (table,) = found.tables
    assert [["" if cell is None else cell.text for cell in row] for row in table.grid] == MEANT


def test_a_sentence_is_whole(found: Disclosure) -> None:
    assert SAID in [paragraph.text for paragraph in found.paragraphs]
