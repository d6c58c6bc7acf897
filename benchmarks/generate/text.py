"""Set a generated disclosure as tab-separated text: lines, blank lines between blocks, one table row a line.

Some documents show what extraction leaves: a paragraph cut in two by a page break, a page number between, a table head
that is repeated on the next page, a long name with a space where its cell wrapped, spaces between words and figures, a
figure torn in two, full-width digits.
"""

from __future__ import annotations

import re
from random import Random

from benchmarks.generate.document import Contents, Document, Grid, Heading, Para, plain

LONG = 26  # rows after which a table is cut by a page break, which the text shows as a blank line
WRAPPED = 15  # characters of a name that fit into its cell


def to_text(doc: Document) -> str:
    """The disclosure as text in UTF-8."""
    return "\n".join(lines(doc)) + "\n"


def to_lines(doc: Document) -> str:
    """The disclosure as text whose paragraphs are cut into the lines of a page, as a PDF's text is copied out."""
    rng = Random(f"lines {doc.family} {doc.seed}")
    width, indent = rng.randint(24, 42), rng.choice(("", "　　", "    "))
    numbered = rng.random() < 0.5
    out: list[str] = [plain(one) for one in doc.cover]
    page = 1
    for block in doc.blocks:
        if isinstance(block, Contents):
            out += ["目录", *(f"{plain(text)}{'.' * 12}{number}" for text, number in block.entries)]
        elif isinstance(block, Grid):
            out += [one for one in _grid(block, Random(0), worn=False) if one]
        else:
            text = indent + plain(block.text) if isinstance(block, Para) else plain(block.text)
            out += [text[at : at + width] for at in range(0, len(text), width)]
        if numbered and len(out) > 34 * page:
            page = len(out) // 34 + 1
            out.append(f"- {page} -")
    return "\n".join(out) + "\n"


def lines(doc: Document) -> list[str]:
    """The printed lines. How a block is worn does not depend on those before it, so that an error moves nothing."""
    rng = Random(f"text {doc.family} {doc.seed}")
    worn = rng.random() < 0.35
    spaced = worn and rng.random() < 0.4
    out = ["", ""]
    for one in doc.cover:
        out += [plain(one), ""]
    for at, block in enumerate(doc.blocks):
        rng = Random(f"text {doc.family} {doc.seed} {at}")
        if isinstance(block, Contents):
            out += ["目 录", ""]
            for text, page in block.entries:
                out.append(f"{plain(text)}{'.....' if block.dotted else ''}\t{page}")
            out.append("")
        elif isinstance(block, Para):
            text = plain(block.text)
            if worn:
                text = _aired(text) if spaced else _torn(text, rng)
            out += _paragraph(text, rng if worn else None)
        elif isinstance(block, Heading):
            out += [plain(block.text), ""]
        else:
            out += _grid(block, rng, worn=worn)
    return out


def _aired(text: str) -> str:
    """Spaces between Chinese and figures, as justified text is extracted."""
    return re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=[\d%])(?=[\u4e00-\u9fff])", " ", text)


def _torn(text: str, rng: Random) -> str:
    """Now and then a percentage torn in two (13 .6%), or a paragraph with full-width digits."""
    chance = rng.random()
    if chance < 0.05:
        return re.sub(r"(?<=\d)(?=\.\d+%)", " ", text, count=1)
    if chance < 0.08:
        return text.translate(str.maketrans("0123456789.%", "０１２３４５６７８９．％"))
    return text


def _paragraph(text: str, rng: Random | None) -> list[str]:
    if rng is None or len(text) < 80 or rng.random() > 0.15:
        return [text, ""]
    breaks = [
        at for at in range(30, len(text) - 20) if not re.search(r"[\d.,，。；：、“”（）%]", text[at - 1 : at + 1])
    ]
    if not breaks:
        return [text, ""]
    at = rng.choice(breaks)
    number = ["", f"- {rng.randint(3, 60)} -"] if rng.random() < 0.4 else []
    return [text[:at], *number, "", text[at:], ""]


def _grid(grid: Grid, rng: Random, *, worn: bool) -> list[str]:
    out: list[str] = []
    for one in (grid.label, grid.title, grid.under, grid.owner, grid.unit):
        if one:
            out += [plain(one), ""]
    cut = rng.random() < 0.5
    again = worn and rng.random() < 0.5
    for at, row in enumerate(grid.rows):
        if cut and at and at % LONG == 0 and not grid.sheet:
            out.append("")
            if again:
                out += ["\t".join(plain(cell) for cell in head) for head in grid.rows[: grid.header_rows]]
        cells = [plain(cell) for cell in row]
        if worn and not grid.sheet and at >= grid.header_rows and grid.kind.startswith("projects"):
            cells = [_wrapped(cell) for cell in cells]
        out.append("\t".join(cells))
    out.append("")
    for note in grid.notes:
        out += [plain(note), ""]
    return out


def _wrapped(name: str) -> str:
    return name if len(name) <= WRAPPED else f"{name[:WRAPPED]} {name[WRAPPED:]}"
