"""One writer at a time: who has a review open is known to everyone who would open it too."""

from __future__ import annotations

import os
import socket
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from reconcile.errors import ReviewUnsaved
from reconcile.review.record import now
from reconcile.review.rendering import Raw, render
from reconcile.review.writing import save


class Holder(Struct, frozen=True):
    """Who has a review open, since when, on which machine."""

    who: str
    host: str
    process: int
    since: datetime


class ReviewLock:
    """The right to write one review file. `held` says whether this process got it, `taken` whether another one has it,
    and `holder` who that is, where it is known.

    It lies in two hidden files beside the review: the lock itself, which the system lets go when the process dies, and
    a note of who holds it.
    """

    def __init__(self, review: Path, who: str) -> None:
        from filelock import FileLock  # noqa: PLC0415 - only who writes a review needs it, and it is slow to load

        self._lock = FileLock(review.with_name(f".{review.name}.lock"))
        self._note = review.with_name(f".{review.name}.holder")
        self.holder: Holder | None = None
        self.taken = False
        self.held = self._acquire(who)

    def _acquire(self, who: str) -> bool:
        try:
            self._lock.acquire(timeout=0)
        except TimeoutError:
            self.taken, self.holder = True, _read(self._note)
            return False
        except OSError:  # a folder that cannot be written: nobody can hold it, and saving will say what to do
            return False
        holder = Holder(who, socket.gethostname(), os.getpid(), now())
        self._note.write_bytes(msgspec.json.encode(holder))
        return True

    def release(self) -> None:
        """Let go; again and again does no harm."""
        if self.held:
            self._note.unlink(missing_ok=True)
            self._lock.release()
            self.held = False


def held_by(holder: Holder | None, path: Path) -> ReviewUnsaved:
    """The failure to write a review that somebody else has open."""
    return ReviewUnsaved("review-held", file=str(path), who=holder.who if holder else "?")


def write_alone(path: Path, table: Raw) -> None:
    """Save a review that nobody else may have open; ReviewUnsaved says who has."""
    lock = ReviewLock(path, "gouji")
    if lock.taken:
        raise held_by(lock.holder, path)
    try:
        save(path, render(table))
    finally:
        lock.release()


def _read(note: Path) -> Holder | None:
    try:
        return msgspec.json.decode(note.read_bytes()[:4096], type=Holder)
    except (OSError, msgspec.DecodeError):
        return None
