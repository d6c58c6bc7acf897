"""Line and column numbers as the forms of a final account carry them: 行次 beside the labels, 栏次 below the heads."""

from __future__ import annotations

from benchmarks.generate.document import LEFT, Grid

FACING = {"balance", "fiscal"}  # two blocks side by side
CODED = {"income", "spending", "general", "gf", "sc"}


def number_lines(grid: Grid) -> None:
    """Put the numbers into a form of 公开01 to 09, in place; forms that carry none stay as they are."""
    if grid.kind in FACING:
        _facing(grid)
    elif grid.kind in CODED:
        labels = next(at for at, cell in enumerate(grid.rows[0][1:], 1) if cell != LEFT)
        count = len(grid.rows[0]) - labels
        grid.rows.insert(grid.header_rows, ["栏次", *[LEFT] * (labels - 1), *map(str, range(1, count + 1))])
        grid.header_rows += 1


def _facing(grid: Grid) -> None:
    """A column 行次 behind each column of labels, numbered down the left block and on down the right one."""
    blocks = [at for at, cell in enumerate(grid.rows[1]) if cell == "项目"]
    height = len(grid.rows) - grid.header_rows
    amounts = 0
    for line, row in enumerate(grid.rows):
        new: list[str] = []
        for at, cell in enumerate(row):
            new.append(cell)
            if at in blocks:
                number = str(line - grid.header_rows + 1 + height * blocks.index(at))
                new.append(LEFT if line == 0 else "行次" if line < grid.header_rows else number)
        row[:] = new
    columns = []
    for cell in grid.rows[1]:
        if cell in {"项目", "行次"}:
            columns.append("栏次" if cell == "项目" else "")
        else:
            amounts += 1
            columns.append(str(amounts))
    grid.rows.insert(grid.header_rows, columns)
    grid.header_rows += 1
