"""Nothing that was acknowledged is ever lost, and what was saved last is always whole."""

import errno
import os
import random
import signal
import subprocess
import sys
import threading
import time
import tomllib
from pathlib import Path

import pytest
from filelock import FileLock

from reconcile.errors import ReviewUnsaved
from reconcile.review import open_review, writing
from reconcile.review.reading import read_review
from tests.reconcile.review.cases import REPORT

ROOT = Path(__file__).parents[3]
KILLS = 200


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "某局2026.review.toml"


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


LIMITED = """
import resource, sys
from pathlib import Path
from reconcile.errors import ReviewUnsaved
from reconcile.review import open_review
from tests.reconcile.review.cases import REPORT
with open_review(Path(sys.argv[1]), REPORT, "甲") as session:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
    try:
        session.decide("f2", "dismiss", "too long to fit")
    except ReviewUnsaved as error:
        print(error.key)
    session.unsaved = False
"""


def refuse_access(*_: object, **__: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied")


class TestTold:
    """What goes wrong is told with what to do, and the act stays in memory to be saved again."""

    @pytest.mark.parametrize(
        ("number", "key"),
        [
            (errno.ENOSPC, "review-disk-full"),
            (errno.EDQUOT, "review-disk-full"),
            (errno.EROFS, "review-read-only"),
            (errno.EACCES, "review-read-only"),
            (errno.EIO, "review-unsaved"),
        ],
    )
    def test_the_system_refuses(self, path: Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
            before = path.read_bytes()

            def refuse(_: int) -> None:
                raise OSError(number, os.strerror(number))

            with monkeypatch.context() as broken:
                broken.setattr(os, "fsync", refuse)
                with pytest.raises(ReviewUnsaved) as caught:
                    session.decide("f2", "confirm")
            assert caught.value.key == key
            assert path.read_bytes() == before
            assert session.unsaved
            session.save()
            assert not session.unsaved
        assert len(read_review(path)["finding"][1]["decision"]) == 1

    @pytest.mark.skipif(os.name == "nt", reason="needs limits of a process")
    def test_the_system_really_cannot_write(self, path: Path) -> None:
        """A process that may write no file larger than this one is now is told, and the file stays as it was."""
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
        before = path.read_bytes()
        command = [sys.executable, "-c", LIMITED, str(path), str(len(before))]
        done = subprocess.run(command, check=False, capture_output=True, cwd=ROOT, text=True)
        assert done.stdout == "review-unsaved\n", done.stderr
        assert path.read_bytes() == before
        assert [one.name for one in path.parent.glob(".*.new")] == []

    def test_a_folder_that_cannot_be_written(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "a.review.toml"
        with monkeypatch.context() as locked:
            locked.setattr(FileLock, "acquire", refuse_access)
            session = open_review(path, REPORT, "甲")
        assert session.read_only
        assert session.holder is None
        with pytest.raises(ReviewUnsaved) as caught:
            session.decide("f1", "confirm")
        assert caught.value.key == "review-read-only"
        elsewhere = tmp_path / "b.review.toml"
        session.save_as(elsewhere)
        session.decide("f1", "confirm")
        session.close()
        assert len(read_review(elsewhere)["finding"][0]["decision"]) == 1

    def test_the_folder_is_gone_and_the_review_goes_elsewhere(self, tmp_path: Path) -> None:
        folder = tmp_path / "folder"
        folder.mkdir()
        session = open_review(folder / "a.review.toml", REPORT, "甲")
        session.decide("f1", "confirm")
        folder.rename(tmp_path / "moved")
        with pytest.raises(ReviewUnsaved) as caught:
            session.decide("f2", "confirm")
        assert caught.value.key == "review-folder-gone"
        elsewhere = tmp_path / "b.review.toml"
        session.save_as(elsewhere)
        session.close()
        assert [len(one.get("decision", [])) for one in read_review(elsewhere)["finding"]] == [1, 1, 0]

    def test_a_drive_that_hangs(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        answer = threading.Event()
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
            before = path.read_bytes()
            with monkeypatch.context() as hanging:
                hanging.setattr(os, "fsync", lambda _: answer.wait())
                hanging.setattr(writing, "PATIENCE", 0.05)
                for _ in range(2):
                    with pytest.raises(ReviewUnsaved) as caught:
                        session.decide("f2", "confirm")
                    assert caught.value.key == "review-drive-hangs"
            assert path.read_bytes() == before
            answer.set()
            session.save()
        assert len(read_review(path)["finding"][1]["decision"]) == 2

    def test_what_a_killed_save_left_behind_is_cleared_away(self, path: Path) -> None:
        left = path.with_name(f".{path.name}.abcd.new")
        left.write_text("half a file")
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
        assert not left.exists()


def test_the_mode_of_the_file_stays(path: Path) -> None:
    with open_review(path, REPORT, "甲") as session:
        session.decide("f1", "confirm")
        path.chmod(0o640)
        session.decide("f2", "confirm")
    assert path.stat().st_mode & 0o777 == 0o640
    assert tomllib.loads(path.read_text("utf-8"))["schema"] == 1
