"""Generated disclosures as PDF: all that the text form prints is in the text layer."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from benchmarks.generate import FAMILIES, generate
from benchmarks.generate.document import marks
from benchmarks.generate.pdf import to_pdf


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_every_amount_of_the_tables_is_in_the_text_layer(family: str, seed: int, tmp_path: Path) -> None:
    doc = generate(family, seed)
    path = tmp_path / "disclosure.pdf"
    to_pdf(doc, path)
    pdf = pypdfium2.PdfDocument(path)
    try:
        text = re.sub(r"\s+", "", "".join(page.get_textpage().get_text_range() for page in pdf))
    finally:
        pdf.close()
    amounts = [
        one.text
        for grid in doc.grids()
        for row in grid.rows
        for cell in row
        for one in marks(cell)
        if one.role == "cell"
    ]
    assert amounts
    assert not [one for one in amounts if one not in text]


def test_the_same_seed_gives_the_same_pages(tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        to_pdf(generate("yuan", 2), tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
