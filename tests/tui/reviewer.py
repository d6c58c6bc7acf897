"""What a test asks of an open desk."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from tui.desk.screen import DeskScreen


def the(pilot: Pilot[int]) -> DeskScreen:
    found = [screen for screen in pilot.app.screen_stack if isinstance(screen, DeskScreen)]
    assert found
    return found[-1]


def at_hand(pilot: Pilot[int]) -> str:
    finding = the(pilot).finding
    assert finding is not None
    return finding.id


def saved(folder: Path) -> str:
    file = folder / "document.review.toml"
    return file.read_text("utf-8") if file.exists() else ""


def text_of(view: object) -> str:
    return "\n".join(view.render_line(y).text for y in range(view.size.height))  # type: ignore[attr-defined]
