"""What widgets tell their screen, one small class an event."""

from __future__ import annotations

from pathlib import Path

from textual.message import Message

from tui.report.index import Index
from tui.report.opening import Desk


class Asked(Message):
    """The reviewer asked to be taken to a block of the document."""

    def __init__(self, block: str) -> None:
        super().__init__()
        self.block = block


class OperandChosen(Message):
    """The reviewer chose one of the places of the finding at hand."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class PaneChosen(Message):
    """The reviewer chose a pane by its tab."""

    def __init__(self, pane: str) -> None:
        super().__init__()
        self.pane = pane


class KeyPressed(Message):
    """The reviewer did with the mouse what a key does."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action = action


class FileChosen(Message):
    """The reviewer chose a file to open; None for the sample."""

    def __init__(self, path: Path | None) -> None:
        super().__init__()
        self.path = path


class FigureChosen(Message):
    """A figure that the one at the cursor ties to was chosen."""

    def __init__(self, figure: str) -> None:
        super().__init__()
        self.figure = figure


class Preferred(Message):
    """The person likes it so, and wants it so the next time: fields of `recent.Kept`."""

    def __init__(self, **what: str | bool) -> None:
        super().__init__()
        self.what = what


class PagesRead(Message):
    """The reading has come this far."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__()
        self.done, self.total = done, total


class TablesRead(Message):
    """The tables and the text are there; the findings are not yet, or not yet all."""

    def __init__(self, index: Index) -> None:
        super().__init__()
        self.index = index


class Opened(Message):
    """A disclosure has been read and reconciled, and its review is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk


class Failed(Message):
    """A disclosure could not be opened; `why` is one line for the person."""

    def __init__(self, why: str, *, cancelled: bool = False) -> None:
        super().__init__()
        self.why, self.cancelled = why, cancelled
