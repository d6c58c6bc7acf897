"""The real program on a real terminal, killed while a reviewer decides: the review is whole and nothing is lost."""

import os
import random
import signal
import struct
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reconcile.review.reading import as_review, read_review
from tests.tui.commands.program import BREAKS, ROOT, told

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs pseudo-terminals")
KILLS = 6
PATIENCE = 60.0


class Terminal:
    """`gouji FILE` on a pseudo-terminal of 120×36."""

    def __init__(self, file: Path) -> None:
        import fcntl  # noqa: PLC0415 - not on Windows
        import pty  # noqa: PLC0415
        import termios  # noqa: PLC0415

        self.process, self.screen = pty.fork()
        if self.process == 0:
            os.chdir(ROOT)
            arguments = [sys.executable, "-m", "tui.main", str(file)]
            os.execve(sys.executable, arguments, {**told("en"), "TERM": "xterm-256color", "USER": "tester"})
        fcntl.ioctl(self.screen, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        os.set_blocking(self.screen, False)
        self.shown = ""

    def read(self) -> None:
        """Take in what the program wrote; a terminal that nobody reads would block it."""
        try:
            while data := os.read(self.screen, 65536):
                self.shown += data.decode("utf-8", "replace")
        except OSError:
            pass

    def press(self, key: str) -> None:
        os.write(self.screen, key.encode())

    def kill(self) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.screen)


def decisions(review: Path) -> int:
    return sum(len(one.decision) for one in as_review(read_review(review)).finding) if review.exists() else 0


def until(met: Callable[[], bool], terminal: Terminal) -> None:
    end = time.monotonic() + PATIENCE
    while not met():
        terminal.read()
        assert time.monotonic() < end, terminal.shown[-2000:]
        time.sleep(0.005)


def decided_and_killed(file: Path, review: Path, chance: random.Random) -> None:
    """Open the disclosure, decide a few times, and kill the program at some moment after one more key."""
    terminal = Terminal(file)
    until(lambda: "66.00" in terminal.shown, terminal)
    terminal.press("n")
    for _ in range(chance.randrange(1, 4)):
        before = decisions(review)
        terminal.press("c")
        until(lambda before=before: decisions(review) > before, terminal)
    before = decisions(review)
    terminal.press("c")
    time.sleep(chance.uniform(0, 0.05))
    terminal.kill()
    assert decisions(review) - before in {0, 1}


def test_killed_while_deciding(tmp_path: Path) -> None:
    file, review = tmp_path / "某局2026.txt", tmp_path / "某局2026.review.toml"
    file.write_text(BREAKS, "utf-8")
    chance = random.Random(7)
    for _ in range(KILLS):
        decided_and_killed(file, review, chance)
