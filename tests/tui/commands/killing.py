"""The real app on a real terminal, decided in by keys and killed at random moments, again and again.

    python -m tests.tui.commands.killing FILE RUNS SEED

Everything is imported once, and each run is a fork in which the program's own `main` starts: what a person runs, without
the second that importing takes. After each kill the review on disk is held against what the screen had acknowledged.
"""

from __future__ import annotations

import fcntl
import importlib
import os
import pty
import random
import re
import signal
import struct
import sys
import termios
import threading
import time
from pathlib import Path

from reconcile.review import Decision, as_review, read_review, review_path
from tests.tui.terminal import ESCAPES
from tui.layout.graphics import WHO_ARE_YOU
from tui.main import main

PATIENCE = 60.0
LOADED = ("tui.app", "tui.report.opening", "tui.commands.open", "reconcile.pipeline", "reconcile.reading", "filelock")
KEYS = {"confirm": "c", "explained": "e"}
TOLD = {
    "confirm": re.compile(r"confirmed\s+SUM101"),
    "explained": re.compile(r"explained\s+SUM101"),
}
ASKED = re.compile("How has the unit explained it")
OPEN = re.compile(r"SUM101 The parts of a row")
AN_XTERM = b"\x1b[?1;2c"  # what every terminal answers at once when it is asked who it is
LONGEST = 60  # decisions, after which the review begins anew, so that what is saved stays small
EARLY = 0.2  # of all runs are killed while the program opens the review
MOST = 3  # decisions that are waited for before the one that the kill may interrupt


class Took:
    """How long, in seconds, the last run took to open and to acknowledge a decision."""

    def __init__(self) -> None:
        self.open = self.decide = 0.1


class Run:
    """One program on a pseudo-terminal of 120×36."""

    def __init__(self, file: Path) -> None:
        self.process, self.screen = pty.fork()
        if self.process == 0:
            main([str(file), "--lang", "en", "--reviewer", "tester"])
            os._exit(0)
        fcntl.ioctl(self.screen, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        os.set_blocking(self.screen, False)
        self.raw = b""

    def until(self, wanted: re.Pattern[str], end: float) -> bool:
        """Whether this was shown before a moment; reads what the program writes all the while."""
        while time.monotonic() < end:
            try:
                heard = os.read(self.screen, 65536)
            except BlockingIOError:
                time.sleep(0.001)
                continue
            except OSError:  # it is gone
                return False
            if WHO_ARE_YOU in heard:
                os.write(self.screen, AN_XTERM)
            self.raw += heard
            if wanted.search(ESCAPES.sub("", self.raw.decode("utf-8", "replace"))):
                return True
        return False

    def wait(self, wanted: re.Pattern[str]) -> None:
        """Read until this is shown, however slow the machine is."""
        if not self.until(wanted, time.monotonic() + PATIENCE):
            raise TimeoutError(ESCAPES.sub("", self.raw.decode("utf-8", "replace"))[-2000:])

    def press(self, key: str) -> None:
        """Press a key, and look from here on only at what it brings."""
        self.raw = b""
        os.write(self.screen, key.encode())

    def decide(self, verdict: str) -> None:
        """Press what decides so, up to the key that saves it."""
        self.press(KEYS[verdict])
        if verdict == "explained":
            self.wait(ASKED)
            self.press("said\r")

    def kill(self) -> None:
        """End it as a power cut would."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.screen)


def decisions(review: Path) -> list[str]:
    """What was decided on the first finding, in order."""
    return [one.what for one in history(review)]


def history(review: Path) -> tuple[Decision, ...]:
    """The decisions on the first finding."""
    return as_review(read_review(review)).finding[0].decision if review.exists() else ()


def killed(file: Path, chance: random.Random, took: Took) -> tuple[list[str], list[str]]:
    """Decide by keys until the program is killed; what was acknowledged, and what was pressed in all.

    The moments are drawn from how long the run before this one took, so that on a machine of any speed they fall
    anywhere between the key and its acknowledgement, or between the start and the open review.
    """
    run = Run(file)
    try:
        start = time.monotonic()
        if chance.random() < EARLY:
            run.until(OPEN, start + chance.uniform(0, took.open))
            return [], []
        run.wait(OPEN)
        took.open = time.monotonic() - start
        last = (decisions(review_path(file)) or ["explained"])[-1]
        acknowledged: list[str] = []
        for _ in range(chance.randint(0, MOST)):
            last = other(last)
            start = time.monotonic()
            run.decide(last)
            run.wait(TOLD[last])
            took.decide = time.monotonic() - start
            acknowledged.append(last)
        last = other(last)
        run.decide(last)
        told = run.until(TOLD[last], time.monotonic() + chance.uniform(0, took.decide))
        pressed = [*acknowledged, last]
        return (pressed if told else acknowledged), pressed
    finally:
        run.kill()


def other(verdict: str) -> str:
    """The verdict that brings other words to the screen."""
    return "explained" if verdict == "confirm" else "confirm"


def all_found(file: Path, runs: int, seed: int) -> int:
    """Run and kill so often; how many decisions were acknowledged and found. Raises AssertionError if one is lost."""
    review, chance, took, total = review_path(file), random.Random(seed), Took(), 0
    for number in range(runs):
        before = decisions(review)
        acknowledged, pressed = killed(file, chance, took)
        after = decisions(review)
        told = f"run {number}: {before[-3:]} then {acknowledged} of {pressed}, found {after[len(before) :]}"
        assert after[: len(before) + len(acknowledged)] == [*before, *acknowledged], told
        assert after == [*before, *pressed][: len(after)], told
        total += len(acknowledged)
        if len(after) > LONGEST:
            review.unlink()
    return total


if __name__ == "__main__":
    for module in LOADED:
        importlib.import_module(module)
    assert threading.active_count() == 1, "a fork would not have these threads"
    sys.stdout.write(f"{all_found(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))}\n")
