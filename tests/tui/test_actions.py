"""The table of actions: every one of them has a test."""

from __future__ import annotations

import re
from pathlib import Path

from tui.actions import ALL


def test_every_action_has_a_test() -> None:
    """Its name is in the name of a test in one of the files about keys."""
    sources = [one.read_text("utf-8") for one in Path(__file__).parent.glob("test_keys_*.py")]
    tests = " ".join(re.findall(r"def (test_\w+)", "".join(sources)))
    assert [action.id for action in ALL if action.id.replace("-", "_") not in tests] == []
