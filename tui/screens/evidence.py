"""Keys that show the page as it was printed."""

from __future__ import annotations

from tui.screens.desk_base import DeskBase


class Evidence(DeskBase):
    """The printed page."""
