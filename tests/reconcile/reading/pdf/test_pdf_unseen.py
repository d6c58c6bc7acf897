"""Text that a file has and nobody sees: clipped away, or in a layer that is switched off."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reconcile.reading.blocks import RawGrid, RawText
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.pdf.conftest import Typesetter
from tests.reconcile.reading.pdf.grids import Make, caption, grids, texts
from tests.reconcile.reading.pdf.layouts import PLAIN

_STYLES = pytest.mark.parametrize("style", ["full", "rows", "columns", "three", "none"])


def layered(page: Typesetter, path: Path, code: str, *, off: bool) -> Path:
    """The page with `code` drawn in a layer of its own; with its forms in one, where there is no code."""
    page.canvas.setPageCompression(0)
    if code:
        page.canvas._code.append(f"/OC /layer BDC {code} EMC")
    page.canvas.save()
    content = page.buffer.getvalue()
    number = max(int(one) for one in re.findall(rb"(\d+) 0 obj", content)) + 1
    if code:
        content = content.replace(b"/Resources <<", b"/Resources << /Properties << /layer %d 0 R >>" % number)
    else:
        content = content.replace(b"/Subtype /Form", b"/Subtype /Form /OC %d 0 R" % number)
    layers = b"/OCProperties << /OCGs [%d 0 R] /D << /%s [%d 0 R] >> >>"
    content = content.replace(
        b"/Type /Catalog", b"/Type /Catalog " + layers % (number, b"OFF" if off else b"ON", number)
    )
    body, end = (
        content[: content.rindex(b"\nxref") + 1],
        content[content.rindex(b"trailer") : content.rindex(b"startxref")],
    )
    body += b"%d 0 obj\n<< /Type /OCG /Name (layer) >>\nendobj\n" % number
    places = {int(one[1]): one.start() for one in re.finditer(rb"(?m)^(\d+) 0 obj", body)}
    table = b"".join(b"%010d 00000 n \n" % places[one] for one in range(1, number + 1))
    size = number + 1
    end = re.sub(rb"/Size \d+", b"/Size %d" % size, end)
    xref = b"xref\n0 %d\n0000000000 65535 f \n%s%sstartxref\n%d\n%%%%EOF" % (size, table, end, len(body))
    path.write_bytes(body + xref)
    return path


@pytest.mark.parametrize("off", [True, False])
@_STYLES
def test_text_of_a_layer_is_in_a_cell_where_the_layer_is_on(
    typesetter: Make, tmp_path: Path, style: str, *, off: bool
) -> None:
    rows = [list(row) for row in PLAIN.rows]
    page = typesetter()
    end = page.table(caption(page, 100), rows, PLAIN.widths, style=style)
    assert rows[2][2] == ""
    x = 60 + sum(PLAIN.widths[:3]) - 40
    y = page.height - (126 + 2 * (end - 126) / len(rows) + 12)
    code = f"BT /F1 9 Tf 1 0 0 1 {x:.1f} {y:.1f} Tm (7,777.77) Tj ET"
    (grid,) = grids(layered(page, tmp_path / "a.pdf", code, off=off))
    rows[2][2] = "" if off else "7,777.77"
    assert texts(grid) == rows


@pytest.mark.parametrize("off", [True, False])
def test_what_a_form_draws_is_there_where_its_layer_is_on(typesetter: Make, tmp_path: Path, *, off: bool) -> None:
    """A line of the form would part a column, and its text would be a figure."""
    rows = [list(row) for row in PLAIN.rows]
    page = typesetter()
    page.table(caption(page, 100), rows, PLAIN.widths)
    page.canvas.beginForm("layer")
    page.text(80, 740, "草稿，不作依据。", 12)
    page.text(230, 160, "7,777.77", 9)
    page.rule(200, 100, 200, 600)
    page.canvas.endForm()
    page.canvas.doForm("layer")
    read = read_pdf(layered(page, tmp_path / "a.pdf", "", off=off))
    said = [block.text for block in read.blocks if isinstance(block, RawText)]
    assert ("草稿，不作依据。" in said) is not off
    assert ([texts(block) for block in read.blocks if isinstance(block, RawGrid)] == [rows]) is off


@pytest.mark.parametrize("away", [True, False])
@_STYLES
def test_text_that_is_clipped_away_is_in_no_cell(typesetter: Make, tmp_path: Path, style: str, *, away: bool) -> None:
    rows = [list(row) for row in PLAIN.rows]
    page = typesetter()
    end = page.table(caption(page, 100), rows, PLAIN.widths, style=style)
    x, y = 60 + sum(PLAIN.widths[:3]) - 45, 126 + 2 * (end - 126) / len(rows) + 12
    clip = page.canvas.beginPath()
    clip.rect(*((300, 20, 10, 10) if away else (x + 20, page.height - y - 5, 30, 15)))
    page.canvas.clipPath(clip, stroke=0)
    page.text(x, y, "7,777.77", 9)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    rows[2][2] = "" if away else "7,777.77"
    assert texts(grid) == rows


@pytest.mark.parametrize("shown", [1, 2])
def test_a_line_that_its_low_row_cuts_off_is_in_no_other_row(typesetter: Make, tmp_path: Path, shown: int) -> None:
    """A sheet whose rows are set too low for wrapped names, printed: each cell is the clip of its text."""
    rows = [["项目", "预算数"], ["", "1.50"], ["水费", "2.00"], ["合计", "3.50"]]
    page = typesetter()
    end = page.table(caption(page, 100), rows, [90, 90])
    row = (end - 126) / len(rows)
    clip = page.canvas.beginPath()
    clip.rect(60, page.height - 126 - (1 + shown) * row, 90, shown * row)
    page.canvas.saveState()
    page.canvas.clipPath(clip, stroke=0)
    page.text(63, 126 + row + 10, "办公设备", 9)
    page.text(118, 126 + 2 * row + 8.5, "购置", 9)
    page.canvas.restoreState()
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert [line[0] for line in texts(grid)] == ["项目", "办公设备", "水费" if shown == 1 else "水费购置", "合计"]
