"""The themes: dark, light and high contrast.

The marks' colours are those of Okabe and Ito's palette, which people with any colour vision tell apart.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any, Final

from textual.theme import Theme

THEMES: Final = (
    Theme(
        name="gouji-dark",
        primary="#4a7fb5",
        secondary="#7a8ba3",
        accent="#e69f00",
        warning="#e69f00",
        error="#ff7043",
        success="#56b4e9",
        foreground="#d6dbe2",
        background="#14171c",
        surface="#1a1e25",
        panel="#262c36",
        dark=True,
        variables={
            "mark-tied": "#6fae9b",
            "mark-tail": "#e3c04b",
            "mark-contradicted": "#ff8a5c",
            "mark-unresolved": "#c98bb5",
            "quiet": "#8b95a5",
            "hand": "#3a3320",
            "hand-main": "#6b5310",
            "cursor": "#31507a",
            "cursor-idle": "#2c3644",
            "head": "#2b323d",
            "head-focus": "#35639a",
            "on-head-focus": "#ffffff",
        },
    ),
    Theme(
        name="gouji-light",
        primary="#2a5d96",
        secondary="#5b6b80",
        accent="#9a5b00",
        warning="#9a5b00",
        error="#b23a00",
        success="#00598f",
        foreground="#1d232b",
        background="#f6f5f1",
        surface="#fbfaf7",
        panel="#e7e5de",
        dark=False,
        variables={
            "mark-tied": "#1f6f5c",
            "mark-tail": "#7d5c00",
            "mark-contradicted": "#b23a00",
            "mark-unresolved": "#8a3f74",
            "quiet": "#636b76",
            "hand": "#fbeec2",
            "hand-main": "#f3cf66",
            "cursor": "#bcd3ef",
            "cursor-idle": "#dfe4ea",
            "head": "#dedbd2",
            "head-focus": "#2a5d96",
            "on-head-focus": "#ffffff",
        },
    ),
    Theme(
        name="gouji-contrast",
        primary="#ffffff",
        secondary="#ffffff",
        accent="#ffff00",
        warning="#ffff00",
        error="#ff9a70",
        success="#6fd0ff",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        dark=True,
        variables={
            "mark-tied": "#7fe0c4",
            "mark-tail": "#ffff55",
            "mark-contradicted": "#ff9a70",
            "mark-unresolved": "#ff9fe0",
            "quiet": "#d0d0d0",
            "hand": "#4d4000",
            "hand-main": "#806a00",
            "cursor": "#0050b0",
            "cursor-idle": "#333333",
            "head": "#333333",
            "head-focus": "#ffffff",
            "on-head-focus": "#000000",
            "foreground-muted": "#d0d0d0",
        },
    ),
)
NAMES: Final = tuple(theme.name for theme in THEMES)
STEPS: Final = (0, 95, 135, 175, 215, 255)
PALETTE: Final = (*product(STEPS, repeat=3), *((grey,) * 3 for grey in range(8, 248, 10)))  # of 256 colours, less 16


def in_palette(theme: Theme) -> Theme:
    """A theme in the colours that a terminal of 256 has; left to itself, the toolkit takes blues for greys."""
    plain: dict[str, Any] = {
        name: nearest(value) for name, value in vars(theme).items() if isinstance(value, str) and value[0] == "#"
    }
    return replace(theme, **plain, variables={name: nearest(value) for name, value in theme.variables.items()})


def nearest(colour: str) -> str:
    """The colour of the palette that is nearest to one such as `#2b323d`."""
    wanted = bytes.fromhex(colour[1:])
    return "#" + bytes(min(PALETTE, key=lambda one: sum((a - b) ** 2 for a, b in zip(one, wanted, strict=True)))).hex()
