"""A table shows every character of its cells, in order, however wide the pane is and whatever is merged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reconcile.disclosure import Cell, Place, Table, packed
from tests.tui import handmade
from tests.tui.test_verbatim import Bench
from tui.layout.printed import clean, width
from tui.report.index import Index
from tui.report.material import material
from tui.widgets.table_view import TableView

WIDTHS = range(20, 201)
GOAL = "通过该项目的实施，由目前“一件事”系统的使用率由50%提高到80%。完成工作汇报片；推动中心的建设，为城市精细化。"
SIGNS = (*"提高到城市报ab1 5,.，。“”（）%①é·\u3000", "e\u0301", "中\u0301")
words = st.lists(st.sampled_from(SIGNS), max_size=90).map(lambda signs: "".join(signs).strip())


class Sized(TableView):
    """A table pane of any width, and as high as it has to be."""

    cells = 60

    @property
    def room(self) -> int:
        return self.cells

    @property
    def rows_in_sight(self) -> int:
        return 1000

    def at_width(self, cells: int) -> Sized:
        self.cells = cells
        self.lay()
        self.roll(0, 0)
        return self

    def shown_of(self, row: int, column: int) -> str:
        """What is drawn in the place of a cell, its lines one after the other, with the cursor on it."""
        self.go((row, column))
        made, cell = self._laid, self.table.grid[row][column] if self.table else None
        assert made is not None and cell is not None
        left = made.left(column) - (self.rolled.x if column >= made.frozen else 0)
        right = min(left + made.whole_width(row, column, cell), self.room)
        lines = range(made.tops[row], made.tops[min(row + cell.row_span, len(made.table.grid))])
        strips = [self.body(line + self.HEAD, self.room) for line in lines]
        assert {strip.cell_length for strip in strips} == {self.room}
        assert all(width(strip.text) == self.room for strip in strips)
        return "".join(strip.crop(left, right).text for strip in strips)


def form(*rows: list[tuple[str, int] | None], heads: int = 0) -> Table:
    """A table whose cells take several columns: (text, columns), None where a cell covers."""
    grid = tuple(
        tuple(Cell(one[0], row, at, column_span=one[1]) if one else None for at, one in enumerate(line))
        for row, line in enumerate(rows)
    )
    return Table("t9", "绩效目标表", packed(grid), heads, "sheet", (), Place(1))


def sheet(heads: int, *texts: str) -> Table:
    """A sheet as they are printed: merged labels, figures and long texts that begin at different columns."""
    a, b, c = (*texts, "", "", "")[:3]
    return form(
        [("项目名称", 2), None, (a, 4), None, None, None],
        [("项目资金", 1), ("年度资金总额", 2), None, ("350.00", 1), ("其中", 1), ("20.00", 1)],
        [("总体目标", 1), (b, 5), None, None, None, None],
        [("一级指标", 1), ("二级指标", 1), ("三级指标", 1), (c, 3), None, None],
        [(c, 1), (a, 1), ("12%", 1), (b, 1), ("100.00", 1), ("≥95%", 1)],
        heads=heads,
    )


def bare(text: str) -> str:
    return "".join(clean(text).split())


def show(view: Sized, table: Table) -> None:
    index = Index(material(handmade.report()))
    index.blocks["t9"] = table
    view.show(index, "t9")


def check(view: Sized, table: Table, cells: int) -> None:
    view.at_width(cells)
    for line in table.grid:
        for cell in filter(None, line):
            assert bare(cell.text) == bare(view.shown_of(cell.row, cell.column)), (cells, cell.row, cell.column)


@pytest.mark.parametrize("heads", [0, 1])
async def test_every_character_at_every_width(heads: int) -> None:
    view = Sized()
    async with Bench(view).run_test(size=(100, 12)):
        table = sheet(heads, "数据平台运行维护费用", GOAL, "保障中心的建设，为城市精细化管理")
        show(view, table)
        for cells in WIDTHS:
            check(view, table, cells)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(WIDTHS), st.sampled_from([0, 1]), st.lists(words, min_size=3, max_size=3))
async def test_whatever_the_texts(cells: int, heads: int, texts: list[str]) -> None:
    view = Sized()
    async with Bench(view).run_test(size=(100, 12)):
        table = sheet(heads, *texts)
        show(view, table)
        check(view, table, cells)


async def test_a_text_over_the_columns_that_stay_is_cut_visibly_where_it_must_give_way() -> None:
    view = Sized()
    async with Bench(view).run_test(size=(100, 12)):
        table = sheet(1, "名称", GOAL, "指标")
        show(view, replace(table, header_rows=1))
        view.at_width(70)
        made = view._laid
        assert made is not None and made.frozen == 1
        view.roll(x=14)
        kept = view.body(made.tops[1] + view.HEAD, 70).text
        assert "项目资金" in kept
