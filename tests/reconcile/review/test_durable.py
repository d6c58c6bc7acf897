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
from contextlib import suppress
from pathlib import Path

import pytest
from filelock import FileLock

from reconcile.errors import InvalidSchema, ReviewUnsaved
from reconcile.review import ReviewSession, locking, open_review, writing
from reconcile.review.reading import read_review
from tests.reconcile.review.cases import REPORT

ROOT = Path(__file__).parents[3]
KILLS = 40  # the program itself is killed some hundreds of times, in tests/tui/commands/test_killed.py


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
session = open_review(Path(sys.argv[1]), REPORT, "甲")
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    session.decide("f2", "dismiss", "too long to fit")
except ReviewUnsaved as error:
    print(error.key)
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
        """It is said from the start; what is decided all the same stays in memory, and goes elsewhere."""
        path = tmp_path / "a.review.toml"
        with monkeypatch.context() as locked:
            locked.setattr(FileLock, "acquire", refuse_access)
            session = open_review(path, REPORT, "甲")
            assert session.trouble is not None
            assert session.trouble.key == "review-read-only"
            assert not session.unsaved
            with pytest.raises(ReviewUnsaved, match="review-read-only"):
                session.decide("f1", "confirm")
            assert session.unsaved
            assert session.status("f1") == "confirmed"
        session.save_as(tmp_path / "b.review.toml")
        assert not session.unsaved
        assert session.trouble is None
        session.close()
        assert len(read_review(tmp_path / "b.review.toml")["finding"][0]["decision"]) == 1
        assert not path.exists()

    def test_a_folder_that_can_be_written_again(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with monkeypatch.context() as locked:
            locked.setattr(FileLock, "acquire", refuse_access)
            session = open_review(path, REPORT, "甲")
        session.decide("f1", "confirm")
        assert session.trouble is None
        session.close()
        assert len(read_review(path)["finding"][0]["decision"]) == 1

    def test_a_disk_that_is_full_from_the_start(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The note of who holds the review cannot be written; the review opens, and nothing half is left."""

        def refuse(*_: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as full:
            full.setattr(locking.msgspec.json, "encode", refuse)
            full.setattr(os, "fsync", refuse)
            session = open_review(path, REPORT, "甲")
            with pytest.raises(ReviewUnsaved, match="review-disk-full"):
                session.decide("f1", "confirm")
            assert [one.name for one in path.parent.iterdir()] == [f".{path.name}.lock"]
        session.save()
        session.close()
        assert len(read_review(path)["finding"][0]["decision"]) == 1

    def test_a_folder_that_is_gone_is_not_made_again(self, tmp_path: Path) -> None:
        folder = tmp_path / "folder"
        session = open_review(folder / "a.review.toml", REPORT, "甲")
        assert session.trouble is not None
        assert session.trouble.key == "review-folder-gone"
        with pytest.raises(ReviewUnsaved, match="review-folder-gone"):
            session.decide("f1", "confirm")
        with pytest.raises(ReviewUnsaved):
            session.close()
        assert not folder.exists()

    def test_a_file_that_another_program_changed_is_not_overwritten(self, path: Path, tmp_path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
            by_hand = path.read_text("utf-8") + "\n# by hand\n"
            path.write_text(by_hand, "utf-8")
            with pytest.raises(ReviewUnsaved, match="review-changed"):
                session.decide("f2", "confirm")
            assert path.read_text("utf-8") == by_hand
            session.save_as(tmp_path / "mine")
        assert len(read_review(tmp_path / "mine.review.toml")["finding"][1]["decision"]) == 1

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
        assert len(read_review(path)["finding"][1]["decision"]) == 1  # the same twice is one

    def test_a_drive_that_hangs_does_not_keep_the_review_from_going_elsewhere(
        self, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        answer = threading.Event()
        session = open_review(path, REPORT, "甲")
        session.decide("f1", "confirm")
        with monkeypatch.context() as hanging:
            hanging.setattr(os, "fsync", lambda _: answer.wait())
            hanging.setattr(writing, "PATIENCE", 0.05)
            with pytest.raises(ReviewUnsaved, match="review-drive-hangs"):
                session.decide("f2", "confirm")
        other = tmp_path / "local"
        other.mkdir()
        with monkeypatch.context() as still:
            still.setattr(writing, "PATIENCE", 0.05)
            assert session.save_as(other) == other / path.name
            session.close()
        answer.set()
        assert [len(one.get("decision", [])) for one in read_review(other / path.name)["finding"]] == [1, 1, 0]

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


class TestElsewhere:
    """Saving under another name never costs a file that is there."""

    def test_the_name_is_completed_and_nothing_is_overwritten(self, path: Path, tmp_path: Path) -> None:
        (tmp_path / "taken.review.toml").write_text("mine", "utf-8")
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
            with pytest.raises(ReviewUnsaved, match="review-there"):
                session.save_as(tmp_path / "taken.review.toml")
            assert session.path == path
            assert session.save_as(tmp_path / "copy.toml").name == "copy.review.toml"
            session.decide("f2", "confirm")
        assert (tmp_path / "taken.review.toml").read_text("utf-8") == "mine"
        assert "decision" not in read_review(path)["finding"][1]
        assert len(read_review(tmp_path / "copy.review.toml")["finding"][1]["decision"]) == 1

    def test_where_it_fails_nothing_has_changed(self, path: Path, tmp_path: Path) -> None:
        with open_review(path, REPORT, "甲") as session:
            session.decide("f1", "confirm")
            with pytest.raises(ReviewUnsaved, match="review-folder-gone"):
                session.save_as(tmp_path / "none" / "a")
            assert session.path == path
            session.decide("f2", "confirm")
        assert not (tmp_path / "none").exists()
        assert len(read_review(path)["finding"][1]["decision"]) == 1

    def test_who_only_reads_can_go_on_in_a_copy(self, path: Path, tmp_path: Path) -> None:
        with open_review(path, REPORT, "甲") as first, open_review(path, REPORT, "乙") as second:
            assert second.read_only
            second.save_as(tmp_path / "乙")
            second.decide("f1", "confirm")
            first.decide("f2", "confirm")
        assert len(read_review(tmp_path / "乙.review.toml")["finding"][0]["decision"]) == 1


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
