"""What each kind of text looks like: a name, and the colours of the theme that it takes.

They are styles made here and no rules of the style sheet: those are matched anew for every one of them at each change
of focus.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rich.style import Style

# name: the theme's colours of the text and under it, "" for what lies below, and how it is set
LOOKS: Final[Mapping[str, tuple[str, str, str]]] = {
    "plain": ("foreground", "surface", ""),
    "head": ("foreground", "head", ""),
    "head-focus": ("on-head-focus", "head-focus", "bold"),
    "columns": ("foreground", "head", ""),
    "bar": ("head", "surface", "reverse"),
    "quiet": ("quiet", "", ""),
    "strong": ("", "", "bold"),
    "heading": ("primary", "", "bold"),
    "row": ("", "panel", ""),
    "cursor": ("", "cursor-idle", "bold"),
    "cursor-focus": ("", "cursor", "bold"),
    "hand": ("", "hand", ""),
    "main": ("", "hand-main", "bold"),
    "hit": ("", "panel", "underline"),
    "picked": ("", "panel", "bold underline"),
    "tied": ("mark-tied", "", ""),
    "tail": ("mark-tail", "", ""),
    "contradicted": ("mark-contradicted", "", "bold"),
    "unresolved": ("mark-unresolved", "", ""),
    "error": ("mark-contradicted", "", "bold"),
    "warning": ("mark-tail", "", "bold"),
    "advice": ("quiet", "", ""),
    "done": ("mark-tied", "", "bold"),
    "left": ("mark-contradicted", "", "bold"),
    "accent": ("accent", "", "bold"),
    "chosen": ("on-head-focus", "head-focus", "bold"),
}


def look(colours: Mapping[str, str], name: str) -> Style:
    """The style of a look in a theme, whose colours have these names."""
    text, under, manner = LOOKS[name]
    words = (manner, colours[text] if text else "", f"on {colours[under]}" if under else "")
    return Style.parse(" ".join(filter(None, words)))
