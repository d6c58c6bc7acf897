"""Set a generated disclosure as tab-separated text: lines, blank lines between blocks, one table row a line."""

from __future__ import annotations

from random import Random

from benchmarks.generate.document import Contents, Document, Grid, Heading, Para, plain

LONG = 26  # rows after which a table is cut by a page break, which the text shows as a blank line


def to_text(doc: Document) -> str:
    """The disclosure as text in UTF-8."""
    return "\n".join(lines(doc)) + "\n"


def lines(doc: Document) -> list[str]:
    """The printed lines."""
    rng = Random(f"text {doc.family} {doc.seed}")
    out = ["", ""]
    for one in doc.cover:
        out += [plain(one), ""]
    for block in doc.blocks:
        if isinstance(block, Contents):
            out += ["目 录", ""]
            for text, page in block.entries:
                out.append(f"{plain(text)}{'.....' if block.dotted else ''}\t{page}")
            out.append("")
        elif isinstance(block, Heading | Para):
            out += [plain(block.text), ""]
        else:
            out += _grid(block, rng)
    return out


def _grid(grid: Grid, rng: Random) -> list[str]:
    out: list[str] = []
    for one in (grid.label, grid.title, grid.under, grid.owner, grid.unit):
        if one:
            out += [plain(one), ""]
    cut = rng.random() < 0.5
    for at, row in enumerate(grid.rows):
        if cut and at and at % LONG == 0 and not grid.sheet:
            out.append("")
        out.append("\t".join(plain(cell) for cell in row))
    out.append("")
    for note in grid.notes:
        out += [plain(note), ""]
    return out
