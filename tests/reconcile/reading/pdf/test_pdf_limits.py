"""A PDF that cannot be read says why in one line, soon, and in little memory."""

from __future__ import annotations

import zlib
from base64 import a85encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from reconcile.errors import GoujiError, UnreadableDocument
from reconcile.reading.blocks import RawGrid, RawText
from reconcile.reading.pdf import opening, read_pdf
from reconcile.reading.pdf.opening import is_suspicious
from reconcile.reading.pdf.page.rules import MOST_OBJECTS
from tests.reconcile.reading.jincheng import SAMPLES
from tests.reconcile.reading.pdf.grids import Make

SAMPLE = SAMPLES / "jincheng-2026.pdf"
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R>>"


def pdf(*objects: bytes) -> bytes:
    """A PDF file of these objects."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (len(objects) + 1, table, end)


def bomb(layers: int, name: bytes = b"/FlateDecode") -> bytes:
    """One stream, packed over and over. name: as its dictionary has it."""
    packed = zlib.compress(bytes(250 * 2**20), 9)
    for _ in range(layers - 1):
        packed = zlib.compress(packed, 9)
    filters = b"[%s]" % (name * layers)
    stream = b"<</Length %d/Filter%s>>\nstream\n%s\nendstream" % (len(packed), filters, packed)
    page = b"<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R/Contents 4 0 R>>"
    return pdf(CATALOGUE, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, stream)


def drawn(content: bytes, filters: bytes = b"", pages: int = 1) -> bytes:
    """Pages that all draw the same content."""
    kids = b" ".join(b"%d 0 R" % (number + 6) for number in range(pages))
    stream = b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), filters, content)
    resources = b"/Resources<</Font<</F1 4 0 R>>>>"
    page = b"<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R/Contents 3 0 R" + resources + b">>"
    tree = b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return pdf(CATALOGUE, tree, stream, font, b"/FlateDecode", *[page] * pages)


BLANKS = zlib.compress(b" " * (250 * 2**20), 9)
PAGE_OF_PARTS = b"<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R/Contents[%s]>>" % (b"4 0 R " * 200)
PART = zlib.compress(b" " * (15 * 2**20), 9)
PARTS = pdf(
    CATALOGUE,
    b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
    PAGE_OF_PARTS,
    b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(PART), PART),
)
HEXADECIMAL = b"/Filter[/ASCIIHexDecode/FlateDecode]"
BASE_85 = b"/Filter[/ASCII85Decode/FlateDecode]"
LETTERS = zlib.compress(b"BT /F1 9 Tf 72 700 Td " + b"(1) Tj " * (MOST_OBJECTS + 1) + b"ET", 9)


def laughs(depth: int) -> bytes:
    """Forms that each draw the next ten times; without any depth, one that draws itself."""
    ten = b"/F Do " * 10

    def stream(entries: bytes, body: bytes) -> bytes:
        return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(body), entries, body)

    resources = b"/Resources<</XObject<</F %d 0 R>>>>"
    page = b"<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R/Contents 4 0 R" + resources % 5 + b">>"

    def form(child: int) -> bytes:
        return stream(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + resources % child, ten)

    last = stream(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"0 0 9 9 re f")
    forms = [*(form(6 + number) for number in range(depth)), last] if depth else [form(5)]
    return pdf(CATALOGUE, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, stream(b"", ten), *forms)


def drawn_often(times: int, lines: int) -> bytes:
    """A form of so many lines, drawn so many times."""
    form = b"0 0 m 1 1 l S " * lines
    page = b"<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"
    return pdf(
        CATALOGUE,
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        page,
        b"<</Length %d>>\nstream\n%s\nendstream" % (6 * times, b"/F Do " * times),
        b"<</Subtype/Form/BBox[0 0 9 9]/Length %d>>\nstream\n%s\nendstream" % (len(form), form),
    )


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    return pdf(CATALOGUE, b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids), *([PAGE] * count))


CYCLE = pdf(
    CATALOGUE,
    b"<</Type/Pages/Count 2/Kids[3 0 R 2 0 R]>>",
    b"<</Type/Pages/Count 1/Kids[2 0 R]/Parent 2 0 R>>",
)
BOUNDLESS = pdf(CATALOGUE, b"<</Type/Pages/Count 2000000000/Kids[3 0 R]>>", PAGE)
BLANK = pdf(CATALOGUE, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", PAGE)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "file-empty"),
        (b"hello world", "pdf-no-pdf"),
        (BLANK[: len(BLANK) // 2], "pdf-truncated"),
        (b"%PDF-1.4\nnothing at all\n%%EOF\n", "pdf-damaged"),
        (CYCLE, "pdf-damaged"),
        (BOUNDLESS, "pdf-no-text"),
        (BLANK, "pdf-no-text"),
        (many_pages(5_000), "pdf-too-many-pages"),
        (bomb(1), "pdf-bomb"),
        (bomb(2), "pdf-bomb"),
        (bomb(2, b"/Fl"), "pdf-bomb"),
        (bomb(3, b"/Flate#44ecode"), "pdf-bomb"),
        (drawn(BLANKS, b"/Filter 5 0 R"), "pdf-bomb"),
        (drawn(BLANKS.hex().encode(), HEXADECIMAL), "pdf-bomb"),
        (drawn(a85encode(BLANKS) + b"~>", BASE_85), "pdf-bomb"),
        (drawn(b"z" * (2 * 2**20) + b"~>", b"/Filter/ASCII85Decode"), "pdf-no-text"),
        (PARTS, "pdf-bomb"),
        (drawn(LETTERS, b"/Filter/FlateDecode"), "pdf-bomb"),
        (drawn(LETTERS, b"/Filter/FlateDecode", 1_000), "pdf-bomb"),
        (drawn(BLANKS, b"/Type/XObject/Subtype/Image/Filter/FlateDecode"), "pdf-bomb"),
        (drawn(BLANKS, b"/Length1 9/Filter/FlateDecode"), "pdf-bomb"),
        (drawn(b"q " * 3_000_000), "pdf-bomb"),
        (drawn(zlib.compress(b"q " * 3_000_000), b"/Subtype/Image/Filter/FlateDecode"), "pdf-bomb"),
        (drawn_often(3_000, 30_000), "pdf-bomb"),
        (drawn_often(3, 3), "pdf-no-text"),
        (laughs(9), "pdf-bomb"),
        (laughs(2), "pdf-no-text"),
        (laughs(0), "pdf-bomb"),
        (b"%PDF-1.4\n" + b"<<>>stream\n" * 100_000 + b"%%EOF\n", "pdf-damaged"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_the_reason_is_named(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableDocument) as failed:
        read_pdf(path)
    assert failed.value.key == why


def test_an_ordinary_file_is_not_suspicious() -> None:
    assert not is_suspicious(SAMPLE)


def test_a_heavy_file_is_read_where_it_can_be_opened_soon_and_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    text = b"BT /F1 12 Tf 72 700 Td (total 307.82) Tj ET "
    for heavy in (drawn(text + b"\n" * (2 * 2**20)), drawn(text + b"q Q " * 500_000)):
        path.write_bytes(heavy)
        assert is_suspicious(path)
        assert [block.text for block in read_pdf(path).blocks if isinstance(block, RawText)] == ["total 307.82"]


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(BLANK)
    monkeypatch.setattr(opening, "LARGEST_FILE", 100)
    with pytest.raises(UnreadableDocument, match="file-too-large"):
        read_pdf(path)


def test_a_password_is_named_and_one_that_only_guards_rights_is_no_hindrance(tmp_path: Path) -> None:
    for user, readable in (("secret", False), ("", True)):
        path = tmp_path / f"{readable}.pdf"
        canvas = Canvas(str(path), encrypt=StandardEncryption(user, "owner"))
        canvas.drawString(100, 700, "total 307.82")
        canvas.save()
        if readable:
            assert read_pdf(path).blocks
        else:
            with pytest.raises(UnreadableDocument, match="pdf-encrypted"):
                read_pdf(path)


MUTATIONS = st.lists(
    st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=12), st.sampled_from(["replace", "insert", "cut"])),
    min_size=1,
    max_size=8,
)


def test_a_file_opened_anew_after_some_pages_reads_the_same(
    typesetter: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = typesetter()
    page.table(100, [["项目", "金额"], *([f"项目{one}", f"{one}.50"] for one in range(120))], [200, 200], style="three")
    path = page.save(tmp_path / "long.pdf")
    whole = read_pdf(path)
    assert whole.pages > 2
    monkeypatch.setattr("reconcile.reading.pdf.AT_ONCE", 1)
    assert read_pdf(path) == whole


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(changes=MUTATIONS)
def test_a_damaged_file_is_read_or_refused_but_never_a_crash(
    typesetter: Callable[..., Any], tmp_path: Path, changes: list[tuple[float, bytes, str]]
) -> None:
    path = tmp_path / "whole.pdf"
    if not path.exists():
        page = typesetter()
        page.canvas.setPageCompression(0)
        page.table(100, [["项目", "金额"], ["办公费", "3.78"], ["水费", "12.00"]], [200, 200])
        page.next_page()
        page.paragraph(100, "本年支出合计307.82万元，其中：基本支出105.58万元。")
        page.save(path)
    content = bytearray(path.read_bytes())
    for where, new, how in changes:
        at = int(where * (len(content) - 1))
        if how == "replace":
            content[at : at + len(new)] = new
        elif how == "insert":
            content[at:at] = new
        else:
            del content[at : at + 200]
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(bytes(content))
    try:
        read_pdf(broken)
    except GoujiError as error:
        assert error.key.startswith(("pdf-", "file-"))


@pytest.mark.parametrize("captions", [False, True])
def test_a_table_with_a_page_that_could_not_be_read_is_left_out_and_named(
    typesetter: Make, tmp_path: Path, captions: bool
) -> None:
    rows = [["项目", "金额"], *([f"项目{number}", f"{number}.00"] for number in range(100))]
    page = typesetter()
    page.table(80, rows[:40], [200, 100])
    page.next_page()
    page.canvas.drawInlineImage(Image.new("RGB", (600, 800), "black"), 0, 0, 595, 842)
    page.next_page()
    if captions:
        page.centred(60, "支出预算表")
    page.table(80, rows[:1] + rows[80:], [200, 100])
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    kept = [block for block in document.blocks if isinstance(block, RawGrid)]
    assert [grid.pages for grid in kept] == ([(3,)] if captions else [])
    assert [one.page for one in document.unread] == ([1, 2] if captions else [1, 2, 3])
    assert document.unread[1].why == "pdf-page-scanned"


@pytest.mark.parametrize("in_form", [False, True])
def test_a_page_with_more_lines_than_can_be_read_is_named(tmp_path: Path, in_form: bool) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.drawString(100, 800, "total 307.82")
    canvas.showPage()
    canvas.drawString(100, 800, "total 307.82")
    if in_form:
        canvas.beginForm("lines")
    for at in range(60_001):
        canvas.line(at % 500, at // 100, at % 500 + 9, at // 100)
    if in_form:
        canvas.endForm()
        canvas.doForm("lines")
    canvas.save()
    document = read_pdf(tmp_path / "a.pdf")
    assert [(one.page, one.why) for one in document.unread] == [(2, "pdf-page-crowded")]
    assert [block.place.page for block in document.blocks if block.place] == [1]


def test_the_cells_of_a_document_are_held_in_few_bytes() -> None:
    grids = [block for block in read_pdf(SAMPLE).blocks if isinstance(block, RawGrid)]
    cells = sum(cell is not None for grid in grids for row in grid.rows for cell in row)
    assert sum(len(grid.packed) for grid in grids) < 30 * cells  # as objects each takes some 300
