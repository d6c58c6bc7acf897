"""A review that cannot be saved where it is, and one that is saved elsewhere."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from filelock import FileLock

from reconcile.errors import ReviewUnsaved
from reconcile.review import locking, open_review, writing
from reconcile.review.reading import read_review
from tests.reconcile.review.cases import REPORT

ROOT = Path(__file__).parents[3]


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
