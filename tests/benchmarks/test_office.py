"""Generated disclosures as Word documents and workbooks: every amount stands in a cell, and merged cells are merged."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from benchmarks.generate import FAMILIES, generate
from benchmarks.generate.document import Document, Grid, Heading, Para, marks, plain
from benchmarks.generate.text import to_lines
from benchmarks.generate.word import to_word
from benchmarks.generate.workbook import to_workbook
from reconcile.reading import read


def amounts(doc: Document) -> list[str]:
    """The amounts of all tables as printed, in order."""
    return [
        one.text
        for grid in doc.grids()
        for row in grid.rows
        for cell in row
        for one in marks(cell)
        if one.role == "cell" and one.text
    ]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_word_document_holds_every_amount_and_paragraph(family: str, tmp_path: Path) -> None:
    doc = generate(family, 1)
    to_word(doc, tmp_path / "one.docx")
    out = docx.Document(str(tmp_path / "one.docx"))
    cells = [cell.text for table in out.tables for row in table.rows for cell in row.cells]
    assert not set(amounts(doc)) - set(cells)
    printed = "".join(one.text for one in out.paragraphs)
    assert all(plain(block.text) in printed for block in doc.blocks if isinstance(block, Para | Heading))


def test_a_cell_that_spans_others_is_one_cell_of_the_word_document(tmp_path: Path) -> None:
    doc = generate("final-shaanxi", 1)
    grid = doc.grid("public")
    assert grid is not None
    to_word(doc, tmp_path / "one.docx")
    tables = docx.Document(str(tmp_path / "one.docx")).tables
    (table,) = [one for one in tables if "培训费" in one.rows[0].cells[-1].text]
    assert len({cell._tc for cell in table.rows[0].cells}) == len([one for one in grid.rows[0] if plain(one)])


@pytest.mark.parametrize("family", FAMILIES)
def test_a_workbook_shows_every_amount_as_it_is_printed(family: str, tmp_path: Path) -> None:
    for seed in (1, 2):
        doc = generate(family, seed)
        to_workbook(doc, tmp_path / "one.xlsx")
        shown = {
            cell.text for table in read(tmp_path / "one.xlsx").tables for row in table.grid for cell in row if cell
        }
        assert not set(amounts(doc)) - shown


def test_text_cut_into_lines_leaves_nothing_out() -> None:
    doc = generate("final-guangxi", 2)
    joined = "".join(line for line in to_lines(doc).split("\n") if not line.startswith("- "))
    assert all(plain(block.text) in joined for block in doc.blocks if isinstance(block, Para))


def test_merged_cells_are_told_by_their_corners() -> None:
    head = generate("final-shanghai", 0).grid("balance")
    assert isinstance(head, Grid)
    assert list(head.merged()) == [(0, 0, 0, 1), (0, 2, 0, 3)]
