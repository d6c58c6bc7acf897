"""The desk: the panes with all their keys."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.actions import DESK, bindings
from tui.desk.checking import OwnChecks
from tui.desk.deciding import Deciding
from tui.desk.evidence import Evidence
from tui.desk.viewing import Viewing


class DeskScreen(Deciding, Viewing, Evidence, OwnChecks):
    """The reviewer's desk for one disclosure."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DESK), Binding("escape", "unpick", show=False)]
