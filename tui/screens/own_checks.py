"""Keys for checks of the reviewer's own."""

from __future__ import annotations

from tui.screens.desk_base import DeskBase


class OwnChecks(DeskBase):
    """Own checks."""
