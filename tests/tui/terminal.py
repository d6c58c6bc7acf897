"""The real program in a pseudo-terminal, driven as a person drives it: keys in, bytes out."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.tui.commands.program import told

ESCAPES = re.compile(r"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_][^\x1b]*\x1b\\|.)")
PATIENCE = 120.0


class Terminal:
    """A running program and everything that it has shown."""

    def __init__(self, master: int, process: subprocess.Popen[bytes]) -> None:
        self.master, self.process = master, process
        self.raw = b""

    @property
    def shown(self) -> str:
        """What was written, without escape sequences."""
        return ESCAPES.sub("", self.raw.decode("utf-8", "replace"))

    def read(self, seconds: float) -> bool:
        """Take what comes within this time; False where nothing came."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            self.raw += os.read(self.master, 65536)
        except OSError:  # the program has closed its side
            return False
        return True

    def until(self, words: str) -> None:
        """Wait until these words have been shown since the last key."""
        end = time.monotonic() + PATIENCE
        while words not in self.shown:
            assert time.monotonic() < end, f"{words!r} was not shown:\n{self.shown[-2000:]}"
            assert self.process.poll() is None, self.shown[-2000:]
            self.read(0.2)

    def press(self, keys: str) -> None:
        """Press keys, and look from here on only at what they bring."""
        while self.read(0.2):
            pass
        self.raw = b""
        os.write(self.master, keys.encode())

    def wait(self) -> int:
        """Let the program end; its exit status."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            self.read(0.1)
        return self.process.wait(1)


@contextmanager
def program(*arguments: str, folder: Path, size: tuple[int, int] = (80, 24)) -> Iterator[Terminal]:
    """`gouji` with these arguments in a terminal of this size."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    environment = {**told("en", folder), "TERM": "xterm-256color", "XDG_STATE_HOME": str(folder / "state")}
    command = [sys.executable, "-m", "tui.main", *arguments]
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, cwd=folder, env=environment)
    os.close(slave)
    try:
        yield Terminal(master, process)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        os.close(master)
