"""Tables of which something is missing where they are printed: none of them is handed on, and their page is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from reconcile.pipeline import reconcile
from reconcile.reading import read
from reconcile.reading.blocks import RawDocument, RawGrid
from reconcile.reading.pdf import pages, read_pdf
from tests.reconcile.reading.pdf.conftest import FONT
from tests.reconcile.reading.pdf.forms import ECONOMIC, ECONOMIC_SPANS
from tests.reconcile.reading.pdf.grids import Grid, Make, caption, grids, texts

WIDTHS = [70, 165, 80, 80, 80]
ROWS: Grid = [
    ["科目编码", "科目名称", "合计", "人员经费", "公用经费"],
    *ECONOMIC[2:],
]


def _found(document: RawDocument) -> list[Grid]:
    return [texts(block) for block in document.blocks if isinstance(block, RawGrid)]


@pytest.mark.parametrize("loose", [1, 2, 3, 4])
@pytest.mark.parametrize("above", [False, True])
def test_a_table_with_rows_outside_of_its_lines_is_left_out_and_named(
    typesetter: Make, tmp_path: Path, loose: int, *, above: bool
) -> None:
    """The rows have a total that the table has too, so that half of it would not add up."""
    page = typesetter()
    y = caption(page, 80, "2024年一般公共预算基本支出表")
    parts = [(ROWS[:-loose], "full"), (ROWS[-loose:], "none")]
    if above:
        parts = [(ROWS[: loose + 1], "none"), (ROWS[loose + 1 :], "full")]
    for rows, style in parts:
        y = page.table(y, rows, WIDTHS, style=style) + 4
    path = page.save(tmp_path / "a.pdf")
    document = read_pdf(path)
    assert _found(document) == []
    assert [(one.page, one.why) for one in document.unread] == [(1, "pdf-page-unclear")]
    assert not [one for one in reconcile(read(path)).findings if one.severity in ("error", "warning")]


def test_rows_without_lines_between_two_parts_of_a_table_take_both_along(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    y = caption(page, 80, "2024年一般公共预算基本支出表")
    for rows, style in ((ROWS[:3], "full"), (ROWS[3:4], "none"), (ROWS[4:], "full")):
        y = page.table(y, rows, WIDTHS, style=style) + 4
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert _found(document) == []
    assert [one.page for one in document.unread] == [1]


def test_rows_outside_of_the_lines_on_its_second_page_take_the_first_along(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    y = caption(page, 640, "2024年一般公共预算基本支出表")
    page.table(y, ROWS[:5], WIDTHS)
    page.next_page()
    y = page.table(70, [ROWS[0], *ROWS[5:]], WIDTHS)
    page.table(y + 4, [["", "另列", "1.00", "", "1.00"]], WIDTHS, style="none")
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert _found(document) == []
    assert [one.page for one in document.unread] == [1, 2]


def test_the_rest_of_a_table_that_was_left_out_is_no_table_of_its_own(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    y = page.table(caption(page, 640, "2024年一般公共预算基本支出表"), ROWS[:3], WIDTHS)
    page.table(y + 4, ROWS[3:5], WIDTHS, style="none")
    page.next_page()
    page.table(70, ROWS[5:], WIDTHS)
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert _found(document) == []
    assert [one.page for one in document.unread] == [1, 2]


def test_notes_and_sentences_with_amounts_round_a_table_are_no_rows_of_it(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.text(62, 60, "本年基本支出合计972.60万元，人员经费892.49万元。", 9)
    y = page.table(caption(page, 80, "2024年一般公共预算基本支出表"), ECONOMIC, WIDTHS, ECONOMIC_SPANS, header=2)
    page.text(62, y + 12, "注：公用经费中包括上年结转 80.11 万元。", 9)
    page.text(62, y + 26, "2024年基本支出972.60万元，其中人员经费892.49万元。", 9)
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert _found(document) == [ECONOMIC]
    assert not document.unread


@pytest.mark.parametrize("style", ["full", "rows"])
def test_a_table_that_goes_on_beyond_the_paper_is_left_out_and_named(
    typesetter: Make, tmp_path: Path, style: str
) -> None:
    page = typesetter()
    y = caption(page, 80, "2024年一般公共预算基本支出表")
    page.table(y, ROWS, [100, 200, 120, 120, 120], style=style)
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert _found(document) == []
    assert [(one.page, one.why) for one in document.unread] == [(1, "pdf-page-unclear")]


def test_a_frame_that_reaches_a_little_over_the_paper_cuts_nothing_off(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    y = caption(page, 80, "2024年一般公共预算基本支出表")
    page.table(y, ROWS, [70, 165, 90, 90, 123])
    assert _found(read_pdf(page.save(tmp_path / "a.pdf"))) == [ROWS]


def test_two_pages_on_one_sheet_are_named_and_not_read_across(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter((842, 595))
    text = "一、部门职责：贯彻执行国家有关方针政策和法律法规，拟订相关发展规划。"
    for x in (50, 471):
        for line in range(6):
            page.text(x, 80 + 30 * line, text[:32], 10)
    page.next_page()
    page.text(50, 80, text[:32], 10)
    page.table(100, ROWS, [40, 130, 50, 50, 50], left=471)
    page.next_page()
    page.centred(80, "2024年一般公共预算基本支出表")
    page.table(100, ROWS, [70, 165, 160, 160, 160])
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert _found(document) == [ROWS]
    assert [(one.page, one.why) for one in document.unread] == [(1, "pdf-page-halves"), (2, "pdf-page-halves")]


def test_two_sides_of_a_table_without_a_line_between_them_are_on_one_page(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter((842, 595))
    page.centred(70, "2024年收支总表")
    for left, label in ((50, "收入"), (471, "支出")):
        page.table(100, [[label, "预算数"], ["合计", "972.60"], ["一般公共预算", "972.60"]], [200, 120], left=left)
    assert not read_pdf(page.save(tmp_path / "a.pdf")).unread


CODED: Grid = [
    ["科目编码", "科目名称", "合计"],
    ["合计", "", "2,067.90"],
    ["208", "社会保障和就业支出", "222.34"],
    ["20805", "行政事业单位养老支出", "222.34"],
    ["2080505", "机关事业单位基本养老保险缴费支出", "148.23"],
    ["2080506", "机关事业单位职业年金缴费支出", "74.11"],
    ["213", "农林水支出", "1,845.56"],
    ["21301", "农业农村", "1,845.56"],
]
PARTED: Grid = [
    ["类", "款", "项", "科目名称", "合计"],
    ["合计", "", "", "", "387.42"],
    ["207", "", "", "文化旅游支出", "303.39"],
    ["207", "01", "", "文化和旅游", "303.39"],
    ["207", "01", "04", "图书馆", "303.39"],
    ["208", "", "", "社会保障支出", "84.03"],
]
ITEMS: Grid = [["项目", "金额"], ["合计", "15.78"], ["办公费", "3.78"], ["水费", "12.00"]]


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        (CODED, []),
        (CODED[:6], [1]),
        (CODED[:5], [1]),
        (PARTED, []),
        (PARTED[:5], [1]),
        (ITEMS, []),
        (ITEMS[:3], [1]),
        ([*ITEMS[:3], ["水费", "12.90"]], []),
        ([ITEMS[0], *ITEMS[2:]], [1]),
        ([*ITEMS[:1], ["合计", ""]], []),
        ([*ITEMS[:1], ["301", "638800"]], [1]),
    ],
    ids=[
        "whole",
        "no class",
        "no item",
        "codes in parts",
        "no class of these",
        "adds up",
        "half",
        "in error",
        "no total",
        "blank",
        "whole numbers",
    ],
)
def test_a_table_high_on_its_page_before_a_scan_is_named_unless_a_total_tells_that_it_is_whole(
    typesetter: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: Grid, named: list[int]
) -> None:
    monkeypatch.setattr(pages, "can_recognise", lambda: False)
    page = typesetter()
    page.table(caption(page, 100), rows, [50, 50, 50, 200, 100][-len(rows[0]) :])
    page.next_page()
    page.canvas.drawInlineImage(Image.new("L", (60, 84), 200), 0, 0, 595, 842)
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert [one.page for one in document.unread] == [*named, 2]
    assert _found(document) == ([] if named else [rows])


def test_an_amount_over_several_rows_without_upright_lines_is_named(typesetter: Make, tmp_path: Path) -> None:
    """It stands at the height of the line that parts its rows in the other columns."""
    rows = [["类别", "项目", "金额", "小计"], ["基本支出", "工资", "10.00", "30.50"], [None, "津贴", "20.50", None]]
    rows += [["项目支出", "维修", "5.00", "9.00"], [None, "购置", "4.00", None], ["合计", "", "39.50", "39.50"]]
    spans = [(1, 0, 2, 1), (1, 3, 2, 1), (3, 0, 2, 1), (3, 3, 2, 1)]
    for style in ("full", "rows"):
        page = typesetter()
        page.table(caption(page, 100), rows, [90, 120, 90, 90], spans, style)
        path = page.save(tmp_path / f"{style}.pdf")
        assert [texts(grid) for grid in grids(path)] == ([rows] if style == "full" else [])
        assert [one.why for one in read_pdf(path).unread] == ([] if style == "full" else ["pdf-page-unclear"])


@pytest.mark.parametrize("style", ["columns", "rows", "three", "none"])
def test_digits_that_are_set_too_far_apart_make_a_table_unread(typesetter: Make, tmp_path: Path, style: str) -> None:
    """Nothing tells where a number ends, and rows without a line between them are not told apart."""
    rows = [
        ["项目", "预算数", "决算数"],
        ["办公费", "1.50", "2.50"],
        ["水费", "3.00", "30.25"],
        ["合计", "4.50", "32.75"],
    ]
    page = typesetter()
    begin = caption(page, 100)

    def spaced(x: float, y: float, text: str, size: float = 12) -> None:
        for at, char in enumerate(text):
            page.canvas.setFont(FONT, size)
            page.canvas.drawString(x - 15 + at * 7, page.height - y, char)

    page.text = spaced
    page.table(begin, rows, [120, 120, 120], style=style)
    read = read_pdf(page.save(tmp_path / "a.pdf"))
    assert (_found(read), [one.why for one in read.unread]) == ([], ["pdf-page-unclear"])


@pytest.mark.parametrize("style", ["rows", "three", "ends", "none"])
@pytest.mark.parametrize("left", [60, 220])
def test_a_table_whose_last_column_is_beside_the_paper_is_named(
    typesetter: Make, tmp_path: Path, style: str, left: float
) -> None:
    page = typesetter()
    page.table(caption(page, 100), ROWS, WIDTHS, style=style, left=left)
    read = read_pdf(page.save(tmp_path / "a.pdf"))
    whole = ([ROWS], [])
    assert (_found(read), [one.why for one in read.unread]) == (whole if left == 60 else ([], ["pdf-page-unclear"]))
