"""Set a generated disclosure as a Word document: headings with or without styles, tables with merged cells."""

from __future__ import annotations

from pathlib import Path
from random import Random

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Pt

from benchmarks.generate.document import ABOVE, LEFT, Contents, Document, Grid, Heading, Para, plain


def to_word(doc: Document, path: Path) -> None:
    """Write the disclosure to `path`; how it looks follows from its family and seed."""
    rng = Random(f"word {doc.family} {doc.seed}")
    styled, joined = rng.random() < 0.5, rng.random() < 0.5
    out = docx.Document()
    for one in doc.cover:
        _centred(out, plain(one), 22)
    out.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    for block in doc.blocks:
        if isinstance(block, Contents):
            _contents(out, block)
        elif isinstance(block, Heading) and styled:
            out.add_heading(plain(block.text), min(block.level, 3))
        elif isinstance(block, Heading):
            out.add_paragraph().add_run(plain(block.text)).bold = True
        elif isinstance(block, Para):
            out.add_paragraph(f"　　{plain(block.text)}" if joined else plain(block.text))
        else:
            _grid(out, block, joined=joined)
    out.save(str(path))


def _centred(out: WordDocument, text: str, size: int) -> None:
    paragraph = out.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).font.size = Pt(size)


def _contents(out: WordDocument, block: Contents) -> None:
    _centred(out, "目 录", 16)
    for text, page in block.entries:
        out.add_paragraph(f"{plain(text)}{'……' if block.dotted else ''}\t{page}")
    out.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _grid(out: WordDocument, grid: Grid, *, joined: bool) -> None:
    """The title over its table. joined: owner and unit share a line."""
    if grid.label:
        out.add_paragraph(plain(grid.label))
    _centred(out, plain(grid.title), 15)
    if grid.under:
        _centred(out, plain(grid.under), 11)
    pieces = [plain(one) for one in (grid.owner, grid.unit) if one]
    for one in ["        ".join(pieces)] if joined and pieces else pieces:
        out.add_paragraph(one)
    table = out.add_table(len(grid.rows), len(grid.rows[0]))
    table.style = "Table Grid"
    cells = [list(row.cells) for row in table.rows]
    for top, left, bottom, right in grid.merged():
        cells[top][left].merge(cells[bottom][right])
    for row, line in zip(cells, grid.rows, strict=True):
        for cell, text in zip(row, line, strict=True):
            if text not in (LEFT, ABOVE):
                cell.text = plain(text)
    for note in grid.notes:
        out.add_paragraph(plain(note))
