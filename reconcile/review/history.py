"""The acts of one session, which can be taken back and done again."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class Step(Struct, frozen=True):
    """One act that can be undone. finding: what it was about, or ""."""

    undo: Callable[[], None]
    redo: Callable[[], None]
    finding: str = ""


class History:
    """What was done, and what of it was undone. perform: does one change, or raises, and then nothing has moved."""

    def __init__(self, perform: Callable[[Callable[[], None]], None]) -> None:
        self._perform = perform
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def act(self, step: Step) -> None:
        """Do something new; what was undone before is forgotten."""
        self._perform(step.redo)
        self._done.append(step)
        self._undone.clear()

    def undo(self) -> Step | None:
        """Take back the last act; None where there is none."""
        if not self._done:
            return None
        self._perform(self._done[-1].undo)
        self._undone.append(self._done.pop())
        return self._undone[-1]

    def redo(self) -> Step | None:
        """Do again what was undone last; None where there is nothing."""
        if not self._undone:
            return None
        self._perform(self._undone[-1].redo)
        self._done.append(self._undone.pop())
        return self._done[-1]
