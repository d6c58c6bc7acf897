"""Whose name the decisions bear: that of the account until somebody says another, which nobody is stopped for."""

from __future__ import annotations

from reconcile.errors import ReviewUnsaved
from tui.desk.base import DeskBase
from tui.messages import Preferred
from tui.sheets.reviewer import NameScreen


class Signing(DeskBase):
    """Whose name is under what is decided."""

    def action_reviewer(self) -> None:
        """Put another name under what is decided from now on, and under what the account has signed."""

        def sign(name: str | None) -> None:
            if not name:
                return
            self.unnamed = False
            self.post_message(Preferred(reviewer=name))
            try:
                self.review.sign_as(name)
            except ReviewUnsaved as error:
                self.unsaved(error)
            self.show_matter()

        self.app.push_screen(NameScreen(self.voice, self.review.reviewer), sign)

    def unsaved(self, error: ReviewUnsaved) -> None:
        """Say that something is not on disk."""
        self.notify(self.voice.trouble(error), title=self.voice("unsaved"), severity="error", timeout=15)
