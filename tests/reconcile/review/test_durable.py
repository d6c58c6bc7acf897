"""Nothing that was acknowledged is ever lost, and what was saved last is always whole."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest

from reconcile.errors import InvalidSchema, ReviewUnsaved
from reconcile.review import ReviewSession, open_review, writing
from reconcile.review.reading import read_review
from tests.reconcile.review.cases import REPORT

ROOT = Path(__file__).parents[3]
KILLS = 40  # the program itself is killed some hundreds of times, in tests/tui/commands/test_killed.py


def killed(path: Path, acts: int, delay: float) -> int:
    """Start a program that decides for ever, kill it `delay` seconds after so many acts; the last act it told."""
    command = [sys.executable, "-m", "tests.reconcile.review.deciding_for_ever", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(acts)]
        time.sleep(delay)
        process.kill()
        told += process.stdout.readlines()
    return int(told[-1])


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_killed_at_any_moment_every_acknowledged_decision_is_there(path: Path) -> None:
    chance = random.Random(20260301)
    for _ in range(KILLS):
        last = killed(path, chance.randrange(1, 4), chance.uniform(0, 0.01))
        history = [one["why"] for one in read_review(path)["finding"][0]["decision"]]
        assert len(history) - last in {0, 1}  # one may be on disk that was not told any more
        assert history == [f"reason {number}" for number in range(1, len(history) + 1)]
        if len(history) > 100:  # a long history slows the test, and proves no more
            path.unlink()


@pytest.mark.skipif(os.name == "nt", reason="needs fork")
def test_killed_inside_a_save_the_file_is_whole(path: Path) -> None:
    """A process dies at every call into the system that a save makes, one after another."""
    for step in range(12):
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "dismiss", f"kept {step}")
        child = os.fork()
        if child == 0:
            die_at(step)
            with open_review(path, REPORT, "甲") as session:
                session.decide("f2", "confirm")
            os._exit(0)
        os.waitpid(child, 0)
        kept = read_review(path)
        assert kept["finding"][0]["decision"][-1]["why"] == f"kept {step}"


def die_at(step: int) -> None:
    """From now on the process is gone at the call number `step` of those a save makes."""
    left = [step]

    def deadly(call):
        def made(*given, **named):
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            return call(*given, **named)

        return made

    for module, name in (
        (writing.tempfile, "mkstemp"),
        (os, "fsync"),
        (os, "fdopen"),
        (Path, "replace"),
        (os, "close"),
    ):
        setattr(module, name, deadly(getattr(module, name)))


def test_the_mode_of_the_file_stays(path: Path) -> None:
    with open_review(path, REPORT, "甲") as session:
        session.decide("f1", "confirm")
        path.chmod(0o640)
        session.decide("f2", "confirm")
    assert path.stat().st_mode & 0o777 == 0o640
    assert tomllib.loads(path.read_text("utf-8"))["schema"] == 1


@pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")
class TestLinks:
    """Nothing is read or written through a link that lies where a file of the review's is expected."""

    @pytest.mark.parametrize("name", [".{}.holder", ".{}.lock"])
    def test_a_link_beside_the_review(self, path: Path, tmp_path: Path, name: str) -> None:
        secret = tmp_path / "secret"
        secret.write_text("kept", "utf-8")
        path.with_name(name.format(path.name)).symlink_to(secret)
        session = open_review(path, REPORT, "甲")
        try:
            session.decide("f1", "confirm")
        except ReviewUnsaved as error:
            assert error.key == "review-link"
        finally:
            with suppress(ReviewUnsaved):
                session.close()
        assert secret.read_text("utf-8") == "kept"

    def test_a_review_that_is_a_link(self, path: Path, tmp_path: Path) -> None:
        with open_review(tmp_path / "real.review.toml", REPORT, "甲") as session:
            session.decide("f1", "confirm")
        path.symlink_to(tmp_path / "real.review.toml")
        with pytest.raises(InvalidSchema, match="review-link"):
            open_review(path, REPORT, "甲")

    def test_a_link_that_is_put_there_while_it_is_open(self, path: Path, tmp_path: Path) -> None:
        secret = tmp_path / "secret"
        secret.write_text("kept", "utf-8")
        session = open_review(path, REPORT, "甲")
        path.symlink_to(secret)
        with pytest.raises(ReviewUnsaved):
            session.decide("f1", "confirm")
        with pytest.raises(ReviewUnsaved):
            session.close()
        assert secret.read_text("utf-8") == "kept"


def test_who_opened_it_in_another_thread_lets_go_of_it(path: Path) -> None:
    """The app opens a review in the background and closes it in front."""
    opened: list[ReviewSession] = []
    thread = threading.Thread(target=lambda: opened.append(open_review(path, REPORT, "甲")))
    thread.start()
    thread.join()
    opened[0].close()
    with open_review(path, REPORT, "乙") as session:
        assert not session.read_only
