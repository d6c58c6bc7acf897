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
        primary="#8ab8ea",
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
            "mark-tied": "#8cc4b3",
            "mark-tail": "#e3c04b",
            "mark-contradicted": "#ffa07a",
            "mark-unresolved": "#d9a6ca",
            "quiet": "#b6bfcc",
            "hand": "#3a3320",
            "hand-main": "#5a2a0c",
            "cursor": "#284568",
            "cursor-idle": "#2a3340",
            "head": "#272d37",
            "head-focus": "#35639a",
            "on-head-focus": "#ffffff",
        },
    ),
    Theme(
        name="gouji-light",
        primary="#245488",
        secondary="#5b6b80",
        accent="#6b4a00",
        warning="#6b4a00",
        error="#a02800",
        success="#00598f",
        foreground="#1d232b",
        background="#f6f5f1",
        surface="#fbfaf7",
        panel="#e7e5de",
        dark=False,
        variables={
            "mark-tied": "#12604e",
            "mark-tail": "#674c00",
            "mark-contradicted": "#a02800",
            "mark-unresolved": "#803468",
            "quiet": "#4b535e",
            "hand": "#fbeec2",
            "hand-main": "#f5d679",
            "cursor": "#c4d9f2",
            "cursor-idle": "#dfe4ea",
            "head": "#e0ddd5",
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
            "mark-contradicted": "#ffa47f",
            "mark-unresolved": "#ff9fe0",
            "quiet": "#d0d0d0",
            "hand": "#332b00",
            "hand-main": "#5a2a00",
            "cursor": "#002a78",
            "cursor-idle": "#2b2b2b",
            "head": "#2b2b2b",
            "head-focus": "#ffffff",
            "on-head-focus": "#000000",
            "foreground-muted": "#d0d0d0",
        },
    ),
)
NAMES: Final = tuple(theme.name for theme in THEMES)
IN_FEW: Final = {"gouji-dark": {"cursor": "#0000af"}}  # where words could not be read on the nearest
BLACK, BLUE, WHITE, YELLOW, CYAN = "#000000", "#0000aa", "#ffffff", "#ffff55", "#55ffff"
SIXTEEN: Final = {  # what can be read on 16 colours, whose red, magenta and greys are each terminal's own
    **dict.fromkeys(("cursor-idle", "hand", "head"), BLACK),
    **dict.fromkeys(("head-focus", "cursor", "hand-main"), BLUE),
    **dict.fromkeys(("on-head-focus", "mark-unresolved", "quiet"), WHITE),
    **dict.fromkeys(("mark-contradicted", "mark-tail"), YELLOW),
    "mark-tied": CYAN,
}
STEPS: Final = (0, 95, 135, 175, 215, 255)
PALETTE: Final = (*product(STEPS, repeat=3), *((grey,) * 3 for grey in range(8, 248, 10)))  # of 256 colours, less 16


def in_palette(theme: Theme) -> Theme:
    """A theme in the colours that a terminal of 256 has; left to itself, the toolkit takes blues for greys."""
    plain: dict[str, Any] = {
        name: nearest(value) for name, value in vars(theme).items() if isinstance(value, str) and value[0] == "#"
    }
    variables = {name: nearest(value) for name, value in theme.variables.items()}
    return replace(theme, **plain, variables=variables | IN_FEW.get(theme.name, {}))


def in_sixteen(theme: Theme) -> Theme:
    """A dark theme in few colours: that of high contrast, where marks are told apart by their signs."""
    plain = replace(THEMES[-1], name=theme.name, accent=YELLOW, warning=YELLOW, error=YELLOW, success=CYAN)
    return replace(plain, variables=plain.variables | SIXTEEN) if theme.dark else theme


def nearest(colour: str) -> str:
    """The colour of the palette that is nearest to one such as `#2b323d`."""
    wanted = bytes.fromhex(colour[1:])
    return "#" + bytes(min(PALETTE, key=lambda one: sum((a - b) ** 2 for a, b in zip(one, wanted, strict=True)))).hex()
