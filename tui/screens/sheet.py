"""The base of every screen that lies over the desk: a panel that Escape puts away."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.voice import Voice

Result = TypeVar("Result")


class Sheet(ModalScreen[Result]):
    """A panel over the desk; Escape puts it away without a result."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss_sheet", show=False)]

    def __init__(self, voice: Voice) -> None:
        super().__init__()
        self.voice = voice

    def action_dismiss_sheet(self) -> None:
        """Put it away."""
        self.dismiss(None)
