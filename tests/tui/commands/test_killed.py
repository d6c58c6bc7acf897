"""The real program on a real terminal, killed some hundreds of times at random moments while a reviewer decides: every
decision that the screen acknowledged is in the review, and the review is whole.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.commands.program import BREAKS, ROOT, told

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs pseudo-terminals")
KILLS, PARTS = 240, 4


@pytest.mark.parametrize("part", range(PARTS))
def test_killed_while_deciding(tmp_path: Path, part: int) -> None:
    file = tmp_path / "某局2026.txt"
    file.write_text(BREAKS, "utf-8")
    command = [sys.executable, "-m", "tests.tui.commands.killing", str(file), str(KILLS // PARTS), str(part)]
    own = {name: str(tmp_path / name) for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME")}
    environment = {**told("en", tmp_path), **own, "TERM": "xterm-256color", "LOGNAME": "tester"}
    done = subprocess.run(command, check=False, capture_output=True, cwd=ROOT, env=environment, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0  # decisions were made, acknowledged and found
