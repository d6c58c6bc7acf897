"""The desk: the panes with all their keys."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.actions import DESK, bindings
from tui.screens.deciding import Deciding
from tui.screens.evidence import Evidence
from tui.screens.own_checks import OwnChecks
from tui.screens.viewing import Viewing


class DeskScreen(Deciding, Viewing, Evidence, OwnChecks):
    """The reviewer's desk for one disclosure."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DESK), Binding("escape", "unpick", show=False)]
