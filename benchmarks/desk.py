"""How fast the app is: from a key to the painted screen, and from the start to a usable one.

`python -m benchmarks.desk` prints, on the sample and on a made-up disclosure of 500 pages with a table of 20,000 rows, the
median and the 95th percentile from a key to its last paint, by the clock and of the processor (which other programs on
the machine hardly change), and the start of a saved review as a multiple of the start of an empty Textual app.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import ClassVar

from textual._compositor import CompositorUpdate
from textual.pilot import Pilot
from textual.screen import Screen

from reconcile.deciding import decide
from reconcile.disclosure import Block, Cell, Disclosure, Paragraph, Place, Table, packed
from reconcile.findings.gather import gather
from reconcile.frames import equations_frame, figures_frame, terms_frame
from reconcile.ledger import Equation, Figure, Term
from reconcile.numerals import MICRO
from reconcile.pipeline import Report
from reconcile.recognition import Recognition
from reconcile.review import open_review
from tui.app import STYLES, GoujiApp
from tui.desk.screen import DeskScreen
from tui.report import opening
from tui.report.index import Index
from tui.report.material import material
from tui.report.opening import Desk
from tui.system.recent import Recent

SAMPLE = Path(__file__).parents[1] / "sample_data" / "jincheng-2026.pdf"
ROWS, COLUMNS, PARAGRAPHS = 20_000, 6, 2_500
ROUNDS = 9
SETTLED = 0.08  # seconds after which nothing is painted any more
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
from tui.app import STYLES, GoujiApp
from tui.system.recent import Recent
from tui.desk.screen import DeskScreen
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
    """A disclosure with a long table, two of whose totals do not add up, and a long narrative."""
    total = [(ROWS * (ROWS + 1) // 2) * (column + 1) for column in range(COLUMNS)]
    lines = [total, *([row * (column + 1) for column in range(COLUMNS)] for row in range(1, ROWS + 1))]
    head = ["项目名称", *(f"第{column}项" for column in range(COLUMNS))]
    for wrong in (1, 3):
        lines[0][wrong] += 1_000  # more than rounding explains
    words = [
        head,
        *([f"第{row}个运行维护项目", *(f"{value:,}.00" for value in line)] for row, line in enumerate(lines)),
    ]
    grid = tuple(tuple(Cell(text, row, at) for at, text in enumerate(line)) for row, line in enumerate(words))
    table = Table("t1", "项目支出表", packed(grid), 1, "table", (), Place(1), unit="单位：万元")
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
    verdicts = decide(frame, equations_frame(equations), terms_frame(equations, figures))
    disclosure = Disclosure(
        "big.pdf", "0" * 64, "pdf", 500, "某市某局2026年度预算", "某市某局", 2026, "budget", "unit", blocks
    )
    known = Recognition(disclosure, "", (), (), (), figures)
    return Report(
        recognition=known,
        equations=equations,
        not_run=(),
        verdicts=verdicts,
        findings=gather(known, equations, verdicts, ()),
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


class Painted(GoujiApp):
    """The app, noting when it last painted. Without a terminal Textual stops before the bytes; here they are made."""

    CSS_PATH: ClassVar = [str(files("tui").joinpath(name)) for name in STYLES]
    painted = worked = 0.0

    def _display(self, screen: Screen[object], renderable: object) -> None:
        super()._display(screen, renderable)  # type: ignore[arg-type]
        if isinstance(renderable, CompositorUpdate):
            renderable.render_segments(self.console)
            self.painted, self.worked = time.perf_counter(), time.process_time()


Taken = list[tuple[float, float]]  # milliseconds from a key to its last paint: by the clock, and of the processor


async def keys(app: Painted, size: tuple[int, int]) -> list[tuple[str, Taken]]:
    """What each key takes."""
    taken: list[tuple[str, Taken]] = []
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        while not isinstance(app.screen, DeskScreen):
            await pilot.pause(0.05)
        await pilot.pause()
        for name, pressed, times in KEYS:
            await pilot.press("3" if "text" in name else "2")
            found = [await _press(app, pilot, one.split()) for _ in range(times) for one in pressed]
            taken.append((name, [one for one in found if one is not None]))
    return taken


async def _press(app: Painted, pilot: Pilot[int], pressed: list[str]) -> tuple[float, float] | None:
    """From the last of the keys to the last paint, when both sides are right; None where nothing was painted."""
    await pilot.press(*pressed[:-1])
    start, worked = time.perf_counter(), time.process_time()
    await pilot.press(pressed[-1])
    await asyncio.sleep(SETTLED)
    return ((app.painted - start) * 1000, (app.worked - worked) * 1000) if app.painted > start else None


def started(file: Path, scratch: Path) -> tuple[float, float, float]:
    """Seconds that an empty app and a saved review need in a fresh interpreter, and their ratio: medians of rounds that
    take turns, with the bytecode and the cache that a program in use has.
    """
    given = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    root = str(Path(__file__).parents[1])
    given |= {
        "PYTHONPYCACHEPREFIX": str(scratch / "code"),
        "XDG_CACHE_HOME": str(scratch / "cache"),
        "PYTHONPATH": root,
    }

    def once(code: str) -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code, str(file)], check=True, capture_output=True, env=given)
        return time.perf_counter() - start

    for code in (EMPTY, OPEN):
        once(code)
    empty, saved = zip(*((once(EMPTY), once(OPEN)) for _ in range(ROUNDS)), strict=True)
    ratio = statistics.median(there / here for here, there in zip(empty, saved, strict=True))
    return statistics.median(empty), statistics.median(saved), ratio


def report(name: str, size: tuple[int, int], taken: list[tuple[str, Taken]]) -> None:
    """One line a kind of key, and one for all of them."""
    everything = [one for _, times in taken for one in times]
    for what, times in (*taken, ("all", everything)):
        if not times:
            continue
        clock, worked = sorted(one for one, _ in times), sorted(one for _, one in times)
        late = max(int(len(times) * 0.95) - 1, 0)
        where = f"{size[0]}x{size[1]}"
        print(
            f"{name:7} {where:7} {what:24} {len(times):3} paints  median {statistics.median(clock):5.1f} ms  "
            f"95% {clock[late]:5.1f} ms  processor {statistics.median(worked):5.1f} and {worked[late]:5.1f} ms"
        )


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        file = Path(shutil.copy(SAMPLE, folder))
        for size in SIZES:
            report("sample", size, asyncio.run(keys(Painted(file, recent=Recent(folder / "recent.toml")), size)))
        made = big()
        opening.open_file = lambda path, **given: Desk(
            Index(material(made)), open_review(folder / "big.review.toml", made, "reviewer", read_only=True)
        )
        for size in SIZES:
            app = Painted(folder / "big.pdf", recent=Recent(folder / "recent.toml"))
            report("big", size, asyncio.run(keys(app, size)))
        empty, saved, ratio = started(file, folder)
        print(f"start: empty Textual app {empty:.2f} s, saved review {saved:.2f} s, {ratio:.1f} times")


if __name__ == "__main__":
    main()
