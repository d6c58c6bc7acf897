"""Tables over several pages: what is repeated, what a break cuts, and what only looks like one table."""

from __future__ import annotations

from pathlib import Path

import pytest

from reconcile.reading.blocks import RawGrid
from reconcile.reading.pdf import read_pdf
from tests.reconcile.reading.pdf.forms import BALANCE, BALANCE_SPANS, REVENUE, REVENUE_SPANS, REVENUE_WIDTHS
from tests.reconcile.reading.pdf.grids import Grid, Make, caption, draw_cells, grids, texts


def test_a_repeated_head_is_dropped_and_rows_over_pages_are_all_there(typesetter: Make, tmp_path: Path) -> None:
    rows: Grid = [["科目编码", "科目名称", "金额"]]
    rows += [[str(2010000 + number), f"科目{number}", f"{number}.50"] for number in range(90)]
    for repeat in (True, False):
        page = typesetter()
        page.table(100, rows, [100, 200, 175], repeat=repeat)
        (grid,) = grids(page.save(tmp_path / "a.pdf"))
        assert texts(grid) == rows
        assert len(grid.pages) > 1


@pytest.mark.parametrize("first", ["项目支出绩效目标表", "主管部门"])
@pytest.mark.parametrize("caption", ["", "项目支出绩效目标表"])
def test_like_sheets_on_following_pages_stay_apart(typesetter: Make, tmp_path: Path, first: str, caption: str) -> None:
    page = typesetter()
    title: Grid = [[first, None]] if first.endswith("表") else [[first, "某市某局"]]
    for name in ("热线运行费", "平台维护费"):
        if caption:
            page.centred(90, caption)
        sheet: Grid = [*title, ["项目名称", name], ["项目金额", "45.00"], ["项目概况", name], ["立项依据", "规定"]]
        page.table(100, sheet, [120, 355], [(0, 0, 1, 2)] if first.endswith("表") else [])
        page.next_page()
    found = [texts(grid)[1][1] for grid in grids(page.save(tmp_path / "a.pdf"))]
    assert found == ["热线运行费", "平台维护费"]


def test_title_unit_and_head_repeated_on_each_page_do_not_cut_a_table(typesetter: Make, tmp_path: Path) -> None:
    rows: Grid = [["科目编码", "科目名称", "金额"]]
    rows += [[str(2010000 + number), f"科目{number}", f"{number}.50"] for number in range(20)]
    page = typesetter()
    for part in (rows[1:11], rows[11:]):
        page.centred(80, "2026年支出预算表")
        page.text(470, 95, "单位：万元", 10.5)
        page.table(100, [rows[0], *part], [100, 200, 175])
        page.next_page()
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


def test_a_label_over_rows_that_a_page_break_cuts_is_one_cell(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    page.text(60, 90, "产出指标如下", 10.5)
    draw_cells(page, [(60, 700, 120, 760, "产出指标"), (120, 700, 400, 730, "接通率"), (120, 730, 400, 760, "办结率")])
    page.next_page()
    draw_cells(page, [(60, 70, 120, 130, ""), (120, 70, 400, 100, "培训次数"), (120, 100, 400, 130, "满意度")])
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == [["产出指标", "接通率"], [None, "办结率"], [None, "培训次数"], [None, "满意度"]]


def test_a_row_broken_in_the_middle_of_a_number_is_whole(typesetter: Make, tmp_path: Path) -> None:
    page = typesetter()
    draw_cells(page, [(60, 700, 160, 730, "项目"), (160, 700, 220, 730, "编号")])
    draw_cells(page, [(60, 730, 160, 760, "热线运行费"), (160, 730, 220, 760, "20251127160")])
    page.next_page()
    draw_cells(page, [(60, 70, 160, 100, ""), (160, 70, 220, 100, "648")])
    draw_cells(page, [(60, 100, 160, 130, "平台维护费"), (160, 100, 220, 130, "20260114155")])
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == [["项目", "编号"], ["热线运行费", "20251127160648"], ["平台维护费", "20260114155"]]


@pytest.mark.parametrize("style", ["three", "word", "rows", "none"])
@pytest.mark.parametrize("repeat", [True, False])
def test_a_table_without_columns_ruled_goes_on_over_pages(
    typesetter: Make, tmp_path: Path, *, style: str, repeat: bool
) -> None:
    rows: Grid = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
    for number in range(70):
        name = "机关事业单位基本养老保险缴费支出" if number % 9 == 4 else f"办公设备购置{number}"
        whole = f"{number * 7 + 3}.50"
        rows.append([str(2010100 + number), name, whole, whole if number % 3 else "", "" if number % 3 else whole])
    page = typesetter()
    page.centred(100, "2026年支出预算表")
    page.text(470, 120, "单位：万元", 10.5)
    page.table(126, rows, [80, 110, 90, 90, 90], style=style, repeat=repeat)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows
    assert len(grid.pages) > 1


def test_a_head_repeated_without_its_title_and_with_its_ends_cut_off_is_dropped(
    typesetter: Make, tmp_path: Path
) -> None:
    """As Calc prints rows to repeat and printed grid lines, and Writer a repeated head that is too low for its text."""
    page = typesetter()
    xs = (60, 180, 260, 340)
    head = ["科目名称", "合计", "政府性基金预算"]

    def row(top: float, cells: list[str]) -> None:
        draw_cells(page, [(x0, top, x1, top + 20, cell) for x0, x1, cell in zip(xs, xs[1:], cells, strict=False)])

    draw_cells(page, [(60, 100, 340, 130, "2026年支出预算总表"), (60, 130, 340, 150, "单位：万元")])
    row(150, head)
    row(170, ["教育支出", "30.00", "10.00"])
    page.next_page()
    row(70, ["科目名称", "合计", "政府性基金"])
    row(90, ["卫生健康支出", "20.00", "5.00"])
    page.text(264, 98, "预算", 9)
    row(110, ["住房保障支出", "20.00", "2.00"])
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid)[2:] == [
        head,
        ["教育支出", "30.00", "10.00"],
        ["卫生健康支出", "20.00", "5.00"],
        ["住房保障支出", "20.00", "2.00"],
    ]


@pytest.mark.parametrize("style", ["full", "three", "word", "none"])
def test_a_head_cut_by_a_page_break_between_its_own_rows(typesetter: Make, tmp_path: Path, style: str) -> None:
    """With columns ruled it is one; without, neither half tells the columns, so none of the table is handed on."""
    page = typesetter()
    page.paragraph(80, "本部门预算情况说明如下，各项支出均按照规定编列。")
    page.centred(735, "2026年收入预算表")
    page.text(430, 750, "单位：万元", 9)
    page.table(755, REVENUE, REVENUE_WIDTHS, REVENUE_SPANS, style, header=2, padding=1, repeat=False)
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    found = [block for block in document.blocks if isinstance(block, RawGrid)]
    if style == "full":
        cut = [REVENUE[0], [*REVENUE[1][:5], ""], *REVENUE[2:]]
        assert [(texts(grid), grid.pages) for grid in found] == [(cut, (1, 2))]
    else:
        assert not found
        assert [one.page for one in document.unread] == [1, 2]


@pytest.mark.parametrize("style", ["three", "word", "none"])
def test_a_row_of_groups_at_the_foot_of_a_page_takes_the_table_along(
    typesetter: Make, tmp_path: Path, style: str
) -> None:
    """Two texts beside each other under a caption are no table, but the next page's has lost them."""
    page = typesetter()
    page.paragraph(80, "本部门预算情况说明如下，各项支出均按照规定编列。")
    page.centred(735, "2026年收支总表")
    page.text(430, 750, "单位：万元", 9)
    page.table(755, BALANCE, [150, 80, 160, 85], BALANCE_SPANS, style, header=2, padding=1, repeat=False)
    document = read_pdf(page.save(tmp_path / "a.pdf"))
    assert not any(isinstance(block, RawGrid) for block in document.blocks)
    assert [one.page for one in document.unread] == [1, 2]


def test_a_head_repeated_only_in_part_is_no_row(typesetter: Make, tmp_path: Path) -> None:
    """The upper row of the head again, its lower row not: as when but one row was chosen to be repeated."""
    rows: Grid = [*REVENUE[:2], *([str(2010100 + n), f"办公费{n}", f"{n}.50", f"{n}.50", "", ""] for n in range(12))]
    page = typesetter()
    page.table(100, rows[:8], REVENUE_WIDTHS, REVENUE_SPANS, header=2)
    page.next_page()
    page.table(70, [rows[0], *rows[8:]], REVENUE_WIDTHS, [(0, 0, 1, 2), (0, 2, 1, 3)], header=1)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


@pytest.mark.parametrize("style", ["full", "three", "word", "none"])
def test_a_repeated_head_over_columns_of_other_widths_is_that_of_one_table(
    typesetter: Make, tmp_path: Path, style: str
) -> None:
    """A program that sets each page by itself gives a page across other widths than an upright one."""
    rows: Grid = [
        *REVENUE[:2],
        *([str(2010100 + n), f"办公费{n}", f"{n}.50", f"{n}.50", "", "1.00"] for n in range(12)),
    ]
    page = typesetter()
    page.centred(60, "2026年收入预算表")
    page.text(430, 80, "单位：万元", 9)
    page.table(690, rows[:5], REVENUE_WIDTHS, REVENUE_SPANS, style, header=2, padding=1)
    page.next_page()
    page.table(70, [*rows[:2], *rows[5:]], [50, 90, 60, 70, 70, 60], REVENUE_SPANS, style, header=2)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


def rows_from(typesetter: Make, path: Path, rows: Grid, widths: list[float], last: int) -> Path:
    """A table without any line whose first page ends with row `last`."""
    page = typesetter()
    page.table(842 - 70 - 16.8 * (last + 1) - 0.5, rows, widths, style="none")
    return page.save(path)


@pytest.mark.parametrize("last", [4, 5, 6])
def test_a_name_without_figures_right_under_a_repeated_head_is_no_part_of_that(
    typesetter: Make, tmp_path: Path, last: int
) -> None:
    """Without a line, and with all names in the middle of their column, it looks like the head's second line."""
    names = ["办公费", "印刷费", "咨询费", "手续费", "水费", "取暖费", "物业管理费", "差旅费", "租赁费", "会议费"]
    rows = [["经济分类科目", "预算数", "决算数"]]
    rows += [[name, *([f"{at}2.50", f"{at}1.50"] if at % 3 else ["", ""])] for at, name in enumerate(names, 1)]
    path = rows_from(typesetter, tmp_path / "a.pdf", rows, [120, 75, 75], last)
    read = read_pdf(path)
    tables = [texts(block) for block in read.blocks if isinstance(block, RawGrid)]
    blank = not rows[last + 1][1]
    assert (tables, [one.page for one in read.unread]) == (([], [1, 2]) if blank else ([rows], []))


@pytest.mark.parametrize("last", [1, 2, 3, 4, 5])
def test_a_long_name_beside_blanks_stands_in_its_own_column_on_the_second_page(
    typesetter: Make, tmp_path: Path, last: int
) -> None:
    """Where but two rows with figures are on the first page, nothing there tells a table, and it is named."""
    left = [["事业收入", "5.50"], ["经营收入", "7.00"], ["其他收入", "9.25"]]
    right = ["十三、交通运输支出", "十四、金融支出", "十五、外交支出", "十八、自然资源海洋气象支出"]
    right += ["十九、住房保障支出", "二十一、国有资本经营支出", "二十六、债务发行费用支出"]
    rows = [["收入项目", "预算数", "支出项目", "决算数"]]
    rows += [[*sides, name, f"{at}.50"] for at, (sides, name) in enumerate(zip(left, right[:3], strict=True), 1)]
    rows += [["", "", name, "" if at % 2 else f"{at}1.50"] for at, name in enumerate(right, 1)]
    rows.append(["收入总计", "100.00", "支出总计", "90.00"])
    read = read_pdf(rows_from(typesetter, tmp_path / "a.pdf", rows, [120, 75, 120, 75], last))
    tables = [texts(block) for block in read.blocks if isinstance(block, RawGrid)]
    assert (tables, [one.page for one in read.unread]) == (([], [1, 2]) if last < 3 else ([rows], []))


@pytest.mark.parametrize("style", ["full", "open", "rows", "three"])
@pytest.mark.parametrize("title", ["续表", "（续）", "2024年支出预算表（续）"])
def test_a_table_that_a_title_says_is_continued_goes_on_without_its_head(
    typesetter: Make, tmp_path: Path, style: str, title: str
) -> None:
    rows = [["科目编码", "科目名称", "合计", "基本支出"]]
    rows += [[str(2010100 + at), f"科目{at}", f"{at}2.50", f"{at}0.00"] for at in range(1, 16)]
    page = typesetter()
    page.table(caption(page, 100), rows[:8], [80, 160, 90, 90], style=style)
    page.next_page()
    page.centred(90, title, 12)
    page.text(470, 108, "单位：万元", 10.5)
    page.table(114, rows[8:], [80, 160, 90, 90], style=style, header=0)
    (grid,) = grids(page.save(tmp_path / "a.pdf"))
    assert texts(grid) == rows


def test_the_rest_of_a_table_that_was_lost_is_no_table_under_its_title_again(typesetter: Make, tmp_path: Path) -> None:
    """A name may be cut by the first page break; what is on the third page is no whole table, though it has its head."""
    names = ["机关服务中心运行维护", "公路", "水利"]
    rows = [
        ["项目", "金额"],
        *([f"{name}{at}" if at % 7 else name, f"{at}.50"] for at in range(1, 16) for name in names),
    ]
    rows[15] = ["老旧小区改造及配套", ""]
    page = typesetter()
    for part in (rows[1:16], rows[16:31], rows[31:]):
        page.centred(80, "2026年支出预算表")
        page.text(400, 95, "单位：万元", 10.5)
        page.table(100, [rows[0], *part], [88, 90])
        page.next_page()
    read = read_pdf(page.save(tmp_path / "a.pdf"))
    assert [texts(block) for block in read.blocks if isinstance(block, RawGrid)] == []
    assert [one.page for one in read.unread] == [1, 2, 3]
