"""Nothing has to be looked for: whatever finding of the sample is at hand, what it quotes is in sight."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import until_open
from tests.tui.reviewer import text_of, the
from tui.app import GoujiApp
from tui.report.spots import Spot
from tui.system.recent import Recent
from tui.widgets.table_view import TableView

SAMPLE = Path(__file__).parents[2] / "sample_data" / "jincheng-2026.txt"


def bare(text: str) -> str:
    """Without what the breaking of lines and the marks of figures put between."""
    return "".join(one for one in text if not one.isspace() and one not in "=~x?")


def in_sight(pilot: Pilot[int], spot: Spot) -> bool:
    desk = the(pilot)
    if spot.row is None and desk.index.table(spot.block) is not None:
        return desk.table.table is not None and desk.table.table.id == spot.block
    if spot.row is None:
        quoted = bare(desk.index.text(spot.block)[spot.start : spot.end])
        return desk.narrative.region.height > 0 and quoted in bare(text_of(desk.narrative))
    views: list[TableView] = [one for one in (desk.table, desk.other) if one.region.height]
    return any(one.table is not None and one.table.id == spot.block and one.sees(spot) for one in views)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_every_finding_shows_what_it_quotes(tmp_path: Path, size: tuple[int, int]) -> None:
    file = Path(shutil.copy(SAMPLE, tmp_path))
    app = GoujiApp(file, recent=Recent(tmp_path / "recent.toml"))
    async with app.run_test(size=size) as pilot:
        desk = await until_open(pilot)
        await pilot.pause()
        for number, finding in enumerate(desk.index.findings):
            assert desk.course.at == number
            spots = [desk.index.spot(one) for one in finding.operands]
            assert in_sight(pilot, spots[0]), (finding.rule, finding.operands[0].text)
            one_table = {spot.block for spot in spots if desk.index.table(spot.block)} == {spots[0].block}
            if size[0] >= 120 and one_table and len(spots) == 2:
                assert in_sight(pilot, spots[1]), (finding.rule, finding.operands[1].text)
            await pilot.press("n")
            await pilot.pause()
