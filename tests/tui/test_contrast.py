"""Every word on every screen stands out from what is under it, in every theme, as WCAG 2.1 asks of text: 4.5 to 1."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.color import ColorTriplet
from rich.segment import Segment
from textual.app import App
from textual.pilot import Pilot

from tests.tui.conftest import Opener
from tests.tui.test_snapshots import SCREENS
from tui.app import GoujiApp
from tui.layout.themes import THEMES, in_palette, in_sixteen
from tui.system.recent import Recent

ENOUGH = 4.5
SEEN = {**SCREENS, "decided": ("c",), "copied": ("y",), "no-checks": ("equals_sign",), "picked": ("2", "space")}
ALL = (
    *THEMES,
    *(replace(in_palette(theme), name=f"{theme.name}-256") for theme in THEMES),
    replace(in_sixteen(THEMES[0]), name="few"),
)


def light(colour: ColorTriplet) -> float:
    """The relative luminance, by the definition of WCAG 2.1."""
    parts = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def pale(segment: Segment) -> str:
    """What of a segment cannot be read well, and how badly."""
    style = segment.style
    if not segment.text.strip(" ▀▁▔▊▎") or style is None or style.color is None or style.bgcolor is None:
        return ""
    text, under = style.color.get_truecolor(), style.bgcolor.get_truecolor()
    if style.dim:
        text = ColorTriplet(*((a + b) // 2 for a, b in zip(text, under, strict=True)))
    found = contrast(text, under)
    return "" if found >= ENOUGH else f"{segment.text.strip()!r} {text.hex} on {under.hex}: {found:.1f}"


def shown(app: App[int]) -> list[Segment]:
    """What is shown, without what lies dimmed under a sheet."""
    strips, inside = app.screen._compositor.render_strips(), []
    for child in app.screen.children:
        left, right = child.region.x, child.region.right
        inside += [strips[y].crop(left, right) for y in range(child.region.y, child.region.bottom)]
    return [segment for strip in inside for segment in strip]


def test_the_ratio_is_that_of_the_standard() -> None:
    black, white, grey = (ColorTriplet(one, one, one) for one in (0, 255, 0x76))
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.01)


async def everything_can_be_read(pilot: Pilot[int]) -> None:
    found = {}
    for theme in ALL:
        pilot.app.register_theme(theme)
        pilot.app.theme = theme.name
        await pilot.pause()
        found[theme.name] = sorted(set(filter(None, map(pale, shown(pilot.app)))))
    assert found == {theme.name: [] for theme in ALL}


@pytest.mark.parametrize("screen", SEEN)
async def test_every_word_can_be_read(desk: Opener, monkeypatch: pytest.MonkeyPatch, screen: str) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    async with desk() as pilot:
        await pilot.press(*SEEN[screen])
        await everything_can_be_read(pilot)


async def test_every_word_at_the_start_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    async with GoujiApp(recent=Recent(tmp_path / "recent.toml")).run_test(size=(120, 36)) as pilot:
        await everything_can_be_read(pilot)
        await pilot.press("slash")
        await everything_can_be_read(pilot)
