"""Colours on terminals that have few."""

from __future__ import annotations

import pytest
from rich.color import Color, ColorSystem

from tui.layout.themes import THEMES, in_palette, nearest


@pytest.mark.parametrize(
    ("wanted", "taken"),
    [("#000000", "#000000"), ("#ffffff", "#ffffff"), ("#2b323d", "#303030"), ("#4a7fb5", "#5f87af")],
)
def test_a_colour_is_replaced_by_the_nearest_of_the_palette(wanted: str, taken: str) -> None:
    assert nearest(wanted) == taken


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_what_a_theme_sets_apart_stays_so(theme: object) -> None:
    few = in_palette(theme)  # type: ignore[arg-type]
    seen = {name: few.variables[name] for name in few.variables}
    assert seen["cursor"] != seen["cursor-idle"] and seen["hand"] != seen["hand-main"]
    assert len({seen[f"mark-{one}"] for one in ("tied", "tail", "contradicted", "unresolved")}) == 4
    assert few.name == theme.name  # type: ignore[attr-defined]


@pytest.mark.parametrize("colour", ["#303030", "#5f87af", "#875f00", "#080808"])
def test_the_toolkit_leaves_the_colours_of_the_palette_as_they_are(colour: str) -> None:
    number = Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).number
    assert number is not None
    assert Color.from_ansi(number).get_truecolor().hex == colour
