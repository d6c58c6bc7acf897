"""Pictures of the real app on the sample, and one that moves: `python -m scripts.demo [FOLDER]`.

Each picture is what the terminal would show after the keys beside it, as Textual itself exports it; the one that moves
shows such pictures one after another. Nothing is drawn by hand.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from textual.pilot import Pilot

from reconcile.language import Language
from tui.app import GoujiApp
from tui.desk.screen import DeskScreen
from tui.system.recent import Recent

SAMPLE = "jincheng-2026.pdf"
LARGE, MIDDLE, SMALL = (160, 44), (120, 36), (80, 24)
PICTURES: tuple[tuple[str, Language, str, tuple[int, int], str], ...] = (
    ("desk", "zh", "gouji-dark", MIDDLE, "n c p"),
    ("desk-en", "en", "gouji-light", LARGE, "n c p"),
    ("small", "zh", "gouji-dark", SMALL, "n n n"),
    ("ties", "zh", "gouji-dark", MIDDLE, ": 收 支 总 表 enter 2 right t"),
    ("findings", "zh", "gouji-dark", MIDDLE, "c n d enter n n c F"),
    ("search", "zh", "gouji-dark", MIDDLE, "/ 4 5 9 5 . 1 3"),
)
# What a reviewer does in the moving picture: keys, and for how many seconds the screen after them stays.
SCENES: tuple[tuple[str, float], ...] = (
    ("", 2.5),
    ("n", 1.5),
    ("n", 1.5),
    ("c", 1.5),
    ("n", 1.5),
    ("3 right", 1.2),
    ("enter", 1.5),
    ("backspace", 1.0),
    ("2 t", 2.5),
    ("escape n", 1.5),
    ("d", 1.5),
    ("enter", 1.5),
    ("/ 4 5 9 5 . 1 3", 2.5),
    ("escape F", 2.5),
    ("escape n e", 2.0),
)
NAMED = {":": "colon", "/": "slash", ".": "full_stop"}
SPACE, CELL = "&#160;", 12.2  # of such a picture, and how wide a cell of it is
INDENTED = re.compile(rf'x="([\d.]+)"([^>]*)textLength="([\d.]+)"([^>]*)>((?:{SPACE})+)')
STYLE = re.compile(r"terminal-(\d+)")


@asynccontextmanager
async def opened(language: Language, theme: str, size: tuple[int, int]) -> AsyncIterator[Pilot[int]]:
    """The sample, read and reconciled, in a fresh review."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / SAMPLE
        shutil.copyfile(str(files("sample_data").joinpath(SAMPLE)), file)
        recent = Path(scratch) / "recent.toml"
        recent.write_text("hinted = 3\n", "utf-8")
        app = GoujiApp(file, language=language, reviewer="reviewer", recent=Recent(recent))
        async with app.run_test(size=size) as pilot:
            await app.workers.wait_for_complete()
            while not isinstance(app.screen, DeskScreen):
                await pilot.pause(0.05)
            app.theme = theme
            await pilot.pause(0.3)
            yield pilot


async def shot(pilot: Pilot[int], keys: str) -> str:
    """The screen after these keys, as SVG."""
    await pilot.press(*(NAMED.get(key, key) for key in keys.split()))
    await pilot.pause(0.4)
    pilot.app.clear_notifications()
    await pilot.pause(0.2)
    return INDENTED.sub(_shifted, pilot.app.export_screenshot(title="gouji"))


def _shifted(found: re.Match[str]) -> str:
    """Text that begins with spaces, moved by as much instead: some viewers leave such spaces out."""
    x, between, length, after, spaces = found.groups()
    by = len(spaces) // len(SPACE) * CELL
    return f'x="{float(x) + by:g}"{between}textLength="{float(length) - by:g}"{after}>'


async def picture(name: str, language: Language, theme: str, size: tuple[int, int], keys: str, folder: Path) -> None:
    """One picture."""
    async with opened(language, theme, size) as pilot:
        (folder / f"{name}.svg").write_text(await shot(pilot, keys), "utf-8")


async def moving(folder: Path) -> None:
    """The one that moves."""
    async with opened("zh", "gouji-dark", MIDDLE) as pilot:
        shots = [await shot(pilot, keys) for keys, _ in SCENES]
    (folder / "demo.svg").write_text(shown_in_turn(shots, [seconds for _, seconds in SCENES]), "utf-8")


def shown_in_turn(shots: Sequence[str], seconds: Sequence[float]) -> str:
    """One SVG that shows each for its seconds, and then begins again."""
    whole = sum(seconds)
    frames, rules, at = [], [], 0.0
    head = re.match(r"<svg[^>]*>", shots[0])
    if head is None:
        raise ValueError("no SVG")
    for number, (one, stays) in enumerate(zip(shots, seconds, strict=True)):
        inside = one[one.index(">") + 1 : one.rindex("</svg>")]
        start, end = 100 * at / whole, 100 * (at + stays) / whole
        first = "hidden" if number else "visible"  # all that is seen where nothing moves
        rules.append(
            f"@keyframes f{number} {{ 0%, {start:.3f}% {{ visibility: hidden }} {start:.3f}%, {end:.3f}% "
            f"{{ visibility: visible }} {end:.3f}%, 100% {{ visibility: hidden }} }}"
            f" #f{number} {{ visibility: {first}; animation: f{number} {whole:.1f}s step-end infinite }}"
        )
        frames.append(f'<g id="f{number}">{STYLE.sub(f"terminal-{number}", inside)}</g>')
        at += stays
    return f"{head[0]}<style>{' '.join(rules)}</style>{''.join(frames)}</svg>\n"


def main() -> None:
    """Make all of them, in all colours whatever the terminal of the moment has."""
    os.environ["COLORTERM"] = "truecolor"
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images")
    folder.mkdir(parents=True, exist_ok=True)
    for name, language, theme, size, keys in PICTURES:
        asyncio.run(picture(name, language, theme, size, keys, folder))
    asyncio.run(moving(folder))


if __name__ == "__main__":
    main()
