"""What fonts tell of their characters: codes of their own, halves of characters, hyphens that do not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.errors import UnreadableDocument
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.pdf.grids import Make, grids
from tests.reconcile.reading.pdf.grids import texts as grid_texts
from tests.reconcile.reading.pdf.sentences import texts
from tests.reconcile.reading.pdf.test_pdf_limits import CATALOGUE, pdf


def stream(content: str) -> bytes:
    return b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content.encode())


def drawn_by_font(
    path: Path, text: list[str], meant: dict[str, str], blank: str = "", untold: str = "", rules: str = ""
) -> Path:
    """A page that draws `text` with a font (Type 3) whose characters are boxes and are called as `meant` has it, in
    UTF-16 as hexadecimal digits. blank: what it draws nothing for, and gives no room. untold: the characters that the
    font does not call anything. rules: what else is drawn.
    """
    glyphs = sorted(set(text))
    shown = "".join(f"{glyphs.index(one) + 1:02x}" for one in text)
    names = [
        f"<{at:02x}> <{meant.get(one) or one.encode('utf-16-be').hex()}>"
        for at, one in enumerate(glyphs, 1)
        if one not in untold
    ]
    widths = ["0" if one == blank else "500" if one.isascii() else "1000" for one in glyphs]
    drawings = ["0 0 0 0 0 0 d1" if one == "0" else f"{one} 0 0 0 {one} 800 d1 50 0 400 700 re f" for one in widths]
    font = (
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 1/Resources<<>>"
        f"/LastChar {len(glyphs)}/Widths[{' '.join(widths)}]/ToUnicode 6 0 R"
        f"/Encoding<</Differences[1 {' '.join(f'/g{at}' for at in range(len(glyphs)))}]>>"
        f"/CharProcs<<{' '.join(f'/g{at} {at + 7} 0 R' for at in range(len(glyphs)))}>>>>"
    )
    path.write_bytes(
        pdf(
            CATALOGUE,
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/MediaBox[0 0 595 842]/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            stream(f"BT /F 12 Tf 80 700 Td <{shown}> Tj ET {rules}"),
            font.encode(),
            stream(
                "begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
                f"{len(names)} beginbfchar {' '.join(names)} endbfchar endcmap"
            ),
            *map(stream, drawings),
        )
    )
    return path


def test_fonts_that_draw_their_characters_themselves_are_read(tmp_path: Path) -> None:
    assert texts(drawn_by_font(tmp_path / "a.pdf", list("预算收入1,520.50万元。"), {})) == ["预算收入1,520.50万元。"]


def test_a_rare_character_of_the_upper_planes_is_one_and_half_of_one_is_no_crash(tmp_path: Path) -> None:
    whole = drawn_by_font(tmp_path / "a.pdf", list("负责人：*某，预算5万元。"), {"*": "d842dfb7"})
    assert texts(whole) == ["负责人：𠮷某，预算5万元。"]
    half = drawn_by_font(tmp_path / "b.pdf", list("负责人：*某，预算5万元。"), {"*": "d842"})
    assert texts(half) == ["负责人：�某，预算5万元。"]


def test_one_drawing_that_stands_for_several_characters_is_all_of_them(tmp_path: Path) -> None:
    page = drawn_by_font(tmp_path / "a.pdf", list("预算1,5*.*万元。"), {"*": "00300030"})
    assert texts(page) == ["预算1,500.00万元。"]


def test_a_soft_hyphen_is_a_minus_where_it_shows_and_nothing_where_it_does_not(tmp_path: Path) -> None:
    text = list("增长*6.5%，项*目支出*")
    assert texts(drawn_by_font(tmp_path / "a.pdf", text, {"*": "00ad"}, blank="*")) == ["增长6.5%，项目支出"]
    assert texts(drawn_by_font(tmp_path / "b.pdf", list("增长*6.5%。"), {"*": "00ad"})) == ["增长-6.5%。"]


def test_a_page_whose_digits_have_codes_of_their_own_is_named(tmp_path: Path) -> None:
    text = list("收入总计1520.50万元，其中：财政拨款1500.25万元，占98.67%，上年结转20.25万元。")
    own = {str(digit): f"e03{digit}" for digit in range(10)}
    with pytest.raises(UnreadableDocument, match="nonsense"):
        read_pdf(drawn_by_font(tmp_path / "a.pdf", text, own))


@pytest.mark.parametrize("untold", ["", "公", "办"])
def test_a_table_in_which_a_name_has_a_character_that_its_font_does_not_tell_is_named(
    tmp_path: Path, untold: str
) -> None:
    rules = "76 690 300 24 re S 128 690 m 128 714 l S"
    text = list("办公费用1,520.50")
    path = drawn_by_font(tmp_path / "a.pdf", text, {}, untold=untold, rules=rules)
    assert [grid_texts(grid) for grid in grids(path)] == ([] if untold else [[["办公费用", "1,520.50"]]])
    assert [one.why for one in read_pdf(path).unread] == (["pdf-page-unclear"] if untold else [])


@pytest.mark.parametrize("turn", [0, 90])
def test_characters_with_a_text_of_their_own_in_a_form_that_is_drawn_smaller(
    typesetter: Make, tmp_path: Path, turn: int
) -> None:
    """As Chromium prints radicals in what a page shows at another scale."""
    rows = [["项目", "收入", "支出"], ["一般公共预算", "12.50", "11.00"], ["合计", "12.50", "11.00"]]
    page = typesetter()
    canvas, plain = page.canvas, page.text

    def with_own_text(x: float, y: float, text: str, size: float = 12) -> None:
        for char in text:
            own = char in "目入支一"
            if own:
                canvas._code.append(f"/Span <</ActualText <FEFF{ord(char):04X}>>> BDC")
            plain(x, y, char, size)
            if own:
                canvas._code.append("EMC")
            x += page.measure(char, size)

    page.text = with_own_text
    canvas.beginForm("part")
    page.table(80, rows, [120, 80, 80])
    canvas.endForm()
    canvas.translate(40, 90)
    if turn:
        canvas.translate(500, 0)
    canvas.rotate(turn)
    canvas.scale(0.6, 0.6)
    canvas.doForm("part")
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert grid_texts(grid) == rows
