"""Pictures of the real app on the sample, for the README: `python scripts/record_demo.py [FOLDER]`.

Each picture is what the terminal would show after the keys beside it. Made with Textual's own screen export, so
nothing is drawn by hand.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from textual.pilot import Pilot

from reconcile.language import Language
from tui.app import GoujiApp
from tui.recent import Recent
from tui.screens.desk import DeskScreen

SAMPLE = "jincheng-2026.pdf"
LARGE, MIDDLE, SMALL = (160, 44), (120, 36), (80, 24)
PICTURES: tuple[tuple[str, Language, str, tuple[int, int], str], ...] = (
    ("desk-en", "en", "gouji-light", LARGE, "n n c n e n"),
    ("small", "zh", "gouji-dark", SMALL, "n n n"),
    ("ties", "zh", "gouji-dark", MIDDLE, ": 收 支 总 表 enter 2 right t"),
    ("findings", "zh", "gouji-dark", MIDDLE, "c n d 1 n e F"),
    ("search", "zh", "gouji-dark", MIDDLE, "/ 4 5 9 5 . 1 3"),
)
NAMED = {":": "colon", "/": "slash", ".": "full_stop"}


async def opened(pilot: Pilot[int]) -> None:
    """Wait until the sample is read and reconciled."""
    await pilot.app.workers.wait_for_complete()
    while not isinstance(pilot.app.screen, DeskScreen):
        await pilot.pause(0.05)
    await pilot.pause()


async def picture(name: str, language: Language, theme: str, size: tuple[int, int], keys: str, folder: Path) -> None:
    """One picture, in a fresh review."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / SAMPLE
        shutil.copyfile(str(files("sample_data").joinpath(SAMPLE)), file)
        app = GoujiApp(file, language=language, reviewer="reviewer", recent=Recent(Path(scratch) / "recent.toml"))
        async with app.run_test(size=size) as pilot:
            await opened(pilot)
            app.theme = theme
            await pilot.press(*(NAMED.get(key, key) for key in keys.split()))
            await pilot.pause(0.3)
            app.clear_notifications()
            await pilot.pause(0.1)
            (folder / f"{name}.svg").write_text(app.export_screenshot(title="gouji"), "utf-8")


def main() -> None:
    """Make all pictures."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images")
    folder.mkdir(parents=True, exist_ok=True)
    for name, language, theme, size, keys in PICTURES:
        asyncio.run(picture(name, language, theme, size, keys, folder))


if __name__ == "__main__":
    main()
