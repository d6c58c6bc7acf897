"""One writer at a time: who has a review open is known to everyone who would open it too."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from datetime import datetime
from errno import ELOOP, ENOENT
from pathlib import Path

import msgspec
from msgspec import Struct

from reconcile.errors import ReviewUnsaved
from reconcile.review.record import now
from reconcile.review.rendering import Raw, render
from reconcile.review.writing import patiently, save, unsaved

LONGEST = 4096  # bytes of a note of who holds a review


class Holder(Struct, frozen=True):
    """Who has a review open, since when, on which machine."""

    who: str
    host: str
    process: int
    since: datetime


class ReviewLock:
    """The right to write one review file. `held` says whether this process has it, `taken` whether another one has it,
    and `holder` who that is, where it is known. `trouble` is what else keeps this process from having it.

    It lies in two hidden files beside the review: the lock itself, which the system lets go when the process dies, and
    a note of who holds it.
    """

    def __init__(self, review: Path, who: str) -> None:
        from filelock import FileLock  # noqa: PLC0415 - only who writes a review needs it, and it is slow to load

        self.path = review
        self._who = who
        # Any thread may let go of it: a review is opened in one and closed in another.
        self._lock = FileLock(review.with_name(f".{review.name}.lock"), thread_local=False)
        self._note = review.with_name(f".{review.name}.holder")
        self.holder: Holder | None = None
        self.held = self.taken = False
        self.trouble: ReviewUnsaved | None = None
        self.take()

    def take(self) -> bool:
        """Whether this process has it now; one that had not tries again."""
        if self.held:
            return True
        self.taken, self.holder, self.trouble = False, None, None
        try:
            self._acquire()
        except TimeoutError:
            self.taken, self.holder = True, _read(self._note)
            self.trouble = held_by(self.holder, self.path)
        except OSError as error:  # nobody can hold it, and whoever has to save is told what to do
            self.trouble = unsaved(self.path, error)
        else:
            self.held = True
            with suppress(OSError):  # then the others are not told who it is
                _write(self._note, Holder(self._who, socket.gethostname(), os.getpid(), now()))
        return self.held

    def _acquire(self) -> None:
        if not self.path.parent.is_dir():  # the lock would make it anew, and hide that it is gone
            raise FileNotFoundError(ENOENT, os.strerror(ENOENT))
        if Path(self._lock.lock_file).is_symlink():
            raise OSError(ELOOP, os.strerror(ELOOP))
        self._lock.acquire(timeout=0)

    def release(self) -> None:
        """Let go; again and again does no harm, nor does it take for ever where the drive hangs."""
        if self.held:
            self.held = False
            with suppress(ReviewUnsaved):
                patiently(self._note, self._let_go)

    def _let_go(self) -> None:
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
        self._lock.release()


def held_by(holder: Holder | None, path: Path) -> ReviewUnsaved:
    """The failure to write a review that somebody else has open."""
    if holder is None:
        return ReviewUnsaved("review-held-unknown", file=str(path))
    since = f"{holder.since.astimezone():%Y-%m-%d %H:%M}"
    return ReviewUnsaved("review-held", file=str(path), who=holder.who, host=holder.host, since=since)


def write_alone(path: Path, table: Raw) -> None:
    """Save a review that nobody else may have open; ReviewUnsaved says who has."""
    lock = ReviewLock(path, "gouji")
    if lock.trouble is not None:
        raise lock.trouble
    try:
        save(path, render(table))
    finally:
        lock.release()


def _write(note: Path, holder: Holder) -> None:
    """Make the note anew: what lies there under its name, such as a link to somewhere else, is never written to."""
    note.unlink(missing_ok=True)
    try:
        with note.open("xb") as file:
            file.write(msgspec.json.encode(holder))
    except OSError:
        note.unlink(missing_ok=True)
        raise


def _read(note: Path) -> Holder | None:
    if not note.is_file() or note.is_symlink():
        return None
    try:
        with note.open("rb") as file:
            return msgspec.json.decode(file.read(LONGEST), type=Holder)
    except (OSError, msgspec.DecodeError):
        return None
