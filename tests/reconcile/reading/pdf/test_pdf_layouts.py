"""Every layout of a table, in every way of ruling it and of setting its heads: what is read is what was set."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.reading.blocks import RawGrid
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.pdf.conftest import Typesetter
from tests.reconcile.reading.pdf.grids import Grid, Make, caption, grids, texts
from tests.reconcile.reading.pdf.layouts import LAYOUTS, PLAIN, WITH_REMARKS, Layout

STYLES = ["full", "rows", "three", "none"]


def set_on(page: Typesetter, layout: Layout, style: str, *, repeat: bool = True) -> None:
    y = caption(page, 80, "资金安排情况表")
    page.table(y, layout.rows, layout.widths, layout.spans, style, header=layout.header, repeat=repeat)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("heads", ["middle", "left", "right"])
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_layout_is_read_as_it_was_set(
    typesetter: Make, tmp_path: Path, layout: Layout, heads: str, style: str
) -> None:
    page = typesetter()
    page.heads_left = page.labels_left = heads != "middle"
    page.heads_right = heads == "right"
    set_on(page, layout, style)
    assert [texts(grid) for grid in grids(page.save(tmp_path / "a.pdf"))] == [layout.rows]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("higher", [4, 8])
def test_figures_a_line_above_their_labels_are_in_their_rows(
    typesetter: Make, tmp_path: Path, style: str, higher: float
) -> None:
    rows, xs, height = [row[:3] for row in PLAIN.rows], [60, 220, 330, 440], 24
    page = typesetter()
    top = caption(page, 80, "资金安排情况表")
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            width = page.measure(text or "", 9)
            x = xs[0] + 4 if column == 0 else xs[column + 1] - 4 - width
            x = (xs[column] + xs[column + 1] - width) / 2 if at == 0 else x
            page.text(x, top + height * at + 16 - (higher if at and column else 0), text or "", 9)
    levels = {"three": [0, 1, len(rows)], "none": []}.get(style, list(range(len(rows) + 1)))
    for level in levels:
        page.rule(xs[0], top + height * level, xs[-1], top + height * level)
    for x in xs if style == "full" else ():
        page.rule(x, top, x, top + height * len(rows))
    assert [texts(grid) for grid in grids(page.save(tmp_path / "a.pdf"))] == [rows]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("lower", [1.8, -1.8, 2.6])
def test_digits_on_a_baseline_of_their_own(typesetter: Make, tmp_path: Path, style: str, lower: float) -> None:
    page = typesetter()
    whole = page.text

    def text(x: float, y: float, text: str, size: float = 12) -> None:
        for char in text:
            whole(x, y + (lower if char < "\u2e80" else 0), char, size)
            x += page.measure(char, size)

    page.text = text
    set_on(page, PLAIN, style)
    assert [texts(grid) for grid in grids(page.save(tmp_path / "a.pdf"))] == [PLAIN.rows]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("repeat", [True, False])
@pytest.mark.parametrize("heads", ["middle", "left", "right"])
def test_a_list_over_pages(typesetter: Make, tmp_path: Path, heads: str, repeat: bool, style: str) -> None:
    rows: Grid = [["序号", "采购品目名称", "数量", "预算单价", "预算金额"]]
    rows += [[str(at), f"办公设备第{at}批", str(at % 7 + 1), f"{at * 13}.25", f"{at * 91:,}.75"] for at in range(1, 90)]
    rows += [["", "总计", "", "", "373,215.75"]]
    page = typesetter()
    page.heads_left = page.labels_left = heads != "middle"
    page.heads_right = heads == "right"
    set_on(page, Layout(rows, [40, 200, 60, 80, 90]), style, repeat=repeat)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows
    assert grid.pages == tuple(range(1, len(grid.pages) + 1))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("heads", ["middle", "left", "right"])
@pytest.mark.parametrize("turn", [0, 90, 270])
def test_a_page_across_or_turned(typesetter: Make, tmp_path: Path, turn: int, heads: str, style: str) -> None:
    page = typesetter((842, 595) if not turn else (595, 842))
    if turn:
        page.canvas.translate(*((595, 0) if turn == 90 else (0, 842)))
        page.canvas.rotate(turn)
        page.width, page.height = 842, 595
    page.heads_left = page.labels_left = heads != "middle"
    page.heads_right = heads == "right"
    set_on(page, WITH_REMARKS, style)
    assert [texts(grid) for grid in grids(page.save(tmp_path / "a.pdf"))] == [WITH_REMARKS.rows]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("padding", [3, 8, 12])
def test_heads_in_the_middle_of_high_rows_are_under_no_group(
    typesetter: Make, tmp_path: Path, padding: float, style: str
) -> None:
    rows: Grid = [
        ["科目名称", "合计", "拨款收入", "补助收入", "事业收入", None, "经营收入", "上缴收入", "其他收入"],
        [None, None, None, None, "小计", "教育收费", None, None, None],
        *([f"办学支出{at}", "9.00", "3.00", "1.00", "2.00", "2.00", "1.00", "1.00", "1.00"] for at in range(4)),
    ]
    page = typesetter((842, 595))
    spans = [(0, column, 2, 1) for column in (0, 1, 2, 3, 6, 7, 8)] + [(0, 4, 1, 2)]
    page.table(caption(page, 80, "收入情况表"), rows, [110, *[70] * 8], spans, style, padding=padding, header=2)
    assert [texts(grid) for grid in grids(page.save(tmp_path / "a.pdf"))] == [rows]


@pytest.mark.parametrize("style", ["three", "none"])
def test_a_repeated_head_whose_first_line_is_a_group_alone_is_dropped_and_the_next_title_is_no_row(
    typesetter: Make, tmp_path: Path, style: str
) -> None:
    rows: Grid = [
        ["部门科目", "政府科目", "年度安排", None, None],
        [None, None, "合计", "人员", "公用"],
        *([f"办学支出{at}", "办公经费", "9.00", "3.00", "6.00"] for at in range(40)),
    ]
    page = typesetter()
    spans = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 3)]
    end = page.table(caption(page, 80), rows, [130, 130, 70, 70, 70], spans, style, header=2)
    page.text(60, end + 14, "部门公开表7", 9)
    page.centred(end + 30, "2025年项目支出预算表（不含上年结转）", 9)
    page.text(470, end + 44, "单位：万元", 9)
    page.table(end + 48, PLAIN.rows, PLAIN.widths, style=style)
    assert [texts(grid) for grid in grids(page.save(tmp_path / "a.pdf"))] == [rows, PLAIN.rows]


def test_rows_so_close_that_their_labels_run_together_are_named_and_not_read(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    top = caption(page, 80, "资金安排情况表")
    for line in (top, top + 14, top + 14 + 3 * 22):
        page.rule(60, line, 400, line)
    for x, head in ((90, "项目名称"), (250, "本年"), (350, "上年")):
        page.text(x, top + 10, head, 9)
    for row in range(3):
        y = top + 14 + 22 * row
        page.text(64, y + 9, "老旧小区改造及配套", 9)
        page.text(64, y + 20, f"设施建设补助{row}", 9)
        for x in (235, 335):
            page.text(x, y + 14.5, f"{row + 1}7.50", 9)
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    found = [texts(block) for block in document.blocks if isinstance(block, RawGrid)]
    labels = [f"老旧小区改造及配套设施建设补助{row}" for row in range(3)]
    whole = [
        ["项目名称", "本年", "上年"],
        *([label, f"{at + 1}7.50", f"{at + 1}7.50"] for at, label in enumerate(labels)),
    ]
    assert found == [whole] or (not found and [one.page for one in document.unread] == [1])


def test_two_figures_alone_are_in_the_columns_at_whose_ends_both_stand(typesetter: Make, tmp_path: Path) -> None:
    rows: Grid = [
        ["三项经费合计", "因公出国（境）费", "公务用车购置及运行费", None, None, "公务接待费"],
        [None, None, "小计", "公务用车购置费", "公务用车运行费", None],
        ["10.00", "10.00", "", "", "", ""],
    ]
    page = typesetter((842, 595))
    page.text(64, 118, "部门：某市某局", 9)
    page.text(730, 134, "单位：万元", 9)
    xs = [64, 194, 324, 387, 517, 648, 778]
    heads = [(0, 1, 161), (1, 2, 161), (2, 5, 154), (5, 6, 161)]
    for first, last, y in heads:
        text = rows[0][first] or ""
        page.text((xs[first] + xs[last] - page.measure(text, 9)) / 2, y, text, 9)
    for column in (2, 3, 4):
        text = rows[1][column] or ""
        page.text((xs[column] + xs[column + 1] - page.measure(text, 9)) / 2, 169, text, 9)
    for column in (0, 1):
        page.text(xs[column + 1] - 2 - page.measure("10.00", 9), 184, "10.00", 9)
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert [texts(block) for block in document.blocks if isinstance(block, RawGrid)] == [rows]
