"""Take the pictures of the README from the real app, on the sample: `python -m scripts.picture`."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from tui.app import GoujiApp
from tui.recent import Recent
from tui.screens.desk import DeskScreen

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SAMPLE = ROOT / "sample_data" / "jincheng-2026.pdf"
WIDE = (140, 40)
STEPS = ("n", "n", "n", "c", "n", "n", "n", "n")  # to the difference that does not come out, deciding one on the way
PATIENCE = 600  # tenths of a second


async def take() -> None:
    """Open the sample in a folder of its own, step to a finding, and save what the screen shows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(SAMPLE, folder))
        app = GoujiApp(path, language="zh", reviewer="reviewer", recent=Recent(Path(folder) / "recent.toml"))
        async with app.run_test(size=WIDE) as pilot:
            await _until_open(app, pilot)
            for key in STEPS:
                await pilot.press(key)
                await pilot.pause(0.2)
            IMAGES.mkdir(exist_ok=True)
            app.save_screenshot("desk.svg", str(IMAGES))


async def _until_open(app: GoujiApp, pilot: Pilot[int]) -> None:
    for _ in range(PATIENCE):
        if isinstance(app.screen, DeskScreen):
            return
        await pilot.pause(0.1)
    raise TimeoutError(SAMPLE.name)


if __name__ == "__main__":
    asyncio.run(take())
