"""How fast the app is: from a key to the painted screen, and from the start to a usable one.

`python -m benchmarks.desk` prints medians and 95th percentiles on the sample and on a made-up disclosure of 500 pages with
a table of 20,000 rows, and the start of a saved review as a multiple of the start of an empty Textual app.
"""

from __future__ import annotations

import asyncio
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from textual.app import App
from textual.pilot import Pilot

from reconcile.deciding import decide
from reconcile.disclosure import Block, Cell, Disclosure, Paragraph, Place, Table
from reconcile.frames import equations_frame, figures_frame, terms_frame
from reconcile.ledger import Equation, Figure, Term
from reconcile.numerals import MICRO
from reconcile.pipeline import Report
from reconcile.recognition import Recognition
from reconcile.review import open_review
from tui import opening
from tui.app import GoujiApp
from tui.index import Index
from tui.material import material
from tui.opening import Desk
from tui.recent import Recent
from tui.screens.desk import DeskScreen

SAMPLE = Path(__file__).parents[1] / "sample_data" / "jincheng-2026.pdf"
ROWS, COLUMNS, PARAGRAPHS = 20_000, 6, 2_500
SIZES = ((80, 24), (120, 36), (200, 60))
KEYS = (
    ("next finding", ("n",), 20),
    ("cursor in the table", ("down",), 30),
    ("page in the table", ("pagedown",), 20),
    ("end and top of the table", ("G", "g g"), 5),
    ("cursor in the text", ("down",), 30),
    ("page in the text", ("pagedown",), 20),
)
EMPTY = """
import asyncio
from textual.app import App
async def run():
    async with App().run_test() as pilot:
        await pilot.pause()
asyncio.run(run())
"""
OPEN = """
import asyncio, sys
from pathlib import Path
from tui.app import GoujiApp
from tui.recent import Recent
from tui.screens.desk import DeskScreen
async def run():
    app = GoujiApp(Path(sys.argv[1]), recent=Recent(Path(sys.argv[1]).with_name("recent.toml")))
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        while not isinstance(app.screen, DeskScreen):
            await pilot.pause(0.01)
        await pilot.pause()
asyncio.run(run())
"""


def big() -> Report:
    """A disclosure with a long table whose total adds up, and a long narrative."""
    total = [(ROWS * (ROWS + 1) // 2) * (column + 1) for column in range(COLUMNS)]
    lines = [total, *([row * (column + 1) for column in range(COLUMNS)] for row in range(1, ROWS + 1))]
    head = ["项目名称", *(f"第{column}项" for column in range(COLUMNS))]
    words = [
        head,
        *([f"第{row}个运行维护项目", *(f"{value:,}.00" for value in line)] for row, line in enumerate(lines)),
    ]
    grid = tuple(tuple(Cell(text, row, at) for at, text in enumerate(line)) for row, line in enumerate(words))
    table = Table("t1", "项目支出表", grid, 1, "table", (), Place(1), unit="单位：万元")
    text = "根据有关规定，本部门2026年运行维护支出主要用于系统建设、设备购置、等级保护测评和日常运行等方面。" * 4
    paragraphs = (Paragraph(f"p{n}", text, "narrative", ("情况说明",), Place(n // 5 + 2)) for n in range(PARAGRAPHS))
    blocks: tuple[Block, ...] = (table, *paragraphs)
    figures = {one.id: one for one in _figures(lines)}
    equations = tuple(
        Equation(
            rule="SUM102",
            shape="linear",
            terms=(Term(f"t1.1.{at}", "stated"), *(Term(f"t1.{row}.{at}", "parts") for row in range(2, ROWS + 2))),
        )
        for at in range(1, COLUMNS + 1)
    )
    frame = figures_frame(figures.values())
    terms = terms_frame(equations, frame)
    disclosure = Disclosure(
        "big.pdf", "0" * 64, "pdf", 500, "某市某局2026年度预算", "某市某局", 2026, "budget", "unit", blocks
    )
    return Report(
        recognition=Recognition(disclosure, "", (), (), (), figures),
        equations=equations,
        not_run=(),
        figures=frame,
        terms=terms,
        verdicts=decide(frame, equations_frame(equations), terms),
        findings=(),
    )


def _figures(lines: list[list[int]]) -> Iterable[Figure]:
    for row, line in enumerate(lines, 1):
        for column, value in enumerate(line, 1):
            yield Figure(
                id=f"t1.{row}.{column}",
                text=f"{value:,}.00",
                value=Decimal(value),
                unit="万元",
                decimals=2,
                micro=value * 10_000 * MICRO,
                half=50 * MICRO,
                dimension="money",
                part="table",
                block="t1",
                title="项目支出表",
                place=Place(1),
                row=row,
                column=column,
            )


async def keys(app: GoujiApp, size: tuple[int, int]) -> list[tuple[str, list[float]]]:
    """Milliseconds from each key to the painted screen."""
    taken: list[tuple[str, list[float]]] = []
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        while not isinstance(app.screen, DeskScreen):
            await pilot.pause(0.05)
        await pilot.pause()
        for name, pressed, times in KEYS:
            await pilot.press("3" if "text" in name else "2")
            taken.append((name, [await _press(pilot, one.split()) for _ in range(times) for one in pressed]))
    return taken


async def _press(pilot: Pilot[int], pressed: list[str]) -> float:
    start = time.perf_counter()
    await pilot.press(*pressed)
    return (time.perf_counter() - start) * 1000


async def floor() -> float:
    """What pressing a key costs in an app that does nothing: the harness's own share."""
    async with App[None]().run_test() as pilot:
        times = []
        for _ in range(20):
            start = time.perf_counter()
            await pilot.press("n")
            times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def started(code: str, *arguments: str) -> float:
    """Seconds that a fresh interpreter needs for this code, the best of five."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


def report(name: str, size: tuple[int, int], taken: list[tuple[str, list[float]]], own: float) -> None:
    """One line a kind of key. own: the harness's share of each."""
    for what, times in taken:
        ordered = sorted(max(one - own, 0.0) for one in times)
        late = ordered[max(int(len(ordered) * 0.95) - 1, 0)]
        where = f"{size[0]}x{size[1]}"
        print(f"{name:8} {where:8} {what:26} median {statistics.median(ordered):6.1f} ms   95% {late:6.1f} ms")


def main() -> None:
    """Measure and print."""
    own = asyncio.run(floor())
    print(f"pressing a key in an app that does nothing takes {own:.1f} ms, which is taken off")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        file = Path(shutil.copy(SAMPLE, folder))
        for size in SIZES:
            report("sample", size, asyncio.run(keys(GoujiApp(file, recent=Recent(folder / "recent.toml")), size)), own)
        made = big()
        opening.open_file = lambda path, **given: Desk(  # type: ignore[assignment]
            Index(material(made)), open_review(folder / "big.review.toml", made, "reviewer", read_only=True)
        )
        for size in SIZES:
            app = GoujiApp(folder / "big.pdf", recent=Recent(folder / "recent.toml"))
            report("big", size, asyncio.run(keys(app, size)), own)
        empty, saved = started(EMPTY), started(OPEN, str(file))
        print(f"start: empty Textual app {empty:.2f} s, read disclosure {saved:.2f} s, {saved / empty:.1f} times")


if __name__ == "__main__":
    main()
